"""The open profiles: switch between them, compare two, see what differs between two saves of one."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.message import Message

from profiletui.keys import FILTER, PROFILES, Command, shown_key
from profiletui.loading.reload import Reread
from profiletui.typeset.changes import changes_rows
from profiletui.typeset.lines import Line, wrap_hanging
from profiletui.ui.present.menu import BLANK, Item, sentences
from profiletui.ui.present.profiles import TOGETHER, Entry, comparison_items, profiles_items
from profiletui.ui.screens.bindings import bindings_for
from profiletui.ui.screens.menus.menu import MenuScreen
from profiletui.ui.screens.page import PageScreen
from profiletui.ui.viewmodel.open_profiles import Shelf


class ComparisonScreen(MenuScreen):
    """Two profiles side by side. Ends with ``shared`` or ``paper:ID`` of a paper on both, or None."""

    labels = MappingProxyType({"choose": "show the papers on both"})

    def __init__(self, shelf: Shelf, left: int, right: int) -> None:
        labels = (shelf.labels[left], shelf.labels[right])
        glyphs, found = shelf.desk.glyphs, shelf.compare(left, right)
        super().__init__(
            f"{labels[0]} {glyphs.dot} {labels[1]}",
            lambda width: comparison_items(found, labels, shelf.desk.reading, width, glyphs),
            glyphs,
            "COMPARE",
        )


class ProfilesScreen(MenuScreen, inherit_bindings=False):
    """An entry a profile. Ends with ``together``, the place of a profile, ``both:A:B`` or ``both:A:B:paper:ID`` for the
    papers on two profiles, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(PROFILES, FILTER)]

    own_place = PROFILES
    labels = MappingProxyType({"choose": "show"})

    def __init__(self, shelf: Shelf) -> None:
        super().__init__("profiles", self._lines, shelf.desk.glyphs)
        self._shelf = shelf
        self._comparing: int | None = None
        self._report: list[str] = []
        self._stands = False

    @property
    def commands(self) -> tuple[Command, ...]:
        """The table of commands in force, without what needs another profile, or another save, where there is none."""
        idle = {"compare"} if len(self._shelf.profiles) < 2 else set()
        if not self._has_saves():
            idle.add("changes")
        return tuple(entry for entry in super().commands if entry.id not in idle)

    def _has_saves(self) -> bool:
        """Whether two saves of one person's page are open."""
        return any(map(self._shelf.other_save, range(len(self._shelf.profiles))))

    class Fresh(Message):
        """What has changed on disk is read."""

        def __init__(self, fresh: Reread) -> None:
            super().__init__()
            self.fresh = fresh

    def on_mount(self) -> None:
        """Say what has changed on disk."""
        if news := self._shelf.look():
            self._report = [f"{news}: {shown_key('reread', self.commands)} reads it again."]

    def show_items(self) -> None:
        """Make the lines anew; at first the cursor stands on what is shown."""
        super().show_items()
        if not self._stands:
            self._stands = True
            self._menu.go_to(TOGETHER if self._shelf.desk.shown is None else str(self._shelf.desk.shown))

    def _lines(self, width: int) -> list[Item]:
        shelf, desk = self._shelf, self._shelf.desk
        profiles = shelf.profiles
        several = len(profiles) > 1

        def sign(place: int | None) -> str:
            return self._glyphs.owner if several and desk.shown == place else ""

        entries = [
            Entry(profile, len(profile.papers), sign(place), self._note(place))
            for place, profile in enumerate(profiles)
        ]
        if not entries:
            return sentences("No profile is open.", width)
        library = desk.opened.library
        everything = library.profiles[0]._replace(field=None, source=library.profiles[0].source._replace(name=""))
        together = Entry(everything, len(library), sign(None)) if several else None
        items = profiles_items(entries, together, width, self._glyphs)
        if self._report:
            items += [BLANK, *(line for sentence in self._report for line in sentences(sentence, width, ""))]
        return items if several else [*items, BLANK, *self._how_to_open_several(width)]

    def _note(self, place: int) -> str:
        if place == self._comparing:
            return f"compare with {self._glyphs.ellipsis}"
        return "another save is open" if self._shelf.other_save(place) else ""

    def _how_to_open_several(self, width: int) -> list[Item]:
        """The empty state: what there is not, what to try, one key."""
        back = shown_key("back", self.commands)
        return [
            *sentences("No other profile is open, so there is none to switch to or to compare with.", width, ""),
            *sentences(
                "Name several pages or a folder of them: profiletui ada.txt mary.txt, or profiletui pages/", width
            ),
            *sentences(f"{back} goes back.", width),
        ]

    def choose(self, entry: str) -> None:
        """Show that profile, or compare with it where one is waiting for another."""
        if self._comparing is not None and entry != TOGETHER:
            self._compare(int(entry))
        else:
            self.dismiss(entry)

    def action_run(self, name: str) -> None:
        """Compare, show what differs, read again; the rest as in any menu."""
        if self.place != PROFILES:
            super().action_run(name)
            return
        self.say("")
        entry = self._menu.chosen
        place = int(entry) if entry and entry != TOGETHER else None
        if name == "compare":
            self._compare(place)
        elif name == "changes":
            self._show_changes(place)
        elif name == "reread":
            self._reread()
        elif name == "profiles":
            self.dismiss(None)
        elif name == "back" and self._comparing is not None:
            self._comparing = None
            self.show_items()
        else:
            super().action_run(name)

    def _compare(self, place: int | None) -> None:
        """The first time choose one, the second time the other; of two there is nothing to choose."""
        several = len(self._shelf.profiles)
        if several == 2:
            self._show_comparison(0, 1)
        elif several < 2:
            self.say("There is no other profile to compare with")
        elif place is None:
            self.say("Which two? Move to a profile first")
        elif self._comparing is None:
            self._comparing = place
            self.show_items()
            key = shown_key("compare", self.commands)
            self.say(f"Compare {self._shelf.labels[place]} with which? Move there and press {key}")
        elif place == self._comparing:
            self._comparing = None
            self.show_items()
        else:
            self._show_comparison(self._comparing, place)

    def _show_comparison(self, left: int, right: int) -> None:
        self._comparing = None
        self.show_items()

        def done(chosen: str | None) -> None:
            if chosen:
                self.dismiss(f"both:{left}:{right}" + (f":{chosen}" if chosen.startswith("paper:") else ""))

        self.app.push_screen(ComparisonScreen(self._shelf, left, right), done)

    def _show_changes(self, place: int | None) -> None:
        saves = None if place is None else self._shelf.other_save(place)
        if saves is None:
            who = "" if place is None else self._shelf.labels[place]
            ask = (
                "Of whom? Move to a profile first"
                if self._has_saves()
                else "No two saves of one person's page are open"
            )
            self.say(f"No other save of {who}'s page is open" if who else ask)
            return
        glyphs, shelf = self._glyphs, self._shelf
        rows = list(changes_rows(shelf.changes(*saves), shelf.desk.reading, glyphs))

        def page(width: int) -> Sequence[Line]:
            return [piece for line, hang in rows for piece in wrap_hanging(line, width, hang)]

        old, new = (shelf.profiles[number].source.name for number in saves)
        self.app.push_screen(PageScreen(f"what differs from {old} to {new}", page, glyphs, "CHANGES"))

    def _reread(self) -> None:
        if self._shelf.desk.intake is not None:
            self.say("Still reading: wait for the end, or stop it")
            return
        self.say("Reading again")
        self._read_changed()

    @work(thread=True, exclusive=True, group="reread")
    def _read_changed(self) -> None:
        self.post_message(self.Fresh(self._shelf.reread()))

    def on_profiles_screen_fresh(self, message: Fresh) -> None:
        """Show what came of it; the main screen shows it when it is back."""
        self.say("")
        self._comparing = None
        self._report = self._shelf.take(message.fresh)
        self.show_items()
