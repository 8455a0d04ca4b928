"""How many terminal cells a text takes, and cutting it to fit.

Source of the widths: Unicode's East Asian Width and general category, as in the ``unicodedata`` of the running
Python. A character of width 2 is never cut in half.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

from profiletui.model.memo import Memo

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"


def _character_width(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if "\u1160" <= character <= "\u11ff":  # Hangul vowels and finals stack on the syllable before them
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


_widths = Memo(_character_width, most=4096)


def cell_widths(text: str) -> list[int]:
    """The cells each character of `text` adds; an emoji joined to the one before it adds none."""
    widths: list[int] = []
    joined = False
    for character in text:
        if character == _EMOJI_STYLE and widths and widths[-1] == 1 and category(text[len(widths) - 1]) == "So":
            widths.append(1)  # the style selector widens a narrow pictograph to two cells
        else:
            widths.append(0 if joined else _widths[character])
        joined = character == _JOINER
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
    while start < len(text) and (cell_width(text[start:]) > room or not _widths[text[start]]):
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
