"""How the lines of a paper are written: its badges, its authors. Pure; a line in, its meaning out."""

from __future__ import annotations

import re
from sys import intern

from profiletui.model.categories import category_name
from profiletui.model.memo import Memo
from profiletui.model.record import NamedTuple
from profiletui.readers.page.figures import FIGURE_INITIALS, may_be_figure
from profiletui.readers.page.names import is_name

LONGEST_BADGE_LINE = 120
"""Characters of a badge line; longer lines are running text."""
LONGEST_DATE_LINE = 40
"""Characters of a badge line whose category stands above it."""

_ENDS_OF_DAYS = frozenset("0123456789 ")
_LONGEST_HEAD = 47  # characters before the comma of a date
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


def mark_of(line: str, starts_paragraph: bool) -> Badges | bool:
    """Return what a line that is not blank tells of the page's shape.

    That is its badges if a paper begins with it, True if it may state a figure and so belong to the head of a
    further profile, else False: it is text.
    """
    if len(line) > LONGEST_BADGE_LINE:
        return False
    if "," in line:
        head, _, tail = line.partition(",")
        if head[-1:] in _ENDS_OF_DAYS and (badges := _read_badges(head, tail, starts_paragraph)):
            return badges
    return line[0] in FIGURE_INITIALS and may_be_figure(line)


def date_below(line: str, above: list[str], mark: Badges | bool, apart: bool) -> tuple[Badges | bool, int]:
    """Return the badges of a line with a date whose category stands in the lines `above` it, and on how many lines.

    Pages saved by other programs have the badges of a paper one below the other: ``LG``, ``Mar 4, 2023``, ``Code``.
    Whatever else the line is, it stays the `mark` it was, on one line. `apart` tells that the badges of the paper
    before stood so, and that no blank line needs to stand above these.
    """
    badges = mark or mark_of(line, True)
    if isinstance(badges, bool) or badges.category is not None:
        return mark, 1
    place = len(above) - 1
    while place > 0 and not above[place]:
        place -= 1
    if place < 1 or category_name(above[place]) is None:
        return mark, 1
    alone = apart and place == len(above) - 1 and badges.tail in ("", "Code") and not above[place].islower()
    if (
        not alone and (before := above[place - 1]) and mark_of(before, True) is not True
    ):  # no blank line, no `30 Papers`
        return mark, 1
    return badges._replace(category=intern(above[place])), len(above) - place + 1


def _read_badges(head: str, tail: str, starts_paragraph: bool) -> Badges | None:
    """Return the badges of a line such as ``LGMar 4, 2023Code``, parted at its comma; None if it is no such line.

    A known category glued to the date makes a badge line anywhere. With no code, one unknown to arXiv or one
    apart from the date it takes the start of a paragraph, since hard-wrapped abstracts have lines such as
    ``until Mar 4, 2023``; and running text after the year is never badges.
    """
    if len(head) > _LONGEST_HEAD:
        return None
    before = _heads[head]
    after = _tails[tail] if before else None
    if not (before and after):
        return None
    category, month, day, certain, likely = before
    year, tail, has_code, flags = after
    if not (certain or (starts_paragraph and likely)):
        return None
    if flags and not _are_flags(tail, flags, certain):
        return None
    date = _dates[year, month, day]
    written_date = "" if date else f"{_MONTHS[month - 1][:3].title()} {day}, {year}"
    return Badges._make((category, date, has_code, flags, written_date, tail))


def _read_head(text: str) -> tuple[str | None, int, int, bool, bool] | None:
    """Read a badge line up to its comma: category, month from 1, day, and two grades of certainty.

    The first tells that this is a badge line wherever it stands, the second that it is one at the start of a
    paragraph.
    """
    code, _, day = text.rstrip(" ").rpartition(" ")
    code = code.rstrip(" ").removesuffix(".")
    if not (day.isdecimal() and day.isascii()) or len(day) > 4:
        return None
    for length in (9, 8, 7, 6, 5, 4, 3):
        if month := _MONTH_NUMBERS.get(code[-length:].lower()):
            break
    else:
        return None
    glued = code[:-length]
    code = glued.rstrip(" ·•|")  # `hep-th · Mar 4, 2023 · Code` in pages saved by other programs
    if not code:
        return None, month, int(day), False, True
    known = category_name(code) is not None
    letters = code.replace("-", "").replace(".", "", 1)
    # Apart from the date stands many a word of a sentence: `By Mar 4, 2023`.
    likely = letters.isascii() and letters.isalpha() and (code == glued or code != letters or code.isupper())
    return intern(code), month, int(day), known and code == glued, known or likely


