"""The open profiles, of which all or one lie on the desk.

No widget and no Textual here.
"""

from __future__ import annotations

from profiletui import session
from profiletui.model.words import name_key
from profiletui.store.changes import changes
from profiletui.store.compare import compare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.model.changes import Changes
    from profiletui.model.profile import Profile
    from profiletui.store.compare import Comparison
    from profiletui.store.library import Library
    from profiletui.ui.desk import Desk


class Shelf:
    """What can be put on the desk. Profiles are named by their places among those that are open."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._libraries: dict[int, Library] = {}

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
            self._libraries[place] = session.library_of((self.profiles[place],))
        self.desk.shown = place
        self.desk.replace(self._libraries[place])

    def place_of(self, name: str) -> int | None:
        """The first open profile of the person with that name."""
        key = name_key(name)
        return next((place for place, profile in enumerate(self.profiles) if name_key(profile.name) == key), None)

    def other_save(self, place: int) -> tuple[int, int] | None:
        """The save of one person's page before `place` and `place` itself, or it and the next one; None where the
        person has no other.
        """
        key = name_key(self.profiles[place].name)
        saves = [number for number, profile in enumerate(self.profiles) if name_key(profile.name) == key]
        if len(saves) == 1:
            return None
        at = max(saves.index(place), 1)
        return saves[at - 1], saves[at]

    def compare(self, left: int, right: int) -> Comparison:
        """Two of them side by side."""
        return compare(self.profiles[left], self.profiles[right])

    def changes(self, before: int, after: int) -> Changes:
        """What differs between two of them."""
        return changes(self.profiles[before], self.profiles[after])
