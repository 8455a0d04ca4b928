"""What a service lets us ask today, as it says itself in its answers."""

from __future__ import annotations

import time

from profiletui.fetching.faults import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profiletui.fetching.services import Service


class Budget:
    """The credits that each service said are left. ``wall`` tells the time of day."""

    def __init__(self, wall: Callable[[], float]) -> None:
        self._wall = wall
        self._left: dict[str, tuple[int, float | None]] = {}

    def note(self, service: Service, headers: Mapping[str, str]) -> None:
        """Take what the headers of an answer say."""
        left = _number(headers.get("x-ratelimit-remaining", ""))
        if left is not None:
            reset = _number(headers.get("x-ratelimit-reset", ""))
            self._left[service.id] = (left, None if reset is None else _moment(reset, self._wall()))

    def left(self, service: Service) -> int | None:
        """Return the credits that are left; None where the service has not said."""
        return self._left[service.id][0] if service.id in self._left else None

    def check(self, service: Service, needed: int = 1) -> None:
        """Make sure that so many credits are left. Raises Fault where it is known that they are not."""
        if service.id not in self._left:
            return
        left, refill = self._left[service.id]
        if left >= needed:
            return
        if refill is None:
            refill = (self._wall() // 86400 + 1) * 86400
        hour = time.strftime("%H:%M", time.localtime(refill))
        said = "its budget for today is used up" if left == 0 else f"{needed:,} requests are needed, and {left:,} left"
        more = f", or put a key of your own into {service.key_variable}" if service.key_variable else ""
        raise Fault(service.name, f"{said}; it refills at {hour}", f"try again then{more}", stops_all=True)


def _number(text: str) -> int | None:
    """The whole part of a number that is not negative; None for anything else."""
    whole = text.strip().partition(".")[0]
    return int(whole) if whole.isascii() and whole.isdigit() and len(whole) < 16 else None


def _moment(reset: int, now: float) -> float:
    """The time that a reset names: seconds from now, or since 1970."""
    return float(reset) if reset > 1_000_000_000 else now + reset
