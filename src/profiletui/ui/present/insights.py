"""What the papers add up to, as lines: bars that can be chosen, and the page's own figures beside what was read."""

from __future__ import annotations

from itertools import pairwise

from profiletui.model.record import NamedTuple
from profiletui.store.metrics import FEW_EMPTY_YEARS
from profiletui.store.query import Dates
from profiletui.typeset.lines import Span, wrap
from profiletui.typeset.words import count
from profiletui.ui.present.facets import MORE, legend, value_items
from profiletui.ui.present.menu import BLANK, Item, heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profiletui.store.facets import Facet, Value
    from profiletui.store.stated_figures import Beside
    from profiletui.typeset.glyphs import Glyphs

_ROOM_FOR_TWO = 40


class Insight(NamedTuple):
    """What the insights tell: facets by field, how many papers are shown, how many of them have code or lack a date
    or name only the first of their authors, and the pages' own figures, by whose page it is."""

    facets: dict[str, Facet]
    shown: int
    with_code: int
    undated: int
    cut_lists: int
    pages: Sequence[tuple[str, Sequence[Beside]]]


def insight_items(found: Insight, width: int, glyphs: Glyphs, *, begun: str = "", more: str = "") -> list[Item]:
    """The bars, group by group. `begun` is the year at which a span begins that is not ended yet; `more` says what
    shows the co-authors that are left out."""
    items: list[Item] = []
    for title, note, group in (
        ("Papers a year", legend(glyphs), _years(found, width, glyphs, begun)),
        ("Categories", "", value_items(found.facets["cat"], width, glyphs)),
        ("Code", _share(found), value_items(found.facets["code"], width, glyphs)),
        ("Co-authors", _cut(found), _people(found.facets["author"], width, glyphs, more)),
        *((title, "", _figures(rows, width)) for title, rows in found.pages),
    ):
        if group:
            items += [*([BLANK] if items else []), heading(title, note), *group]
    return items


def _years(found: Insight, width: int, glyphs: Glyphs, begun: str) -> list[Item]:
    facet = found.facets["year"]
    filled = with_empty_years(facet.values)
    bars = iter(value_items(facet._replace(values=tuple(value for value in filled if value.terms)), width, glyphs))
    items: list[Item] = []
    for value in filled:
        if not value.terms:
            items.append(Item((Span(f"  {value.label}", "dim"),)))
            continue
        item = next(bars)
        if not (value.papers or value.chosen):
            item = item._replace(id="")
        elif value.label == begun:
            item = item._replace(line=(Span(f"{glyphs.owner} ", "accent"), *item.line[1:]))
        items.append(item)
    if found.undated and items:
        items.append(Item((Span(f"  {count(found.undated, 'paper')} without a date", "dim"),)))
    return items


def with_empty_years(values: Iterable[Value]) -> list[Value]:
    """Years, newest first, with those between them that have no paper; a long run of such is one value without
    terms, whose label counts them. What is no single year is left as it is, at the end."""
    years = [value for value in values if value.label.isdigit() and len(value.label) == 4]
    filled = years[:1]
    for newer, older in pairwise(years):
        missing = [f"{year:04}" for year in range(int(newer.label) - 1, int(older.label), -1)]
        if len(missing) > FEW_EMPTY_YEARS:
            filled.append(older._replace(label=f"{count(len(missing), 'year')} without a paper", terms=(), papers=0))
            filled[-1] = filled[-1]._replace(with_code=0, chosen=False)
        else:
            filled += [_empty(year) for year in missing]
        filled.append(older)
    return filled + [value for value in values if value not in years]


def _empty(year: str) -> Value:
    from profiletui.store.facets import Value

    return Value("year", year, (Dates("year", year, year),))


def _people(facet: Facet, width: int, glyphs: Glyphs, more: str) -> list[Item]:
    items = value_items(facet, width, glyphs)
    if facet.more:
        items.append(
            Item((Span(f"  {glyphs.ellipsis} {facet.more:,} more", "dim"), Span(more, "dim")), f"{MORE}author")
        )
    return items


def _share(found: Insight) -> str:
    if not found.shown:
        return ""
    return f"{found.with_code:,} of {count(found.shown, 'paper')}, {round(100 * found.with_code / found.shown)}%"


def _cut(found: Insight) -> str:
    return f"at least: et al. hides some in {count(found.cut_lists, 'paper')}" if found.cut_lists else ""


def _figures(rows: Sequence[Beside], width: int) -> list[Item]:
    """What the page says of itself, a sentence a figure, wrapped beside what it is of."""
    column = max((len(row.what) for row in rows), default=0) + 4
    items: list[Item] = []
    for row in rows:
        if width < _ROOM_FOR_TWO:
            items.append(Item((Span(f"  {row.what}", "label"),)))
            items += [Item((Span("    "), *line)) for line in wrap((Span(row.said),), max(width - 4, 1))]
            continue
        first, *rest = wrap((Span(row.said),), width - column)
        items.append(Item((Span(f"  {row.what}".ljust(column), "label"), *first)))
        items += [Item((Span(" " * column), *line)) for line in rest]
    return items
