from __future__ import annotations

import pytest
from hypothesis import assume, given

from profiletui.store.query import EVERYTHING, Term, join, parse
from profiletui.store.query_text import part, parts_of, spell, together
from tests.store.test_store_laws import anything, queries

texts = anything | queries


def can_be_written(text: str) -> bool:
    return '"' not in text or not any(sign in text for sign in "()")


@given(texts)
def test_what_is_spelt_is_read_as_what_was_meant(text: str) -> None:
    assume(can_be_written(text))
    meant = parse(text)
    assert parse(spell(meant)) == meant


@given(texts)
def test_the_parts_of_a_query_make_it_up_again(text: str) -> None:
    assume(can_be_written(text))
    parts = parts_of(text)
    assert join("and", [part.expression for part in parts]) == parse(text)
    assert parse(together(parts)) == parse(text)


@given(texts, texts)
def test_parts_can_be_put_together_with_others(text: str, other: str) -> None:
    assume(can_be_written(text) and can_be_written(other))
    parts = [*parts_of(text), *parts_of(other)]
    assert parse(together(parts)) == join("and", [part.expression for part in parts])


@given(queries)
def test_what_a_person_typed_stays_as_it_is(text: str) -> None:
    for one in parts_of(text):
        assert one.text in (text, f"({text})") or one.text in text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("graph  -attack", ["graph", "-attack"]),
        ("(cat:CV OR cat:LG) year:2023", ["(cat:CV OR cat:LG)", "year:2023"]),
        ("graph OR tree", ["(graph OR tree)"]),
        ("a b OR c", ["(a b OR c)"]),
        ('graph "neural net', ["graph", '"neural net']),
        ("graph (tree OR", ["graph", "(tree OR"]),
        ("O(n log n)", ["O(n", "log", "n)"]),
        ("graph) OR tree", ["graph", "tree"]),
    ],
)
def test_parts_of_a_query(text: str, pieces: list[str]) -> None:
    assert [part.text for part in parts_of(text)] == pieces


def test_values_are_quoted_where_they_must_be() -> None:
    assert spell(Term("author", "Jinwen Ma")) == 'author:"Jinwen Ma"'
    assert spell(Term("aff", "mit")) == "aff:mit"
    assert spell(Term("", "year:2020")) == '"year:2020"'
    assert spell(Term("", "OR")) == '"OR"'
    assert spell(EVERYTHING) == ""
    assert part(parse("cat:CV OR cat:LG")).text == "(cat:CV OR cat:LG)"
    assert together([part(parse("cat:CV OR cat:LG"))]) == "cat:CV OR cat:LG"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("O(n log n)", "O(n log n) year:2023"),
        ('graph "neural net', 'graph "neural net" year:2023'),
        ("graph OR tree", "(graph OR tree) year:2023"),
        ("(graph OR tree", "(graph OR tree) year:2023"),
        ("graph) tree", "graph tree year:2023"),
        ("", "year:2023"),
    ],
)
def test_something_is_added_to_what_was_typed(text: str, whole: str) -> None:
    assert together([*parts_of(text), *parts_of("year:2023")]) == whole
