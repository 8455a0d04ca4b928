"""How a run ends when it is not the person who ends it: signals, lost connections, errors of our own."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import SshServer
from tests.terminal import PROGRAM, Terminal, gone, soon_gone

GRACE = 2.0
"""Seconds within which nothing may be left of a run."""

ENDING = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT]

BROKEN = """
import sys
from profiletui.ui.screens.browse import screen
from profiletui.__main__ import run

def broken(*_):
    raise RuntimeError("broken on purpose \\x1b]0;by a test\\x07")

screen.BrowseScreen._show_diagnostics = broken
run()
"""


BROKEN_AT_START = """
import sys
from pkgutil import resolve_name
from profiletui.__main__ import run

def broken(*_, **__):
    raise RuntimeError("broken on purpose")

place, name = sys.argv.pop().rsplit(".", 1)
setattr(resolve_name(place), name, broken)
run()
"""


def opened(terminal: Terminal, command: list[str], **environ: str) -> int:
    """Open the browser; its process id."""
    process = terminal.run(command, **environ)
    stands(terminal)
    return process.pid


def stands(terminal: Terminal) -> None:
    """Wait until the browser has taken over from its own first screen."""
    terminal.until("? help")
    terminal.until(lambda: b"\x1b[?2004h" in terminal.shown)
    terminal.settle()


def noting(command: list[str], pid: Path) -> list[str]:
    """``command``, which leaves its process id in a file."""
    return ["sh", "-c", f"echo $$ > {shlex.quote(str(pid))}; exec {shlex.join(command)}"]


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_leaves_the_terminal_as_it_was(terminal: Terminal, number: signal.Signals) -> None:
    os.kill(opened(terminal, [PROGRAM]), number)
    assert terminal.ended(GRACE) == 128 + number
    assert terminal.left_on == []


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_before_the_browser_stands(terminal: Terminal, number: signal.Signals) -> None:
    """The first screen stands long before everything else is there."""
    process = terminal.run([PROGRAM])
    terminal.until("? help")
    process.send_signal(number)
    assert terminal.ended(GRACE) == 128 + number
    assert terminal.left_on == []


def test_a_signal_keeps_the_copied_links_and_the_stars_and_marks_end_with_the_run(terminal: Terminal) -> None:
    pid = opened(terminal, [PROGRAM])
    terminal.type("c")
    terminal.until("Sent to your terminal")
    terminal.type("*")
    terminal.until("Starred")
    terminal.type(" ")
    terminal.until("1 marked")
    os.kill(pid, signal.SIGTERM)
    assert terminal.ended(GRACE) == 128 + signal.SIGTERM
    assert terminal.shown.endswith(b"https://github.com/PKU-ML/Rank-Differential-Mechanism\r\n")
    again = Terminal(terminal.directory)
    again.run([PROGRAM])
    again.until("★ starred")
    stands(again)
    assert "1 marked" not in again.text
    again.close()


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("early", [True, False])
def test_a_terminal_that_is_closed(terminal: Terminal, told: bool, early: bool) -> None:
    """Also where the signal that tells of it is ignored, and before the browser stands."""
    ignoring = ["sh", "-c", f"trap '' HUP; exec {shlex.quote(PROGRAM)}"]
    terminal.run([PROGRAM] if told else ignoring)
    if early:
        terminal.until("? help")
    else:
        stands(terminal)
    terminal.hang_up()
    assert terminal.ended(GRACE) == 128 + signal.SIGHUP


def test_a_terminal_that_takes_no_more(new_terminal: Callable[..., Terminal]) -> None:
    """The line is dead, but nobody has noticed: what was copied cannot be printed, and nobody may wait for it."""
    terminal = new_terminal(300, 100)
    pid = opened(terminal, [PROGRAM])
    terminal.type("c")
    terminal.until("Sent to your terminal")
    for _ in range(30):  # each draws two whole screens
        terminal.type("?")
        time.sleep(0.03)
        terminal.type("q")
        time.sleep(0.03)
    process = terminal.process
    assert process is not None
    os.kill(pid, signal.SIGTERM)
    assert process.wait(GRACE) == 128 + signal.SIGTERM


def test_a_signal_to_go_on_changes_nothing(terminal: Terminal) -> None:
    """A hang-up sends one, too; the terminal was not given back, and must not be taken twice."""
    pid = opened(terminal, [PROGRAM])
    os.kill(pid, signal.SIGCONT)
    terminal.settle()
    terminal.type("j")
    terminal.until("2/30")
    terminal.type("q")
    assert terminal.ended(GRACE) == 0
    assert terminal.left_on == []


def test_a_connection_that_is_dropped(terminal: Terminal, ssh: SshServer) -> None:
    noted = terminal.directory / "pid"
    remote = {name: value for name, value in terminal.environ.items() if name != "TERM"}
    process = terminal.run(ssh.logged_in(noting([PROGRAM], noted), **remote))
    stands(terminal)
    pid = int(noted.read_text())
    assert not gone(pid)
    process.kill()
    assert soon_gone(pid, GRACE)


def test_an_error_of_our_own(terminal: Terminal) -> None:
    opened(terminal, [sys.executable, "-c", BROKEN])
    before = len(terminal.shown)
    terminal.type("!")
    assert terminal.ended(GRACE) == 1
    assert terminal.left_on == []
    log = terminal.directory / ".local" / "share" / "profiletui" / "errors.log"
    said = f"profiletui: profiletui stopped on an error of its own; please report it with what stands in {log}\r\n"
    assert terminal.shown.endswith(said.encode())
    assert b"RuntimeError" not in terminal.shown[before:]
    assert "RuntimeError: broken on purpose" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "where", ["profiletui.ui.terminal.first_frame.first_screen", "profiletui.ui.app.ProfileApp.__init__"]
)
def test_an_error_of_our_own_before_the_browser_stands(terminal: Terminal, where: str) -> None:
    terminal.run([sys.executable, "-c", BROKEN_AT_START, where])
    assert terminal.ended(GRACE) == 1
    assert terminal.left_on == []
    log = terminal.directory / ".local" / "share" / "profiletui" / "errors.log"
    assert terminal.shown.endswith(f"please report it with what stands in {log}\r\n".encode())
    assert b"Traceback" not in terminal.shown
    assert "RuntimeError: broken on purpose" in log.read_text()


def test_suspended_and_back(terminal: Terminal) -> None:
    """The shell has the terminal in between, and everything is drawn anew afterwards."""
    terminal.run(["sh", "-i"], PS1="ready> ", ENV="")
    terminal.until("ready>")
    terminal.type(f"{PROGRAM}\r")
    stands(terminal)
    terminal.press("j", "k")  # what is said in the very first run goes with the first key
    before = terminal.rows
    terminal.type("\x1a")
    terminal.until("ready> ")
    terminal.settle()
    assert [left for left in terminal.left_on if left != "line settings"] == []  # those are the shell's own
    terminal.wipe()
    terminal.type("fg\r")
    terminal.until(lambda: terminal.rows == before)
    terminal.type("j")
    terminal.until("2/30")
    terminal.type("q")
    terminal.until("ready> ")
    terminal.type("exit\r")
    terminal.ended()
    assert terminal.left_on == []
