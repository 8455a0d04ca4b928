"""The help: the keys of where one is, those of elsewhere, and the query language by example."""

from __future__ import annotations

from profiletui.keys import key_name
from profiletui.typeset.lines import Span, wrap
from profiletui.typeset.widths import cell_width, pad
from profiletui.typeset.words import count
from profiletui.ui.present.menu import BLANK, Item, heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profiletui.keys import Command
    from profiletui.typeset.glyphs import Glyphs

    Finds = Callable[[str], int | None]

QUERIES = (
    ("graph attention", "both words, anywhere: title, authors, affiliation, category, abstract"),
    ('"neural network"', "the phrase"),
    ("graph -attack", "the one without the other"),
    ("hashing OR retrieval", "either"),
    ("author:zhuo title:norm", "a word in a field: title abstract author aff cat link host"),
    ("year:2019..2021", "years; also year:2021 year:>=2020 date:2024-03..2024-09"),
    ("code:link", "has a code link; also code:yes code:no code:badge code:missing"),
    ("(cat:CV OR cat:LG) year:2024..", "parentheses group"),
    ("is:marked", "the papers you marked; also is:starred is:read is:unread is:new"),
    ("tag:todo", "the papers you gave that tag, or one that begins so"),
)
"""Queries that show the language, with what each asks for."""

_PLACES = {
    "list": "in the list",
    "abstract": "in the abstract",
    "filter": "in the filter box",
    "tags": "in the tag box",
    "page": "on a page of text",
    "menu": "in a menu",
    "links": "among the links",
    "people": "among the co-authors",
    "profiles": "among the profiles",
    "facets": "among the facets",
    "insights": "among the insights",
}
_LEAST_FOR_TEXT = 20
"""Cells beside the keys below which what they do stands under them."""


def place_name(place: str) -> str:
    """Where a key acts, as a part of a sentence."""
    return _PLACES.get(place, f"in {place}")


def help_items(
    width: int,
    place: str,
    commands: Sequence[Command],
    glyphs: Glyphs,
    own: Sequence[tuple[str, str]] = (),
    finds: Finds | None = None,
) -> list[Item]:
    """Every command once, those that act in `place` first and by what they are for, then the query language.

    `own` are keys of one screen alone, with their words. `finds` tells how many papers a query leaves, where that is
    quickly told, and is itself None where there is nothing to filter. Choosing an entry tells ``run:ID`` for a command
    that acts here, ``else:ID`` for another, ``query:TEXT`` for a query.
    """
    here = [entry for entry in commands if place in entry.where]
    away = [entry for entry in commands if place not in entry.where]
    names = {entry.id: "  ".join(key_name(key) for key in entry.keys) for entry in commands}
    column = max(map(cell_width, names.values())) + 2
    items: list[Item] = []
    if own:
        items += [
            heading("Here"),
            *(line for key, label in own for line in _row(key, label, column, width, f"own:{key}")),
        ]
        items.append(BLANK)
    # How to move is known to most who come here, so it comes last.
    groups = sorted(dict.fromkeys(entry.group for entry in here), key=lambda group: group == "Move")
    for group in groups:
        items.append(heading(group, "" if items else place_name(place)))
        for entry in here:
            if entry.group == group:
                items += _row(names[entry.id], entry.help, column, width, f"run:{entry.id}")
        items.append(BLANK)
    for other in dict.fromkeys(entry.where[0] for entry in away):
        items.append(heading("Elsewhere", place_name(other)))
        for entry in away:
            if entry.where[0] == other:
                items += _row(names[entry.id], entry.help, column, width, f"else:{entry.id}")
        items.append(BLANK)
    return items + _queries(width, glyphs, finds)


def _queries(width: int, glyphs: Glyphs, finds: Finds | None) -> list[Item]:
    items = [heading("Filter by example", "Enter puts one into the filter" if finds else "")]
    column = max(cell_width(query) for query, _ in QUERIES) + 2
    for query, meaning in QUERIES:
        found = finds(query) if finds else None
        told = "" if found is None else f" {glyphs.dot} here {count(found, 'paper')}"
        items += _row(query, meaning + told, column, width, f"query:{query}")
    return items


def _row(key: str, text: str, column: int, width: int, entry: str) -> list[Item]:
    if width < column + _LEAST_FOR_TEXT:
        under = [(Span("  "), *line) for line in wrap((Span(text),), width - 2)]
        return [Item(line, entry) for line in (*wrap((Span(key, "key"),), width), *under)]
    first, *rest = wrap((Span(text),), width - column)
    lines = [(Span(pad(key, column), "key"), *first), *((Span(" " * column), *piece) for piece in rest)]
    return [Item(line, entry) for line in lines]
