"""The date of a BibTeX entry, as far as it is known."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_MONTH = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_ORDER = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = re.compile(r"\D*(\d{1,2})\D*")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date_of(fields: Mapping[str, str]) -> str | None:
    """The date as ``2023-03-04``, ``2023-03`` or ``2023``; None where no year is stated."""
    iso = _ISO.search(fields.get("date", "")) or _ISO.fullmatch(fields.get("year", "").strip(" {}"))
    if iso and _YEAR.fullmatch(iso[1]):
        return (
            _joined(iso[1], _within(iso[2], 12), iso[3] or fields.get("day", ""))
            if iso[2]
            else _with_month(iso[1], fields)
        )
    year = _YEAR.search(fields.get("year", ""))
    return _with_month(year[1], fields) if year else None


def _with_month(year: str, fields: Mapping[str, str]) -> str:
    written = fields.get("month", "")
    if name := _MONTH.search(written):
        month = _ORDER.index(name[1].lower()) + 1
        days = _NUMBER.fullmatch(written)
        return _joined(year, month, fields.get("day", "") or (days[1] if days else ""))
    number = _NUMBER.fullmatch(written)
    return _joined(year, _within(number[1], 12) if number else 0, fields.get("day", ""))


def _joined(year: str, month: int, day: str) -> str:
    if not month:
        return year
    number = _within(day.strip(" {}."), _DAYS[month - 1])
    if month == 2 and number == 29 and not (int(year) % 4 == 0 and (int(year) % 100 or int(year) % 400 == 0)):
        number = 0
    return f"{year}-{month:02}-{number:02}" if number else f"{year}-{month:02}"


def _within(number: str | None, most: int) -> int:
    """The number from 1 to `most`, else 0."""
    if not number or len(number) > 2 or not (number.isascii() and number.isdecimal()):
        return 0
    return int(number) if 1 <= int(number) <= most else 0
