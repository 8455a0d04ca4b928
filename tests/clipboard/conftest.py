"""A multiplexer that only answers, and a terminal that only listens."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from profiletui.clipboard.process import NOT_STARTED, Ended
from tests.terminal import Terminal, soon_gone

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
        attached: str = "1",
        control: str = "0",
    ) -> None:
        """Put a tmux server there that says these things of itself."""
        said = BAR.join((version, pane_tty, around, passthrough, set_clipboard, attached, control))
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
from profiletui.clipboard import process
from profiletui.clipboard import strategy

terminal = os.open(os.ttyname(0), os.O_RDWR)
def write(data):
    while data:
        data = data[os.write(terminal, data):]
plan = strategy.plan("auto", os.environ, sys.platform, terminal=process.terminal_name())
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
outcome = strategy.copy(text, plan, write, environ=os.environ)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump([plan.rungs, outcome], file)
print("copying", "is", "over", flush=True)
input()
"""


class Outer(Terminal):
    """A terminal in which something is copied."""

    @property
    def result(self) -> Path:
        """The file that holds the rungs of the plan and the outcome."""
        return self.directory / "result"

    def copying(self, text: str) -> list[str]:
        """The command that copies ``text`` and then waits for a line."""
        (self.directory / "copy.py").write_text(COPYING)
        (self.directory / "text").write_text(text, encoding="utf-8")
        return [sys.executable, *(str(self.directory / name) for name in ("copy.py", "text", "result"))]

    def watch(self, command: list[str], **environ: str) -> None:
        """Run ``command`` here until its copy is over."""
        self.run(command, **environ)
        self.until("copying is over")


@pytest.fixture
def soon_ended() -> Callable[[int], bool]:
    """Whether the process with a given id ends within three seconds."""
    return lambda pid: soon_gone(pid, 3)


@pytest.fixture
def outer() -> Iterator[Outer]:
    # A short path: a socket's may not exceed 104 bytes.
    with tempfile.TemporaryDirectory(prefix="pt-", ignore_cleanup_errors=True) as directory:
        terminal = Outer(Path(directory))
        yield terminal
        terminal.close()
