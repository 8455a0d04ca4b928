"""What the readers of references share: names told surname first, written dates, venues with pages, lines of notes."""

from __future__ import annotations

import re

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import CODE, OTHER, PAPER, PDF, PROJECT
from profiletui.readers.cleaning import clean, clean_name
from profiletui.readers.dates import stated_date
from profiletui.readers.links.finder import find_links
from profiletui.readers.stated_links import arxiv_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profiletui.model.paper import Paper

_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv|esq|ph\.? ?d|m\.?d|m\.?sc)\.?", re.IGNORECASE)
_MORE = re.compile(r"(?:and )?(?:others|et\.? ?al\.?|\.{3}|…)", re.IGNORECASE)


def first_name_first(name: str) -> str:
    """``Byron, Ada`` as ``Ada Byron``; ``Byron, Ada, Jr.`` and ``Byron, Jr., Ada`` as ``Ada Byron, Jr.``."""
    last, *rest = [part.strip() for part in clean_name(name).split(",")]
    if len(rest) == 2 and _SUFFIX.fullmatch(rest[0]):
        rest.reverse()
    if len(rest) == 1 and _SUFFIX.fullmatch(rest[0]):
        rest.insert(0, "")
    return ", ".join([" ".join(filter(None, [*rest[:1], last])), *filter(None, rest[1:])]).strip(", ")


def people(names: Iterable[str], read: Callable[[str], str] = first_name_first) -> tuple[tuple[str, ...], bool]:
    """Return persons, each once, and whether more are meant (``et al.``); ``read`` takes each as it is written."""
    kept: dict[str, None] = {}
    more = False
    for name in names:
        if _MORE.fullmatch(name.strip()):
            more = True
        elif found := read(name):
            kept[found] = None
    return tuple(kept), more


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_WRITTEN_DATE = re.compile(
    r"""
    \s*+(?P<year>[0-9]{4})(?![0-9])
    (?:[\s/.,-]++(?:(?P<number>[0-9]{1,2})(?![0-9])|(?P<name>[A-Za-z]{3,9})\.?))?+
    (?:(?:[\s/.,]++|-(?=[0-9]))(?P<day>[0-9]{1,2})(?![0-9]))?+
    """,
    re.VERBOSE,
)


def written_date(text: str) -> str | None:
    """Return a date, year first, as ISO 8601: ``1990/2/27``, ``2012///``, ``1996 Jul 9``, ``20160419``.

    It is as exact as what is written; a month or day that never was leaves what stands before it.
    """
    digits = text.strip()
    if len(digits) == 8 and digits.isdecimal():
        text = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    found = _WRITTEN_DATE.match(text)
    if found is None:
        year_alone = _YEAR.search(text)
        return year_alone[0] if year_alone else None
    year, number, name, day = found.group("year", "number", "name", "day")
    if name:
        number = str(_MONTHS.index(name[:3].lower()) + 1) if name[:3].lower() in _MONTHS else None
    parts = [year, *([number.zfill(2), *([day.zfill(2)] if day else [])] if number else [])]
    return stated_date("-".join(parts))


def most_exact(dates: Iterable[str | None]) -> str | None:
    """Return the first date, or a later one that tells more of the same year."""
    stated = [date for date in dates if date]
    return max([date for date in stated if date[:4] == stated[0][:4]], key=len) if stated else None


_ARXIV = re.compile(r"\barxiv(?:\.org/(?:abs|pdf|html)/|\s?:\s?|\se?-?(?:pre)?prints?\s(?!arxiv))", re.IGNORECASE)
_PREPRINT = re.compile(
    r"(?:arxiv(?:\.org)?|corr)(?:\s+(?:e-?prints?|preprints?))?(?:[\s,:(]+(?:arxiv\s*:?\s*)?\S*[0-9].*)?", re.IGNORECASE
)
_PAGES = re.compile(
    r"(?:,\s*|:\s*)(?:pp?\.\s*)?[A-Za-z]{0,2}[0-9][0-9A-Za-z.:_]{0,14}(?:\s?[-–—]\s?[0-9A-Za-z.:_]{1,15})?$"
)
_VOLUME = re.compile(r"(?<![\s,])[\s,]++(?:vol\.?\s*)?[0-9]{1,4}[A-Z]?(?:\s*\([^()]{0,30}\))?$")
_LONE_YEAR = re.compile(r"(?<![\s,])[\s,]++(?:1[5-9]|20)[0-9]{2}$")


