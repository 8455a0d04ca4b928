"""arXiv: all papers of who opted in, and the LaTeX, categories and code links of papers that others know."""

from __future__ import annotations

from difflib import SequenceMatcher

from profiletui.fetching.collected import Collected, Step
from profiletui.fetching.faults import Fault, NotFound, Unreadable
from profiletui.fetching.services import ARXIV
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Source
from profiletui.model.words import paper_id, title_key
from profiletui.readers import arxiv_atom as reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profiletui.fetching.client import Client
    from profiletui.model.paper import Paper

PAGE = 100
_ALIKE = 0.8  # how much of two titles has to agree where formulas are written in other ways


def papers_url(client: Client, numbers: Sequence[str]) -> str:
    """Return the address of some papers by their numbers."""
    return client.url(ARXIV, "", {"id_list": ",".join(numbers), "max_results": len(numbers)})


def author_url(client: Client, name: str) -> str:
    """Return the address of the feed of an author: at arXiv itself, or where the environment has its mirror."""
    base = client.url(ARXIV)
    if base == ARXIV.address:
        return f"https://arxiv.org/a/{name}.atom2"
    return f"{base.removesuffix('/api/query')}/a/{name}.atom2"


def batches(papers: Sequence[Paper]) -> list[list[str]]:
    """Return the numbers of the papers that arXiv has, in the order in which it is asked for them."""
    numbers = list(dict.fromkeys(paper.arxiv_id for paper in papers if paper.arxiv_id))
    return [numbers[start : start + PAGE] for start in range(0, len(numbers), PAGE)]


def collect(client: Client, name: str, day: str, report: Callable[[Step], None]) -> Collected:
    """Ask for all papers of an author who opted in. Raises as `Client.get` does."""
    try:
        answer = client.get(ARXIV, author_url(client, name))
    except NotFound:
        advice = "only who opted in has an id there: try the name, or an ORCID iD"
        raise NotFound(ARXIV.name, f"it knows no author {name} (404)", advice) from None
    feed = _feed(answer.body)
    (profile,) = reader.read(answer.body, ARXIV.name).profiles or (Profile("", None, Metrics(), Source(ARXIV.name)),)
    report(Step(ARXIV.name, 1, 1, len(feed.papers), len(feed.papers)))
    return Collected(
        profile._replace(
            name=profile.name or name,
            papers=feed.papers,
            ids=((ARXIV.id, name),),
            origin=FiguresOrigin(ARXIV.name, day),
        )
    )


def complete(client: Client, papers: Sequence[Paper], report: Callable[[Step], None]) -> tuple[Paper, ...]:
    """Return the papers with what arXiv knows of them: LaTeX, category, and the links in its comments.

    Raises as `Client.get` does.
    """
    known: dict[str, Paper] = {}
    asked = batches(papers)
    for number, batch in enumerate(asked, 1):
        for found in _feed(client.get(ARXIV, papers_url(client, batch)).body).papers:
            if found.arxiv_id:
                known[found.arxiv_id] = found
        report(Step(ARXIV.name, number, len(asked), len(known), sum(map(len, asked))))
    return tuple(_completed(paper, known.get(paper.arxiv_id or "")) for paper in papers)


def _feed(body: bytes) -> reader.Feed:
    feed = reader.parse(body)
    if feed.error:
        raise Fault(ARXIV.name, f"it refuses the question ({feed.error[:100]})", "try again, or with --no-arxiv")
    for remark in feed.remarks:
        if remark.severity == "error":
            raise Unreadable(ARXIV.name, f"its answer cannot be read: {remark.message.removesuffix('.')}")
    return feed


def _completed(paper: Paper, preprint: Paper | None) -> Paper:
    if preprint is None:
        return paper
    title = preprint.title if preprint.title and _alike(paper.title, preprint.title) else paper.title
    authors = preprint.authors if len(preprint.authors) > len(paper.authors) else paper.authors
    identity = paper_id(title, authors, paper.id)
    links = {link.url: link for link in (*paper.links, *preprint.links)}
    return paper._replace(
        id=identity,
        aliases=paper.aliases if identity == paper.id else (*paper.aliases, paper.id),
        title=title,
        authors=authors,
        et_al=paper.et_al and authors is paper.authors,
        abstract=preprint.abstract or paper.abstract,
        category=preprint.category or paper.category,
        links=tuple(links.values()),
        venue=paper.venue or preprint.venue,
        doi=paper.doi or preprint.doi,
    )


def _alike(title: str, preprint: str) -> bool:
    """Whether two titles are one, formulas aside; a paper that was renamed keeps the title it was published under."""
    left, right = title_key(title), title_key(preprint)
    return not left or left == right or SequenceMatcher(None, left[:300], right[:300]).ratio() >= _ALIKE
