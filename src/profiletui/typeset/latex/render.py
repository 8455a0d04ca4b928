r"""LaTeX as reading text: what a page's title or abstract would look like in print, as plain Unicode.

The conversion is total: it never raises, leaves text without TeX untouched, leaves macros it does not know
as they stand, and drops no word. Prices (``$5 … $10``) are no formulas. A text that is longer than any that people
read is left as it stands from there on, so that no page holds up a key or a signal.
"""

from __future__ import annotations

import re

from profiletui.model.tex import may_hold_tex
from profiletui.typeset.latex.prose import Prose
from profiletui.typeset.latex.tables import BOLD, ITALIC

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.typeset.latex.scripts import Run

LONGEST = 10_000
"""Characters of a text's paragraphs with TeX that are typeset; no abstract that is read has half as many."""

_STYLE_NAMES = {0: "", BOLD: "bold", ITALIC: "italic", BOLD | ITALIC: "bold italic"}


def reading_text(source: str) -> str:
    """Return ``source`` as plain reading text; the same object if there is no TeX in it."""
    if not may_hold_tex(source):
        return source
    text = "".join([text for text, _ in _runs(source)])
    return source if text == source else text


def reading_runs(source: str) -> tuple[tuple[str, str], ...]:
    """Return the reading text of ``source`` in runs of one style each.

    A run is a text and its style: ``""``, ``"bold"``, ``"italic"`` or ``"bold italic"``. The texts together
    are `reading_text`; an empty source has no runs.
    """
    if not may_hold_tex(source):
        return ((source, ""),) if source else ()
    return tuple([(text, _STYLE_NAMES[style]) for text, style in _runs(source)])


def _runs(source: str) -> list[Run]:
    """The runs of all paragraphs; a group or a formula never reaches beyond its paragraph."""
    runs: list[Run] = []
    room = LONGEST
    for place, paragraph in enumerate(source.split("\n\n")):
        if place:
            runs.append(("\n\n", 0))
        tex = may_hold_tex(paragraph)
        room -= len(paragraph) if tex else 0
        if tex and room >= 0:
            read = Prose(paragraph).read(0, len(paragraph), 0, 0)
            runs += _tidied(read, paragraph)
        else:
            runs.append((paragraph, 0))
    return _merged(runs)


def _tidied(runs: list[Run], source: str) -> list[Run]:
    """The runs without the blanks that macros left beside the author's own; ``source`` where it says the same."""
    shown = "".join([text for text, _ in runs])
    if shown == source:
        return [(source, 0)]
    if "  " not in shown and shown == shown.strip(" "):
        return runs
    tidied: list[Run] = []
    before = " "
    for text, style in runs:
        if "  " in text:
            text = re.sub(" {2,}", " ", text)
        if before.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            tidied.append((text, style))
            before = text
    if tidied:
        tidied[-1] = (tidied[-1][0].rstrip(" "), tidied[-1][1])
    return tidied


def _merged(runs: list[Run]) -> list[Run]:
    if not any(style for _, style in runs):
        text = "".join([text for text, _ in runs])
        return [(text, 0)] if text else []
    merged: list[tuple[list[str], int]] = []
    for text, style in runs:
        if not text:
            continue
        if not merged or merged[-1][1] != style:
            merged.append(([], style))
        merged[-1][0].append(text)
    return [("".join(texts), style) for texts, style in merged]
