"""Orders of papers. Every one is total and stable; what has no value for it comes last, also in reverse."""

from __future__ import annotations

from itertools import compress

from profiletui.model.words import fold
from profiletui.store.match import has_code_link, needle, positive_terms
from profiletui.store.texts import surname_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profiletui.store.library import Library
    from profiletui.store.query import Expression

SORT_KEYS = ("source", "date", "title", "author", "category", "code", "relevance")
"""The names of the orders; ``-`` before one reverses it. Date goes from old to new, code from a link over a badge
without one to none, relevance from words in the title over words in the authors to the rest, author by the
first author's surname."""

_CYCLE = ("source", "-date", "title", "author", "category", "code", "relevance")

_SPARSE = 3
"""Where fewer than one paper in so many is shown, these are sorted; else the others are left out of the whole order."""

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
    if name == "source" or name not in SORT_KEYS:
        return (rows[::-1], range(total, 0, -1)) if backwards else (rows, range(total))
    order, places = _order(library, name, backwards), _places(library, name, backwards)
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


def _order(library: Library, name: str, backwards: bool) -> Sequence[int]:
    """All positions in the order; worked out once per library."""
    key = reverse(name) if backwards else name
    if key not in library.orders:
        value = _VALUES[name]
        values = [value(library, position) for position in range(len(library.papers))]
        present = [position for position, value in enumerate(values) if value]
        missing = [position for position, value in enumerate(values) if not value]
        present.sort(key=values.__getitem__, reverse=backwards)
        library.orders[key] = tuple(present + missing)
    return library.orders[key]


def _places(library: Library, name: str, backwards: bool) -> Sequence[int]:
    """Of each position its place in the order."""
    key = f"places {reverse(name) if backwards else name}"
    if key not in library.orders:
        from array import array

        places = array("l", bytes(array("l").itemsize * len(library.papers)))
        for place, position in enumerate(_order(library, name, backwards)):
            places[position] = place
        library.orders[key] = places
    return library.orders[key]


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


_VALUES: dict[str, Callable[[Library, int], str]] = {
    "date": _date,
    "title": _title,
    "author": _author,
    "category": _category,
    "code": _code,
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
