"""How the lines of a paper are written: its badges, its authors. Pure; a line in, its meaning out."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

from profiletui.model.categories import category_name
from profiletui.model.record import NamedTuple

LONGEST_BADGE_LINE = 120
"""Longer lines are running text."""

_LAST_COMMA = 48  # the comma of a date stands before this column
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH_NUMBERS = {
    "sept": 9,
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
}
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Badges(NamedTuple):
    """The badge line of a paper: category as written or None, ISO date or None if there is no such day.

    ``written_date`` is such a date that does not exist, else ''; ``tail`` all that follows the year.
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
    if head is None:
        return None
    category, month, day, certain, likely = head
    if not (certain or (starts_paragraph and likely)):
        return None
    tail = line[start + 4 :]
    has_code, flags = split_flags(tail) if tail else (False, ())
    if flags and not _are_flags(tail, flags, certain):
        return None
    date = _iso_date(month, day, year)
    written_date = "" if date else f"{_MONTHS[month - 1][:3].title()} {day}, {year}"
    return Badges(category, date, has_code, flags, written_date, tail)


@lru_cache(maxsize=16384)  # a year of days in each of many categories
def _read_head(text: str) -> tuple[str | None, int, int, bool, bool] | None:
    """Read a badge line up to its comma: category, month from 1, day, and two grades of certainty.

    The first tells that this is a badge line wherever it stands, the second that it is one at the start of a
    paragraph.
    """
    code, _, day = text.rpartition(" ")
    code = code.rstrip(" ").removesuffix(".")
    if not (day.isdecimal() and day.isascii()) or len(day) > 4:
        return None
    for length in (9, 8, 7, 6, 5, 4, 3):
        if month := _MONTH_NUMBERS.get(code[-length:].lower()):
            break
    else:
        return None
    glued = code[:-length]
    code = glued.rstrip(" ")
    if not code:
        return None, month, int(day), False, True
    known = category_name(code) is not None
    letters = code.replace("-", "").replace(".", "", 1)
    # Apart from the date stands many a word of a sentence: `By Mar 4, 2023`.
    likely = letters.isascii() and letters.isalpha() and (code == glued or code != letters or code.isupper())
    return intern(code), month, int(day), known and code == glued, known or likely


def _are_flags(tail: str, flags: tuple[str, ...], certain: bool) -> bool:
    """Whether what follows the year are badges and no running text."""
    running = sum(flag[0].islower() for flag in flags)
    if certain:
        return running <= 3
    return not running and not tail[0].isdigit() and tail[0] not in ".,;:)" and len(tail) <= 40


@lru_cache(maxsize=16384)
def _iso_date(month: int, day: int, year: str) -> str | None:
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    days = 29 if month == 2 and leap else _DAYS[month - 1]
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= days and year != "0000" else None


_ET_AL = r"(?i)(?:^|[ ,;])et\.? *al\b\.?[ ,;]*$"


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


def parse_authors(line: str) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """Return the names, whether more are meant (``et al.``), and the affiliations of a line of authors.

    It reads ``A. Name, B. Name, Jr. et al. · PLACE, PLACE``; what is empty between commas is dropped.
    """
    affiliations: list[str] = []
    if "·" in line:
        line, *places = f" {line} ".split(" · ")
        affiliations = _split_at_commas(",".join(places))
        line = line.rstrip()
    et_al = line.endswith(" et al.")
    if et_al:
        line = line[:-7]
    elif "al" in line[-6:].lower() and (end := re.search(_ET_AL, line)):
        et_al = True
        line = line[: end.start()]
    names = _split_at_commas(line)
    if not _SUFFIXES.isdisjoint(names):
        names = _rejoin_suffixes(names)
    return tuple(names), et_al, tuple(affiliations)


def _split_at_commas(text: str) -> list[str]:
    names = list(map(_tidy, text.split(",")))
    return [name for name in names if name] if "" in names else names


@lru_cache(maxsize=16384)
def _tidy(name: str) -> str:
    """A name with single blanks, the same object for the same name: people recur from paper to paper."""
    return intern(" ".join(name.split()))


def _rejoin_suffixes(names: list[str]) -> list[str]:
    joined: list[str] = []
    for name in names:
        if name in _SUFFIXES and joined:
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    return joined
