"""What is said of a list that is filtered, that shows nothing, or whose papers are marked."""

from __future__ import annotations

from profiletui.typeset.lines import Span, wrap
from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.store.view import View
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line


def of_marked(marked: int, hidden: int, links: int, copies: Span, glyphs: Glyphs) -> Line:
    """How many papers are marked, of which `hidden` are not in the list, and what the key `copies` gives of them."""
    return (
        Span(count(marked, "marked paper") + (f", {hidden:,} not in the list" if hidden else ""), "marked"),
        Span(f" {glyphs.dot} "),
        copies,
        Span(f" copies {count(links, 'code link')}"),
    )


def of_filter(view: View, back: Span, glyphs: Glyphs, *, filtering: bool, searching: bool) -> str:
    """How the filter was understood; while one is `filtering`, what may be typed and how the key `back` ends it."""
    if filtering and not len(view.rows):
        return f"{back.text} clears the filter"
    if filtering and not view.query.text:
        return f"type to narrow, for example graph year:2020.. code:link {glyphs.dot} {back.text} closes"
    return view.understood + (f" {glyphs.ellipsis}" if searching else "")


def of_nothing(view: View, width: int, remarks: Span, back: Span) -> tuple[Line, ...]:
    """What a list of `width` cells says when it shows nothing: what there is not, what to try, one key."""
    lines: list[Line] = [(Span(view.blame or "No paper matches."),), (back, Span(" shows all again."))]
    if not view.total:
        lines = [(Span("This page has no papers."),), (remarks, Span(" shows what the reader found."))]
    return tuple(piece for line in lines for piece in wrap(line, max(width - 2, 1)))
