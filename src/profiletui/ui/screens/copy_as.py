"""The menu of what can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from profiletui.keys import PAGE, command
from profiletui.model.paper import Paper
from profiletui.typeset.lines import Line
from profiletui.ui import cursor
from profiletui.ui.bindings import bindings_for
from profiletui.ui.desk import Desk
from profiletui.ui.messages import Acted
from profiletui.ui.present.pages import menu_page
from profiletui.ui.screens.page import PageScreen
from profiletui.ui.widgets.text_pane import TextPane
from profiletui.writers.copies import KINDS, together


class CopyAsScreen(PageScreen, inherit_bindings=False):
    """A row a kind, with the beginning of what it would copy. Ends with ``kind:KEY``, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(PAGE),
        Binding("enter", "choose", show=False),
        *(Binding(kind.key, f"choose('{kind.key}')", show=False, priority=True) for kind in KINDS),
    ]

    place = PAGE
    own_keys = (("letter", "copies that"), ("Enter", "copies this"))

    def __init__(self, title: str, papers: Sequence[Paper], desk: Desk) -> None:
        super().__init__(title, self._page, desk.glyphs, "COPY AS")
        self._entries = [(kind.key, kind.label, together(kind, papers, desk.reading)) for kind in KINDS]
        self._cursor = 0

    def _page(self, width: int) -> list[Line]:
        return menu_page(self._entries, self._cursor, width, self._glyphs)

    def action_run(self, name: str) -> None:
        """Move from entry to entry; the rest as on any page."""
        if name in cursor.MOVES:
            step = cursor.step(name, len(self._entries), len(self._entries))
            self._cursor = cursor.clamp(self._cursor + step, len(self._entries))
            self.lay_out()
            self.query_one(TextPane).show_line(self._cursor)
        elif name in ("copy-as", "back", "quit", "help"):
            self.dismiss(None)
        elif self.place in command(name).where:
            super().action_run(name)

    def action_choose(self, key: str | None = None) -> None:
        """Copy the kind of that key, or the one at the cursor."""
        self.dismiss(f"kind:{self._entries[self._cursor][0] if key is None else key}")

    def on_acted(self, message: Acted) -> None:
        """A click on an entry copies it."""
        message.stop()
        self.dismiss(message.action)
