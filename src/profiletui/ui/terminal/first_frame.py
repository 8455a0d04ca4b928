"""The first screen, drawn before Textual is imported, which takes ten times as long as all of this.

It is made of the same lines as the widgets', so Textual finds on the terminal what it is about to draw.
"""

from __future__ import annotations

import os
import sys
from functools import cache

from profiletui.model.memo import Memo
from profiletui.typeset.glyphs import in_ascii
from profiletui.typeset.lines import Span, fit
from profiletui.ui.present import chrome
from profiletui.ui.present.layout import SMALLEST, arrange
from profiletui.ui.present.theme_roles import look
from profiletui.ui.terminal.background import QUERY, Listener, alt_characters, theme_for, undecided
from profiletui.ui.viewmodel.cursor import scroll_to_show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from profiletui.typeset.lines import Line
    from profiletui.ui.terminal.repaint import Thrift
    from profiletui.ui.viewmodel.browse_model import Desk

ENTER = "\x1b[?1049h\x1b[?25l"
"""Takes the alternate screen and hides the cursor."""

_LEAVE = "\x1b[?25h\x1b[?1049l"


def first_screen(desk: Desk, width: int, height: int) -> list[Line]:
    """Every row of the first screen, each `width` cells wide; none where the terminal is too small for one."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return []
    greeting = desk.greeting(width)
    now = arrange(width, height, said=chrome.rows_said(width, greeting))
    rows: list[list[Span]] = [[] for _ in range(height)]

    def stand(y: int, lines: Sequence[Line], box_width: int) -> None:  # right of what stands there already
        for row, line in enumerate(lines, y):
            rows[row] += fit(line, box_width)

    stand(0, desk.header(now.header.width, now.header.height), now.header.width)
    for box, lines in (
        (now.list_caption, [desk.list_caption(now.list_caption.width, focused=True, brief=now.header.height == 1)]),
        (now.list, _list_rows(desk, now.list.width, now.list.height)),
    ):
        if box.shown:
            stand(box.y, lines, box.width)
    if now.abstract.shown:
        shown = desk.abstract_pane(now.abstract.width, now.abstract.height, divided=now.divided)
        stand(now.abstract_caption.y, shown[:1], now.abstract.width)
        stand(now.abstract.y, shown[1:], now.abstract.width)
    stand(now.status.y, desk.status_lines(width, now.status.height, greeting, False), width)
    stand(now.footer.y, [chrome.footer("list", width, desk.glyphs, desk.commands)], width)
    return [tuple(row) for row in rows]


def _list_rows(desk: Desk, width: int, height: int) -> list[Line]:
    total = len(desk.view.rows)
    top = scroll_to_show(0, desk.cursor, height, total)
    rows = [desk.row(row, width, row == desk.cursor, True) for row in range(top, min(total, top + height))]
    if not total:
        rows = [(Span(" "), *line) for line in desk.empty_list(width)]
    return [*rows[:height], *([()] * (height - len(rows)))]


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
    sequences = Memo[str, str](lambda role: sequence_of(theme, role))
    parts: list[str] = []
    for row, line in enumerate(lines, 1):
        parts.append(f"\x1b[{row}H")
        worn = ""
        for span in line:
            wanted = sequences[span.role]
            if wanted != worn and span.text:
                parts.append("\x1b[m" + wanted if worn else wanted)
                worn = wanted
            parts.append(span.text)
        if worn:
            parts.append("\x1b[m")
    return "".join(parts)


class FirstFrame:
    """The terminal from the first frame until Textual takes it over.

    ``attributes`` are the terminal's settings as the shell left them, ``theme`` what the frame wears. Keys typed from
    the first frame on are neither echoed nor lost: they wait in the terminal for whoever reads next, or in ``typed``
    where they have been read and not been obeyed.
    """

    def __init__(self, desk: Desk, asked: str, keys: int, screen: int) -> None:
        self.attributes: list[Any] | None = None
        self.typed = b""
        self.theme = theme_for(asked, os.environ)
        self.listener = Listener(alt_characters(desk.commands))
        self.keys = keys
        self._asked = asked
        self._desk = desk
        self._screen = screen
        self._size = (0, 0)
        self._first = ""
        self._thrift: Thrift | None = None

    def draw(self) -> None:
        """Take the terminal and put the first screen on it.

        Raises:
            OSError: the terminal is gone.
        """
        import termios

        self._size = os.get_terminal_size(self._screen)
        screen = self._drawn()
        self.attributes = termios.tcgetattr(self.keys)
        quiet = termios.tcgetattr(self.keys)
        quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        termios.tcsetattr(self.keys, termios.TCSANOW, quiet)
        self._first = ENTER + screen
        question = QUERY.decode() if undecided(self._asked, os.environ) else ""
        self._write(self._first + question)

    def redraw(self) -> None:
        """Put on the screen what has changed on the desk, or the theme that the terminal's ground asks for.

        Raises:
            OSError: the terminal is gone.
        """
        self.hear()
        self._write(self.thrift(self._size).reduce(self._drawn()))

    def hear(self) -> None:
        """Wear what the terminal's answer asks for, if it has answered."""
        if self.listener.heard:
            self.theme = theme_for(self._asked, os.environ, self.listener.ground)

    def thrift(self, size: tuple[int, int]) -> Thrift:
        """What knows the screen as it stands by now; nothing of it where the terminal has another `size` by now."""
        from profiletui.ui.terminal.repaint import Thrift

        if self._thrift is None:
            self._thrift = Thrift(*self._size)
            self._thrift.reduce(self._first)
        if size != self._size:
            self._thrift.resize(*size)
        return self._thrift

    def take_back(self) -> None:
        """Give the terminal back as it was, because nobody took over."""
        import termios

        if self.attributes is not None:
            write_all(self._screen, _LEAVE.encode())
            termios.tcsetattr(self.keys, termios.TCSANOW, self.attributes)

    @property
    def list_rows(self) -> int:
        """The rows that the list has."""
        return arrange(*self._size).list.height

    def _drawn(self) -> str:
        text = drawn(first_screen(self._desk, *self._size), self.theme)
        return in_ascii(text) if self._desk.glyphs.ascii else text

    def _write(self, text: str) -> None:
        write_all(self._screen, text.encode("utf-8", "replace"))


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of it, waiting where a terminal takes no more for now. Raises OSError when that is gone."""
    left = memoryview(data)
    while left:
        try:
            left = left[os.write(descriptor, left) :]
        except BlockingIOError:  # the descriptor is shared with somebody who made it non-blocking
            from select import select

            select([], [descriptor], [])


@cache
def screen_descriptor() -> int:
    """The descriptor to draw on: standard error, or the terminal itself where that goes elsewhere.

    Raises:
        OSError: there is no terminal at all.
    """
    if sys.__stderr__ is not None and sys.__stderr__.isatty():
        return sys.__stderr__.fileno()
    return os.open("/dev/tty", os.O_WRONLY)
