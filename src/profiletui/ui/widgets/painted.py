"""What draws styled lines in the theme in force."""

from __future__ import annotations

from collections.abc import Iterable

from textual.strip import Strip
from textual.widget import Widget

from profiletui.typeset.lines import Span
from profiletui.ui.themes import strip_of


class Painted(Widget):
    """A widget made of lines of spans; the theme is the app's own, by its name."""

    def paint(self, line: Iterable[Span], width: int) -> Strip:
        """A line as a strip of exactly `width` cells."""
        return strip_of(line, width, self.app.theme)
