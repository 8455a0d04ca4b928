"""The links of a paper, each whole and on a line of its own."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from profiletui.keys import LINKS, Command, shown_key
from profiletui.model.paper import Link
from profiletui.model.urls import refusal, safe_url
from profiletui.typeset.glyphs import Glyphs
from profiletui.typeset.lines import Span, wrap
from profiletui.ui.present.menu import BLANK, Item, sentences
from profiletui.ui.screens.menus.menu import MenuScreen
from profiletui.ui.viewmodel.open_url import can_open, show_plainly


class LinksScreen(MenuScreen):
    """One key lists every URL, whole. 1 to 9 copy one, Enter or ``c`` the one at the cursor.

    Ends with ``copy:N`` or ``open:N`` (N from 1), or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,y", "run('choose')", show=False),
        Binding("p", "plain", show=False),
    ]

    own_place = LINKS
    margin = False  # a URL begins at the first column, so that a mouse can take it
    labels = MappingProxyType({"choose": "copy this"})

    def __init__(self, title: str, links: tuple[Link, ...], glyphs: Glyphs, said: str = "") -> None:
        super().__init__(title, self._lines, glyphs)
        self._links = links
        self._said = said
        number = min(len(links), 9)
        if links:
            keys = "1" if number == 1 else f"1-{number}"
            self.own_keys = ((keys, "copy that"), ("p", "plain terminal"))
        self.letters = {str(number): f"copy:{number}" for number in range(1, number + 1)}

    @property
    def commands(self) -> tuple[Command, ...]:
        """The table of commands in force, without what needs a link where there is none."""
        return tuple(entry for entry in super().commands if self._links or entry.id not in ("choose", "open"))

    def _lines(self, width: int) -> list[Item]:
        """The number and kind of each link, and under it the URL, which goes on below where it is wider."""
        lines = [*sentences(self._said, width, ""), BLANK] if self._said else []
        for number, link in enumerate(self._links, 1):
            kind, role = link.kind, "code" if link.kind == "code" else "link"
            lines.append(Item((Span(f"{number}  {kind}", "label"), Span(f"  {link.host}", "dim"))))
            lines += [Item(piece, f"copy:{number}") for piece in wrap((Span(link.url, role),), width)]
            lines.append(BLANK)
        if not self._links:
            back = shown_key("back", self.commands)
            lines += sentences(f"This paper has no link in its title or abstract. {back} goes back.", width)
        return lines

    def action_run(self, name: str) -> None:
        """Open the link at the cursor, or say here why that cannot be; the rest as in any menu."""
        if name == "open":
            if self._menu.chosen:
                self._open(self._menu.chosen)
        elif name == "links":
            self.dismiss(None)
        else:
            super().action_run(name)

    def _open(self, entry: str) -> None:
        url = self._links[int(entry.removeprefix("copy:")) - 1].url
        if safe_url(url) is None:
            self.say(f"Not opened: {refusal(url)}; p shows it plainly")
        elif not can_open(os.environ):
            self.say(f"No browser here is yours; {shown_key('choose', self.commands)} copies the link")
        else:
            self.dismiss(entry.replace("copy:", "open:"))

    def action_plain(self) -> None:
        """Show the URLs on the plain terminal, which wraps them itself, so that a mouse takes a long one whole."""
        if not self._links:
            return
        try:
            with self.app.suspend():
                show_plainly(link.url for link in self._links)
        except SuspendNotSupported:
            self.app.bell()
