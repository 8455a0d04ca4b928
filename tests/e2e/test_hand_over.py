"""What is typed while the program starts is obeyed in order, all of it, and never seen as letters."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from profiletui.ui.present.layout import arrange
from profiletui.ui.viewmodel import cursor
from tests.terminal import PROGRAM, Terminal
from tests.ui.test_reading import page_of

PAPERS = 300
KEYS = 200
SENT = {
    "j": "down",
    "k": "up",
    "\x1b[B": "down",
    "\x1bOA": "up",
    "\x04": "half-down",
    "\x15": "half-up",
    "\x1b[6~": "page-down",
    "g": "first",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.txt"
    path.write_text(page_of(PAPERS))
    return path


@pytest.mark.parametrize("seed", range(50))
def test_no_key_is_lost_reordered_or_echoed_across_the_hand_over(terminal: Terminal, page: Path, seed: int) -> None:
    chance = random.Random(seed)
    keys = chance.choices(list(SENT), weights=(60, 20, 30, 10, 4, 4, 3, 1), k=KEYS - 5)
    marks = sorted(chance.sample(range(len(keys)), 3)) if seed % 2 else []
    rows, at = arrange(80, 24).list.height, 0
    marked: set[int] = set()
    terminal.run([PROGRAM, str(page)])
    terminal.until("? help")
    for number, key in enumerate(keys):
        if number in marks:
            terminal.type(" ")
            marked ^= {at}
            at = cursor.clamp(at + 1, PAPERS)
        terminal.type(key)
        at = cursor.clamp(at + cursor.step(SENT[key], rows, PAPERS), PAPERS)
        if number % 10 == 0:
            time.sleep(chance.random() * 0.08)
    terminal.type("\r/zqx")
    terminal.until("/ zqx")
    terminal.until('zqx" is in none of the 300 papers')
    terminal.press("\x1b")
    terminal.until(f"{at + 1}/{PAPERS}")
    if marked:
        terminal.until(f"{len(marked)} marked paper")
    shown = terminal.text
    terminal.press("\x0c")
    assert terminal.text == shown
    terminal.type("q")
    assert terminal.ended() == 0
    assert terminal.left_on == []


def test_a_heap_of_one_key_is_shown_by_where_it_leads(terminal: Terminal, page: Path) -> None:
    terminal.run([PROGRAM, str(page)])
    terminal.until(lambda: b"\x1b[?2004h" in terminal.shown)
    terminal.settle()
    before = len(terminal.shown)
    terminal.type("j" * 150)
    terminal.until("151/300")
    terminal.settle()
    assert len(terminal.shown) - before < 20_000  # a step a frame would be ten times as much