def _read_tail(text: str) -> tuple[str, str, bool, tuple[str, ...]] | None:
    """Read a badge line behind its comma: the year, all that follows it, and what that says as flags."""
    text = text.lstrip(" ")
    year, tail = text[:4], text[4:]
    if len(year) < 4 or not (year.isdecimal() and year.isascii()):
        return None
    return year, tail, *split_flags(tail)


def _are_flags(tail: str, flags: tuple[str, ...], certain: bool) -> bool:
    """Whether what follows the year are badges and no running text."""
    running = sum(flag[0].islower() for flag in flags)
    if certain:
        return running <= 3
    return not running and not tail[0].isdigit() and tail[0] not in ".,;:)" and len(tail) <= 40


def _iso_date(year_month_day: tuple[str, int, int]) -> str | None:
    year, month, day = year_month_day
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    days = 29 if month == 2 and leap else _DAYS[month - 1]
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= days and year != "0000" else None


_heads = Memo(_read_head)  # a year of days in each of many categories
_tails = Memo(_read_tail)
_dates = Memo(_iso_date)


_ET_AL = r"(?i)(?:^|[ ,;])et\.? *al\b\.?[ ,;]*$"


def split_flags(tail: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether `Code` is among the badges after the year, and the other badges as written.

    Badges may be glued: ``CodeDataset`` is Code and Dataset, ``DataCode`` Data and Code.
    """
    if tail in ("", "Code"):
        return tail == "Code", ()  # as nearly always
    has_code = False
    flags = []
    for word in re.split(r"[ ·•|,;]+", tail):
        parts = (word,) if word.lower() == "code" else re.split(r"(Code)(?![a-z])", word)
        for part in parts:
            if part.lower() == "code":
                has_code = True
            elif part:
                flags.append(part)
    return has_code, tuple(flags)


_LIST_MARKS = frozenset("、，；")
_MARKS = "*†‡§¶‖∗^&# "
"""What stands at names of people who did the same share of the work, or wrote the letters."""
_MARKS_AT_NAMES = frozenset("*†‡§¶‖∗^")
_SUFFIXES = frozenset((
    "Jr", "Jr.", "jr", "jr.", "JR", "Sr", "Sr.", "sr", "sr.", "SR", "II", "III", "IV", "Esq", "Esq.",
    "PhD", "PhD.", "Ph.D", "Ph.D.", "Ph. D.", "MD", "M.D", "M.D.", "MSc", "M.Sc.",
))  # fmt: skip
_NO_NAMES = _SUFFIXES | {""}


def parse_authors(line: str) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """Return the names, whether more are meant (``et al.``), and the affiliations of a line of authors.

    It reads ``A. Name, B. Name, Jr. et al. · PLACE, PLACE``; what is empty between commas is dropped.
    """
    affiliations: tuple[str, ...] = ()
    if "·" in line:
        line, *places = f" {line} ".split(" · ")
        affiliations = tuple(filter(None, map(_tidied, ",".join(places).split(","))))
        line = line.rstrip()
    et_al = line[-7:] == " et al."
    if et_al:
        line = line[:-7]
    elif "al" in line[-6:].lower() and (end := re.search(_ET_AL, line)):
        et_al = True
        line = line[: end.start()]
    if "Collaboration:" in line:
        line = line.replace("Collaboration:", "Collaboration,", 1)
    if not line.isascii() and (marks := _LIST_MARKS.intersection(line)):
        for mark in marks:
            line = line.replace(mark, ",")
    names = tuple(map(_tidied, line.split(",")))
    if "and" in line and (names[-1].startswith("and ") or " and " in names[-1]):
        names = _part_last(names)
    if not _MARKS_AT_NAMES.isdisjoint(line):
        names = tuple(name.strip(_MARKS) for name in names)
    if not _NO_NAMES.isdisjoint(names):
        names = _rejoin_suffixes(names)
    return names, et_al, affiliations


def _tidy(name: str) -> str:
    """A name with single blanks, the same object for the same name: people recur from paper to paper."""
    return intern(" ".join(name.split()))


_tidied = Memo(_tidy).__getitem__


def _part_last(names: tuple[str, ...]) -> tuple[str, ...]:
    """Part ``B. Bee and C. Cee``, or take ``and`` from the last name."""
    *before, last = names
    first, _, second = last.removeprefix("and ").partition(" and ")
    if second and not (is_name(first) and is_name(second)):
        return names
    return (*before, *map(_tidied, filter(None, (first, second))))


def _rejoin_suffixes(names: tuple[str, ...]) -> tuple[str, ...]:
    joined: list[str] = []
    for name in filter(None, names):
        if name in _SUFFIXES and joined:
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    return tuple(joined)
