"""Words found however they are hyphenated and spelt, in searches, facets and marks alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.model.words import fold
from profiletui.store.facets import Counts
from profiletui.store.incremental_search import Scan, implies
from profiletui.store.library import Library
from profiletui.store.loose import further, pattern, words_of
from profiletui.store.match import highlights
from profiletui.store.query import Query, parse
from profiletui.store.texts import evened
from profiletui.store.view import select

pytestmark = pytest.mark.usefixtures("each_search")

CASES = [
    ('"state of the art"', "A state-of-the-art method", "state-of-the-art"),
    ("state-of-the-art", "The state of the art", "state of the art"),
    ("Gross-Zagier", "The Gross--Zagier formula", "Gross--Zagier"),
    ("Gross-Zagier", "The Gross\u2013Zagier formula", "Gross\u2013Zagier"),
    ("noncontrastive", "On non-contrastive learning", "non-contrastive"),
    ('"noncontrastive learning"', "On non-contrastive learning", "non-contrastive learning"),
    ("re-trieval", "On retrieval", "retrieval"),
    ("alpha", "The \u03b1-divergence", "\u03b1"),
    ('"alpha divergence"', "The \u03b1-divergence", "\u03b1-divergence"),
    ("gamma", "On \u0393 functions", "\u0393"),
    ("schroedinger", "A Schr\u00f6dinger bridge", "Schr\u00f6dinger"),
    ("schroedinger", "A Schro\u0308dinger bridge", None),
    ("100000", "Of 100,000 images", "100,000"),
    ("=RAG", "On RAG systems", "RAG"),
    ('="RAG systems"', "On RAG  systems", "RAG  systems"),
]
NOT_FOUND = [
    ("=RAG", "A fragment"), ("=RAG", "To rag"), ("=Erdos", "Erd\u0151s"), ("12", "1,2"), ('"the art"', "the party"),
    ('"a b"', "a, b"), ("\u03b1", "alphabet"),
]  # fmt: skip


@pytest.mark.parametrize("place", ["title", "abstract"])
@pytest.mark.parametrize(("text", "said", "marked"), CASES)
def test_finds(text: str, said: str, marked: str | None, place: str, library_of: Callable[..., Library]) -> None:
    paper = Paper("p", 1, None, None, False, "T")
    paper = paper._replace(title=said) if place == "title" else paper._replace(abstract=said)
    for query in (text, f"{place}:{text}" if "=" not in text else text):
        assert len(select(library_of((paper,)), Query(query)).rows) == 1
        if marked is not None:
            assert [said[start:end] for start, end in highlights(parse(query), said, place)] == [marked]


@pytest.mark.parametrize(("text", "said"), NOT_FOUND)
def test_does_not_find(text: str, said: str, library_of: Callable[..., Library]) -> None:
    for paper in (Paper("p", 1, None, None, False, said), Paper("p", 1, None, None, False, "T", abstract=said)):
        assert not select(library_of((paper,)), Query(text)).rows


@pytest.mark.parametrize("name", ["Jo-Ku Cheng", "J\u00f6rg M\u00fcller", "M\u00fcller, Jr."])
def test_names_are_found_and_counted_alike(name: str, library_of: Callable[..., Library]) -> None:
    library = library_of((Paper("p", 1, None, None, False, "T", (name, "Ann Lee"), affiliations=(name,)),))
    for field in ("author", "aff"):
        facet = Counts(library).facet(field, "", range(1))
        for value in facet.values:
            for term in value.terms:
                assert len(select(library, Query(f'{field}:"{term.value}"')).rows) == value.papers  # type: ignore[union-attr]
    for text in ("author:mueller", "author:joku", 'author:"jo ku"', "author:joerg"):
        rows = select(library, Query(text)).rows
        chosen = Counts(library).facet("author", text, rows)
        assert all(value.papers == len(rows) for value in chosen.values if value.chosen)


signs = st.text(st.sampled_from("aB1 -,\u2013\u03b1\u00f6"), max_size=60)
sought = st.text(st.sampled_from("ab1 -,"), max_size=8).map(lambda text: " ".join(text.split()))


def page(said: str) -> Library:
    papers = (Paper("t", 1, None, None, False, said), Paper("a", 1, None, None, False, "T", abstract=said))
    return Library([Profile("N", None, Metrics(), Source("page.txt"), papers=papers)])


@given(signs, sought)
def test_a_phrase_is_found_where_its_pattern_is(said: str, phrase: str) -> None:
    if not phrase or not words_of(phrase):
        return
    folded = evened(fold(said))
    wanted = any(phrase in form or pattern(phrase).search(form) for form in (folded, *further(said, folded)))
    assert bool(select(page(said), Query(f'"{phrase}"')).rows) == wanted


@given(signs, sought, st.integers(0, 8), st.integers(0, 8))
def test_what_grows_finds_less_and_bit_by_bit_the_same(said: str, phrase: str, start: int, end: int) -> None:
    library, new, old = page(said), Query(f'"{phrase}"'), Query(f'"{phrase[start:end]}"')
    answer = select(library, new)
    before = select(library, old)
    if implies(parse(new.text), parse(old.text)):
        assert set(answer.rows) <= set(before.rows)
    scan = Scan(library, new, previous=before)
    while scan.advance():
        pass
    assert scan.view().rows == answer.rows
