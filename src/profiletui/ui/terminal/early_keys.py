"""Walking the list while Textual is still being imported, which takes ten times as long as the first frame.

Only keys that move the cursor are obeyed here. With the first other one this ends: it, and all that is typed after it,
waits for Textual, so that no key overtakes another.
"""

from __future__ import annotations

import os
from select import select

from profiletui.keys import LIST
from profiletui.ui.viewmodel import cursor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profiletui.keys import Command
    from profiletui.ui.terminal.first_frame import FirstFrame
    from profiletui.ui.viewmodel.browse_model import Desk

_SENT: Mapping[str, tuple[bytes, ...]] = {
    "down": (b"\x1b[B", b"\x1bOB"),
    "up": (b"\x1b[A", b"\x1bOA"),
    "home": (b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"),
    "end": (b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"),
    "pagedown": (b"\x1b[6~",),
    "pageup": (b"\x1b[5~",),
}
"""What terminals send for keys that are no characters."""

_CHUNK = 4096


def moves_by_bytes(commands: Sequence[Command]) -> dict[bytes, str]:
    """The commands that move in the list, by the bytes that terminals send for their keys."""
    found = {}
    for entry in commands:
        if entry.id in cursor.MOVES and LIST in entry.where:
            for key in entry.keys:
                for sent in _sent(key):
                    found[sent] = entry.id
    return found


def _sent(key: str) -> tuple[bytes, ...]:
    letter = key.removeprefix("ctrl+")
    if letter != key and len(letter) == 1 and letter.isalpha() and letter not in "im":
        return (bytes([ord(letter) & 31]),)
    return (key.encode(),) if len(key) == 1 else _SENT.get(key, ())


class Prelude:
    """Takes keys from the terminal of a first frame and moves the cursor on the desk."""

    def __init__(self, desk: Desk, frame: FirstFrame) -> None:
        self._desk = desk
        self._frame = frame
        self._moves = moves_by_bytes(desk.commands)

    def play(self, until: int) -> None:
        """Obey keys until the descriptor `until` can be read, or a key comes that is not for us."""
        frame = self._frame
        obeying = True
        while obeying:
            ready, _, _ = select([frame.keys, until], [], [])
            if until in ready:
                return
            try:
                data = os.read(frame.keys, _CHUNK)
                if not data:
                    return
                before = self._desk.cursor, frame.listener.heard
                frame.typed += frame.listener.keys(data)
                obeying = self._obey()
                if before != (self._desk.cursor, frame.listener.heard):
                    frame.redraw()
            except OSError:
                return  # the terminal is gone, and whoever takes over knows how to leave then

    def _obey(self) -> bool:
        """Move as what was typed says; whether that was all of it, but for the beginning of a key."""
        frame, desk = self._frame, self._desk
        while frame.typed:
            sent = next((sent for sent in self._moves if frame.typed.startswith(sent)), None)
            if sent is None:
                return any(sent.startswith(frame.typed) for sent in self._moves)
            frame.typed = frame.typed[len(sent) :]
            desk.greets = False
            desk.move_by(self._moves[sent], frame.list_rows)
        return True
