"""The profile page saved as HTML: what its text says, and the addresses that a save as text loses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics
from profiletui.readers import html
from profiletui.readers.html.tree import line_of, tree_of
from profiletui.readers.page.reader import read_page
from profiletui.readers.registry import recognise
from profiletui.state.paths import sample_page

PAGE = (Path(__file__).parents[1] / "data" / "profile-page.html").read_bytes()


def test_a_saved_page() -> None:
    (profile,) = html.read(PAGE, "page.html").profiles
    assert (profile.name, profile.field, profile.source.format) == ("Ada Byron", "LG", "html")
    assert profile.metrics == Metrics(11, 2, 2072, 54, None)
    engine, loom = profile.papers
    assert (engine.line, engine.category, engine.date, engine.has_code) == (12, "LG", "2023-03-04", True)
    assert (engine.title, engine.authors, engine.et_al) == (
        "Engines that weave & count",
        ("Ada Byron", "Charles Babbage"),
        True,
    )
    assert (engine.affiliations, engine.abstract) == (("mit",), "See the code of $x < y$. More.")
    assert engine.arxiv_id == "2303.00001"
    assert engine.links == (
        Link("https://ada.github.io/engine", "code", "ada.github.io"),
        Link("https://arxiv.org/abs/2303.00001v2", "paper", "arxiv.org"),
        Link("https://github.com/ada/engine", "code", "github.com"),
    )
    assert (loom.line, loom.title, loom.abstract) == (16, "Looms of old", "Threads of $x_1$.\n\nAnd more PDF.")
    assert [(link.url, link.kind) for link in loom.links] == [
        ("https://profiles.example.org/paper/2", "paper"),
        ("https://example.org/x.pdf", "pdf"),
    ]
    assert [(remark.line, remark.code) for remark in profile.diagnostics] == [(3, "furniture"), (4, "missing-metric")]


def day(paper: Paper) -> str:
    written = date.fromisoformat(paper.date or "")
    return f"{written:%b} {written.day}, {written.year}"


def people(paper: Paper) -> str:
    names = ", ".join(f'<a href="https://profiles.example.org/people/1">{escape(name)}</a>' for name in paper.authors)
    places = f" · {escape(', '.join(paper.affiliations))}" if paper.affiliations else ""
    return names + (" et al." if paper.et_al else "") + places


def paragraphs(paper: Paper, before: str, after: str) -> str:
    return "".join(f"{before}{escape(part)}{after}" for part in paper.abstract.split("\n\n") if part)


def spans(paper: Paper) -> str:
    code = '<a href="https://github.com/ada/engine">Code</a>' if paper.has_code else ""
    return (
        f"<article><div><span>{paper.category}</span><span>{day(paper)}</span>{code}</div>"
        f'<h3><a href="https://arxiv.org/abs/2303.00001">{escape(paper.title)}</a></h3>'
        f"<p>{people(paper)}</p>{paragraphs(paper, '<p>', '</p>')}</article>"
    )


def blocks(paper: Paper) -> str:
    code = '<div><a href="https://github.com/ada/engine">Code</a></div>' if paper.has_code else ""
    return (
        f"<div><div><div>{paper.category}</div><div>{day(paper)}</div>{code}</div>"
        f'<a href="https://arxiv.org/abs/2303.00001"><h2>{escape(paper.title)}</h2></a>'
        f"<div>{people(paper)}</div><div>{paragraphs(paper, '<div>', '</div>')}</div></div>"
    )


def breaks(paper: Paper) -> str:
    code = '<a href="https://github.com/ada/engine"> Code </a>' if paper.has_code else ""
    title = f'<a href="https://arxiv.org/abs/2303.00001">{escape(paper.title)}</a>'
    return (
        f"<b>{paper.category}</b> <i>{day(paper)}</i> {code}<br><br>\n{title}<br>\n<br/>{people(paper)}<br><br>"
        f"{paragraphs(paper, '', '<br><br>')}<hr>"
    )


def card(paper: Paper) -> str:
    """All in one anchor, as cards are."""
    code = "<span>Code</span>" if paper.has_code else ""
    return (
        f'<li><a href="https://arxiv.org/abs/2303.00001"><span>{paper.category}</span>\n<time>{day(paper)}</time>\n{code}'
        f"<h2>{escape(paper.title)}</h2><div>{re.sub('<[^>]*>', '', people(paper))}</div>"
        f"{paragraphs(paper, '<p>', '</p>')}</a></li>"
    )


HEADS = (
    "<h1>Jinwen Ma</h1><span>CV</span><div>h-index<b>11</b></div><div><b>30</b>papers</div>"
    "<div><b>2,072</b>citations</div><div>Novelty<b>54%</b></div><div>AI Score<b>38</b></div>",
    "<h1>Jinwen Ma</h1><div>CV</div><dl><dt>h-index</dt><dd>11</dd><dt>papers</dt><dd>30</dd><dt>citations</dt>"
    "<dd>2,072</dd><dt>Novelty</dt><dd>54%</dd><dt>AI Score</dt><dd>38</dd></dl>",
    "<h1>Jinwen Ma</h1><p>CV</p><table><tr><td>h-index</td><td>11</td></tr><tr><td>30</td><td>papers</td></tr>"
    "<tr><td>2,072</td><td>citations</td></tr><tr><td>Novelty</td><td>54%</td></tr><tr><td>AI Score</td><td>38"
    "</td></tr></table>",
)


@pytest.mark.parametrize("head", HEADS, ids=["blocks", "list", "table"])
@pytest.mark.parametrize("told", [spans, blocks, breaks, card])
def test_the_sample_in_html_is_the_sample(told: Callable[[Paper], str], head: str) -> None:
    with open(sample_page(), "rb") as stream:
        (sample,) = read_page([stream.read()], "sample").profiles
    page = f"<!DOCTYPE html><body>{head}<h2>30 Papers</h2>{''.join(map(told, sample.papers))}<footer>Imprint</footer>"
    (profile,) = html.read(page.encode(), "page.html").profiles
    assert (profile.name, profile.field, profile.metrics) == (sample.name, sample.field, sample.metrics)
    facts = [paper._replace(line=0, links=(), arxiv_id=None) for paper in sample.papers]
    assert [paper._replace(line=0, links=(), arxiv_id=None) for paper in profile.papers] == facts
    for paper in profile.papers:
        assert (paper.arxiv_id, [link.kind for link in paper.links if link.host == "arxiv.org"]) == (
            "2303.00001",
            ["paper"],
        )
        assert bool(paper.code_links) or not paper.has_code or told is card
        assert not any("/people/" in link.url for link in paper.links)


def test_formulas_that_a_script_drew_are_the_tex_they_were() -> None:
    katex = (
        '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow>'
        '<annotation encoding="application/x-tex">x_{1} &lt; y</annotation></semantics></math></span>'
        '<span class="katex-html" aria-hidden="true"><span>x</span><span>1</span></span></span>'
    )
    page = PAGE.replace(b"of old", b"of " + katex.encode())
    assert html.read(page, "page.html").profiles[0].papers[1].title == "Looms of $x_{1} < y$"


def test_addresses_of_a_site_that_is_not_named_are_left_out_and_told() -> None:
    nameless = PAGE.replace(b'<link rel="canonical" href="https://profiles.example.org/ada">', b"")
    (profile,) = html.read(nameless, "page.html").profiles
    assert [link.kind for link in profile.papers[1].links] == ["pdf"]
    assert "site-address" in [remark.code for remark in profile.diagnostics]


def test_two_profiles_in_one_page() -> None:
    (first, second) = html.read(PAGE.replace(b"<footer>", PAGE + b"<footer>"), "page.html").profiles
    assert [len(profile.papers) for profile in (first, second)] == [2, 2]
    assert [paper.links for paper in first.papers] == [paper.links for paper in second.papers]


def test_a_page_without_papers_is_refused() -> None:
    profiles, (remark,) = html.read(b"<html><body><p>Hello</p>", "page.html")
    assert (profiles, remark.message) == ((), "It is a web page in HTML, but none that lists papers.")


@pytest.mark.parametrize(
    "begin", [b"<!DOCTYPE html>", b" <html lang=en>", b'<?xml version="1.0"?>\n<html>', b"<!-- x -->"]
)
def test_it_is_told_by_its_beginning(begin: bytes) -> None:
    assert recognise(begin + PAGE) == "html"


def tags_kept(text: str) -> tuple[int, int]:
    """How many elements there are, and how deep the deepest stands."""
    depth = deepest = count = 0
    root = tree_of(text).root
    stack = [(root, 0)] if root is not None else []
    while stack:
        node, depth = stack.pop()
        count, deepest = count + 1, max(deepest, depth)
        stack += [(child, depth + 1) for child in node.iter()]
    return count, deepest


@pytest.mark.parametrize(
    "unit",
    ["<div>", "<b>", "<font size=1><p>", "<table>", "<div><table></div></table>", "<b><div></b>", "<div><b></div>",
     "<ul><li>", "<p><button>", "<svg><script><div>", "<table><tr><td>", "<li><b></b>", "<a><div></a>"],
)  # fmt: skip
def test_nothing_stands_deeper_than_any_page_needs(unit: str) -> None:
    count, deepest = tags_kept(unit * 3000)
    assert deepest < 1500
    assert count < 20_000


@pytest.mark.parametrize(
    "unit", ['<a "', "<a b='", '<div x="', "<!--", "<", "</", "<script>", "<a x>" + "y" * 9, "<math>"]
)
@pytest.mark.parametrize("end", ["", ">", "-->", '">'])
def test_text_with_broken_tags_is_looked_at_once(unit: str, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from profiletui.readers.html import tree

    looked_at = 0

    class Counting:
        def match(self, text: str, start: int, stop: int) -> object:
            nonlocal looked_at
            found = end_of_tag.match(text, start, stop)
            looked_at += (found.end() if found else min(stop, len(text))) - start
            return found

    end_of_tag = tree._END_OF_TAG
    monkeypatch.setattr(tree, "_END_OF_TAG", Counting())
    text = unit * 20_000 + end
    tree_of(text)
    assert looked_at <= 2 * len(text) + 20_000


@given(st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<a href='x'>", "</a>", "\n", "word ", "<br>", "&amp;"])))
def test_whatever_is_no_tag_is_text_in_the_same_order(pieces: list[str]) -> None:
    tree = tree_of("<body>" + "".join(pieces))
    text = "".join((tree.body.text() if tree.body else "").split())
    assert text == "".join(pieces_of(pieces, lambda piece: piece.strip() == "word")).replace(" ", "").replace(
        "&amp;", "&"
    )


def pieces_of(pieces: list[str], is_text: Callable[[str], bool]) -> list[str]:
    return [piece for piece in pieces if is_text(piece) or piece == "&amp;"]


def test_each_tag_knows_its_line() -> None:
    tree = tree_of("<html>\n<!-- \n -->\n<p>one\n<script>\n</script><p class=x\n>two</p>\n<br><div\nid=d>")
    assert [line_of(node) for node in tree.css("p")] == [4, 6]
    assert [line_of(node) for node in tree.css("div")] == [8]
