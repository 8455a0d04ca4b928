from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.keymap import TAKEN, key_of, remap
from profiletui.keys import (
    COMMANDS,
    EVERYWHERE,
    FILTER,
    RESERVED,
    TAGS,
    Command,
    command,
    key_name,
    shown_key,
)


def clashes(table: Sequence[Command]) -> list[tuple[str, str]]:
    return [
        (one.id, other.id)
        for one, other in combinations(table, 2)
        if set(one.keys) & set(other.keys) and set(one.where) & set(other.where)
    ]


def test_no_key_means_two_things_in_one_place() -> None:
    assert clashes(COMMANDS) == []


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


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("c", "c"), ("C", "C"), ("shift+c", "C"), ("/", "slash"), ("?", "question_mark"), ("+", "plus"), (" ", "space"),
        ("Space", "space"), ("Esc", "escape"), ("Return", "enter"), ("F5", "f5"), ("PgDn", "pagedown"), ("↓", "down"),
        ("ctrl+x", "ctrl+x"), ("Ctrl-X", "ctrl+x"), ("Shift+Tab", "shift+tab"), ("shift+ctrl+up", "ctrl+shift+up"),
        ("Alt+X", "alt+x"), ("ctrl++", "ctrl+plus"), ("question_mark", "question_mark"), ("é", "é"),
        ("ctrl+i", "tab"), ("Ctrl+M", "enter"), ("ctrl+@", "ctrl+@"), ("-", "minus"),
        ("", None), ("cc", None), ("F99", None), ("shift+1", None), ("ctrl+", None), ("ctrl+ctrl+x", None),
        ("hyper+x", None), ("☃", None), ("ctrl", None),
    ],
)  # fmt: skip
def test_a_key_is_understood_as_people_write_it(written: str, key: str | None) -> None:
    assert key_of(written) == key


@given(st.text(max_size=12))
def test_a_key_that_is_understood_is_understood_by_both_of_its_names(written: str) -> None:
    key = key_of(written)
    if key is not None:
        assert key_of(key) == key
        assert key_of(key_name(key)) == key


def test_every_key_of_the_table_is_understood_by_both_of_its_names() -> None:
    for entry in COMMANDS:
        for key in entry.keys:
            assert key_of(key) == key
            assert key_of(key_name(key)) == key


def test_commands_get_other_keys() -> None:
    table, refused = remap({"copy-code": ["x", "F5"], "sort": ["c"]})
    assert refused == ()
    assert command("copy-code", table).keys == ("x", "f5")
    assert shown_key("sort", table) == "c"
    assert [entry.id for entry in table] == [entry.id for entry in COMMANDS]


@pytest.mark.parametrize(
    ("command_id", "keys", "why"),
    [
        ("sort", ["c"], "c is copy-code there already"),
        ("sort", ["ctrl+s"], "Ctrl+S cannot be given away: terminals and multiplexers own it"),
        ("sort", ["ctrl+space"], "Ctrl+Space cannot be given away: terminals and multiplexers own it"),
        ("sort", ["Ctrl+C"], "Ctrl+C cannot be given away: it tells how to leave"),
        ("sort", ["x", "xx"], "no key is called 'xx'"),
        ("sort", [], "it needs a key"),
        ("fly", ["x"], "there is no such command; profiletui keys lists them"),
        ("back", ["x"], "x is typed into the filter box"),
        ("keep-tags", ["x"], "x is typed into the tag box"),
        ("back", ["backspace"], "Backspace is typed into the filter box"),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_words(command_id: str, keys: list[str], why: str) -> None:
    assert remap({command_id: keys}) == (COMMANDS, ((command_id, why),))


def test_the_later_of_two_changes_that_want_one_key_is_refused() -> None:
    table, refused = remap({"sort": ["x"], "zoom": ["x"]})
    assert command("sort", table).keys == ("x",)
    assert command("zoom", table).keys == command("zoom").keys
    assert refused == (("zoom", "x is sort there already"),)


IDS = st.sampled_from([*(entry.id for entry in COMMANDS), "fly"])
KEYS = st.sampled_from([*"abcjkqsSGyz/?! ", "Enter", "Tab", "Esc", "F1", "ctrl+x", "ctrl+s", "ctrl+c", "no key", "↓"])


@given(st.dictionaries(IDS, st.lists(KEYS, max_size=3), max_size=8))
def test_whatever_is_asked_for_no_key_means_two_things(changes: dict[str, list[str]]) -> None:
    table, refused = remap(changes)
    assert clashes(table) == []
    names = [refusal.command for refusal in refused]
    assert len(set(names)) == len(names)
    for old, new in zip(COMMANDS, table, strict=True):
        assert new._replace(keys=old.keys) == old
        assert new.keys
        asked = old.id in changes and old.id not in names
        assert new.keys == (tuple(dict.fromkeys(map(key_of, changes[old.id]))) if asked else old.keys)
        assert not {*RESERVED, *TAKEN} & set(new.keys)
        if {FILTER, TAGS} & set(new.where):
            assert not any(len(key) == 1 or key == "space" for key in new.keys)
