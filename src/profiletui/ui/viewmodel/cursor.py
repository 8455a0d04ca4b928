"""Where a cursor goes: pure, so that the laws of moving can be tested without a screen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    Thing = TypeVar("Thing")

EVERY_ROW = 1 << 62
"""A row behind all there can be."""

NEAR = 1000
"""Rows around the cursor that are looked at for a paper that is left."""

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


def asked(command: str, row: int, page: int, count: int, times: int = 1) -> int:
    """The row that so many moves from ``row`` ask for, whether or not it is there yet; parameters as with `step`."""
    return EVERY_ROW if command == "last" else row + times * step(command, page, count)


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


def next_item(items: Sequence[str], current: str, direction: int) -> str | None:
    """Where Tab (1) or Shift+Tab (-1) goes from `current` among `items`, each of them once.

    '' stands for the whole they are part of, which comes before the first; None leads out of it.
    """
    stops = ("", *items)
    place = (stops.index(current) if current in stops else 0) + direction
    return stops[place] if 0 <= place < len(stops) else None


def keep_place(old_rows: Sequence[Thing], cursor: int, row_of: Callable[[Thing], int | None]) -> int:
    """Where the cursor goes when the rows change: with its paper, else to the nearest paper that is left.

    `old_rows` holds paper positions, or the ids of other things, `row_of` gives the new row of one or None. A paper
    after the old one is preferred to one before it; those further off than `NEAR` rows are not looked at, and 0 is
    returned.
    """
    if not old_rows:
        return 0
    after = range(cursor, min(cursor + NEAR, len(old_rows)))
    before = range(cursor - 1, max(cursor - NEAR, -1), -1)
    for row in (*after, *before):
        if (found := row_of(old_rows[row])) is not None:
            return found
    return 0
