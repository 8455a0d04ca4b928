"""A person's configuration as it stands in its file: entries with their lines, and what is wrong with the file.

What the entries may be is not known here. TOML is read by the standard library, which is imported only where there
is a file to read.
"""

from __future__ import annotations

import re

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.record import NamedTuple

_LARGEST = 1 << 20
"""Bytes above which a file is no configuration."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_TABLE_OR_ENTRY = re.compile(rf"\s*(?:\[\[?\s*({_DOTTED})\s*\]|({_DOTTED})\s*=(.*))", re.DOTALL)
_PART = re.compile(_KEY)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class Entry(NamedTuple):
    """One entry: its name, ``keys.sort`` for one in a table, its value as TOML has it, and its line (0: unknown)."""

    name: str
    value: object
    line: int


class Document(NamedTuple):
    """What a file says. ``there`` tells whether there is one; ``remarks`` what could not be read in it."""

    path: str
    there: bool = False
    entries: tuple[Entry, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


def read(path: str) -> Document:
    """The configuration in a file; a missing one is empty. Never raises: what is wrong is said in the remarks."""
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Document(path)
    except OSError as problem:
        return _ignored(path, 0, f"it cannot be read ({(problem.strerror or 'reading failed').lower()})")
    except ValueError:
        return Document(path)  # no file can have such a name
    if len(data) > _LARGEST:
        return _ignored(path, 0, "it is too large for a configuration")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return _ignored(path, data.count(b"\n", 0, problem.start) + 1, "it is not UTF-8 text")
    return _parsed(path, text)


def _ignored(path: str, line: int, why: str) -> Document:
    return Document(path, True, (), (Diagnostic(line, "warning", "config", f"{why}; the whole file is ignored"),))


def _parsed(path: str, text: str) -> Document:
    import tomllib

    try:
        tree = tomllib.loads(text)
    except ValueError as problem:  # TOMLDecodeError, and a number with more digits than Python takes
        said = str(problem)
        place = _PLACE.search(said)
        line = 0 if place is None else int(place[1] or text.count("\n") + 1)
        reason = _PLACE.sub("", said)
        return _ignored(path, line, f"it is not TOML ({reason[:1].lower()}{reason[1:]})")
    except RecursionError:
        return _ignored(path, 0, "it is nested too deeply")
    lines = lines_of(text)
    entries = []
    for name, value in tree.items():
        if isinstance(value, dict) and value:
            within = [Entry(f"{name}.{inner}", kept, _line(lines, name, inner)) for inner, kept in value.items()]
            entries += sorted(within, key=lambda entry: entry.line)
        else:
            entries.append(Entry(name, value, _line(lines, name)))
    return Document(path, True, tuple(entries))


def _line(lines: dict[tuple[str, ...], int], *name: str) -> int:
    """The line of an entry, or of the table it stands in where that is written in one line."""
    return lines.get(name) or lines.get(name[:1], 0)


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
