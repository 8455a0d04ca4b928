"""From what a person asks to a profile: who is meant, then all that the services know of them, or nothing."""

from __future__ import annotations

from profiletui.fetching import arxiv, inspire, openalex
from profiletui.fetching.collected import Collected, Step
from profiletui.fetching.faults import Fault, NotFound, Refusal
from profiletui.fetching.identity import NAME, ORCID, SEVERAL, Asked, Found, Person
from profiletui.fetching.services import ARXIV, INSPIRE, OPENALEX
from profiletui.model.profile import FiguresOrigin, Metrics
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profiletui.fetching.client import Client
    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile


class Question(NamedTuple):
    """One question to a service, by its address without a key, and what it is for."""

    url: str
    purpose: str


def nothing(step: Step) -> None:
    """Tell nobody how far it has come."""


def find(client: Client, asked: Asked, service: str = OPENALEX.id) -> Found:
    """Ask who has a name, or an ORCID iD; where nobody has the name, who has one like it.

    Raises:
        Fault: the service does not say.
        NotFound: nobody has that ORCID iD.
    """
    if asked.scheme == ORCID:
        return _find_orcid(client, asked.values[0])
    (name,) = asked.values
    if service == INSPIRE.id:
        return inspire.find(client, inspire.search_url(client, name))
    found = openalex.find(client, openalex.search_url(client, name))
    surname = name.rpartition(" ")[2]
    if not found.candidates and surname != name:
        found = openalex.find(client, openalex.search_url(client, surname))._replace(nearest=True)
    return found


def _find_orcid(client: Client, orcid: str) -> Found:
    found = openalex.find(client, openalex.orcid_url(client, orcid))
    if found.candidates:
        return found
    try:
        return inspire.find(client, inspire.orcid_url(client, orcid))
    except NotFound:
        why = f"neither it nor INSPIRE knows ORCID {orcid}"
        raise NotFound(OPENALEX.name, why, "check the number, or try the name") from None


def who(client: Client, asked: Asked, service: str = OPENALEX.id) -> Person | Found:
    """Return who is meant, or those among whom a person has to choose. Raises as `find` does."""
    if asked.scheme not in (NAME, ORCID):
        return Person(asked.scheme, asked.values)
    found = find(client, asked, service)
    if asked.scheme == ORCID:  # all records under one iD are one person's
        return Person(found.candidates[0].service, tuple(candidate.id for candidate in found.candidates))
    if len(found.candidates) == found.total == 1 and not found.nearest:
        return found.candidates[0].person
    return found


def fetch(
    client: Client, person: Person, day: str, *, with_arxiv: bool = True, report: Callable[[Step], None] = nothing
) -> Collected:
    """Return all that is known of a person, with what arXiv adds.

    Raises:
        Fault: something is missing, and then nothing is returned at all.
        Refusal: there are no papers.
    """
    if person.service == INSPIRE.id:
        collected = inspire.collect(client, person.ids[0], day, report)
    elif person.service == ARXIV.id:
        collected = arxiv.collect(client, person.ids[0], day, report)
    else:
        collected = openalex.collect(client, person.ids, day, report)
        if with_arxiv and arxiv.batches(collected.profile.papers):
            try:
                papers = arxiv.complete(client, collected.profile.papers, report)
            except Fault as fault:
                advice = f"{fault.advice}, or leave arXiv out with --no-arxiv"
                raise Fault(fault.service, fault.why, advice, stops_all=fault.stops_all) from None
            collected = collected._replace(profile=collected.profile._replace(papers=papers))
    profile = collected.profile
    if not profile.papers:
        raise Refusal(f"{profile.name or person.spelling} has no papers there")
    if not profile.name:
        profile = profile._replace(name=person.spelling)
    if profile.origin is None:
        profile = profile._replace(metrics=_computed(profile.papers), origin=FiguresOrigin("computed", day))
    remarks = [*collected.remarks, *_doubts(profile)]
    return Collected(profile, tuple(remarks))


def questions(client: Client, asked: Asked, service: str, with_arxiv: bool, known: int = 0) -> Iterator[Question]:
    """What would be asked; ``known`` papers of the person are known from before."""
    if asked.scheme == NAME:
        url = inspire.search_url if service == INSPIRE.id else openalex.search_url
        yield Question(url(client, asked.values[0]), "who has that name")
        return
    if asked.scheme == ORCID:
        yield Question(openalex.orcid_url(client, asked.values[0]), "who has that ORCID iD")
        return
    if asked.scheme == ARXIV.id:
        yield Question(arxiv.author_url(client, asked.values[0]), "all papers")
        return
    if asked.scheme == INSPIRE.id:
        (number,) = asked.values
        yield Question(inspire.author_url(client, number), "the person")
        yield Question(inspire.figures_url(client, number), "the figures")
        for page in range(1, max(1, -(-known // inspire.PAGE)) + 1):
            yield Question(inspire.works_url(client, number, page), f"papers, page {page}")
        return
    for number in asked.values:
        yield Question(openalex.author_url(client, number), "the person and the figures")
    for page in range(1, max(1, -(-known // openalex.PAGE)) + 1):
        yield Question(openalex.works_url(client, asked.values, page), f"papers, page {page}")
    if with_arxiv:
        yield Question(arxiv.papers_url(client, ["…"]), "LaTeX and code links of up to 100 papers each")


def _computed(papers: tuple[Paper, ...]) -> Metrics:
    """The figures of papers that all have a count of citations; without one, how many papers there are."""
    counts = sorted((paper.citations for paper in papers if paper.citations is not None), reverse=True)
    if len(counts) < len(papers):
        return Metrics(papers=len(papers))
    h_index = sum(count > place for place, count in enumerate(counts))
    return Metrics(h_index, len(papers), sum(counts))


def _doubts(profile: Profile) -> Iterator[str]:
    years = [year for paper in profile.papers if (year := paper.year) is not None]
    if len(profile.papers) > 1000 or max(years, default=0) - min(years, default=0) > 60:
        yield f"{profile.name} has {len(profile.papers):,} papers since {min(years, default=0)}: the record {SEVERAL}"
