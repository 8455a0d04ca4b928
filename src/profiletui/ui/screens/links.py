"""The links of a paper, each whole and on a line of its own."""

from __future__ import annotations

from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from profiletui.keys import LINKS, command, shown_key
from profiletui.model.paper import Link
from profiletui.typeset.glyphs import Glyphs
from profiletui.typeset.lines import Span
from profiletui.ui import cursor
from profiletui.ui.bindings import bindings_for
from profiletui.ui.messages import Acted
from profiletui.ui.opening import show_plainly
from profiletui.ui.present.pages import first_line_of_link, links_page
from profiletui.ui.screens.page import PageScreen
from profiletui.ui.widgets.text_pane import TextPane


class LinksScreen(PageScreen, inherit_bindings=False):
    """One key lists every URL, whole. 1 to 9 copy one, Enter or ``c`` the one at the cursor.

    Ends with ``copy:N`` or ``open:N`` (N from 1), or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(LINKS),
        Binding("enter,c,y", "copy", show=False),
        Binding("p", "plain", show=False),
        *(Binding(str(number), f"copy({number})", show=False) for number in range(1, 10)),
    ]

    place = LINKS
    margin = ""  # a URL begins at the first column, so that a mouse can take it
    own_keys = (("1-9", "copy that"), ("Enter", "copy this"), ("p", "plain terminal"))

    def __init__(self, title: str, links: tuple[Link, ...], glyphs: Glyphs, said: str = "") -> None:
        super().__init__(title, self._page, glyphs)
        self._links = links
        self._cursor = 0
        self._said = said

    def _page(self, width: int) -> list[tuple[Span, ...]]:
        lines = links_page(self._links, self._cursor, width)
        if not lines:
            back = shown_key("back", self.commands)
            lines = [(Span(f"This paper has no link in its title or abstract. {back} goes back.", "dim"),)]
        return [(Span(self._said),), (), *lines] if self._said else lines

    def action_run(self, name: str) -> None:
        """Move from link to link; the rest as on any page."""
        if name in cursor.MOVES:
            pane = self.query_one(TextPane)
            step = cursor.step(name, len(self._links), len(self._links))
            self._cursor = cursor.clamp(self._cursor + step, len(self._links))
            self.lay_out()
            first, end = first_line_of_link(self._links, self._cursor, pane.room)
            shift = 2 if self._said else 0
            pane.show_line(end - 1 + shift)
            pane.show_line(first + shift)
        elif name == "open" and self._links:
            self.dismiss(f"open:{self._cursor + 1}")
        elif name == "links":
            self.dismiss(None)
        elif self.place in command(name).where:
            super().action_run(name)

    def action_copy(self, number: int | None = None) -> None:
        """Copy the link of that number, or the one at the cursor."""
        number = self._cursor + 1 if number is None else number
        if number <= len(self._links):
            self.dismiss(f"copy:{number}")

    def action_plain(self) -> None:
        """Show the URLs on the plain terminal, which wraps them itself, so that a mouse takes a long one whole."""
        try:
            with self.app.suspend():
                show_plainly(link.url for link in self._links)
        except SuspendNotSupported:
            self.app.bell()

    def on_acted(self, message: Acted) -> None:
        """A click on a URL copies it."""
        if message.action.startswith("link:"):
            message.stop()
            self.dismiss("copy:" + message.action.removeprefix("link:"))
        else:
            super().on_acted(message)
