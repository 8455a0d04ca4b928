"""A query answered bit by bit, so that a browser can take keys in between.

First all papers are looked through in their short fields, which is a twentieth of the text, and then, but for the
first few, the abstracts of those that these leave open. Rows only ever join the answer; at the end it is what
`view.select` gives.
"""

from __future__ import annotations

from bisect import bisect, bisect_left

from profiletui.store.explain_empty import blame_steps
from profiletui.store.loose import words_of
from profiletui.store.match import EXACT, POSSIBLE, SURE, compile_sieve, needle
from profiletui.store.order import order_steps
from profiletui.store.query import EVERYTHING, NO_CONTEXT, Group, Negation, Term, parse
from profiletui.store.substring import fast_search, merged, without
from profiletui.store.view import arranged, in_source_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from profiletui.store.library import Library
    from profiletui.store.match import Sieve
    from profiletui.store.query import Context, Expression, Query
    from profiletui.store.texts import Abstracts, Column
    from profiletui.store.view import View

_SHORT_SLICE = 1024
_DEEP_SLICE = 512
"""Papers whose abstracts are looked through in one step when these are ready."""
_FIRST_SLICE = 16
"""Papers whose texts are made ready in one step: turning LaTeX into reading text can take a millisecond each."""
_LONGEST = 400
"""Characters of a query beyond which comparing it with another could take longer than a key may wait."""
_END = object()


class Scan:
    """One query on its way through a library.

    `advance` until `done`; `view` is the answer as far as it is known. `ordering` holds while the order is worked
    out, before which there is nothing to view; `shallow` while short fields are still being looked through.
    ``previous``, a complete view of the same library in the same context, spares most of the way where the new
    query only narrows it, and all of it where only the order is another. ``first`` is the position of a paper that
    is looked at before all others. ``total`` counts the papers there were at the beginning: those that come to the
    library meanwhile are left out.
    """

    def __init__(
        self,
        library: Library,
        query: Query,
        context: Context = NO_CONTEXT,
        previous: View | None = None,
        first: int | None = None,
    ) -> None:
        self._library = library
        self.query = query
        self._context = context
        self._expression = parse(query.text)
        self.total = len(library.papers)
        self._settled: list[int] = []
        self._sure: Sequence[int] = ()
        self._next = 0
        self._first: int | None = None
        self._reason: str | None = None
        self.ordering = True
        self.shallow = True
        self.done = False
        self._steps = self._work(previous, first)

    def advance(self, steps: int = 1) -> bool:
        """Take some short steps, each of about a millisecond or less; whether there is more to do."""
        for _ in range(steps):
            if self.done:
                break
            self.done = next(self._steps, _END) is _END
        return not self.done

    def drop(self) -> None:
        """Go no further. The steps hold this and this holds them: unless one lets go, all rows wait to be collected."""
        self._steps.close()

    def view(self) -> View:
        """The rows found so far, in the query's order; complete, and with its blame, once `done`."""
        rows: Sequence[int] = range(self.total)
        found = len(self._settled) + len(self._sure) - self._next
        if found < self.total and self._expression != EVERYTHING:
            rows = [*self._settled, *self._sure[self._next :]]
            if self._first is not None:
                place = bisect_left(rows, self._first)
                if rows[place : place + 1] != [self._first]:
                    rows.insert(place, self._first)
        return arranged(self._library, self.query, self._expression, rows, self.total, self._reason)

    def _candidates(self, previous: View | None) -> Sequence[int]:
        longest = max(len(self.query.text), len(previous.query.text)) if previous else 0
        if previous is None or longest > _LONGEST or not implies(self._expression, previous.expression):
            return range(self.total)
        rows = in_source_order(previous)
        if isinstance(rows, range):
            return range(self.total)
        return rows if previous.total == self.total else [*rows, *range(previous.total, self.total)]

    def _work(self, previous: View | None, first: int | None) -> Generator[None, None, None]:
        expression = self._expression
        yield from order_steps(self._library, self.query.sort)
        self.ordering = False
        if expression == EVERYTHING:
            self.shallow = False
        elif previous and (expression, self.total) == (previous.expression, previous.total):
            self.shallow = False
            self._settled += in_source_order(previous)
            self._reason = previous.blame
        else:
            yield from self._search(self._candidates(previous), first)

    def _search(self, candidates: Sequence[int], first: int | None) -> Generator[None, None, None]:
        expression = self._expression
        sieve = compile_sieve(expression, self._library, self._context)
        if first is not None and sieve((first,), EXACT):
            self._first = first
        sure: list[int] = []
        left: list[int] = []
        self._sure = sure
        deep = sieve
        if isinstance(expression, Term) and not expression.field:  # it is in no short field of those left
            deep = compile_sieve(Term("abstract", expression.value), self._library, self._context)
        size = _DEEP_SLICE if self._library.texts.abstract.complete else _FIRST_SLICE
        begun = 0
        for rows in _slices(candidates, _SHORT_SLICE):
            possible = sieve(rows, POSSIBLE)
            found = sieve(possible, SURE)
            sure += found
            if len(found) != len(possible):
                left += without(possible, found)
            if not begun:  # the first rows are those on the screen, and had better not change again
                begun = len(left[:size])
                self._settle(left[:size], deep)
            yield
        self.shallow = False
        for rows in _slices(left[begun:], size):
            self._settle(rows, deep)
            yield
        if not self._settled and not sure:
            self._reason = yield from blame_steps(self._library, expression, self._context)

    def _settle(self, left: Sequence[int], sieve: Sieve) -> None:
        """Look through the abstracts of the next that are left: after that nothing up to the last of them is open."""
        if left:
            upto = bisect(self._sure, left[-1], self._next)
            self._settled += merged(self._sure[self._next : upto], sieve(left, EXACT))
            self._next = upto


def implies(new: Expression, old: Expression) -> bool:
    """Whether it is plain from their form that every paper matching ``new`` matches ``old``.

    True for what happens while one types: a word grows, a term is added. Takes time in proportion to the product
    of their sizes.
    """
    if new == old:
        return True
    if isinstance(old, Group) and old.joint == "and":
        return all(implies(new, part) for part in old.operands)
    if isinstance(new, Group):
        every = all if new.joint == "or" else any
        return every(implies(part, old) for part in new.operands)
    if isinstance(old, Group):
        return any(implies(new, part) for part in old.operands)
    if isinstance(new, Negation) and isinstance(old, Negation):
        return implies(old.operand, new.operand)
    if isinstance(new, Term) and isinstance(old, Term):
        return new.field == old.field and new.field in _GROWING and _grows(needle(old), needle(new))
    return False


def _grows(old: str, new: str) -> bool:
    """Whether all that has ``new`` has ``old``; a hyphen alone is found in less than what it stands in."""
    return old in new and (bool(old.strip(" -")) or not words_of(new))


_GROWING = ("", "title", "abstract", "author", "aff", "link", "host", "profile")
"""Fields whose longer values match less; another letter can turn what ``cat:`` and ``tag:`` mean."""


def fold_ahead(library: Library) -> Iterator[None]:
    """Make the short fields and then the abstracts ready for the first search, in short steps."""
    fast_search()  # its import is most of what the first letter would wait for
    yield
    columns: tuple[Column | Abstracts, ...] = (library.texts.short, library.texts.abstract)
    for column in columns:
        for rows in _slices(() if column.complete else range(len(library.papers)), _FIRST_SLICE):
            column.ready(rows)
            yield


def _slices(rows: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