def arxiv_id_in(text: str) -> str | None:
    """Return the number of the preprint that a text names as one of arXiv: ``arXiv:2311.04262v2``, an address."""
    for mark in _ARXIV.finditer(text):
        if found := arxiv_id(text[mark.end() : mark.end() + 40]):
            return found
    return None


def published(written: str) -> str | None:
    """Return where a paper was published, which a preprint was nowhere."""
    venue = " ".join(clean(written).split())
    return None if not venue or _PREPRINT.fullmatch(venue) else venue


def without_pages(venue: str) -> str:
    """Return a venue without the volume, issue and pages that are written behind its name."""
    if "patent" in venue.lower():
        return venue
    name = venue
    for _ in range(2):  # pages, and the article's number before them
        name = _PAGES.sub("", name).rstrip(" ,:")
    if not _LONE_YEAR.search(name):
        name = _VOLUME.sub("", name)
    return name.strip(" ,:") or venue


class Extra:
    """Facts that a format has no field for, in lines of a note such as ``Citations: 12`` or ``Code: https://…``.

    They are what `writers.extra` writes, and what reference managers keep in a field of that name. ``links`` are pairs
    of an address and its kind; ``doi`` and ``arxiv`` texts in which these stand.
    """

    def __init__(self, notes: Iterable[str]) -> None:
        self.links: list[tuple[object, str]] = []
        self.affiliations: list[str] = []
        self.category: str | None = None
        self.citations: int | None = None
        self.doi = ""
        self.arxiv = ""
        self.selected = False
        self.rest: list[str] = []
        for note in notes:
            for line in note.split("\n"):
                self._take(line.strip())

    def _take(self, line: str) -> None:
        label, colon, value = line.partition(":")
        label, value = label.strip().lower(), value.strip()
        if colon and label in _LINK_LABELS and value.lower().startswith(("http://", "https://")):
            self.links.append((value, _LINK_LABELS[label]))
        elif label == "citations" and value.isdecimal() and value.isascii() and len(value) < 10:
            self.citations = int(value)
        elif label == "category" and value:
            self.category = clean(value)
        elif label == "affiliation" and value:
            self.affiliations.append(clean(value))
        elif label == "doi" and value:
            self.doi = value
        elif label == "arxiv" and value:
            self.arxiv = line
        elif label == "selected" and value == "true":
            self.selected = True
        else:
            self.rest.append(line)


_LINK_LABELS = {"code": CODE, "project": PROJECT, "paper": PAPER, "pdf": PDF, "link": OTHER}


def kind_of(address: str, otherwise: str = PAPER) -> str:
    """Return what an address leads to that stands in a field for addresses of any kind."""
    link = next(iter(find_links(address)), None)
    if link is None or link.kind == CODE:
        return link.kind if link else otherwise
    if link.url.lower().endswith(".pdf"):
        return PDF
    return link.kind if otherwise == OTHER else otherwise


def remarks_on(paper: Paper, place: str = "") -> list[Diagnostic]:
    """Return what is to be said of a reference that lacks what every paper has; ``place`` is its path in JSON."""
    the = "the" if place else "The"
    remarks = []
    if not paper.title:
        remarks.append(Diagnostic(paper.line, "warning", "missing-title", f"{place}{the} paper has no title."))
    if not (paper.authors or paper.et_al):
        remarks.append(Diagnostic(paper.line, "warning", "missing-authors", f"{place}{the} paper names no authors."))
    return remarks
