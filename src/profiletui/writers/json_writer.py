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

_scalar = JSONEncoder(ensure_ascii=False).encode


def write_json(profiles: Iterable[Profile]) -> Iterator[str]:
    """The JSON document, piece by piece, so that a large library is never held as text at once."""
    yield f'{{\n "schema": "{SCHEMA}",\n "profiles": ['
    separator = "\n"
    for profile in profiles:
        yield separator
        yield from _profile(profile)
        separator = ",\n"
    yield "]\n}\n" if separator == "\n" else "\n ]\n}\n"


def dumps(value: object, depth: int = 0) -> str:
    """JSON laid out with one blank a level, where ``value`` stands ``depth`` levels deep.

    Takes None, bool, int, float, str, and lists, tuples and dicts of these. Only the layout is made here: with an
    indent, ``json`` would leave a knot of closures behind for every paper, and hold all of them at once.
    """
    if isinstance(value, dict):
        items = [f"{dumps(key)}: {dumps(item, depth + 1)}" for key, item in value.items()]
        return _bracketed("{", items, "}", depth)
    if isinstance(value, list | tuple):
        return _bracketed("[", [dumps(item, depth + 1) for item in value], "]", depth)
    return _scalar(value)


def paper_record(paper: Paper) -> dict[str, Any]:
    """A paper as JSON values. What only other sources than the page state is there only where it is stated."""
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
    return record | _stated(paper, ("flags", "venue", "doi", "arxiv_id", "citations", "selected", "aliases"))


def _stated(told: Paper | Profile, fields: tuple[str, ...]) -> dict[str, Any]:
    """The fields of a record that are neither missing nor empty; a count of 0 is neither."""
    return {field: value for field in fields if (value := getattr(told, field)) or (value == 0 and value is not False)}


def diagnostic_record(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as JSON values."""
    return dict(zip(diagnostic._fields, diagnostic, strict=True))


def _profile(profile: Profile) -> Iterator[str]:
    head: dict[str, Any] = {
        "name": profile.name,
        "field": profile.field,
        "metrics": dict(zip(profile.metrics._fields, profile.metrics, strict=True)),
        "source": {"name": profile.source.name, "format": profile.source.format},
        **_stated(profile, ("affiliation", "interests")),
    }
    if profile.ids:
        head["ids"] = [{"service": service, "id": number} for service, number in profile.ids]
    if profile.origin is not None:
        head["origin"] = {"source": profile.origin.source, "day": profile.origin.day}
    yield "  " + dumps(head, 2).removesuffix("\n  }") + ',\n   "papers": ['
    yield from _items(paper_record(paper) for paper in profile.papers)
    yield ',\n   "diagnostics": ['
    yield from _items(diagnostic_record(diagnostic) for diagnostic in profile.diagnostics)
    yield "\n  }"


def _items(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The inside of a list that stands three levels deep, and its closing bracket."""
    separator = "\n    "
    for record in records:
        yield separator + dumps(record, 4)
        separator = ",\n    "
    yield "]" if separator == "\n    " else "\n   ]"


def _bracketed(opening: str, items: list[str], closing: str, depth: int) -> str:
    if not items:
        return opening + closing
    inner = "\n" + " " * (depth + 1)
    return f"{opening}{inner}{f',{inner}'.join(items)}\n{' ' * depth}{closing}"
