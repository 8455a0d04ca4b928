"""What differs between two saves as JSON, schema ``profiletui/1``."""

from __future__ import annotations

from profiletui.writers.json_writer import SCHEMA, dumps, paper_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from profiletui.model.changes import Change, Changes, Difference
    from profiletui.model.profile import Profile


def write_changes(found: Difference) -> Iterator[str]:
    """The JSON document: ``people`` on both sides with what differs, and who is on one side only."""
    document = {
        "schema": SCHEMA,
        "differ": found.differ,
        "people": [_person(person) for person in found.people],
        "only_before": [_side(profile) for profile in found.only_before],
        "only_after": [_side(profile) for profile in found.only_after],
    }
    yield dumps(document) + "\n"


def _side(profile: Profile) -> dict[str, Any]:
    return {"name": profile.name, "source": profile.source.name, "papers": len(profile.papers)}


def _person(found: Changes) -> dict[str, Any]:
    return {
        "before": _side(found.before),
        "after": _side(found.after),
        "differ": found.differ,
        "two_people": found.two_people,
        "changes": _changes(found.changes),
        "added": [paper_record(paper) for paper in found.added],
        "gone": [paper_record(paper) for paper in found.gone],
        "edited": [
            {"id": edit.after.id, "title": edit.after.title, "changes": _changes(edit.changes)} for edit in found.edited
        ],
    }


def _changes(changes: Iterable[Change]) -> list[dict[str, Any]]:
    return [dict(zip(change._fields, change, strict=True)) for change in changes]
