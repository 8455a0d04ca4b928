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
    from profiletui.typeset.lines import Line

    Reading = Callable[[str], str]

_LONGEST_NAME = 32
_ROOM_FOR_YEARS = 38
_ROOM_FOR_LAST = 64
_ROOM_FOR_TITLE = 100
_BAR = 12
_SHORTEST_BAR = 4
_OPEN = " profile open"

MOST = 2000
"""The people that are listed: those after them have fewer papers than anybody wants to page to."""


class Person(NamedTuple):
    """A co-author as the menu shows them, with the title of the last paper.

    ``narrowed`` tells that the filter asks for them, ``open`` that their own profile is open.
    """

    who: CoAuthor
    name: str
    last: str = ""
    narrowed: bool = False
    open: bool = False


def at_least(glyphs: Glyphs) -> str:
    """The sign before a count that is a lower bound."""
    return ">=" if glyphs.ascii else "≥"


class Lists(NamedTuple):
    """What people were counted on: so many papers, of so many of which et al. cuts the list of authors. ``more`` counts
    the people who are not listed.
    """

    papers: int
    cut: int
    more: int = 0


def people_items(people: Sequence[Person], lists: Lists, width: int, glyphs: Glyphs) -> list[Item]:
    """An entry a person, whose id is their place in `people`, after a sentence on what is a lower bound."""
    items: list[Item] = []
    if any(person.who.at_least for person in people):
        sign = at_least(glyphs)
        what = "the list of authors" if lists.cut == 1 else "the lists of authors"
        told = f"{sign} means at least: et al. cuts {what} in {lists.cut:,} of {count(lists.papers, 'paper')}."
        items += [*sentences(told, width), BLANK]
    columns = _columns(people, width, glyphs)
    for place, person in enumerate(people):
        words = f"{person.name} {' '.join(person.who.spellings)}"
        items.append(Item(_line(person, columns, width, glyphs), str(place), words))
    if lists.more:
        told = f"And {count(lists.more, 'person', 'people')} with no more papers than the last of these."
        items += [BLANK, *sentences(told, width)]
    return items


class _Columns(NamedTuple):
    """The cells of the columns, and the count that fills a bar."""

    number: int
    name: int
    bar: int
    most: int


def _number(who: CoAuthor, glyphs: Glyphs) -> str:
    return (at_least(glyphs) if who.at_least else "") + f"{who.papers:,}"


def _columns(people: Sequence[Person], width: int, glyphs: Glyphs) -> _Columns:
    number = max((cell_width(_number(person.who, glyphs)) for person in people), default=0)
    name = min(max((cell_width(person.name) for person in people), default=0), _LONGEST_NAME)
    word = len(_OPEN) + 3 if any(person.open for person in people) else 0
    return _Columns(
        number=number,
        name=name,
        bar=min(width - number - name - 35 - word, _BAR),
        most=max((person.who.papers for person in people), default=0),
    )


def _line(person: Person, columns: _Columns, width: int, glyphs: Glyphs) -> Line:
    who, number = person.who, _number(person.who, glyphs)
    line = [
        Span(f"{glyphs.marked if person.narrowed else ' '} ", "marked"),
        Span(" " * (columns.number - cell_width(number)) + number, "figure"),
        Span("  "),
    ]
    left = width - columns.number - (6 if person.open else 4)
    name = cut(person.name, min(columns.name, left) if width >= _ROOM_FOR_YEARS else left, glyphs.ellipsis)
    line.append(Span(name, "owner" if person.open else "author"))
    if width >= _ROOM_FOR_YEARS:
        line += [Span(" " * (columns.name - cell_width(name)) + "  "), Span(pad(_years(who, glyphs), 9), "dim")]
    if width >= _ROOM_FOR_LAST:
        last = f"last {long_date(who.last)}" if who.last else ""
        line += [Span("  "), Span(pad(last, 16), "dim")]
        if columns.bar >= _SHORTEST_BAR:
            drawn = bar(who.papers, columns.most, columns.bar, ascii=glyphs.ascii)
            line += [Span("  "), Span(pad(drawn, columns.bar), "meter")]
    if person.open:
        word = f"  {glyphs.owner}{_OPEN}"
        line.append(Span(word if line_width(line) + cell_width(word) <= width else f" {glyphs.owner}", "owner"))
    if width >= _ROOM_FOR_TITLE and person.last:
        line += [Span("  "), Span(person.last, "dim")]
    return tuple(line)


def _years(who: CoAuthor, glyphs: Glyphs) -> str:
    """``2019–2021``, ``2019``, or nothing where no paper has a date."""
    if not who.last:
        return ""
    first, last = who.first[:4], who.last[:4]
    return last if first == last else f"{first}{'-' if glyphs.ascii else '–'}{last}"
