"""What the browser asks of its surroundings, and how little it does where little is to be done."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from profiletui.clipboard.outcome import COPIED, SENT
from tests.terminal import PROGRAM, Terminal

SAMPLE = Path(__file__).parents[2] / "assets" / "jinwen-ma.txt"
URL = "https://github.com/PKU-ML/Rank-Differential-Mechanism"

PLAIN = f"""Ada Byron Who Has Many Names And Keeps Them All So That No Row Holds Them

LG
h-index3
2Papers

LGMar 4, 2023Code
A title that is far too long for one row of eighty cells, of which there are no more

Ada Byron

See {URL} for more.

CVMar 5, 2023Code
Another

Ada Byron

See {URL} for more.
"""

# As every X client does: it connects, and waits for what the server has to say.
XCLIP = """#!{python}
import os, socket
host, _, number = os.environ["DISPLAY"].partition(":")
with socket.create_connection((host, 6000 + int(number))) as display:
    display.sendall(b"l" + bytes(11))
    display.recv(8)
"""

PYPERCLIP = """
def copy(text):
    with open({trap!r}, "w") as file:
        file.write(text)

def paste():
    with open({trap!r}) as file:
        return file.read()
"""


def stands(terminal: Terminal, **environ: str) -> int:
    """Open the browser on the sample; its process id."""
    process = terminal.run([PROGRAM], **environ)
    terminal.until("? help")
    terminal.until(lambda: b"\x1b[?2004h" in terminal.shown)
    terminal.settle()
    return process.pid


def test_a_page_from_a_pipe_leaves_the_keys_to_the_terminal(terminal: Terminal) -> None:
    terminal.run(["sh", "-c", f"cat {shlex.quote(str(SAMPLE))} | {shlex.quote(PROGRAM)}"])
    terminal.until("? help")
    terminal.type("j")
    terminal.until("2/30")
    terminal.type("q")
    assert terminal.ended() == 0
    assert terminal.left_on == []


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_terminal_that_cannot_draw_is_told_in_a_sentence(terminal: Terminal, name: str) -> None:
    command = [PROGRAM] if name else ["env", "-u", "TERM", PROGRAM]
    terminal.run(command, TERM=name)
    assert terminal.ended(2.0) == 2
    assert {kind for kind, _ in terminal.tokens} == {"text", "control"}
    assert terminal.shown.count(b"\n") == 1
    assert b"profiletui list" in terminal.shown


@pytest.mark.parametrize("stderr", [subprocess.PIPE, subprocess.DEVNULL])
def test_no_terminal_at_all_is_told_in_a_sentence(stderr: int) -> None:
    began = time.monotonic()
    done = subprocess.run(
        [PROGRAM], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr, timeout=10, check=False
    )
    assert time.monotonic() - began < 2
    assert (done.returncode, done.stdout) == (2, b"")
    if stderr == subprocess.PIPE:
        assert re.fullmatch(rb"profiletui: [^\n]*profiletui list[^\n]*\n", done.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="reads processor time from /proc")
def test_idle_writes_nothing_and_takes_no_time(terminal: Terminal) -> None:
    pid = stands(terminal)
    terminal.rest(0.5)
    before = processor_seconds(pid)
    assert terminal.rest(3.0) == b""
    assert processor_seconds(pid) - before < 0.03


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_copy_costs_little(terminal: Terminal) -> None:
    stands(terminal)
    before = len(terminal.shown)
    terminal.type("c")
    terminal.until(SENT)
    terminal.settle()
    assert len(terminal.shown) - before < 1500
    assert terminal.copies == [("c", URL)]


@pytest.fixture
def trap(terminal: Terminal) -> Path:
    """The file a pyperclip writes to that stands before the real one."""
    trap = terminal.directory / "sprung"
    (terminal.directory / "fake").mkdir()
    (terminal.directory / "fake" / "pyperclip.py").write_text(PYPERCLIP.format(trap=str(trap)))
    terminal.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, (str(terminal.directory / "fake"), terminal.environ.get("PYTHONPATH")))
    )
    return trap


def test_pyperclip_is_never_called_over_ssh(terminal: Terminal, trap: Path) -> None:
    stands(terminal, DISPLAY="localhost:10.0", SSH_CONNECTION="192.0.2.1 5 192.0.2.2 22")
    terminal.type("c")
    terminal.until(SENT)
    terminal.settle()
    assert terminal.copies == [("c", URL)]
    assert not trap.exists()


def test_pyperclip_is_called_on_a_desktop(terminal: Terminal, trap: Path) -> None:
    stands(terminal, DISPLAY=":0")
    terminal.type("c")
    terminal.until(COPIED)
    terminal.settle()
    assert terminal.copies == []
    assert trap.read_text() == URL


@pytest.fixture
def silent_display() -> Iterator[str]:
    """The name of a display whose server accepts, and says nothing."""
    for number in range(50, 99):
        try:
            server = socket.create_server(("127.0.0.1", 6000 + number))
        except OSError:
            continue
        with server:
            yield f"127.0.0.1:{number}"
        return
    pytest.skip("no port is free that a display could have")


@pytest.fixture
def on_a_silent_display(terminal: Terminal, silent_display: str) -> Terminal:
    """The browser, opened where the desktop's clipboard will not answer."""
    if sys.platform != "linux":
        pytest.skip("pyperclip uses xclip on Linux alone")
    programs = terminal.directory / "bin"
    programs.mkdir()
    (programs / "xclip").write_text(XCLIP.format(python=sys.executable))
    (programs / "xclip").chmod(0o755)
    stands(terminal, DISPLAY=silent_display, PATH=f"{programs}{os.pathsep}{os.environ['PATH']}")
    return terminal


