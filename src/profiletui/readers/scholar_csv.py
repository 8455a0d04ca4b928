"""What Google Scholar exports as CSV: a row a paper, without citations and owner."""

from __future__ import annotations

import csv

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean
from profiletui.readers.decoding import decode
from profiletui.readers.references import arxiv_id_in, people, published, remarks_on, written_date
from profiletui.readers.stated_links import all_links, paper_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_COLUMNS = ("authors", "title", "publication", "year", "publisher")


def read(data: bytes, source_name: str) -> Reading:
    """Read an export whole, as `readers.registry` says."""
    text, decoding = decode(data)
    remarks = list(decoding)
    rows = _rows(text, remarks)
    _, names = next(rows, (0, []))
    places = {name.strip().lower(): place for place, name in enumerate(names)}
    papers = []
    for line, row in rows:
        cells = {name: row[places[name]] if len(row) > places.get(name, len(row)) else "" for name in _COLUMNS}
        papers.append(_paper(line, cells))
        remarks += remarks_on(papers[-1])
        if len(row) > len(names):
            message = f"The row has {len(row):,} cells under {len(names):,} headings; those beyond are left out."
            remarks.append(Diagnostic(line, "warning", "odd-row", message))
    if not papers:
        message = "There is no row with a paper in it; export the articles of the profile again."
        return Reading((), (Diagnostic(0, "error", "no-profile", message), *remarks))
    remarks.sort(key=lambda remark: remark.line)
    return Reading((Profile("", None, Metrics(), Source(source_name, "scholar-csv"), tuple(papers), tuple(remarks)),))


def _rows(text: str, remarks: list[Diagnostic]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with its first line."""
    rows = csv.reader(text.replace("\0", "").splitlines(keepends=True))
    line = 1
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            message = "A cell here has no end; it and all behind it are left out."
            remarks.append(Diagnostic(line, "warning", "bad-row", message))
            return
        if any(cell.strip() for cell in row):
            yield line, row
        line = rows.line_num + 1


def _paper(line: int, cells: dict[str, str]) -> Paper:
    title = " ".join(clean(cells["title"]).split())
    authors, et_al = people(cells["authors"].split(";"))
    date = written_date(cells["year"])
    arxiv = arxiv_id_in(cells["publication"])
    return Paper(
        paper_id(title, authors, "" if title else f"{date} {cells['publication']}"),
        line=line,
        category=None,
        date=date,
        has_code=False,
        title=title,
        authors=authors,
        et_al=et_al,
        links=all_links((title,), paper_pages(None, arxiv)),
        venue=published(cells["publication"]) or (None if arxiv else published(cells["publisher"])),
        arxiv_id=arxiv,
    )
