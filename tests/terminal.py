"""The person's terminal: everything that reaches it is kept, and read as a terminal would read it."""

from __future__ import annotations

import base64
import fcntl
import os
import re
import select
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyte
import pytest

PROGRAM = str(Path(sys.executable).parent / "profiletui")
"""The installed program."""

PATIENCE = 20.0
"""Seconds after which what is waited for will not come; reached only by tests that fail."""

# Makes its standard input the terminal of a session of its own, as a terminal emulator does before it runs a shell.
_IN_A_SESSION = (sys.executable, "-I", "-c", "import os, sys; os.login_tty(0); os.execvp(sys.argv[1], sys.argv[1:])")

_TOKEN = re.compile(
    rb"""(?P<osc>\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))
       | (?P<string>\x1b[PX^_].*?\x1b\\)
       | (?P<csi>\x1b\[[0-?]*[ -/]*[@-~])
       | (?P<escape>\x1b(?![\[\]PX^_])[ -/]*[0-~])
       | (?P<control>[\x00-\x1a\x1c-\x1f\x7f])
       | (?P<text>[^\x00-\x1f\x7f]+)""",
    re.DOTALL | re.VERBOSE,
)

_ON_AT_FIRST = {7, 25}
"""The DEC private modes that a terminal starts with: lines wrap, and there is a cursor."""


class Token(NamedTuple):
    """A piece of what reaches a terminal. ``kind`` is osc, string (DCS, SOS, PM, APC), csi, escape, control, text."""

    kind: str
    data: bytes


def tokens(data: bytes) -> tuple[list[Token], bytes]:
    """The pieces of ``data``, and the beginning of one that is not complete."""
    found = []
    end = 0
    while match := _TOKEN.match(data, end):
        found.append(Token(str(match.lastgroup), match[0]))
        end = match.end()
    return found, data[end:]


