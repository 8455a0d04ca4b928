"""Where each part of the screen stands, for any size: pure arithmetic, shared by the first frame and the widgets."""

from __future__ import annotations

from profiletui.model.record import NamedTuple

SMALLEST = (20, 5)
"""Columns and rows below which nothing can be shown but a word about it."""

MOST_SAID = 3
"""The most rows of the status line."""

_WIDE = 100
_NARROW = 60
_LIST_SHARE = 0.46
_LEAST_LIST_ROWS = 5


class Box(NamedTuple):
    """A rectangle of cells; one without width or height is not shown."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0

    @property
    def shown(self) -> bool:
        """Whether it has any cell."""
        return self.width > 0 and self.height > 0


class Arrangement(NamedTuple):
    """The boxes of one screen. ``divided`` tells whether list and abstract stand side by side."""

    header: Box
    list_caption: Box
    list: Box
    abstract_caption: Box
    abstract: Box
    status: Box
    footer: Box
    divided: bool = False
    single: bool = False


def too_small(width: int, height: int) -> str:
    """How much room is needed, in the room there is, where that is less than any screen needs; else ''."""
    columns, rows = SMALLEST
    if width >= columns and height >= rows:
        return ""
    needed = f"{columns}x{rows}"
    ways = (f"needs {needed}, has {width}x{height}", f"needs {needed}")
    return next((way for way in ways if len(way) <= width), needed[:width])


def arrange(width: int, height: int, focus: str = "list", zoomed: bool = False, said: int = 1) -> Arrangement:
    """The boxes for a terminal of `width` columns and `height` rows.

    From 100 columns on, list and abstract stand side by side; from 60 on, the abstract stands under the list;
    below, only the pane that has the `focus` ("list" or "abstract") is shown, as when it is `zoomed`. What is said
    in the status line gets `said` rows where there is room for them, at most `MOST_SAID`; panes stand where they
    stood, but end sooner.
    """
    header_rows = 2 if width >= _WIDE and height >= 16 else 1
    top = header_rows
    full = max(height - header_rows - 2, 0)
    more = max(min(said, MOST_SAID, full - 1) - 1, 0)
    body = full - more
    header = Box(0, 0, width, header_rows)
    status = Box(0, height - 2 - more, width, 1 + more)
    footer = Box(0, height - 1, width, 1)
    nothing = Box()
    pane_rows = body - 1
    if zoomed or width < _NARROW or (width < _WIDE and full < _LEAST_LIST_ROWS + 5):
        caption, pane = Box(0, top, width, 1), Box(0, top + 1, width, pane_rows)
        if focus == "abstract":
            return Arrangement(header, nothing, nothing, caption, pane, status, footer, single=True)
        return Arrangement(header, caption, pane, nothing, nothing, status, footer, single=True)
    if width >= _WIDE:
        left = int(width * _LIST_SHARE)
        right = width - left
        return Arrangement(
            header,
            Box(0, top, left, 1),
            Box(0, top + 1, left, pane_rows),
            Box(left, top, right, 1),
            Box(left, top + 1, right, pane_rows),
            status,
            footer,
            divided=True,
        )
    rows = max(_LEAST_LIST_ROWS, (full - 2) // 3)
    return Arrangement(
        header,
        Box(0, top, width, 1),
        Box(0, top + 1, width, rows),
        Box(0, top + 1 + rows, width, 1),
        Box(0, top + 2 + rows, width, body - 2 - rows),
        status,
        footer,
    )
