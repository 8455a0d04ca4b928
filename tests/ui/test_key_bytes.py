"""Whatever bytes a terminal sends: Textual can read what is passed on, and the keys behind them act."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from profiletui.ui.terminal.key_bytes import ESCAPE, KeyBytes


def passed_on(*pieces: bytes, alt: frozenset[bytes] = frozenset()) -> bytes:
    taken = KeyBytes(lambda _: None, alt)
    return b"".join([*map(taken.take, pieces), taken.flush()])


def keys_of(data: bytes) -> list[str]:
    parser = XTermParser()
    heard = [*fed(parser, data), *parser.feed("")]
    return [event.key for event in heard if isinstance(event, events.Key)]


def fed(parser: XTermParser, data: bytes) -> list[Message]:
    """What the parser makes of some bytes; none at all would be the end to it."""
    return list(parser.feed(data.decode())) if data else []


GARBAGE = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [
            *(bytes([byte]) for byte in range(0x80, 0x100)),
            b"caf\xe9",
            b"\x9bA",
            b"\x1b[97;2:3u",
            b"\x1b[97:65;2:1u",
            b"\x1b[1114112u",
            b"\x1b[55296u",
            b"\x1b[57441;99999999999u",
            b"\x1b[1;1:3A",
            b"\x1b[97;;99999999u",
            b"\x1b[;;u",
            b"\x1b[:u",
            b"\x1b[48;99999;99999;1;1t",
            b"\x1b[48;0;0;0;0t",
            b"\x1b[M\xff\xff\xff",
            b"\x1b[M !",
            b"\x1b[<0;1",
            b"\x1b]10;rgb:1111/1111/1111\x07",
            b"\x1b]11;rgb:1111",
            b"\x1b]12;rgb:11/11/11\x1b\\",
            b"\x1b]1337;ReportCellSize=14;7",
            b"\x1b]52;c;QUJD\x07",
            b"\x1bP>|screen(4.9)\x1b\\",
            b"\x1bP1$r",
            b"\x1b[?1;2c",
            b"\x1b[999999999999999R",
            b"\x1b[200~caf\xe9\x1b[48;9;9;9;9tx\x1b[201~",
            b"\x1b",
            b"\x1b[",
            b"\x1bO",
            b"\x1b]",
        ]
    ),
)


@given(st.lists(GARBAGE, max_size=8))
@example([b"\x1b]11;rgb:11", b"\xe9"])
def test_any_bytes_are_read_without_a_fault_and_the_next_keys_act(pieces: list[bytes]) -> None:
    taken = KeyBytes(lambda _: None)
    parser = XTermParser()
    for piece in pieces:
        fed(parser, taken.take(piece))
    if b"\x1b[200~" in b"".join(pieces):  # a paste that does not end is not over
        fed(parser, taken.take(b"\x1b[201~"))
    fed(parser, taken.flush())
    heard = [event for _ in range(12) for event in fed(parser, taken.take(b"j"))]
    keys = [event.key for event in heard if isinstance(event, events.Key)]
    assert keys[-1:] == ["j"]


@pytest.mark.parametrize("cut", [b"\x1b]11;rgb:zz", b"\x1b]1337;x", b"\x1b]12;", b"\x1bP1$r", b"\x1b[1;2", b"\xe9"])
def test_the_first_key_behind_what_was_cut_off_acts(cut: bytes) -> None:
    taken = KeyBytes(lambda _: None)
    taken.take(cut)
    assert taken.take(b"j").endswith(b"j")


@given(st.lists(st.one_of(GARBAGE, st.sampled_from([b"j", "é".encode(), b"\x1b[B"])), max_size=5).map(b"".join))
def test_what_is_passed_on_is_utf8_without_a_bare_escape(sent: bytes) -> None:
    text = passed_on(sent).decode()
    assert all(text[at + 1 : at + 2] in ("[", "O") for at, sign in enumerate(text) if sign == "\x1b")


SEQUENCES = [name for name in ANSI_SEQUENCES_KEYS if name.startswith(("\x1b[", "\x1bO"))]
KEYPAD = re.compile(r"\x1b\[1;[5-8][p-y]")  # of a keypad with modifiers: told apart from what was cut off by nothing


@pytest.mark.parametrize("sequence", [name for name in SEQUENCES if not KEYPAD.fullmatch(name)])
def test_every_key_that_textual_knows_is_the_same_key(sequence: str) -> None:
    assert keys_of(passed_on(sequence.encode())) == keys_of(sequence.encode())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1b"), max_size=20), st.data())
def test_text_comes_through_in_any_pieces(text: str, data: st.DataObject) -> None:
    sent = text.encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=4)))
    pieces = [sent[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    assert passed_on(*pieces).decode() == text


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"\x1bj", ["escape", "j"]),
        (b"/graph\x1bj", ["slash", "g", "r", "a", "p", "h", "escape", "j"]),
        (b"\x1b/", ["escape", "slash"]),
        (b"\x1b\x1b[B", ["escape", "down"]),
        (b"\x1b\x1b", ["escape", "escape"]),
        (b"\x1b[97;1:1u", ["a"]),
        (b"\x1b[97;1:3u", []),
        (b"\x1b[97;3:2u", ["alt+a"]),
    ],
)
def test_escape_and_what_comes_behind_it_are_two_keys(sent: bytes, keys: list[str]) -> None:
    for at in range(len(sent) + 1):
        assert keys_of(passed_on(sent[:at], sent[at:])) == keys


def test_alt_with_a_letter_is_one_key_where_it_is_bound() -> None:
    assert passed_on(b"\x1bxy", alt=frozenset([b"x"])) == b"\x1bxy"
    assert passed_on(b"\x1bzy", alt=frozenset([b"x"])) == ESCAPE + b"zy"


def test_an_old_mouse_is_read_as_a_new_one() -> None:
    assert passed_on(b"\x1b[M *%") == b"\x1b[<0;10;5M"
    assert passed_on(b"\x1b[M#*%") == b"\x1b[<0;10;5m"
    assert passed_on(b"\x1b[M`*%") == b"\x1b[<64;10;5M"


def test_a_pasted_text_keeps_its_words_and_loses_its_sequences() -> None:
    assert passed_on(b"\x1b[200~a\x1b[31mb\x1b]0;c\x07d\x1b[201~j") == b"\x1b[200~abd\x1b[201~j"
