"""Whole screens of text: the help, the reader's diagnostics."""

from __future__ import annotations

from profiletui.keys import COMMANDS, key_name, shown_key
from profiletui.typeset.lines import Span, wrap
from profiletui.typeset.widths import cell_width, pad
from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.keys import Command
    from profiletui.model.diagnostic import Diagnostic
    from profiletui.typeset.lines import Line

_QUERY_EXAMPLES = (
    ("graph attention", "both words, anywhere: title, authors, affiliation, category, abstract"),
    ('"neural network"', "the phrase"),
    ("graph -attack", "the one without the other"),
    ("hashing OR retrieval", "either"),
    ("author:zhuo title:norm", "a word in a field: title abstract author aff cat link host"),
    ("year:2019..2021", "years; also year:2021 year:>=2020 date:2024-03..2024-09"),
    ("code:link", "has a code link; also code:yes code:no code:badge code:missing"),
    ("(cat:CV OR cat:LG) year:2024..", "parentheses group"),
)


def help_page(width: int, commands: Sequence[Command] = COMMANDS) -> list[Line]:
    """The keys by group, then the query language by example: all from the one table."""
    lines: list[Line] = []
    groups: dict[str, list[Command]] = {}
    for entry in commands:
        groups.setdefault(entry.group, []).append(entry)
    names = {entry.id: "  ".join(key_name(key) for key in entry.keys) for entry in commands}
    column = max(cell_width(name) for name in names.values()) + 3
    for group, entries in groups.items():
        lines.append((Span(group, "title"),))
        for entry in entries:
            lines += _row(names[entry.id], entry.help, column, width, f"run:{entry.id}")
        lines.append(())
    lines.append((Span("Filter by example", "title"),))
    column = max(cell_width(example) for example, _ in _QUERY_EXAMPLES) + 3
    for example, meaning in _QUERY_EXAMPLES:
        lines += _row(example, meaning, column, width)
    return lines


def _row(key: str, text: str, column: int, width: int, action: str = "") -> list[Line]:
    if width < column + 20:
        return [(Span(key, "key", action),), *((Span("  "), *line) for line in wrap((Span(text),), width - 2))]
    pieces = wrap((Span(text),), width - column)
    first = (Span(pad(key, column), "key", action), *pieces[0])
    return [first, *((Span(" " * column), *piece) for piece in pieces[1:])]


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
        for entry in diagnostics:
            where = f"line {entry.line}" if entry.line else "whole file"
            label = f"{entry.severity:<8}{where:<11}"
            if width < len(label) + 24:
                lines.append((Span(label.rstrip(), entry.severity),))
                lines += [(Span("  "), *piece) for piece in wrap((Span(entry.message),), width - 2)]
                continue
            pieces = wrap((Span(entry.message),), width - len(label))
            lines.append((Span(f"{entry.severity:<8}", entry.severity), Span(f"{where:<11}", "dim"), *pieces[0]))
            lines += [(Span(" " * len(label)), *piece) for piece in pieces[1:]]
        lines.append(())
    return lines
