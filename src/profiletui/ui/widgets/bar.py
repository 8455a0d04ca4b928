"""A row or two of styled text that nobody scrolls."""

from __future__ import annotations

from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from profiletui.typeset.lines import Line
from profiletui.ui.widgets.lines_view import Painted
from profiletui.ui.widgets.messages import Acted
from profiletui.ui.widgets.text_pane import action_at


class Bar(Painted):
    """Header, caption, status or footer: shows the lines it is given, and a click on a span acts."""

    lines: reactive[tuple[Line, ...]] = reactive(tuple)
    """What is shown, from the top."""

    def render_line(self, y: int) -> Strip:
        """One line of the bar."""
        return self.paint(self.lines[y] if y < len(self.lines) else (), self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Do what the span under the pointer stands for."""
        if event.y < len(self.lines) and (action := action_at(self.lines[event.y], event.x)):
            self.post_message(Acted(action))
