"""What is left out must not be missed: the screen is the same, cell for cell, with and without thrift."""

import os
import random
import time
from pathlib import Path

import pexpect
import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiletui.ui.terminal.driver import REPAINT_VARIABLE
from profiletui.ui.terminal.repaint import Thrift
from tests.terminal import PROGRAM

COLUMNS, ROWS = 80, 24
# No zero-width joiner or style selector here: pyte drops the rest of a write after one, wherever writes are cut.

pieces = st.one_of(
    st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS)).map(lambda place: f"\x1b[{place[0]};{place[1]}H"),
    st.sampled_from(["\x1b[0m", "\x1b[m", "\x1b[1m", "\x1b[2;36m", "\x1b[30;43m", "\x1b[7m"]),
    st.text(alphabet="ab c━é", min_size=1, max_size=12),
    st.sampled_from(["漢字", "e\u0301", "👩", "\r", "\r\n", "\n", "\x1b[2J", "\x1b[K", "\x1b[?2026h", "\x1b[?25l"]),
)


def cells(screen: pyte.Screen) -> list[list[object]]:
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


class Pair:
    """Two terminals: one gets everything, the other what thrift leaves."""

    def __init__(self, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self.full, self.lean = pyte.Screen(columns, rows), pyte.Screen(columns, rows)
        self._streams = pyte.Stream(self.full), pyte.Stream(self.lean)
        for screen in (self.full, self.lean):
            screen.reset_mode(7, private=True)  # profiletui turns line wrap off, as Textual does
        self.thrift = Thrift(columns, rows)
        self.sent = self.left = 0

    def feed(self, data: str) -> None:
        reduced = self.thrift.reduce(data)
        self._streams[0].feed(data)
        self._streams[1].feed(reduced)
        self.sent += len(data)
        self.left += len(reduced)
        assert cells(self.lean) == cells(self.full)
        assert self._cursor(self.lean) == self._cursor(self.full)

    @staticmethod
    def _cursor(screen: pyte.Screen) -> tuple[int, int]:
        """Where the cursor is; past the last column is in it, where lines do not wrap."""
        return min(screen.cursor.x, screen.columns - 1), screen.cursor.y


@settings(max_examples=300)
@given(st.lists(st.lists(pieces, max_size=12).map("".join), max_size=6))
def test_any_stream_ends_in_the_same_screen(writes: list[str]) -> None:
    pair = Pair()
    for data in writes:
        pair.feed(data)


def test_what_is_there_already_is_not_sent_again() -> None:
    thrift = Thrift(COLUMNS, ROWS)
    line = "\x1b[3;1H\x1b[1mtitle\x1b[0m and some more text"
    assert thrift.reduce(line) == line.replace("\x1b[1m", "\x1b[0;1m").replace("\x1b[0m ", "\x1b[m ")
    assert thrift.reduce(line) == ""
    assert thrift.reduce(line.replace("more", "mere")) == "\x1b[3;17He\x1b[3;25H"
    thrift.forget()
    assert "title" in thrift.reduce(line)


def test_a_whole_screen_again_costs_nothing() -> None:
    thrift = Thrift(COLUMNS, ROWS)
    screen = "\n".join(f"\x1b[{row};1Hrow {row}" for row in range(1, ROWS + 1)) + "\x1b[1;1H"
    assert "row 7" in thrift.reduce(screen)
    assert thrift.reduce(screen) == ""


def test_a_line_feed_that_no_move_follows_is_sent() -> None:
    assert Thrift(COLUMNS, ROWS).reduce("\x1b[2;1Habc\ndef").endswith("abc\ndef")


def test_a_copy_passes_untouched() -> None:
    copy = "\x1b]52;c;aGVsbG8=\x07"
    assert copy in Thrift(COLUMNS, ROWS).reduce(copy)


PAGE = """Jinwen 漢字 Ma

CV
h-index11
3 Papers

LGMar 4, 2023Code
A title with 漢字 and e\u0301 and 👩 in it

A B, C D

Text with 한국어 and $x^2$. Code at https://github.com/a/b and https://github.com/c/d here.

CVMay 5, 2021
Plain

A B

Plain text that goes on and on until it wraps at least once over the width of the pane, as texts do.

CLMay 6, 2020
👩 Third

Ünal Ö

Short.
"""

KEYS = [
    "j",
    "k",
    "g",
    "G",
    "s",
    "S",
    " ",
    "u",
    "z",
    "\t",
    "\r",
    "\x1b",
    "l",
    "?",
    "!",
    "y",
    "/",
    "a",
    "t",
    "\x7f",
    "n",
    "r",
    "f",
    "i",
]


def _browser(folder: Path, columns: int, rows: int, **environ: str) -> "pexpect.spawn[str]":
    """The program on the page, in a terminal of that size."""
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    settings = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "XDG_DATA_HOME": str(folder)}
    return pexpect.spawn(
        str(PROGRAM),
        [str(page)],
        dimensions=(rows, columns),
        env={**os.environ, **settings, **environ},
        encoding="utf-8",
        codec_errors="replace",
    )


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
def test_a_long_walk_of_keys_shows_the_same_screens(tmp_path: Path, size: tuple[int, int]) -> None:
    columns, rows = size
    child = _browser(tmp_path, columns, rows, **{REPAINT_VARIABLE: "full"})
    pair = Pair(columns, rows)
    choose = random.Random(7)
    pair.feed(_until_quiet(child, 1.0))
    for _ in range(60):
        child.send(choose.choice(KEYS))
        pair.feed(_until_quiet(child, 0.06))
    child.close(force=True)
    assert pair.left < pair.sent * 0.8


def test_nothing_is_left_over_from_the_screen_before(tmp_path: Path) -> None:
    """Only lines that changed are painted: what stands there is what stands there when all is painted anew."""
    child = _browser(tmp_path, 100, 30)
    screen = pyte.Screen(100, 30)
    stream = pyte.Stream(screen)
    choose = random.Random(8)
    stream.feed(_until_quiet(child, 1.0))
    for number in range(75):
        child.send(choose.choice(KEYS))
        stream.feed(_until_quiet(child, 0.06))
        if number % 3 == 2:
            stood = cells(screen)
            child.send("\x0c")  # redraws
            redrawn = _until_quiet(child, 0.1)
            assert len(redrawn) > 300
            stream.feed(redrawn)
            assert cells(screen) == stood
    child.close(force=True)


def _until_quiet(child: "pexpect.spawn[str]", quiet: float) -> str:
    heard: list[str] = []
    last = time.monotonic()
    while time.monotonic() - last < quiet:
        try:
            heard.append(child.read_nonblocking(65536, timeout=quiet))
            last = time.monotonic()
        except pexpect.TIMEOUT:
            break
    return "".join(heard)
