"""The first screen, drawn before Textual is imported, which takes ten times as long as all of this.

It is made of the same lines as the widgets', so Textual finds on the terminal what it is about to draw.
"""

from __future__ import annotations

import os
import sys
from functools import cache

from profiletui.typeset.glyphs import in_ascii
from profiletui.typeset.lines import Span, fit
from profiletui.ui.layout import SMALLEST, arrange
from profiletui.ui.present import chrome
from profiletui.ui.present.colours import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from profiletui.typeset.lines import Line
    from profiletui.ui.desk import Desk

ENTER = "\x1b[?1049h\x1b[?25l"
"""Takes the alternate screen and hides the cursor."""

_LEAVE = "\x1b[?25h\x1b[?1049l"


def first_screen(desk: Desk, width: int, height: int) -> list[Line]:
    """Every row of the first screen, each `width` cells wide; none where the terminal is too small for one."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return []
    greeting = desk.greeting()
    now = arrange(width, height, said=chrome.rows_said(width, greeting))
    rows: list[list[Span]] = [[] for _ in range(height)]

    def stand(x: int, y: int, lines: Sequence[Line], box_width: int) -> None:
        for row, line in enumerate(lines, y):
            rows[row] += fit(line, box_width)

    stand(0, 0, desk.header(now.header.width, now.header.height), now.header.width)
    for box, lines in (
        (now.list_caption, [desk.list_caption(now.list_caption.width, focused=True, brief=now.header.height == 1)]),
        (now.list, _list_rows(desk, now.list.width, now.list.height)),
    ):
        if box.shown:
            stand(box.x, box.y, lines, box.width)
    if now.abstract.shown:
        shown = desk.abstract_pane(now.abstract.width, now.abstract.height, divided=now.divided)
        stand(now.abstract_caption.x, now.abstract_caption.y, shown[:1], now.abstract.width)
        stand(now.abstract.x, now.abstract.y, shown[1:], now.abstract.width)
    stand(0, now.status.y, desk.status_lines(width, now.status.height, greeting, False), width)
    stand(0, now.footer.y, [chrome.footer("list", width, desk.glyphs, desk.commands)], width)
    return [tuple(row) for row in rows]


def _list_rows(desk: Desk, width: int, height: int) -> list[Line]:
    total = len(desk.view.rows)
    rows = [desk.row(number, width, number == desk.cursor, True) for number in range(min(total, height))]
    if not total:
        rows = [(Span(" "), *line) for line in desk.empty_list(width)]
    return [*rows[:height], *([()] * (height - len(rows)))]


@cache
def sequence_of(theme: str, role: str) -> str:
    """The escape sequence that puts a role on, '' for the terminal's own text. Raises KeyError as `look` does."""
    said = look(theme, role)
    switches = (said.bold, said.dim, said.italic, said.underline, False, False, said.reverse)
    codes = [str(code) for code, on in enumerate(switches, 1) if on]
    for base, colour in ((30, said.ink), (40, said.ground)):
        if colour is not None:  # in the same words as Rich, or what comes after would paint it again
            own = base + colour if colour < 8 else base + 60 + colour - 8
            codes.append(str(own) if colour < 16 else f"{base + 8};5;{colour}")
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def drawn(lines: Sequence[Line], theme: str) -> str:
    """What puts the lines on a terminal, from its first row down."""
    parts: list[str] = []
    for row, line in enumerate(lines, 1):
        parts.append(f"\x1b[{row}H")
        worn = ""
        for span in line:
            wanted = sequence_of(theme, span.role)
            if wanted != worn and span.text:
                parts.append("\x1b[m" + wanted if worn else wanted)
                worn = wanted
            parts.append(span.text)
        if worn:
            parts.append("\x1b[m")
    return "".join(parts)


class FirstFrame:
    """The terminal between the first frame and Textual's taking over.

    ``attributes`` are the terminal's settings as the shell left them. Keys typed from here on are neither echoed
    nor lost: they wait in the terminal for whoever reads next.
    """

    def __init__(self, keys: int, screen: int) -> None:
        self._keys = keys
        self._screen = screen
        self.attributes: list[Any] | None = None
        self.text = ""
        """What was written."""

    def draw(self, desk: Desk, theme: str) -> None:
        """Take the terminal and put the first screen on it.

        Raises:
            OSError: the terminal is gone.
        """
        import termios

        lines = first_screen(desk, *os.get_terminal_size(self._screen))
        self.attributes = termios.tcgetattr(self._keys)
        quiet = termios.tcgetattr(self._keys)
        quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        termios.tcsetattr(self._keys, termios.TCSANOW, quiet)
        self.text = ENTER + drawn(lines, theme)
        if desk.glyphs.ascii:
            self.text = in_ascii(self.text)
        data = memoryview(self.text.encode("utf-8", "replace"))
        while data:
            data = data[os.write(self._screen, data) :]

    def take_back(self) -> None:
        """Give the terminal back as it was, because nobody took over."""
        import termios

        if self.attributes is not None:
            os.write(self._screen, _LEAVE.encode())
            termios.tcsetattr(self._keys, termios.TCSANOW, self.attributes)


@cache
def screen_descriptor() -> int:
    """The descriptor to draw on: standard error, or the terminal itself where that goes elsewhere.

    Raises:
        OSError: there is no terminal at all.
    """
    if sys.__stderr__ is not None and sys.__stderr__.isatty():
        return sys.__stderr__.fileno()
    return os.open("/dev/tty", os.O_WRONLY)
