import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.ui.terminal import background
from profiletui.ui.terminal.background import contrast, from_environment, has_256_colours, luminance, parse, tone

PARTS = st.integers(0, 255)
COLOURS = st.tuples(PARTS, PARTS, PARTS)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (b"\x1b]11;rgb:0000/0000/0000\x1b\\", "dark"),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07", "light"),
        (b"\x1b]11;rgb:2e2e/3434/4040\x07", "dark"),  # Nord
        (b"\x1b]11;rgb:fdfd/f6f6/e3e3\x07", "light"),  # Solarized
        (b"\x1b]11;rgb:8080/8080/8080\x07", None),
        (b"\x1b]11;rgb:1c/1c/1c\x07", "dark"),
        (b"\x1b]11;rgb:f/f/f\x07", "light"),
        (b"\x1b]11;rgba:0000/0000/0000/cccc\x07", "dark"),
        (b"\x1b]11;#ffffff\x07", "light"),
        (b"11;rgb:ffff/ffff/ffff", "light"),
        (b"\x1b]11;?\x07", None),
        (b"\x1b]11;rgb:ffff/ffff\x07", None),
        (b"\x1b]11;rgb:+fff/ffff/ffff\x07", None),
        (b"\x1b]11;rgb:fffff/ffff/ffff\x07", None),
        (b"\xff\xfe", None),
        (b"", None),
    ],
)
def test_an_answer_tells_the_ground(reply: bytes, said: str | None) -> None:
    assert parse(reply) == said


@given(st.binary())
def test_no_answer_is_an_error(reply: bytes) -> None:
    assert parse(reply) in ("dark", "light", None)


@given(COLOURS)
def test_every_spelling_says_the_same(colour: tuple[int, int, int]) -> None:
    short = "/".join(f"{part:02x}" for part in colour)
    whole = "/".join(f"{part:02X}{part:02X}" for part in colour)
    plain = "".join(f"{part:02x}" for part in colour)
    for body in (f"rgb:{short}", f"rgb:{whole}", f"rgba:{whole}/ffff", f"#{plain}"):
        reply = f"\x1b]11;{body}\x1b\\".encode()
        assert parse(reply) == tone(colour)
        found = re.search(background.ANSWER, b"jk" + reply + b"q")
        assert found is not None
        assert parse(found[0]) == parse(found[1]) == tone(colour)


@given(COLOURS, COLOURS)
def test_contrast_is_that_of_the_recommendation(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.0001
    assert 0 <= luminance(one) <= 1.0001


def test_known_contrasts() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("15;0", "dark"), ("0;15", "light"), ("0;default;15", "light"), ("15;default;0", "dark"), ("7;8", "dark"),
        ("0;7", "light"), ("default;default", None), ("", None), ("0;16", None), ("0;²", None), ("0", "dark"),
    ],
)  # fmt: skip
def test_the_environment_tells_the_ground(value: str, said: str | None) -> None:
    assert from_environment({"COLORFGBG": value}) == said
    assert from_environment({}) is None


@pytest.mark.parametrize(
    ("environ", "many"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, True),
        ({"TERM": "xterm"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "screen", "COLORTERM": ""}, False),
        ({}, False),
    ],
)
def test_the_terminal_is_known_by_its_name(environ: dict[str, str], many: bool) -> None:
    assert has_256_colours(environ) is many
