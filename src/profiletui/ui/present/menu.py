"""The lines of a menu: entries to choose from, under headings."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from profiletui.model.record import NamedTuple
from profiletui.model.words import fold
from profiletui.typeset.lines import Span, fit, plain, wrap
from profiletui.ui.present.theme_roles import selected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

MARGIN = 2
"""The cells left of every line: one for the cursor, one blank."""


class Item(NamedTuple):
    """One line of a menu, laid out for the room there is.

    ``id`` is what choosing it tells; neighbours with one id are one entry. An item without an id is a heading or
    text: the cursor passes over it. ``words`` is what it is found by, where that is not what it says. ``bar`` stands
    after the line, and looks the same at the cursor.
    """

    line: Line
    id: str = ""
    words: str = ""
    bar: Line = ()


def heading(text: str, note: str = "") -> Item:
    """The name of a group of entries, and a note about it."""
    return Item((Span(text, "title"), Span(f"  {note}", "dim")) if note else (Span(text, "title"),))


BLANK = Item(())
"""The line between two groups."""


def sentences(text: str, width: int, role: str = "dim") -> list[Item]:
    """A text of its own in a menu, wrapped."""
    return [Item(line) for line in wrap((Span(text, role),), width)]


def menu_line(item: Item, width: int, glyphs: Glyphs, *, at_cursor: bool, focused: bool, margin: bool = True) -> Line:
    """The item in exactly `width` cells. `at_cursor` makes it stand out by a sign in the `margin` and as a whole;
    without a margin the line begins in the first column, as a URL should."""
    room = max(width - MARGIN, 0) if margin else width
    line = item.line if item.bar else fit(item.line, room, glyphs.ellipsis)
    if at_cursor and focused:
        line = selected(line)
    if item.bar:
        line = fit((*line, *item.bar), room, glyphs.ellipsis)
    if not margin:
        return line
    edge: Line = (Span(glyphs.cursor, "cursor") if at_cursor else Span(" "), Span(" "))
    return fit((*(selected(edge) if at_cursor and focused else edge), *line), width)


def narrowed(items: Sequence[Item], text: str) -> list[Item]:
    """The entries that hold every word of `text`, blind to case and accents, under the headings they had."""
    words = fold(text).split()
    if not words:
        return list(items)
    kept: list[Item] = []
    headings: list[Item] = []
    for name, lines in groupby(items, key=attrgetter("id")):
        entry = list(lines)
        if not name:
            headings = entry
        elif _holds(entry, words):
            kept += headings + entry
            headings = []
    return kept


def _holds(entry: Sequence[Item], words: Sequence[str]) -> bool:
    said = fold(" ".join(item.words or plain(item.line) for item in entry))
    return all(word in said for word in words)
