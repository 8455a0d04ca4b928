import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from profiletui.typeset.widths import cell_width, cell_widths, cells_to_index, cut_middle, cut_start, pad

JOINED = [
    *(
        "a",
        " ",
        "1",
        "é",
        "漢",
        "한",
        "ᄀ",
        "ᅡ",
        "ก",
        "ำ",
        "\u0301",
        "\u20d7",
        "\u0338",
        "\u3099",
        "\u200d",
        "\ufe0f",
        "\ufe0e",
    ),
    *("\u20e3", "❤", "☎", "✈", "♀", "👩", "🔬", "🏳", "🌈", "🇩", "🇪", "👍"),
    *("🏽", "𝒜", "ℚ", "\U0001fae9", "\U000e0100"),
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "Erdős–Rényi",
        "漢字かな",
        "한국어",
        "e\u0301",
        "🙂",
        "👩\u200d🔬",
        "❤\ufe0f",
        "ﬁ",
        "α²→∞",
        "｜",
        "ก็",
        "שלום",
    ],
)
def test_widths_are_those_the_screen_uses(text: str) -> None:
    assert cell_width(text) == cell_len(text)


def test_every_character_takes_the_cells_that_rich_counts() -> None:
    differing = [code for code in range(sys.maxunicode + 1) if cell_width(chr(code)) != cell_len(chr(code))]
    assert set(differing) <= {*range(32), 127}, "ours counts one cell for the control characters of ASCII"


@given(st.lists(st.sampled_from(JOINED), max_size=12).map("".join))
def test_sequences_take_the_cells_that_rich_counts(text: str) -> None:
    assert cell_width(text) == cell_len(text)
    assert sum(cell_widths(text)) == cell_width(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_texts_take_the_cells_that_rich_counts(text: str) -> None:
    assert cell_width(text) == cell_len(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40), st.integers(0, 40))
def test_the_index_for_some_cells_is_the_greatest_that_fits(text: str, cells: int) -> None:
    index = cells_to_index(text, cells)
    assert cell_width(text[:index]) <= cells
    assert index == len(text) or cell_width(text[: index + 1]) > cells


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40), st.integers(0, 40))
def test_a_text_that_is_cut_at_its_start_keeps_its_end_and_fits(text: str, width: int) -> None:
    kept = cut_start(text, width)
    assert cell_width(kept) <= width
    assert kept == text or (width and kept[0] == "…" and text.endswith(kept[1:])) or not width


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40), st.integers(0, 40))
def test_a_text_that_is_cut_in_its_middle_keeps_both_ends_and_fits(text: str, width: int) -> None:
    kept = cut_middle(text, width)
    assert cell_width(kept) <= width
    assert (
        kept == text
        or not width
        or any(
            kept[place] == "…" and text.startswith(kept[:place]) and text.endswith(kept[place + 1 :])
            for place in range(len(kept))
        )
    )


def test_as_much_as_fits_stays_of_the_end() -> None:
    assert cut_start("one two three", 9) == "…wo three"
    assert cut_start("one two three", 7, "...") == "...hree"
    assert cut_start("漢字かな", 6) == "…かな"
    assert cut_middle("https://github.com/search?q=weave", 15) == "https:/…q=weave"


def test_pad_counts_cells() -> None:
    assert pad("漢", 4) == "漢  "
    assert pad("abcdef", 4) == "abcdef"
