"""How the browser lives with its terminal: where keys come from, what it writes when nothing happens, what it asks."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from pathlib import Path

import pytest

from profiletui.clipboard.outcome import SENT
from tests.terminal import PROGRAM, Terminal

SAMPLE = Path(__file__).parents[2] / "assets" / "jinwen-ma.txt"
URL = "https://github.com/PKU-ML/Rank-Differential-Mechanism"


def opened(terminal: Terminal, *arguments: str, **environ: str) -> subprocess.Popen[bytes]:
    process = terminal.run([PROGRAM, *arguments], **environ)
    terminal.until("? help")
    terminal.settle(0.6)
    return process


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_page_through_a_pipe_leaves_the_keys_to_the_terminal(terminal: Terminal) -> None:
    command = f"cat {shlex.quote(str(SAMPLE))} | {shlex.quote(PROGRAM)}; echo left with $?"
    terminal.run(["sh", "-c", command])
    terminal.until("? help")
    terminal.type("j")
    terminal.until("2/30")
    terminal.type("q")
    terminal.until("left with 0")
    assert terminal.left_on == []


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_be_drawn_on_gets_a_sentence(terminal: Terminal, term: str) -> None:
    terminal.run([PROGRAM], TERM=term)
    assert terminal.ended(3.0) == 2
    assert "profiletui list" in terminal.text.replace("\n", "")
    assert {token.kind for token in terminal.tokens} <= {"text", "control"}


def test_without_any_terminal_it_ends_at_once() -> None:
    done = subprocess.run(
        [PROGRAM, str(SAMPLE)], stdin=subprocess.DEVNULL, capture_output=True, timeout=5, check=False, text=True
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "profiletui list" in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processor time is read from /proc")
def test_idle_writes_nothing_and_takes_next_to_no_time(terminal: Terminal) -> None:
    process = opened(terminal)
    before = cpu_seconds(process.pid)
    assert terminal.rest(4.0) == b""
    assert cpu_seconds(process.pid) - before < 0.04 + 0.02  # 1 %, and the clock's own grain
    terminal.type("q")
    assert terminal.ended() == 0


def test_a_copy_writes_little(terminal: Terminal) -> None:
    opened(terminal)
    before = len(terminal.shown)
    terminal.type("c")
    terminal.until(SENT)
    terminal.settle()
    assert len(terminal.shown) - before < 1500
    terminal.type("q")
    assert terminal.ended() == 0
    assert [text for _, text in terminal.copies] == [URL]


def test_over_ssh_pyperclip_is_not_touched(terminal: Terminal) -> None:
    fake = terminal.directory / "fake"
    fake.mkdir()
    touched = terminal.directory / "touched"
    (fake / "pyperclip.py").write_text(f"open({str(touched)!r}, 'w')\ndef copy(text): pass\ndef paste(): return ''\n")
    opened(terminal, PYTHONPATH=str(fake), SSH_CONNECTION="192.0.2.1 1 192.0.2.2 22", DISPLAY=":99")
    terminal.type("c")
    terminal.until(SENT)
    terminal.type("q")
    assert terminal.ended() == 0
    assert not touched.exists()


def test_a_display_that_stays_silent_is_not_waited_for(terminal: Terminal) -> None:
    programs = terminal.directory / "bin"
    programs.mkdir()
    for name in ("xclip", "xsel"):
        (programs / name).write_text("#!/bin/sh\nexec sleep 60\n")
        (programs / name).chmod(0o755)
    opened(terminal, PATH=f"{programs}:{os.environ['PATH']}", DISPLAY=":99")
    began = time.monotonic()
    terminal.type("c")
    terminal.type("j")
    terminal.until("2/30", 1.5)
    terminal.until(lambda: terminal.copies, 5.0)
    assert time.monotonic() - began < 4.0
    terminal.until(SENT)
    assert [text for _, text in terminal.copies] == [URL]
    terminal.type("q")
    assert terminal.ended() == 0


def test_other_locales_and_no_colour_stay_readable(terminal: Terminal) -> None:
    opened(terminal, LC_ALL="C", NO_COLOR="1")
    assert "Jinwen Ma" in terminal.text
    assert terminal.text.isascii()
    colours = [data for kind, data in terminal.tokens if kind == "csi" and data.endswith(b"m")]
    assert colours
    worn = {part for data in colours for part in data[2:-1].split(b";")}
    assert worn <= {b"", b"0", b"1", b"2", b"3", b"7", b"39", b"49"}
    terminal.type("q")
    assert terminal.ended() == 0


def test_the_copied_links_are_printed_at_the_end(terminal: Terminal) -> None:
    opened(terminal)
    terminal.type("c")
    terminal.until(SENT)
    terminal.type("q")
    assert terminal.ended() == 0
    assert URL in terminal.text.replace("\n", "")
