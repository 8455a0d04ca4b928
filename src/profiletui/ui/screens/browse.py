"""The browser's main screen: header, list, abstract, and the rows that say what is going on."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from profiletui.keys import ABSTRACT, FILTER, LIST, command
from profiletui.typeset.lines import Line, Span
from profiletui.ui import cursor
from profiletui.ui.bindings import bindings_for
from profiletui.ui.copying import Copier
from profiletui.ui.desk import Desk
from profiletui.ui.layout import SMALLEST, Arrangement, Box, arrange
from profiletui.ui.messages import Acted
from profiletui.ui.present import chrome, pages
from profiletui.ui.present.detail import Detail
from profiletui.ui.screens.link_actions import LinkActions
from profiletui.ui.screens.page import PageScreen
from profiletui.ui.widgets.bar import Bar
from profiletui.ui.widgets.filter_box import FilterBox
from profiletui.ui.widgets.paper_list import PaperList
from profiletui.ui.widgets.text_pane import TextPane

_PROMPT = 2


class BrowseScreen(LinkActions, inherit_bindings=False):
    """Everything about one set of papers. The desk holds what is shown, the widgets only show it."""

    CSS_PATH = "browse.tcss"
    ALLOW_SELECT = False
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(LIST, ABSTRACT, FILTER)]

    def __init__(self, desk: Desk, copier: Copier) -> None:
        super().__init__(desk, copier)
        self._filtering = False
        self._zoomed = False
        self._detail = Detail(())
        self._arrangement: Arrangement | None = None
        self._commands: dict[str, Callable[[], None]] = {
            "next-pane": self._other_pane,
            "previous-pane": self._other_pane,
            "read": self._read,
            "zoom": self._zoom,
            "raw": self._toggle_raw,
            "filter": self._open_filter,
            "back": self._back,
            "next-match": lambda: self._go_to_match(1),
            "previous-match": lambda: self._go_to_match(-1),
            "sort": lambda: self._change_view(self.desk.sort_by_next),
            "reverse": lambda: self._change_view(self.desk.reverse),
            "copy-code": self._copy_code,
            "links": lambda: self._show_links(self._links()),
            "open": self._open,
            "diagnostics": self._show_diagnostics,
            "help": self._show_help,
        }

    # -- building ------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Every part as a child of the screen: nothing nested stands in the way of a key."""
        yield Bar(id="header")
        yield Bar(id="list-caption")
        yield PaperList(self.desk.row, id="list")
        yield Bar(id="abstract-caption")
        yield TextPane(id="abstract")
        yield Bar(id="status")
        yield Bar(id="footer")
        yield FilterBox(self.desk.query.text, select_on_focus=False, id="filter")

    def on_mount(self) -> None:
        """The box has the cursor of a text one types, but does not blink: idle writes nothing."""
        self._box.cursor_blink = False
        self._box.display = False

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
        """Where keys go: the list, the abstract or the filter box."""
        if self._filtering:
            return FILTER
        return ABSTRACT if self.focused is self._abstract else LIST

    # -- arranging and filling -----------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Stand everything anew."""
        self._stand()

    def _stand(self) -> None:
        """Give every part its box, and fill it."""
        width, height = self.size
        if not width:
            return
        if width < SMALLEST[0] or height < SMALLEST[1]:
            self._say_too_small(width, height)
            return
        pane = ABSTRACT if self.focused is self._abstract else LIST
        now = arrange(width, height, focus=pane, zoomed=self._zoomed)
        self._arrangement = now
        prompt = min(_PROMPT, width) if self._filtering else width
        for name, box in (
            ("header", now.header),
            ("list-caption", now.list_caption),
            ("list", now.list),
            ("abstract-caption", now.abstract_caption),
            ("abstract", now.abstract),
            ("status", now.status),
            ("footer", now.footer._replace(width=prompt)),
            ("filter", now.footer._replace(x=_PROMPT, width=width - _PROMPT if self._filtering else 0)),
        ):
            _place(self.query_one(f"#{name}"), box)
        divider = Span(self.desk.glyphs.divider, "rule") if now.divided else Span("")
        self._abstract.edge = (divider, Span(" "))
        self._list.show_rows(len(self.desk.view.rows), self.desk.cursor, self.desk.empty_list(now.list.width or width))
        self._fill()

    def _say_too_small(self, width: int, height: int) -> None:
        self._arrangement = None
        for widget in self.children:
            _place(widget, Box(0, 0, width, 1) if widget.id == "header" else Box())
        columns, rows = SMALLEST
        self._bar("header").lines = ((Span(f"needs {columns}x{rows}, has {width}x{height}"),),)

    def _fill(self) -> None:
        """Lay out all that depends on the view, the cursor or the focus."""
        now = self._arrangement
        if now is None:
            return
        self._bar("header").lines = self.desk.header(now.header.width, now.header.height)
        self._show_footer(now)
        self._show_paper()

    def _show_footer(self, now: Arrangement) -> None:
        line: Line = (Span("/ ", "accent"),)
        if not self._filtering:
            line = chrome.footer(self.place, now.footer.width, self.desk.glyphs)
        self._bar("footer").lines = (line,)

    def _show_paper(self) -> None:
        """Show the paper at the cursor and what is said about it."""
        now = self._arrangement
        if now is None:
            return
        if now.abstract.shown:
            edge = sum(len(span.text) for span in self._abstract.edge)
            self._detail = self.desk.detail(max(now.abstract.width - edge - 1, 1))
            self._abstract.lines = self._detail.lines
            self._abstract.go_to(0)
        if len(self.desk.library.profiles) > 1:
            self._bar("header").lines = self.desk.header(now.header.width, now.header.height)
        self._show_captions()
        self._show_status()

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
            below = len(self._abstract.lines) - self._abstract.top - now.abstract.height
            more = f"{below} more below" if below > 0 else ""
            self._bar("abstract-caption").lines = (
                self.desk.abstract_caption(
                    now.abstract_caption.width, more, focused=place == ABSTRACT, tee=now.divided
                ),
            )

    def _show_status(self) -> None:
        now = self._arrangement
        if now is not None:
            self._bar("status").lines = (self.desk.status(now.status.width, self.message, self._filtering),)

    def watch_message(self) -> None:
        """Say it."""
        self._show_status()

    # -- what happens --------------------------------------------------------------------------------------

    def on_paper_list_moved(self) -> None:
        """The paper follows the cursor."""
        if self._list.cursor != self.desk.cursor:
            self.desk.cursor = self._list.cursor
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
        if self._arrangement is not None and self._arrangement.single:
            self._stand()
        elif self._arrangement is not None:
            self._show_footer(self._arrangement)
            self._show_captions()

    def on_filter_box_move(self, message: FilterBox.Move) -> None:
        """The list moves while one types."""
        self._list.move(message.command)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Narrow as one types."""
        message.stop()
        if self._filtering:
            self._change_view(lambda: self.desk.narrow(message.value))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Keep the filter and go to the list."""
        message.stop()
        self._close_filter()

    def on_acted(self, message: Acted) -> None:
        """Something was clicked."""
        kind, _, value = message.action.partition(":")
        if kind == "run":
            self.action_run(value)
        elif kind == "link":
            self._copy_links([self._links()[int(value) - 1]])

    def action_run(self, name: str) -> None:
        """Run a command of the table, where it acts in the place that has the keys."""
        if self.place not in command(name).where:
            return
        if name in cursor.MOVES:
            pane = self._abstract if self.place == ABSTRACT else self._list
            pane.move(name)
        elif name in self._commands:
            self._commands[name]()
        else:
            self.app.run_command(name)  # type: ignore[attr-defined] # ProfileApp has it

    # -- commands ------------------------------------------------------------------------------------------

    def _change_view(self, change: Callable[[], None]) -> None:
        change()
        self.message = ()
        width = self._arrangement.list.width if self._arrangement else self.size.width
        self._list.show_rows(len(self.desk.view.rows), self.desk.cursor, self.desk.empty_list(width))
        self._fill()

    def _other_pane(self) -> None:
        self._focus(self._list if self.place == ABSTRACT else self._abstract)

    def _focus(self, pane: Widget) -> None:
        if not pane.display:
            pane.display = True  # a pane that is not shown cannot take the focus that is to show it
        pane.focus()

    def _read(self) -> None:
        if self.desk.paper is not None:
            self._focus(self._abstract)

    def _zoom(self) -> None:
        self._zoomed = not self._zoomed
        self._stand()

    def _toggle_raw(self) -> None:
        self.desk.raw = not self.desk.raw
        self._list.redraw_rows()
        self._show_paper()
        self.say("Showing the page's own LaTeX" if self.desk.raw else "Showing text for reading")

    def _open_filter(self) -> None:
        self._filtering = True
        if self.focused is self._abstract:
            self._list.focus()
        self._stand()
        self._box.display = True
        self._box.focus()
        self._box.action_end()

    def _close_filter(self) -> None:
        self._filtering = False
        self._list.focus()
        self._stand()

    def _back(self) -> None:
        """One step back: close the box and clear it, leave the abstract, the zoom, the filter."""
        if self._filtering:
            self._filtering = False
            self._box.value = ""
            self.desk.narrow("")
            self._list.focus()
            self._stand()
        elif self.place == ABSTRACT:
            self._focus(self._list)
        elif self._zoomed:
            self._zoom()
        elif self.desk.query.text:
            self._box.value = ""
            self._change_view(lambda: self.desk.narrow(""))
        else:
            self.say("")

    def _go_to_match(self, direction: int) -> None:
        """Put the next line with a match at the top of what is shown, round and round."""
        matches = self._detail.matches
        if not matches:
            self.say("No match in this abstract" if self.desk.query.text else "Nothing is searched for: / filters")
            return
        top = self._abstract.top
        if direction > 0:
            wanted = next((line for line in matches if line > top), matches[0])
        else:
            wanted = next((line for line in reversed(matches) if line < top), matches[-1])
        self._abstract.go_to(wanted)
        self.say(f"match {matches.index(wanted) + 1} of {len(matches)}")

    def _show_diagnostics(self) -> None:
        groups = self.desk.diagnostics()
        page = PageScreen(
            "remarks about the page", lambda width: pages.diagnostics_page(groups, width), self.desk.glyphs
        )
        self.app.push_screen(page, self._run_chosen)

    def _show_help(self) -> None:
        self.app.push_screen(PageScreen("help", pages.help_page, self.desk.glyphs), self._run_chosen)

    def _run_chosen(self, name: str | None) -> None:
        if name:
            self.action_run(name)


def _place(widget: Widget, box: Box) -> None:
    widget.display = box.shown
    if box.shown:
        widget.styles.offset = (box.x, box.y)
        widget.styles.width = box.width
        widget.styles.height = box.height
