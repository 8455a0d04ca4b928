"""What is in force: an option comes before the environment, that before the configuration, that before the default.

Values in, values out: the configuration's document is handed in. An entry that is unknown or wrong is ignored and
told of with its line; only what somebody has just typed is refused.
"""

from __future__ import annotations

import os

from profiletui import keys
from profiletui.model.diagnostic import Diagnostic
from profiletui.model.record import NamedTuple
from profiletui.state import paths
from profiletui.state.config import Document, Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profiletui.keys import Command

THEMES = ("auto", "dark", "light", "contrast", "ansi")
"""The themes that can be asked for; ``auto`` is the one that fits the terminal."""

COLUMNS = ("category", "year", "month", "date", "cites", "code")
"""The columns that a list of papers can have left of their titles."""

USUAL_COLUMNS = ("category", "month", "cites", "code")

THEME_VARIABLE = "PROFILETUI_THEME"
CLIPBOARD_VARIABLE = "PROFILETUI_CLIPBOARD"
DEFAULT = "default"
"""What `Settings.origins` says of what nobody has set."""


class Settings(NamedTuple):
    """What is in force. ``library`` is a folder, ``configured_library`` that of the configuration alone ('' for
    none); ``commands`` is the table with the person's keys.

    ``origins`` says of each entry by name (``theme``, ``keys.sort``) where its value comes from: ``--theme``,
    ``PROFILETUI_THEME``, ``line 3``; what has none is the default. ``remarks`` are about the file ``path``.
    """

    theme: str = "auto"
    clipboard: str = "auto"
    sort: str = "source"
    columns: tuple[str, ...] = USUAL_COLUMNS
    library: str = ""
    configured_library: str = ""
    commands: tuple[Command, ...] = keys.COMMANDS
    origins: Mapping[str, str] = {}
    remarks: tuple[Diagnostic, ...] = ()
    path: str = ""


def settle(document: Document, environ: Mapping[str, str], options: Mapping[str, str]) -> Settings:
    """The settings that `options` (``theme``, ``clipboard``, ``sort``, '' for none), an environment and a
    configuration make.

    Raises:
        ValueError: an option or a variable is wrong; the text is one sentence.
    """
    configured = _Configured(document)
    said = (
        ("theme", "--theme", options.get("theme", "")),
        ("clipboard", "--clipboard", options.get("clipboard", "")),
        ("sort", "--sort", options.get("sort", "")),
        ("theme", THEME_VARIABLE, environ.get(THEME_VARIABLE, "")),
        ("clipboard", CLIPBOARD_VARIABLE, environ.get(CLIPBOARD_VARIABLE, "")),
        ("library", paths.LIBRARY_VARIABLE, environ.get(paths.LIBRARY_VARIABLE, "")),
    )
    values = configured.values
    origins = dict(configured.origins)
    asked: set[str] = set()
    for name, where, value in said:
        if value and name not in asked:
            if name in _CHOICES and not _is_choice(name, value):
                raise ValueError(f"{where} cannot be {value!r}; it takes {_choices_of(name)}")
            values[name], origins[name] = value, where
            asked.add(name)
    return Settings(
        theme=values.get("theme", "auto"),
        clipboard=values.get("clipboard", "auto"),
        sort=values.get("sort", "source"),
        columns=configured.columns,
        library=paths.library_folder(environ, configured.library),
        configured_library=configured.library,
        commands=configured.commands,
        origins=origins,
        remarks=(*document.remarks, *sorted(configured.remarks)),
        path=document.path,
    )


def _sort_keys() -> Sequence[str]:
    from profiletui.store.order import SORT_KEYS

    return SORT_KEYS


def _modes() -> Sequence[str]:
    from profiletui.clipboard.strategy import MODES

    return MODES


_CHOICES = {"theme": lambda: THEMES, "clipboard": _modes, "sort": _sort_keys}
"""The entries that take one of some words, and which."""

ENTRIES = (*_CHOICES, "columns", "library")
"""The entries there are, beside the table of keys."""


def _is_choice(name: str, value: str) -> bool:
    return (value.removeprefix("-") if name == "sort" else value) in _CHOICES[name]()


def _choices_of(name: str) -> str:
    *most, last = _CHOICES[name]()
    return f"{', '.join(most)} or {last}" + (", with a - before it to reverse" if name == "sort" else "")


