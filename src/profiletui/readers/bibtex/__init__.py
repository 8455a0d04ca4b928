"""BibTeX lists, such as everybody has: bytes in, one profile out; also those of al-folio with what it adds to them."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.bibtex.dates import date_of
from profiletui.readers.bibtex.entries import Entry, read_entries
from profiletui.readers.bibtex.links import arxiv_id_of, doi_of, links_of, site_files, states_code
from profiletui.readers.bibtex.names import people
from profiletui.readers.bibtex.values import without_protection
from profiletui.readers.cleaning import clean
from profiletui.readers.decoding import decode
from profiletui.readers.references import published

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

_VENUES = ("journal", "journaltitle", "booktitle", "school", "abbr")
_PAPERS_IN_A_STEP = 50
_FROM_PARENT = ("year", "month", "date", "booktitle", "journal", "editor")


def read(data: bytes, source_name: str) -> Reading:
    """Read a BibTeX file whole, as `readers.registry` says; the list names no owner."""
    steps = read_in_steps(data, source_name)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            reading: Reading = end.value
            return reading


def read_in_steps(data: bytes, source_name: str) -> Generator[None, None, Reading]:
    """Do the same in steps, between which keys can be obeyed."""
    text, decoding = decode(data)
    entries, remarks = yield from read_entries(text)
    remarks += decoding
    if not entries:
        message = "It holds no entry of BibTeX that has an end; an entry is such as @article{key, title = {…}}."
        return Reading((), (Diagnostic(0, "error", "no-profile", message), *remarks))
    parents = {entry.key.lower(): entry for entry in entries}
    papers = []
    for number, entry in enumerate(entries):
        papers.append(_paper(_with_parent(entry, parents), remarks))
        if not number % _PAPERS_IN_A_STEP:
            yield
    _remark_on_site_files(entries, remarks)
    remarks.sort(key=lambda remark: remark.line)
    profile = Profile("", None, Metrics(), Source(source_name, "bibtex"), tuple(papers), tuple(remarks))
    return Reading((profile,))


def _with_parent(entry: Entry, parents: dict[str, Entry]) -> Entry:
    """The entry with what it has from the volume that its ``crossref`` names."""
    named = entry.fields.get("crossref", "").strip().lower()
    parent = parents.get(named) if named else None
    if parent is None or parent is entry:
        return entry
    inherited = {name: parent.fields[name] for name in _FROM_PARENT if parent.fields.get(name)}
    if "title" in parent.fields:
        inherited.setdefault("booktitle", parent.fields["title"])
    return entry._replace(fields={**inherited, **entry.fields})


def _paper(entry: Entry, remarks: list[Diagnostic]) -> Paper:
    fields = entry.fields
    if not fields.get("title") and fields.get("booktitle"):  # a volume that is told as the book it is
        fields["title"] = fields.pop("booktitle")
    title = " ".join(_text(fields.get("title", "")).split())
    abstract = _text(fields.get("abstract", ""))
    authors, et_al = people(fields.get("author") or fields.get("editor") or "")
    doi = doi_of(fields)
    arxiv_id = arxiv_id_of(fields, doi)
    date = date_of(fields)
    _remark_on_gaps(entry, title, authors or et_al, date, remarks)
    return Paper(
        id=paper_id(title, authors, "" if title else f"{entry.key} {date} {abstract}"),
        line=entry.line,
        category=clean(fields.get("primaryclass", "")) or None,
        date=date,
        has_code=states_code(entry),
        title=title,
        authors=authors,
        et_al=et_al,
        affiliations=_affiliations(fields.get("affiliation", "")),
        abstract=abstract,
        links=links_of(entry, title, abstract, doi, arxiv_id),
        venue=_venue(entry),
        doi=doi,
        arxiv_id=arxiv_id,
        citations=_count(fields.get("citations", "")),
        selected=fields.get("selected", "").strip().lower() in ("true", "yes", "1"),
    )


def _text(value: str) -> str:
    """A title or an abstract: TeX as it is, without the braces that only keep capitals."""
    return clean(without_protection(value)) if value else ""


def _affiliations(value: str) -> tuple[str, ...]:
    """Institutions, which `writers.bibtex` parts by semicolons: commas stand within the name of one."""
    return tuple(place for part in _text(value).split(";") if (place := " ".join(part.split())))


def _count(value: str) -> int | None:
    digits = value.strip()
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 10 else None


def _venue(entry: Entry) -> str | None:
    for name in _VENUES:
        if venue := published(_text(entry.fields.get(name, ""))):
            return venue
    return None


def _remark_on_gaps(entry: Entry, title: str, authors: object, date: str | None, remarks: list[Diagnostic]) -> None:
    if not title:
        remarks.append(Diagnostic(entry.line, "warning", "missing-title", "The entry has no title."))
    if not authors:
        remarks.append(Diagnostic(entry.line, "note", "missing-authors", "The entry names no authors."))
    if not date and (written := entry.fields.get("year") or entry.fields.get("date")):
        message = f"No year can be read in “{clean(written)[:40]}”; the date is left empty."
        remarks.append(Diagnostic(entry.line, "note", "bad-date", message))


def _remark_on_site_files(entries: list[Entry], remarks: list[Diagnostic]) -> None:
    """Say once of all entries that some name files of a site, which have no address here."""
    naming = [(entry.line, name) for entry in entries for name in site_files(entry)]
    if naming:
        fields = ", ".join(dict.fromkeys(name for _, name in naming))
        count = "1 field names a file" if len(naming) == 1 else f"{len(naming):,} fields name files"
        message = f"{count} of the site, which has no address here ({fields})."
        remarks.append(Diagnostic(naming[0][0], "note", "site-file", message))
