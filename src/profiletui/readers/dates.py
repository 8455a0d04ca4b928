"""Dates of services: ISO 8601 as exact as it is stated, and no day that never was."""

from __future__ import annotations

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def stated_date(value: object) -> str | None:
    """Return ``2023-03-04``, ``2023-03`` or ``2023`` as the beginning of a text states it; None where it states none.

    What follows the day (a time of day) is dropped; a month or day that never was leaves what stands before it.
    """
    if not isinstance(value, str) or not value.isascii():
        return None
    year, month, day = ([*value.strip()[:10].split("-"), "", ""])[:3]
    if len(year) != 4 or not year.isdigit() or year == "0000":
        return None
    if len(month) != 2 or not month.isdigit() or not 1 <= int(month) <= 12:
        return year
    if len(day) != 2 or not day.isdigit() or not 1 <= int(day) <= _days(int(year), int(month)):
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else _DAYS[month - 1]
