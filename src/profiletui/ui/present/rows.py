"""One line a paper: marks in fixed columns, category, month, title."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.typeset.lines import Span, fit, overlay
from profiletui.typeset.widths import cut, pad
from profiletui.ui.present.colours import category_role, selected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profiletui.model.paper import Paper
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

_MONTH = 7
_CATEGORY_LIMIT = 9
_ROOM_FOR_MONTH = 48
_ROOM_FOR_CATEGORY = 30


class Columns(NamedTuple):
    """The widths in cells of the columns that may go when the list is narrow; 0 hides one."""

    category: int
    month: int


def columns_for(width: int, papers: Iterable[Paper]) -> Columns:
    """The columns for a list of `width` cells showing `papers` (a sample of them is enough)."""
    longest = max((len(paper.category or "") for paper in papers), default=0)
    return Columns(
        category=min(max(longest, 2), _CATEGORY_LIMIT) if width >= _ROOM_FOR_CATEGORY else 0,
        month=_MONTH if width >= _ROOM_FOR_MONTH else 0,
    )


def code_mark(paper: Paper, glyphs: Glyphs) -> Span:
    """Whether the paper's code can be had: a link, a badge without one, or neither."""
    if paper.code_links:
        return Span(glyphs.link, "code")
    if paper.has_code:
        return Span(glyphs.badge, "badge")
    return Span(" ")


def paper_row(
    paper: Paper,
    title: str,
    columns: Columns,
    width: int,
    glyphs: Glyphs,
    *,
    at_cursor: bool = False,
    focused: bool = False,
    marked: bool = False,
    matches: Sequence[tuple[int, int]] = (),
) -> Line:
    """The row of a paper in exactly `width` cells; `matches` are character ranges of `title` to bring out.

    At the cursor of a focused list the row stands out as a whole, each part of it in a role of its own for that.
    """
    spans = [
        Span(glyphs.cursor if at_cursor else " ", "cursor"),
        Span(f"{glyphs.marked} " if marked else "  ", "marked"),
    ]
    if columns.category:
        code = pad(cut(paper.category or "", columns.category, glyphs.ellipsis), columns.category)
        spans += [Span(code, category_role(paper.category or "")), Span("  ")]
    if columns.month:
        spans += [Span(pad((paper.date or "")[:_MONTH], columns.month), "dim"), Span(" ")]
    spans += [code_mark(paper, glyphs), Span(" ")]
    words = (Span(title or "(no title)", "row-title" if title else "dim"),)
    spans += overlay(words, matches, "match") if title else words
    line = fit(spans, width, glyphs.ellipsis)
    if at_cursor and focused:
        return selected(line)
    return line
