"""What INSPIRE answers: literature and authors, one record or a page of them."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Link, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean, clean_name
from profiletui.readers.dates import stated_date
from profiletui.readers.json_values import count, parse, record, records, refused, text
from profiletui.readers.stated_links import all_links, arxiv_id, bare_doi, paper_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAME = "INSPIRE"
MOST_AUTHORS = 100
"""Authors of a paper that are kept, as a paper of a large collaboration has thousands."""


def read(data: bytes, source_name: str) -> Reading:
    """Read an answer: papers, one or many, become one profile without a name; authors become profiles."""
    value, problem = parse(data)
    if problem:
        return Reading((), (refused(problem),))
    source = Source(source_name, "inspire")
    hits = record(record(value).get("hits")).get("hits")
    items = [record(hit.get("metadata")) for hit in records(hits if isinstance(hits, list) else [value])]
    profiles = [author(item)._replace(source=source) for item in items if "titles" not in item and "name" in item]
    works = [(f"hits.hits[{number}].metadata", item) for number, item in enumerate(items) if "titles" in item]
    if works:
        kept, remarks = papers(works)
        profiles.append(Profile("", None, Metrics(), source, tuple(kept), tuple(remarks)))
    if not profiles:
        message = "There is neither a paper nor an author of INSPIRE in it; ask for /literature or /authors."
        return Reading((), (Diagnostic(0, "error", "no-profile", message),))
    return Reading(tuple(profiles))


def author(item: dict[str, Any], metrics: Metrics | None = None, day: str | None = None) -> Profile:
    """Return the head of a profile as an author's record states it; ``metrics`` come from elsewhere, of ``day``."""
    name = record(item.get("name"))
    number = count(item.get("control_number"))
    ids = [("inspire", str(number))] if number is not None else []
    ids += [("orcid", text(entry.get("value"))) for entry in records(item.get("ids")) if entry.get("schema") == "ORCID"]
    positions = records(item.get("positions"))
    current = [place for place in positions if place.get("current") is True] or positions[:1]
    categories = item.get("arxiv_categories")
    fields = [clean(code) for code in categories if isinstance(code, str)] if isinstance(categories, list) else []
    return Profile(
        text(name.get("preferred_name")) or _first_name_first(name.get("value")), fields[0] if fields else None,
        metrics or Metrics(), Source(NAME, "inspire"),
        affiliation=(text(current[0].get("institution")) or None) if current else None,
        ids=tuple(pair for pair in ids if pair[1]), interests=tuple(fields),
        origin=FiguresOrigin(NAME, day) if metrics else None,
    )  # fmt: skip


def figures(value: object) -> Metrics:
    """Return the figures of a citation summary."""
    summary = record(record(record(value).get("aggregations")).get("citation_summary"))
    of_all = record(record(record(summary.get("citations")).get("buckets")).get("all"))
    return Metrics(
        h_index=count(record(record(summary.get("h-index")).get("value")).get("all")),
        papers=count(of_all.get("doc_count")),
        citations=count(record(of_all.get("citations_count")).get("value")),
    )


def papers(works: list[tuple[str, dict[str, Any]]]) -> tuple[list[Paper], list[Diagnostic]]:
    """Return the papers of records, each of which comes with its place in the answer, and what is to be said."""
    kept: list[Paper] = []
    remarks: list[Diagnostic] = []
    for place, item in works:
        found = _paper(item)
        if not found.title:
            remarks.append(Diagnostic(0, "warning", "missing-title", f"{place}.titles: the paper has no title."))
        if not found.authors:
            remarks.append(Diagnostic(0, "warning", "missing-authors", f"{place}.authors: it names no authors."))
        kept.append(found)
    return kept, remarks


def _paper(item: dict[str, Any]) -> Paper:
    title = _of_arxiv(item.get("titles"), "title")
    abstract = _of_arxiv(item.get("abstracts"), "value")
    writers = records(item.get("authors"))
    authors = tuple(name for writer in writers[:MOST_AUTHORS] if (name := _first_name_first(writer.get("full_name"))))
    places = [text(p.get("value")) for writer in writers[:MOST_AUTHORS] for p in records(writer.get("affiliations"))]
    if not authors:  # a collaboration or an institution writes as a whole
        authors = tuple(text(body.get("value")) for body in records(item.get("collaborations")))
    eprints = records(item.get("arxiv_eprints"))
    arxiv = arxiv_id(eprints[0].get("value")) if eprints else None
    dois = [doi for entry in records(item.get("dois")) if (doi := bare_doi(entry.get("value")))]
    doi = dois[0] if dois else None
    venues = [name for entry in records(item.get("publication_info")) if (name := text(entry.get("journal_title")))]
    notes = [text(note.get("value")) for note in records(item.get("public_notes"))]
    return Paper(
        paper_id(title, authors, "" if title else f"{item.get('control_number')} {abstract}"),
        line=0,
        category=_category(item, eprints),
        date=stated_date(item.get("earliest_date")) or stated_date(item.get("preprint_date")),
        has_code=False,
        title=title,
        authors=authors,
        et_al=len(writers) > MOST_AUTHORS or (count(item.get("author_count")) or 0) > len(authors),
        affiliations=tuple(dict.fromkeys(filter(None, places))),
        abstract=abstract,
        links=_links(title, abstract, notes, doi, arxiv),
        venue=venues[0] if venues else None,
        doi=doi,
        arxiv_id=arxiv,
        citations=count(item.get("citation_count")),
    )


def _links(title: str, abstract: str, notes: list[str], doi: str | None, arxiv: str | None) -> tuple[Link, ...]:
    return all_links((title, abstract, *notes), paper_pages(doi, arxiv))


def _of_arxiv(value: object, field: str) -> str:
    """The text that came from arXiv, which has its LaTeX, else the first one."""
    found = [(entry.get("source") != "arXiv", text(entry.get(field))) for entry in records(value)]
    return min(((other, said) for other, said in found if said), key=lambda pair: pair[0], default=(True, ""))[1]


def _category(item: dict[str, Any], eprints: list[dict[str, Any]]) -> str | None:
    for codes in (item.get("primary_arxiv_category"), eprints[0].get("categories") if eprints else None):
        if isinstance(codes, list) and codes and (code := text(codes[0])):
            return code
    subjects = records(item.get("inspire_categories"))
    return (text(subjects[0].get("term")) or None) if subjects else None


def _first_name_first(value: object) -> str:
    """``Byron, Ada`` as ``Ada Byron``; ``Byron, Ada, Jr.`` as ``Ada Byron, Jr.``."""
    if not isinstance(value, str):
        return ""
    last, *rest = [part.strip() for part in clean_name(value).split(",")]
    return ", ".join([" ".join(filter(None, [*rest[:1], last])), *filter(None, rest[1:])])
