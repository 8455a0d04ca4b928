"""The application: what belongs to no one screen."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from typing import ClassVar

from rich.console import Console
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event
from textual.geometry import Size

from profiletui.keys import FILTER, TAGS, Command, shown_key
from profiletui.state.paths import copies_file
from profiletui.ui.present.theme_roles import look
from profiletui.ui.screens.bindings import keymap_for
from profiletui.ui.screens.browse.screen import BrowseScreen
from profiletui.ui.screens.menus.help import HelpScreen
from profiletui.ui.screens.menus.menu import MenuScreen
from profiletui.ui.screens.menus.palette import PaletteScreen
from profiletui.ui.screens.page import PageScreen
from profiletui.ui.terminal.driver import TerminalDriver
from profiletui.ui.terminal.first_frame import FirstFrame
from profiletui.ui.terminal.key_queue import Turns
from profiletui.ui.terminal.signals import Ending
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.viewmodel.copier import Copier
from profiletui.ui.widgets.rich_styles import textual_themes


class ProfileApp(App[None], inherit_bindings=False):
    """A browser over the papers on the desk.

    `theme` is one of ours by its name. `write` takes the bytes of a copy to the terminal; by default through the
    driver, whose thread keeps them from falling into the middle of a frame. `frame` is the first frame
    where there is one, which has taken the terminal already; `ending` tells of signals to leave.
    """

    TITLE = "profiletui"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_leave", show=False, priority=True)]
    ENABLE_COMMAND_PALETTE = False  # ours is made from the table

    terminal: TerminalDriver | None = None

    def __init__(
        self,
        desk: Desk,
        *,
        clipboard: str = "auto",
        theme: str = "ansi",
        write: Callable[[bytes], None] | None = None,
        frame: FirstFrame | None = None,
        ending: Ending | None = None,
    ) -> None:
        super().__init__(driver_class=TerminalDriver, ansi_color=True)
        self.animation_level = "none"
        self._known_size: Size | None = None
        self.frame = frame
        self.crash = StringIO()
        """What Textual has to say about an error of ours; the terminal is not the place for it."""
        self.copier = Copier(clipboard, os.environ, write or self._write, path=copies_file(os.environ))
        self.error_console = Console(file=self.crash, width=110)
        self.turns = Turns(self)
        self._desk = desk
        self._first_theme = theme
        self.ascii_only = desk.glyphs.ascii
        self._ending = ending
        self._stands = False
        self._told = 0
        self._event_loop: asyncio.AbstractEventLoop | None = None

    def on_mount(self) -> None:
        """Wear the terminal's own colours, be ready to be told to leave, and show the papers."""
        for theme in textual_themes():
            self.register_theme(theme)
        self.theme = self._first_theme
        self.set_keymap(keymap_for(self.commands))
        self._event_loop = asyncio.get_running_loop()
        if self._ending is not None:
            self._ending.pass_on(self.told_to_leave)
        self.app_resume_signal.subscribe(self, lambda _: self.run_command("redraw"))
        self.push_screen(BrowseScreen(self._desk, self.copier))

    @property
    def commands(self) -> tuple[Command, ...]:
        """The table of commands in force."""
        return self._desk.commands

    def wear(self, theme: str) -> None:
        """Change to another of our themes and paint everything in it. Raises KeyError where there is none so called."""
        look(theme, "")
        self.theme = theme

    def watch_theme(self) -> None:
        """Paint every line anew: its colours are not among those that Textual watches."""
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                widget.refresh()

    def _write(self, data: bytes) -> None:
        if self.terminal is not None:
            self.terminal.write(data.decode("ascii"))
            self.terminal.flush()

    def on_browse_screen_ready(self) -> None:
        """The screen stands: keys typed meanwhile may come in."""
        self._stands = True
        if self._told:
            self._leave(self._told)
        elif self.terminal is not None:
            self.terminal.ready.set()

    def on_resize(self, event: events.Resize) -> None:
        """A terminal moves what it shows about when its size changes, each in its own way."""
        if self._known_size not in (None, event.size):
            self._forget_screen()
        self._known_size = event.size

    def _forget_screen(self) -> None:
        if self.terminal is not None:
            self.terminal.forget_screen()

    def told_to_leave(self, number: int) -> None:
        """Leave because of a signal, with the exit code that shells expect. Called from anywhere, any thread."""
        if self._event_loop is not None:
            with suppress(RuntimeError):  # the loop is closed, because somebody was quicker to leave
                self._event_loop.call_soon_threadsafe(self._leave, number)

    def _leave(self, number: int) -> None:
        self._told = self._told or number
        if self._stands:  # a screen that is left while it is being built fails at that
            self.exit(return_code=128 + self._told)

    def hung_up(self) -> None:
        """The terminal is gone, whether or not anybody sends the signal for it. Called from any thread."""
        self.told_to_leave(signal.SIGHUP)

    def typed(self, event: Event) -> None:
        """Take a key or what the mouse does. Called from any thread."""
        if self._event_loop is not None:
            with suppress(RuntimeError):  # the same
                self._event_loop.call_soon_threadsafe(self.turns.take, event)

    def ground_told(self) -> None:
        """The terminal has said which ground it has. Called from any thread."""
        if self._event_loop is not None and self.frame is not None:
            self.frame.hear()
            with suppress(RuntimeError):  # the same
                self._event_loop.call_soon_threadsafe(self.wear, self.frame.theme)

    def action_how_to_leave(self) -> None:
        """Ctrl+C is what people press who cannot find the way out."""
        if isinstance(self.screen, BrowseScreen):
            quits = f"{shown_key('quit', self.commands)} quits"
            box = {FILTER: "closes the filter", TAGS: "leaves the tags"}.get(self.screen.place)
            self.screen.say(f"{shown_key('back', self.commands)} {box}, {quits}" if box else quits)

    def run_command(self, name: str) -> None:
        """Run one of the commands that act everywhere."""
        if name == "quit":
            self.run_worker(self._quit())
        elif name == "palette":
            self._show_palette()
        elif name == "help":
            self._show_help()
        elif name == "redraw":
            self._forget_screen()
            self.refresh(layout=True)
        elif name == "suspend":
            self.action_suspend_process()

    def _show_help(self) -> None:
        """Tell what the keys do on the screen there is, and do what is chosen."""
        screen = self.screen
        if not isinstance(screen, BrowseScreen | MenuScreen | PageScreen):
            return

        def done(chosen: str | None) -> None:
            kind, _, value = (chosen or "").partition(":")
            if kind == "run":
                screen.action_run(value)
            elif kind == "query" and isinstance(screen, BrowseScreen):
                screen.narrow_to(value)

        own = () if isinstance(screen, BrowseScreen) else screen.own_keys
        finds = self._desk.finds if isinstance(screen, BrowseScreen) else None
        self.push_screen(HelpScreen(screen.place, own, self._desk.glyphs, finds), done)

    def _show_palette(self) -> None:
        """Offer what the keys can do on the screen there is, and do what is chosen."""
        screen = self.screen
        if isinstance(screen, PaletteScreen) or not isinstance(screen, BrowseScreen | MenuScreen | PageScreen):
            return

        def done(name: str | None) -> None:
            if name:
                screen.action_run(name)

        offered = [entry for entry in self.commands if screen.place in entry.where and entry.id != "palette"]
        self.push_screen(PaletteScreen(offered, self._desk.glyphs), done)

    async def _quit(self) -> None:
        """Leave once what is being copied has gone as far as it can, or it would be lost and nobody told."""
        copying = [worker for worker in self.workers if worker.group == "copy" and not worker.is_finished]
        if copying:
            await self.workers.wait_for_complete(copying)
        self.screen.call_later(self.exit, return_code=0)
