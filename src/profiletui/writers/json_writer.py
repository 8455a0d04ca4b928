"""Profiles as JSON, schema ``profiletui/1``: everything the page said, in the page's own words."""

from __future__ import annotations

from json import JSONEncoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from profiletui.model.diagnostic import Diagnostic
    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

SCHEMA = "profiletui/1"

_encode = JSONEncoder(ensure_ascii=False, indent=1).encode


def write_json(profiles: Iterable[Profile]) -> Iterator[str]:
    """The JSON document, piece by piece, so that a large library is never held as text at once."""
    yield f'{{\n "schema": "{SCHEMA}",\n "profiles": ['
    separator = "\n"
    for profile in profiles:
        yield separator
        yield from _profile(profile)
        separator = ",\n"
    yield "]\n}\n" if separator == "\n" else "\n ]\n}\n"


def paper_record(paper: Paper) -> dict[str, Any]:
    """A paper as JSON values. ``flags`` is there only where the page has some that are unknown."""
    record: dict[str, Any] = {
        "id": paper.id,
        "line": paper.line,
        "category": paper.category,
        "date": paper.date,
        "has_code": paper.has_code,
        "title": paper.title,
        "authors": paper.authors,
        "et_al": paper.et_al,
        "affiliations": paper.affiliations,
        "abstract": paper.abstract,
        "links": [{"url": link.url, "kind": link.kind, "host": link.host} for link in paper.links],
    }
    if paper.flags:
        record["flags"] = paper.flags
    return record


def diagnostic_record(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as JSON values."""
    return dict(zip(diagnostic._fields, diagnostic, strict=True))


def _profile(profile: Profile) -> Iterator[str]:
    head = {
        "name": profile.name,
        "field": profile.field,
        "metrics": dict(zip(profile.metrics._fields, profile.metrics, strict=True)),
        "source": {"name": profile.source.name, "format": profile.source.format},
    }
    yield _indented(head, 2).removesuffix("\n  }") + ',\n   "papers": ['
    yield from _items(paper_record(paper) for paper in profile.papers)
    yield ',\n   "diagnostics": ['
    yield from _items(diagnostic_record(diagnostic) for diagnostic in profile.diagnostics)
    yield "\n  }"


def _items(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The inside of a list that stands three levels deep, and its closing bracket."""
    separator = "\n"
    for record in records:
        yield separator + _indented(record, 4)
        separator = ",\n"
    yield "]" if separator == "\n" else "\n   ]"


def _indented(record: dict[str, Any], depth: int) -> str:
    # A line break inside a string is written as \n, so every one that is seen belongs to the layout.
    return " " * depth + _encode(record).replace("\n", "\n" + " " * depth)
