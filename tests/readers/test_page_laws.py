"""What holds for every page, and for bytes that are no page."""

import re
import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from profiletui.model.diagnostic import SEVERITIES
from profiletui.model.paper import Paper
from profiletui.model.profile import Profile
from profiletui.readers.lines import LineDecoder
from profiletui.readers.page.grammar import Badges
from profiletui.readers.page.reader import PageReader, read_page

LINES = st.one_of(
    st.sampled_from(
        """Jinwen Ma|Ann Lee|CV|hep-th|XX|h-index11|h-index|11|30papers|1 Paper|2 Papers|3 papers|2,072citations
-4 citations|Novelty54%|Novelty 540%|AI Score 38 · h-index 3|AI Score38|54%|Peking University|LGMar 4, 2023Code
CVFeb 30, 2021|hep-thFeb 29, 2024DemoCode|Mar 4, 2023|XX Mar 4, 2023|until Mar 4, 2023|CVMar 4, 2023Ann Lee
May 3, 2021, in Rome|LG|Code
A title|[CLS] and [/]|[@click=app.quit]x[/]|Ann Lee, Bo Chen et al. · mit, eth|Ann Lee, Jr., , Bo|, ,|et al.|· mit|·
We use existing methods.Ann Lee|Code: https://github.com/a/b|https://github.com/a/|and more text, until the line ends
\x1b]0;evil\x07x|\x1b[31mred
\u202eback|\u200b|z\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301|naïve 北京 👩\u200d💻|\ufeffBOM""".replace(
            "\n", "|"
        ).split("|")
    ),
    st.text(max_size=20),
)
PAPERS = st.builds(
    "{}{}{} {}, {}{}\n{}\n\n{}\n\n{}\n\n".format,
    st.sampled_from(["LG", "cs.CV", "hep-th", "QUANT-PH", "XX", ""]),
    st.sampled_from(["", "", "\n", "\n\n"]),
    st.sampled_from(["Mar", "May", "Sept", "December", "Foo"]),
    st.integers(0, 33),
    st.integers(1990, 2030),
    st.sampled_from(["", "", "Code", "\nCode", "\n\nCode\n", "Demo", "CodeDemo", " words"]),
    LINES,
    LINES,
    LINES,
)
PAGES = st.lists(st.one_of(LINES.map(lambda line: line + "\n"), st.just("\n"), PAPERS), max_size=25).map("".join)
BYTES = st.one_of(
    st.binary(),
    PAGES.map(lambda page: page.encode("utf-8", "surrogatepass")),
    st.builds(
        lambda page, cut, junk: page.encode("utf-8", "replace")[:cut] + junk,
        PAGES,
        st.integers(0, 300),
        st.binary(max_size=8),
    ),
    PAGES.map(lambda page: page.encode("utf-16", "replace")),
    PAGES.map(lambda page: page.encode("cp1252", "replace").replace(b"\n", b"\r")),
)

LABEL = r"(?:h[- ]?index|papers?|citations?|novelty|ai[- ]?score)"


def words_of(line: str) -> set[str]:
    return set(re.split(r"[ ,·]+", line)) - {"", "et", "al.", "al"}


def in_a_field(line: str, number: int, profile: Profile) -> bool:
    """Whether what a line says is said by a field of the profile."""
    if line in (profile.name, profile.field) or any(number == paper.line for paper in profile.papers):
        return True
    if any(line == paper.category or (line == "Code" and paper.has_code) for paper in profile.papers):
        return True
    if any(line in text for paper in profile.papers for text in (paper.title, paper.abstract)):
        return True
    if any(words_of(line) <= words_of(", ".join((*paper.authors, *paper.affiliations))) for paper in profile.papers):
        return True
    figures = re.sub(rf"(?i){LABEL}|[%,:·| ]", " ", line.replace(",", "")).split()
    if not figures:
        return re.fullmatch(rf"(?i){LABEL} *:?", line) is not None
    stated = {f"{value}" for value in (*profile.metrics, len(profile.papers))}
    return {figure.lstrip("0") or "0" for figure in figures} <= stated


