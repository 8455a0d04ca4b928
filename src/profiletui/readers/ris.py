"""RIS, the exchange format of reference managers: one profile without a name, whatever wrote the file."""

from __future__ import annotations

import re
from collections import Counter

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import PDF, Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean
from profiletui.readers.decoding import decode
from profiletui.readers.references import (
    Extra,
    arxiv_id_in,
    kind_of,
    most_exact,
    people,
    published,
    remarks_on,
    written_date,
)
from profiletui.readers.stated_links import all_links, bare_doi, paper_pages
from profiletui.readers.tagged import LINE, Line, places_in, read_records, remark_on_unknown

_TAG = re.compile(r"([A-Z][A-Z0-9]) {0,3}[-–](?: |$|(?=\S))")
_TAGS = """
    A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP ED EP ER ET ID IS J1 J2 JA JF JO
    KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RD RI RN RP SE SN SP ST T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5
    UR VL VO Y1 Y2
"""
_KNOWN = frozenset(_TAGS.split())
"""Tags that mean something to some program; those that say nothing of what our papers know are passed over."""

_VENUES = ("T2", "JF", "BT", "JO", "J1", "JA", "J2")
_TITLES = ("TI", "T1", "CT", "BT", "T2")


def read(data: bytes, source_name: str) -> Reading:
    """Read a file of RIS whole, as `readers.registry` says."""
    text, decoding = decode(data)
    records, remarks = read_records(text, _line_of)
    remarks += decoding
    if not records:
        message = "There is no entry of RIS in it; an entry begins with a line such as TY  - JOUR."
        return Reading((), (Diagnostic(0, "error", "no-profile", message), *remarks))
    papers = [_paper(record, remarks) for record in records]
    unknown = Counter(tag for record in records for tag in record if tag not in _KNOWN and tag != LINE)
    remarks += remark_on_unknown(unknown, papers[0].line)
    remarks.sort(key=lambda remark: remark.line)
    return Reading((Profile("", None, Metrics(), Source(source_name, "ris"), tuple(papers), tuple(remarks)),))


def _line_of(written: str, after_blank: bool) -> Line:
    """Read a line. Two blanks and one stand around the hyphen; where there are others the tag has to be a known one."""
    stripped = written.strip()
    found = _TAG.match(stripped)
    if found is None:
        return Line("", stripped)
    tag = found[1]
    if tag in _KNOWN or found[0] == f"{tag}  - ":
        return Line(tag, stripped[found.end() :].strip(), begins=tag == "TY")
    return Line("", stripped)


def _paper(record: dict[str, list[str]], remarks: list[Diagnostic]) -> Paper:
    line = int(record[LINE][0])
    venues: tuple[str, ...] = _VENUES
    title = ""
    for name in _TITLES:
        if title := _first(record, name):
            venues = tuple(tag for tag in _VENUES if tag != name)
            break
    authors, et_al = people(name for tag in ("AU", "A1") for name in record.get(tag, ()))
    if not (authors or et_al):
        authors, et_al = people(name for tag in ("A2", "ED") for name in record.get(tag, ()))
    extra = Extra(record.get("N1", ()))
    abstract = _first(record, "AB") or _first(record, "N2")
    written = [value for tag in ("PY", "Y1", "DA") for value in record.get(tag, ()) if value.strip(" /")]
    date = most_exact(map(written_date, written))
    addresses = [address for tag in ("UR", "LK", "L2", "L3") for address in _addresses(record.get(tag, ()))]
    files = [address for address in _addresses(record.get("L1", ())) if address.startswith("http")]
    doi = _doi([*record.get("DO", ()), extra.doi, *record.get("M3", ()), *addresses, *extra.rest])
    places = (*record.get("AN", ()), extra.arxiv, *addresses, *files, *(_first(record, tag) for tag in venues))
    arxiv = next(filter(None, map(arxiv_id_in, [*places, doi or ""])), None)
    stated = [*paper_pages(doi, arxiv), *((address, kind_of(address)) for address in addresses)]
    paper = Paper(
        paper_id(title, authors, "" if title else f"{date} {abstract}"),
        line=line,
        category=extra.category,
        date=date,
        has_code=False,
        title=title,
        authors=authors,
        et_al=et_al,
        affiliations=tuple(dict.fromkeys([*places_in(record.get("AD", ())), *extra.affiliations])),
        abstract=abstract,
        links=all_links((title, abstract), [*stated, *((address, PDF) for address in files), *extra.links]),
        venue=next(filter(None, (published(_first(record, tag)) for tag in venues)), None),
        doi=doi,
        arxiv_id=arxiv,
        citations=extra.citations,
        selected=extra.selected,
    )
    remarks += remarks_on(paper)
    if date is None and written:
        message = f"No year can be read in “{clean(written[0])[:40]}”; the date is left empty."
        remarks.append(Diagnostic(line, "note", "bad-date", message))
    if bad := [address for address in addresses if "://" not in address and bare_doi(address) is None]:
        message = f"“{clean(bad[0])[:40]}” is no web address, and is left out."
        remarks.append(Diagnostic(line, "note", "bad-link", message))
    return paper


def _first(record: dict[str, list[str]], tag: str) -> str:
    return next(filter(None, map(clean, record.get(tag, ()))), "")


def _addresses(values: list[str] | tuple[()]) -> list[str]:
    """The addresses in the values of a tag: programs put several on one line."""
    return [part for value in values for part in re.split(r"[\s;]+(?=[a-z-]{2,20}:)|\n", value.strip()) if part]


def _doi(values: list[str]) -> str | None:
    return next(filter(None, map(bare_doi, values)), None)
