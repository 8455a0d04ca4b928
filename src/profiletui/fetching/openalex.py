"""OpenAlex: who may be meant, and all works of a person."""

from __future__ import annotations

from profiletui.fetching.answers import read_json
from profiletui.fetching.collected import Collected, Pages, Step
from profiletui.fetching.faults import Fault, NotFound, Unreadable
from profiletui.fetching.identity import Candidate, Found
from profiletui.fetching.services import OPENALEX
from profiletui.model.profile import Metrics
from profiletui.readers import openalex as reader
from profiletui.readers.cleaning import clean
from profiletui.readers.json_values import count, record, records, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from profiletui.fetching.client import Client
    from profiletui.model.diagnostic import Diagnostic
    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

PAGE = 100
MOST_BY_PAGES = 10_000
"""Works that OpenAlex gives by pages; beyond, it wants a cursor and so a key."""

CANDIDATES = 10
SEARCH_COST = 10
"""Credits that a search takes; a page of works takes one, a single author none."""

AUTHOR_FIELDS = (
    "id,orcid,display_name,display_name_alternatives,works_count,cited_by_count,summary_stats,"
    "last_known_institutions,affiliations,topics,counts_by_year"
)
WORK_FIELDS = (
    "id,doi,title,publication_year,publication_date,type,cited_by_count,authorships,primary_location,locations,"
    "best_oa_location,primary_topic,abstract_inverted_index,is_retracted,is_paratext"
)


def search_url(client: Client, name: str) -> str:
    """Return the address that asks for people of a name."""
    return client.url(OPENALEX, "authors", {"search": name, "per_page": CANDIDATES, "select": AUTHOR_FIELDS})


def orcid_url(client: Client, orcid: str) -> str:
    """Return the address that asks for the records under an ORCID iD."""
    return client.url(OPENALEX, "authors", {"filter": f"orcid:{orcid}", "select": AUTHOR_FIELDS})


def author_url(client: Client, number: str) -> str:
    """Return the address of an author."""
    return client.url(OPENALEX, f"authors/{number}", {"select": AUTHOR_FIELDS})


def works_url(client: Client, numbers: tuple[str, ...], page: int) -> str:
    """Return the address of a page of works."""
    return client.url(
        OPENALEX, "works",
        {
            "filter": f"authorships.author.id:{'|'.join(numbers)}", "sort": "publication_date:desc",
            "per_page": PAGE, "page": page, "select": WORK_FIELDS,
        },
    )  # fmt: skip


def find(client: Client, url: str) -> Found:
    """Ask for authors and return them as candidates. Raises as `Client.get` does."""
    answer = read_json(OPENALEX.name, client.get(OPENALEX, url))
    found = [candidate(item) for item in records(answer.get("results")) if reader.number_of(item.get("id"))]
    return Found(tuple(found), count(record(answer.get("meta")).get("count")) or len(found))


def candidate(item: dict[str, Any]) -> Candidate:
    """Return what an author's record says of who it is."""
    head = reader.author(item)
    years = [
        year for entry in records(item.get("counts_by_year")) if _wrote(entry) and (year := count(entry.get("year")))
    ]
    for place in records(item.get("affiliations")):
        stated = place.get("years")
        years += [year for value in (stated if isinstance(stated, list) else ()) if (year := count(value))]
    other = item.get("display_name_alternatives")
    spellings = [clean(name) for name in other if isinstance(name, str)] if isinstance(other, list) else []
    return Candidate(
        OPENALEX.id, reader.number_of(item.get("id")), head.name,
        spellings=tuple(dict.fromkeys(name for name in spellings if name and name != head.name)),
        affiliation=head.affiliation or "", papers=head.metrics.papers, citations=head.metrics.citations,
        h_index=head.metrics.h_index, first_year=min(years, default=None), last_year=max(years, default=None),
        topic=text(record(next(iter(records(item.get("topics"))), None)).get("display_name")),
        orcid=dict(head.ids).get("orcid", ""),
    )  # fmt: skip


def _wrote(entry: dict[str, Any]) -> bool:
    return bool(count(entry.get("works_count")))


def collect(client: Client, numbers: tuple[str, ...], day: str, report: Callable[[Step], None]) -> Collected:
    """Ask for a person and all their works. Raises as `Client.get` does, and Fault where the works are not whole."""
    heads, remarks = _heads(client, numbers, day)
    numbers = tuple(dict.fromkeys(number for head in heads for service, number in head.ids if service == OPENALEX.id))
    pages = Pages(OPENALEX.name, PAGE, lambda item: reader.number_of(item.get("id")) or str(item))
    papers: list[Paper] = []
    diagnostics: list[Diagnostic] = []
    while not pages.complete:
        answer = read_json(OPENALEX.name, client.get(OPENALEX, works_url(client, numbers, pages.done + 1)))
        works = answer.get("results")
        if not isinstance(works, list):
            raise Unreadable(OPENALEX.name, "its answer is not whole: there is no list of works in it")
        first = pages.done * PAGE
        new = pages.add(count(record(answer.get("meta")).get("count")), records(works))
        if (pages.total or 0) > MOST_BY_PAGES:
            why = f"it gives {MOST_BY_PAGES:,} works at most, and this record holds {pages.total:,}"
            raise Fault(OPENALEX.name, f"{why}: surely several people of one name", "choose another record")
        client.budget.check(OPENALEX, pages.pages - pages.done)
        kept, said = reader.papers([(f"works[{first + place}]", item) for place, item in enumerate(new)])
        papers += kept
        diagnostics += said
        report(Step(OPENALEX.name, pages.done, pages.pages, len(papers), pages.total or 0))
    head = max(heads, key=lambda head: head.metrics.papers or 0)
    others = tuple(dict.fromkeys(pair for one in (head, *heads) for pair in one.ids))
    ids = (*((OPENALEX.id, number) for number in numbers), *(pair for pair in others if pair[0] != OPENALEX.id))
    profile = head._replace(papers=tuple(papers), diagnostics=tuple(diagnostics), ids=ids)
    if len(numbers) > 1:  # figures of several records are not added up
        profile = profile._replace(metrics=Metrics(), origin=None)
    return Collected(profile, tuple(remarks))


def _heads(client: Client, numbers: tuple[str, ...], day: str) -> tuple[list[Profile], list[str]]:
    heads, remarks = [], []
    for number in numbers:
        try:
            answer = client.get(OPENALEX, author_url(client, number))
        except NotFound:
            raise NotFound(
                OPENALEX.name, f"it knows no author {number} (404)", "check the id, or try the name"
            ) from None
        item = read_json(OPENALEX.name, answer)
        now = reader.number_of(item.get("id"))
        if not now:
            raise Unreadable(OPENALEX.name, "its answer cannot be read, as there is no author in it")
        if now != number:
            remarks.append(f"OpenAlex has merged {number} into {now}")
        heads.append(reader.author(item, day))
    return heads, remarks
