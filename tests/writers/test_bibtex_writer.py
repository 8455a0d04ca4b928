from __future__ import annotations

import re

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NormalizeFieldKeys, SeparateCoAuthors, SplitNameParts
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.readers.page.reader import read_page
from profiletui.state.paths import sample_page
from profiletui.typeset.latex.render import reading_text
from profiletui.writers.bibtex import entries, keys, write_bibtex
from profiletui.writers.tex import mended

PAPER = Paper(
    "0123456789abcdef",
    1,
    "LG",
    "2023-03-04",
    True,
    "On $SO(3)$ and 54% more",
    ("Jörg Müller", "Ludwig van Beethoven", "Sammy Davis, Jr."),
    True,
    ("mit", "R&D lab"),
    "First $x_1$.\n\nSecond.",
    (Link("https://example.org/x", "other", "example.org"), Link("https://github.com/a/b_c", "code", "github.com")),
)

source = st.text(st.sampled_from('abX1 \\{}$%#&_^@"~=,()\n'), max_size=40).map(str.strip)
papers = st.builds(
    PAPER._replace,
    id=st.sampled_from("abcdef"),
    title=source,
    authors=st.lists(
        st.text(st.sampled_from("abX -.'{}\\%"), min_size=1, max_size=12).filter(str.strip), max_size=3
    ).map(tuple),
    date=st.sampled_from([None, "2020-01-31", "2021-12-01"]),
    affiliations=st.just(()),
    abstract=source,
)


def read_back(text: str) -> list[dict[str, str]]:
    """Each entry as a reader of BibTeX takes it, the key among the fields; nothing else may be there."""
    library = parse_string(text)
    assert not library.failed_blocks, text
    assert len(library.blocks) == len(library.entries), text
    return [{"key": entry.key} | {field.key: field.value for field in entry.fields} for entry in library.entries]


def depths(text: str) -> list[int]:
    """How deep in braces each brace leads, as BibTeX itself counts: a backslash before one means nothing to it."""
    depth, found = 0, [0]
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        found.append(depth)
    return found


def test_an_entry_tells_what_the_page_tells() -> None:
    assert list(entries([PAPER])) == [
        "@misc{muller2023more,\n"
        "  title = {{On $SO(3)$ and 54\\% more}},\n"
        "  author = {Jörg Müller and Ludwig van Beethoven and Davis, Jr., Sammy and others},\n"
        "  year = {2023},\n"
        "  month = mar,\n"
        "  day = {4},\n"
        "  primaryclass = {LG},\n"
        "  code = {https://github.com/a/b_c},\n"
        "  link = {https://example.org/x},\n"
        "  keywords = {LG, Machine Learning},\n"
        "  affiliation = {mit; R\\&D lab},\n"
        "  abstract = {First $x_1$.\n\nSecond.},\n"
        "}\n"
    ]


def test_the_sample_reads_equal_when_it_is_read_back() -> None:
    with open(sample_page(), "rb") as stream:
        (profile,) = read_page([stream.read()], "sample").profiles
    found = read_back("".join(write_bibtex([profile])))
    assert len(found) == len({entry["key"] for entry in found}) == len(profile.papers)
    for entry, paper in zip(found, profile.papers, strict=True):
        assert reading_text(entry["title"][1:-1]) == reading_text(paper.title)
        assert reading_text(entry.get("abstract", "")) == reading_text(paper.abstract)
        people = entry["author"].split(" and ")
        assert (people[-1] == "others") == paper.et_al
        assert tuple(people[: len(paper.authors)]) == paper.authors
        assert (entry["year"], entry["keywords"].split(",")[0]) == (str(paper.year), paper.category)
        assert entry.get("code", "") == " ".join(link.url for link in paper.code_links)


@given(st.lists(papers, max_size=5))
def test_whatever_a_paper_says_is_read_back_whole(told: list[Paper]) -> None:
    text = "\n".join(entries(told))
    found = read_back(text)
    assert [entry["key"] for entry in found] == keys(told)
    assert len(set(keys(told))) == len(told)
    for entry, paper in zip(found, told, strict=True):
        assert entry.get("title", "") == (f"{{{mended(paper.title)}}}" if paper.title else "")
        assert entry.get("abstract", "").strip() == mended(paper.abstract).strip()


@given(source)
def test_braces_are_balanced_and_what_is_mended_stays(text: str) -> None:
    once = mended(text)
    assert min(depths(once)) == depths(once)[-1] == 0
    assert mended(once) == once
    assert not re.search(r"(?<!\\)(?:\\\\)*[%#]", once)


