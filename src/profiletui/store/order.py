"""Orders of papers. Every one is total and stable; what has no value for it comes last, also in reverse."""

from __future__ import annotations

from itertools import compress

from profiletui.model.paper import has_code_link
from profiletui.model.words import fold
from profiletui.store.match import needle, positive_terms
from profiletui.store.texts import surname_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from profiletui.store.library import Library
    from profiletui.store.query import Expression

SORT_KEYS = ("source", "date", "title", "author", "category", "code", "citations", "relevance")
"""The names of the orders; ``-`` before one reverses it. Date goes from old to new, code from a link over a badge
without one to none, citations from few to many, relevance from words in the title over words in the authors to the
rest, author by the first author's surname."""

_CYCLE = ("source", "-date", "title", "author", "category", "code", "-citations", "relevance")

_SPARSE = 3
"""Where fewer than one paper in so many is shown, these are sorted; else the others are left out of the whole order."""

_STEP = 64
"""Papers whose values to sort by are made in one step; turning the LaTeX of a title into reading text takes a while."""
_CHUNK = 2048
"""Rows that are sorted or counted in one step."""

_OPENING = "\"'`([{<$*-. "
"""Signs before a title's first word, which do not count in its place."""


def is_sort(key: str) -> bool:
    """Whether ``key`` names an order."""
    return key.removeprefix("-") in SORT_KEYS


def next_sort(key: str) -> str:
    """The order after ``key`` in the browser's cycle, where dates begin with the newest."""
    place = SORT_KEYS.index(key.removeprefix("-")) if is_sort(key) else -1
    return _CYCLE[(place + 1) % len(_CYCLE)]


def reverse(key: str) -> str:
    """The same order the other way round."""
    return key[1:] if key.startswith("-") else f"-{key}"


def ordered(
    library: Library, rows: Sequence[int], key: str, expression: Expression
) -> tuple[Sequence[int], Sequence[int] | Mapping[int, int]]:
    """``rows``, which ascend, in the order ``key``, and numbers of positions that ascend along it.

    An order that is not known counts as ``source``.
    """
    name, backwards = key.removeprefix("-"), key.startswith("-")
    total = len(library.papers)
    if name == "relevance":
        found = _by_relevance(library, rows, expression, backwards)
        return found, range(total) if found is rows else {row: place for place, row in enumerate(found)}
    if name not in _VALUES:
        return (rows[::-1], range(total, 0, -1)) if backwards else (rows, range(total))
    for _ in order_steps(library, key):
        pass
    order, places = library.orders[key], library.orders[f"places {key}"]
    if len(rows) == total:
        return order, places
    if len(rows) < total / _SPARSE:
        return sorted(rows, key=places.__getitem__), places
    return those_of(order, rows), places


def those_of(order: Sequence[int], rows: Iterable[int]) -> tuple[int, ...]:
    """``rows`` as they stand in ``order``, which holds every position."""
    wanted = bytearray(len(order))
    for row in rows:
        wanted[row] = 1
    return tuple(compress(order, map(wanted.__getitem__, order)))


def order_steps(library: Library, key: str) -> Iterator[None]:
    """Work out the order ``key`` of all papers in short steps; done once, as long as no papers come."""
    name, backwards = key.removeprefix("-"), key.startswith("-")
    total = len(library.papers)
    if name not in _VALUES or f"places {key}" in library.orders:
        return
    from array import array

    value = _VALUES[name]
    values: list[str] = []
    present: list[int] = []
    missing: list[int] = []
    for start in range(0, total, _STEP):
        for position in range(start, min(start + _STEP, total)):
            values.append(value(library, position))
            (present if values[position] else missing).append(position)
        yield
    order: list[int] = []
    for part in _sorted_parts(present, values, 0, backwards):
        order += part
        yield
    order += missing
    places = array("l", bytes(array("l").itemsize * total))
    for start in range(0, total, _CHUNK):
        for place in range(start, min(start + _CHUNK, total)):
            places[order[place]] = place
        yield
    if total == len(library.papers):
        library.orders[key] = tuple(order)
        library.orders[f"places {key}"] = places


def _sorted_parts(rows: list[int], values: Sequence[str], depth: int, backwards: bool) -> Iterator[Sequence[int]]:
    """``rows`` sorted by their values, which are alike up to ``depth`` characters: part by part, few or none in each.

    What would take long to sort in one go is sorted by the next two characters first.
    """
    if len(rows) <= _CHUNK:
        yield sorted(rows, key=values.__getitem__, reverse=backwards)
        return
    groups: dict[str, list[int]] = {}
    for start in range(0, len(rows), _CHUNK):
        for row in rows[start : start + _CHUNK]:
            groups.setdefault(values[row][depth : depth + 2], []).append(row)
        yield ()
    for beginning in sorted(groups, reverse=backwards):
        group = groups.pop(beginning)
        if len(beginning) < 2:  # the values end here, and are all the same
            yield group
        else:
            yield from _sorted_parts(group, values, depth + 2, backwards)


def _date(library: Library, position: int) -> str:
    return library.papers[position].date or ""


def _title(library: Library, position: int) -> str:
    title = library.texts.plain(library.papers[position].title)
    return title.lstrip(_OPENING) or title


def _author(library: Library, position: int) -> str:
    authors = library.papers[position].authors
    return surname_first(library.texts.plain(authors[0])) if authors else ""


def _category(library: Library, position: int) -> str:
    return fold(library.papers[position].category or "")


def _code(library: Library, position: int) -> str:
    paper = library.papers[position]
    return "1" if has_code_link(paper) else "2" if paper.has_code else ""


def _citations(library: Library, position: int) -> str:
    cited = library.papers[position].citations
    return "" if cited is None else f"{cited:020}"  # which orders as the numbers do


_VALUES: dict[str, Callable[[Library, int], str]] = {
    "date": _date,
    "title": _title,
    "author": _author,
    "category": _category,
    "code": _code,
    "citations": _citations,
}


def _by_relevance(library: Library, rows: Sequence[int], expression: Expression, backwards: bool) -> Sequence[int]:
    in_title = [needle(term) for term in positive_terms(expression) if term.field in ("", "title")]
    in_authors = [needle(term) for term in positive_terms(expression) if term.field in ("", "author")]
    if not in_title and not in_authors:
        return rows
    titles = library.texts.title.ready(rows)
    authors = library.texts.author.ready(rows)

    def hits(row: int) -> tuple[int, int]:
        title, names = titles[row], authors[row]
        return sum(sought in title for sought in in_title), sum(sought in names for sought in in_authors)

    return sorted(rows, key=hits, reverse=not backwards)
