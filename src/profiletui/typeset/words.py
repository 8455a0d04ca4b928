"""Small things said right: plurals, thousands, dates."""

from __future__ import annotations

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 paper``, ``2,072 papers``; `plural` where it is not the noun and an s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def figure(number: float | None) -> str:
    """A number with thousands separators; an en dash where the page states none."""
    return "–" if number is None else f"{number:,}"


def long_date(date: str) -> str:
    """An ISO date as people read it: ``2023-03-04`` is ``4 Mar 2023``, ``2023-03`` is ``Mar 2023``."""
    year, *rest = date.split("-")
    words = [_MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(day)) for day in rest[1:]] + words)
