"""Files put together from several pages (`cat a.txt b.txt`)."""

import pytest

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.profile import Reading
from profiletui.readers.page.reader import read_page

FIRST_HEAD = "Ann Lee\n\nCV\nh-index11\n1papers\n\n1 Papers\n\n"
FIRST = FIRST_HEAD + "LGMar 4, 2023\nA title\n\nAnn Lee, Bo Chen\n\nWe use existing methods."
SECOND_HEAD = "Bo Chen\n\nLG\nh-index12\n2papers\n9citations\n\n1 Papers\n\n"
SECOND = SECOND_HEAD + "CVMay 5, 2024\nB title\n\nBo Chen\n\nAnother abstract.\n"


def read(text: str) -> Reading:
    return read_page([text.encode()], "both.txt")


def joined(reading: Reading) -> list[Diagnostic]:
    return [remark for remark in reading.all_diagnostics if remark.code == "joined-profiles"]


def check_both(reading: Reading, abstract: str = "We use existing methods.") -> None:
    first, second = reading.profiles
    assert (first.name, first.field, first.metrics.h_index) == ("Ann Lee", "CV", 11)
    assert (second.name, second.field, second.metrics.h_index) == ("Bo Chen", "LG", 12)
    assert [paper.abstract for paper in first.papers] == [abstract]
    assert [paper.title for paper in second.papers] == ["B title"]
    assert "unknown-line" not in {remark.code for remark in reading.all_diagnostics}


@pytest.mark.parametrize("between", ["\n\n", "\n\n\n \n", "\n", "\r\n\r\n", "\n\ufeff", "\n\n\ufeff"])
def test_a_second_profile_on_a_line_of_its_own(between: str) -> None:
    reading = read(FIRST + between + SECOND)
    check_both(reading)
    assert joined(reading) == []


def test_remarks_go_to_their_profile_and_counts_are_its_own() -> None:
    reading = read(FIRST + "\n\n" + SECOND.replace("Another", "An\x1b[0mother"))
    first, second = reading.profiles
    assert {remark.code for remark in first.diagnostics} == {"missing-metric"}
    assert {remark.code for remark in second.diagnostics} == {"missing-metric", "unsafe-text", "paper-count"}
    assert reading.diagnostics == ()
    assert [remark.line for remark in reading.all_diagnostics] == sorted(
        remark.line for remark in reading.all_diagnostics
    )


@pytest.mark.parametrize("between", ["", "\ufeff"])
def test_a_file_without_a_final_line_end(between: str) -> None:
    reading = read(FIRST + between + SECOND)
    check_both(reading)
    (remark,) = joined(reading)
    assert (remark.line, remark.severity) == (14, "warning")
    assert "Bo Chen" in remark.message


@pytest.mark.parametrize(
    ("last", "abstract"),
    [
        ("Code at https://github.com/a/b.", None),
        ("Code at https://github.com/a/b", None),
        ("No full stop at the end", None),
        ("Ends with a formula $x$", None),
        ("(See the appendix.)", None),
        ("By J.K. Rowling and the U.S.", None),
        ("It beats a GAN.", None),
        ("Wrapped so that the last line is\nshort.", "Wrapped so that the last line is short."),
        ("Wrapped so that the last line is\nshort too", "Wrapped so that the last line is short too"),
        ("Two paragraphs.\n\nThe second.", None),
    ],
)
def test_names_glued_to_the_end_of_an_abstract(last: str, abstract: str | None) -> None:
    reading = read(FIRST.replace("We use existing methods.", last) + SECOND)
    check_both(reading, abstract or last)
    assert len(joined(reading)) == 1


def test_a_link_before_a_glued_name_is_whole() -> None:
    reading = read(FIRST.replace("We use existing methods.", "At https://github.com/a/b") + SECOND)
    assert [link.url for link in reading.profiles[0].papers[0].links] == ["https://github.com/a/b"]


def cut_first(after: str) -> str:
    return FIRST[: FIRST.index(after) + len(after)]


@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_names_glued_to_other_lines_of_a_paper(blank: str) -> None:
    second = SECOND.replace("\n\n", blank, 1)
    for last, title, authors, has_code in [
        ("LGMar 4, 2023", "", (), False),
        ("A title", "A title", (), False),
        ("Ann Lee, Bo Chen", "A title", ("Ann Lee", "Bo Chen"), False),
    ]:
        reading = read(cut_first(last) + second)
        assert [profile.name for profile in reading.profiles] == ["Ann Lee", "Bo Chen"]
        (paper,) = reading.profiles[0].papers
        assert (paper.title, paper.authors, paper.has_code) == (title, authors, has_code)
        assert len(joined(reading)) == 1
    reading = read(cut_first("LGMar 4, 2023") + "Code" + second)
    assert [profile.name for profile in reading.profiles] == ["Ann Lee", "Bo Chen"]
    assert (reading.profiles[0].papers[0].has_code, reading.profiles[0].papers[0].flags) == (True, ())