class _Configured:
    """The entries of a document, taken one by one."""

    def __init__(self, document: Document) -> None:
        self.values: dict[str, str] = {}
        self.columns: tuple[str, ...] = USUAL_COLUMNS
        self.library = ""
        self.origins: dict[str, str] = {}
        self.remarks: list[Diagnostic] = []
        self._folder = os.path.dirname(document.path)
        self.commands = keys.COMMANDS
        changes: dict[str, Sequence[str]] = {}
        lines: dict[str, int] = {}
        for entry in document.entries:
            table, _, name = entry.name.rpartition(".")
            if entry == ("keys", {}, entry.line):
                continue
            if table != "keys":
                self._take(entry)
            elif (written := _words(entry.value)) is None:
                self._refuse(entry, f"{_name(entry.name)} is a key or a list of keys, each in quotes")
            else:
                changes[name], lines[name] = written, entry.line
        if not changes:
            return
        from profiletui.keymap import remap  # few people have keys of their own

        self.commands, refused = remap(changes)
        for name, why in refused:
            self._refuse(Entry(f"keys.{name}", None, lines[name]), f"{_name(f'keys.{name}')}: {why}")
        refusals = {refusal.command for refusal in refused}
        self.origins.update({f"keys.{name}": _at(lines[name]) for name in changes if name not in refusals})

    def _take(self, entry: Entry) -> None:
        name, value = entry.name, entry.value
        if name in _CHOICES and isinstance(value, str) and _is_choice(name, value):
            self.values[name] = value
        elif name == "columns" and (columns := _words(value)) is not None and self._are_columns(columns):
            self.columns = tuple(columns)
        elif name == "library" and isinstance(value, str) and value.strip():
            self.library = os.path.join(self._folder, os.path.expanduser(value))
        else:
            self._refuse(entry, _wrong(name, value))
            return
        self.origins[name] = _at(entry.line)

    @staticmethod
    def _are_columns(columns: Sequence[str]) -> bool:
        return set(columns) <= set(COLUMNS) and len(set(columns)) == len(columns)

    def _refuse(self, entry: Entry, why: str) -> None:
        self.remarks.append(Diagnostic(entry.line, "warning", "config", f"{why}; the entry is ignored"))


def _wrong(name: str, value: object) -> str:
    """What is wrong with an entry, as the beginning of a sentence."""
    if name in _CHOICES:
        return f"{name} cannot be {value!r}, it takes {_choices_of(name)}"
    if name == "columns":
        return f"columns is a list of some of {', '.join(COLUMNS)}, each once and in quotes"
    if name == "library":
        return "library is the path of a folder, in quotes"
    if name == "keys":
        return "keys is a table: [keys] on a line of its own, then one command a line"
    from difflib import get_close_matches

    near = get_close_matches(name, ENTRIES, 1, cutoff=0.7)
    return f"there is no entry {_name(name)}" + (f", did you mean {near[0]}" if near else "")


def _words(value: object) -> list[str] | None:
    """A word or a list of words as a list; None for what is neither."""
    words = [value] if isinstance(value, str) else value
    return words if isinstance(words, list) and all(isinstance(word, str) for word in words) else None


def _name(name: str) -> str:
    """An entry's name as it can be printed."""
    return name if name.isascii() and name.isprintable() else repr(name)


def _at(line: int) -> str:
    return f"line {line}" if line else "configuration"


def as_toml(settings: Settings) -> Iterator[str]:
    """Lines of TOML that would set all this, each with where it comes from; reading them gives the same again."""
    entries: list[tuple[str, str]] = [
        ("theme", _quoted(settings.theme)),
        ("clipboard", _quoted(settings.clipboard)),
        ("sort", _quoted(settings.sort)),
        ("columns", f"[{', '.join(map(_quoted, settings.columns))}]"),
        ("library", _quoted(settings.library)),
    ]
    yield from _lines(entries, settings.origins)
    yield ""
    yield "[keys]"
    shown = [(entry.id, [name if (name := keys.key_name(key)).isascii() else key for key in entry.keys])
             for entry in settings.commands]  # fmt: skip
    own = {name.removeprefix("keys."): where for name, where in settings.origins.items() if name.startswith("keys.")}
    rows = [
        (name, _quoted(words[0]) if len(words) == 1 else f"[{', '.join(map(_quoted, words))}]") for name, words in shown
    ]
    yield from _lines(rows, own)


def _lines(entries: Sequence[tuple[str, str]], origins: Mapping[str, str]) -> Iterator[str]:
    lines = [(name, f"{name} = {value}") for name, value in entries]
    column = min(max(len(line) for _, line in lines), 48)
    return (f"{line:{column}}  # {origins.get(name, DEFAULT)}" for name, line in lines)


def _quoted(text: str) -> str:
    """A text as a basic string of TOML."""
    safe = text.encode(errors="surrogateescape").decode(errors="replace").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join([sign if sign.isprintable() else f"\\U{ord(sign):08X}" for sign in safe]) + '"'
