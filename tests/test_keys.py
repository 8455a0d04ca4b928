from itertools import combinations

import pytest

from profiletui.keys import COMMANDS, EVERYWHERE, RESERVED, command, key_name


def test_no_key_means_two_things_in_one_place() -> None:
    for one, other in combinations(COMMANDS, 2):
        assert not (set(one.keys) & set(other.keys) and set(one.where) & set(other.where)), (one.id, other.id)


def test_keys_that_terminals_own_are_left_to_them() -> None:
    assert not {key for entry in COMMANDS for key in entry.keys} & set(RESERVED)


def test_ids_are_unique_and_every_command_has_words() -> None:
    assert len({entry.id for entry in COMMANDS}) == len(COMMANDS)
    for entry in COMMANDS:
        assert entry.keys
        assert entry.label
        assert entry.help
        assert set(entry.where) <= set(EVERYWHERE)


def test_the_table_holds_what_was_promised() -> None:
    promised = {
        "/": "filter", "c": "copy-code", "l": "links", "o": "open", "s": "sort", "S": "reverse", "z": "zoom",
        "!": "diagnostics", "?": "help", "Ctrl+P": "palette", "q": "quit", "Ctrl+L": "redraw", "Enter": "read",
        "Tab": "next-pane", "Esc": "back", "j": "down", "k": "up", "g": "first", "G": "last", "r": "raw",
    }  # fmt: skip
    pairs = {(key_name(key), entry.id) for entry in COMMANDS for key in entry.keys}
    assert set(promised.items()) <= pairs


def test_an_unknown_command_is_an_error() -> None:
    with pytest.raises(KeyError):
        command("fly")
