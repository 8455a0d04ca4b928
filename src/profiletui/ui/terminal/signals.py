"""Signals that end the program, from before the terminal is taken until all that is to be kept is kept."""

from __future__ import annotations

import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)


class Ending:
    """Inside its ``with`` such a signal kills nobody; it is kept until somebody can leave because of it.

    A dropped connection often sends two, the second while the first is being obeyed.
    """

    def __init__(self) -> None:
        self._arrived = 0
        self._tell: Callable[[int], None] | None = None

    def __enter__(self) -> Ending:
        self._before = [(number, signal.signal(number, self._take)) for number in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before:
            signal.signal(number, handler)

    def _take(self, number: int, _: FrameType | None) -> None:
        self._arrived = self._arrived or number
        if self._tell is not None:
            self._tell(number)

    def pass_on(self, tell: Callable[[int], None]) -> None:
        """Have `tell` called with the number of a signal, at once when one has arrived. It may be called anywhere in
        the main thread.
        """
        self._tell = tell
        if self._arrived:
            tell(self._arrived)
