"""What differs between two saves of one person's page."""

from __future__ import annotations

from profiletui.model.paper import Paper
from profiletui.model.profile import Profile
from profiletui.model.record import NamedTuple

Told = str | int | float | bool | tuple[str, ...] | None


class Change(NamedTuple):
    """One thing that is told differently: a field of `Profile`, `Metrics` or `Paper` by its name.

    A value is as the record has it, None where there is none; links are their URLs.
    """

    what: str
    before: Told
    after: Told


class Edit(NamedTuple):
    """A paper on both pages that is not told the same."""

    before: Paper
    after: Paper
    changes: tuple[Change, ...]


class Changes(NamedTuple):
    """All that differs between two profiles; where a page stands in its file, and in which order, is not counted.

    ``changes`` are those of name, field and figures. ``added`` stand in the new page's order, ``gone`` and
    ``edited`` in the old one's. ``two_people`` tells that the names cannot be one person's.
    """

    before: Profile
    after: Profile
    changes: tuple[Change, ...] = ()
    added: tuple[Paper, ...] = ()
    gone: tuple[Paper, ...] = ()
    edited: tuple[Edit, ...] = ()
    two_people: bool = False

    @property
    def differ(self) -> bool:
        """Whether there is any difference."""
        return bool(self.changes or self.added or self.gone or self.edited)


class Difference(NamedTuple):
    """What differs between two sets of pages: each person on both sides, then those on one side only."""

    people: tuple[Changes, ...] = ()
    only_before: tuple[Profile, ...] = ()
    only_after: tuple[Profile, ...] = ()

    @property
    def differ(self) -> bool:
        """Whether there is any difference."""
        return bool(self.only_before or self.only_after) or any(person.differ for person in self.people)
