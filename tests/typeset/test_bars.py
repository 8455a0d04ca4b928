from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.typeset.bars import bar, gauge, sparkline, split_bar

amounts = st.floats(-10, 1_000_000, allow_nan=False) | st.integers(-10, 10**12)
widths = st.integers(0, 200)


@pytest.mark.parametrize(
    ("value", "maximum", "width", "drawn"),
    [(8, 8, 4, "████"), (4, 8, 4, "██"), (3, 8, 4, "█▌"), (1, 800, 4, "▏"), (0, 8, 4, ""), (9, 8, 4, "████")],
)
def test_bar_counts_in_eighths_of_a_cell(value: float, maximum: float, width: int, drawn: str) -> None:
    assert bar(value, maximum, width) == drawn


def test_bar_in_ascii_counts_in_cells() -> None:
    assert bar(3, 8, 8, ascii=True) == "###"
    assert bar(1, 800, 8, ascii=True) == "#"


@pytest.mark.parametrize(
    ("part", "value", "width", "drawn"),
    [
        (2, 8, 8, ("██", "░░░░░░")),
        (8, 8, 4, ("████", "")),
        (0, 8, 4, ("", "░░░░")),
        (1, 8, 4, ("█", "░░░")),
        (7, 8, 4, ("███", "░")),
        (1, 2, 4, ("▓", "")),
        (2, 2, 4, ("█", "")),
        (0, 2, 4, ("", "░")),
        (0, 0, 4, ("", "")),
    ],
)
def test_a_bar_in_two_parts(part: float, value: float, width: int, drawn: tuple[str, str]) -> None:
    assert split_bar(part, value, 8, width) == drawn


def test_a_bar_in_two_parts_in_ascii() -> None:
    assert split_bar(2, 8, 8, 8, ascii=True) == ("##", "------")
    assert split_bar(1, 2, 8, 4, ascii=True) == ("+", "")


@given(amounts, amounts, amounts, widths, st.booleans())
def test_two_parts_are_as_long_as_a_plain_bar_and_show_what_is_there(
    one: float, other: float, most: float, width: int, plain: bool
) -> None:
    part, value = sorted((one, other))
    full, rest = split_bar(part, value, most, width, plain)
    assert len(full + rest) == len(bar(value, most, width, ascii=True))
    if full + rest:
        assert bool(full) == (part > 0)
        assert bool(rest) == (part < value) or full in "▓+"
    assert not plain or (full + rest).isascii()


def test_bar_of_nothing_draws_nothing() -> None:
    assert bar(0, 0, 10) == ""
    assert bar(5, 0, 10) == ""
    assert bar(-3, 10, 10) == ""
    assert bar(float("nan"), 10, 10) == ""


@given(amounts, amounts, amounts, widths, st.booleans())
def test_a_greater_value_never_has_a_shorter_bar(a: float, b: float, most: float, width: int, plain: bool) -> None:
    small, great = sorted((a, b))
    assert len(bar(small, most, width, plain)) <= len(bar(great, most, width, plain)) <= width


@given(amounts.filter(lambda value: value > 0), amounts, st.integers(1, 200), st.booleans())
def test_what_is_there_can_be_seen(value: float, more: float, width: int, plain: bool) -> None:
    assert bar(value, value + max(more, 0), width, plain).strip()


def test_sparkline_shows_gaps_as_blanks_and_the_greatest_in_full() -> None:
    assert sparkline([0, 1, 4, 8]) == " ▁▄█"
    assert sparkline([0, 1, 7], ascii=True) == " .#"
    assert sparkline([1, 1_000_000]) == "▁█"
    assert sparkline([]) == ""
    assert sparkline([0, 0]) == "  "


@given(st.lists(amounts, max_size=60), st.booleans())
def test_sparkline_has_one_cell_a_value(values: list[float], plain: bool) -> None:
    drawn = sparkline(values, plain)
    assert len(drawn) == len(values)
    assert [cell != " " for cell in drawn] == [value > 0 for value in values]
    assert not plain or drawn.isascii()


@pytest.mark.parametrize(
    ("percent", "width", "drawn"),
    [(54, 10, "━━━━━─────"), (0, 4, "────"), (1, 4, "━───"), (99, 4, "━━━─"), (100, 4, "━━━━"), (150, 2, "━━")],
)
def test_gauge_fills_to_the_right(percent: float, width: int, drawn: str) -> None:
    assert gauge(percent, width) == drawn


def test_gauge_of_one_cell_fills_upwards() -> None:
    assert [gauge(percent, 1) for percent in (0, 54, 100, 250)] == [" ", "▄", "█", "█"]


@given(amounts, widths, st.booleans())
def test_gauge_is_as_wide_as_asked(percent: float, width: int, plain: bool) -> None:
    drawn = gauge(percent, width, plain)
    assert len(drawn) == width
    assert not plain or drawn.isascii()
