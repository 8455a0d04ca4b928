"""Leaves out of what is written to the terminal what it shows already.

Textual repaints whole regions; over a slow line most of that is cells that do not change. This stands between it
and the terminal and knows nothing of Textual: it reads the stream as a terminal would, keeps the screen that
results, and lets through the cells that differ. Whatever it does not know passes as it is, and what that may have
done to the screen is forgotten, so that it is painted again.
"""

from __future__ import annotations

import re
from functools import cache

from profiletui.typeset.widths import cell_widths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOKEN = re.compile(
    r"\x1b\[([0-9;]*)m([^\x00-\x1f\x7f]+)\x1b\[0?m"  # text in a style of its own, as Textual writes it
    r"|\x1b\[([0-9;:?<>=!$ ]*)([@-~])"  # other CSI: parameters and final character
    r"|(\x1b[\]P_^X].*?(?:\x07|\x1b\\)|\x1b[^\[\]P_^X]|\x1b)"  # strings to their end, other escapes
    r"|([\x00-\x1f\x7f])"  # a control character
    r"|([^\x00-\x1f\x7f]+)",  # text
    re.DOTALL,
)
_STYLED, _CSI, _ESCAPE, _CONTROL, _TEXT = 2, 4, 5, 6, 7
"""The last group of each kind of token."""

_WORTH_A_MOVE = 8
"""Cells that stay as they are cost less sent again than a move of the cursor over them, up to this many."""

_WORTH_ERASING = 4
"""Blanks at the end of a row cost less sent than erased, up to this many."""

_HARMLESS = ("h", "l", "u", "p", "q", "n", "c")
"""Final characters of sequences that set modes or ask: they change no cell, but for the alternate screen."""

_UNKNOWN = "\0"


class _Row:
    """What is known of a row: for each cell its character and a sign for its style, as strings to compare quickly."""

    __slots__ = ("styles", "text")

    def __init__(self, columns: int) -> None:
        self.text = self.styles = _UNKNOWN * columns

    def put(self, start: int, text: str, style: str) -> Sequence[int]:
        """Put `text` into the row in a style; the offsets in it of the cells that were not so before."""
        end = start + len(text)
        worn, before = self.styles[start:end], self.text[start:end]
        changed: Sequence[int]
        if style not in worn:
            changed = range(len(text))
        elif worn == style * len(text):
            if before == text:
                return ()
            changed = [at for at, (new, old) in enumerate(zip(text, before, strict=True)) if new != old]
        else:
            cells = enumerate(zip(text, before, worn, strict=True))
            changed = [at for at, (new, old, was) in cells if new != old or was != style]
        self.styles = self.styles[:start] + style * len(text) + self.styles[end:]
        self.text = self.text[:start] + text + self.text[end:]
        return changed


@cache
def _is_plain(character: str) -> bool:
    return cell_widths(character) == [1]


