"""The menu of what can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from profiletui.model.paper import Paper
from profiletui.typeset.lines import Span
from profiletui.typeset.widths import cell_width, pad
from profiletui.ui.present.menu import Item
from profiletui.ui.screens.menus.menu import MenuScreen
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.writers.copies import KINDS, together


class CopyAsScreen(MenuScreen):
    """A row a kind, with the beginning of what it would copy. Ends with ``kind:KEY``, or None."""

    own_keys = (("letter", "copies that"),)
    labels = MappingProxyType({"choose": "copies this"})
    letters = MappingProxyType({kind.key: f"kind:{kind.key}" for kind in KINDS})

    def __init__(self, title: str, papers: Sequence[Paper], desk: Desk) -> None:
        column = max(cell_width(kind.label) for kind in KINDS) + 2
        items: list[Item] = []
        for kind in KINDS:
            text = together(kind, papers, desk.reading)
            if kind.stated and not text:
                continue
            begins = text.partition("\n")[0] + (f" {desk.glyphs.ellipsis}" if "\n" in text else "")
            line = (Span(f"{kind.key}  ", "key"), Span(pad(kind.label, column)), Span(begins or "nothing", "dim"))
            items.append(Item(line, f"kind:{kind.key}"))
        super().__init__(title, lambda _: items, desk.glyphs, "COPY AS")
