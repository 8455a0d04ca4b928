"""What OpenAlex answers: authors and their works, one or a page of them."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import PDF, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean, clean_name
from profiletui.readers.dates import stated_date
from profiletui.readers.json_values import count, parse, record, records, refused, text
from profiletui.readers.stated_links import ARXIV_DOI, all_links, arxiv_id, bare_doi, paper_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAME = "OpenAlex"

_NO_PAPERS = {
    "dataset": "a data set", "paratext": "no paper but what stands around papers", "peer-review": "a review of a paper",
    "supplementary-materials": "supplementary material", "grant": "a grant",
}  # fmt: skip
_MOST_AUTHORS = 100  # a list of works cuts them here
_LONGEST_ABSTRACT = 1 << 20  # characters


def read(data: bytes, source_name: str) -> Reading:
    """Read an answer: works, one or many, become one profile without a name; authors become profiles."""
    value, problem = parse(data)
    if problem:
        return Reading((), (refused(problem),))
    source = Source(source_name, "openalex")
    whole = value if isinstance(value, list) else record(value).get("results", [value])
    found = list(enumerate(records(whole)))
    profiles = [author(item)._replace(source=source) for _, item in found if _is_author(item)]
    works = [(f"results[{number}]", item) for number, item in found if not _is_author(item) and _is_work(item)]
    if works:
        kept, remarks = papers(works)
        profiles.append(Profile("", None, Metrics(), source, tuple(kept), tuple(remarks)))
    if not profiles:
        message = "There is neither a work nor an author of OpenAlex in it; ask for /works or /authors."
        return Reading((), (Diagnostic(0, "error", "no-profile", message),))
    return Reading(tuple(profiles))


def number_of(address: object) -> str:
    """Return the last part of an id of OpenAlex (``A5023888391``), '' for anything else."""
    number = address.rpartition("/")[2] if isinstance(address, str) else ""
    return number if number[:1] in ("A", "W") and number[1:].isdigit() and number.isascii() else ""


def author(item: dict[str, Any], day: str | None = None) -> Profile:
    """Return the head of a profile as an author's record states it; ``day`` is that of the figures."""
    stats = record(item.get("summary_stats"))
    metrics = Metrics(count(stats.get("h_index")), count(item.get("works_count")), count(item.get("cited_by_count")))
    ids = [("openalex", number_of(item.get("id")))]
    orcid = item.get("orcid")
    if isinstance(orcid, str) and orcid:
        ids.append(("orcid", clean(orcid.rpartition("/")[2])))
    institutions = [
        name for place in records(item.get("last_known_institutions")) if (name := text(place.get("display_name")))
    ]
    topics = tuple(name for topic in records(item.get("topics"))[:5] if (name := text(topic.get("display_name"))))
    return Profile(
        text(item.get("display_name")), None, metrics, Source(NAME, "openalex"),
        affiliation=next(filter(None, institutions), None), ids=tuple(pair for pair in ids if pair[1]),
        interests=topics, origin=FiguresOrigin(NAME, day),
    )  # fmt: skip


def papers(works: list[tuple[str, dict[str, Any]]]) -> tuple[list[Paper], list[Diagnostic]]:
    """Return the papers among works, each of which comes with its place in the answer, and what is to be said."""
    kept: list[Paper] = []
    remarks: list[Diagnostic] = []
    for place, item in works:
        kind = item.get("type")
        what = _NO_PAPERS.get(kind) if isinstance(kind, str) else None
        if what or item.get("is_paratext") is True:
            what = what or _NO_PAPERS["paratext"]
            remarks.append(Diagnostic(0, "note", "no-paper", f"{place}.type: {what}, left out."))
            continue
        found = _paper(item)
        if not found.title:
            remarks.append(Diagnostic(0, "warning", "missing-title", f"{place}.title: the paper has no title."))
        if not found.authors:
            remarks.append(Diagnostic(0, "warning", "missing-authors", f"{place}.authorships: it names no authors."))
        kept.append(found)
    return kept, remarks


