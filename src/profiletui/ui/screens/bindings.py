"""Textual's bindings, made from the one table of commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding

from profiletui.keys import COMMANDS, Command


def bindings_for(*places: str) -> list[Binding]:
    """A binding for every key of every command that acts in one of `places`.

    All of them call the action ``run`` with the command's id, which is also the binding's, so that a key map can
    change the keys. They have priority over what a widget would make of the key itself, as the filter box does of
    Enter; the screen's ``check_action`` lets the keys through that mean nothing where the person is.
    """
    return [
        Binding(",".join(entry.keys), f"run('{entry.id}')", entry.label, show=False, id=entry.id, priority=True)
        for entry in COMMANDS
        if _meets(entry.where, places)
    ]


def keymap_for(commands: Sequence[Command]) -> dict[str, str]:
    """What makes the bindings of `bindings_for` those of another table: Textual's map of ids to keys.

    It names the commands whose keys changed, and those that share a key with one of them somewhere else: Textual
    takes a changed key away from all who have it.
    """
    old = {entry.id: set(entry.keys) for entry in COMMANDS}
    touched = [entry for entry in commands if set(entry.keys) != old[entry.id]]
    keys: set[str] = set()
    while touched and not keys >= (found := {key for entry in touched for key in (*entry.keys, *old[entry.id])}):
        keys |= found
        touched = [entry for entry in commands if keys & (old[entry.id] | set(entry.keys))]
    return {entry.id: ",".join(entry.keys) for entry in touched}


def _meets(where: Iterable[str], places: tuple[str, ...]) -> bool:
    return any(place in places for place in where)
