"""Papers as CSL-JSON, which pandoc and reference managers read."""

from __future__ import annotations

from profiletui.writers.bibtex import keys
from profiletui.writers.json_writer import dumps
from profiletui.writers.paper_links import paper_pages
from profiletui.writers.references import (
    ARTICLE,
    PROCEEDINGS,
    UNPUBLISHED,
    arxiv_page,
    doi_page,
    is_body,
    kind_of_work,
    name_parts,
    note_lines,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

_TYPES = {ARTICLE: "article-journal", PROCEEDINGS: "paper-conference", UNPUBLISHED: "article"}


def write_csl_json(profiles: Iterable[Profile]) -> Iterator[str]:
    """A list with an item a paper; a paper that stands on several profiles is told once."""
    papers = {paper.id: paper for profile in reversed(list(profiles)) for paper in profile.papers}
    separator = "[\n "
    for item in items(list(papers.values())):
        yield separator + dumps(item, 1)
        separator = ",\n "
    yield "[]\n" if separator.startswith("[") else "\n]\n"


def items(papers: Sequence[Paper]) -> Iterator[dict[str, Any]]:
    """The item of each paper as JSON values, no two with the same id."""
    for paper, key in zip(papers, keys(papers), strict=True):
        yield {"id": key, **{name: value for name, value in _fields(paper).items() if value}}


def _fields(paper: Paper) -> dict[str, Any]:
    pages = [page for page in paper_pages(paper) if page not in (doi_page(paper), arxiv_page(paper))]
    address = next(iter(pages), arxiv_page(paper))
    notes = [f"arXiv:{paper.arxiv_id}"] if paper.arxiv_id else []
    notes += [f"Affiliation: {place}" for place in paper.affiliations]
    notes += note_lines(paper, {address, doi_page(paper), arxiv_page(paper)})
    return {
        "type": _TYPES[kind_of_work(paper)],
        "title": paper.title,
        "author": [*map(_person, paper.authors), *([{"literal": "et al."}] if paper.et_al else [])],
        "issued": {"date-parts": [[int(part) for part in paper.date.split("-")]]} if paper.date else None,
        "container-title": paper.venue,
        "DOI": paper.doi,
        "URL": address,
        "abstract": paper.abstract,
        "note": "\n".join(notes),
    }


def _person(author: str) -> dict[str, str]:
    parts = name_parts(author)
    if is_body(author) or not parts.given:
        return {"literal": author}
    return {name: value for name, value in parts._asdict().items() if value}