def _paper(item: dict[str, Any]) -> Paper:
    title = text(item.get("title")) or text(item.get("display_name"))
    writers = records(item.get("authorships"))
    authors = tuple(name for writer in writers if (name := _author_name(writer)))
    places = [text(place.get("display_name")) for writer in writers for place in records(writer.get("institutions"))]
    abstract = abstract_of(item.get("abstract_inverted_index"))
    locations = [
        record(item.get("primary_location")),
        *records(item.get("locations")),
        record(item.get("best_oa_location")),
    ]
    doi = bare_doi(item.get("doi"))
    arxiv = _arxiv_number(doi, locations)
    pdfs = [(location.get("pdf_url"), PDF) for location in locations]
    topic = record(record(item.get("primary_topic")).get("subfield"))
    return Paper(
        paper_id(title, authors, "" if title else f"{item.get('id')} {abstract}"),
        line=0,
        category=text(topic.get("display_name")) or None,
        date=_date(item),
        has_code=False,
        title=title,
        authors=authors,
        et_al=item.get("is_authors_truncated") is True or len(writers) == _MOST_AUTHORS,
        affiliations=tuple(dict.fromkeys(filter(None, places))),
        abstract=abstract,
        links=all_links((title, abstract), [*paper_pages(doi, arxiv), *pdfs]),
        flags=("Retracted",) if item.get("is_retracted") is True else (),
        venue=_venue(locations),
        doi=doi,
        arxiv_id=arxiv,
        citations=count(item.get("cited_by_count")),
    )


def _author_name(writer: dict[str, Any]) -> str:
    name = record(writer.get("author")).get("display_name") or writer.get("raw_author_name")
    return clean_name(name) if isinstance(name, str) else ""


def abstract_of(index: object) -> str:
    """Return the text of an index that tells for each word at which places it stands: every word at every place."""
    placed: list[tuple[int, str]] = []
    length = 0
    for word, places in record(index).items():
        for place in places if isinstance(places, list) else ():
            if isinstance(place, int) and length < _LONGEST_ABSTRACT:
                placed.append((place, word))
                length += len(word) + 1
    placed.sort()
    return clean(" ".join([word for _, word in placed]))


def _date(item: dict[str, Any]) -> str | None:
    """The date; the first of January mostly stands for a year of which no more is known."""
    date = stated_date(item.get("publication_date"))
    year = count(item.get("publication_year"))
    if date is None:
        return f"{year:04}" if year and year < 10000 else None
    return date[:4] if date.endswith("-01-01") else date


def _venue(locations: list[dict[str, Any]]) -> str | None:
    """Where it was published; a repository only where there is nothing else is no venue."""
    for location in locations:
        source = record(location.get("source"))
        if source.get("type") != "repository" and (name := text(source.get("display_name"))):
            return name
    return None


def _arxiv_number(doi: str | None, locations: list[dict[str, Any]]) -> str | None:
    if doi and doi.startswith(ARXIV_DOI):
        return arxiv_id(doi.removeprefix(ARXIV_DOI))
    for location in locations:
        name, page = location.get("id"), location.get("landing_page_url")
        if isinstance(name, str) and name.startswith("pmh:oai:arXiv.org:"):
            return arxiv_id(name.removeprefix("pmh:oai:arXiv.org:"))
        for begin in ("http://arxiv.org/abs/", "https://arxiv.org/abs/"):
            if isinstance(page, str) and page.startswith(begin):
                return arxiv_id(page.removeprefix(begin))
    return None


def _is_author(item: dict[str, Any]) -> bool:
    return number_of(item.get("id")).startswith("A") and "authorships" not in item


def _is_work(item: dict[str, Any]) -> bool:
    return number_of(item.get("id")).startswith("W") or "authorships" in item
