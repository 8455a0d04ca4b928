"""The open profiles, of which all or one lie on the desk.

No widget and no Textual here. What compares is imported when somebody asks: the first screen must not wait for it.
"""

from __future__ import annotations

from time import monotonic

from profiletui import session
from profiletui.loading import reload
from profiletui.model.words import name_key
from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from profiletui.model.changes import Changes
    from profiletui.model.profile import Profile
    from profiletui.store.compare import Comparison
    from profiletui.store.library import Library
    from profiletui.ui.viewmodel.browse_model import Desk


_BETWEEN_LOOKS = 2.0  # seconds
_AS_IT_WAS = "Nothing has changed on disk."


class Shelf:
    """What can be put on the desk. Profiles are named by their places among those that are open."""

    def __init__(self, desk: Desk, environ: Mapping[str, str]) -> None:
        self.desk = desk
        self._environ = environ
        self._libraries: dict[int, Library] = {}
        self._stamps = reload.stamps(desk.opened)
        self._looked = monotonic()
        self._told = ""
        self._keys: list[str] = []

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All that are open, with the papers read so far."""
        library = self.desk.opened.library
        return tuple(
            profile if profile.papers else profile._replace(papers=tuple(papers))
            for profile, papers in zip(library.profiles, library.members, strict=True)
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """What each is called."""
        return self.desk.labels

    def show(self, place: int | None) -> None:
        """Put one profile on the desk, or all of them together. The cursor stays on its paper where that is there."""
        if place is None or len(self.profiles) == 1:
            self.desk.shown = None
            self.desk.replace(self.desk.opened.library)
            return
        if place not in self._libraries:
            self._libraries[place] = session.library_of((self.profiles[place],), self.desk.opened.library.new)
        self.desk.shown = place
        self.desk.replace(self._libraries[place])

    @property
    def places(self) -> dict[str, int]:
        """By the key of the person's name, the place of the first of their profiles."""
        found: dict[str, int] = {}
        for place, key in enumerate(self._keys_of_names()):
            found.setdefault(key, place)
        return found

    def is_read(self, place: int) -> bool:
        """Whether a profile is there to its last paper, and not still being read."""
        return self.desk.intake is None or place < len(self.desk.opened.library.profiles) - 1

    def other_save(self, place: int) -> tuple[int, int] | None:
        """The save of one person's page before `place` and `place` itself, or it and the next one; None where the
        person has no other. A page is later that has the later last paper, or else more citations.
        """
        keys = self._keys_of_names()
        if keys.count(keys[place]) == 1:
            return None
        saves = sorted((number for number, key in enumerate(keys) if key == keys[place]), key=self._age)
        at = max(saves.index(place), 1)
        return saves[at - 1], saves[at]

    def _keys_of_names(self) -> list[str]:
        profiles = self.desk.opened.library.profiles
        if len(self._keys) != len(profiles):
            self._keys = [name_key(profile.name) for profile in profiles]
        return self._keys

    def _age(self, place: int) -> tuple[str, int, int]:
        profile = self.profiles[place]
        last = max((paper.date for paper in profile.papers if paper.date), default="")
        return last, profile.metrics.citations or 0, place

    def compare(self, left: int, right: int) -> Comparison:
        """Two of them side by side."""
        from profiletui.store.compare import compare

        return compare(self.profiles[left], self.profiles[right])

    def changes(self, before: int, after: int) -> Changes:
        """What differs between two of them."""
        from profiletui.store.changes import changes

        return changes(self.profiles[before], self.profiles[after])

    def news(self) -> str:
        """What has changed on disk, as a sentence, once for each change; '' for nothing.

        Looks at the disk at most every two seconds: it is asked whenever something happens anyway.
        """
        if monotonic() - self._looked < _BETWEEN_LOOKS:
            return ""
        said = self.look()
        told, self._told = self._told, said
        return said if said != told else ""

    def look(self) -> str:
        """What has changed on disk, as a sentence; '' for nothing."""
        self._looked = monotonic()
        return reload.changed(self._stamps, reload.stamps(self.desk.opened))

    def reread(self) -> reload.Reread:
        """Read again what has changed. `take` puts it on the shelf; between the two nothing here has changed."""
        return reload.reread(self.desk.opened, self._stamps, self._environ)

    def take(self, fresh: reload.Reread) -> list[str]:
        """Put what was read again in the place of what was there, on the desk too; what came of it, in sentences."""
        from profiletui.store.changes import difference
        from profiletui.typeset.changes import summary

        before, shown = self.profiles, self.desk.shown
        self._stamps, self._told = fresh.stamps, ""
        if fresh.opened is self.desk.opened:
            return list(fresh.troubles)
        self.desk.opened = fresh.opened
        self._libraries.clear()
        self._keys = []
        self.show(None if shown is None else self._same_place(before[shown]))
        found = difference(before, self.profiles)
        told = [f"{entry.after.name}: {summary(entry)}." for entry in found.people if entry.differ]
        told += [f"{profile.name} is new here." for profile in found.only_after]
        if not told and not fresh.troubles:
            told = [f"Read {count(fresh.again, 'file')} again: nothing has changed." if fresh.again else _AS_IT_WAS]
        return told + list(fresh.troubles)

    def _same_place(self, shown: Profile) -> int | None:
        """Where a profile stands now: of the same person, read from the same source where there are several."""
        key = name_key(shown.name)
        places = [place for place, profile in enumerate(self.profiles) if name_key(profile.name) == key]
        same = [place for place in places if self.profiles[place].source == shown.source]
        return next(iter(same + places), None)