class Thrift:
    """The screen of `columns` by `lines` cells as the terminal shows it, as far as it is known, and what to write.

    Lines do not wrap: what is written past the last column piles up in it, and is let through as it is.
    """

    def __init__(self, columns: int, lines: int) -> None:
        self._columns, self._lines = columns, lines
        self._rows: dict[int, _Row] = {}
        self._signs: dict[str, str] = {}  # each style by a character of its own
        self._x: int | None = None
        self._y = 0
        self._style = ""
        self._fed = False  # a line feed has come that need not be sent if a move of the cursor follows
        # What the terminal itself has: it lags behind where cells are left out.
        self._real_x: int | None = None
        self._real_y = 0
        self._real_style: str | None = None
        self._out: list[str] = []

    def resize(self, columns: int, lines: int) -> None:
        """The terminal has another size, and has moved what it shows in its own way."""
        self._columns, self._lines = columns, lines
        self.forget()

    def forget(self) -> None:
        """The terminal may show anything: paint everything anew."""
        self._rows.clear()
        self._x = self._real_x = self._real_style = None

    def reduce(self, data: str) -> str:
        """What of `data` has to be written. `data` holds whole sequences only."""
        self._out = []
        for token in _TOKEN.finditer(data):
            kind = token.lastindex
            if kind == _STYLED:
                parameters, text = token.group(1, 2)
                if self._style or not parameters.strip("0"):
                    self._wear(parameters)
                else:
                    self._style = parameters
                self._text(text)
                self._style = ""
            elif kind == _TEXT:
                self._text(token[0])
            elif kind == _CSI:
                self._obey(token[0], token[3], token[4])
            elif kind == _CONTROL:
                self._control(token[0])
            else:
                self._feed()
                if token[0].startswith(("\x1b]", "\x1bP")):
                    self._out.append(token[0])
                else:
                    self._pass(token[0])
        self._feed()
        self._settle()
        return "".join(self._out)

    def _obey(self, token: str, parameters: str, final: str) -> None:
        if final == "m":
            self._wear(parameters)
        elif final == "H" and not parameters.strip("0123456789;"):
            self._fed = False
            row, _, column = parameters.partition(";")
            self._y = min(max(int(row or 1), 1), self._lines) - 1
            self._x = min(max(int(column or 1), 1), self._columns) - 1
        else:
            self._feed()
            if final in _HARMLESS:
                if "1049" in parameters:
                    self.forget()
                self._out.append(token)
            else:
                self._pass(token)

    def _control(self, token: str) -> None:
        if token == "\n" and self._x is not None and not self._fed and self._y + 1 < self._lines:
            self._fed = True
            return
        self._feed()
        if token == "\r" and self._x is not None:
            self._x = 0
        else:
            self._pass(token)

    def _feed(self) -> None:
        """Send a line feed that is not followed by a move. In which column it ends is for the terminal's settings."""
        if self._fed and self._x is not None:
            self._move(self._x)
            self._out.append("\n")
            self._y = self._real_y = self._y + 1
            self._x = self._real_x = None
        self._fed = False

    def _wear(self, parameters: str) -> None:
        if parameters in ("", "0"):
            self._style = ""
        else:
            self._style = f"{self._style};{parameters}" if self._style else parameters

    def _text(self, text: str) -> None:
        if self._fed:
            self._feed()
        start, style = self._x, self._style
        if start is None or start + len(text) > self._columns or not (text.isascii() or all(map(_is_plain, text))):
            self._pass(text)
            return
        self._x = start + len(text)
        row = self._rows.get(self._y)
        if row is None:
            row = self._rows[self._y] = _Row(self._columns)
        changed = row.put(start, text, self._signs.setdefault(style, chr(len(self._signs) + 1)))
        if not changed:
            return
        kept = len(text)
        if not style and self._x == self._columns:
            kept = len(text.rstrip(" "))  # blanks up to the edge can be erased
        if len(changed) == len(text):
            if kept:
                self._send(start, text[:kept])
        else:
            self._send_some(start, text[:kept], changed)
        if changed[-1] >= kept:
            self._erase(start + kept, start + changed[-1] + 1)

    def _send_some(self, start: int, text: str, changed: Iterable[int]) -> None:
        """Send those cells that changed, and those between them where a move costs more."""
        first = last = -1
        for offset in changed:
            if offset >= len(text):
                break
            if first < 0:
                first = offset
            elif offset - last > _WORTH_A_MOVE:
                self._send(start + first, text[first : last + 1])
                first = offset
            last = offset
        if first >= 0:
            self._send(start + first, text[first : last + 1])

    def _erase(self, x: int, end: int) -> None:
        """Make the row blank from `x` on, of which the cells up to `end` are not blank yet."""
        if end - x > _WORTH_ERASING:
            self._move(x)
            self._dress()
            self._out.append("\x1b[K")
        else:
            self._send(x, " " * (end - x))

    def _send(self, x: int, text: str) -> None:
        if self._real_x != x or self._real_y != self._y:
            self._move(x)
        if self._real_style != self._style:
            self._dress()
        self._out.append(text)
        self._real_x = x + len(text)

    def _move(self, x: int) -> None:
        if (self._real_x, self._real_y) != (x, self._y):
            self._out.append(f"\x1b[{self._y + 1};{x + 1}H")
            self._real_x, self._real_y = x, self._y

    def _dress(self) -> None:
        if self._real_style != self._style:
            anew = "" if self._real_style == "" else "0;"
            self._out.append(f"\x1b[{anew}{self._style}m" if self._style else "\x1b[m")
            self._real_style = self._style

    def _pass(self, token: str) -> None:
        """Let through what is not understood; the row it stands on, and where the cursor is then, are unknown."""
        self._settle()
        self._out.append(token)
        if not token.isprintable():
            self._rows.clear()
        self._rows.pop(self._y, None)
        self._x = self._real_x = None

    def _settle(self) -> None:
        """Bring the terminal's cursor and style to where the stream left them."""
        if self._x is not None:
            self._move(self._x)
        self._dress()
