"""The texts a search looks through, also of papers that come while it is looking."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.model.words import fold
from profiletui.store.texts import REACH, Abstracts, Column, Texts, beyond, evened

Steps = list[tuple[int, set[int]]]
steps = st.lists(st.tuples(st.integers(0, 4), st.sets(st.integers(0, 11))), max_size=4)

words = st.sampled_from(
    ["Graph", "tree ", "\u00c9t\u00e9", "\u03a3", "a\u03a3 ", "$\\alpha$", "  ", "\n", "\ufb01n", "\u0130"]
)
abstracts = st.lists(words | st.text(max_size=5), max_size=40).map("".join)
abstracts |= st.sampled_from(["Graph", "tree", "$\\alpha$"]).map(("Y" * REACH).__add__)
blocks = st.lists(st.sampled_from(["a" * REACH, "b" * REACH, "b" * (REACH // 3), "ab"]), max_size=8).map("".join)


def paper(number: int, abstract: str = "") -> Paper:
    return Paper(str(number), number, None, None, False, str(number), abstract=abstract)


def titled(paper: Paper) -> str:
    return f"folded {paper.title}"


def spelt_out(text: str) -> str:
    """A stand-in for the rendering of LaTeX."""
    return text.replace("$\\alpha$", "\u03b1")


def forms(text: str) -> list[str]:
    return [evened(fold(text)), evened(fold(spelt_out(text)))]


@given(steps)
def test_a_column_grows_with_its_papers(steps: Steps) -> None:
    papers: list[Paper] = []
    column = Column(papers, titled)
    for added, asked in steps:
        papers += [paper(number) for number in range(len(papers), len(papers) + added)]
        rows = sorted(row for row in asked if row < len(papers))
        texts = column.ready(rows)
        assert len(texts) == len(papers)
        assert [texts[row] for row in rows] == [titled(papers[row]) for row in rows]
    assert column.complete or papers
    assert column.ready(range(len(papers))) == [titled(paper) for paper in papers]
    assert column.complete
    papers.append(paper(99))
    assert not column.complete


@example(["y" * REACH + "tree", "y" * REACH + "graph"], 0, REACH + 4, 6)
@given(st.lists(abstracts, max_size=6), st.integers(0, 300), st.integers(1, 2 * REACH), st.integers(0, 6))
def test_abstracts_are_found_by_what_stands_in_their_forms(told: list[str], start: int, length: int, many: int) -> None:
    papers: list[Paper] = []
    grown = Abstracts(papers, forms, many)
    whole = Abstracts([paper(number, text) for number, text in enumerate(told)], forms)
    for number, text in enumerate(told):
        papers.append(paper(number, text))
        for form in forms(text):
            if sought := form[start : start + length].strip():
                expected = [row for row, other in enumerate(told) if any(sought in one for one in forms(other))]
                assert list(whole.holding(sought, range(len(told)))) == expected
                rows = range(len(papers))
                assert list(grown.holding(sought, rows)) == [row for row in rows if row in expected]
    grown.ready(range(len(told)))
    assert grown.complete


def test_abstracts_in_plain_ascii_are_not_kept_twice() -> None:
    assert beyond("a graph", ["a graph", "a graph"]) == ""
    assert beyond("x" * 1000 + "$y$" + "z" * 1000, ["x" * 1000 + "y" + "z" * 1000]).count("y") == 1
    assert len(beyond("x" * 1000 + "$y$" + "z" * 1000, ["x" * 1000 + "y" + "z" * 1000])) <= 3 * REACH


@example("b" * REACH + "a" * REACH, "a" * REACH + "b" * REACH, REACH // 2, REACH)
@given(blocks, blocks, st.integers(0, 300), st.integers(1, REACH))
def test_what_lies_beyond_a_text_is_all_that_it_lacks(text: str, form: str, start: int, length: int) -> None:
    pieces = beyond(text, [form])
    part = form[start : start + length]
    assert part in text or part in pieces
    assert all(piece in form for piece in pieces.split("\n"))


def test_lower_case_never_finds_what_no_folded_text_has() -> None:
    for code in range(0x20000):
        character = chr(code)
        folded = fold(character)
        assert fold(character.lower()) == folded == fold(folded), hex(code)


def test_what_is_searched_knows_both_forms_of_a_formula() -> None:
    texts = Texts([paper(1, "We show $\\alpha$ twice")], spelt_out)
    for sought in ("\u03b1 twice", "$\\alpha$", "show", "show \u03b1"):
        assert list(texts.abstract.holding(sought, [0])) == [0]
    assert not texts.abstract.holding("\u03b1$", [0])
