"""The help, as a menu: what is chosen is done."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from profiletui.keys import command, shown_key
from profiletui.typeset.glyphs import Glyphs
from profiletui.ui.present.help import help_items, place_name
from profiletui.ui.present.menu import Item
from profiletui.ui.screens.menus.menu import MenuScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.ui.present.help import Finds


class HelpScreen(MenuScreen):
    """An entry a command and a query. Ends with ``run:ID`` or ``query:TEXT``, or None.

    `place` is where the person was, and `own` the keys of that screen alone; `finds` tells how many papers a query
    leaves, where there is a filter to put it into.
    """

    labels = MappingProxyType({"choose": "do it"})

    def __init__(self, place: str, own: Sequence[tuple[str, str]], glyphs: Glyphs, finds: Finds | None = None) -> None:
        super().__init__(f"help {glyphs.dot} keys {place_name(place)} first", self._lines, glyphs, "HELP")
        self._where = place
        self._own = own
        self._finds = finds

    def _lines(self, width: int) -> list[Item]:
        return help_items(width, self._where, self.commands, self._glyphs, self._own, self._finds)

    def choose(self, entry: str) -> None:
        """Do it where one was, or say why that cannot be."""
        kind, _, value = entry.partition(":")
        if kind == "run" or (kind == "query" and self._finds):
            self.dismiss(entry)
        elif kind == "else":
            there = " or ".join(map(place_name, command(value).where))
            self.say(f"{shown_key(value, self.commands)} acts {there}")

    def action_run(self, name: str) -> None:
        """The key that shows the help takes it away again; the rest as in any menu."""
        if name == "help":
            self.dismiss(None)
        else:
            super().action_run(name)
