"""``profiletui stats``: what a page says of itself, and what its papers add up to."""

from __future__ import annotations

from profiletui import session
from profiletui.cli import output, shared
from profiletui.model.categories import category_name
from profiletui.model.words import name_key
from profiletui.store.match import CODE_TESTS
from profiletui.store.metrics import FEW_EMPTY_YEARS, co_authors, cut_lists, figures
from profiletui.store.stated_figures import papers_said
from profiletui.typeset.bars import gauge, split_bar
from profiletui.typeset.table import columns
from profiletui.typeset.words import count, figure, long_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profiletui.cli.parser import Arguments
    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile
    from profiletui.store.metrics import Figures

BAR = 30
"""Cells of the longest bar."""

PEOPLE = 20
"""Co-authors that are shown."""


def run(arguments: Arguments) -> int:
    """Print them; exit code."""
    opened = shared.open_aloud(arguments)
    view = shared.narrow(opened, arguments)
    if shared.is_empty(view):
        return shared.NOTHING_MATCHED
    plain = output.ascii_only()
    whole = not arguments.value("--filter").strip()
    sheets = [_sheet(profile, plain, whole) for profile in session.grouped(opened.library, view)]
    output.say("\n\n".join("\n".join(sheet) for sheet in sheets) + "\n")
    return 0


def _sheet(profile: Profile, plain: bool, whole: bool) -> Iterator[str]:
    """All about one profile, line by line; ``whole`` tells that none of its papers is filtered away."""
    dot = " - " if plain else " · "
    field = _category(profile.field) if profile.field else ""
    yield dot.join(filter(None, (profile.name or "(no name)", field, profile.source.name)))
    yield from _section("The page says", _stated(profile, plain, whole))
    counted = figures(profile.papers)
    coded = figures([paper for paper in profile.papers if CODE_TESTS["yes"](paper)])
    yield from _section("Its papers", _counted(counted))
    full, rest = split_bar(1, 2, 1, 2, plain)
    legend = f" ({full} with code, {rest} without)"
    yield from _section("Years" + legend, _years(counted, plain))
    categories = {
        _category(code): (number, coded.categories.get(code, 0)) for code, number in counted.categories.items()
    }
    yield from _section("Categories", _bars(categories, plain))
    yield from _section(_people_title(profile.papers), _people(profile, plain))


def _section(title: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield from ("", title)
        yield from ("  " + line for line in columns(rows))


def _stated(profile: Profile, plain: bool, whole: bool) -> list[tuple[str, str]]:
    metrics = profile.metrics
    papers = figure(metrics.papers)
    if whole and metrics.papers is not None and metrics.papers != len(profile.papers):
        papers = papers_said(metrics.papers, profile.papers).removeprefix("page says ")
    novelty = metrics.novelty_percent
    share = "–" if novelty is None else f"{figure(novelty)}%  {gauge(novelty, 10, plain)}"
    rows = [
        ("h-index", figure(metrics.h_index)),
        ("citations", figure(metrics.citations)),
        ("papers", papers),
        ("novelty", share),
        ("AI score", figure(metrics.ai_score)),
    ]
    return [(word, value.replace("–", "-") if plain else value) for word, value in rows]


def _counted(counted: Figures) -> list[tuple[str, str]]:
    span = ""
    if counted.first:
        span = f", {long_date(counted.first)}"
        if counted.last != counted.first:
            span += f" to {long_date(counted.last)}"
    rows = [
        ("read", count(counted.papers, "paper") + span),
        ("code", f"{counted.badged:,} with the Code badge, {counted.linked:,} with a code link"),
    ]
    if counted.undated:
        rows.append(("undated", count(counted.undated, "paper")))
    return rows


def _years(counted: Figures, plain: bool) -> list[tuple[str, str, str]]:
    """A row a year; a long run of empty years is one row."""
    coded = counted.years_with_code
    rows = _bars({str(year): (number, coded[year]) for year, number in counted.years.items()}, plain)
    kept: list[tuple[str, str, str]] = []
    empty: list[tuple[str, str, str]] = []
    for row, number in zip(rows, counted.years.values(), strict=True):
        if not number:
            empty.append(row)
            continue
        if len(empty) > FEW_EMPTY_YEARS:
            empty = [("...", "", "")]
        kept += [*empty, row]
        empty = []
    return kept


def _people_title(papers: Sequence[Paper]) -> str:
    if cut := cut_lists(papers):
        return f"Co-authors (at least; et al. hides some in {cut:,} of {count(len(papers), 'paper')})"
    return "Co-authors"


def _people(profile: Profile, plain: bool) -> list[tuple[str, str, str]]:
    people = co_authors(profile.papers, profile.name)
    with_code = [paper for paper in profile.papers if CODE_TESTS["yes"](paper)]
    coded = {name_key(person.name): person.papers for person in co_authors(with_code, profile.name)}
    top = {person.name: (person.papers, coded.get(name_key(person.name), 0)) for person in people[:PEOPLE]}
    rows = _bars(top, plain)
    if len(people) > PEOPLE:
        rows.append((f"and {len(people) - PEOPLE:,} more", "", ""))
    return rows


def _bars(numbers: Mapping[str, tuple[int, int]], plain: bool) -> list[tuple[str, str, str]]:
    """(word, number, bar) of each number of papers and how many of them have code; the numbers end under one
    another."""
    most = max((number for number, _ in numbers.values()), default=0)
    digits = len(f"{most:,}")
    return [
        (word, f"{number:>{digits},}", "".join(split_bar(with_code, number, most, BAR, plain)))
        for word, (number, with_code) in numbers.items()
    ]


def _category(code: str) -> str:
    name = category_name(code)
    return f"{code} {name}" if name else code