def test_a_name_glued_to_affiliations() -> None:
    reading = read(cut_first("Ann Lee, Bo Chen") + " et al. · mit" + SECOND)
    assert reading.profiles[0].papers[0].affiliations == ("mit",)
    assert reading.profiles[1].name == "Bo Chen"


@pytest.mark.parametrize(
    "name",
    [
        "Bo van der Berg",
        "Bo Chen, Ph.D.",
        "Bo J. Chen",
        "Ronald McDonald",
        "O’Brien",
        "Gal·la Font",
        "马尽文",
        "Étienne",
        "bell hooks",
        "J.-K. Cheng",
        "St.John Smith",
    ],
)
def test_names_of_every_kind(name: str) -> None:
    for between in ("\n\n", "\n"):
        reading = read(FIRST + between + SECOND.replace("Bo Chen", name, 1))
        assert [profile.name for profile in reading.profiles] == ["Ann Lee", name]
        assert reading.profiles[0].papers[0].abstract == "We use existing methods."
        assert joined(reading) == []


@pytest.mark.parametrize("name", ["Bo van der Berg", "Bo Chen, Ph.D.", "Bo J. Chen", "马尽文", "Étienne Roy"])
def test_glued_names_of_every_kind(name: str) -> None:
    reading = read(FIRST + SECOND.replace("Bo Chen", name, 1))
    assert [profile.name for profile in reading.profiles] == ["Ann Lee", name]
    assert reading.profiles[0].papers[0].abstract == "We use existing methods."


def test_a_name_that_cannot_be_told_from_the_text() -> None:
    reading = read(
        FIRST + SECOND.replace("Bo Chen", "the rest of a sentence that goes on and on, with no name in it at all", 1)
    )
    first, second = reading.profiles
    assert (second.name, second.metrics.h_index) == ("", 12)
    assert first.papers[0].abstract.endswith("no name in it at all")
    assert len(joined(reading)) == 1


def test_a_short_sentence_is_no_name() -> None:
    reading = read(
        FIRST.replace("We use existing methods.", "We prove it.") + "\n\nLG\n" + SECOND[SECOND.index("h-index") :]
    )
    first, second = reading.profiles
    assert (first.papers[0].abstract, second.name, second.field) == ("We prove it.", "", "LG")
    assert len(joined(reading)) == 1


@pytest.mark.parametrize(
    "head",
    [
        "Bo Chen\n\nh-index12\n\n",
        "Bo Chen\nh-index12\n",
        "Bo Chen\n\nLG\n2 papers\n\n",
        "Bo Chen\n\n2 papers\n\n",
        "Bo Chen\n\n1 Paper\n\n",
        "Bo Chen\nLG\nh-index: 12 · 2 papers\n",
        "Bo Chen\n\nLG\n\nh-index\n12\npapers\n2\n\n",
        "Bo Chen\n\n12\nh-index\n2\npapers\n\n",
        "Bo Chen\n\nLG\nh-index12\nPeking University\n2papers\n\n",
    ],
)
def test_short_heads(head: str) -> None:
    reading = read(FIRST + "\n\n" + head + SECOND[SECOND.index("CVMay") :])
    assert [profile.name for profile in reading.profiles] == ["Ann Lee", "Bo Chen"]
    assert [len(profile.papers) for profile in reading.profiles] == [1, 1]
    assert reading.profiles[0].papers[0].abstract == "We use existing methods."


@pytest.mark.parametrize(
    "text",
    [
        "We looked through more than\n30 papers\nof others.",
        "We looked through more than\n30 papers",
        "There are\n12 citations\nin it.",
        "Their\nh-index 11\nis high.",
        "Results.\n\n30 papers were read.",
        "Novelty\n\nThis is new.",
        "They are from\nCV\nand others, with\n30 papers\neach.",
        "Numbers:\n\n11\n\n12",
        "3D papers",
    ],
)
def test_text_that_only_looks_like_a_head(text: str) -> None:
    reading = read(FIRST.replace("We use existing methods.", text) + "\n\nCVMay 5, 2024\nB title\n")
    (profile,) = reading.profiles
    assert profile.papers[0].abstract == "\n\n".join(part.replace("\n", " ") for part in text.split("\n\n"))


def test_three_profiles_and_one_name_twice() -> None:
    reading = read(
        FIRST + "\n\n" + SECOND + "\n" + SECOND + "\n" + "Cy Dent\n\nCL\nh-index 1\n0 Papers\n\nDi Eck\n\nh-index 2\n"
    )
    assert [profile.name for profile in reading.profiles] == ["Ann Lee", "Bo Chen", "Bo Chen", "Cy Dent", "Di Eck"]
    assert [len(profile.papers) for profile in reading.profiles] == [1, 1, 1, 0, 0]
    assert "repeated-paper" not in {remark.code for remark in reading.all_diagnostics}
