"""INSPIRE: who may be meant, all papers of a physicist, and the exact figures."""

from __future__ import annotations

from profiletui.fetching.answers import read_json
from profiletui.fetching.collected import Collected, Pages, Step
from profiletui.fetching.faults import Fault, NotFound, Unreadable
from profiletui.fetching.identity import Candidate, Found
from profiletui.fetching.services import INSPIRE
from profiletui.readers import inspire as reader
from profiletui.readers.json_values import count, record, records, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from profiletui.fetching.client import Client
    from profiletui.model.diagnostic import Diagnostic
    from profiletui.model.paper import Paper

PAGE = 250
MOST_BY_PAGES = 10_000
CANDIDATES = 10

AUTHOR_FIELDS = "control_number,name,ids,positions,arxiv_categories"
WORK_FIELDS = (
    "control_number,titles,abstracts,authors.full_name,authors.affiliations.value,author_count,collaborations,"
    "arxiv_eprints,primary_arxiv_category,inspire_categories,dois,publication_info.journal_title,citation_count,"
    "earliest_date,preprint_date,public_notes,document_type"
)


def search_url(client: Client, name: str) -> str:
    """Return the address that asks for people of a name."""
    return client.url(INSPIRE, "authors", {"q": name, "size": CANDIDATES, "fields": AUTHOR_FIELDS})


def author_url(client: Client, number: str) -> str:
    """Return the address of an author."""
    return client.url(INSPIRE, f"authors/{number}", {"fields": AUTHOR_FIELDS})


def orcid_url(client: Client, orcid: str) -> str:
    """Return the address of the author with an ORCID iD."""
    return client.url(INSPIRE, f"orcid/{orcid}", {"fields": AUTHOR_FIELDS})


def figures_url(client: Client, number: str) -> str:
    """Return the address of an author's figures."""
    return client.url(INSPIRE, "literature/facets", {"q": f"authors.recid:{number}", "facet_name": "citation-summary"})


def works_url(client: Client, number: str, page: int) -> str:
    """Return the address of a page of papers."""
    asked = {"q": f"authors.recid:{number}", "sort": "mostrecent", "size": PAGE, "page": page, "fields": WORK_FIELDS}
    return client.url(INSPIRE, "literature", asked)


def find(client: Client, url: str) -> Found:
    """Ask for authors, one or a page of them, and return them as candidates. Raises as `Client.get` does."""
    answer = read_json(INSPIRE.name, client.get(INSPIRE, url))
    hits = record(answer.get("hits"))
    items = [record(hit.get("metadata")) for hit in (records(hits.get("hits")) if hits else [answer])]
    found = [candidate(item) for item in items if count(item.get("control_number")) is not None]
    return Found(tuple(found), count(hits.get("total")) or len(found))


def candidate(item: dict[str, Any]) -> Candidate:
    """Return what an author's record says of who it is."""
    head = reader.author(item)
    years = [
        int(year)
        for place in records(item.get("positions"))
        for field in ("start_date", "end_date")
        if (year := text(place.get(field))[:4]).isdecimal()
    ]
    return Candidate(
        INSPIRE.id, str(count(item.get("control_number"))), head.name, affiliation=head.affiliation or "",
        first_year=min(years, default=None), last_year=max(years, default=None), topic=head.field or "",
        orcid=dict(head.ids).get("orcid", ""),
    )  # fmt: skip


def collect(client: Client, number: str, day: str, report: Callable[[Step], None]) -> Collected:
    """Ask for a person, their figures and all their papers. Raises as `Client.get` does, and Fault as OpenAlex's."""
    try:
        answer = client.get(INSPIRE, author_url(client, number))
    except NotFound:
        raise NotFound(
            INSPIRE.name, f"it knows no author {number} (404)", "check the number, or try the name"
        ) from None
    item = record(read_json(INSPIRE.name, answer).get("metadata"))
    if count(item.get("control_number")) is None:
        raise Unreadable(INSPIRE.name, "its answer cannot be read, as there is no author in it")
    figures = reader.figures(read_json(INSPIRE.name, client.get(INSPIRE, figures_url(client, number))))
    pages = Pages(INSPIRE.name, PAGE, lambda paper: str(paper.get("control_number", paper)))
    papers: list[Paper] = []
    diagnostics: list[Diagnostic] = []
    while not pages.complete:
        page = read_json(INSPIRE.name, client.get(INSPIRE, works_url(client, number, pages.done + 1)))
        hits = record(page.get("hits"))
        if not isinstance(hits.get("hits"), list):
            raise Unreadable(INSPIRE.name, "its answer is not whole: there is no list of papers in it")
        first = pages.done * PAGE
        new = pages.add(count(hits.get("total")), [record(hit.get("metadata")) for hit in records(hits.get("hits"))])
        if (pages.total or 0) > MOST_BY_PAGES:
            raise Fault(INSPIRE.name, f"it gives {MOST_BY_PAGES:,} papers at most, and this person has {pages.total:,}")
        kept, said = reader.papers([(f"hits[{first + place}]", paper) for place, paper in enumerate(new)])
        papers += kept
        diagnostics += said
        report(Step(INSPIRE.name, pages.done, pages.pages, len(papers), pages.total or 0))
    profile = reader.author(item, figures, day)
    return Collected(profile._replace(papers=tuple(papers), diagnostics=tuple(diagnostics)))
