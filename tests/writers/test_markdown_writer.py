from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Source
from profiletui.writers.markdown import escape, paper_markdown, write_markdown

markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
signs = st.text(st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~$&;:=/'\"^"), max_size=30)


def shown(source: str) -> list[tuple[str, str]]:
    """The blocks a reader of Markdown sees: (kind, text); anything that is markup shows as its kind."""
    tokens = markdown.parse(source)
    blocks = []
    for before, token in pairwise(tokens):
        if token.type == "inline":
            assert all(child.type == "text" for child in token.children or ()), source
            blocks.append((before.type, "".join(child.content for child in token.children or ())))
    assert len(blocks) == sum(token.nesting == 1 for token in tokens), source
    return blocks


@given(signs)
def test_a_paragraph_shows_what_is_written(text: str) -> None:
    # An ampersand may begin an entity only when it is not escaped, so the text comes back letter by letter.
    stripped = text.strip()
    assert shown(escape(text)) == ([("paragraph_open", stripped)] if stripped else [])


@given(signs)
def test_a_heading_shows_what_is_written(text: str) -> None:
    assert shown("## " + escape(text)) == [("heading_open", text.strip())]


@pytest.mark.parametrize(
    "text",
    ["1. Introduction", "2024) x", "- x", "+ x", "=== x", "# x", "> x", "<b>x</b>", "[/]", "[x](javascript:a)", "&lt;"],
)
def test_nothing_is_taken_for_markup(text: str) -> None:
    assert shown(escape(text)) == [("paragraph_open", text)]


def test_a_paper_reads_in_order() -> None:
    link = Link("https://github.com/a/b_c", "code", "github.com")
    paper = Paper("1", 3, "LG", "2023-03-04", True, "$O(n)$ [CLS]", ("X", "Y"), True, ("mit",), "One.\n\nTwo.", (link,))
    assert paper_markdown(paper) == (
        "## \\$O(n)\\$ \\[CLS\\]\n\n"
        "X, Y et al. · 2023-03-04 · LG (Machine Learning) · mit\n\n"
        "- code: <https://github.com/a/b_c>\n\n"
        "One.\n\nTwo.\n"
    )
    assert "The page marks code, but the text has no link to it." in paper_markdown(paper._replace(links=()))


def test_a_link_nobody_should_follow_stays_text() -> None:
    link = Link("https://me:secret@github.com/a", "code", "github.com")
    assert "<https" not in paper_markdown(Paper("1", 3, None, None, True, "T", links=(link,)))


def test_a_profile_has_its_figures_in_the_head() -> None:
    metrics = Metrics(h_index=11, papers=1, citations=2072, novelty_percent=54, ai_score=38)
    text = "".join(write_markdown([Profile("Jinwen Ma", "CV", metrics, Source("a.txt"))]))
    assert text == (
        "# Jinwen Ma\n\nCV (Computer Vision and Pattern Recognition) · "
        "h-index 11, 1 paper, 2,072 citations, novelty 54%, AI score 38\n"
    )


def test_profiles_and_papers_stand_apart() -> None:
    bare = Profile("A", None, Metrics(), Source("a.txt"), (Paper("1", 1, None, None, False, ""),))
    assert "".join(write_markdown([bare, bare])) == "# A\n\n## Untitled\n\n# A\n\n## Untitled\n"


def test_what_other_sources_state_is_told() -> None:
    paper = Paper("1", 1, None, "2023", False, "Looms", ("Ada Byron",), venue="J. Looms", citations=1)
    profile = Profile(
        "Ada Byron",
        None,
        Metrics(h_index=3),
        Source("a"),
        (paper,),
        affiliation="Lace Works",
        origin=FiguresOrigin("OpenAlex", "2026-11-30"),
    )
    assert "".join(write_markdown([profile])) == (
        "# Ada Byron\n\nLace Works · h-index 3 · OpenAlex 2026-11-30\n\n"
        "## Looms\n\nAda Byron · J. Looms · 2023 · 1 citation\n"
    )
