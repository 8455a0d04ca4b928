"""The co-authors as a menu: who, on how many papers, in which years, the last of them."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.typeset.bars import bar
from profiletui.typeset.lines import Span, line_width
from profiletui.typeset.widths import cell_width, cut, pad
from profiletui.typeset.words import count, long_date
from profiletui.ui.present.menu import BLANK, Item, sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profiletui.store.metrics import CoAuthor
    from profiletui.typeset.glyphs import Glyphs

    Reading = Callable[[str], str]

_LONGEST_NAME = 32
_ROOM_FOR_YEARS = 38
_ROOM_FOR_LAST = 64
_BAR = 20

MOST = 2000
"""The people that are listed: those after them have fewer papers than anybody wants to page to."""


class Person(NamedTuple):
    """A co-author as the menu shows them. ``narrowed`` tells that the filter asks for them, ``open`` that their own
    profile is open.
    """

    who: CoAuthor
    name: str
    narrowed: bool = False
    open: bool = False


def at_least(glyphs: Glyphs) -> str:
    """The sign before a count that is a lower bound."""
    return ">=" if glyphs.ascii else "≥"


def people_items(people: Sequence[Person], cut_lists: int, papers: int, width: int, glyphs: Glyphs) -> list[Item]:
    """An entry a person, whose id is their place in `people`; where et al. cuts `cut_lists` of the lists of authors
    of `papers` papers, a sentence before them says so.
    """
    items: list[Item] = []
    if any(person.who.at_least for person in people):
        sign = at_least(glyphs)
        lists = "the list of authors" if cut_lists == 1 else "the lists of authors"
        told = f"{sign} means at least: et al. cuts {lists} in {cut_lists:,} of {count(papers, 'paper')}."
        items += [*sentences(told, width), BLANK]
    listed, more = people[:MOST], len(people) - MOST
    counts = [(at_least(glyphs) if person.who.at_least else "") + f"{person.who.papers:,}" for person in listed]
    digits = max(map(cell_width, counts), default=0)
    longest = min(max((cell_width(person.name) for person in listed), default=0), _LONGEST_NAME)
    most = max((person.who.papers for person in listed), default=0)
    for place, (person, number) in enumerate(zip(listed, counts, strict=True)):
        line = [
            Span(f"{glyphs.marked if person.narrowed else ' '} ", "marked"),
            Span(" " * (digits - cell_width(number)) + number, "figure"),
            Span("  "),
        ]
        left = width - digits - (6 if person.open else 4)
        name = cut(person.name, min(longest, left) if width >= _ROOM_FOR_YEARS else left, glyphs.ellipsis)
        line += [Span(name, "owner" if person.open else "author")]
        if width >= _ROOM_FOR_YEARS:
            line += [Span(" " * (longest - cell_width(name)) + "  "), Span(pad(_years(person.who, glyphs), 9), "dim")]
        if width >= _ROOM_FOR_LAST:
            last = f"last {long_date(person.who.last)}" if person.who.last else ""
            line += [Span("  "), Span(pad(last, 16), "dim")]
            room = width - digits - longest - 33 - 2
            drawn = bar(person.who.papers, most, min(_BAR, room), ascii=glyphs.ascii)
            line += [Span("  "), Span(pad(drawn, min(_BAR, room)), "meter")]
        if person.open:
            word = f"  {glyphs.owner} profile open"
            line += [Span(word if line_width(line) + cell_width(word) <= width else f" {glyphs.owner}", "owner")]
        items.append(Item(tuple(line), str(place), f"{person.name} {' '.join(person.who.spellings)}"))
    if more > 0:
        items += [BLANK, *sentences(f"And {count(more, 'person', 'people')} with fewer papers or as many.", width)]
    return items


def _years(who: CoAuthor, glyphs: Glyphs) -> str:
    """``2019–2021``, ``2019``, or nothing where no paper has a date."""
    if not who.last:
        return ""
    first, last = who.first[:4], who.last[:4]
    return last if first == last else f"{first}{'-' if glyphs.ascii else '–'}{last}"
