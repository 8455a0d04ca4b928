"""The same papers, as programs save their page: shapes, wraps, and what they put beside the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.profile import Profile
from profiletui.readers.page.reader import PageReader, read_page
from profiletui.session import open_sources


class Written(NamedTuple):
    category: str
    date: str
    code: str
    title: str
    authors: str
    abstract: str


PAPERS = (
    Written(
        "LG",
        "Mar 4, 2023",
        "https://github.com/ada/engine",
        "Weaving Engines with Cards",
        "Ada Byron, Jo Jacquard",
        "We weave. Engines follow the well-known cards of a loom, one after another.",
    ),
    Written(
        "math.CO",
        "Apr 15, 2022",
        "",
        "On Numbers",
        "Mary Mill, Ada Byron et al. · mit, eth",
        "A number is $n$ or $n+1$, and a dual-branch rule says which of the two-thirds it was.",
    ),
    Written(
        "hep-th",
        "Dec 1, 2021",
        "",
        "State-of-the-Art Looms and What They Cost",
        "Jo Jacquard, Mary Mill, Ada Byron",
        "Costs of looms are told in pounds. They are low.",
    ),
)
HEAD = ("Ada Byron", "LG", "h-index11", "3papers", "12citations", "3 Papers")


def read(text: str) -> Profile:
    reading = read_page([text.encode()], "page.txt")
    (profile,) = reading.profiles
    return profile


def assert_papers_are_as_written(profile: Profile) -> None:
    assert (profile.name, profile.field, profile.metrics.h_index, profile.metrics.papers) == ("Ada Byron", "LG", 11, 3)
    plain = read(browser_copy())
    for paper, expected, written in zip(profile.papers, plain.papers, PAPERS, strict=True):
        assert paper._replace(line=0, links=()) == expected._replace(line=0, links=())
        assert (paper.title, paper.abstract, paper.has_code) == (written.title, written.abstract, bool(written.code))


def browser_copy(badge: str = "{category}{date}{code}", between: str = "\n", around: str = "\n\n") -> str:
    parts = ["\n".join(HEAD)]
    for number, paper in enumerate(PAPERS, 1):
        code = "Code" if paper.code else ""
        badges = badge.format(category=paper.category, date=paper.date, code=code, n=number).strip()
        parts.append(f"{badges}\n{paper.title}{between}\n{paper.authors}{between}\n{paper.abstract}")
    return around.join(parts)


def navigation() -> str:
    return "HomeSearchSign in\n" + browser_copy() + "\nAboutPrivacy\n\n© 2026 Example"


def buttons() -> str:
    return browser_copy().replace("another.", "another.\nShow more").replace("it was.", "it was.\nShow more")


def firefox() -> str:
    parts = ["Ada Byron", "LG\nh-index*11*\n*3*papers\n*12*citations", "    3 Papers"]
    for paper in PAPERS:
        code = f"Code <{paper.code}>" if paper.code else ""
        title = f"{paper.title} <file:///\npaper/74b8>"
        parts += [f"{paper.category}{paper.date}{code}", title, paper.authors, paper.abstract]
    return "\n\n".join(parts)


def html2text() -> str:
    parts = ["# Ada Byron", "LG", "h-index**11**", "**3** papers", "**12** citations", "## 3 Papers"]
    for paper in PAPERS:
        code = f"[Code]({paper.code})" if paper.code else ""
        title = f"### [{paper.title}](/paper/74b8)"
        parts += [f"{paper.category}{paper.date}{code}", title, paper.authors, paper.abstract]
    return "\n\n".join(parts)


def lynx() -> str:
    parts, addresses = ["Ada Byron", "\n".join(HEAD[1:5]), HEAD[5]], []
    for paper in PAPERS:
        code = ""
        if paper.code:
            addresses.append(paper.code)
            code = f"[{len(addresses)}]Code"
        addresses.append("file:///paper/1")
        title = f"[{len(addresses)}]{paper.title}"
        parts += [f"{paper.category}{paper.date}{code}", title, paper.authors, paper.abstract]
    listed = "\n".join(f"   {number}. {address}" for number, address in enumerate(addresses, 1))
    return "\n\n".join([*parts, "References", listed])


SHAPES: dict[str, Callable[[], str]] = {
    "a browser's copy": browser_copy,
    "title over authors": lambda: browser_copy().replace("\n\nAda", "\nAda").replace("\n\nMary M", "\nMary M")
    .replace("\n\nJo", "\nJo"),
    "no blank line at all": lambda: browser_copy(between="", around="\n"),
    "blanks between badges": lambda: browser_copy("{category} {date} {code}", around="\n"),
    "dots between badges": lambda: browser_copy("{category} · {date} · {code}").replace(" · \n", "\n"),
    "a numbered list": lambda: browser_copy("{n}. {category}{date}{code}"),
    "badges one below the other": lambda: browser_copy("{category}\n{date}\n{code}"),
    "navigation": navigation,
    "buttons": buttons,
    "Firefox": firefox,
    "html2text": html2text,
    "lynx": lynx,
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_papers_of_a_saved_page_are_those_that_were_on_it(shape: str) -> None:
    assert_papers_are_as_written(read(SHAPES[shape]()))


@pytest.mark.parametrize("shape", ["Firefox", "html2text", "lynx"])
def test_the_address_behind_a_badge_is_a_link_to_code(shape: str) -> None:
    first = read(SHAPES[shape]()).papers[0]
    assert [(link.url, link.kind) for link in first.links] == [("https://github.com/ada/engine", "code")]


def test_an_address_that_stands_at_the_end_of_the_page_reaches_the_library(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(SHAPES["lynx"]())
    opened = open_sources([str(tmp_path / "page.txt")], stdin=None, environ={})
    assert [link.url for link in opened.library.papers[0].links] == ["https://github.com/ada/engine"]
    assert "badge-without-link" not in {remark.code for remark in opened.readings[0].all_diagnostics}


@pytest.mark.parametrize("shape", ["navigation", "buttons", "Firefox", "html2text", "lynx", "a numbered list"])
def test_what_is_left_out_is_told_of(shape: str) -> None:
    assert "furniture" in {remark.code for remark in read(SHAPES[shape]()).diagnostics}


def test_a_page_without_blank_lines_is_told_of() -> None:
    profile = read(SHAPES["no blank line at all"]())
    assert "page-shape" in {remark.code for remark in profile.diagnostics}


@pytest.mark.parametrize("date", ["4 Mar 2023", "2023-03-04", "Mar 4 2023", "March 4, 2023"])
def test_a_date_is_read_in_any_of_its_forms(date: str) -> None:
    profile = read(browser_copy().replace("LGMar 4, 2023", f"LG{date}"))
    assert profile.papers[0].date == "2023-03-04"
    assert len(profile.papers) == 3


def wrapped(text: str, width: int, at_hyphens: bool) -> str:
    lines = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > width:
            signs = " -" if at_hyphens else " "
            cut = max(rest.rfind(sign, 1, width) for sign in signs)
            if cut <= 0:
                break
            keep = cut + (rest[cut] == "-")
            if rest[cut] == "-" and not (rest[cut - 1].isalpha() and rest[cut + 1 : cut + 2].isalpha()):
                break
            lines.append(rest[:keep])
            rest = rest[keep:].lstrip(" ")
        lines.append(rest)
    return "\n".join(lines)


BLANK_LINES = [name for name in SHAPES if name not in ("title over authors", "no blank line at all")]


@given(st.sampled_from(BLANK_LINES), st.integers(60, 100), st.booleans())
def test_a_wrapped_page_is_read_as_it_was_or_tells_which_line_is_not(shape: str, width: int, at_hyphens: bool) -> None:
    assert_papers_are_as_written(read(wrapped(SHAPES[shape](), width, at_hyphens)))


@given(st.sampled_from(list(SHAPES)), st.integers(1, 200))
def test_the_pieces_in_which_a_page_comes_make_no_difference(shape: str, size: int) -> None:
    data = SHAPES[shape]().encode()
    reader = PageReader("page.txt")
    for start in range(0, len(data), size):
        reader.feed(data[start : start + size])
    assert reader.close() == read_page([data], "page.txt")
