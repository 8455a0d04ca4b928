"""Which characters of a text the words of a query hit."""

from __future__ import annotations

import pytest

from profiletui.store.match import highlights
from profiletui.store.query import parse


def marked(query: str, text: str, field: str = "title") -> str:
    """`text` with what is highlighted in square brackets."""
    for start, end in reversed(highlights(parse(query), text, field)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("graph", "Graphs and graphs", "[Graph]s and [graph]s"),
        ("graph graphs", "Graphs", "[Graphs]"),
        ("phs graph", "Graphs", "[Graph]s"),
        ("a OR b", "a b c", "[a] [b] c"),
        ("-a b", "a b", "a [b]"),
        ("b -(a c)", "a b c", "a [b] c"),
        ("muller", "M\u00fcller, Mu\u0308ller", "[M\u00fcller], [Mu\u0308ller]"),
        ("u", "u\u0308x", "[u\u0308]x"),
        ("strasse", "Stra\u00dfe", "[Stra\u00dfe]"),
        ("s", "\u00df", "[\u00df]"),
        ('"big world"', "big\u00a0 World big\n\nworld", "[big\u00a0 World] [big\n\nworld]"),
        ("[CLS]", "a [CLS] b", "a [[CLS]] b"),
        (".*", "a.*b", "a[.*]b"),
        ("", "text", "text"),
        ("code:yes year:2020", "yes 2020", "yes 2020"),
        ("text", "", ""),
    ],
)
def test_marks_what_the_positive_words_hit(query: str, text: str, expected: str) -> None:
    assert marked(query, text) == expected


def test_a_fields_words_are_marked_in_that_field_only() -> None:
    query = "title:a abstract:b author:c link:d e"
    assert marked(query, "a b c d e", "title") == "[a] b c d [e]"
    assert marked(query, "a b c d e", "abstract") == "a [b] c d [e]"
    assert marked(query, "a b c d e", "author") == "a b [c] d [e]"
    assert marked(query, "a b c d e", "link") == "a b c [d] e"


def test_a_name_is_marked_whichever_way_it_was_sought() -> None:
    assert marked('author:"ma jinwen"', "Ann, Jinwen Ma", "author") == "Ann, [Jinwen Ma]"
    assert marked('author:"Ma, Jin Wen"', "Jin Wen Ma", "author") == "[Jin Wen Ma]"
