"""Queries for what several have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.store.person_queries import by_author, demands, on_profiles, toggled
from profiletui.store.query import Group, Term, join, parse

JO = by_author(["Jo Cheng"])
SAID = 'author:"Jo Cheng"'


@pytest.mark.parametrize(
    ("text", "toggled_text"),
    [
        ("", SAID),
        ("graph code:yes ", f"graph code:yes {SAID}"),
        ("gan OR graph", f"(gan OR graph) {SAID}"),
        (f"graph {SAID} code:yes", "graph code:yes"),
        (SAID, ""),
        (f'{SAID} author:"Ada Byron"', 'author:"Ada Byron"'),
        (f"gan OR {SAID}", f"(gan OR {SAID}) {SAID}"),
        (f"-{SAID}", f"-{SAID} {SAID}"),
    ],
)
def test_a_person_is_asked_for_or_no_longer(text: str, toggled_text: str) -> None:
    assert toggled(text, JO) == toggled_text


def test_a_name_is_asked_for_in_all_its_spellings() -> None:
    assert Term("author", "Jo Cheng") == JO
    either = by_author(["Jo-Ku Cheng", "Jo  Ku Cheng"])
    assert either == Group("or", (Term("author", "Jo-Ku Cheng"), Term("author", "Jo Ku Cheng")))
    assert toggled("graph", either) == 'graph (author:"Jo-Ku Cheng" OR author:"Jo Ku Cheng")'
    assert toggled(toggled("graph", either), either) == "graph"


def test_the_papers_on_two_profiles() -> None:
    assert on_profiles(["Ada Byron", "Jo Cheng"]) == 'profile:"Ada Byron" profile:"Jo Cheng"'
    assert on_profiles(["Ada", "Ada"]) == "profile:Ada"


_words = st.sampled_from(["graph", "gan", "OR", "-code:yes", "(a OR b)", '"open', "year:2020", "(", ")", 'cat:"LG"'])


@given(st.lists(_words, max_size=6).map(" ".join))
def test_what_is_asked_for_narrows_what_was_there_and_is_taken_back(text: str) -> None:
    narrowed = toggled(text, JO)
    assert JO in demands(narrowed)
    assert parse(narrowed) == join("and", [parse(text), JO])
    assert parse(toggled(narrowed, JO)) == parse(text)
