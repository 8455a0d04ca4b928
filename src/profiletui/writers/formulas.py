"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def no_formula(cell: str) -> str:
    """``cell``, with an apostrophe before what would be run as a formula, also after blanks.

    A page may be aimed at whoever opens the table. The apostrophe is what spreadsheets themselves use to say that a
    cell is text.
    """
    return f"'{cell}" if cell.lstrip().startswith(_STARTS) or cell.startswith(("\t", "\r")) else cell
