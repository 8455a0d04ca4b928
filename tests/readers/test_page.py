"""The rules of the page, by example."""

import pytest

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Reading
from profiletui.readers.page.reader import PageReader, read_page

HEAD = "Jinwen Ma\n\nCV\nh-index11\n1paper\n2,072citations\nNovelty54%\nAI Score38\n\n1 Paper\n\n"
PAPER = "LGMar 4, 2023\nA title\n\nAnn Lee, Bo Chen\n\nAn abstract.\n"


def read(text: str | bytes) -> Reading:
    return read_page([text.encode() if isinstance(text, str) else text], "page.txt")


def read_profile(text: str | bytes) -> Profile:
    reading = read(text)
    assert reading.diagnostics == ()
    (profile,) = reading.profiles
    return profile


def read_papers(text: str) -> tuple[Paper, ...]:
    """The papers of a page with a head of ten lines; the first stands in line 12."""
    return read_profile(HEAD + text).papers


def codes(reading: Reading | Profile) -> list[tuple[int, str]]:
    remarks = reading.all_diagnostics if isinstance(reading, Reading) else reading.diagnostics
    return [(remark.line, remark.code) for remark in remarks]


def test_a_whole_page() -> None:
    profile = read_profile(HEAD + PAPER)
    assert (profile.name, profile.field, profile.source.name) == ("Jinwen Ma", "CV", "page.txt")
    assert profile.metrics == Metrics(11, 1, 2072, 54, 38)
    (paper,) = profile.papers
    assert paper[1:12] == (
        12,
        "LG",
        "2023-03-04",
        False,
        "A title",
        ("Ann Lee", "Bo Chen"),
        False,
        (),
        "An abstract.",
        (),
        (),
    )
    assert profile.diagnostics == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace(" ", "\u00a0").encode(),
        lambda text: text.replace("\n", " \t\n\u2003 ").encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: ("\n\n" + text + "\n\n")[2:].encode(),
        lambda text: text.replace("\n\n", "\n\n\n\n", 3).replace("\n\n\n\n", "\n \n").encode(),
    ],
)  # fmt: skip
def test_bytes_that_say_the_same(change) -> None:  # type: ignore[no-untyped-def]  # a lambda in a table
    assert read(change(HEAD + PAPER)) == read(HEAD + PAPER)


@pytest.mark.parametrize(
    ("line", "category", "date", "has_code"),
    [
        ("LGMar 4, 2023Code", "LG", "2023-03-04", True),
        ("LGMar 4, 2023", "LG", "2023-03-04", False),
        ("hep-thFeb 29, 2024", "hep-th", "2024-02-29", False),
        ("QUANT-PHMay 1, 1999Code", "QUANT-PH", "1999-05-01", True),
        ("MTRL-SCIJun 30, 2020", "MTRL-SCI", "2020-06-30", False),
        ("astro-ph.GASep 9, 2019", "astro-ph.GA", "2019-09-09", False),
        ("cs.LGSept 9, 2019", "cs.LG", "2019-09-09", False),
        ("cond-mat.mtrl-sciSeptember 19, 2019code", "cond-mat.mtrl-sci", "2019-09-19", True),
        ("AIAugust 31, 2019CODE", "AI", "2019-08-31", True),
        ("CLDEC 31, 2019 Code", "CL", "2019-12-31", True),
        ("CV Mar. 04, 2021 · Code", "CV", "2021-03-04", True),
        ("hep-th · Mar 4, 2021 · Code", "hep-th", "2021-03-04", True),
        ("CV | Mar 4, 2021 | Code", "CV", "2021-03-04", True),
        ("CV • Mar 4, 2021", "CV", "2021-03-04", False),
        ("CV Mar 4 , 2021 Code", "CV", "2021-03-04", True),
        ("CVMar  4,  2021Code", "CV", "2021-03-04", True),
        ("MAMay 3, 2021", "MA", "2021-05-03", False),
        ("SEMarch 3, 2021", "SE", "2021-03-03", False),
    ],
)
def test_badges(line: str, category: str, date: str, has_code: bool) -> None:
    (paper,) = read_papers(f"{line}\nA title\n\nAnn Lee\n\nAt https://github.com/a/b\n")
    assert (paper.category, paper.date, paper.has_code, paper.flags) == (category, date, has_code, ())
    assert paper.title == "A title"


