"""What a query shows of a library."""

from __future__ import annotations

from bisect import bisect_left

from profiletui.model.record import NamedTuple
from profiletui.store.query import EVERYTHING, NO_CONTEXT, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profiletui.store.library import Library
    from profiletui.store.query import Context, Expression, Query


class View(NamedTuple):
    """The answer to a query.

    ``rows`` are positions of papers in their library, in the order asked for: a range where every paper is shown
    in the order of the sources, else a tuple. ``total`` counts the library's papers. ``understood`` says in words
    how the query was read, '' where it asks for nothing; ``blame`` why no paper matches, None where one does.
    ``places`` gives positions numbers that ascend along ``rows``.
    """

    query: Query
    expression: Expression
    rows: Sequence[int]
    total: int
    places: Sequence[int] | Mapping[int, int]
    understood: str = ""
    blame: str | None = None

    def index_of(self, position: int) -> int | None:
        """The place of a paper among `rows`, or None where it is not shown."""
        rows, places = self.rows, self.places
        try:
            row = bisect_left(rows, places[position], key=places.__getitem__)
        except LookupError:  # it came to the library later, or is not in the order
            return None
        return row if row < len(rows) and rows[row] == position else None


def select(library: Library, query: Query, context: Context = NO_CONTEXT) -> View:
    """The papers of ``library`` that ``query`` asks for, in its order. Any text and any sort key are legal."""
    expression = parse(query.text)
    everything = range(len(library.papers))
    rows: Sequence[int] = everything
    reason = None
    if expression != EVERYTHING:
        # The first screen mostly shows every paper in source order, and waits for no import that it does not need.
        from profiletui.store.explain_empty import blame
        from profiletui.store.match import EXACT, compile_sieve

        rows = compile_sieve(expression, library, context)(everything, EXACT)
        reason = None if rows else blame(library, expression, context)
    return arranged(library, query, expression, rows, len(everything), reason)


def arranged(
    library: Library, query: Query, expression: Expression, rows: Sequence[int], total: int, reason: str | None = None
) -> View:
    """The view of ``rows``, the ascending matches of ``expression`` among ``total`` papers, in the query's order."""
    if len(rows) == total:
        rows = range(total)
    shown: Sequence[int] = rows
    places: Sequence[int] | Mapping[int, int] = range(total)
    if query.sort != "source":
        from profiletui.store.order import ordered

        shown, places = ordered(library, rows, query.sort, expression)
    understood = ""
    if expression != EVERYTHING:
        from profiletui.store.describe import describe  # the first screen asks for nothing

        understood = describe(expression)
    return View(
        query,
        expression,
        shown if isinstance(shown, range) else tuple(shown),
        total,
        places,
        understood,
        reason,
    )


def in_source_order(view: View) -> Sequence[int]:
    """The rows of a view as they ascend."""
    if len(view.rows) == view.total:
        return range(view.total)
    if view.query.sort == "source":
        return view.rows
    from profiletui.store.order import those_of

    return those_of(range(view.total), view.rows)
