"""What stands on the main screen, where, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from profiletui.keys import ABSTRACT, FILTER, LIST, TAGS
from profiletui.model.paper import Paper
from profiletui.typeset.lines import Line, Span, line_width
from profiletui.ui.present import chrome
from profiletui.ui.present.layout import Arrangement, Box, arrange, too_small
from profiletui.ui.present.paper_detail import Detail
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.widgets.bar import Bar
from profiletui.ui.widgets.filter_box import FilterBox
from profiletui.ui.widgets.paper_list import PaperList
from profiletui.ui.widgets.text_pane import TextPane


class PanesScreen(Screen[None], inherit_bindings=False):
    """The parts of the main screen. The desk makes every line; this only puts lines where they belong."""

    CSS_PATH = "browse.tcss"
    ALLOW_SELECT = False
    AUTO_FOCUS = "#list"

    message: reactive[Line] = reactive(tuple, repaint=False, init=False)
    """What the status line says, until the next thing is done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._filtering = False
        self._tagging: list[Paper] = []
        """The papers whose tags are typed into the box."""
        self._searched = desk.query.text
        self._zoomed = False
        self._detail = Detail(())
        self._match = -1
        """Which match one went to."""
        self._read_paper: str | None = None
        """The id of the paper whose abstract is shown."""
        self._arrangement: Arrangement | None = None

    def compose(self) -> ComposeResult:
        """Every part as a child of the screen: nothing nested stands in the way of a key."""
        yield Bar(id="header")
        yield Bar(id="list-caption")
        yield PaperList(self.desk.row, len(self.desk.view.rows), self.desk.cursor, id="list")
        yield Bar(id="abstract-caption")
        yield TextPane(id="abstract")
        yield Bar(id="status")
        yield Bar(id="footer")
        yield FilterBox(self.desk.query.text, select_on_focus=False, id="filter")

    def on_mount(self) -> None:
        """The box has the cursor of a text one types, but does not blink: idle writes nothing."""
        self._box.cursor_blink = False
        self._box.display = False
        self._abstract.caret_sign = self.desk.glyphs.cursor

    @property
    def _list(self) -> PaperList:
        return self.query_one("#list", PaperList)

    @property
    def _abstract(self) -> TextPane:
        return self.query_one("#abstract", TextPane)

    @property
    def _box(self) -> FilterBox:
        return self.query_one("#filter", FilterBox)

    def _bar(self, name: str) -> Bar:
        return self.query_one(f"#{name}", Bar)

    @property
    def place(self) -> str:
        """Where keys go: the list, the abstract or the box, for a filter or for tags."""
        if self._filtering or self._tagging:
            return FILTER if self._filtering else TAGS
        return ABSTRACT if self.focused is self._abstract else LIST

    @property
    def _prompt(self) -> str:
        """What stands before what is typed into the box, '' while nothing is."""
        return "/ " if self._filtering else "tags " if self._tagging else ""

    def _open_box(self) -> None:
        """Let one type in the place of the footer."""
        if self.focused is self._abstract:
            self.set_focus(self._list)
        self._stand()
        self._box.display = True
        self.set_focus(self._box)
        self._box.action_end()

    def say(self, text: str, role: str = "message") -> None:
        """Say something in the status line until the next thing is done."""
        self.message = (Span(text, role),) if text else ()

    def watch_message(self) -> None:
        """Say it, in as many rows as it takes."""
        self.desk.greets = False
        now = self._arrangement
        if now is not None and now.status.height != self._arranged(*self.size).status.height:
            self._stand()
        else:
            self._show_status()

    def on_resize(self, event: events.Resize) -> None:
        """Stand everything anew."""
        if self.desk.greets:
            self.set_reactive(PanesScreen.message, self.desk.greeting(event.size.width))
        self._stand()

    def _stand(self) -> None:
        """Give every part its box, and fill it."""
        width, height = self.size
        if not width:
            return
        if needed := too_small(width, height):
            self._arrangement = None
            say_too_small(self.children, self._bar("header"), width, needed)
            return
        self._arrangement = now = self._arranged(width, height)
        prompt = len(self._prompt)
        for name, box in (
            ("header", now.header),
            ("list-caption", now.list_caption),
            ("list", now.list),
            ("abstract-caption", now.abstract_caption),
            ("abstract", now.abstract),
            ("status", now.status),
            ("footer", now.footer._replace(width=prompt or width)),
            ("filter", now.footer._replace(x=prompt, width=width - prompt if prompt else 0)),
        ):
            place(self.query_one(f"#{name}"), box)
        self._abstract.edge = self.desk.edge(now.divided)
        self._list.show_rows(len(self.desk.view.rows), self.desk.cursor, self.desk.empty_list(now.list.width or width))
        self._fill()

    def _arranged(self, width: int, height: int) -> Arrangement:
        pane = ABSTRACT if self.focused is self._abstract else LIST
        said = chrome.rows_said(width, self.message)
        return arrange(width, height, focus=pane, zoomed=self._zoomed, said=said)

    def _fill(self) -> None:
        """Lay out all that depends on the view, the cursor or the focus."""
        now = self._arrangement
        if now is None:
            return
        self._show_header(now)
        self._show_footer(now)
        self._show_paper()

    def _show_view(self) -> None:
        """Show another view: the rows, and all that depends on them."""
        self._show_rows()
        self._fill()

    def _show_rows(self) -> None:
        width = self._arrangement.list.width if self._arrangement else self.size.width
        self._list.show_rows(len(self.desk.view.rows), self.desk.cursor, self.desk.empty_list(width))

    def _show_found(self) -> None:
        """Show what a search has found by now. The paper follows when the search is over: it may still be another."""
        self._show_rows()
        self._show_counts()
        self._show_status()

    def _set_box(self, text: str) -> None:
        """Put a text into the box that the list follows already."""
        self._searched = text
        self._box.value = text

    def _show_header(self, now: Arrangement) -> None:
        self._bar("header").lines = self.desk.header(now.header.width, now.header.height)

    def _show_counts(self) -> None:
        """Show the figures that change while papers still come."""
        if self._arrangement is not None:
            self._show_header(self._arrangement)
            self._show_captions()

    def _show_footer(self, now: Arrangement) -> None:
        line: Line = (Span(self._prompt, "accent"),)
        if not self._prompt:
            commands = self.desk.commands
            if self.place == ABSTRACT:
                commands = chrome.commands_in_abstract(commands, pointing=bool(self._abstract.item))
            line = chrome.footer(self.place, now.footer.width, self.desk.glyphs, commands)
        self._bar("footer").lines = (line,)

    def _show_paper(self) -> None:
        """Show the paper at the cursor and what is said about it."""
        now = self._arrangement
        if now is None:
            return
        if now.abstract.shown:
            found = self.desk.detail(now.abstract.width - line_width(self._abstract.edge) - 1)
            paper = self.desk.paper.id if self.desk.paper else None
            if (paper, found) != (self._read_paper, self._detail):
                item = self._abstract.item if paper == self._read_paper else ""
                self._read_paper, self._detail, self._match = paper, found, -1
                self._abstract.lines = found.lines
                self._abstract.go_to(0)
                self._point_at(item)
        self._show_captions()
        self._show_status()

    def _point_at(self, item: str) -> None:
        """Bring out an item of the abstract, '' for none, and have it on the screen."""
        if item not in self._detail.items:
            item = ""
        self._abstract.item = item
        self._abstract.caret = self._detail.line_of(item) if item else -1
        if item:
            self._abstract.show_line(self._abstract.caret)

    def _show_captions(self) -> None:
        now = self._arrangement
        if now is None:
            return
        place = self.place
        if now.list_caption.shown:
            self._bar("list-caption").lines = (
                self.desk.list_caption(now.list_caption.width, focused=place != ABSTRACT, brief=now.header.height == 1),
            )
        if now.abstract_caption.shown:
            more = self.desk.more_below(len(self._abstract.lines), self._abstract.top, now.abstract.height)
            matches = self.desk.matches_said(self._detail, self._match)
            self._bar("abstract-caption").lines = (
                self.desk.abstract_caption(
                    now.abstract_caption.width, more, matches, focused=place == ABSTRACT, tee=now.divided
                ),
            )

    def _show_status(self) -> None:
        now = self._arrangement
        if now is not None:
            self._bar("status").lines = self.desk.status_lines(
                now.status.width, now.status.height, self.message, self._filtering
            )


def say_too_small(parts: Iterable[Widget], row: Bar, width: int, needed: str) -> None:
    """Show nothing but how much room is `needed`, in `row`, which is one of the parts."""
    for widget in parts:
        place(widget, Box(0, 0, width, 1) if widget is row else Box())
    row.lines = ((Span(needed),),)


def place(widget: Widget, box: Box) -> None:
    """Put a part into its box; one without room is not shown."""
    widget.display = box.shown
    if box.shown:
        widget.styles.offset = (box.x, box.y)
        widget.styles.width = box.width
        widget.styles.height = box.height
