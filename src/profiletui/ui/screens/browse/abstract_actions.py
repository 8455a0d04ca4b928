"""What one does with the abstract: walk its people, links and matches."""

from __future__ import annotations

from textual.widget import Widget

from profiletui.keys import ABSTRACT
from profiletui.store.person_queries import by_author
from profiletui.typeset.lines import Line, Span
from profiletui.ui.screens.browse.facet_actions import Narrowing
from profiletui.ui.viewmodel import cursor
from profiletui.ui.widgets.messages import Acted


class Reading(Narrowing, inherit_bindings=False):
    """The part of the main screen that is about the abstract."""

    def act_on(self, kind: str, value: str) -> None:
        """Do what an item of the abstract stands for: copy a link, narrow to a person."""
        if kind == "link":
            self._copy_link(self._links()[int(value) - 1])
        elif kind == "author":
            from profiletui.store.facets import toggle  # not before it is wanted: the browser starts the sooner

            self.narrow_to(toggle(self.desk.query.text, [by_author([self._author(value)])], alone=True))

    def _author(self, number: str) -> str:
        """The name of an author of the paper, counted from 1."""
        return self.desk.reading_name(self.desk.paper.authors[int(number) - 1]) if self.desk.paper else ""

    def _next_item(self, direction: int) -> None:
        """From the list to the abstract, there from item to item, and on to the list."""
        if self.place != ABSTRACT:
            self._focus(self._abstract)
            return
        item = cursor.next_item(self._detail.items, self._abstract.item, direction)
        if item is None:
            self._focus(self._list)
            return
        self._point_at(item)
        self.message = self._would_do(item)
        if self._arrangement is not None:
            self._show_footer(self._arrangement)

    def _would_do(self, item: str) -> Line:
        """What Enter does with an item of the abstract."""
        kind, _, value = item.partition(":")
        if not item or not self.desk.paper:
            return ()
        enter = self.desk.key("act")
        if kind == "author":
            from profiletui.store.facets import chosen_in

            author = self._author(value)
            alone = chosen_in(self.desk.query.text, "author") == (by_author([author]),)
            verb = "shows all papers again, not only those" if alone else "shows the papers"
            return (enter, Span(f" {verb} with {author}"))
        if kind == "link":
            return (enter, Span(f" copies {self._links()[int(value) - 1].url}"))
        return (enter, Span(" copies a search for the title"))

    def _act(self) -> None:
        """Do what the item of the abstract stands for that Tab went to."""
        if self._abstract.item:
            self.post_message(Acted(self._abstract.item))
        elif self._detail.items:
            self.say(f"{self.desk.key('next-pane').text} goes to the people and links of this paper")

    def _focus(self, pane: Widget) -> None:
        if not pane.display:
            pane.display = True  # a pane that is not shown cannot take the focus that is to show it
        self.set_focus(pane)

    def _go_to_match(self, direction: int) -> None:
        """Put the next line with a match at the top of what is shown, round and round."""
        if self._arrangement is None or not self._arrangement.abstract.shown:
            self.say(f"{self.desk.key('read').text} shows the abstract, where there may be matches")
            return
        matches = self._detail.matches
        if not matches:
            filters = f"{self.desk.key('filter').text} filters"
            self.say("No match in this abstract" if self.desk.query.text else f"Nothing is searched for: {filters}")
            return
        if self._match < 0:
            self._match = 0 if direction > 0 else len(matches) - 1
        else:
            self._match = (self._match + direction) % len(matches)
        self._point_at("")
        self._abstract.caret = matches[self._match]
        self._abstract.show_line(min(matches[self._match] + 1, len(self._abstract.lines) - 1))
        self._abstract.show_line(max(matches[self._match] - 1, 0))
        self.message = ()
        self._show_captions()
