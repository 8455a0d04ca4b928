"""The facets: what the papers can be narrowed to, with counts that follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from profiletui.keys import FACETS as PLACE
from profiletui.keys import FILTER
from profiletui.model.words import fold
from profiletui.store.facets import FACETS, Value
from profiletui.ui.present.facets import MORE, facet_items, value_id
from profiletui.ui.present.menu import Item
from profiletui.ui.screens.bindings import bindings_for
from profiletui.ui.screens.menus.side_menu import LIMIT, BesideScreen
from profiletui.ui.viewmodel.browse_model import Desk

_FOUND = 30
"""Names shown at most of those that hold what was typed."""


class FacetsScreen(BesideScreen, inherit_bindings=False):
    """An entry a value. Choosing edits the query's text, so that it shows how one asks for such a thing."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(PLACE, FILTER)]

    own_place = PLACE

    def __init__(self, desk: Desk) -> None:
        super().__init__("facets", desk, self._lines)
        self._values: dict[str, Value] = {}
        self._limits = dict.fromkeys(FACETS, LIMIT)

    def _lines(self, width: int) -> Sequence[Item]:
        """The values of every facet; of names those with the most papers, or those that hold what was typed."""
        sought, view = fold(self._sought), self.desk.view
        limits = dict.fromkeys(FACETS, _FOUND) if sought else self._limits
        facets = [self.counts.facet(field, view.query.text, view.rows, limits[field], sought) for field in FACETS]
        self._values = {value_id(value): value for facet in facets for value in facet.values}
        more = f": {self.hint('find-entry')} finds them"
        return facet_items(facets, width, self._glyphs, "" if sought else more, self._sought)

    def choose(self, entry: str) -> None:
        """Narrow to a value, or take it back, or show more of a facet."""
        if entry.startswith(MORE):
            self._limits[entry.removeprefix(MORE)] *= 4
            self.show_items()
        elif value := self._values.get(entry):
            self.narrow(value.terms)
