"""From roles to Rich's styles, and the themes as Textual's own widgets wear them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.theme import BUILTIN_THEMES, Theme

from profiletui.typeset.widths import cell_width
from profiletui.ui.present.theme_roles import THEMES, look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profiletui.typeset.lines import Span


@cache
def style_of(theme: str, role: str) -> Style:
    """The style of a role in a theme. Raises KeyError as `look` does."""
    said = look(theme, role)
    return Style(
        bold=said.bold or None,
        dim=said.dim or None,
        italic=said.italic or None,
        underline=said.underline or None,
        reverse=said.reverse or None,
        color=None if said.ink is None else Color.from_ansi(said.ink),
        bgcolor=None if said.ground is None else Color.from_ansi(said.ground),
    )


def strip_of(line: Iterable[Span], width: int, theme: str) -> Strip:
    """A line as a strip of exactly `width` cells."""
    segments: list[Segment] = []
    cells = 0
    for text, role, _ in line:
        if text:
            segments.append(Segment(text, style_of(theme, role)))
            cells += cell_width(text)
    if cells < width:
        segments.append(Segment(" " * (width - cells), style_of(theme, "")))
        cells = width
    return Strip(segments, cells).adjust_cell_length(width)


def textual_themes() -> Iterator[Theme]:
    """Our themes by their names as Textual's, for what it draws itself: the filter box.

    All are made of its themes for the terminal's own colours; `contrast` has its own ground.
    """
    for name in THEMES:
        base = BUILTIN_THEMES["ansi-light" if name == "light" else "ansi-dark"]
        if name == "contrast":
            yield replace(
                base,
                name=name,
                primary="#ffff00",
                accent="#ffff00",
                secondary="#ffffff",
                foreground="#ffffff",
                background="#000000",
                surface="#000000",
                panel="#000000",
                boost="#000000",
            )
        else:
            yield replace(base, name=name)
