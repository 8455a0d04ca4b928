"""Where the cursor of a menu can stand, and where it goes from there: pure, like all moving.

A menu is a row of ids, a line each. Neighbouring lines with one id are one entry, on whose first line the cursor
stops; lines without an id, headings and text, are passed over.
"""

from __future__ import annotations

from profiletui.ui.viewmodel.cursor import clamp, step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def is_stop(ids: Sequence[str], row: int) -> bool:
    """Whether an entry begins in that row."""
    return bool(ids[row]) and (row == 0 or ids[row - 1] != ids[row])


def _first_stop(ids: Sequence[str], rows: Iterable[int]) -> int | None:
    return next((row for row in rows if is_stop(ids, row)), None)


def nearest(ids: Sequence[str], row: int) -> int:
    """The stop at `row` or the last one before it, else the first one after it; 0 where there is none."""
    row = clamp(row, len(ids))
    found = _first_stop(ids, range(row, -1, -1)) if ids else None
    if found is None:
        found = _first_stop(ids, range(row, len(ids)))
    return found or 0


def moved(ids: Sequence[str], cursor: int, command: str, page: int) -> int:
    """Where `command`, one of `cursor.MOVES`, takes the cursor, where `page` lines are shown.

    A page that ends between two entries goes on to the next one in its direction; past the last one it stops there.
    """
    if not ids:
        return 0
    target = clamp(cursor + step(command, page, len(ids)), len(ids))
    onward = range(target, len(ids)) if target > cursor else range(target, -1, -1)
    found = _first_stop(ids, onward)
    if found is None:  # nothing beyond: the last one on the way
        found = _first_stop(ids, reversed(range(cursor, target)) if target > cursor else range(target, cursor))
    return cursor if found is None else found


def lines_of(ids: Sequence[str], row: int) -> range:
    """The lines of the entry that `row` belongs to; of a line without an id, that line."""
    if not ids:
        return range(0)
    first = last = row
    while ids[row] and first > 0 and ids[first - 1] == ids[row]:
        first -= 1
    while ids[row] and last + 1 < len(ids) and ids[last + 1] == ids[row]:
        last += 1
    return range(first, last + 1)


def lead_in(ids: Sequence[str], row: int) -> int:
    """The first of the lines without an id right before the entry at `row`: its heading and what stands over that."""
    while row > 0 and not ids[row - 1]:
        row -= 1
    return row
