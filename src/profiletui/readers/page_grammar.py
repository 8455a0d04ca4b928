"""How the lines of a paper are written: its badges, its authors. Pure; a line in, its meaning out."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

from profiletui.model.categories import category_name
from profiletui.model.record import NamedTuple

LONGEST_BADGE_LINE = 120
"""Longer lines are running text."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BADGE_LINE = re.compile(
    r"([a-z][a-z-]*?(?:\.[a-z-]+?)?)??([ ·|]*)"
    r"((jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.? *([0-9]{1,4}),? ?([0-9]{4}))(.*)",
    re.IGNORECASE,
)
_match_badge_line = _BADGE_LINE.match


class Badges(NamedTuple):
    """The badge line of a paper: category as written or None, ISO date or None if there is no such day.

    ``written_date`` is the date as the page has it, ``tail`` all that follows the year.
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
    match = _match_badge_line(line)
    if match is None:
        return None
    code, gap, written_date, month, day, year, tail = match.groups()
    known = code is not None and _is_category(code)
    certain = known and not gap
    if not certain and (not starts_paragraph or not _may_be_code(code, gap, known)):
        return None
    has_code = False
    flags: tuple[str, ...] = ()
    if tail:
        if not certain and (tail[0].isdigit() or tail[0] in ".,;:)" or len(tail) > 40):
            return None
        has_code, flags = split_flags(tail)
        running = sum(flag[:1].islower() for flag in flags)
        if running > (3 if certain else 0):
            return None
    category = intern(code) if code else None
    return Badges(category, _iso_date(month, day, year), has_code, flags, written_date, tail)


def _may_be_code(code: str | None, gap: str, known: bool) -> bool:
    """Whether what stands before a date at the start of a paragraph can be a category: no word of a sentence."""
    if code is None or known or not gap:
        return True
    return code.isupper() or "." in code or "-" in code


@lru_cache(maxsize=1024)
def _is_category(code: str) -> bool:
    return category_name(code) is not None


@lru_cache(maxsize=16384)
def _iso_date(month: str, day: str, year: str) -> str | None:
    place = _MONTHS.index(month[:3].lower())
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    days = 29 if place == 1 and leap else _DAYS[place]
    return f"{year}-{place + 1:02}-{int(day):02}" if 1 <= int(day) <= days and year != "0000" else None


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
_ET_AL = re.compile(r"(?:^|[\s,;])et\.?\s*al\b\.?[\s,;]*$", re.IGNORECASE)


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
    if "al" in line[-6:] and (end := _ET_AL.search(line)):
        et_al = True
        line = line[: end.start()]
    names = _split_at_commas(line)
    if not _SUFFIXES.isdisjoint(names):
        names = _rejoin_suffixes(names)
    return Authors(tuple(names), et_al, affiliations)


def _split_at_commas(text: str) -> list[str]:
    names = text.split(", ")
    if len(names) <= text.count(",") or "  " in text or "" in names:
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
