"""A pane of styled lines."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from profiletui.typeset.lines import Line, Span, line_width
from profiletui.typeset.widths import cells_to_index
from profiletui.ui.viewmodel import cursor
from profiletui.ui.widgets.lines_view import PaintedLines
from profiletui.ui.widgets.messages import Acted


def action_at(line: Line, column: int) -> str:
    """The action of the span under a column of a line, or ''."""
    text = "".join(span.text for span in line)
    index = cells_to_index(text, column) if column >= 0 else -1
    for span in line:
        if 0 <= index < len(span.text):
            return span.action
        index -= len(span.text)
    return ""


class TextPane(PaintedLines, can_focus=True, inherit_bindings=False):
    """Lines of text to read: scrolls by keys and wheel, and a click on a span acts.

    The lines are laid out by whoever sets them, for `room` cells; the pane only shows them.
    """

    DEFAULT_CSS = """
    TextPane {
        scrollbar-size: 0 0;
        overflow: hidden hidden;
    }
    """

    lines: reactive[tuple[Line, ...]] = reactive(tuple, repaint=False)
    """What is shown, each line at most `room` cells wide."""

    edge: reactive[tuple[Span, ...]] = reactive(tuple)
    """What stands left of every line: a margin, or the divider from the pane beside it; a blank at its end."""

    item: reactive[str] = reactive("")
    """The action of the spans that stand out as the one Enter acts on, '' for none."""

    caret: reactive[int] = reactive(-1)
    """The number of the line the sign `caret_sign` points at from the margin, or -1."""

    caret_sign = ">"

    class Scrolled(Message):
        """The pane shows other lines than before."""

    @property
    def room(self) -> int:
        """The cells a line may take."""
        return max(self.size.width - line_width(self.edge), 1)

    @property
    def at_end(self) -> bool:
        """Whether the last line is shown."""
        return self.top + self.size.height >= len(self.lines)

    def watch_lines(self, lines: tuple[Line, ...]) -> None:
        """Follow the length of the text."""
        self.hold(len(lines))
        self.refresh_changed()

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        number = y + self.top
        line = self.lines[number] if number < len(self.lines) else ()
        edge = self.edge
        if self.item:
            line = tuple(span._replace(role="link-focused") if span.action == self.item else span for span in line)
        if number == self.caret and edge:
            edge = (*edge[:-1], Span(self.caret_sign, "cursor"))
        return self.paint((*edge, *line), self.size.width)

    def show_line(self, number: int) -> None:
        """Put a line on the screen, moving as little as can be."""
        self.go_to(cursor.scroll_to_show(self.top, number, self.size.height, len(self.lines)))

    def go_to(self, top: int) -> None:
        """Make `top` the first line shown, or the nearest line that can be."""
        top = max(0, min(top, len(self.lines) - self.size.height))
        if top != self.top:
            self.scroll_top(top)
            self.post_message(self.Scrolled())

    def move(self, command: str, times: int = 1) -> None:
        """Scroll as one of the moving commands says, so many times."""
        self.go_to(self.top + times * cursor.step(command, self.size.height, len(self.lines)))

    def turn(self, lines: int) -> None:
        """Scroll by the wheel."""
        self.go_to(self.top + lines)

    def on_click(self, event: events.Click) -> None:
        """Do what the span under the pointer stands for."""
        number = event.y + self.top
        if number < len(self.lines):
            action = action_at((*self.edge, *self.lines[number]), event.x)
            if action:
                self.post_message(Acted(action))
