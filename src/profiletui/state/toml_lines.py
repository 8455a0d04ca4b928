"""On which lines of a TOML text things stand, which the standard library's reader does not tell."""

from __future__ import annotations

import re

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_TABLE_OR_ENTRY = re.compile(rf"\s*(?:\[\[?\s*({_DOTTED})\s*\]|({_DOTTED})\s*=(.*))", re.DOTALL)
_BETWEEN_NAMES = re.compile(r"[=,{\n]")
_PART = re.compile(_KEY)
_OVER_LINES = ("Invalid value", "Unclosed array", "Unterminated string")
"""What the reader finds wrong at the end of a text with a value that may have begun lines before."""
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def syntax_error(problem: ValueError, text: str) -> tuple[int, str]:
    """The line that an error of the reader's is about (0: unknown), and the reason, as part of a sentence."""
    said = str(problem)
    place = _PLACE.search(said)
    reason = _PLACE.sub("", said)
    line = 0 if place is None else int(place[1] or _without_end(reason, text))
    return line, reason[:1].lower() + reason[1:]


def _without_end(reason: str, text: str) -> int:
    """The line on which that begins which has no end in a text: the last one, or that of a value of several lines."""
    last = text.count("\n") + 1
    return max(lines_of(text).values(), default=last) if reason in _OVER_LINES else last


def deep_name(text: str, most: int) -> int:
    """The line of a name with more than so many parts, or 0 where there is none. A value may look like one."""
    parts, at = 0, 0
    for piece in text.split("."):
        at += len(piece) + 1
        parts = 1 if _BETWEEN_NAMES.search(piece) else parts + 1
        if parts > most:
            return text.count("\n", 0, at - 1) + 1
    return 0


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, on which each table and each entry of a TOML text begins, by the parts of its name."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    inside = ""  # the quotes that end a string of several lines
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            if line.count(inside) % 2:
                inside = ""
            continue
        match = _TABLE_OR_ENTRY.match(line)
        if match and match[1]:
            table = _parts(match[1])
            found.setdefault(table, number)
        elif match:
            found.setdefault((*table, *_parts(match[2])), number)
        inside = next((quotes for quotes in ('"""', "'''") if line.count(quotes) % 2), "")
    return found


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