@given(st.text(st.sampled_from("abX1 .,;:!?()-'\"é中@\n")).map(str.strip))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert mended(text) == re.sub(r"(\n[ \t]*)@(?=\w*[ \t]*\()", r"\1{@}", text)


@pytest.mark.parametrize(
    "latex",
    [
        r"$\mathcal{O}(n \log n)$ and \emph{this}, 54\%, \& \#1",
        r"$\left\{x_i^2\right\}$ at \url{https://a.org/b_c%20d#e}",
        r"\begin{align} a &= b_1 \\ c &= d \end{align}",
        r"as in \cite{he_2016} and Fig.~\ref{a_b}",
        r"$\begin{pmatrix} a & b \end{pmatrix}$ and \(x_1\), \[y^2\]",
        r"Erd\H{o}s and \'Etienne, ``quoted''",
    ],
)
def test_sound_latex_is_raw(latex: str) -> None:
    assert mended(latex) == latex


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("54% of R&D, item #1", r"54\% of R\&D, item \#1"),
        ("snake_case and a^b", r"snake\_case and a\^{}b"),
        ("from $5 to $10 a month", r"from \$5 to \$10 a month"),
        ("a lone { brace", r"a lone \ensuremath{\lbrace} brace"),
        ("not } before {", r"not \ensuremath{\rbrace} before \ensuremath{\lbrace}"),
        (r"$\left\{ a \right.$", r"$\left\lbrace{} a \right.$"),
        ("ends in \\", r"ends in \textbackslash{}"),
        (r"row \\{a}", r"row \\ {a}"),
        ("two\n\n@misc{x}", "two\n\n{@}misc{x}"),
    ],
)
def test_what_would_break_is_mended_and_reads_the_same(told: str, written: str) -> None:
    assert mended(told) == written
    assert reading_text(written).replace("{@}", "@") == reading_text(told)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Zhijian Zhuo", ("Zhijian", "", "Zhuo", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("Sammy Davis, Jr.", ("Sammy", "", "Davis", "Jr.")),
        ("Ludwig van Beethoven, III", ("Ludwig", "van", "Beethoven", "III")),
        ("Paul Erd\\H{o}s", ("Paul", "", "Erd\\H{o}s", "")),
        ("The ATLAS Collaboration", ("", "", "{The ATLAS Collaboration}", "")),
        ("Research and Development", ("", "", "{Research and Development}", "")),
        ("others", ("", "", "{others}", "")),
        ("OpenAI", ("", "", "OpenAI", "")),
        ("Cher, Jr.", ("", "", "{Cher, Jr.}", "")),
    ],
)
def test_names_are_taken_apart_as_people_do(name: str, parts: tuple[str, str, str, str]) -> None:
    (entry,) = entries([PAPER._replace(authors=(name, "Ada Byron"), et_al=False)])
    library = parse_string(entry, append_middleware=[NormalizeFieldKeys(), SeparateCoAuthors(), SplitNameParts()])
    first, second = library.entries[0]["author"]
    assert (" ".join(first.first), " ".join(first.von), " ".join(first.last), " ".join(first.jr)) == parts
    assert second.last == ["Byron"]


def test_keys_name_author_year_and_word_and_tell_papers_apart() -> None:
    twin = PAPER._replace(id="2", abstract="Other")
    assert keys([PAPER]) == ["muller2023more"]
    assert keys([PAPER._replace(title="An $SO(3)$")]) == ["muller2023so"]
    assert keys([PAPER, twin, PAPER._replace(id="3", title="Graphs")]) == [
        "muller2023morea",
        "muller2023moreb",
        "muller2023graphs",
    ]
    bare = PAPER._replace(authors=(), date=None, title="")
    assert keys([bare]) == ["anon012345"]
    assert keys([PAPER._replace(authors=("王伟",), title="论文")]) == ["anon2023012345"]
    many = [PAPER._replace(id=str(number)) for number in range(30)]
    assert keys(many)[25:28] == ["muller2023morez", "muller2023moreaa", "muller2023moreab"]
    assert keys([PAPER, twin, PAPER._replace(id="4", title="Morea")])[:2] == ["muller2023moreb", "muller2023morec"]


def test_a_paper_on_two_profiles_is_one_entry() -> None:
    one = Profile("A", None, Metrics(), Source("a", "page"), (PAPER,))
    assert len(read_back("".join(write_bibtex([one, one._replace(name="B")])))) == 1
    assert "".join(write_bibtex([])) == ""
