"""Queries for what several have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.store.joint import asks_for, by_author, on_profiles, quoted, toggled
from profiletui.store.query import Term, parse

JO = 'author:"Jo Cheng"'


@pytest.mark.parametrize(
    ("text", "toggled_text"),
    [
        ("", JO),
        ("graph code:yes ", f"graph code:yes {JO}"),
        ("gan OR graph", f"(gan OR graph) {JO}"),
        (f"graph {JO} code:yes", "graph code:yes"),
        (JO, ""),
        (f"gan OR {JO}", f"(gan OR {JO}) {JO}"),
        (f"-{JO}", f"-{JO} {JO}"),
    ],
)
def test_a_term_is_asked_for_or_no_longer(text: str, toggled_text: str) -> None:
    assert toggled(text, JO) == toggled_text


def test_a_name_is_asked_for_in_all_its_spellings() -> None:
    assert by_author(["Jo Cheng"]) == JO
    assert by_author(["Jo-Ku Cheng", "Jo Ku Cheng"]) == '(author:"Jo-Ku Cheng" OR author:"Jo Ku Cheng")'
    assert on_profiles(["Ada Byron", "Jo Cheng"]) == 'profile:"Ada Byron" profile:"Jo Cheng"'


@given(st.text(max_size=20))
def test_whatever_is_quoted_is_one_term_of_its_field(value: str) -> None:
    expression = parse(quoted("author", value))
    assert isinstance(expression, Term) or not any(piece.strip() for piece in value.split('"'))


_words = st.sampled_from(["graph", "gan", "OR", "-code:yes", "(a OR b)", '"open', "year:2020", "(", ")", 'cat:"LG"'])


@given(st.lists(_words, max_size=6).map(" ".join))
def test_what_is_asked_for_is_asked_for_and_taken_back(text: str) -> None:
    narrowed = toggled(text, JO)
    assert asks_for(narrowed, JO)
    if not asks_for(text, JO):
        assert not asks_for(toggled(narrowed, JO), JO)