@given(BYTES)
@example(b"0paper\n1Paper\n1Paper")
def test_every_line_ends_up_in_a_field_or_in_a_diagnostic(data: bytes) -> None:
    reading = read_page([data], "page.txt")
    if not reading.profiles:
        assert [diagnostic.code for diagnostic in reading.diagnostics] == ["no-profile"]
        return
    decoder = LineDecoder()
    lines = decoder.feed(data) + decoder.close()
    reported = {diagnostic.line for diagnostic in reading.all_diagnostics}
    told = {lines[number - 1] for number in reported if number <= len(lines)}  # one of two headings alike is enough
    for number, line in enumerate(lines, 1):
        if line and line not in told:
            assert any(in_a_field(line, number, profile) for profile in reading.profiles), (number, line)
    assert all(0 < number <= max(1, len(lines)) for number in reported)


@given(BYTES)
def test_whatever_the_bytes_the_reading_is_in_order(data: bytes) -> None:
    reading = read_page([data], "page.txt")
    papers = [paper for profile in reading.profiles for paper in profile.papers]
    assert [paper.line for paper in papers] == sorted({paper.line for paper in papers})
    for profile in reading.profiles:
        assert {diagnostic.severity for diagnostic in profile.diagnostics} <= set(SEVERITIES)
        assert [diagnostic.line for diagnostic in profile.diagnostics] == sorted(
            diagnostic.line for diagnostic in profile.diagnostics
        )
    for text in (text for paper in papers for text in (paper.title, *paper.authors, *paper.affiliations, *paper.flags)):
        assert text.isprintable() or not text.isascii()
        assert text == text.strip()


@given(BYTES, st.lists(st.integers(0, 400), max_size=4))
def test_how_the_bytes_are_cut_makes_no_difference(data: bytes, cuts: list[int]) -> None:
    whole = read_page([data], "page.txt")
    bounds = [0, *sorted(cuts), len(data)]
    reader = PageReader("page.txt")
    for start, end in pairwise(bounds):
        reader.feed(data[start:end])
        reader.so_far()
    assert reader.close() == whole
    assert read_page((data[place : place + 1] for place in range(len(data))), "page.txt") == whole


@given(BYTES, st.lists(st.integers(0, 400), max_size=4))
def test_growth_can_be_followed_without_copies(data: bytes, cuts: list[int]) -> None:
    reader = PageReader("page.txt")
    heads: list[tuple[Profile, int]] = []
    papers: list[Paper] = []
    bounds = [0, *sorted(cuts), len(data)]
    for start, end in pairwise(bounds):
        reader.feed(data[start:end])
        heads += reader.heads(len(heads))
        papers += reader.papers[len(papers) :]
        assert heads == reader.heads()
        assert papers == reader.papers
    reading = reader.close()
    heads += reader.heads(len(heads))
    papers += reader.papers[len(papers) :]
    ends = [*(start for _, start in heads), len(papers)][1:]
    followed = [head._replace(papers=tuple(papers[start:end])) for (head, start), end in zip(heads, ends, strict=True)]
    assert followed == [profile._replace(diagnostics=()) for profile in reading.profiles]


class LineByLine(PageReader):
    """A reader that knows no usual shape of papers."""

    def _take_ordinary(self, lines: list[str], start: int, badges: Badges) -> int:
        return start


def wrapped(page: str, width: int) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, width)) for line in page.split("\n"))


