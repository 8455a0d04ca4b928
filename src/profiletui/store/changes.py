"""What differs between two saves: papers are matched by id, people by the key of their names."""

from __future__ import annotations

from profiletui.model.changes import Change, Changes, Difference, Edit
from profiletui.model.words import name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.model.changes import Told
    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

_TOLD_OF_A_PAPER = (
    "title", "date", "category", "has_code", "links", "authors", "et_al", "affiliations", "abstract", "flags",
)  # fmt: skip


def difference(before: Sequence[Profile], after: Sequence[Profile]) -> Difference:
    """What differs between two sets of profiles.

    A lone profile on each side is compared with the other whatever the names are. Otherwise a name that comes
    several times on both sides is matched in order.
    """
    if len(before) == len(after) == 1:
        return Difference((changes(before[0], after[0]),))
    waiting: dict[str, list[int]] = {}
    for place, profile in enumerate(after):
        waiting.setdefault(name_key(profile.name), []).append(place)
    people: list[Changes] = []
    only_before: list[Profile] = []
    for profile in before:
        if same := waiting.get(name_key(profile.name)):
            people.append(changes(profile, after[same.pop(0)]))
        else:
            only_before.append(profile)
    left = sorted(place for same in waiting.values() for place in same)
    return Difference(tuple(people), tuple(only_before), tuple(after[place] for place in left))


def changes(before: Profile, after: Profile) -> Changes:
    """What differs between two profiles. A paper that a page repeats is the one that came first."""
    old, new = _by_id(before), _by_id(after)
    told = [Change("name", before.name, after.name), Change("field", before.field, after.field)]
    told += map(Change, before.metrics._fields, before.metrics, after.metrics)
    edits = (_edit(paper, new[paper.id]) for paper in old.values() if paper.id in new)
    return Changes(
        before,
        after,
        changes=tuple(change for change in told if change.before != change.after),
        added=tuple(paper for paper in new.values() if paper.id not in old),
        gone=tuple(paper for paper in old.values() if paper.id not in new),
        edited=tuple(edit for edit in edits if edit.changes),
        two_people=name_key(before.name) != name_key(after.name),
    )


def _by_id(profile: Profile) -> dict[str, Paper]:
    found: dict[str, Paper] = {}
    for paper in profile.papers:
        found.setdefault(paper.id, paper)
    return found


def _edit(before: Paper, after: Paper) -> Edit:
    if before._replace(line=0) == after._replace(line=0):
        return Edit(before, after, ())
    pairs = ((what, _told(before, what), _told(after, what)) for what in _TOLD_OF_A_PAPER)
    return Edit(before, after, tuple(Change(what, old, new) for what, old, new in pairs if old != new))


def _told(paper: Paper, what: str) -> Told:
    if what == "links":
        return tuple(link.url for link in paper.links)
    told: Told = getattr(paper, what)
    return told
