"""The notes of one window: what is noted here is written at once by a thread, what other windows note is taken in."""

from __future__ import annotations

import os

from profiletui.state import journal
from profiletui.state.journal import Entry, Tail
from profiletui.state.notes import NO_NOTES, Notes, Register, changed, changes_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from queue import SimpleQueue
    from threading import Thread

    from profiletui.state.notes import Change

_PATIENCE = 3.0
"""Seconds that leaving waits for the last notes to be written."""


class Notebook:
    """What is noted in a file, as one window knows it.

    ``notes`` are all there are. ``trouble`` is a sentence while they cannot be kept, else ''; then they are tried again
    with the next note, and at the end.
    """

    def __init__(self, path: str) -> None:
        self.notes = NO_NOTES
        self.trouble = ""
        self.lost = False
        """Whether something that was noted here could not be kept."""
        self._path = path
        self._window = os.urandom(4).hex()
        self._register = Register()
        self._tail = Tail()
        self._waiting: list[Entry] = []
        self._queue: SimpleQueue[Sequence[Entry] | None] | None = None
        self._thread: Thread | None = None
        self._read()

    def _read(self) -> None:
        try:
            contents, self._tail = journal.read(self._path)
        except (OSError, ValueError) as problem:
            self.trouble = self._unreadable(_reason(problem))
            return
        self._take(contents.entries)
        if contents.refusal:
            self.trouble = self._unreadable(contents.refusal)

    def _unreadable(self, why: str) -> str:
        advice = "nothing is changed there, and new ones are not kept; move it away to begin anew"
        return f"cannot read your notes on papers in {self._path}: {why}; {advice}"

    def _take(self, entries: Iterable[Entry]) -> list[Change]:
        changes = self._register.take(entries)
        if changes:
            self.notes = changed(self.notes, changes)
        return changes

    def news(self) -> list[Change]:
        """Take in what other windows have noted since; what has changed by that. Costs next to nothing if nothing."""
        entries, self._tail = journal.read_on(self._path, self._tail)
        return self._take(entries) if entries else []

    def learn(self, names: Sequence[str]) -> list[Change]:
        """Learn all the ids of a paper; what has changed by that, where something was noted of another of them."""
        changes = self._register.learn(names)
        if changes:
            self.notes = changed(self.notes, changes)
        return changes

    def keep(self, notes: Notes, names_of: Callable[[str], Sequence[str]]) -> None:
        """Keep notes that were changed here; ``names_of`` tells all the ids of a paper.

        They are on their way to the file when this ends, and on the disk when the disk is ready.
        """
        changes = list(changes_between(self.notes, notes))
        if not changes:
            return
        number = self._register.number + 1
        entries = [Entry(number, self._window, field, paper, value) for paper, field, value in changes]
        for paper in dict.fromkeys(paper for paper, _, _ in changes):
            others = [name for name in names_of(paper) if name != paper]
            entries += [Entry(number, self._window, f"same:{other}", paper, "1") for other in others]
        self.notes = changed(self.notes, self._register.take(entries))
        self._send(entries)

    def close(self) -> None:
        """Write what is still to be written, and wait until it is. `trouble` and `lost` say what became of it."""
        if self._queue is None or self._thread is None:
            return
        self._queue.put(None)
        self._thread.join(_PATIENCE)
        if self._thread.is_alive():
            self.trouble, self.lost = f"could not keep your last notes in {self._path}: the disk does not answer", True

    def begin(self) -> None:
        """Make the file where there is none, by which the next run knows that it is not the first."""
        if not self.trouble and not os.path.lexists(self._path):
            self._send(())

    def _send(self, entries: Sequence[Entry]) -> None:
        if self._thread is None or self._queue is None:
            # late: most runs note nothing before the first screen stands
            from queue import SimpleQueue
            from threading import Thread

            self._queue = SimpleQueue()
            self._thread = Thread(target=self._write_on, args=(self._queue,), name="profiletui-notes", daemon=True)
            self._thread.start()
        self._queue.put(entries)

    def _write_on(self, queue: SimpleQueue[Sequence[Entry] | None]) -> None:
        """Write what comes, in a thread: a disk may take its time, and no key is to wait for it."""
        while (entries := queue.get()) is not None:
            self._waiting += entries
            self._write()
        if self._waiting:
            self._write()

    def _write(self) -> None:
        try:
            journal.append(self._path, self._waiting)
        except OSError as problem:
            # What cannot be read is not written to, either: that sentence says it all.
            self.trouble = self.trouble or f"cannot keep your notes on papers in {self._path}: {_reason(problem)}"
            self.lost = bool(self._waiting)
        else:
            self._waiting = []
            self.trouble, self.lost = "", False


def _reason(problem: OSError | ValueError) -> str:
    """The system's reason as the end of a sentence."""
    reason = (problem.strerror if isinstance(problem, OSError) else "") or str(problem)
    return reason[:1].lower() + reason[1:]
