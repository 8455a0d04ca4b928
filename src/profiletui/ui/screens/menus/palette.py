"""The palette: every command that acts where the person is, found by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from profiletui.keys import FILTER, Command, key_name
from profiletui.typeset.glyphs import Glyphs
from profiletui.typeset.lines import Span, wrap
from profiletui.typeset.widths import cell_width, pad
from profiletui.ui.present.menu import BLANK, Item, heading
from profiletui.ui.screens.menus.menu import MenuScreen

_ROOM_FOR_COLUMNS = 24


class PaletteScreen(MenuScreen):
    """Commands by group with their keys; one types at once. Ends with a command's id, or None."""

    def __init__(self, commands: Sequence[Command], glyphs: Glyphs) -> None:
        # Moving is what nobody looks for by name.
        self._offered = sorted(commands, key=lambda entry: entry.group == "Move")
        super().__init__("commands", self._items, glyphs, "COMMANDS", finding=True)

    def _items(self, width: int) -> list[Item]:
        return list(palette_items(self._offered, width))

    def action_run(self, name: str) -> None:
        """Enter runs the command at the cursor, also while one types; the palette's own key closes it."""
        if name == "keep-filter" and self.place == FILTER:
            super().action_run("keep-filter")
            super().action_run("choose")
        elif name == "palette" or (name == "back" and not self._sought):
            self.dismiss(None)
        else:
            super().action_run(name)


def palette_items(commands: Sequence[Command], width: int) -> Iterator[Item]:
    """A line or two a command, under the names of groups: its key, its label, what it does."""
    keys = {entry.id: key_name(entry.keys[0]) for entry in commands}
    key_column = max(map(cell_width, keys.values()), default=0) + 2
    column = key_column + max((cell_width(entry.label) for entry in commands), default=0) + 2
    group = ""
    for entry in commands:
        if entry.group != group:
            if group:
                yield BLANK
            group = entry.group
            yield heading(group)
        words = f"{entry.label} {entry.help} {keys[entry.id]} {entry.id}"
        name = (Span(pad(keys[entry.id], key_column), "key"), Span(entry.label))
        if width < column + _ROOM_FOR_COLUMNS:
            yield Item(name, entry.id, words)
            continue
        lines = wrap((Span(entry.help, "dim"),), width - column)
        gap = Span(" " * (column - key_column - cell_width(entry.label)))
        for number, line in enumerate(lines):
            yield Item((*((*name, gap) if not number else (Span(" " * column),)), *line), entry.id, words)
