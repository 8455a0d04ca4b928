"""The list of papers, one line each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from profiletui.typeset.lines import Line, Span
from profiletui.ui.viewmodel import cursor as moves
from profiletui.ui.widgets.lines_view import PaintedLines

RowMaker = Callable[[int, int, bool, bool], Line]
"""Makes the line of a row: (its number, the width in cells, whether the cursor is on it, whether the list has the
focus)."""


def _nothing_more(_row: int) -> None:
    """Bring no further rows: all there are stand in the list."""


class PaperList(PaintedLines, can_focus=True, inherit_bindings=False):
    """Any number of papers: only the rows on the screen are ever made, so its size does not matter."""

    DEFAULT_CSS = """
    PaperList {
        scrollbar-size: 0 0;
        overflow: hidden hidden;
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row the cursor is on, counted from 0."""

    class Moved(Message):
        """The cursor is on another row; several of them are one."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest place matters."""
            return isinstance(message, PaperList.Moved)

    class Chosen(Message):
        """The row at the cursor was clicked a second time."""

    def __init__(
        self,
        make_row: RowMaker,
        count: int = 0,
        cursor: int = 0,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._make_row = make_row
        self.reach: Callable[[int], None] = _nothing_more
        """Called with a row before the cursor moves there: brings it if it can be had by now."""
        self._count = count
        self.set_reactive(PaperList.cursor, moves.clamp(cursor, count))
        self._rows: dict[int, Strip] = {}
        self._empty: Sequence[Line] = ()
        self._rows_worn = ""

    def show_rows(self, count: int, cursor: int, empty: Sequence[Line] = ()) -> None:
        """Show `count` other rows with the cursor on one of them; `empty` is said where there are none."""
        self._count = count
        self._empty = empty
        self._rows.clear()
        self.hold(count)
        self.set_reactive(PaperList.cursor, moves.clamp(cursor, count))
        self._follow()
        self.refresh_changed()

    def more_rows(self, count: int) -> None:
        """There are `count` rows by now, of which the first are those that were there."""
        room_left = self._count < self.top + self.size.height
        self._count = count
        self.hold(count)
        if room_left:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the list."""
        number = y + self.top
        width = self.size.width
        if number >= self._count:
            line: Line = (Span(" "), *self._empty[y]) if not self._count and y < len(self._empty) else ()
            return self.paint(line, width)
        if self._rows_worn != self.worn:
            self._rows.clear()
            self._rows_worn = self.worn
        strip = self._rows.get(number)
        if strip is None or strip.cell_length != width:
            strip = self.paint(self._make_row(number, width, number == self.cursor, self.has_focus), width)
            self._rows[number] = strip
        return strip

    def redraw_rows(self) -> None:
        """Make every row on the screen afresh, because what it shows has changed."""
        self._rows.clear()
        self.refresh()

    def watch_has_focus(self, value: bool) -> None:
        """The cursor looks different with and without the focus."""
        super().watch_has_focus(value)
        self._redraw(self.cursor)

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows and keep the cursor on the screen."""
        self._redraw(old)
        self._redraw(new)
        self._follow()
        self.post_message(self.Moved())

    def validate_cursor(self, cursor: int) -> int:
        """A row that exists."""
        return moves.clamp(cursor, self._count)

    def move(self, command: str, times: int = 1) -> None:
        """Move the cursor as one of the moving commands says, so many times."""
        self.reach(moves.asked(command, self.cursor, self.size.height, self._count, times))
        self.cursor += times * moves.step(command, self.size.height, self._count)

    def _redraw(self, row: int) -> None:
        self._rows.pop(row, None)
        y = row - self.top
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _follow(self) -> None:
        top = moves.scroll_to_show(self.top, self.cursor, self.size.height, self._count)
        if top != self.top:
            self.scroll_top(top)

    def on_resize(self) -> None:
        """Keep the cursor on the screen when the list shrinks."""
        self._rows.clear()
        self.hold(self._count)
        self._follow()

    def turn(self, lines: int) -> None:
        """Move the cursor by the wheel."""
        self.reach(self.cursor + lines)
        self.cursor += lines

    def on_click(self, event: events.Click) -> None:
        """Select the paper under the pointer; a second click reads it."""
        row = event.y + self.top
        if row >= self._count:
            return
        if row == self.cursor and event.chain > 1:
            self.post_message(self.Chosen())
        self.cursor = row