PROSE = st.one_of(LINES, st.text("ab ,.", max_size=20), st.just("Words of an abstract, and more. " * 5))
ORDINARY = st.builds(
    "{}{} {}, {}{}\n{}\n\n{}\n\n{}\n\n".format,
    st.sampled_from(["LG", "hep-th", "XX", " CV"]),
    st.sampled_from(["Mar", "Sept"]),
    st.integers(1, 31),
    st.integers(2020, 2026),
    st.sampled_from(["", "Code", "Demo", " "]),
    PROSE,
    st.sampled_from(["Ann Lee, Bo Chen et al.", "Ann Lee, Jr. · mit", "", " Bo  Chen "]),
    PROSE,
)
HEADS = st.sampled_from(["Ann Lee\n\nCV\nh-index11\n30papers\n\n", "Bo Chen\nh-index 3\n", "\n", " \n", "x", ""])
BOOKS = st.lists(st.builds("{}{}".format, HEADS, st.lists(ORDINARY, max_size=8).map("".join)), max_size=3).map("".join)


@given(
    st.one_of(BOOKS, PAGES, st.builds(wrapped, BOOKS, st.integers(20, 120))),
    st.sampled_from(["\n", "\r\n", "\r", " \n", "\n\u00a0"]),
    st.lists(st.integers(0, 3000), max_size=4),
)
def test_papers_of_the_usual_shape_are_read_as_all_others(page: str, line_end: str, cuts: list[int]) -> None:
    data = page.replace("\n", line_end).encode("utf-8", "replace")
    slow = LineByLine("page.txt")
    slow.feed(data)
    expected = slow.close()
    assert read_page([data], "page.txt") == expected
    bounds = [0, *sorted(cuts), len(data)]
    assert read_page([data[start:end] for start, end in pairwise(bounds)], "page.txt") == expected


def test_most_papers_are_read_as_the_usual_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks: list[list[str]] = []
    end_block = PageReader._end_block

    def note(reader: PageReader, lines: list[str], at_badges: bool) -> None:
        blocks.append(lines)
        end_block(reader, lines, at_badges)

    monkeypatch.setattr(PageReader, "_end_block", note)
    page = "Ann Lee\nh-index 3\n" + "LGMar 4, 2023\nTitle\n\nAnn Lee, Bo Chen\n\nAbstract.\n\n" * 9
    assert len(read_page([page.encode()], "page.txt").profiles[0].papers) == 9
    assert len(blocks) == 2  # the head and the last paper


@given(PAGES)
def test_line_ends_and_marks_make_no_difference(page: str) -> None:
    data = page.replace("\r", "").replace("\ufeff", "").encode("utf-8", "replace")
    expected = read_page([data], "page.txt")
    assert read_page([data.replace(b"\n", b"\r\n")], "page.txt") == expected
    assert read_page([b"\xef\xbb\xbf" + data], "page.txt") == expected


def test_time_grows_with_the_input_alone() -> None:
    """Each of these takes minutes if any step looks back over what was read."""
    head = b"Ann Lee\nh-index 3\n"
    badge = b"LGMar 4, 2023\n"
    started = time.perf_counter()
    for data in (
        b"x" * 3_000_000,
        head + b"word " * 600_000,
        head + b"word\n" * 100_000,
        head + b"11\n" * 100_000,
        head + badge * 30_000,
        head + badge + b"h-index 3\n\nword\n\n" * 30_000,
        head + badge + b"h-index 3\nNovelty 3\nAnn Lee\n\n" * 10_000,
        head + b"Ann\nh-index 3\n" * 10_000,
        head + badge + b"11\nword\n" * 60_000,
        head + badge + b"a. B" * 300_000 + b"\n\nh-index 3\n2 papers\n",
        head + badge + b"title\n\n" + b"Ann Lee, " * 100_000,
        head + badge + b"a\n" * 200_000,
    ):
        read_page([data], "page.txt")
    assert time.perf_counter() - started < 30


def test_many_small_chunks_of_one_long_line() -> None:
    reader = PageReader("page.txt")
    started = time.perf_counter()
    for _ in range(300_000):
        reader.feed(b"word ")
    reader.close()
    assert time.perf_counter() - started < 20
