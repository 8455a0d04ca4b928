"""Whole screens of text: the reader's diagnostics."""

from __future__ import annotations

from profiletui.keys import COMMANDS, shown_key
from profiletui.model.diagnostic import SOURCE
from profiletui.typeset.lines import Span, wrap
from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.keys import Command
    from profiletui.model.diagnostic import Diagnostic
    from profiletui.typeset.lines import Line


def diagnostics_page(
    groups: Sequence[tuple[str, Sequence[Diagnostic]]], width: int, commands: Sequence[Command] = COMMANDS
) -> list[Line]:
    """Each source with what its reader had to say, in line order; the empty state says that all went well."""
    lines: list[Line] = []
    for name, diagnostics in groups:
        lines.append((Span(name, "title"), Span(f"  {count(len(diagnostics), 'remark')}", "dim")))
        if not diagnostics:
            back = shown_key("back", commands)
            lines += wrap((Span(f"Everything on the page was understood. {back} goes back."),), width)
        places = [_place(entry) for entry in diagnostics]
        room = max(map(len, places), default=0)
        room += bool(room)
        for entry, where in zip(diagnostics, places, strict=True):
            label = f"{entry.severity:<8}{where:<{room}}"
            if width < len(label) + 24:
                lines.append((Span(label.rstrip(), entry.severity),))
                lines += [(Span("  "), *piece) for piece in wrap((Span(entry.message),), width - 2)]
                continue
            pieces = wrap((Span(entry.message),), width - len(label))
            lines.append((Span(f"{entry.severity:<8}", entry.severity), Span(f"{where:<{room}}", "dim"), *pieces[0]))
            lines += [(Span(" " * len(label)), *piece) for piece in pieces[1:]]
        lines.append(())
    return lines


def _place(entry: Diagnostic) -> str:
    """Where on a page a remark belongs; '' for one that names a file itself."""
    if entry.line:
        return f"line {entry.line}"
    return "" if entry.code == SOURCE else "whole file"
