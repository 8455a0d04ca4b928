"""A multiplexer that only answers, and a terminal that only listens."""

from __future__ import annotations

import base64
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pexpect
import pytest

from profiletui.clipboard.process import NOT_STARTED, Ended

BAR = "|"


class Programs:
    """Stands in for `process.run`: keeps what was asked for, answers as told.

    ``loads`` is how load-buffer ends; ``answers`` what display-message and show-messages print ('' for a server
    that is gone); ``desktop`` the exit codes of the helper's copy and check; anything else is not installed.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.given: list[bytes] = []
        self.limits: list[float] = []
        self.loads = Ended(0)
        self.answers = ""
        self.desktop = {"copy": 0, "check": 0}

    def tmux(
        self,
        *,
        version: str = "3.3a",
        pane_tty: str = "/dev/pts/7",
        around: str = "xterm-256color",
        passthrough: str = "0",
        set_clipboard: str = "external",
        ms: str | None = "(string) \\033]52;%p1%s;%p2%s\\a",
    ) -> None:
        """Put a tmux server there that says these things of itself."""
        said = BAR.join((version, pane_tty, around, passthrough, set_clipboard))
        listed = "" if ms is None else f"Terminal 0: {around}\n 191: mir: [missing]\n 192: Ms: {ms}\n"
        self.answers = f"{said}\n{listed}"

    def __call__(self, argv: Sequence[str], given: bytes, limit: float, environ: Mapping[str, str]) -> Ended:
        self.calls.append(tuple(argv))
        self.given.append(given)
        self.limits.append(limit)
        if argv[0] == "tmux" and "load-buffer" in argv:
            return self.loads
        if argv[0] == "tmux":
            return Ended(0 if self.answers else 1, self.answers)
        if "profiletui.clipboard.desktop" in argv:
            return Ended(self.desktop[argv[-1]])
        if argv == ("screen", "--version"):
            return Ended(1, "Screen version 4.09.00 (GNU) 30-Jan-22\n")
        return Ended(NOT_STARTED)

    @property
    def commands(self) -> list[str]:
        """The tmux commands and helper steps asked for, in order."""
        known = ("load-buffer", "display-message", "copy", "check")
        return [word for call in self.calls for word in call if word in known]


@pytest.fixture
def programs() -> Programs:
    return Programs()


COPYING = """
import json, os, sys
from profiletui.clipboard import ladder, process

terminal = os.open(os.ttyname(0), os.O_RDWR)
def write(data):
    while data:
        data = data[os.write(terminal, data):]
plan = ladder.plan("auto", os.environ, sys.platform, terminal=process.terminal_name())
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
outcome = ladder.copy(text, plan, write, environ=os.environ)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump([plan.rungs, outcome], file)
print("copying", "is", "over", flush=True)
input()
"""


class Outer:
    """The person's terminal: everything that reaches it is kept. Multiplexers run from a directory of its own."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.result = directory / "result"
        self._seen = io.BytesIO()
        self._child: pexpect.spawn | None = None
        ours = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "PYTHONPATH")}
        self.environ = ours | {
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "SHELL": "/bin/sh",
            "TMUX_TMPDIR": str(directory),
            "SCREENDIR": str(directory / "s"),
        }
        (directory / "s").mkdir(mode=0o700)
        (directory / "screenrc").write_text("startup_message off\n")

    def copying(self, text: str) -> list[str]:
        """The command that copies ``text`` and then waits for a line."""
        (self.directory / "copy.py").write_text(COPYING)
        (self.directory / "text").write_text(text, encoding="utf-8")
        return [sys.executable, *(str(self.directory / name) for name in ("copy.py", "text", "result"))]

    def tmux(self, command: list[str], *settings: str, name: str = "t") -> list[str]:
        """``command`` inside a new tmux server; skips the test where there is no tmux."""
        need("tmux")
        settings_file = self.directory / f"{name}.conf"
        settings_file.write_text("".join(f"set -g {setting}\n" for setting in settings))
        return ["tmux", "-L", name, "-f", str(settings_file), "new-session", shlex.join(command)]

    def screen(self, command: list[str]) -> list[str]:
        """``command`` inside a new GNU screen; skips the test where there is no screen."""
        need("screen")
        return ["screen", "-c", str(self.directory / "screenrc"), "-S", "s", *command]

    def watch(self, command: list[str], **environ: str) -> None:
        """Run ``command`` here until its copy is over."""
        everything = dict(self.environ) | environ
        self._child = pexpect.spawn(
            command[0], command[1:], env=everything, dimensions=(24, 80), timeout=20, encoding=None
        )
        self._child.logfile_read = self._seen
        self._child.expect(b"copying is over")

    @property
    def copies(self) -> list[tuple[str, str]]:
        """Selection and text of every OSC 52 a terminal would obey: none inside a DCS."""
        bare = re.sub(rb"\x1bP.*?\x1b\\", b"", self._seen.getvalue(), flags=re.DOTALL)
        found = re.findall(rb"\x1b\]52;([^;\x07\x1b]*);([^\x07\x1b]*)(?:\x07|\x1b\\)", bare)
        return [(which.decode(), base64.b64decode(data, validate=True).decode()) for which, data in found]

    @property
    def shown(self) -> bytes:
        """Every byte that reached the terminal."""
        return self._seen.getvalue()

    def close(self) -> None:
        if self._child is not None:
            self._child.close(force=True)
        for name in ("t", "u"):
            if (self.directory / f"{name}.conf").exists():
                self._quietly("tmux", "-L", name, "kill-server")
        if any((self.directory / "s").iterdir()):
            self._quietly("screen", "-S", "s", "-X", "quit")

    def _quietly(self, *command: str) -> None:
        subprocess.run(command, env=self.environ, capture_output=True, timeout=5, check=False)


def need(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")


def _gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has reaped yet has."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return told.stdout.strip()[:1] in ("", "Z")


@pytest.fixture
def soon_ended() -> Callable[[int], bool]:
    """Whether the process with a given id ends within three seconds."""

    def wait(pid: int) -> bool:
        deadline = time.monotonic() + 3
        while not (ended := _gone(pid)) and time.monotonic() < deadline:
            time.sleep(0.02)
        return ended

    return wait


@pytest.fixture
def outer() -> Iterator[Outer]:
    # A short path: a socket's may not exceed 104 bytes.
    with tempfile.TemporaryDirectory(prefix="pt-", ignore_cleanup_errors=True) as directory:
        terminal = Outer(Path(directory))
        yield terminal
        terminal.close()
