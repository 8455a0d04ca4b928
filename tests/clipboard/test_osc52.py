"""The sequence a terminal obeys, and the frames multiplexers pass on."""

from __future__ import annotations

import base64
import re

from hypothesis import given
from hypothesis import strategies as st

from profiletui.clipboard import gnu_screen, osc52, tmux

anything = st.text(st.characters(), max_size=3000)  # lone surrogates among them
payloads = st.binary(max_size=3000)


def decoded(sequence: bytes) -> str:
    found = re.fullmatch(rb"\x1b\]52;c;([A-Za-z0-9+/]*={0,2})\x07", sequence)
    assert found, sequence
    return base64.b64decode(found[1], validate=True).decode()


def test_sequence_of_an_address() -> None:
    assert osc52.sequence("https://a.b/c") == b"\x1b]52;c;aHR0cHM6Ly9hLmIvYw==\x07"


@given(st.text())
def test_sequence_holds_the_text(text: str) -> None:
    assert decoded(osc52.sequence(text)) == text


@given(anything)
def test_sequence_of_any_string_at_all(text: str) -> None:
    assert decoded(osc52.sequence(text)) == osc52.scalars(text)


def test_surrogates_are_joined_or_replaced() -> None:
    assert osc52.scalars("a\ud83d\ude00b\ud800c") == "a\U0001f600b\ufffdc"


@given(anything)
def test_scalars_can_be_encoded_and_stay(text: str) -> None:
    whole = osc52.scalars(text)
    assert whole.encode().decode() == whole == osc52.scalars(whole)


@given(payloads)
def test_tmux_unwraps_what_was_wrapped(payload: bytes) -> None:
    wrapped = tmux.wrap(payload)
    inner = re.fullmatch(rb"\x1bPtmux;((?:[^\x1b]|\x1b\x1b)*)\x1b\\", wrapped, re.DOTALL)
    assert inner, wrapped
    assert inner[1].replace(b"\x1b\x1b", b"\x1b") == payload


@given(anything)
def test_screen_joins_what_was_cut(text: str) -> None:
    sequence = osc52.sequence(text)
    wrapped = gnu_screen.wrap(sequence)
    chunks = re.findall(rb"\x1bP.*?\x1b\\", wrapped, re.DOTALL)
    assert b"".join(chunks) == wrapped
    assert max(map(len, chunks)) <= 512
    assert b"".join(chunk[2:-2] for chunk in chunks) == sequence


@given(st.integers(1, 2000))
def test_screen_takes_no_more_frames_than_needed(size: int) -> None:
    assert gnu_screen.wrap(b"x" * size).count(b"\x1bP") == -(-size // 508)
