"""Rows of cells as aligned lines."""

from __future__ import annotations

from profiletui.typeset.widths import cell_width, cut, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = "  "


def columns(
    rows: Sequence[Sequence[str]],
    width: int | None = None,
    ascii: bool = False,  # noqa: A002 - its plain name
) -> Iterator[str]:
    """The rows as lines, each column as wide as its widest cell and two blanks from the next.

    The last column is not padded; where a ``width`` in cells is given it is cut to end there, with an ellipsis.
    Every row has as many cells as the first.
    """
    if not rows:
        return
    widths = [max(map(cell_width, column)) for column in list(zip(*rows, strict=True))[:-1]]
    room = None if width is None else max(width - sum(widths) - len(GAP) * len(widths), 1)
    for row in rows:
        last = row[-1] if room is None else cut(row[-1], room, "~" if ascii else "…")
        yield GAP.join([*map(pad, row[:-1], widths), last]).rstrip()
