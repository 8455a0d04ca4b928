"""A menu beside the papers: what one chooses in it narrows the list, which follows at once."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from textual.app import ComposeResult

from profiletui.keys import shown_key
from profiletui.store.facets import Counts, toggle
from profiletui.store.query import Expression
from profiletui.typeset.lines import line_width
from profiletui.typeset.words import count
from profiletui.ui.present.chrome import caption
from profiletui.ui.present.facets import query_line
from profiletui.ui.present.layout import Arrangement, arrange, too_small
from profiletui.ui.present.menu import MARGIN
from profiletui.ui.screens.browse.panes import place, say_too_small
from profiletui.ui.screens.menus.menu import ItemMaker, MenuScreen
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.widgets.bar import Bar
from profiletui.ui.widgets.paper_list import PaperList

LIMIT = 8
"""Names shown at first; the others are found by typing, or shown by asking for more."""

LABELS = MappingProxyType({"choose": "narrow"})


class BesideScreen(MenuScreen, inherit_bindings=False):
    """The menu in the place of the abstract. Ends with ``run:COMMAND`` where another command is wanted, or None."""

    CSS_PATH = "side_menu.tcss"
    labels = LABELS

    def __init__(self, title: str, desk: Desk, make_items: ItemMaker) -> None:
        super().__init__(title, make_items, desk.glyphs, empty="Nothing to narrow by: there are no papers here.")
        self.desk = desk
        self._zoomed = False
        self._arrangement: Arrangement | None = None
        self._counts: Counts | None = None
        self._counted = 0

    def compose(self) -> ComposeResult:
        """What the main screen shows, with a menu where that has the abstract."""
        yield Bar(id="header")
        yield Bar(id="list-caption")
        yield PaperList(self.desk.row, id="list")
        yield Bar(id="status")
        yield from super().compose()

    def on_mount(self) -> None:
        """Keys are for the menu; the list only shows what they do."""
        self._list.can_focus = False

    @property
    def _list(self) -> PaperList:
        return self.query_one("#list", PaperList)

    @property
    def room(self) -> int:
        """The cells a line may take."""
        now = self._arrangement
        return max(now.abstract.width - line_width(self._menu.edge) - MARGIN - 1, 1) if now else 1

    @property
    def counts(self) -> Counts:
        """What counts the facets; another one when more papers have come."""
        library = self.desk.library
        if self._counts is None or self._counted != len(library.papers):
            self._counts = Counts(library, self.desk.context)
            self._counted = len(library.papers)
        return self._counts

    def on_resize(self) -> None:
        """Stand everything anew."""
        self._stand()

    def _stand(self) -> None:
        width, height = self.size
        if not width:
            return
        if needed := too_small(width, height):
            self._arrangement = None
            say_too_small(self.children, self.query_one("#header", Bar), width, needed)
            return
        now = self._arrangement = arrange(width, height, focus="abstract", zoomed=self._zoomed)
        prompt = self.prompt_width
        for name, box in (
            ("header", now.header),
            ("list-caption", now.list_caption),
            ("list", now.list),
            ("caption", now.abstract_caption),
            ("menu", now.abstract),
            ("status", now.status),
            ("footer", now.footer._replace(width=prompt) if self._finding else now.footer),
            ("find", now.footer._replace(x=prompt, width=width - prompt if self._finding else 0)),
        ):
            place(self.query_one(f"#{name}"), box)
        self._menu.edge = self.desk.edge(now.divided) if now.divided else ()
        self.lay_out()

    def show_items(self) -> None:
        """Make all lines anew: those of the menu, and what the choices made of the list."""
        now = self._arrangement
        if now is None:
            return
        desk = self.desk
        self.query_one("#header", Bar).lines = desk.header(now.header.width, now.header.height)
        if now.list.shown:
            self.query_one("#list-caption", Bar).lines = (
                desk.list_caption(now.list_caption.width, focused=False, brief=now.header.height == 1),
            )
            self._list.show_rows(len(desk.view.rows), desk.cursor, desk.empty_list(now.list.width))
        self.query_one("#status", Bar).lines = (
            query_line(desk.query.text, desk.view.blame or desk.view.understood, now.status.width, desk.glyphs),
        )
        self.menu_title = f" {desk.glyphs.dot} ".join((self.own_place, self._shown()))
        super().show_items()

    def _shown(self) -> str:
        """Of which papers all this is, in words."""
        shown, total = len(self.desk.view.rows), self.desk.view.total
        said = count(total, "paper") if shown == total else f"{shown:,} of {count(total, 'paper')}"
        profiles = len(self.desk.library.profiles)
        return f"{said} of {count(profiles, 'profile')}" if profiles > 1 else said

    def show_caption(self) -> None:
        """Say what this is, and how much more there is."""
        now = self._arrangement
        if now is not None:
            line = caption(
                self.titled, self.more, now.abstract_caption.width, self._glyphs, focused=True, tee=now.divided
            )
            self.query_one("#caption", Bar).lines = (line,)

    def narrow(self, terms: Sequence[Expression], *, alone: bool = False) -> None:
        """Choose a value, or take it back; `undo`, here or on the main screen, takes back every such step."""
        self.desk.remember()
        self.desk.narrow(toggle(self.desk.query.text, terms, alone=alone))
        self.show_items()

    def _undo(self) -> None:
        undone = self.desk.undo()
        self._list.redraw_rows()  # marks may have changed with it
        self.show_items()
        self.say(f"Undone: {undone}" if undone else "Nothing to undo")

    def hint(self, command: str) -> str:
        """The key of a command, for a sentence."""
        return shown_key(command, self.commands)

    def on_paper_list_moved(self) -> None:
        """The wheel moves the list, where that is shown."""
        if self._arrangement is not None and self._arrangement.list.shown:
            self.desk.move_to(self._list.cursor)
        super().on_paper_list_moved()

    def action_run(self, name: str) -> None:
        """Zoom, take back, or go from here to another such menu; the rest as in any menu."""
        if name == "zoom" and not self._finding:
            self._zoomed = not self._zoomed
            self._stand()
        elif name == "undo" and not self._finding:
            self._undo()
        elif name == self.own_place and not self._finding:
            self.dismiss(None)
        elif name in ("facets", "insights") and not self._finding:
            self.dismiss(f"run:{name}")
        else:
            super().action_run(name)

    def find(self, finding: bool) -> None:
        """Open or close the box."""
        super().find(finding)
        self._stand()
