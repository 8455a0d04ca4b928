"""How the lines of a paper are written: its badges, its authors. Pure; a line in, its meaning out."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from sys import intern

from profiletui.model.categories import category_name
from profiletui.model.record import NamedTuple

LONGEST_BADGE_LINE = 120
"""Longer lines are running text."""

_LAST_COMMA = 48  # the comma of a date stands before this column
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HEAD = re.compile(
    r"([a-z][a-z-]*?(?:\.[a-z-]+?)?)??( *)"
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.? +([0-9]{1,4})",
    re.IGNORECASE,
)


class Badges(NamedTuple):
    """The badge line of a paper: category as written or None, ISO date or None if there is no such day.

    ``written_date`` is a date that does not exist as the page has it, ``tail`` all that follows the year.
    """

    category: str | None
    date: str | None
    has_code: bool
    flags: tuple[str, ...]
    written_date: str
    tail: str


def parse_badges(line: str, starts_paragraph: bool) -> Badges | None:
    """Return the badges of a line such as ``LGMar 4, 2023Code``, None if it is no badge line.

    A known category glued to the date makes a badge line anywhere. With no code, one unknown to arXiv or one
    apart from the date it takes the start of a paragraph, since hard-wrapped abstracts have lines such as
    ``until Mar 4, 2023``; and running text after the year is never badges.
    """
    comma = line.find(",", 0, _LAST_COMMA)
    if comma < 0:
        return None
    start = comma + 2 if line.startswith(" ", comma + 1) else comma + 1
    year = line[start : start + 4]
    if len(year) < 4 or not (year.isdecimal() and year.isascii()):
        return None
    head = _read_head(line[:comma])
    if head is None or not (head.certain or (starts_paragraph and head.likely)):
        return None
    tail = line[start + 4 :]
    has_code, flags = split_flags(tail) if tail else (False, ())
    if flags and not _are_flags(tail, flags, head.certain):
        return None
    date = _iso_date(head.month, head.day, year)
    return Badges(head.category, date, has_code, flags, f"{head.written_date}, {year}" if date is None else "", tail)


class _Head(NamedTuple):
    """A badge line up to its comma: certainly one, or likely one at the start of a paragraph."""

    category: str | None
    month: int
    day: int
    written_date: str
    certain: bool
    likely: bool


@lru_cache(maxsize=16384)  # a year of days in each of many categories
def _read_head(text: str) -> _Head | None:
    match = _HEAD.fullmatch(text)
    if match is None:
        return None
    code, gap, month, day = match.groups()
    known = code is not None and category_name(code) is not None
    # Apart from the date stands many a word of a sentence: `By Mar 4, 2023`.
    likely = code is None or known or not gap or code.isupper() or "." in code or "-" in code
    place = _MONTHS.index(month[:3].lower())
    return _Head(code and intern(code), place, int(day), text[match.start(3) :], known and not gap, likely)


def _are_flags(tail: str, flags: tuple[str, ...], certain: bool) -> bool:
    """Whether what follows the year are badges and no running text."""
    running = sum(flag[0].islower() for flag in flags)
    if certain:
        return running <= 3
    return not running and not tail[0].isdigit() and tail[0] not in ".,;:)" and len(tail) <= 40


@lru_cache(maxsize=16384)
def _iso_date(month: int, day: int, year: str) -> str | None:
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    days = 29 if month == 1 and leap else _DAYS[month]
    return f"{year}-{month + 1:02}-{day:02}" if 1 <= day <= days and year != "0000" else None


def split_flags(tail: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether `Code` is among the badges after the year, and the other badges as written.

    Badges may be glued: ``CodeDataset`` is Code and Dataset, ``DataCode`` Data and Code.
    """
    if tail == "Code":
        return True, ()
    has_code = False
    flags = []
    for word in re.split(r"[ ·|,;]+", tail):
        parts = (word,) if word.lower() == "code" else re.split(r"(Code)(?![a-z])", word)
        for part in parts:
            if part.lower() == "code":
                has_code = True
            elif part:
                flags.append(part)
    return has_code, tuple(flags)


_SUFFIXES = frozenset((
    "Jr", "Jr.", "jr", "jr.", "JR", "Sr", "Sr.", "sr", "sr.", "SR", "II", "III", "IV", "Esq", "Esq.",
    "PhD", "PhD.", "Ph.D", "Ph.D.", "Ph. D.", "MD", "M.D", "M.D.", "MSc", "M.Sc.",
))  # fmt: skip


@cache
def _et_al() -> re.Pattern[str]:
    return re.compile(r"(?:^|[ ,;])et\.? *al\b\.?[ ,;]*$", re.IGNORECASE)


class Authors(NamedTuple):
    """The authors' line: names in order, whether it ends in ``et al.``, affiliations in order."""

    names: tuple[str, ...]
    et_al: bool
    affiliations: tuple[str, ...]


def parse_authors(line: str) -> Authors:
    """Read ``A. Name, B. Name, Jr. et al. · PLACE, PLACE``; what is empty between commas is dropped."""
    affiliations: tuple[str, ...] = ()
    if "·" in line:
        line, *places = f" {line} ".split(" · ")
        affiliations = tuple(_split_at_commas(",".join(places).strip()))
        line = line.strip()
    et_al = False
    if line.endswith(" et al."):
        et_al = True
        line = line[:-7]
    elif "al" in line[-6:].lower() and (end := _et_al().search(line)):
        et_al = True
        line = line[: end.start()]
    names = _split_at_commas(line)
    if not _SUFFIXES.isdisjoint(names):
        names = _rejoin_suffixes(names)
    return Authors(tuple(names), et_al, affiliations)


def _split_at_commas(text: str) -> list[str]:
    names = text.split(", ")
    if len(names) <= text.count(",") or "  " in text or "" in names or text[-1:] == " ":
        names = [name for part in text.split(",") if (name := " ".join(part.split()))]
    return names


def _rejoin_suffixes(names: list[str]) -> list[str]:
    joined: list[str] = []
    for name in names:
        if name in _SUFFIXES and joined:
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    return joined
