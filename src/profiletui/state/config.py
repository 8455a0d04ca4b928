"""A person's configuration as it stands in its file: entries with their lines, and what is wrong with the file.

What the entries may be is not known here. TOML is read by the standard library, which is imported only where there
is a file to read.
"""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.record import NamedTuple
from profiletui.state import files

_LARGEST = 1 << 20
"""Bytes above which a file is no configuration."""
_DEEPEST = 100
"""Parts of a name above which the standard library's reader takes time with the square of them."""


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
        data = files.bounded(path, _LARGEST + 1)
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

    from profiletui.state.toml_lines import deep_name, lines_of, syntax_error

    if line := deep_name(text, _DEEPEST):
        return _ignored(path, line, f"a name in it has more than {_DEEPEST} parts")
    try:
        tree = tomllib.loads(text)
    except ValueError as problem:  # TOMLDecodeError, and a number with more digits than Python takes
        line, reason = syntax_error(problem, text)
        return _ignored(path, line, f"it is not TOML ({reason})")
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