def test_a_silent_display_keeps_nobody_waiting(on_a_silent_display: Terminal) -> None:
    terminal = on_a_silent_display
    began = time.monotonic()
    terminal.type("c")
    terminal.type("j")
    terminal.until("2/30", limit=1.0)
    assert terminal.copies == []
    terminal.until(SENT, limit=3.0)
    assert time.monotonic() - began > 1.5  # the display was waited for
    terminal.settle()
    assert terminal.copies == [("c", URL)]


def test_leaving_lets_a_copy_arrive(on_a_silent_display: Terminal) -> None:
    terminal = on_a_silent_display
    terminal.type("cq")
    assert terminal.ended(4.0) == 0
    assert terminal.left_on == []
    assert terminal.copies == [("c", URL)]
    assert terminal.shown.endswith(URL.encode() + b"\r\n")


def test_without_utf_8_all_signs_are_ascii(terminal: Terminal) -> None:
    page = terminal.directory / "page.txt"
    page.write_text(PLAIN)
    terminal.run([PROGRAM, str(page)], LC_ALL="C", TERM="tmux-256color")
    terminal.until("? help")
    terminal.press("j", "l", "\x1b", "?", "\x1b", "!", "\x1b", "y", "\x1b", "/", "zzz", "\x1b", "c")
    assert SENT in terminal.text
    terminal.type("q")
    assert terminal.ended() == 0
    assert terminal.shown.isascii()


def test_without_colour_there_is_none(terminal: Terminal) -> None:
    stands(terminal, NO_COLOR="1")
    terminal.press("j", "\t", "\t", "/", "rank", "\r", "l", "\x1b", "?", "\x1b")
    worn = {
        code
        for kind, data in terminal.tokens
        if kind == "csi" and data.endswith(b"m")
        for code in re.split(rb"[;:]", data[2:-1])
    }
    assert worn <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"22", b"23", b"24", b"27", b"39", b"49"}
    assert b"7" in worn  # what has the focus stands out without it


def test_only_the_first_run_tells_the_first_keys(new_terminal: Callable[..., Terminal]) -> None:
    first, second = new_terminal(), new_terminal()
    home = str(first.directory)
    for terminal in (first, second):
        stands(terminal, HOME=home)
        told = "? shows the keys · / filters · c copies the code link · q leaves" in terminal.text
        assert told is (terminal is first)
        terminal.press("j")
        assert "shows the keys" not in terminal.text
        terminal.type("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("away", ["> links.txt", "> links.txt 2> remarks.txt"])
def test_the_whole_screen_is_used_while_copied_links_go_to_a_file(
    new_terminal: Callable[..., Terminal], away: str
) -> None:
    terminal = new_terminal(100, 24)
    terminal.run(["sh", "-c", f"exec {shlex.join([PROGRAM, str(SAMPLE)])} {away}"])
    terminal.until("? help")
    terminal.press("c", "j")
    terminal.until("2/30 ━┬─ abstract ")
    terminal.press("q")
    assert terminal.ended() == 0
    assert (terminal.directory / "links.txt").read_text() == f"{URL}\n"
