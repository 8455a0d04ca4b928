"""What a query shows of a library."""

from __future__ import annotations

from bisect import bisect_left

from profiletui.model.record import NamedTuple
from profiletui.store.blame import blame
from profiletui.store.match import EXACT, NO_CONTEXT, compile_sieve
from profiletui.store.order import ordered
from profiletui.store.query import EVERYTHING, describe, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.store.library import Library
    from profiletui.store.query import Context, Expression, Query


class View(NamedTuple):
    """The answer to a query.

    ``rows`` are positions of papers in their library, in the order asked for: a range while nothing is filtered
    or sorted, else a tuple. ``total`` counts the library's papers. ``understood`` says in words how the query
    was read, '' where it asks for nothing; ``blame`` why no paper matches, None where one does.
    """

    query: Query
    expression: Expression
    rows: Sequence[int]
    total: int
    understood: str = ""
    blame: str | None = None

    def index_of(self, position: int) -> int | None:
        """The place of a paper among `rows`, or None where it is not shown."""
        rows = self.rows
        if isinstance(rows, range) or self.query.sort != "source":
            return rows.index(position) if position in rows else None
        place = bisect_left(rows, position)
        return place if place < len(rows) and rows[place] == position else None


def select(library: Library, query: Query, context: Context = NO_CONTEXT) -> View:
    """The papers of ``library`` that ``query`` asks for, in its order. Any text and any sort key are legal."""
    expression = parse(query.text)
    everything = range(len(library.papers))
    rows: Sequence[int] = everything
    if expression != EVERYTHING:
        rows = compile_sieve(expression, library, context)(everything, EXACT)
    reason = None if rows else blame(library, expression, context)
    return arranged(library, query, expression, rows, reason)


def arranged(
    library: Library, query: Query, expression: Expression, rows: Sequence[int], reason: str | None = None
) -> View:
    """The view of ``rows``, the ascending matches of ``expression``, put into the order of ``query``."""
    shown = ordered(library, rows, query.sort, expression)
    copied = expression != EVERYTHING or not isinstance(shown, range)
    return View(
        query,
        expression,
        tuple(shown) if copied else shown,
        len(library.papers),
        "" if expression == EVERYTHING else describe(expression),
        reason,
    )
