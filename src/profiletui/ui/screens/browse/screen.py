"""The browser's main screen: header, list, abstract, and the rows that say what is going on."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from time import perf_counter
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from profiletui.keys import ABSTRACT, FILTER, LIST, TAGS, command
from profiletui.loading.loader import Intake
from profiletui.typeset.lines import Line
from profiletui.typeset.words import count
from profiletui.ui.present import diagnostics
from profiletui.ui.screens.bindings import bindings_for
from profiletui.ui.screens.browse.note_actions import Noting
from profiletui.ui.screens.page import PageScreen
from profiletui.ui.terminal.gc_pause import no_garbage_collection
from profiletui.ui.viewmodel import cursor
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.viewmodel.copier import Copier
from profiletui.ui.widgets.filter_box import FilterBox
from profiletui.ui.widgets.messages import Acted

_FIRST_SECONDS = 0.001
"""How long a letter is searched for before the first rows are painted: they are there by then."""
_SLICE_SECONDS = 0.002
"""How long a search goes on before what it found is painted, and then before a key may come in between."""
_ROUNDS = 12
"""Rounds of the event loop between two slices of work: a key passes from part to part, a round for each."""
_SHOW_EVERY = 0.1
"""Seconds between two looks at what a long search has found so far."""


async def _readable(descriptor: int) -> None:
    """Wait until a pipe has something to read, or has ended."""
    loop, arrived = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(descriptor, arrived.set)
    try:
        await arrived.wait()
    finally:
        loop.remove_reader(descriptor)


class BrowseScreen(Noting, inherit_bindings=False):
    """Everything about one set of papers. The desk holds what is shown, the widgets only show it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(LIST, ABSTRACT, FILTER, TAGS)]

    class Ready(Message):
        """The screen stands and has the focus: keys mean something."""

    def __init__(self, desk: Desk, copier: Copier) -> None:
        super().__init__(desk, copier)
        self._commands: dict[str, Callable[[], None]] = {
            "next-pane": lambda: self._next_item(1),
            "previous-pane": lambda: self._next_item(-1),
            "next-paper": lambda: self._go_to_paper("down"),
            "previous-paper": lambda: self._go_to_paper("up"),
            "scroll-down": lambda: self._abstract.move("down"),
            "scroll-up": lambda: self._abstract.move("up"),
            "read-on": self._read_on_in_abstract,
            "read": self._read,
            "act": self._act,
            "zoom": self._zoom,
            "raw": self._toggle_raw,
            "filter": self._open_filter,
            "keep-filter": self._close_filter,
            "back": self._back,
            "next-match": lambda: self._go_to_match(1),
            "previous-match": lambda: self._go_to_match(-1),
            "sort": lambda: self._change_view(self.desk.sort_by_next),
            "reverse": lambda: self._change_view(self.desk.reverse),
            "copy-code": self._copy_code,
            "copy-search": self._copy_search,
            "copy-as": self._copy_as,
            "star": self._star,
            "tag": self._open_tags,
            "keep-tags": self._keep_tags,
            "mark": self._mark,
            "mark-shown": self._mark_shown,
            "undo": lambda: self._travel(self.desk.undo, "Undone", "Nothing to undo"),
            "redo": lambda: self._travel(self.desk.redo, "Redone", "Nothing to redo"),
            "toggle-read": self._toggle_read,
            "links": lambda: self._show_links(self._links()),
            "open": self._open,
            "facets": self._show_facets,
            "insights": self._show_insights,
            "people": self._show_people,
            "profiles": self._show_profiles,
            "diagnostics": self._show_diagnostics,
        }

    def on_mount(self) -> None:
        """Let the list ask for rows that were not read yet."""
        self._list.reach = self._reach

    def on_screen_resume(self) -> None:
        """Let keys in as soon as there is something for them to act on, and read on what is still to be read."""
        self.call_after_refresh(self.post_message, self.Ready())
        if self.desk.intake is not None:
            self._read_on(self.desk.intake)
        else:
            self.call_after_refresh(self._fold_on)

    # -- what happens --------------------------------------------------------------------------------------

    def repeat(self, key: str, times: int) -> bool:
        """Take a key so many times at once, if it is one that moves here; whether it is."""
        for entry in self.desk.commands:
            if key in entry.keys and entry.id in cursor.MOVES and self.place in entry.where:
                self._move(entry.id, times)
                return True
        return False

    def _move(self, name: str, times: int = 1) -> None:
        if self.place == ABSTRACT:
            self._abstract.move(name, times)
        else:
            self._list.move(name, times)
            self.on_paper_list_moved()  # at once, so that row and paper are painted together

    def _go_to_paper(self, direction: str) -> None:
        """Go to the paper below or above from any pane; one whose abstract is in front counts as read."""
        before = self.desk.cursor
        self._list.move(direction)
        self.on_paper_list_moved()
        if self.desk.cursor == before:
            self.say("This is the last paper" if direction == "down" else "This is the first paper")
        elif self.place == ABSTRACT:
            self.desk.note_read()

    def _read_on_in_abstract(self) -> None:
        """A page down, and from the end of the abstract to the next paper."""
        if self._abstract.at_end:
            self._go_to_paper("down")
        else:
            self._abstract.move("page-down")

    def _reach(self, row: int) -> None:
        """Have the rows read that a move asks for, and show how many there are."""
        if self.desk.intake is None:
            return
        self.desk.cursor = self._list.cursor
        if self.desk.reach(row):
            self._show_rows()
            self._show_counts()
            self._show_status()

    def on_paper_list_moved(self) -> None:
        """The paper follows the cursor."""
        if self._list.cursor != self.desk.cursor:
            self.desk.move_to(self._list.cursor)
            self.message = ()
            self._show_paper()

    def on_paper_list_chosen(self) -> None:
        """A second click reads."""
        self._read()

    def on_text_pane_scrolled(self) -> None:
        """Say how much more there is."""
        self._show_captions()

    def on_descendant_focus(self) -> None:
        """The focus shows in the captions, the footer and, where only one pane has room, in which one is there."""
        if self.place != ABSTRACT and self._abstract.item:
            self._point_at("")
            self.message = ()  # what Enter would have done with it
        if self._arrangement is not None and self._arrangement.single:
            self._stand()
        elif self._arrangement is not None:
            self._show_footer(self._arrangement)
            self._show_captions()

    def on_filter_box_move(self, message: FilterBox.Move) -> None:
        """The list moves while one types a filter; tags are of the papers they were asked for."""
        if not self._tagging:
            self._move(message.command)

    async def on_input_changed(self, message: Input.Changed) -> None:
        """Narrow as one types."""
        message.stop()
        if self._tagging or message.value != self._box.value:
            return  # what was typed is no filter, or stands there no longer
        if message.value != self._searched:
            self._searched = message.value
            self.desk.search(message.value)
            self.message = ()
            if self.desk.advance(_FIRST_SECONDS):
                self.desk.show_found()
                self._search_on()
                await self._together(self._show_found)
            else:
                await self._together(self._show_view)

    async def _together(self, show: Callable[[], None]) -> None:
        """Have all that comes of a letter painted at once, and with the letter, instead of some of it a frame later.

        The widgets have their turn before this ends, and with it the turn of the screen, which gathers what to paint.
        """
        show()
        await asyncio.sleep(0)

    @work(exclusive=True, group="search")
    async def _search_on(self) -> None:
        """Go on with a search between keys; a further key ends this and begins another."""
        shown = perf_counter()
        await _let_pass()
        while self.desk.advance(_SLICE_SECONDS):
            await _let_pass()
            if perf_counter() - shown > _SHOW_EVERY:
                shown = perf_counter()
                self.desk.show_found()
                self._show_answer()
        self._show_answer()
        self.call_next(self._fold_on)

    def _show_answer(self) -> None:
        """Show what the desk has found. The rows at once: a key that comes now moves in what the desk has."""
        self._show_rows()
        self.call_next(self._together, self._fill)

    @work(exclusive=True, group="read")
    async def _read_on(self, intake: Intake) -> None:
        """Go on reading a long page between keys, and show what has come."""
        shown = perf_counter()
        with no_garbage_collection():  # papers stay: it would look through all of them, again and again
            try:
                while self.desk.read_on(_SLICE_SECONDS):
                    if (pipe := intake.waits_for) is not None:
                        await _readable(pipe)
                    await _let_pass()
                    if perf_counter() - shown > _SHOW_EVERY:
                        self._show_growth()
                        shown = perf_counter()
            finally:
                gc.freeze()
        self._show_growth()
        self._fold_on()

    def _show_growth(self) -> None:
        """Show the papers that have come."""
        if self.desk.grow(last=self.desk.intake is None):
            self.desk.take_news()
            if self.desk.searching:
                self._search_on()
            else:
                self._list.more_rows(len(self.desk.view.rows))
                self._show_counts()
        self._show_status()

    def _fold_on(self) -> None:
        """Make the texts ready while nothing else is to be done."""
        if self.desk.intake is None and not self.desk.searching and not self.desk.folded:
            self._fold_ahead()

    @work(exclusive=True, group="search")
    async def _fold_ahead(self) -> None:
        """Make the texts ready before one types; a search ends this, which makes ready what it needs."""
        began = perf_counter()
        for _ in self.desk.fold_ahead():
            if perf_counter() - began > _SLICE_SECONDS:
                await _let_pass()
                began = perf_counter()

    def on_acted(self, message: Acted) -> None:
        """Something was clicked."""
        kind, _, value = message.action.partition(":")
        if kind == "run":
            self.action_run(value)
        elif not self._tagging:
            self.act_on(kind, value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key means its command here; else it is text for the box, or nothing."""
        return action != "run" or self.place in command(str(parameters[0])).where

    def action_run(self, name: str) -> None:
        """Run a command of the table, where it acts in the place that has the keys."""
        if self.place not in command(name).where:
            return
        if self.desk.greets:
            self.message = ()
        if self.desk.take_news():
            self._show_view()
        if name in cursor.MOVES:
            self._move(name)
        elif name in self._commands:
            self._commands[name]()
        elif name == "quit" and self.place == ABSTRACT:
            self._focus(self._list)
        else:
            self.app.run_command(name)  # type: ignore[attr-defined] # ProfileApp has it
        self.tell_news()

    # -- commands ------------------------------------------------------------------------------------------

    def _change_view(self, change: Callable[[], None]) -> None:
        self.message = ()
        change()
        self._show_view()
        if self.desk.searching:  # many papers are put into another order
            self._search_on()

    def _read(self) -> None:
        if self.desk.paper is not None:
            self.desk.note_read()
            self._focus(self._abstract)

    def _zoom(self) -> None:
        self._zoomed = not self._zoomed
        self._stand()

    def _travel(self, go: Callable[[], str], done: str, nothing: str) -> None:
        changed = go()
        self._show_view()
        self.say(f"{done}: {changed}" if changed else nothing)
        self._set_box(self.desk.query.text)

    def _mark(self) -> None:
        self._change_view(self.desk.toggle_mark)
        self._move("down")

    def _mark_shown(self) -> None:
        self._change_view(lambda: self.say(f"{count(self.desk.mark_shown(), 'paper')} marked"))

    def _toggle_raw(self) -> None:
        self.desk.raw = not self.desk.raw
        self._list.redraw_rows()
        self._show_paper()
        self.say("Showing the page's own LaTeX" if self.desk.raw else "Showing text for reading")

    def _open_filter(self) -> None:
        self.desk.remember()
        self._filtering = True
        self._searched = self._box.value
        self.message = ()
        self._open_box()

    def _close_filter(self) -> None:
        self._filtering = False
        self.desk.settle()
        self.set_focus(self._list)
        self._stand()

    def _back(self) -> None:
        """One step back: close the box and clear it, leave the abstract, the zoom, the filter."""
        if self._tagging:
            self._leave_tags()
        elif self._filtering:
            self._filtering = False
            self._set_box("")
            self.desk.narrow("")
            self.set_focus(self._list)
            self._stand()
        elif self.place == ABSTRACT:
            self._focus(self._list)
        elif self._zoomed:
            self._zoom()
        elif self.desk.query.text:
            self.desk.remember()
            self._set_box("")
            self._change_view(lambda: self.desk.narrow(""))
        elif self.desk.intake is not None:
            self.workers.cancel_group(self, "read")
            self.desk.stop_reading()
            self._show_growth()
            read = count(len(self.desk.library), "paper")
            self.say(f"Reading was stopped after {read}; what comes after them is not shown")
        else:
            self.say("")

    def _show_diagnostics(self) -> None:
        groups, commands = self.desk.diagnostics(), self.desk.commands

        def make(width: int) -> list[Line]:
            return diagnostics.diagnostics_page(groups, width, commands)

        self.app.push_screen(PageScreen("remarks about the page", make, self.desk.glyphs, "REMARKS"), self._run_chosen)

    def _run_chosen(self, name: str | None) -> None:
        if name:
            self.action_run(name)


async def _let_pass() -> None:
    """Let a key that has come go all its way; takes some ten microseconds a round where none has."""
    for _ in range(_ROUNDS):
        await asyncio.sleep(0)
