"""The texts a search looks through, also of papers that come while it is looking."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.store.texts import Column


def made(paper: Paper) -> str:
    return f"folded {paper.title}"


@given(st.lists(st.tuples(st.integers(0, 4), st.sets(st.integers(0, 11))), max_size=4))
def test_a_column_grows_with_its_papers(steps: list[tuple[int, set[int]]]) -> None:
    papers: list[Paper] = []
    column = Column(papers, made)
    for added, asked in steps:
        papers += [Paper(str(n), n, None, None, False, str(n)) for n in range(len(papers), len(papers) + added)]
        rows = sorted(row for row in asked if row < len(papers))
        texts = column.ready(rows)
        assert len(texts) == len(papers)
        assert [texts[row] for row in rows] == [made(papers[row]) for row in rows]
    assert column.complete or papers
    assert column.ready(range(len(papers))) == [made(paper) for paper in papers]
    assert column.complete
    papers.append(Paper("late", 99, None, None, False, "late"))
    assert not column.complete
