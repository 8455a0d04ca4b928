"""From roles to the styles of the terminal."""

from __future__ import annotations

from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from profiletui.typeset.widths import cell_width
from profiletui.ui.present.colours import STYLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiletui.typeset.lines import Span


@cache
def style_of(role: str) -> Style:
    """The style of a role; a combination that has none of its own is that of its parts.

    Raises:
        KeyError: for a role that no theme knows.
    """
    if role in STYLES:
        return Style.parse(STYLES[role])
    return Style.combine(style_of(part) for part in role.split())


def strip_of(line: Iterable[Span], width: int) -> Strip:
    """A line as a strip of exactly `width` cells."""
    segments = [Segment(span.text, style_of(span.role)) for span in line if span.text]
    cells = sum(cell_width(segment.text) for segment in segments)
    return Strip(segments, cells).adjust_cell_length(width)
