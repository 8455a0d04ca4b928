"""A screen of things to choose from: the base of every menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from profiletui.keys import FILTER, LINKS, MENU, Command, command, shown_key
from profiletui.typeset.glyphs import Glyphs
from profiletui.typeset.lines import Line, Span, fit, plain
from profiletui.ui.present import menu
from profiletui.ui.present.chrome import NO_LABELS, caption, does_nothing, footer
from profiletui.ui.present.layout import too_small
from profiletui.ui.present.menu import Item
from profiletui.ui.screens.bindings import bindings_for
from profiletui.ui.viewmodel import cursor
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.widgets.bar import Bar
from profiletui.ui.widgets.filter_box import FilterBox
from profiletui.ui.widgets.menu_list import MenuList
from profiletui.ui.widgets.messages import Acted

_PROMPT = "find "
_ROOM_FOR_MORE = 36
"""Columns from which the caption has room for more than what this is."""

ItemMaker = Callable[[int], Sequence[Item]]
"""Lays the lines of a menu out for a width in cells."""


class MenuScreen(Screen[str | None], inherit_bindings=False):
    """Entries over the whole screen. Ends with the id of the one that was chosen, or None.

    A menu that stays open when something is chosen says what happens then in `choose`, and calls `show_items` when
    its lines are others: the cursor stays on its entry. `empty` is a sentence for when there are none; `mode` is the
    name in the footer; with `finding` one types at once what to find.
    """

    CSS_PATH = "menu.tcss"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(MENU, LINKS, FILTER)]

    own_place = MENU
    """The place of the table whose keys act here."""
    own_keys: Sequence[tuple[str, str]] = ()
    """Keys of this screen alone, for its footer."""
    labels: Mapping[str, str] = NO_LABELS
    """What a command of the table does here in particular, for the footer."""
    letters: Mapping[str, str] = NO_LABELS
    """Entries that can be chosen by a key of their own: the key, and the entry's id."""
    margin = True
    """Whether the cursor stands in a margin; without one the text begins in the first column."""

    prompt_width = len(_PROMPT)
    """The cells of the footer beside which the box stands."""

    message: reactive[Line] = reactive(tuple, repaint=False)
    """What the caption says instead of its title, until the next thing is done."""

    def __init__(
        self,
        title: str,
        make_items: ItemMaker,
        glyphs: Glyphs,
        mode: str = "",
        empty: str = "",
        finding: bool = False,
    ) -> None:
        super().__init__()
        self.mode = mode
        self.menu_title = title
        self._make_items = make_items
        self._glyphs = glyphs
        self._empty = empty
        self._finding = finding
        self._sought = ""

    @property
    def commands(self) -> tuple[Command, ...]:
        """The table of commands in force."""
        return self.app.commands  # type: ignore[attr-defined, no-any-return] # ProfileApp has it

    def compose(self) -> ComposeResult:
        """A caption, the entries, a footer and the box that takes its place."""
        yield Bar(id="caption")
        yield MenuList(self._glyphs, margin=self.margin, id="menu")
        yield Bar(id="footer")
        yield FilterBox(select_on_focus=False, id="find")

    def on_mount(self) -> None:
        """The box has the cursor of a text one types, but does not blink: idle writes nothing."""
        self._box.cursor_blink = False
        self.find(self._finding)

    @property
    def _menu(self) -> MenuList:
        return self.query_one("#menu", MenuList)

    @property
    def _box(self) -> FilterBox:
        return self.query_one("#find", FilterBox)

    @property
    def place(self) -> str:
        """Where keys go: the entries, or the box one types into."""
        return FILTER if self._finding else self.own_place

    def on_resize(self) -> None:
        """Lay everything out for the new size, or show nothing but how much room is needed."""
        self.set_class(bool(too_small(*self.size)), "small")
        self.call_after_refresh(self.lay_out)

    def lay_out(self) -> None:
        """Fill the widgets for the size there is."""
        self.show_items()
        self.show_footer()

    @property
    def room(self) -> int:
        """The cells a line may take."""
        return max(self._menu.size.width - (menu.MARGIN if self.margin else 0), 1)

    @property
    def titled(self) -> str:
        """What the caption says: a message, or what this is and what was typed."""
        found = f'{self.menu_title} {self._glyphs.dot} "{self._sought}"' if self._sought else self.menu_title
        return plain(self.message) or found

    @property
    def more(self) -> str:
        """How much more there is below."""
        if self.size.width < _ROOM_FOR_MORE:
            return ""
        return Desk.more_below(len(self._menu.items), self._menu.top, self._menu.size.height)

    def show_items(self) -> None:
        """Make the lines anew; the cursor stays on its entry or near it."""
        items = menu.narrowed(self._make_items(self.room), self._sought)
        what, back = self._empty, "goes back"
        if self._sought:
            what, back = f'Nothing here holds "{self._sought}".', "shows all again"
        key = Span(shown_key("back", self.commands), "key")
        self._menu.show_items(items, ((Span(what),), (key, Span(f" {back}."))) if what else ())
        self.show_caption()

    def show_caption(self) -> None:
        """Say what this is, and how much more there is."""
        needed = too_small(*self.size)
        line = caption(self.titled, self.more, self.size.width, self._glyphs, focused=True)
        self.query_one("#caption", Bar).lines = ((Span(needed),) if needed else line,)

    def say(self, text: str) -> None:
        """Say something in the caption until the next thing is done."""
        self.message = (Span(text),) if text else ()

    def watch_message(self) -> None:
        """Say it."""
        if self.is_mounted:
            self.show_caption()

    def show_footer(self) -> None:
        """Say which keys matter, or what the box is for."""
        width = self.size.width
        line: Line = fit((Span(_PROMPT, "accent"),), len(_PROMPT))
        if not self._finding:
            line = footer(
                self.own_place,
                width,
                self._glyphs,
                self.commands,
                own=self.own_keys,
                mode=self.mode,
                labels=self.labels,
            )
        bar = self.query_one("#footer", Bar)
        bar.lines = (line,)

    # -- what happens --------------------------------------------------------------------------------------

    def on_paper_list_moved(self) -> None:
        """Say how much more there is."""
        self.message = ()
        self.show_caption()

    def on_menu_list_picked(self) -> None:
        """A click chooses."""
        self.choose(self._menu.chosen)

    def on_key(self, event: events.Key) -> None:
        """An entry may have a key of its own."""
        if not self._finding and event.key in self.letters:
            event.stop()
            self.choose(self.letters[event.key])
        elif not self._finding:
            self.say(does_nothing(event.key, event.character, self._glyphs.dot, self.commands))

    def on_filter_box_move(self, message: FilterBox.Move) -> None:
        """The cursor moves while one types."""
        self._menu.move(message.command)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show the entries that hold what is typed."""
        message.stop()
        self._sought = " ".join(message.value.split())
        self.show_items()

    def on_acted(self, message: Acted) -> None:
        """A key of the footer was clicked."""
        if message.action.startswith("run:"):
            self.action_run(message.action.removeprefix("run:"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key means its command here; else it is text for the box, a key of an entry, or nothing."""
        return action != "run" or self.place in command(str(parameters[0])).where

    def action_run(self, name: str) -> None:
        """Run a command of the table, where it acts in the place that has the keys."""
        if self.place not in command(name).where:
            return
        if name in cursor.MOVES:
            self._menu.move(name)
        elif name == "choose":
            if self._menu.chosen:
                self.choose(self._menu.chosen)
        elif name == "find-entry":
            self.find(True)
        elif name == "keep-filter":
            self.find(False)
        elif name == "back":
            self._back()
        elif name == "quit":
            self.dismiss(None)
        else:
            self.app.run_command(name)  # type: ignore[attr-defined] # ProfileApp has it

    def choose(self, entry: str) -> None:
        """What happens with the id of an entry that is chosen: the menu ends with it."""
        self.dismiss(entry)

    def find(self, finding: bool) -> None:
        """Open the box one types into, or close it; what was typed stays in force."""
        self._finding = finding
        self._box.display = finding
        self.query_one("#footer", Bar).set_class(finding, "prompt")
        self.set_focus(self._box if finding else self._menu)
        self.show_footer()

    def _back(self) -> None:
        """One step back: clear and close the box, show all entries again, leave."""
        if self._sought:
            self._box.value = ""
            self._sought = ""
            self.show_items()
            self.find(False)
        elif self._finding:
            self.find(False)
        else:
            self.dismiss(None)
