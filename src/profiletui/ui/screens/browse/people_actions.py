"""Whose papers these are: the co-authors, and the profiles that are open.

The screens are imported when they are asked for: the first one must not wait for them.
"""

from __future__ import annotations

import os

from profiletui.keys import shown_key
from profiletui.model.words import name_key
from profiletui.store.metrics import co_authors, cut_lists
from profiletui.store.person_queries import by_author, demands, on_profiles, toggled
from profiletui.typeset.words import count
from profiletui.ui.screens.browse.copy_actions import Taking
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.viewmodel.copier import Copier
from profiletui.ui.viewmodel.open_profiles import Shelf


class Company(Taking, inherit_bindings=False):
    """The part of the main screen that goes from papers to people and back."""

    def __init__(self, desk: Desk, copier: Copier) -> None:
        super().__init__(desk, copier)
        self._shelf = Shelf(desk, os.environ)

    def on_mount(self) -> None:
        """Look at the disk also when the person comes back from elsewhere."""
        self.watch(self.app, "app_focus", self.tell_news, init=False)
        self.app.app_resume_signal.subscribe(self, lambda _: self.tell_news())

    def tell_news(self) -> None:
        """Say what has changed on disk. Called when something happens anyway: nothing runs for it while all is idle."""
        if trouble := self.desk.new_trouble():
            self.say(trouble, "warning")
        elif news := self._shelf.news():
            keys = " ".join(shown_key(command, self.desk.commands) for command in ("profiles", "reread"))
            self.say(f"{news} {self.desk.glyphs.dot} {keys} reads it again", "warning")

    def narrow_to(self, text: str) -> None:
        """Show what a query asks for, and have it in the box; `u` takes it back."""
        self.desk.remember()
        self.desk.narrow(text)
        self._set_box(text)
        self.message = ()
        self._show_view()

    def _show_people(self) -> None:
        from profiletui.ui.present.coauthors import MOST, Lists, Person
        from profiletui.ui.screens.menus.coauthors import PeopleScreen

        desk = self.desk
        papers = [desk.library.papers[row] for row in desk.view.rows]
        alone = len(desk.library.profiles) == 1
        found = co_authors(papers, desk.library.profiles[0].name if alone else "")
        places = self._shelf.places if not alone or desk.shown is not None else {}
        listed, demanded = found[:MOST], demands(desk.query.text)
        asking = [by_author(map(desk.reading_name, person.spellings)) for person in listed]
        people = [
            Person(
                person,
                desk.reading_name(person.name),
                desk.reading(person.last_title),
                narrowed=wanted in demanded,
                open=name_key(person.name) in places,
            )
            for person, wanted in zip(listed, asking, strict=True)
        ]

        def done(chosen: str | None) -> None:
            kind, _, place = (chosen or "").partition(":")
            if kind == "papers":
                self.narrow_to(toggled(desk.query.text, asking[int(place)]))
            elif kind == "profile":
                self._show_profile(places[name_key(found[int(place)].name)])

        whole = len(papers) == desk.view.total
        counted = count(len(papers), "paper") if whole else f"{len(papers):,} of {count(desk.view.total, 'paper')}"
        title = f"co-authors {desk.glyphs.dot} {count(len(found), 'person', 'people')} on {counted}"
        lists = Lists(len(papers), cut_lists(papers), len(found) - len(listed))
        self.app.push_screen(PeopleScreen(title, people, lists, desk.glyphs), done)

    def _show_profiles(self) -> None:
        from profiletui.ui.present.profiles import TOGETHER
        from profiletui.ui.screens.menus.profiles import ProfilesScreen

        def done(chosen: str | None) -> None:
            if chosen == TOGETHER:
                self._show_profile(None)
            elif chosen and chosen.startswith("both:"):
                _, left, right, *paper = chosen.split(":")
                self._show_papers_on_both(int(left), int(right), paper[-1] if paper else "")
            elif chosen:
                self._show_profile(int(chosen))
            else:  # what was read again may be other rows
                self._show_view()
                self._list.redraw_rows()

        self.app.push_screen(ProfilesScreen(self._shelf), done)

    def _show_profile(self, place: int | None) -> None:
        if place is not None and not self._shelf.is_read(place):
            self.say(f"Still reading {self._shelf.labels[place]}: wait for the end, or stop it there")
            return
        self._shelf.show(place)
        self._show_view()
        self._list.redraw_rows()
        if len(self._shelf.profiles) > 1:
            self.say("Showing all profiles together" if place is None else f"Showing {self._shelf.labels[place]}")

    def _show_papers_on_both(self, left: int, right: int, paper: str) -> None:
        """All together, narrowed to what two profiles share, the cursor on one of those papers."""
        self._shelf.show(None)
        self.narrow_to(on_profiles(self._shelf.profiles[place].name for place in (left, right)))
        self.desk.go_to(paper)
        self._show_view()
