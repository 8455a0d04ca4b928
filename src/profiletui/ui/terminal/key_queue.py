"""One key at a time: what was typed ahead goes where it was meant to go."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from profiletui.ui.terminal.gc_pause import no_garbage_collection

_PATIENCE = 0.2
"""Seconds between two looks at whether a part of the screen that does not answer is being closed."""


class Turns:
    """Lets events of the person in, each when the one before has had all its effects.

    Textual passes a key to whatever has the focus, though the key before may still be on its way to give the focus to
    something else. A slow connection delivers ``/graph`` in one piece: its letters would go to the list.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._turn: asyncio.Task[None] | None = None

    def take(self, event: events.Event) -> None:
        """Let an event in, now or in its turn."""
        self._waiting.append(event)
        if self._turn is None:
            self._turn = asyncio.create_task(self._run())

    async def _run(self) -> None:
        with no_garbage_collection():  # it takes as long as a tenth of a key, or more
            while self._waiting:
                event = self._waiting.popleft()
                if not self._taken_together(event):
                    self._app.post_message(event)
                if not isinstance(event, events.MouseMove):
                    for pump in self._way():
                        await _at_rest(pump)
        self._turn = None

    def _taken_together(self, event: events.Event) -> bool:
        """Whether the screen has taken a key together with the same ones that wait behind it.

        A key that is held over a slow line comes in heaps: what it leads to is shown, and not every step of the way.
        """
        repeat = getattr(self._app.screen, "repeat", None)
        if repeat is None or not isinstance(event, events.Key):
            return False
        key = event.key
        same = takewhile(lambda other: isinstance(other, events.Key) and other.key == key, self._waiting)
        times = 1 + sum(1 for _ in same)
        if times == 1 or not repeat(key, times):
            return False
        for _ in range(times - 1):
            self._waiting.popleft()
        return True

    def _way(self) -> Iterator[MessagePump]:
        """Where a key passes: down to the focused widget, up to the app, and once more for what it set off there."""
        for _ in range(2):
            yield self._app
            yield self._app.focused or self._app.screen
            yield self._app.screen
        yield self._app


async def _at_rest(pump: MessagePump) -> None:
    """Wait until a part has worked off what it was sent until now, however long that takes, or is closed."""
    rested = asyncio.Event()
    if not pump.call_later(rested.set):
        return
    while not rested.is_set() and pump.is_running:
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await rested.wait()
