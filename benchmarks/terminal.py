"""A terminal that keeps the time: it runs a program, types at it, and knows when what stood on the screen.

Bytes are stamped as they are read and drawn afterwards, so that drawing them does not slow the program down.
Linux only: processor time and memory are read from /proc.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyte

ANSWERS = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22;52c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;390;0c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
)
"""What programs ask a terminal, and what a modern one says."""

# pyte would print the ends of these: private keyboard modes and device control strings.
UNDRAWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-z]|\x1bP.*?\x1b\\", re.DOTALL)
SEQUENCES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>78])")

IDLE_CPU = 0.1
"""A program that takes less than this share of a core does nothing more about a key."""


class Effect(NamedTuple):
    """What came of a key: seconds from its writing to the first and to the last change of the screen (None when
    nothing changed), the bytes written until the program was idle again, and the processor seconds they took."""

    first: float | None
    last: float | None
    written: int
    cpu: float


class Terminal:
    """One program on a pseudo terminal of ``columns`` by ``rows``.

    ``started`` is the moment just before the fork, as time.perf_counter gives it, and so are all moments here.
    """

    def __init__(self, command: tuple[str, ...], environ: Mapping[str, str], columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.written = 0
        self.exit_code: int | None = None
        self._stream = pyte.ByteStream(self.screen)
        self._undrawn: list[tuple[float, bytes]] = []
        self._lines: list[object] = [None] * rows
        self._drawn_until = 0.0
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            with contextlib.suppress(OSError):
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.execvpe(command[0], command, environ)
            os._exit(127)

    def press(self, key: str) -> float:
        """Type; the moment just before."""
        moment = time.perf_counter()
        os.write(self._fd, key.encode())
        return moment

    def run_until(self, texts: Sequence[str], limit: float) -> float | None:
        """Read until all ``texts`` have arrived, on the screen or about to be; the moment, None after ``limit`` s."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.exit_code is None:
            if (moment := self._read(0.05)) and self._arrived(texts):
                return moment
        return None

    def appears(self, texts: Sequence[str], limit: float) -> float | None:
        """The moment from which all ``texts`` stand on the screen together, None when they do not in ``limit`` s."""
        end = time.perf_counter() + limit
        while True:
            shown = "\n".join(self.screen.display)
            if all(text in shown for text in texts):
                return self._drawn_until
            if self._undrawn:
                self._draw()
            elif time.perf_counter() < end and self.exit_code is None:
                self._read(0.05)
            else:
                return None

    def type_steadily(self, keys: str, every: float) -> list[float]:
        """Type keys ``every`` so many seconds, whatever comes of them; the moment of each."""
        pressed = []
        for key in keys:
            pressed.append(self.press(key))
            while (left := pressed[-1] + every - time.perf_counter()) > 0:
                self._read(left)
        return pressed

    def settle(self, quiet: float = 0.03, limit: float = 60) -> None:
        """Read until the program has written nothing for ``quiet`` seconds and takes no processor time."""
        end = time.perf_counter() + limit
        before, since = self.cpu(), time.perf_counter()
        while time.perf_counter() < end and self.exit_code is None:
            if self._read(quiet) is None:
                now, spent = time.perf_counter(), self.cpu()
                if spent - before < IDLE_CPU * (now - since):
                    return
                before, since = spent, now

    def effect(self, key: str, quiet: float = 0.03) -> Effect:
        """Type a key and wait until all has come of it that will."""
        self.catch_up()
        written, cpu = self.written, self.cpu()
        pressed = self.press(key)
        self._read(0.4)
        self.settle(quiet)
        changes = self.catch_up()
        first, last = (changes[0] - pressed, changes[-1] - pressed) if changes else (None, None)
        return Effect(first, last, self.written - written, self.cpu() - cpu)

    def catch_up(self) -> list[float]:
        """Draw what has been read; the moments at which the screen changed."""
        changes = []
        while self._undrawn:
            self._draw()
            if self._changed():
                changes.append(self._drawn_until)
        return changes

    def text(self) -> str:
        """What stands on the screen."""
        self.catch_up()
        return "\n".join(line.rstrip() for line in self.screen.display)

    def cpu(self) -> float:
        """Processor seconds of the program, its threads and its children so far."""
        spent = 0
        with contextlib.suppress(OSError):
            for thread in Path(f"/proc/{self.pid}/task").iterdir():
                spent += int((thread / "schedstat").read_text().split()[0])
        for child in self._children(self.pid):
            with contextlib.suppress(OSError):
                spent += int(Path(f"/proc/{child}/schedstat").read_text().split()[0])
        ended = self._status("stat").rpartition(")")[2].split()[13:15] or ("0", "0")
        return spent / 1e9 + sum(map(int, ended)) / os.sysconf("SC_CLK_TCK")

    def peak_memory(self) -> int:
        """Most bytes the program itself has held at any time."""
        found = re.search(r"VmHWM:\s+(\d+)", self._status("status"))
        return int(found[1]) * 1024 if found else 0

    def leave(self, key: str, limit: float = 5) -> float | None:
        """Type the key that ends the program; seconds until it has, None when it has to be killed."""
        self.settle()
        pressed = self.press(key)
        while self.exit_code is None and time.perf_counter() < pressed + limit:
            self._read(0.001)
            self._reap(os.WNOHANG)
        return time.perf_counter() - pressed if self.exit_code is not None else None

    def close(self) -> None:
        """End the program if it still runs, and the terminal."""
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            self._reap(0)
        os.close(self._fd)

    def _read(self, wait: float) -> float | None:
        """Take what is there within ``wait`` seconds; the moment, or None when there is nothing."""
        if not select.select([self._fd], [], [], wait)[0]:
            return None
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # the other end is closed
            self._reap(0)
            return None
        moment = time.perf_counter()
        self.written += len(data)
        self._undrawn.append((moment, data))
        for asked, answer in ANSWERS:
            for _ in asked.finditer(data):
                os.write(self._fd, answer)
        return moment

    def _arrived(self, texts: Sequence[str]) -> bool:
        """Whether bytes not drawn yet hold the texts, one after another: quick, if not exact."""
        raw = b"".join(data for _, data in self._undrawn).decode(errors="replace")
        shown = SEQUENCES.sub("", raw)
        return all(text in shown for text in texts)

    def _draw(self) -> None:
        self._drawn_until, data = self._undrawn.pop(0)
        self._stream.feed(UNDRAWN.sub(b"", data))

    def _changed(self) -> bool:
        changed = False
        for row in self.screen.dirty:
            if row < len(self._lines):
                line = [self.screen.buffer[row][column] for column in range(self.screen.columns)]
                changed = changed or line != self._lines[row]
                self._lines[row] = line
        self.screen.dirty.clear()
        return changed

    def _children(self, pid: int) -> list[int]:
        found = []
        with contextlib.suppress(OSError):
            for child in map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
                found += [child, *self._children(child)]
        return found

    def _status(self, name: str) -> str:
        try:
            return Path(f"/proc/{self.pid}/{name}").read_text()
        except OSError:
            return ""

    def _reap(self, options: int) -> None:
        if self.exit_code is not None:
            return
        pid, status = os.waitpid(self.pid, options)
        if pid:
            self.exit_code = os.waitstatus_to_exitcode(status)
