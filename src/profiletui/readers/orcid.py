"""What ORCID answers: a record, its works as summaries, or works whole."""

from __future__ import annotations

import re

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import PAPER, Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.dates import stated_date
from profiletui.readers.json_values import parse, record, records, refused, text
from profiletui.readers.references import arxiv_id_in, kind_of, people, published
from profiletui.readers.stated_links import all_links, arxiv_id, bare_doi, paper_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NUMBER = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")


def read(data: bytes, source_name: str) -> Reading:
    """Read an answer whole, as `readers.registry` says."""
    value, problem = parse(data)
    if problem:
        return Reading((), (refused(problem),))
    whole = record(value)
    works = _works(whole)
    person = record(whole.get("person")) or whole
    name, number = _name(record(person.get("name"))), _number(whole)
    if not (works or name or "group" in whole):
        message = "There is neither a person nor a work of ORCID in it; ask for /record or /works."
        return Reading((), (Diagnostic(0, "error", "no-profile", message),))
    papers = []
    remarks: list[Diagnostic] = []
    for path, versions in works:
        paper = _paper(versions)
        papers.append(paper)
        if not paper.title:
            remarks.append(Diagnostic(0, "warning", "missing-title", f"{path}.title: the work has no title."))
    if not papers:
        remarks.append(Diagnostic(0, "note", "no-papers", "group: it holds no works; ask for /works."))
    elif not any(paper.authors for paper in papers):
        message = "group: summaries of ORCID name no authors; other sources of the same papers do."
        remarks.append(Diagnostic(0, "note", "missing-authors", message))
    source = Source(source_name, "orcid")
    ids = (("orcid", number),) if number else ()
    return Reading((Profile(name, None, Metrics(), source, tuple(papers), tuple(remarks), ids=ids),))


def _works(whole: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The works, each with its path and all versions of it that were put in."""
    if "bulk" in whole:
        bulk = enumerate(records(whole["bulk"]))
        return [(f"bulk[{at}].work", [record(item.get("work"))]) for at, item in bulk if "work" in item]
    if "title" in whole and "put-code" in whole:
        return [("work", [whole])]
    at = "activities-summary.works." if "activities-summary" in whole else ""
    works = record(record(whole.get("activities-summary")).get("works")) if at else whole
    groups = enumerate(records(works.get("group")))
    found = [(f"{at}group[{number}]", records(group.get("work-summary"))) for number, group in groups]
    return [(path, versions) for path, versions in found if versions]


def _paper(versions: list[dict[str, Any]]) -> Paper:
    first = max(versions, key=_display_index)
    title = _value(record(first.get("title")).get("title"))
    if subtitle := _value(record(first.get("title")).get("subtitle")):
        title = f"{title}: {subtitle}" if title else subtitle
    abstract = text(first.get("short-description"))
    writers = records(record(first.get("contributors")).get("contributor"))
    authors, et_al = people(_value(writer.get("credit-name")) for writer in writers)
    numbers = [
        entry for version in versions for entry in records(record(version.get("external-ids")).get("external-id"))
    ]
    own = [entry for entry in numbers if entry.get("external-id-relationship") not in ("part-of", "PART_OF")]
    doi = next(filter(None, (bare_doi(entry.get("external-id-value")) for entry in own)), None)
    addresses = [_value(version.get("url")) for version in versions]
    addresses += [_value(entry.get("external-id-url")) for entry in own]
    stated = [entry.get("external-id-value") for entry in own if entry.get("external-id-type") == "arxiv"]
    arxiv = next(
        filter(None, (*map(arxiv_id, stated), *map(arxiv_id_in, [*map(str, stated), *addresses, doi or ""]))), None
    )
    return Paper(
        paper_id(title, authors, "" if title else f"{first.get('put-code')}"),
        line=0,
        category=None,
        date=_date(record(first.get("publication-date"))),
        has_code=False,
        title=title,
        authors=authors,
        et_al=et_al,
        abstract=abstract,
        links=all_links(
            (title, abstract), [*paper_pages(doi, arxiv), *((url, kind_of(url, PAPER)) for url in addresses if url)]
        ),
        venue=published(_value(first.get("journal-title"))),
        doi=doi,
        arxiv_id=arxiv,
    )


def _value(field: object) -> str:
    return text(record(field).get("value"))


def _display_index(version: dict[str, Any]) -> int:
    index = version.get("display-index")
    return int(index) if isinstance(index, (int, str)) and str(index).isdecimal() and len(str(index)) < 9 else 0


def _date(field: dict[str, Any]) -> str | None:
    parts = [_value(field.get(name)) for name in ("year", "month", "day")]
    return stated_date("-".join([parts[0], *(part.zfill(2) for part in parts[1:] if part)]))


def _name(field: dict[str, Any]) -> str:
    given = " ".join(filter(None, [_value(field.get("given-names")), _value(field.get("family-name"))]))
    return _value(field.get("credit-name")) or given


def _number(whole: dict[str, Any]) -> str:
    stated = record(whole.get("orcid-identifier")).get("path")
    works = record(record(whole.get("activities-summary")).get("works")).get("path")
    for path in (stated, whole.get("path"), works):
        if isinstance(path, str) and (found := _NUMBER.search(path)):
            return found[0]
    return ""
