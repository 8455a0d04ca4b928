"""Where a cursor goes: pure, so that the laws of moving can be tested without a screen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MOVES = ("down", "up", "first", "last", "half-down", "half-up", "page-down", "page-up")
"""The commands that move."""


def step(command: str, page: int, count: int) -> int:
    """How far `command` moves in something of `count` lines of which `page` are shown: negative is up."""
    return {
        "down": 1,
        "up": -1,
        "first": -count,
        "last": count,
        "half-down": max(page // 2, 1),
        "half-up": -max(page // 2, 1),
        "page-down": max(page - 1, 1),
        "page-up": -max(page - 1, 1),
    }[command]


def clamp(position: int, count: int) -> int:
    """The nearest line to `position` among `count`; 0 when there is none."""
    return max(0, min(position, count - 1))


def scroll_to_show(top: int, cursor: int, page: int, count: int) -> int:
    """The first line shown so that `cursor` is visible, moving as little as can be."""
    page = max(page, 1)
    if cursor < top:
        top = cursor
    elif cursor >= top + page:
        top = cursor - page + 1
    return max(0, min(top, count - page))


def keep_place(old_rows: Sequence[int], cursor: int, new_rows: Sequence[int]) -> int:
    """Where the cursor goes when the rows change: with its paper, else to the nearest paper that is left.

    Both sequences hold paper positions; either may be in any order. A paper after the old one in the old order
    is preferred to one before it.
    """
    if not new_rows or not old_rows:
        return 0
    wanted = old_rows[clamp(cursor, len(old_rows))]
    found = index_of(new_rows, wanted)
    if found is not None:
        return found
    left = set(new_rows)
    for position in (*old_rows[cursor + 1 :], *reversed(old_rows[:cursor])):
        if position in left:
            return index_of(new_rows, position) or 0
    return 0


def index_of(rows: Sequence[int], position: int) -> int | None:
    """The row that shows the paper at `position`, or None."""
    try:
        return rows.index(position)
    except ValueError:
        return None
