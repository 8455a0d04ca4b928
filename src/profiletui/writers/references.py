"""What the formats of reference managers share: what kind of work a paper is, names in parts, lines of notes."""

from __future__ import annotations

import re

from profiletui.model.paper import CODE, OTHER, PAPER, PDF, PROJECT
from profiletui.model.record import NamedTuple
from profiletui.writers.paper_links import urls_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.model.paper import Paper

ARTICLE = "article"
PROCEEDINGS = "proceedings"
UNPUBLISHED = "unpublished"
"""Kinds of works: an article in a journal, a paper in proceedings, one of which no venue is known."""

_MEETING = re.compile(
    r"\b(?:proceedings|proc\.|conference|conf\.|workshops?|symposium|congress|meeting)(?!\w)", re.IGNORECASE
)
_JOURNALS = re.compile(r"\b(?:academy|society|endowment)\b|\bproceedings of the ieee\Z", re.IGNORECASE)
"""Journals that are called proceedings."""

_GROUPS = frozenset(("collaboration", "consortium", "team", "group"))


def kind_of_work(paper: Paper) -> str:
    """Return `ARTICLE`, `PROCEEDINGS` or `UNPUBLISHED`, as the name of the venue suggests."""
    if not paper.venue:
        return UNPUBLISHED
    return PROCEEDINGS if _MEETING.search(paper.venue) and not _JOURNALS.search(paper.venue) else ARTICLE


class NameParts(NamedTuple):
    """A name in parts: ``family`` with what belongs to it (``van Beethoven``), or the whole name of a body."""

    family: str
    given: str = ""
    suffix: str = ""


def is_body(name: str) -> bool:
    """Whether a name is that of several people or an institution, which has no parts."""
    words = name.lower().split()
    return "and" in words or name.lower() == "others" or words[-1:] == [] or words[-1] in _GROUPS


def name_parts(author: str) -> NameParts:
    """Return a name in parts; put together again they are the same name."""
    person, comma, suffix = author.partition(", ")
    given_words = person.split(" ")
    if is_body(author) or (comma and not suffix):
        return NameParts(author)
    family = [given_words.pop()]
    while given_words and given_words[-1].islower():
        family.insert(0, given_words.pop())
    return NameParts(" ".join(family), " ".join(given_words), suffix)


def arxiv_page(paper: Paper) -> str:
    """Return the address of the paper at arXiv, '' where it is not known to be there."""
    return f"https://arxiv.org/abs/{paper.arxiv_id}" if paper.arxiv_id else ""


def doi_page(paper: Paper) -> str:
    """Return the address under which the paper's DOI is looked up, '' where it has none."""
    return f"https://doi.org/{paper.doi}" if paper.doi else ""


_LABELS = {CODE: "Code", PROJECT: "Project", PAPER: "Paper", PDF: "PDF", OTHER: "Link"}


def note_lines(paper: Paper, written: frozenset[str] | set[str]) -> list[str]:
    """Return what a format has no field for, a fact a line; addresses that are `written` are not told again.

    Reference managers show such lines as a note, and `readers.references.Extra` takes them as what they are.
    """
    lines = [f"{_LABELS.get(link.kind, 'Link')}: {url}" for link, url in urls_of(paper) if url not in written]
    if paper.category:
        lines.append(f"Category: {paper.category}")
    if paper.citations is not None:
        lines.append(f"Citations: {paper.citations}")
    if paper.selected:
        lines.append("Selected: true")
    return lines
