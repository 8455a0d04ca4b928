"""The loop that searches, in Python and in C."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.store.substring import fast_search, merged, plain_search, without

if TYPE_CHECKING:
    from profiletui.store.substring import Search

SEARCHES = [plain_search] + ([fast] if (fast := fast_search()) else [])

# Halves of surrogate pairs are no text, yet a command line or a program may hand them over.
characters = st.sampled_from("ab \0\n\u00e9\u4e2d\U0001f600\udc80") | st.characters(codec=None)
texts = st.lists(st.text(characters, max_size=80), max_size=8)
rows = st.lists(st.integers(0, 40), unique=True).map(sorted)


def test_the_extra_is_there_to_be_tested() -> None:
    pytest.importorskip("stringzilla")
    assert len(SEARCHES) == 2


@pytest.mark.parametrize("search", SEARCHES)
def test_finds_the_rows_whose_text_has_the_word(search: Search) -> None:
    assert search("b\u00e9", [2, 3, 5, 7], ["ab", "ab\u00e9", "", "b\u00e9b\u00e9"]) == [3, 7]
    assert search("graph", range(3), ["a graph", "gra" * 50 + "graph", "grap" * 50]) == [0, 1]
    assert search("a", [], []) == []


@given(texts, st.text(characters, min_size=1, max_size=3), st.integers(0, 7), st.integers(0, 80))
def test_every_search_finds_the_same(texts: list[str], word: str, number: int, start: int) -> None:
    part = texts[number][start : start + 9] if number < len(texts) else ""
    for sought in (word, part or word):
        expected = [row for row, text in enumerate(texts) if sought in text]
        for search in SEARCHES:
            assert search(sought, range(len(texts)), texts) == expected


@given(rows, st.data())
def test_rows_are_parted_and_joined(rows: list[int], data: st.DataObject) -> None:
    some = [row for row in rows if data.draw(st.booleans())]
    rest = without(rows, some)
    assert list(rest) == [row for row in rows if row not in some]
    assert list(merged(rest, some)) == list(merged(some, rest)) == rows
