"""What comes together on the way: pages of papers, checked to be all of them."""

from __future__ import annotations

from profiletui.fetching.faults import Unreadable
from profiletui.model.profile import Profile
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Step(NamedTuple):
    """A page has come: of the service by its name, ``done`` of ``pages``, with the papers so far of all there are."""

    service: str
    done: int
    pages: int
    papers: int
    total: int


class Collected(NamedTuple):
    """A profile as it came, and sentences about what is worth saying."""

    profile: Profile
    remarks: tuple[str, ...] = ()


class Pages:
    """Counts the records of a paged list, so that nothing is missing and nothing comes twice.

    ``identify`` returns what tells a record from all others; `add` returns the records that are new.
    """

    def __init__(self, service: str, size: int, identify: Callable[[dict[str, Any]], str]) -> None:
        self._service = service
        self._size = size
        self._identify = identify
        self._met: set[str] = set()
        self.total: int | None = None
        self.done = 0

    @property
    def pages(self) -> int:
        """The pages that there are, as far as is known; at least one."""
        return max(1, -(-(self.total or 0) // self._size))

    @property
    def complete(self) -> bool:
        """Whether the last page has come."""
        return self.total is not None and self.done >= self.pages

    def add(self, total: int | None, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Take the next page of a list of ``total`` records.

        Raises:
            Fault: the page is not what it has to be.
        """
        if total is None:
            raise self._fault("it does not say how many papers there are")
        number = self.done + 1
        expected = min(self._size, total - self._size * self.done)
        if self.total is not None and abs(total - self.total) > self._size:
            raise self._fault(f"it counts {total:,} papers on page {number}, and {self.total:,} before")
        if len(records) < expected:
            raise self._fault(f"page {number} holds {len(records):,} of {expected:,} papers")
        new = []
        for record in records:
            key = self._identify(record)
            if key not in self._met:
                self._met.add(key)
                new.append(record)
        if records and not new:
            raise self._fault(f"page {number} repeats what came before")
        self.total = total
        self.done = number
        if self.complete and len(self._met) < total and len(self._met) * 100 < total * 99:
            raise self._fault(f"it tells of {len(self._met):,} different papers, and counts {total:,}")
        return new

    def _fault(self, what: str) -> Unreadable:
        return Unreadable(self._service, f"its answer is not whole: {what}")
