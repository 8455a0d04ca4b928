"""What a person notes is kept, whatever ends the program and whatever stands in the notes' place."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import PROGRAM, Terminal

SAMPLE = str(Path(__file__).parents[2] / "assets" / "jinwen-ma.txt")


def stands(terminal: Terminal) -> None:
    terminal.run([PROGRAM, SAMPLE])
    terminal.until("? help")
    terminal.until(lambda: b"\x1b[?2004h" in terminal.shown)
    terminal.settle()


def starred(terminal: Terminal) -> int:
    run = subprocess.run(
        [PROGRAM, "list", "--filter", "is:starred", SAMPLE], env=terminal.environ, capture_output=True, check=False
    )
    return run.stdout.count(b"\n")


def notes_of(terminal: Terminal) -> Path:
    return terminal.directory / ".local" / "share" / "profiletui" / "notes"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGUSR1, signal.SIGALRM, signal.SIGXCPU, signal.SIGABRT])
def test_two_browsers_and_a_command_know_the_same_and_keep_it_when_killed(
    terminal: Terminal, number: signal.Signals
) -> None:
    stands(terminal)
    other = Terminal(terminal.directory)
    stands(other)
    terminal.type("*")
    terminal.until("Starred")
    other.type("j")  # the next key
    other.until("2/30")
    other.type("k")
    other.until("★ starred")
    other.press("j", "*")
    other.until("Starred")
    terminal.until(lambda: starred(terminal) == 2)
    for one in (terminal, other):
        assert one.process is not None
        os.kill(one.process.pid, number)
        one.process.wait(20)
    assert starred(terminal) == 2
    assert notes_of(terminal).stat().st_mode & 0o777 == 0o600
    other.close()


def in_place(kind: str, path: Path) -> None:
    """Put something else in the place of the notes."""
    path.parent.mkdir(parents=True)
    if kind == "later version":
        path.write_text("profiletui notes 99\nstar x\n")
    elif kind == "broken":
        path.write_bytes(b"\xff\0\n")
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/full")
    else:
        shutil.rmtree(path.parent)
        path.parent.write_text("a file where the folder should be")


@pytest.mark.parametrize("kind", ["later version", "broken", "folder", "pipe", "device", "no folder"])
def test_what_stands_in_the_notes_place_is_left_and_told_of(terminal: Terminal, kind: str) -> None:
    path = notes_of(terminal)
    in_place(kind, path)
    before = path.read_bytes() if path.is_file() else None
    stands(terminal)
    terminal.until("cannot read your notes on papers")
    terminal.type("j")
    terminal.until("2/30")
    terminal.type("*")
    terminal.until("★ starred")
    terminal.type("q")
    assert terminal.ended() == 1
    assert f"cannot read your notes on papers in {path}" in terminal.shown.decode("utf-8", "replace").replace(
        "\r\n", ""
    )
    assert (path.read_bytes() if path.is_file() else None) == before


def test_nothing_noted_is_nothing_lost(terminal: Terminal) -> None:
    in_place("later version", notes_of(terminal))
    stands(terminal)
    terminal.type("q")
    assert terminal.ended() == 0


def test_a_working_folder_that_is_removed_meanwhile(new_terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    terminal = new_terminal()
    gone = tmp_path / "gone"
    gone.mkdir()
    shutil.copy(SAMPLE, gone / "page.txt")
    terminal.run(["sh", "-c", f"cd {gone} && exec {PROGRAM} page.txt"])
    terminal.until("? help")
    terminal.until(lambda: b"\x1b[?2004h" in terminal.shown)
    terminal.settle()
    shutil.rmtree(gone)
    terminal.type("j")
    terminal.until("2/30")
    terminal.type("*")
    terminal.until("★ starred")
    terminal.type("q")
    assert terminal.ended() == 0
    assert starred(terminal) == 1
