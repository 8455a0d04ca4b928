"""CSL-JSON, in which reference managers and pandoc hand on what is cited: one profile without a name."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean_name
from profiletui.readers.dates import stated_date
from profiletui.readers.json_values import parse, record, records, refused, text
from profiletui.readers.references import Extra, arxiv_id_in, kind_of, people, published, remarks_on, written_date
from profiletui.readers.stated_links import all_links, bare_doi, paper_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_VENUES = ("container-title", "event-title", "event")


def read(data: bytes, source_name: str) -> Reading:
    """Read a list of items, or one, as `readers.registry` says."""
    value, problem = parse(data)
    if problem:
        return Reading((), (refused(problem),))
    message = record(record(value).get("message"))  # as Crossref answers
    whole = record(value).get("items", message.get("items", message or value))
    items = whole if isinstance(whole, list) else [whole]
    papers: list[Paper] = []
    remarks: list[Diagnostic] = []
    for number, item in enumerate(items):
        if not isinstance(item, dict):
            remarks.append(Diagnostic(0, "warning", "no-paper", f"[{number}]: it is no item, and left out."))
            continue
        papers.append(_paper(item, f"[{number}]", remarks))
        remarks += remarks_on(papers[-1], f"[{number}]: ")
    if not papers:
        why = "There is no item of CSL-JSON in it; export the references again."
        return Reading((), (Diagnostic(0, "error", "no-profile", why), *remarks))
    return Reading((Profile("", None, Metrics(), Source(source_name, "csl-json"), tuple(papers), tuple(remarks)),))


def _paper(item: dict[str, Any], place: str, remarks: list[Diagnostic]) -> Paper:
    title = _first(item.get("title"))
    abstract = text(item.get("abstract"))
    authors, et_al = people(_names(item.get("author")) or _names(item.get("editor")), read=clean_name)
    note = item.get("note")
    extra = Extra([note] if isinstance(note, str) else [])
    date = _date(record(item.get("issued")))
    if date is None and item.get("issued"):
        message = f"{place}.issued: no year can be read; the date is left empty."
        remarks.append(Diagnostic(0, "note", "bad-date", message))
    address = item.get("URL")
    addresses = [address] if isinstance(address, str) else []
    doi = next(filter(None, map(bare_doi, [item.get("DOI"), extra.doi, *addresses])), None)
    number = item.get("number")
    places = [extra.arxiv, *addresses, *(text(item.get(name)) for name in ("archive", "publisher")), doi or ""]
    arxiv = next(filter(None, map(arxiv_id_in, [number if isinstance(number, str) else "", *places])), None)
    stated = [*paper_pages(doi, arxiv), *((url, kind_of(url)) for url in addresses), *extra.links]
    venues = [_first(item.get(name)) for name in _VENUES]
    if item.get("type") == "thesis":
        venues.append(text(item.get("publisher")))
    return Paper(
        paper_id(title, authors, "" if title else f"{item.get('id')} {date} {abstract}"),
        line=0,
        category=extra.category,
        date=date,
        has_code=False,
        title=title,
        authors=authors,
        et_al=et_al,
        affiliations=tuple(dict.fromkeys(extra.affiliations)),
        abstract=abstract,
        links=all_links((title, abstract), stated),
        venue=next(filter(None, map(published, venues)), None),
        doi=doi,
        arxiv_id=arxiv,
        citations=extra.citations,
        selected=extra.selected,
    )


def _first(value: object) -> str:
    """A text, or the first one of a list."""
    found = next(iter(value), "") if isinstance(value, list) else value
    return " ".join(text(found).split())


def _names(value: object) -> list[str]:
    return [name for person in records(value) if (name := _name(person))]


def _name(person: dict[str, Any]) -> str:
    """A name as it is spoken; an institution's, or one that is told whole, stays as it is."""
    parts = {key: clean_name(part) for key, part in person.items() if isinstance(part, str)}
    if whole := parts.get("literal") or parts.get("name"):
        return whole
    order = ("given", "dropping-particle", "non-dropping-particle", "family")
    name = " ".join(filter(None, map(parts.get, order)))
    return ", ".join(filter(None, [name, parts.get("suffix", "")]))


def _date(issued: dict[str, Any]) -> str | None:
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first[:3] if isinstance(part, (int, str)) and not isinstance(part, bool)]
    if numbers and (date := stated_date("-".join([numbers[0].zfill(4), *(part.zfill(2) for part in numbers[1:])]))):
        return date
    written = next((issued[key] for key in ("raw", "literal") if isinstance(issued.get(key), str)), "")
    return written_date(written)
