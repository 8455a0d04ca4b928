"""A screen of text to read and leave: the base of help and diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from profiletui.keys import PAGE, Command, command
from profiletui.typeset.glyphs import Glyphs
from profiletui.typeset.lines import Line, Span
from profiletui.ui.present.chrome import caption, footer
from profiletui.ui.present.layout import too_small
from profiletui.ui.screens.bindings import bindings_for
from profiletui.ui.viewmodel import cursor
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.widgets.bar import Bar
from profiletui.ui.widgets.messages import Acted
from profiletui.ui.widgets.text_pane import TextPane

PageMaker = Callable[[int], Sequence[Line]]
"""Lays the page out for a width in cells."""


class PageScreen(Screen[str | None], inherit_bindings=False):
    """Text over the whole screen. Ends with the id of a command that was clicked, or None."""

    CSS_PATH = "page.tcss"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(PAGE)]

    place = PAGE
    own_keys: ClassVar[Sequence[tuple[str, str]]] = (("j k", "scroll"),)
    """Keys of this screen alone, for its footer."""
    margin = " "
    """What stands left of every line."""

    def __init__(self, title: str, make_page: PageMaker, glyphs: Glyphs, mode: str = "") -> None:
        super().__init__()
        self.mode = mode
        self._title = title
        self._make_page = make_page
        self._glyphs = glyphs

    @property
    def commands(self) -> tuple[Command, ...]:
        """The table of commands in force."""
        return self.app.commands  # type: ignore[attr-defined, no-any-return] # ProfileApp has it

    def compose(self) -> ComposeResult:
        """A caption, the text, a footer."""
        yield Bar(id="caption")
        yield TextPane(id="text")
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Leave a margin left of the text."""
        self.query_one(TextPane).edge = (Span(self.margin),)

    def on_resize(self) -> None:
        """Lay the page out for the new size, or show nothing but how much room is needed."""
        self.set_class(bool(too_small(*self.size)), "small")
        self.call_after_refresh(self.lay_out)

    def lay_out(self) -> None:
        """Fill the widgets for the size there is."""
        width, pane = self.size.width, self.query_one(TextPane)
        pane.lines = tuple(self._make_page(pane.room))
        self._show_caption()
        self.query_one("#footer", Bar).lines = (
            footer(self.place, width, self._glyphs, self.commands, own=self.own_keys, mode=self.mode),
        )

    def _show_caption(self) -> None:
        pane = self.query_one(TextPane)
        more = Desk.more_below(len(pane.lines), pane.top, pane.size.height)
        line = caption(self._title, more, self.size.width, self._glyphs, focused=True)
        needed = too_small(*self.size)
        self.query_one("#caption", Bar).lines = ((Span(needed),) if needed else line,)

    def on_text_pane_scrolled(self) -> None:
        """Say how much more there is."""
        self._show_caption()

    def action_run(self, name: str) -> None:
        """Run a command of the table, where it acts on a page."""
        if self.place not in command(name).where:
            return
        if name in cursor.MOVES:
            self.query_one(TextPane).move(name)
        elif name in ("back", "quit"):
            self.dismiss(None)
        else:
            self.app.run_command(name)  # type: ignore[attr-defined] # ProfileApp has it

    def on_acted(self, message: Acted) -> None:
        """Close and let the screen below run what was clicked."""
        if message.action.startswith("run:"):
            name = message.action.removeprefix("run:")
            if name in ("back", "quit", "help"):
                self.action_run(name)
            else:
                self.dismiss(name)
