"""Papers as RIS, which every reference manager reads."""

from __future__ import annotations

import re

from profiletui.model.paper import PDF
from profiletui.writers.paper_links import paper_pages, urls_of
from profiletui.writers.references import (
    ARTICLE,
    PROCEEDINGS,
    UNPUBLISHED,
    arxiv_page,
    doi_page,
    kind_of_work,
    name_parts,
    note_lines,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

_TYPES = {ARTICLE: "JOUR", PROCEEDINGS: "CPAPER", UNPUBLISHED: "GEN"}
_LOOKS_LIKE_A_TAG = re.compile(r"[A-Z][A-Z0-9] {0,3}[-–]")


def write_ris(profiles: Iterable[Profile]) -> Iterator[str]:
    """An entry a paper, a blank line between two; a paper that stands on several profiles is told once."""
    told: set[str] = set()
    separator = ""
    for profile in profiles:
        for paper in profile.papers:
            if paper.id not in told:
                told.add(paper.id)
                yield separator + entry(paper)
                separator = "\n"


def entry(paper: Paper) -> str:
    """One paper, ended by a line break."""
    return "".join([f"{tag}  - {value}\n" for tag, value in _lines(paper)])


def _lines(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[kind_of_work(paper)]
    if paper.title:
        yield "TI", _one_line(paper.title)
    for author in paper.authors:
        yield "AU", _one_line(_person(author))
    if paper.et_al:
        yield "AU", "et al."
    if paper.date:
        yield "PY", paper.date[:4]
        if paper.date[4:]:
            yield "DA", paper.date.replace("-", "/") + "/" * (3 - paper.date.count("-"))
    if paper.venue:
        yield "T2", _one_line(paper.venue)
    if paper.doi:
        yield "DO", paper.doi
    if paper.arxiv_id:
        yield "AN", f"arXiv:{paper.arxiv_id}"
    pages = paper_pages(paper)
    for page in pages:
        yield "UR", page
    files = [url for link, url in urls_of(paper) if link.kind == PDF]
    for file in files:
        yield "L1", file
    for place in paper.affiliations:
        yield "AD", _one_line(place)
    if paper.abstract:
        yield "AB", _paragraphs(paper.abstract)
    for line in note_lines(paper, {*pages, *files, doi_page(paper), arxiv_page(paper)}):
        yield "N1", _one_line(line)
    yield "ER", ""


def _person(author: str) -> str:
    """``Family, Given, Suffix``; a comma within the name of a body counts as that before a suffix."""
    family, given, suffix = name_parts(author)
    if not given and not suffix:
        family, _, suffix = family.partition(", ")
    return ", ".join([family, given, suffix] if suffix else [family, given] if given else [family])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    """A text of several paragraphs, of which none may look like a line of its own."""
    first, *others = [_one_line(paragraph) for paragraph in text.split("\n\n")]
    for paragraph in others:
        first += (" " if _LOOKS_LIKE_A_TAG.match(paragraph) else "\n\n") + paragraph
    return first
