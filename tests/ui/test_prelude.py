"""Keys typed before Textual is there, on a terminal of the test's own."""

from __future__ import annotations

import os
import tty
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.keys import COMMANDS
from profiletui.session import open_sources
from profiletui.store.query import Query
from profiletui.typeset.glyphs import UNICODE
from profiletui.typeset.lines import plain
from profiletui.ui.terminal.background import Listener
from profiletui.ui.terminal.early_keys import Prelude, moves_by_bytes
from profiletui.ui.terminal.first_frame import FirstFrame, first_screen
from profiletui.ui.terminal.key_bytes import ESCAPE
from profiletui.ui.viewmodel import cursor
from profiletui.ui.viewmodel.browse_model import Desk
from tests.ui.browser import SAMPLE

SIZE = (80, 24)


class Stage:
    """A first frame on a pseudo terminal, and the keys typed there."""

    def __init__(self, ours: int, theirs: int) -> None:
        opened = open_sources([str(SAMPLE)], stdin=None, environ={})
        self.desk = Desk(opened, Query(), UNICODE)
        self.frame = FirstFrame(self.desk, "auto", keys=theirs, screen=theirs)
        self._ours = ours

    def play(self, *pieces: bytes) -> None:
        """Type the pieces, each when the one before has been obeyed, and then let Textual be there."""
        done, tell = os.pipe()
        os.write(self._ours, pieces[0])
        prelude = Prelude(self.desk, self.frame)
        read, waiting = os.read, list(pieces[1:])

        def then_type(descriptor: int, size: int) -> bytes:
            data = read(descriptor, size)
            if waiting:
                os.write(self._ours, waiting.pop(0))
            else:
                os.close(tell)
            return data

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("profiletui.ui.terminal.early_keys.os.read", then_type)
            prelude.play(until=done)
        os.close(done)


@contextmanager
def stage() -> Iterator[Stage]:
    ours, theirs = os.openpty()
    tty.setraw(ours)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size(SIZE))
        patch.setenv("TERM", "xterm-256color")
        patch.delenv("NO_COLOR", raising=False)
        patch.delenv("COLORFGBG", raising=False)
        here = Stage(ours, theirs)
        here.frame.draw()
        yield here
    os.close(ours)
    os.close(theirs)


def test_the_cursor_walks_before_textual_is_there() -> None:
    with stage() as here:
        here.play(b"jjj", b"\x1b[B\x1bOB", b"k")
        assert here.desk.cursor == 4
        assert here.frame.typed == b""


def test_the_first_other_key_and_all_after_it_wait() -> None:
    with stage() as here:
        here.play(b"jj/gan\x1b[Bj")
        assert here.desk.cursor == 2
        assert here.frame.typed == b"/gan\x1b[Bj"


def test_half_a_key_waits_for_its_other_half() -> None:
    with stage() as here:
        here.play(b"j\x1b", b"[", b"Bj")
        assert here.desk.cursor == 3
    with stage() as here:
        here.play(b"j\x1b")
        assert (here.desk.cursor, here.frame.typed, here.frame.listener.bytes.waiting) == (1, b"", True)


def test_a_terminal_that_goes_while_one_walks_is_left_to_whoever_takes_over() -> None:
    def gone() -> None:
        raise OSError("the terminal is gone")

    with stage() as here, pytest.MonkeyPatch.context() as patch:
        patch.setattr(here.frame, "redraw", gone)
        here.play(b"j")
        assert here.desk.cursor == 1


@pytest.mark.parametrize(("ground", "theme"), [("ffff/ffff/ffff", "light"), ("0000/0000/0000", "dark")])
def test_the_theme_follows_the_answer_of_the_terminal(ground: str, theme: str) -> None:
    with stage() as here:
        assert here.frame.theme == "ansi"
        here.play(f"j\x1b]11;rgb:{ground}".encode(), b"\x1b\\j")
        assert here.frame.theme == theme
        assert here.desk.cursor == 2


@given(st.lists(st.sampled_from(sorted(moves_by_bytes(COMMANDS).items())), max_size=30))
def test_keys_move_as_they_will_move_later(keys: list[tuple[bytes, str]]) -> None:
    with stage() as here:
        here.play(b"".join(sent for sent, _ in keys) + b"z")
        expected = 0
        for _, name in keys:
            expected = cursor.clamp(expected + cursor.step(name, here.frame.list_rows, 30), 30)
        assert here.desk.cursor == expected
        assert here.frame.typed == b"z"
        shown = "\n".join(plain(line) for line in first_screen(here.desk, *SIZE))
        assert f"{expected + 1}/30" in shown


@given(st.lists(st.sampled_from([b"j", b"\x1b[B", b"/", b"\x1b", "é".encode()]), max_size=6), st.data())
def test_keys_come_through_around_an_answer_in_any_pieces(keys: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(keys)))
    answer = b"\x1b]11;rgb:1111/1111/1111\x07"
    sent = b"".join(keys[:at]) + answer + b"".join(keys[at:])
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=5)))
    listener = Listener()
    pieces = [sent[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    passed = b"".join(map(listener.keys, pieces)) + listener.bytes.flush()
    assert passed == b"".join(ESCAPE if key == b"\x1b" else key for key in keys)
    assert (listener.heard, listener.ground) == (True, "dark")