class Terminal:
    """A terminal of 80x24 with a directory of its own, from which multiplexers run and which is also the home."""

    def __init__(self, directory: Path, columns: int = 80, rows: int = 24) -> None:
        self.directory = directory
        self.shown = b""
        """Every byte that reached the terminal."""
        self.process: subprocess.Popen[bytes] | None = None
        self._rest = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._ours, self._theirs = os.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._settings = termios.tcgetattr(self._theirs)
        self.environ = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")} | {
            "HOME": str(directory),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "SHELL": "/bin/sh",
            "TMUX_TMPDIR": str(directory),
            "SCREENDIR": str(directory / "s"),
        }
        (directory / "s").mkdir(mode=0o700, exist_ok=True)
        (directory / "screenrc").write_text("startup_message off\n")

    # -- what runs in it -----------------------------------------------------------------------------------

    def tmux(self, command: Sequence[str], *settings: str, name: str = "t") -> list[str]:
        """``command`` inside a new tmux server; skips the test where there is no tmux."""
        need("tmux")
        settings_file = self.directory / f"{name}.conf"
        settings_file.write_text("".join(f"set -g {setting}\n" for setting in settings))
        return ["tmux", "-L", name, "-f", str(settings_file), "new-session", shlex.join(command)]

    def screen(self, command: Sequence[str]) -> list[str]:
        """``command`` inside a new GNU screen; skips the test where there is no screen."""
        need("screen")
        return ["screen", "-c", str(self.directory / "screenrc"), "-S", "s", *command]

    def run(self, command: Sequence[str], **environ: str) -> subprocess.Popen[bytes]:
        """Start ``command``; its process is the leader of the terminal's session."""
        assert self.process is None, "a terminal runs one command"
        theirs, everything = self._theirs, self.environ | environ
        self.process = subprocess.Popen(
            [*_IN_A_SESSION, *command], stdin=theirs, stdout=theirs, stderr=theirs, env=everything, cwd=self.directory
        )
        return self.process

    # -- the person at it ----------------------------------------------------------------------------------

    def type(self, keys: str) -> None:
        """Send keys, as the bytes a terminal makes of them."""
        os.write(self._ours, keys.encode())

    def press(self, *keys: str) -> None:
        """Type keys one by one, each when the one before has shown its effect."""
        for key in keys:
            self.type(key)
            # A lone Esc could begin the sequence of another key, so a program waits a tenth of a second for more.
            self.settle(0.3 if key == "\x1b" else 0.1)

    def until(self, what: str | Callable[[], object], limit: float = PATIENCE) -> None:
        """Take what comes until the screen holds a text, or something else is so."""
        so = (lambda: what in self.text) if isinstance(what, str) else what
        deadline = time.monotonic() + limit
        while not so():
            if time.monotonic() > deadline:
                pytest.fail(f"waited in vain for {what!r}; on the screen:\n{self.text}\nlast: {self.shown[-300:]!r}")
            self._take(0.05)

    def rest(self, seconds: float) -> bytes:
        """Take what comes for so long, and return it."""
        before = len(self.shown)
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._take(left)
        return self.shown[before:]

    def settle(self, quiet: float = 0.25) -> None:
        """Take what comes until nothing has come for a while."""
        while self._take(quiet):
            pass

    def ended(self, limit: float = PATIENCE) -> int:
        """Wait for the command to end; its exit code."""
        process = self.process
        assert process is not None
        self.until(lambda: process.poll() is not None, limit)
        self.settle(0.05)
        return process.returncode

    def hang_up(self) -> None:
        """Close the terminal while something runs in it."""
        os.close(self._ours)
        self._ours = -1

    def close(self) -> None:
        """End all that still runs, and let go of the terminal."""
        if self._ours >= 0:
            self.hang_up()
        os.close(self._theirs)
        for name in ("t", "u"):
            if (self.directory / f"{name}.conf").exists():
                self._quietly("tmux", "-L", name, "kill-server")
        if any((self.directory / "s").iterdir()):
            self._quietly("screen", "-S", "s", "-X", "quit")
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    # -- what is seen --------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[str]:
        """The screen, a string a row."""
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(row.rstrip() for row in self.rows)

    def wipe(self) -> None:
        """Make the screen blank, so that what stands on it later was drawn since."""
        self._screen.reset()

    @property
    def tokens(self) -> list[Token]:
        """What has reached the terminal, piece by piece; nothing of it may be left incomplete."""
        found, rest = tokens(self.shown)
        assert rest == b""
        return found

    @property
    def copies(self) -> list[tuple[str, str]]:
        """Selection and text of every OSC 52 the terminal obeys: none inside a DCS."""
        return list(_copies(self.tokens))

    @property
    def left_on(self) -> list[str]:
        """What is not as it was before: modes of the terminal, its keyboard, its line settings."""
        on, keyboard = set(_ON_AT_FIRST), 0
        for kind, data in self.tokens:
            if kind == "csi" and (modes := re.fullmatch(rb"\x1b\[\?([0-9;]+)([hl])", data)):
                changed = {int(number) for number in modes[1].split(b";")}
                on = on | changed if modes[2] == b"h" else on - changed
            elif kind == "csi" and data.startswith((b"\x1b[>", b"\x1b[<")) and data.endswith(b"u"):
                keyboard += 1 if data[2:3] == b">" else -1
        left = [f"mode {number}" for number in sorted(on ^ _ON_AT_FIRST)]
        if keyboard > 0:
            left.append("kitty keyboard")
        if termios.tcgetattr(self._theirs) != self._settings:
            left.append("line settings")
        return left

    # -- below ---------------------------------------------------------------------------------------------

    def _take(self, limit: float) -> bool:
        """Take what comes within ``limit`` seconds; whether anything did."""
        if self._ours < 0:
            time.sleep(min(limit, 0.02))
            return False
        ready, _, _ = select.select([self._ours], [], [], limit)
        if not ready:
            return False
        data = os.read(self._ours, 65536)
        self.shown += data
        found, self._rest = tokens(self._rest + data)
        for token in found:
            if _pyte_reads(token):
                self._stream.feed(token.data)
        return True

    def _quietly(self, *command: str) -> None:
        subprocess.run(command, env=self.environ, capture_output=True, timeout=5, check=False)


def _copies(found: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for kind, data in found:
        if kind == "osc" and data.startswith(b"\x1b]52;"):
            which, _, text = data[5:].removesuffix(b"\x1b\\").removesuffix(b"\x07").partition(b";")
            yield which.decode(), base64.b64decode(text, validate=True).decode()


def _pyte_reads(token: Token) -> bool:
    """Whether pyte understands it; what it does not, it would print."""
    if token.kind == "csi":
        return not re.match(rb"\x1b\[(?:[<=>]|[^@-~]*[ -/])", token.data)
    return token.kind in ("text", "control", "escape")


def need(program: str) -> str:
    """The path of a program; skips the test where it is missing."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/local/sbin:/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has reaped yet has."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return told.stdout.strip()[:1] in ("", "Z")


def soon_gone(pid: int, limit: float) -> bool:
    """Whether a process ends within so many seconds."""
    deadline = time.monotonic() + limit
    while not (ended := gone(pid)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return ended