@pytest.mark.parametrize(
    ("line", "has_code", "flags"),
    [
        ("LGMar 4, 2023Demo", False, ("Demo",)),
        ("LGMar 4, 2023CodeDataset", True, ("Dataset",)),
        ("LGMar 4, 2023DatasetCode", True, ("Dataset",)),
        ("LGMar 4, 2023 Code · Demo", True, ("Demo",)),
        ("LGMar 4, 2023Codebase", False, ("Codebase",)),
        ("LGMar 4, 2023HuggingFace Oral", False, ("HuggingFace", "Oral")),
        ("LGMar 4, 2023Code12 citations", True, ("12", "citations")),
    ],
)
def test_unknown_flags_are_kept_and_reported(line: str, has_code: bool, flags: tuple[str, ...]) -> None:
    profile = read_profile(HEAD + PAPER.replace("LGMar 4, 2023", line))
    (paper,) = profile.papers
    assert (paper.has_code, paper.flags) == (has_code, flags)
    (remark,) = [remark for remark in profile.diagnostics if remark.code == "unknown-flag"]
    assert (remark.line, remark.severity) == (12, "warning")
    assert all(flag in remark.message for flag in flags)


@pytest.mark.parametrize(
    "day", ["CVFeb 30, 2023", "CVFeb 29, 2023", "CVApr 31, 2023", "CVMay 0, 2023", "CVMay 132, 2023", "CVFeb 29, 1900"]
)
def test_a_day_that_does_not_exist_is_left_empty(day: str) -> None:
    profile = read_profile(HEAD + PAPER.replace("LGMar 4, 2023", day))
    assert profile.papers[0].date is None
    assert profile.papers[0].title == "A title"
    assert codes(profile) == [(12, "bad-date")]
    assert day[2:] in profile.diagnostics[0].message


@pytest.mark.parametrize(
    ("line", "category", "code"),
    [
        ("Mar 4, 2023Code", None, "missing-category"),
        ("XXMar 4, 2023Code", "XX", "unknown-category"),
        ("XX Mar 4, 2023Code", "XX", "unknown-category"),
    ],
)
def test_without_a_known_category_a_badge_line_starts_a_paragraph(line: str, category: str | None, code: str) -> None:
    profile = read_profile(HEAD + PAPER.replace("LGMar 4, 2023", line) + f"\nA line\n{line}\nof text.\n")
    (paper,) = profile.papers
    assert paper.category == category
    assert paper.abstract == f"An abstract.\n\nA line {line} of text."
    assert (12, code) in codes(profile)


@pytest.mark.parametrize(
    "text",
    [
        "measured\nuntil Mar 4, 2023\nand after",
        "measured on\nMay 3, 2021\nand after",
        "published on\nMay 3, 2021, in Rome.",
        "data of\nLG Mar 4, 2023",
    ],
)
def test_dates_within_a_paragraph_are_text(text: str) -> None:
    (paper,) = read_papers(PAPER.replace("An abstract.", text))
    assert paper.abstract == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Until Mar 4, 2023 we waited.",
        "On May 3, 2021",
        "May 3, 2021, was a Monday.",
        "In Mar 4, 2023 words",
        "updated · Mar 4, 2023",
        "LGMar 4, 2023 is not the badge of any of the papers",
    ],
)
def test_dates_in_a_sentence_are_text(text: str) -> None:
    (paper,) = read_papers(f"{PAPER}\n{text}\n")
    assert paper.abstract == f"An abstract.\n\n{text}"


