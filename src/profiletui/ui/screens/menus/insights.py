"""The insights: what the papers shown add up to, as bars that narrow."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.binding import BindingType

from profiletui.keys import FILTER, INSIGHTS
from profiletui.store.facets import Facet, Value
from profiletui.store.metrics import cut_lists
from profiletui.store.query import Dates
from profiletui.store.stated_figures import Beside, beside
from profiletui.ui.present.facets import MORE, value_id
from profiletui.ui.present.insights import Insight, insight_items
from profiletui.ui.present.menu import Item
from profiletui.ui.screens.bindings import bindings_for
from profiletui.ui.screens.menus.side_menu import LABELS, LIMIT, BesideScreen
from profiletui.ui.viewmodel.browse_model import Desk

_PAGES = 8
"""Pages whose own figures are shown."""


class InsightsScreen(BesideScreen, inherit_bindings=False):
    """An entry a bar. Choosing one narrows as a facet does; two years and what is between them can be chosen too."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(INSIGHTS, FILTER)]

    own_place = INSIGHTS

    def __init__(self, desk: Desk) -> None:
        super().__init__("insights", desk, self._lines)
        self._values: dict[str, Value] = {}
        self._people = LIMIT
        self._begun = ""

    def _lines(self, width: int) -> Sequence[Item]:
        """The bars of the papers shown, and what the pages say of themselves."""
        view, papers = self.desk.view, self.desk.library.papers
        facets: dict[str, Facet] = {
            field: self.counts.facet(field, view.query.text, view.rows, self._people)
            for field in ("year", "cat", "code", "author")
        }
        self._values = {value_id(value): value for facet in facets.values() for value in facet.values}
        shown = [papers[row] for row in view.rows]
        found = Insight(
            facets,
            shown=len(shown),
            with_code=self.counts.with_code(view.rows),
            undated=sum(not paper.date for paper in shown),
            cut_lists=cut_lists(shown),
            pages=self._pages(),
        )
        return insight_items(found, width, self._glyphs, begun=self._begun, more=f": {self.hint('choose')} shows them")

    def _pages(self) -> list[tuple[str, Sequence[Beside]]]:
        """The figures of each page beside the papers read from it, whatever the filter."""
        library, profiles = self.desk.library, self.desk.library.profiles
        pages: list[tuple[str, Sequence[Beside]]] = []
        for profile, members in list(zip(profiles, library.members, strict=True))[:_PAGES]:
            title = "The page says" if len(profiles) == 1 else f"The page of {profile.name or '(no name)'} says"
            whole = self.desk.intake is None or profile is not profiles[-1]
            pages.append((title, beside(profile.metrics, members, whole=whole)))
        return pages

    def choose(self, entry: str) -> None:
        """Narrow to what a bar counts, or take it back; where a span was begun, narrow to it."""
        if entry.startswith(MORE):
            self._people *= 4
            self.show_items()
        elif value := self._values.get(entry):
            span = self._span_to(entry)
            self._begun = ""
            self.narrow((span,) if span else value.terms, alone=span is not None)
            self.show_footer()

    def _begin(self, year: str) -> None:
        self._begun = year
        self.show_items()
        self.show_footer()

    def _span_to(self, entry: str) -> Dates | None:
        """The years from where a span was begun to an entry, in whichever order."""
        value = self._values.get(entry)
        if not self._begun or value is None or not _is_year(value):
            return None
        first, last = sorted((self._begun, value.label))
        return Dates("year", first, last)

    def show_footer(self) -> None:
        """Say what a span that was begun would be."""
        span = self._span_to(self._menu.chosen)
        narrow = f"narrow to {_years(span)}" if span else LABELS["choose"]
        self.labels = MappingProxyType({"choose": narrow, **({"span": "no span"} if self._begun else {})})
        super().show_footer()

    def on_paper_list_moved(self) -> None:
        """The span follows the cursor."""
        super().on_paper_list_moved()
        if self._begun:
            self.show_footer()

    def action_run(self, name: str) -> None:
        """Begin a span of years, or forget it; the rest as in any such menu."""
        if self._finding or name not in ("span", "back") or (name == "back" and not self._begun):
            super().action_run(name)
        elif self._begun:
            self._begin("")
        else:
            value = self._values.get(self._menu.chosen)
            if value is not None and _is_year(value):
                self._begin(value.label)
            else:
                self.say("A span begins at a year")


def _is_year(value: Value) -> bool:
    return value.field == "year" and value.label.isdigit()


def _years(span: Dates) -> str:
    return span.first if span.first == span.last else f"{span.first}..{span.last}"
