"""What arXiv answers: a feed of papers in Atom, with their LaTeX and the comments in which code stands."""

from __future__ import annotations

import re
from xml.parsers import expat

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import PAPER, PDF, Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.model.record import NamedTuple
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean, clean_name
from profiletui.readers.dates import stated_date
from profiletui.readers.stated_links import all_links, arxiv_id, bare_doi, paper_pages

NAME = "arXiv"

_ATOM = "http://www.w3.org/2005/Atom "
_ARXIV = "http://arxiv.org/schemas/atom "
_ENTRY = _ATOM + "entry"
_VERSION = re.compile(r"v[0-9]+\Z")
_OWNER = re.compile(r"(.+)'s articles on arXiv")


class Feed(NamedTuple):
    """What a feed says: its own ``title`` and ``id``, the papers, and ``error`` where arXiv tells of one instead."""

    title: str
    id: str
    papers: tuple[Paper, ...]
    remarks: tuple[Diagnostic, ...]
    error: str = ""


class _DoctypeError(Exception):
    """A feed brings definitions of its own along, which could make gigabytes of a line."""


class _Collector:
    """Collects the fields of the feed and of each entry, with the line where the entry begins."""

    def __init__(self) -> None:
        self.head: dict[str, list[str]] = {}
        self.entries: list[tuple[int, dict[str, list[str]]]] = []
        self._path: list[str] = []
        self._text: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.append

    def feed(self, data: bytes) -> None:
        self._parser.Parse(data, True)

    @property
    def line(self) -> int:
        return self._parser.CurrentLineNumber

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        if internal:
            raise _DoctypeError

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._path.append(tag)
        if len(self._path) == 2 and tag == _ENTRY:
            self.entries.append((self.line, {}))
        self._text.clear()
        if tag == _ATOM + "link":
            self._put("link " + attributes.get("rel", ""), attributes.get("href", ""))
        elif "term" in attributes:
            self._put(tag, attributes["term"])

    def _end(self, tag: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        author = self._path[-2:-1] == [_ATOM + "author"]
        if author or len(self._path) == (3 if self._path[1:2] == [_ENTRY] else 2):
            self._put(("author " if author else "") + tag, text)
        self._path.pop()

    def _put(self, name: str, value: str) -> None:
        fields = self.entries[-1][1] if self._path[1:2] == [_ENTRY] else self.head
        if value.strip():
            fields.setdefault(name, []).append(value)


def read(data: bytes, source_name: str) -> Reading:
    """Read a feed: one profile, named only where the feed is that of an author."""
    feed = parse(data)
    if feed.error or not feed.papers:
        problem = feed.remarks[0] if feed.remarks and not feed.error else None
        why = f"It is arXiv's word that something was wrong ({feed.error})" if feed.error else "There is no paper in it"
        if problem:
            why = f"It cannot be read as a feed of arXiv: {problem.message.removesuffix('.')}"
        return Reading((), (Diagnostic(problem.line if problem else 0, "error", "no-profile", f"{why}; ask again."),))
    owner = _OWNER.fullmatch(feed.title)
    ids = (("arxiv", feed.id.rpartition("/")[2]),) if owner and "/a/" in feed.id else ()
    name = clean_name(owner[1]) if owner else ""
    source = Source(source_name, "arxiv")
    return Reading((Profile(name, None, Metrics(), source, feed.papers, feed.remarks, ids=ids),))


def parse(data: bytes) -> Feed:
    """Return what a feed says. Never raises; a feed that breaks off keeps the entries before that."""
    collector = _Collector()
    remarks: list[Diagnostic] = []
    try:
        collector.feed(data)
    except _DoctypeError:
        message = "It brings definitions of its own along (DOCTYPE), which no feed of arXiv does."
        return Feed("", "", (), (Diagnostic(collector.line, "error", "doctype", message),))
    except (expat.ExpatError, ValueError, LookupError) as problem:
        line = getattr(problem, "lineno", 0)
        reason = clean(str(problem).partition(":")[0])
        remarks.append(Diagnostic(line, "error", "bad-xml", f"XML breaks off in line {line:,} ({reason})."))
    papers: list[Paper] = []
    error = ""
    for line, fields in collector.entries:
        if _text(fields, _ATOM + "title") == "Error" and "/api/errors" in _text(fields, _ATOM + "id"):
            error = error or _text(fields, _ATOM + "summary") or "no reason given"
            continue
        paper = _paper(line, fields)
        papers.append(paper)
        for what, found in (("title", paper.title), ("authors", paper.authors)):
            if not found:
                remarks.append(Diagnostic(line, "warning", f"missing-{what}", f"The paper has no {what}."))
    head = collector.head
    return Feed(_text(head, _ATOM + "title"), _text(head, _ATOM + "id"), tuple(papers), tuple(remarks), error)


def _text(fields: dict[str, list[str]], name: str) -> str:
    return clean(fields[name][0]) if name in fields else ""


def _paper(line: int, fields: dict[str, list[str]]) -> Paper:
    title = _text(fields, _ATOM + "title")
    abstract = _text(fields, _ATOM + "summary")
    comment = _text(fields, _ARXIV + "comment")
    authors = tuple(filter(None, map(clean_name, fields.get("author " + _ATOM + "name", ()))))
    places = map(clean, fields.get("author " + _ARXIV + "affiliation", ()))
    arxiv = arxiv_id(_text(fields, _ATOM + "id").partition("/abs/")[2])
    doi = bare_doi(_text(fields, _ARXIV + "doi"))
    pdfs = [(_VERSION.sub("", url), PDF) for url in fields.get("link related", ()) if "/pdf/" in url]
    others = [(url, PAPER) for url in fields.get("link alternate", ())] if arxiv is None else []
    return Paper(
        paper_id(title, authors, "" if title else f"{arxiv} {abstract}"),
        line=line,
        category=_text(fields, _ARXIV + "primary_category") or _text(fields, _ATOM + "category") or None,
        date=stated_date(_text(fields, _ATOM + "published")),
        has_code=False,
        title=title,
        authors=authors,
        affiliations=tuple(dict.fromkeys(filter(None, places))),
        abstract=abstract,
        links=all_links((title, abstract, comment), [*paper_pages(doi, arxiv), *others, *pdfs]),
        venue=_text(fields, _ARXIV + "journal_ref") or None,
        doi=doi,
        arxiv_id=arxiv,
    )
