"""What Semantic Scholar answers: an author with papers, papers, one or a page of them."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import OTHER, PDF, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean_name
from profiletui.readers.dates import stated_date
from profiletui.readers.json_values import count, parse, record, records, refused, text
from profiletui.readers.references import arxiv_id_in, published, remarks_on
from profiletui.readers.stated_links import all_links, arxiv_id, bare_doi, paper_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAME = "Semantic Scholar"

_WRAPPED = ("citingPaper", "citedPaper", "paper")


def read(data: bytes, source_name: str) -> Reading:
    """Read an answer: papers, one or many, become one profile without a name; authors become profiles."""
    value, problem = parse(data)
    if problem:
        return Reading((), (refused(problem),))
    source = Source(source_name, "semanticscholar")
    whole = value if isinstance(value, list) else record(value).get("data", [value])
    items = whole if isinstance(whole, list) else [value]
    profiles = [_author(item)._replace(source=source) for item in records(items) if _is_author(item)]
    remarks: list[Diagnostic] = []
    loose = _papers(
        [_unwrapped(item) for item in items if not _is_author(item)], "" if items == [value] else "data", remarks
    )
    if loose:
        if record(value).get("next") is not None:
            message = f"next: the answer goes on; it holds {len(loose):,} papers, ask for those behind, too."
            remarks.append(Diagnostic(0, "warning", "more-papers", message))
        profiles.append(Profile("", None, Metrics(), source, tuple(loose), tuple(remarks)))
    if not profiles:
        message = "There is neither a paper nor an author of Semantic Scholar in it; ask for /paper or /author."
        return Reading((), (Diagnostic(0, "error", "no-profile", message),))
    return Reading(tuple(profiles))


def _is_author(item: object) -> bool:
    return "authorId" in record(item) and "paperId" not in record(item)


def _unwrapped(item: object) -> object:
    return next((item[key] for key in _WRAPPED if isinstance(item, dict) and key in item), item)


def _author(item: dict[str, Any]) -> Profile:
    remarks: list[Diagnostic] = []
    papers = item.get("papers")
    found = _papers(papers if isinstance(papers, list) else [], "papers", remarks)
    metrics = Metrics(count(item.get("hIndex")), count(item.get("paperCount")), count(item.get("citationCount")))
    ids = [
        ("semantic_scholar", text(item.get("authorId"))),
        ("orcid", text(record(item.get("externalIds")).get("ORCID"))),
    ]
    places = item.get("affiliations")
    affiliations = [name for place in places if (name := text(place))] if isinstance(places, list) else []
    return Profile(
        text(item.get("name")),
        None,
        metrics,
        Source(NAME, "semanticscholar"),
        tuple(found),
        tuple(remarks),
        affiliation=next(iter(affiliations), None),
        ids=tuple(pair for pair in ids if pair[1]),
        origin=FiguresOrigin(NAME) if any(figure is not None for figure in metrics) else None,
    )


def _papers(items: list[object], path: str, remarks: list[Diagnostic]) -> list[Paper]:
    """The papers among the items of a list that stands at a path; '' for an item that stands alone."""
    kept: list[Paper] = []
    problems: list[Diagnostic] = []
    for number, item in enumerate(items):
        place = f"{path}[{number}]" if path else ""
        if not isinstance(item, dict) or "paperId" not in item:
            remarks.append(Diagnostic(0, "warning", "no-paper", f"{place or 'it'}: it is no paper, and left out."))
            continue
        paper = _paper(item)
        kept.append(paper)
        problems += remarks_on(paper, f"{place}: " if place else "")
        for name, what in (("citations", "that cite it"), ("references", "that it cites")):
            if others := records(item.get(name)):
                message = f"{place + '.' if place else ''}{name}: papers {what} are left out ({len(others):,})."
                remarks.append(Diagnostic(0, "note", "no-paper", message))
    if len(kept) > 1 and not any(paper.authors for paper in kept):  # as they were not asked for
        problems = [problem for problem in problems if problem.code != "missing-authors"]
        message = f"{path}: it names no authors; ask for them with fields=title,authors,year,abstract."
        problems.append(Diagnostic(0, "warning", "missing-authors", message))
    remarks += problems
    return kept


def _paper(item: dict[str, Any]) -> Paper:
    title = text(item.get("title"))
    abstract = text(item.get("abstract"))
    authors = tuple(
        name
        for writer in records(item.get("authors"))
        if isinstance(writer.get("name"), str) and (name := clean_name(writer["name"]))
    )
    numbers = record(item.get("externalIds"))
    doi = bare_doi(numbers.get("DOI"))
    arxiv = arxiv_id(numbers.get("ArXiv")) or arxiv_id_in(doi or "")
    year = count(item.get("year"))
    page, pdf = item.get("url"), record(item.get("openAccessPdf")).get("url")
    fields = item.get("fieldsOfStudy")
    subjects = [*(fields if isinstance(fields, list) else []), *(
        subject.get("category") for subject in records(item.get("s2FieldsOfStudy"))
    )]  # fmt: skip
    venue = published(text(item.get("venue"))) or published(text(record(item.get("journal")).get("name")))
    return Paper(
        paper_id(title, authors, "" if title else f"{item.get('paperId')} {abstract}"),
        line=0,
        category=next(filter(None, map(text, subjects)), None),
        date=stated_date(item.get("publicationDate")) or (f"{year:04}" if year and year < 10000 else None),
        has_code=False,
        title=title,
        authors=authors,
        abstract=abstract,
        links=all_links((title, abstract), [*paper_pages(doi, arxiv), (pdf, PDF), (page, OTHER)]),
        venue=venue,
        doi=doi,
        arxiv_id=arxiv,
        citations=count(item.get("citationCount")),
    )
