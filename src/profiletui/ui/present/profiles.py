"""The open profiles as a menu, and two of them side by side."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.record import NamedTuple
from profiletui.typeset.bars import bar
from profiletui.typeset.changes import FIGURES
from profiletui.typeset.lines import Span, fit, line_width
from profiletui.typeset.widths import cut
from profiletui.typeset.words import count, figure
from profiletui.ui.present.menu import BLANK, Item, heading
from profiletui.ui.present.theme_roles import category_role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profiletui.model.profile import Profile
    from profiletui.store.compare import Comparison
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

    Reading = Callable[[str], str]

TOGETHER = "together"
"""The id of the entry that shows all profiles together; the others have their place among the profiles."""

SHARED = "shared"
"""The id of the entry of a comparison that shows the papers on both; each of them has ``paper:`` and its id."""

ALL_TOGETHER = "All together"

_LONGEST_NAME = 32
_LONGEST_BAR = 30
_ROOM_FOR_FIELD = 90
_ROOM_FOR_MONTH = 48


class Entry(NamedTuple):
    """A profile in the menu. ``papers`` counts those read, ``sign`` stands before it, ``note`` after all else."""

    profile: Profile
    papers: int
    sign: str = ""
    note: str = ""


def profiles_items(entries: Sequence[Entry], together: Entry | None, width: int, glyphs: Glyphs) -> list[Item]:
    """An entry a profile: name, papers, h-index, field, source, of which the last go first where room is short.

    Before them stands the one for all `together`, where there is one.
    """
    lines = _lines(entries, together, width, glyphs)
    items = [Item(line, str(place)) for place, line in enumerate(lines[-len(entries) :])]
    return [Item(lines[0], TOGETHER), BLANK, *items] if together else items


def _lines(entries: Sequence[Entry], together: Entry | None, width: int, glyphs: Glyphs) -> list[Line]:
    rows = [*([together] if together else []), *entries]
    names = [ALL_TOGETHER] if together else []
    names += [cut(entry.profile.name or "(no name)", _LONGEST_NAME, glyphs.ellipsis) for entry in entries]
    columns = [
        _column([(Span(entry.sign, "accent"),) for entry in rows], least=1),
        _column([(Span(name, "name"),) for name in names]),
        _column([(Span(count(entry.papers, "paper"), "figure"),) for entry in rows], right=True),
        _column([_h_index(entry, entry is together, glyphs) for entry in rows]),
        _column([_field(entry.profile, width) for entry in rows]),
        _column([(Span(entry.profile.source.name, "dim"),) for entry in rows]),
        _column([(Span(entry.note, "dim"),) for entry in rows]),
    ]
    kept = columns[:2]
    room = width - line_width(columns[0][0]) - line_width(columns[1][0]) - 1
    for column in columns[2:]:
        room -= line_width(column[0]) + 2
        if room < 0:
            break
        kept.append(column)
    return [_joined(cells, width, glyphs) for cells in zip(*kept, strict=True)]


def _column(cells: Sequence[Line], *, right: bool = False, least: int = 0) -> list[Line]:
    """The cells all as wide as the widest."""
    widest = max(max(map(line_width, cells)), least)
    if right:
        return [(Span(" " * (widest - line_width(cell))), *cell) for cell in cells]
    return [fit(cell, widest) for cell in cells]


def _joined(cells: Iterable[Line], width: int, glyphs: Glyphs) -> Line:
    spans: list[Span] = []
    for number, cell in enumerate(cells):
        if number and line_width(cell):
            spans.append(Span(" " if number == 1 else "  "))
        spans += cell
    return fit(spans, width, glyphs.ellipsis)


def _h_index(entry: Entry, together: bool, glyphs: Glyphs) -> Line:
    return () if together else (Span("h-index ", "label"), Span(_stated(entry.profile, "h_index", glyphs), "figure"))


def _field(profile: Profile, width: int) -> Line:
    if not profile.field:
        return ()
    name = category_name(profile.field) if width >= _ROOM_FOR_FIELD else ""
    return (Span(profile.field, category_role(profile.field)), Span(f" {name}" if name else "", "dim"))


def comparison_items(
    found: Comparison, labels: tuple[str, str], reading: Reading, width: int, glyphs: Glyphs
) -> list[Item]:
    """Two profiles in two columns: figures, years, categories, co-authors; then the papers they share, to choose."""
    table = _Sides(labels, width, glyphs)
    left, right = found.left_figures, found.right_figures
    items = [table.names(), *table.figures(found)]
    years = {str(year): (left.years.get(year, 0), right.years.get(year, 0)) for year in _span(left.years, right.years)}
    codes = dict.fromkeys((*left.categories, *right.categories))
    categories = {code: (left.categories.get(code, 0), right.categories.get(code, 0)) for code in codes}
    people = {person.name: (person.left.papers, person.right.papers) for person in found.people}
    shared = f"On both: {count(len(found.papers), 'paper')}" if found.papers else "No paper is on both"
    items += [BLANK, Item((Span(shared, "title"),), SHARED if found.papers else "")]
    for paper in found.papers:
        facts = f"{(paper.date or '')[:7]:7}  " if width >= _ROOM_FOR_MONTH else ""
        line = (Span(f"  {facts}", "dim"), Span(reading(paper.title) or "(no title)"))
        items.append(Item(fit(line, width, glyphs.ellipsis), f"paper:{paper.id}"))
    for title, numbers in (("Papers a year", years), ("Categories", categories), ("Co-authors of both", people)):
        if numbers:
            items += [BLANK, heading(title), *table.bars(numbers)]
    return items


def _span(left: Mapping[int, int], right: Mapping[int, int]) -> Iterable[int]:
    """The years with a paper of either, first to last; a long run of years without one is left out."""
    years = sorted({*left, *right})
    return [year for year in years if left.get(year) or right.get(year)]


class _Sides:
    """A table of three columns: what, and both sides."""

    def __init__(self, labels: tuple[str, str], width: int, glyphs: Glyphs) -> None:
        self._labels = labels
        self._glyphs = glyphs
        self._what = max(min(width // 4, _LONGEST_NAME), 5)
        self._side = max((width - self._what - 4) // 2, 3)

    def _row(self, what: Span, left: Line, right: Line) -> Item:
        cells = (((what,), self._what), (left, self._side), (right, self._side))
        spans: list[Span] = []
        for number, (cell, width) in enumerate(cells):
            spans += [*([Span("  ")] if number else []), *fit(cell, width, self._glyphs.ellipsis)]
        return Item(tuple(spans))

    def names(self) -> Item:
        """Whose columns they are."""
        left, right = ((Span(label, "name"),) for label in self._labels)
        return self._row(Span(""), left, right)

    def figures(self, found: Comparison) -> list[Item]:
        """What the pages state, and what was counted."""
        rows = [
            (FIGURES[what], *(_stated(profile, what, self._glyphs) for profile in (found.left, found.right)))
            for what in FIGURES
        ]
        both = (found.left_figures, found.right_figures)
        rows.append(("papers read", *(figure(side.papers) for side in both)))
        rows.append(("with code", *(figure(side.with_code) for side in both)))
        return [
            self._row(Span(what, "label"), (Span(left, "figure"),), (Span(right, "figure"),))
            for what, left, right in rows
        ]

    def bars(self, numbers: Mapping[str, tuple[int, int]]) -> list[Item]:
        """A row each: how many on either side, with a bar, both sides to one scale."""
        most = max(max(pair) for pair in numbers.values())
        digits = len(f"{most:,}")
        room = min(self._side - digits - 1, _LONGEST_BAR)

        def cell(number: int) -> Line:
            drawn = bar(number, most, room, ascii=self._glyphs.ascii) if room > 0 else ""
            return (Span(f"{number:>{digits},}", "figure" if number else "dim"), Span(f" {drawn}", "meter"))

        return [self._row(Span(what, "label"), cell(left), cell(right)) for what, (left, right) in numbers.items()]


def _stated(profile: Profile, what: str, glyphs: Glyphs) -> str:
    number = getattr(profile.metrics, what)
    if number is None:
        return "-" if glyphs.ascii else figure(None)
    return figure(number) + ("%" if what == "novelty_percent" else "")
