"""The facets as lines: what there is to narrow to, how many papers each leaves, and what is chosen."""

from __future__ import annotations

from profiletui.typeset.bars import split_bar
from profiletui.typeset.lines import Span, fit
from profiletui.typeset.widths import cell_width, cut_start
from profiletui.ui.present.menu import BLANK, Item, heading
from profiletui.ui.present.theme_roles import category_role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profiletui.store.facets import Facet, Value
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

TITLES: Mapping[str, str] = {
    "cat": "Category",
    "year": "Year",
    "author": "Co-author",
    "aff": "Affiliation",
    "code": "Code",
}
"""What the facet of each field is called."""

NAMED = ("author", "aff")
"""The facets that are names: they are many, and are found by their words in the store."""

MORE = "more:"
"""What the id of an entry begins with that shows more of a facet, whose field follows."""

_LONG_BAR = 32
_ROOM_FOR_LEGEND = 44
_ROOM_FOR_BAR = 24
_ROOM_FOR_NOTE = 12


def value_id(value: Value) -> str:
    """The id of the entry of a value."""
    return f"{value.field}:{value.label}"


def facet_items(facets: Sequence[Facet], width: int, glyphs: Glyphs, more: str = "", sought: str = "") -> list[Item]:
    """A group of entries a facet; those without a value are left out.

    `more` says what shows the values that are not among them. `sought` are the words by which names were found.
    """
    items: list[Item] = []
    for facet in facets:
        if not facet.values:
            continue
        several = sum(value.chosen for value in facet.values) > 1
        note = f"{facet.field}:" + ("  any of the chosen" if several else "")
        if not items and width >= _ROOM_FOR_LEGEND:
            note += f"   {legend(glyphs)}"
        items += [*([BLANK] if items else []), heading(TITLES[facet.field], note)]
        items += value_items(facet, width, glyphs, sought if facet.field in NAMED else "")
        if facet.more:
            items.append(
                Item((Span(f"  {glyphs.ellipsis} {facet.more:,} more", "dim"), Span(more, "dim")), MORE + facet.field)
            )
    return items


def value_items(facet: Facet, width: int, glyphs: Glyphs, sought: str = "") -> list[Item]:
    """An entry a value: whether it is chosen, its name, how many papers, and a bar where there is room."""
    most = max((value.papers for value in facet.values), default=0)
    digits = len(f"{most:,}")
    label = max((cell_width(value.label) for value in facet.values), default=0)
    note = max((cell_width(value.note) for value in facet.values), default=0)
    least = width // 3 if width >= _ROOM_FOR_BAR else 0
    words = max(width - 4 - digits - (least + 1 if least else 0), 1)
    noted = bool(note) and words >= label + _ROOM_FOR_NOTE
    words = min(words, label + 2 + note if noted else label)
    room = min(width - words - digits - 5, max(width // 2, _LONG_BAR)) if least else 0
    any_chosen = any(value.chosen for value in facet.values)
    items: list[Item] = []
    for value in facet.values:
        name: Line = (Span(value.label, _role(value, any_chosen)),)
        if noted:
            name = (*fit(name, label + 2), Span(value.note, "dim"))
        line = (
            Span(f"{glyphs.marked} " if value.chosen else "  ", "marked"),
            *fit(name, words, glyphs.ellipsis),
            Span(f"  {value.papers:>{digits},}", "figure" if value.papers else "dim"),
        )
        words_in = f"{value.label} {value.note} {sought}"
        items.append(Item(line, value_id(value), words_in, bar_of(value, most, room, glyphs)))
    return items


def bar_of(value: Value, most: int, room: int, glyphs: Glyphs) -> Line:
    """A bar of at most `room` cells: the papers with code, then the rest, in another shape."""
    if not room:
        return ()
    with_code, without = split_bar(value.with_code, value.papers, most, room, glyphs.ascii)
    return (Span(" "), Span(with_code, "meter"), Span(without, "dim"))


def legend(glyphs: Glyphs) -> str:
    """What the two shapes of a bar mean."""
    with_code, without = split_bar(1, 2, 1, 2, glyphs.ascii)
    return f"{with_code} with code  {without} without"


def _role(value: Value, any_chosen: bool) -> str:
    if any_chosen and not value.chosen:
        return "dim"
    return category_role(value.label) if value.field == "cat" else ""


def query_line(text: str, understood: str, width: int, glyphs: Glyphs) -> Line:
    """The query that the choices make, and what it means; it is what a person could have typed.

    Of one that is longer than the line its end is shown, where the last choice stands.
    """
    if not text:
        return fit((Span(" "), Span("Enter narrows the list; the query appears here.", "dim")), width, glyphs.ellipsis)
    said = (Span(" / ", "accent"), Span(cut_start(text, max(width - 4, 1), glyphs.ellipsis), "bold"))
    if cell_width(text) > width - 4:
        return fit(said, width, glyphs.ellipsis)
    meant = (Span(f"  {glyphs.dot} {understood}", "dim"),)
    return fit((*said, *meant), width, glyphs.ellipsis)
