"""The figures a page states, beside what can be counted on it, and the difference in words.

A difference has causes that cannot be known from the page; where one is likely it is asked about, not claimed.
"""

from __future__ import annotations

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Metrics


class Beside(NamedTuple):
    """One figure: what it is of, and a sentence on what the page says and what was read."""

    what: str
    said: str


def beside(metrics: Metrics, papers: Sequence[Paper], *, whole: bool = True) -> list[Beside]:
    """Every figure that a page states, beside its ``papers``; those it does not state are left out, except the
    number of papers. ``whole`` is False while the page is still being read."""
    rows = [Beside("papers", papers_said(metrics.papers, papers, whole=whole))]
    if metrics.h_index is not None:
        rows.append(Beside("h-index", _h_index_said(metrics.h_index, len(papers), whole)))
    for what, stated, unit in (
        ("citations", metrics.citations, ""),
        ("novelty", metrics.novelty_percent, "%"),
        ("AI score", metrics.ai_score, ""),
    ):
        if stated is not None:
            rows.append(Beside(what, f"page says {stated:,}{unit}; {_NOT_COUNTED}"))
    return rows


_NOT_COUNTED = "cannot be counted from it"


def papers_said(stated: int | None, papers: Sequence[Paper], *, whole: bool = True) -> str:
    """The number of papers: as stated, as read, and a question where the two differ."""
    read = len(papers)
    if stated is None:
        said = f"page says nothing, read {read:,}"
    elif not whole:
        said = f"page says {stated:,}, read {read:,} so far"
    elif stated == read:
        said = f"page says {stated:,}, read {read:,}"
    elif stated > read:
        said = f"page says {stated:,}, {read:,} read: the page was saved before its list had loaded to the end?"
    else:
        said = f"page says {stated:,}, {read:,} read: papers have come since it was counted?"
    again = read - len({paper.id for paper in papers})
    if again:
        said += f"; {again:,} of those read {'stands' if again == 1 else 'stand'} there a second time"
    return said


def _h_index_said(stated: int, read: int, whole: bool) -> str:
    if stated > read and whole:
        return f"page says {stated:,}, which takes as many papers, {read:,} read: the list is not whole?"
    return f"page says {stated:,}; {_NOT_COUNTED}"
