"""Other keys over the table of commands: what people write, and what cannot be.

No command is without a key, and no key means two things in one place.
"""

from __future__ import annotations

from profiletui.keys import COMMANDS, FILTER, FUNCTION_KEYS, NAMES, RESERVED, TAGS, key_name, signs
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profiletui.keys import Command

TAKEN = ("ctrl+c",)
"""Keys that mean something of their own in the browser and cannot be given to a command."""

_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "ins": "insert",
    "del": "delete",
    "blank": "space",
    # A terminal sends the same byte for both.
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
    "ctrl+at": "ctrl+@",
}
_MODIFIERS = ("alt", "ctrl", "shift")
_BOXES = {FILTER: "the filter box", TAGS: "the tag box"}
_EDITING = ("backspace", "delete", "left", "right", "home", "end")
"""Keys that a box one types into needs itself."""


def key_of(written: str) -> str | None:
    """Textual's name of a key as people write it (``Ctrl+X``, ``F5``, ``/``, ``Esc``) or by that name itself; None
    where no key is called so.

    A key that reaches a program as another one is given by that one's name, as Enter is for Ctrl+M.
    """
    word = written.strip() or written[:1]
    if len(word) == 1:
        return _base(word)
    parts = word.replace("-", "+") if word[:1].isalpha() and "+" not in word else word
    *modifiers, base = [*parts[:-2].lower().split("+"), "+"] if parts.endswith("++") else parts.lower().split("+")
    if modifiers == ["shift"] and len(base) == 1 and base.isalpha():
        return base.upper()
    named = _base(base)
    if named is None or not set(modifiers) <= set(_MODIFIERS) or len(set(modifiers)) < len(modifiers):
        return None
    if "shift" in modifiers and (len(named) == 1 or named in signs()):
        return None  # the shifted sign has a name of its own
    key = "+".join([*(modifier for modifier in _MODIFIERS if modifier in modifiers), named])
    return _ALIASES.get(key, key)


def _base(word: str) -> str | None:
    """A key without modifiers."""
    if word == " ":
        return "space"
    if len(word) == 1 and word.isprintable():
        sign_of = {sign: name for name, sign in signs().items()}
        pictured = {sign: key for key, sign in NAMES.items()}
        return sign_of.get(word) or pictured.get(word) or (word if word.isalnum() else None)
    word = _ALIASES.get(word, word)
    return word if word in NAMES or word in FUNCTION_KEYS or word in signs() else None


class Refusal(NamedTuple):
    """A change of keys that is not made: of which command, and why, as the end of a sentence."""

    command: str
    why: str


def remap(
    changes: Mapping[str, Sequence[str]], commands: tuple[Command, ...] = COMMANDS
) -> tuple[tuple[Command, ...], tuple[Refusal, ...]]:
    """The table with other keys for some commands, and the changes that cannot be.

    `changes` maps the ids of commands to keys as people write them, in the order of the configuration: where two
    changes want one key in one place, the later one is refused, and a change is refused rather than a key taken
    from a command that was not changed. Every command keeps at least one key, and no key ever means two things.
    """
    wanted: dict[str, tuple[str, ...]] = {}
    refused: list[Refusal] = []
    known = {entry.id: entry for entry in commands}
    for changed, written in changes.items():
        keys = tuple(dict.fromkeys(key_of(key) or "" for key in written))
        if why := _wrong(known.get(changed), written):
            refused.append(Refusal(changed, why))
        else:
            wanted[changed] = keys
    while clash := _clash(table := _with(commands, wanted), wanted):
        changed, other, key = clash
        refused.append(Refusal(changed, f"{key_name(key)} is {other} there already"))
        del wanted[changed]
    return table, tuple(refused)


def _wrong(entry: Command | None, written: Sequence[str]) -> str:
    """Why a command cannot have these keys, whatever the others have; '' when it can."""
    if entry is None:
        return "there is no such command; profiletui keys lists them"
    if not written:
        return "it needs a key"
    boxes = [box for place, box in _BOXES.items() if place in entry.where]
    for word, key in zip(written, map(key_of, written), strict=True):
        if key is None:
            return f"no key is called {word!r}"
        if key in RESERVED or key in TAKEN:
            owner = "terminals and multiplexers own it" if key in RESERVED else "it tells how to leave"
            return f"{key_name(key)} cannot be given away: {owner}"
        if boxes and (len(key) == 1 or key in signs() or key in ("space", *_EDITING)):
            return f"{key_name(key)} is typed into {boxes[0]}"
    return ""


def _with(commands: tuple[Command, ...], wanted: Mapping[str, tuple[str, ...]]) -> tuple[Command, ...]:
    return tuple(entry._replace(keys=wanted[entry.id]) if entry.id in wanted else entry for entry in commands)


def _clash(table: Sequence[Command], wanted: Mapping[str, object]) -> tuple[str, str, str] | None:
    """A changed command, one that has the same key in the same place, and the key; the latest change first."""
    by_id = {entry.id: entry for entry in table}
    for mine in (by_id[changed] for changed in reversed([*wanted])):
        for other in table:
            if (
                other is not mine
                and (shared := set(mine.keys) & set(other.keys))
                and set(mine.where) & set(other.where)
            ):
                return mine.id, other.id, min(shared)
    return None
