"""How many terminal cells a text takes, and cutting it to fit.

The widths are those that the screen's own library counts by, so that a line never is a cell longer than it was made. A
character of width 2 is never cut in half.
"""

from __future__ import annotations

from bisect import bisect_right

from profiletui.model.memo import Memo
from profiletui.typeset.cell_table import STARTS, WIDENED, WIDTHS

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"


def _character_width(character: str) -> int:
    return int(WIDTHS[bisect_right(STARTS, ord(character)) - 1])


_widths = Memo(_character_width, most=4096)


def cell_widths(text: str) -> list[int]:
    """The cells each character of `text` adds; what is joined to the character before it adds none."""
    widths = [_widths[character] for character in text]
    if _EMOJI_STYLE not in text and _JOINER not in text:
        return widths
    base, joined = "", False
    for place, character in enumerate(text):
        if joined:
            widths[place] = 0
            joined = False
        elif character == _JOINER:
            joined = True
        elif character == _EMOJI_STYLE:
            widths[place] = int(base in WIDENED)
            base = ""
        elif widths[place]:
            base = character
    return widths


def cell_width(text: str) -> int:
    """The cells `text` takes on a terminal."""
    return len(text) if text.isascii() else sum(cell_widths(text))


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` in at most `width` cells, ended by `ellipsis` where something had to go."""
    if cell_width(text) <= width:
        return text
    room = width - cell_width(ellipsis)
    if room < 0:
        return ellipsis[:width]
    return text[: cells_to_index(text, room)].rstrip() + ellipsis


def cut_start(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` in at most `width` cells, begun by `ellipsis` where something had to go."""
    total = cell_width(text)
    if total <= width:
        return text
    room = width - cell_width(ellipsis)
    if room < 0:
        return ellipsis[:width]
    start = cells_to_index(text, total - room)
    while start < len(text) and (not _widths[text[start]] or cell_width(text[start:]) > room):
        start += 1  # a wide character was cut in half, or a mark has lost its letter
    return ellipsis + text[start:].lstrip()


def cut_middle(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` in at most `width` cells, `ellipsis` in its middle where something had to go."""
    if cell_width(text) <= width:
        return text
    head = text[: cells_to_index(text, width // 2)]
    return head + cut_start(text, width - cell_width(head), ellipsis)


def pad(text: str, width: int) -> str:
    """`text` followed by blanks up to `width` cells; longer text is returned as it is."""
    return text + " " * (width - cell_width(text))


def cells_to_index(text: str, cells: int) -> int:
    """How many characters from the start of `text` fit into `cells` cells."""
    if text.isascii():
        return min(len(text), cells)
    used = 0
    for index, width in enumerate(cell_widths(text)):
        used += width
        if used > cells:
            return index
    return len(text)
