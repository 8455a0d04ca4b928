"""What can go wrong between profiletui and a service, in words for people."""

from __future__ import annotations

LATER = "try again later"


class Fault(Exception):  # noqa: N818 - mostly the service's or the network's, and no error of the program's
    """What a service did not give, in two halves of a sentence: why, and what to do about it.

    ``stops_all`` tells that the same would happen with the next person: there is no network, the budget is used up.
    """

    def __init__(self, service: str, why: str, advice: str = LATER, *, stops_all: bool = False) -> None:
        super().__init__(service, why, advice)
        self.service = service
        self.why = why
        self.advice = advice
        self.stops_all = stops_all

    @property
    def sentence(self) -> str:
        """The whole of it, to be printed."""
        return f"cannot fetch from {self.service}: {self.why}; {self.advice}"


class NotFound(Fault):
    """The service knows nothing under the address that was asked for."""


class Unreadable(Fault):
    """What a service answered is not what its documents say, or not all of it."""


class Stopped(Exception):  # noqa: N818 - it was asked for
    """Whoever asked does not want the answer any more."""


class Refusal(Exception):  # noqa: N818 - the program does what it is there for
    """What was fetched is not kept, or nothing was asked for that could be; the text is one sentence."""
