"""One line a paper: marks and stars in fixed columns, category, month, title."""

from __future__ import annotations

from profiletui.model.paper import has_project_page, shows_venue
from profiletui.typeset.lines import Span, fit, overlay
from profiletui.typeset.widths import cell_width, cut, pad
from profiletui.ui.present.theme_roles import category_role, selected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profiletui.model.paper import Paper
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

_DATES = {"year": 4, "month": 7, "date": 10}
"""The columns of dates, and how much of ``2023-03-04`` they show."""
_CATEGORY_LIMIT = 9
_SHARE_OF_VENUE = 5  # of so many parts of a row it may have one
_ROOM_FOR_DATE = 48
_ROOM_FOR_CATEGORY = 30

_GAPS = {"category": 2, "venue": 2}
"""Blanks after a column, where they are not one."""
_MARGIN = 3
"""The cells of the cursor, the mark and the star, left of all columns."""

USUAL = ("category", "month", "cites", "code")

Columns = tuple[tuple[str, int], ...]
"""What stands left of the title: the name of each column and its width in cells."""


def columns_for(width: int, papers: Iterable[Paper], wanted: Sequence[str] = USUAL) -> Columns:
    """The columns for a list of `width` cells showing `papers` (a sample of them is enough).

    Of those `wanted` (``category``, ``year``, ``month``, ``date``, ``cites``, ``code``), dates and counts and then the
    category go where the list is narrow. Where hardly a paper has a category, the venue stands in its place; where no
    paper has a count of citations, there is no column for it.
    """
    papers = tuple(papers)
    longest = max((cell_width(paper.category or "") for paper in papers), default=0)
    venues = max((cell_width(_venue(paper)) for paper in papers), default=0) if shows_venue(papers) else 0
    widths = {
        "category": min(max(longest, 2), _CATEGORY_LIMIT),
        "venue": min(venues, max(width // _SHARE_OF_VENUE, _CATEGORY_LIMIT)),
        "cites": max((cell_width(_cites(paper)) for paper in papers), default=0),
        "code": 1,
        **_DATES,
    }
    room = {"category": _ROOM_FOR_CATEGORY, "code": 0}
    shown = [name for name in wanted if width >= room.get(name, _ROOM_FOR_DATE)]
    names = ["venue" if name == "category" and venues else name for name in shown if name != "cites" or widths[name]]
    return tuple((name, widths[name]) for name in names)


def code_mark(paper: Paper, glyphs: Glyphs) -> Span:
    """Whether the paper's code can be had: a link, a page of the project, a badge alone, or nothing."""
    if paper.code_links:
        return Span(glyphs.link, "code")
    if has_project_page(paper):
        return Span(glyphs.project, "code")
    if paper.has_code:
        return Span(glyphs.badge, "badge")
    return Span(" ")


def _cell(paper: Paper, name: str, width: int, glyphs: Glyphs) -> Span:
    """One column of a row, and the gap after it in the same style: what is one span is the sooner painted."""
    if name == "code":
        mark = code_mark(paper, glyphs)
        return Span(mark.text + " ", mark.role)
    if name == "category":
        code = paper.category or ""
        return Span(pad(cut(code, width, glyphs.ellipsis), width + _GAPS[name]), category_role(code))
    if name == "venue":
        return Span(pad(cut(_venue(paper), width, glyphs.ellipsis), width + _GAPS[name]), "dim")
    if name == "cites":
        return Span(f"{cut(_cites(paper), width, glyphs.ellipsis):>{width}} ", "dim")
    return Span(pad((paper.date or "")[:width], width + 1), "dim")


def _cites(paper: Paper) -> str:
    return "" if paper.citations is None else f"{paper.citations:,}"


def _venue(paper: Paper) -> str:
    return paper.venue or paper.category or ""


def _signs(marked: bool, starred: bool, glyphs: Glyphs) -> Span:
    return Span((glyphs.marked if marked else " ") + (glyphs.starred if starred else " "), "marked")


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
    starred: bool = False,
    read: bool = False,
    matches: Sequence[tuple[int, int]] = (),
) -> Line:
    """The row of a paper in exactly `width` cells; `matches` are character ranges of `title` to bring out.

    The title of a paper that was read steps back.

    At the cursor of a focused list the row stands out as a whole, each part of it in a role of its own for that.
    """
    spans = [
        Span(glyphs.cursor, "cursor") if at_cursor else Span(" "),
        _signs(marked, starred, glyphs) if marked or starred else Span("  "),
    ]
    spans += [_cell(paper, name, cells, glyphs) for name, cells in columns]
    room = width - _MARGIN - sum(cells + _GAPS.get(name, 1) for name, cells in columns)
    words = Span(title or "(no title)", "row-title" if title and not read else "dim")
    shown, *rest = fit((words,), room, glyphs.ellipsis)
    line = (*spans, *overlay((shown,), matches if title else (), "match"), *rest)
    if at_cursor and focused:
        return selected(line)
    return line
