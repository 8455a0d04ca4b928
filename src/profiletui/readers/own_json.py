"""Our own JSON, schema ``profiletui/1``: what an export wrote is read as it was, and writes the same again."""

from __future__ import annotations

from profiletui.model.diagnostic import SEVERITIES, Diagnostic
from profiletui.model.paper import CODE, OTHER, PAPER, PDF, PROJECT, Link, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.dates import stated_date
from profiletui.readers.json_values import count, parse, record, records, refused
from profiletui.readers.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KEY = "profiletui"
"""The key of this format in the registry."""

_SCHEMA = "profiletui/1"
_KINDS = frozenset((CODE, PROJECT, PAPER, PDF, OTHER))


def read(data: bytes, source_name: str) -> Reading:
    """Read an export; where it states no source, that is the file."""
    value, problem = parse(data)
    if problem:
        return Reading((), (refused(problem),))
    schema = _text(record(value).get("schema"))
    if schema != _SCHEMA:
        message = f"It is an export of the form {schema[:40]}, and this version reads {_SCHEMA}; update profiletui."
        return Reading((), (Diagnostic(0, "error", "no-profile", message),))
    profiles = [_profile(item, source_name) for item in records(value.get("profiles"))]
    if not profiles:
        return Reading((), (Diagnostic(0, "error", "no-profile", "There is no profile in this export; export again."),))
    return Reading(tuple(profiles))


def _profile(item: dict[str, Any], source_name: str) -> Profile:
    figures = record(item.get("metrics"))
    metrics = Metrics(*map(count, (figures.get("h_index"), figures.get("papers"), figures.get("citations"))))
    metrics = metrics._replace(
        novelty_percent=_number(figures.get("novelty_percent")), ai_score=_number(figures.get("ai_score"))
    )
    source, origin = record(item.get("source")), record(item.get("origin"))
    ids = [(_text(one.get("service")), _text(one.get("id"))) for one in records(item.get("ids"))]
    papers, problems = [], []
    for number, entry in enumerate(records(item.get("papers"))):
        paper = _paper(entry)
        papers.append(paper)
        if not paper.title and not paper.authors:
            problems.append(Diagnostic(0, "warning", "empty-paper", f"papers[{number}]: neither title nor authors."))
    return Profile(
        _text(item.get("name")), _text(item.get("field")) or None, metrics,
        Source(_text(source.get("name")) or source_name, _text(source.get("format")) or KEY), tuple(papers),
        (*map(_diagnostic, records(item.get("diagnostics"))), *problems),
        affiliation=_text(item.get("affiliation")) or None,
        ids=tuple(pair for pair in ids if all(pair)), interests=_texts(item.get("interests")),
        origin=FiguresOrigin(_text(origin.get("source")), stated_date(origin.get("day"))) if origin else None,
    )  # fmt: skip


def _paper(item: dict[str, Any]) -> Paper:
    title, authors, abstract = _text(item.get("title")), _texts(item.get("authors")), _text(item.get("abstract"))
    return Paper(
        _text(item.get("id")) or paper_id(title, authors, abstract),
        count(item.get("line")) or 0,
        _text(item.get("category")) or None,
        stated_date(item.get("date")),
        item.get("has_code") is True,
        title,
        authors,
        item.get("et_al") is True,
        _texts(item.get("affiliations")),
        abstract,
        tuple(link for entry in records(item.get("links")) if (link := _link(entry)).url),
        _texts(item.get("flags")),
        venue=_text(item.get("venue")) or None,
        doi=_text(item.get("doi")) or None,
        arxiv_id=_text(item.get("arxiv_id")) or None,
        citations=count(item.get("citations")),
        selected=item.get("selected") is True,
        aliases=_texts(item.get("aliases")),
    )


def _link(item: dict[str, Any]) -> Link:
    kind = item.get("kind")
    known = kind if isinstance(kind, str) and kind in _KINDS else OTHER
    return Link(_text(item.get("url")), known, _text(item.get("host")))


def _diagnostic(item: dict[str, Any]) -> Diagnostic:
    severity = item.get("severity")
    known = severity if isinstance(severity, str) and severity in SEVERITIES else SEVERITIES[-1]
    return Diagnostic(count(item.get("line")) or 0, known, _text(item.get("code")), _text(item.get("message")))


def _number(value: object) -> int | float | None:
    """A figure that may have a fraction; what is no number or beyond all measure is None."""
    if isinstance(value, float) and 0 <= value < 1e15 and not value.is_integer():
        return value
    return count(value) if not isinstance(value, float) else value if value == value and 0 <= value < 1e15 else None


def _text(value: object) -> str:
    """A text as it was written, without what could drive a terminal."""
    if not isinstance(value, str):
        return ""
    if value.isascii() and value.isprintable():
        return value
    return "\n".join([sanitize(line)[0] for line in value.split("\n")]).strip("\n")


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for item in value if (text := _text(item))) if isinstance(value, list) else ()
