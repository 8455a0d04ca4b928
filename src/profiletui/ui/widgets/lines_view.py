"""What draws styled lines in the theme in force."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from profiletui.model.memo import Memo
from profiletui.typeset.lines import Line, Span
from profiletui.ui.widgets.rich_styles import strip_of

_WHEEL_LINES = 3
"""Lines that one notch of the wheel moves."""

_Asked = tuple[Line, int, str]

_strips: Memo[_Asked, Strip] = Memo(lambda asked: strip_of(*asked), most=250)
"""Lines painted lately: most of a screen stays as it is from key to key, and a strip keeps what is worked out on it."""


class Painted(Widget):
    """A widget made of lines of spans; the theme is the app's own, by its name."""

    worn = ""
    """The theme of the lines that are being painted."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region, as `render_line` gives them.

        Textual would look at each for a border, padding, a ground and filters. None of these widgets has any, and a
        third of what a key costs would go there.
        """
        self.worn = self.app.theme
        lines = [self.render_line(y) for y in crop.line_range]
        start, end = crop.column_span
        return lines if (start, end) == (0, self.size.width) else [line.crop(start, end) for line in lines]

    def paint(self, line: Iterable[Span], width: int) -> Strip:
        """A line as a strip of exactly `width` cells."""
        return _strips[tuple(line), width, self.worn or self.app.theme]


class PaintedLines(Painted, ScrollView):
    """Any number of painted lines, of which some are shown."""

    virtual_size = reactive(Size(0, 0), repaint=False)
    """The size of all lines. Textual's own would have the whole screen laid out anew when it changes, a fifth of what
    a key costs, although nothing but a scrollbar could change its place for that, and there is none."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._painted: list[Strip] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        """The same, remembered for `refresh_changed`."""
        self._painted = super().render_lines(crop)
        return self._painted

    def refresh_changed(self) -> None:
        """Paint anew those lines that are not as they were last painted."""
        width, height = self.size
        if len(self._painted) != height:
            self.refresh()
            return
        self.worn = self.app.theme
        regions: list[Region] = []
        begin = 0
        for y, painted in enumerate([*self._painted, None]):
            if painted is None or self.render_line(y) is painted:
                if begin < y:
                    regions.append(Region(0, begin, width, y - begin))
                begin = y + 1
        if regions:
            self.refresh(*regions)

    def hold(self, count: int) -> None:
        """There are `count` lines."""
        self.virtual_size = Size(self.size.width, count)

    @property
    def top(self) -> int:
        """The number of the first line shown."""
        return self.scroll_offset.y

    def scroll_top(self, top: int) -> None:
        """Make `top` the first line shown, at once."""
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def turn(self, lines: int) -> None:
        """The wheel was turned by so many lines, down where they are positive."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move by the wheel, at once: Textual's animation would be repainted line by line over SSH."""
        event.stop()
        event.prevent_default()
        self.turn(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move back by the wheel."""
        event.stop()
        event.prevent_default()
        self.turn(-_WHEEL_LINES)
