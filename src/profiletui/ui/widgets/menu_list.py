"""The entries of a menu."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from profiletui.typeset.glyphs import Glyphs
from profiletui.typeset.lines import Line, line_width
from profiletui.ui.present.menu import Item, menu_line
from profiletui.ui.viewmodel import cursor as moves
from profiletui.ui.viewmodel import menu_cursor
from profiletui.ui.widgets.paper_list import PaperList


class MenuList(PaperList, inherit_bindings=False):
    """Lines to choose from, drawn as they come onto the screen. The cursor passes over headings; a click chooses."""

    class Picked(Message):
        """An entry was clicked."""

    def __init__(self, glyphs: Glyphs, *, margin: bool = True, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(self._line, id=id)
        self.items: Sequence[Item] = ()
        self._ids: Sequence[str] = ()
        self._glyphs = glyphs
        self._margin = margin
        self.edge: Line = ()
        """What stands left of every line: the divider from what is beside it."""

    @property
    def chosen(self) -> str:
        """The id of the entry at the cursor, '' where there is none."""
        return self._ids[self.cursor] if self._ids else ""

    def show_items(self, items: Sequence[Item], empty: Sequence[Line] = ()) -> None:
        """Show other lines, keeping the cursor on its entry or near it; `empty` is said where there are none."""
        old, self.items = self._ids, items
        self._ids = [item.id for item in items]
        new = {name: row for row, name in reversed([*enumerate(self._ids)]) if name}
        self.show_rows(len(items), menu_cursor.nearest(self._ids, moves.keep_place(old, self.cursor, new.get)), empty)

    def go_to(self, entry: str) -> None:
        """Put the cursor on an entry, if it is there."""
        if entry in self._ids:
            self.cursor = self._ids.index(entry)

    def _line(self, number: int, width: int, _at_cursor: bool, focused: bool) -> Line:
        at_cursor = bool(self._ids[number]) and number in menu_cursor.lines_of(self._ids, self.cursor)
        room = width - line_width(self.edge)
        line = menu_line(
            self.items[number], room, self._glyphs, at_cursor=at_cursor, focused=focused, margin=self._margin
        )
        return (*self.edge, *line)

    def validate_cursor(self, cursor: int) -> int:
        """An entry that exists."""
        return menu_cursor.nearest(self._ids, cursor)

    def move(self, command: str, times: int = 1) -> None:
        """Move from entry to entry; where there is none left, scroll to what stands beyond.

        The end is what stands beyond too, as far as the last entry stays in view.
        """
        for _ in range(times):
            target = menu_cursor.moved(self._ids, self.cursor, command, self.size.height)
            stays = target == self.cursor
            self.cursor = target
            if command == "last" and not stays:
                self._go_to(self.cursor)
            elif stays:
                self._go_to(self.top + moves.step(command, self.size.height, len(self._ids)))

    def _redraw(self, row: int) -> None:
        for line in menu_cursor.lines_of(self._ids, row) if row < len(self._ids) else ():
            super()._redraw(line)

    def _follow(self) -> None:
        """Show the entry at the cursor whole, and what it stands under."""
        if self._ids:
            top, height, count = self.top, self.size.height, len(self._ids)
            entry = menu_cursor.lines_of(self._ids, self.cursor)
            for line in (entry[-1], max(menu_cursor.lead_in(self._ids, entry[0]), entry[-1] - height + 1), entry[0]):
                top = moves.scroll_to_show(top, line, height, count)
            self._go_to(top)

    def _go_to(self, top: int) -> None:
        top = max(0, min(top, len(self._ids) - self.size.height))
        if top != self.top:
            self.scroll_top(top)
            self.post_message(self.Moved())

    def turn(self, lines: int) -> None:
        """Scroll by the wheel; the cursor stays where it is."""
        self._go_to(self.top + lines)

    def on_click(self, event: events.Click) -> None:
        """Choose the entry under the pointer."""
        event.prevent_default()
        row = event.y + self.top
        if row < len(self._ids) and self._ids[row]:
            self.cursor = menu_cursor.lines_of(self._ids, row)[0]
            self.post_message(self.Picked())
