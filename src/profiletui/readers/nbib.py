"""NBIB, the export of PubMed and its kin (MEDLINE): one profile without a name."""

from __future__ import annotations

import re

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import PAPER, Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean
from profiletui.readers.decoding import decode
from profiletui.readers.references import kind_of, most_exact, people, published, remarks_on, written_date
from profiletui.readers.stated_links import all_links, bare_doi, paper_pages
from profiletui.readers.tagged import LINE, Line, places_in, read_records

_TAG = re.compile(r"(?:([A-Z][A-Z0-9 ]{3})|([A-Z]{2,3}))-(?:[ \t]|$|(?=[0-9]))")
_PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"


def read(data: bytes, source_name: str) -> Reading:
    """Read a file of NBIB whole, as `readers.registry` says."""
    text, decoding = decode(data)
    records, remarks = read_records(text, _line_of)
    remarks += decoding
    if not records:
        message = "There is no entry of NBIB in it; an entry begins with a line such as PMID- 12345678."
        return Reading((), (Diagnostic(0, "error", "no-profile", message), *remarks))
    papers = [_paper(record, remarks) for record in records]
    remarks.sort(key=lambda remark: remark.line)
    return Reading((Profile("", None, Metrics(), Source(source_name, "nbib"), tuple(papers), tuple(remarks)),))


def _line_of(written: str, after_blank: bool) -> Line:
    """Read a line: a tag fills four places before the hyphen, and what goes on below it is indented."""
    found = _TAG.match(written)
    if found is None:
        stray = after_blank and not written[0].isspace()
        return Line("", written.strip(), ends=stray)
    tag = (found[1] or found[2]).strip()
    return Line(tag, written[found.end() :].strip(), begins=tag == "PMID" or (after_blank and tag not in ("ER", "EF")))


def _paper(record: dict[str, list[str]], remarks: list[Diagnostic]) -> Paper:
    line = int(record[LINE][0])
    book = _joined(record, "BTI", "CTI", "VTI")
    title = _joined(record, "TI") or book or _joined(record, "TT")
    authors, et_al = _people(record)
    abstract = _joined(record, "AB", apart="\n\n") or _joined(record, "OAB", apart="\n\n")
    written = [value for tag in ("DP", "DEP") for value in record.get(tag, ()) if value]
    date = most_exact(map(written_date, written))
    numbers = [value for tag in ("LID", "AID", "SO") for value in record.get(tag, ())]
    doi = next(filter(None, map(_doi, numbers)), None)
    addresses = [value for value in numbers if value.startswith(("http://", "https://"))]
    pages = [(_PUBMED + number, PAPER) for number in record.get("PMID", ()) if re.fullmatch("[1-9][0-9]{0,8}", number)]
    venue = _joined(record, "JT") or _joined(record, "TA") or (book if book != title else "")
    paper = Paper(
        paper_id(title, authors, "" if title else f"{' '.join(record.get('PMID', ()))} {date} {abstract}"),
        line=line,
        category=None,
        date=date,
        has_code=False,
        title=title,
        authors=authors,
        et_al=et_al,
        affiliations=tuple(dict.fromkeys(places_in(record.get("AD", ())))),
        abstract=abstract,
        links=all_links(
            (title, abstract), [*paper_pages(doi, None), *((url, kind_of(url)) for url in addresses), *pages]
        ),
        venue=published(venue),
        doi=doi,
    )
    remarks += remarks_on(paper)
    if date is None and written:
        message = f"No year can be read in “{clean(written[0])[:40]}”; the date is left empty."
        remarks.append(Diagnostic(line, "note", "bad-date", message))
    return paper


def _people(record: dict[str, list[str]]) -> tuple[tuple[str, ...], bool]:
    """Authors by their full names, else by initials behind the surname; those that write as a body; else editors."""
    short = [_initials_first(name) for name in record.get("AU", ())]
    bodies = record.get("CN", [])
    whole = [name for name in record.get("FAU", ()) if name]
    authors, et_al = people([*(whole or short), *bodies])
    if not (authors or et_al):
        authors, et_al = people(record.get("FED", ()) or map(_initials_first, record.get("ED", ())))
    return authors, et_al or people(short)[1]


def _initials_first(name: str) -> str:
    """``van Raaij MJ`` as ``van Raaij, MJ``, which parts the surname from what is given."""
    surname, blank, initials = name.rpartition(" ")
    return f"{surname}, {initials}" if blank and re.fullmatch("[A-Z]{1,3}", initials) else name


def _joined(record: dict[str, list[str]], *tags: str, apart: str = " ") -> str:
    return apart.join(filter(None, [clean(value) for tag in tags for value in record.get(tag, ())]))


def _doi(value: str) -> str | None:
    number, _, kind = value.partition(" [")
    if kind not in ("", "doi]"):
        return None
    found = re.search(r"\bdoi:\s?(\S+)", number)
    return bare_doi(number) or (bare_doi(found[1].rstrip(".")) if found else None)
