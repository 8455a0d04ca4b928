"""The table of papers at Google Scholar as it is pasted from a browser: title, authors, then venue, count and year."""

from __future__ import annotations

import re

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Reading, Source
from profiletui.model.record import NamedTuple
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean
from profiletui.readers.decoding import decode
from profiletui.readers.references import arxiv_id_in, people, published, remarks_on, without_pages
from profiletui.readers.registry import FORMATS
from profiletui.readers.stated_links import all_links, paper_pages

_GAP = re.compile(r"	|[ ]{2,}")
_COUNT = re.compile(r"[0-9][0-9,.]{0,10}\*?")
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_FIGURES = re.compile(r"\S.*?\s([0-9]{1,8})(?:\s+[0-9]{1,8})?\s*")
_BUTTONS = re.compile(r"\s*(?:show more|articles\s[0-9]+[-–][0-9]+)\s*", re.IGNORECASE)


class _Tail(NamedTuple):
    """The last line of a paper: where and when it was published and how often it is cited, if that is told."""

    venue: str
    citations: int | None
    year: str


class _Entry(NamedTuple):
    """The lines of a paper: the number of the first, those above the last, and the last, if it is there."""

    line: int
    texts: list[str]
    tail: _Tail | None


def read(data: bytes, source_name: str) -> Reading:
    """Read a pasted table whole, as `readers.registry` says."""
    text, decoding = decode(data)
    headings = re.search(FORMATS["scholar-text"].shape.decode(), text, re.MULTILINE)
    if headings is None:
        message = "There is no table of Google Scholar in it; copy it from its headings TITLE, CITED BY and YEAR on."
        return Reading((), (Diagnostic(0, "error", "no-profile", message),))
    remarks = list(decoding)
    first = text.count("\n", 0, headings.end()) + 1
    papers = []
    for entry in _entries(text[headings.end() :].split("\n"), first, remarks):
        papers.append(_paper(entry, remarks))
        remarks += remarks_on(papers[-1])
    profile = _head(text[: headings.start()].split("\n"), source_name, remarks)
    if not papers:
        remarks.append(Diagnostic(first, "warning", "no-papers", "No paper stands below the headings."))
    remarks.sort(key=lambda remark: remark.line)
    return Reading((profile._replace(papers=tuple(papers), diagnostics=tuple(remarks)),))


def _entries(lines: list[str], first: int, remarks: list[Diagnostic]) -> list[_Entry]:
    """Part the lines into papers: each ends with its year; where titles are indented, each begins with one."""
    found: list[_Entry] = []
    texts: list[str] = []
    start = first
    indented = next((line[0].isspace() for line in lines if line.strip()), False)
    for number, line in enumerate(lines, first):
        if not line.strip() or _BUTTONS.fullmatch(line):
            continue
        tail = _tail_of(line) if texts else None
        if texts and indented and line[0].isspace() and not tail:
            found.append(_Entry(start, texts, None))
            texts = []
        if not texts:
            start = number
        if tail:
            found.append(_Entry(start, texts, tail))
            texts = []
        else:
            texts.append(line.strip())
    if texts and (indented or len(texts) > 1):
        found.append(_Entry(start, texts, None))
    elif texts:
        remarks.append(_unknown(start, texts[0]))
    return found


def _tail_of(line: str) -> _Tail | None:
    """Part ``venue<gap>count<gap>year``, of which all but the year may be missing; None for any other line."""
    cells = [cell for cell in map(str.strip, _GAP.split(line.strip())) if cell not in ("", "*")]
    if not _YEAR.fullmatch(cells[-1]):
        return None
    year = cells.pop()
    count = cells.pop() if cells and _COUNT.fullmatch(cells[-1]) else None
    citations = int(re.sub("[,.*]", "", count)) if count else None
    return _Tail(" ".join(cells), citations, year)


def _unknown(line: int, text: str) -> Diagnostic:
    return Diagnostic(line, "warning", "unknown-line", f"Not understood and left out: “{clean(text)[:60]}”.")


def _paper(entry: _Entry, remarks: list[Diagnostic]) -> Paper:
    title, *rest = entry.texts
    title = " ".join(clean(title).split())
    authors, et_al = people(rest[0].split(",")) if rest else ((), False)
    places = rest[1:]
    tail = entry.tail or _Tail("", None, "")
    if tail.venue:
        places.append(tail.venue)
    written = " ".join([place for place in places if re.search(r"[^\W\d_]", place)])
    for place in places:
        if place not in written:
            remarks.append(_unknown(entry.line, place))
    venue = published(written.rstrip("…. "))
    arxiv = arxiv_id_in(written)
    if not tail.year:
        message = "No year stands below this title; the date is left empty."
        remarks.append(Diagnostic(entry.line, "warning", "bad-date", message))
    return Paper(
        paper_id(title, authors, "" if title else f"{tail.year} {written}"),
        line=entry.line,
        category=None,
        date=tail.year or None,
        has_code=False,
        title=title,
        authors=authors,
        et_al=et_al,
        links=all_links((title,), paper_pages(None, arxiv)),
        venue=without_pages(venue) if venue else None,
        arxiv_id=arxiv,
        citations=tail.citations,
    )


def _head(lines: list[str], source_name: str, remarks: list[Diagnostic]) -> Profile:
    """What stands above the table where more of the page was copied: figures by position, the name above the mail."""
    texts = [(number, clean(line)) for number, line in enumerate(lines, 1) if line.strip()]
    figures = [(number, int(found[1])) for number, line in texts if (found := _FIGURES.fullmatch(line))]
    citations, h_index = (figures[0][1], figures[1][1]) if len(figures) == 3 else (None, None)
    used = {number for number, _ in figures} if len(figures) == 3 else set()
    name, affiliation = "", None
    mail = next((place for place, (_, line) in enumerate(texts) if re.search("(?i)verified email", line)), 0)
    if mail >= 2:
        (at, name), (below, affiliation) = texts[mail - 2 : mail]
        used |= {at, below, texts[mail][0]}
    if left := [(number, line) for number, line in texts if number not in used]:
        remarks.append(_unknown(left[0][0], " · ".join([line for _, line in left])))
    origin = FiguresOrigin("Google Scholar") if figures else None
    metrics = Metrics(h_index=h_index, citations=citations)
    source = Source(source_name, "scholar-text")
    return Profile(name, None, metrics, source, affiliation=affiliation, origin=origin if h_index is not None else None)
