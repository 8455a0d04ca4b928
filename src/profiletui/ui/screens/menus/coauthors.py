"""The co-authors: who, how often, when; and from each of them on to the joint papers or their own profile."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.binding import BindingType

from profiletui.keys import FILTER, PEOPLE
from profiletui.typeset.glyphs import Glyphs
from profiletui.ui.present.coauthors import Lists, Person, people_items
from profiletui.ui.present.menu import Item
from profiletui.ui.screens.bindings import bindings_for
from profiletui.ui.screens.menus.menu import MenuScreen


class PeopleScreen(MenuScreen, inherit_bindings=False):
    """An entry a person. Ends with ``papers:N`` or ``profile:N``, N their place among `people`, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(PEOPLE, FILTER)]

    own_place = PEOPLE
    labels = MappingProxyType({"choose": "joint papers"})

    def __init__(self, title: str, people: Sequence[Person], lists: Lists, glyphs: Glyphs) -> None:
        super().__init__(title, self._make_lines, glyphs, empty="No co-authors on these papers.")
        self._people = people
        self._lists = lists

    def _make_lines(self, width: int) -> list[Item]:
        return people_items(self._people, self._lists, width, self._glyphs)

    def choose(self, entry: str) -> None:
        """Go to the joint papers."""
        self.dismiss(f"papers:{entry}")

    def action_run(self, name: str) -> None:
        """Open the profile of the person at the cursor; the rest as in any menu."""
        if name == "open-profile" and self.place == PEOPLE:
            self._open_profile()
        elif name == "people" and self.place == PEOPLE:
            self.dismiss(None)
        else:
            super().action_run(name)

    def _open_profile(self) -> None:
        entry = self._menu.chosen
        if not entry:
            return
        if self._people[int(entry)].open:
            self.dismiss(f"profile:{entry}")
        else:
            self.say(f"No profile of {self._people[int(entry)].name} is open")