@pytest.mark.parametrize("apart", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize("abstract", ["", "An abstract.\n\n", "Wrapped\nlines.\n\nAnd more.\n\n"])
def test_badges_may_stand_one_below_the_other(apart: str, abstract: str) -> None:
    badges = apart.join(["hep-th", "Mar 4, 2023", "Code", "A title"])
    first, second, third = read_papers(f"{badges}\n\nAnn Lee\n\n{abstract}" * 2 + PAPER)
    for paper in (first, second):
        assert (paper.category, paper.date, paper.has_code, paper.flags) == ("hep-th", "2023-03-04", True, ())
        assert (paper.title, paper.authors) == ("A title", ("Ann Lee",))
        assert paper.abstract == abstract.strip().replace("Wrapped\n", "Wrapped ")
    assert (first.line, third.category, third.abstract) == (12 + len(apart), "LG", "An abstract.")


def test_badges_may_stand_right_below_the_heading() -> None:
    profile = read_profile(HEAD.rstrip() + "\nCV\nMar 4, 2023\nCode\nA title\n")
    assert [(paper.category, paper.has_code, paper.title) for paper in profile.papers] == [("CV", True, "A title")]


def test_only_the_code_badge_stands_below_the_others() -> None:
    (paper,) = read_papers(PAPER.replace("2023\n", "2023\nCode\n"))
    assert (paper.has_code, paper.title) == (True, "A title")
    (paper,) = read_papers(PAPER.replace("A title", "Code"))
    assert (paper.has_code, paper.title) == (False, "Code")


@pytest.mark.parametrize("text", ["all of\nCV\nMar 4, 2023\nand", "CV of\nMar 4, 2023\nand", "Foo\nMar 4, 2023"])
def test_a_date_below_other_words_is_text(text: str) -> None:
    (paper,) = read_papers(PAPER.replace("An abstract.", text))
    assert paper.abstract == text.replace("\n", " ")


def test_badge_lines_need_no_blank_line_before_them() -> None:
    first, second = read_papers(PAPER + PAPER.replace("A title", "Another title"))
    assert (first.abstract, second.title, second.line) == ("An abstract.", "Another title", 18)


def test_hard_wrapped_paragraphs_are_joined() -> None:
    (paper,) = read_papers(
        "LGMar 4, 2023\nA title that\nwas wrapped\n\nAnn Lee,\nBo Chen et\nal. · mit,\n  eth\n\nOne\ntwo https://github.com/a/\nb.\n\n\nThree\nfour.\n"
    )
    assert paper.title == "A title that was wrapped"
    assert (paper.authors, paper.et_al, paper.affiliations) == (("Ann Lee", "Bo Chen"), True, ("mit", "eth"))
    assert paper.abstract == "One two https://github.com/a/b.\n\nThree four."
    assert paper.links == (Link("https://github.com/a/b", "code", "github.com"),)


@pytest.mark.parametrize(
    ("line", "names", "et_al", "affiliations"),
    [
        ("Ann Lee", ["Ann Lee"], False, []),
        ("Ann Lee,Bo Chen , Cy", ["Ann Lee", "Bo Chen", "Cy"], False, []),
        ("Ann Lee, Bo Chen et al.", ["Ann Lee", "Bo Chen"], True, []),
        ("Ann Lee, Bo Chen, et al", ["Ann Lee", "Bo Chen"], True, []),
        ("Ann Lee et al. · mit", ["Ann Lee"], True, ["mit"]),
        ("Ann Lee · MIT, ETH Zürich · Inria", ["Ann Lee"], False, ["MIT", "ETH Zürich", "Inria"]),
        ("Gal·la Font, Bo", ["Gal·la Font", "Bo"], False, []),
        ("Ann Lee, Jr., Bo Chen, III, Cy Dent, Ph.D.", ["Ann Lee, Jr.", "Bo Chen, III", "Cy Dent, Ph.D."], False, []),
        ("Ann Lee, , Bo Chen,", ["Ann Lee", "Bo Chen"], False, []),
        ("Étienne Al, Metal", ["Étienne Al", "Metal"], False, []),
        ("Ann Lee, Al", ["Ann Lee", "Al"], False, []),
        ("[CLS] Team, {x}", ["[CLS] Team", "{x}"], False, []),
    ],
)  # fmt: skip
def test_authors(line: str, names: list[str], et_al: bool, affiliations: list[str]) -> None:
    (paper,) = read_papers(f"LGMar 4, 2023\nA title\n\n{line}\n\nAn abstract.\n")
    assert (list(paper.authors), paper.et_al, list(paper.affiliations)) == (names, et_al, affiliations)


@pytest.mark.parametrize(
    "title", ["[CLS] tokens", "[/]", "[@click=app.quit]x[/]", r"\{x\} 100\% $O(n)$ {", "  spaced  "]
)
def test_titles_appear_as_written(title: str) -> None:
    profile = read_profile(HEAD + PAPER.replace("A title", title))
    assert profile.papers[0].title == title.strip()
    assert profile.diagnostics == ()


@pytest.mark.parametrize("sequence", ["\x1b]0;evil\x07", "\x1b]52;c;aGk=\x1b\\", "\x1b[2J", "\x9b31m"])
def test_terminal_sequences_never_reach_a_field(sequence: str) -> None:
    page = HEAD + PAPER
    for word in ("Jinwen", "LGMar", "title", "Chen", "abstract"):
        page = page.replace(word, word[:2] + sequence + word[2:])
    profile = read_profile(page)
    assert profile.papers == read_profile(HEAD + PAPER).papers
    assert profile.name == "Jinwen Ma"
    assert codes(profile) == [(line, "unsafe-text") for line in (1, 12, 13, 15, 17)]


def test_what_is_missing_stays_empty() -> None:
    profile = read_profile(HEAD + "LGMar 4, 2023\nA title\n\nAnn Lee\n\nCVMar 5, 2023\nB title\n\nCLMar 6, 2023\n")
    assert [(paper.title, paper.authors, paper.abstract) for paper in profile.papers] == [
        ("A title", ("Ann Lee",), ""),
        ("B title", (), ""),
        ("", (), ""),
    ]
    assert codes(profile) == [
        (10, "paper-count"),
        (17, "missing-authors"),
        (20, "missing-title"),
        (20, "missing-authors"),
    ]


def test_remarks_about_code() -> None:
    link = "An abstract, see https://github.com/a/b"
    badge = PAPER.replace("2023\n", "2023Code\n")
    linked = PAPER.replace("An abstract", link).replace("A title", "B title")
    both = badge.replace("An abstract", link).replace("A title", "C title")
    other = PAPER.replace("An abstract", "See https://example.org").replace("A title", "D title")
    profile = read_profile(HEAD.replace("1p", "4p").replace("1 P", "4 P") + "\n".join((badge, linked, both, other)))
    assert codes(profile) == [(12, "badge-without-link"), (19, "link-without-badge")]
    assert {remark.severity for remark in profile.diagnostics} == {"note"}


def test_a_repeated_paper_is_kept_and_noted() -> None:
    profile = read_profile(
        HEAD.replace("1p", "2p").replace("1 P", "2 P") + PAPER + "\n" + PAPER.replace("A title", "A  Title.")
    )
    assert len({paper.id for paper in profile.papers}) == 1
    (remark,) = profile.diagnostics
    assert (remark.line, remark.severity, remark.code) == (19, "note", "repeated-paper")
    assert "line 12" in remark.message


def test_authors_that_are_prose_are_reported() -> None:
    prose = "Representing a text as a graph for obtaining automatic text summarization has been investigated for years."
    profile = read_profile(HEAD + f"LGMar 4, 2023\nA title\n\n{prose}\n")
    assert profile.papers[0].authors == (prose,)
    assert codes(profile) == [(12, "odd-authors")]


def test_an_id_outlives_dates_and_abstracts() -> None:
    (old,) = read_papers(PAPER)
    (new,) = read_profile(
        "Ann Lee\n\n3 Papers\n\n" + PAPER.replace("Mar 4", "Jun 5").replace("An abs", "Another abs")
    ).papers
    assert old.id == new.id
    untitled = read_papers("LGMar 4, 2023\n\nLGMar 5, 2023\n")
    assert len({paper.id for paper in untitled}) == 2


@pytest.mark.parametrize(
    "data",
    [b"", b"\n \n", b"Just some text\n\nand more of it.\n", bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
)
def test_a_file_without_a_profile_gives_one_error(data: bytes) -> None:
    reading = read_page([data], "photo.png")
    assert reading.profiles == ()
    (error,) = reading.diagnostics
    assert (error.line, error.severity, error.code) == (0, "error", "no-profile")
    assert "photo.png" in error.message
    assert "LGMar 4, 2023Code" in error.message


def test_papers_can_be_read_while_the_page_arrives() -> None:
    reader = PageReader("page.txt")
    assert reader.so_far() == Reading(())
    reader.feed((HEAD + PAPER + "\nCVMay 5, 20").encode())
    assert reader.papers == []
    assert reader.so_far().profiles[0].metrics == Metrics(11, 1, 2072, 54, 38)
    reader.feed(b"23\nB title\n\nCVMay 6, 2023\n")
    growing = reader.papers
    assert [paper.title for paper in growing] == ["A title", "B title"]
    assert reader.so_far().profiles[0].papers == tuple(growing)
    reader.feed(b"CVMay 7, 2023\n")
    assert [paper.title for paper in growing] == ["A title", "B title", ""]
    assert reader.papers is growing
    assert "paper-count" not in str(codes(reader.so_far()))
    assert (10, "paper-count") in codes(reader.close())
    assert len(growing) == 4
