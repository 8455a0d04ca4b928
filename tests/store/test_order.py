"""Orders: stable, total, and what has no value last either way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.store import order
from profiletui.store.library import Library
from profiletui.store.order import SORT_KEYS, is_sort, next_sort, order_steps, reverse
from profiletui.store.query import Query
from profiletui.store.view import select

GRAPH, ERDOS, BADGE, BARE, LATE = range(5)


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("source", [0, 1, 2, 3, 4]),
        ("-source", [4, 3, 2, 1, 0]),
        ("date", [GRAPH, ERDOS, BADGE, LATE, BARE]),
        ("-date", [LATE, BADGE, ERDOS, GRAPH, BARE]),
        ("title", [GRAPH, LATE, ERDOS, BADGE, BARE]),
        ("-title", [BADGE, ERDOS, LATE, GRAPH, BARE]),
        ("author", [BADGE, LATE, ERDOS, GRAPH, BARE]),
        ("-author", [GRAPH, ERDOS, LATE, BADGE, BARE]),
        ("category", [BADGE, GRAPH, ERDOS, LATE, BARE]),
        ("code", [GRAPH, BADGE, ERDOS, BARE, LATE]),
        ("-code", [BADGE, GRAPH, ERDOS, BARE, LATE]),
        ("relevance", [0, 1, 2, 3, 4]),
        ("nonsense", [0, 1, 2, 3, 4]),
    ],
)
def test_orders(library: Library, key: str, rows: list[int]) -> None:
    assert list(select(library, Query("", key)).rows) == rows


def test_categories_stand_by_code_without_regard_to_case(library_of: Callable[..., Library]) -> None:
    codes = ("hep-th", "CV", "AI", None, "cv")
    library = library_of(tuple(Paper(str(n), 1, code, None, False, "t") for n, code in enumerate(codes)))
    assert select(library, Query("", "category")).rows == (2, 1, 4, 0, 3)
    assert select(library, Query("", "-category")).rows == (0, 1, 4, 2, 3)


def test_titles_stand_by_their_first_word_as_read(library_of: Callable[..., Library]) -> None:
    titles = ("beta", '"Alpha" male', "[Gamma]", "On a Problem of Paul Erd\\H{o}s", "---", "\u00c9tale")
    library = library_of(tuple(Paper(title, 1, None, None, False, title) for title in titles))
    assert select(library, Query("", "title")).rows == (4, 1, 0, 5, 2, 3)


def test_relevance_puts_titles_over_authors_over_the_rest(library_of: Callable[..., Library]) -> None:
    library = library_of(
        (
            Paper("abstract", 1, None, None, False, "t", abstract="graph tree"),
            Paper("author", 1, None, None, False, "t", ("Ann Graph",), abstract="tree"),
            Paper("title", 1, None, None, False, "A graph", abstract="tree"),
            Paper("titles", 1, None, None, False, "A graph tree"),
            Paper("again", 1, None, None, False, "A graph", abstract="tree"),
        )
    )
    assert select(library, Query("graph tree", "relevance")).rows == (3, 2, 4, 1, 0)
    assert select(library, Query("graph tree", "-relevance")).rows == (0, 1, 2, 4, 3)
    assert select(library, Query("title:graph -xyz", "relevance")).rows == (2, 3, 4)


def test_the_cycle_visits_every_order_once_and_begins_dates_with_the_newest() -> None:
    visited = ["source"]
    while (following := next_sort(visited[-1])) != "source":
        visited.append(following)
    assert visited == ["source", "-date", "title", "author", "category", "code", "-citations", "relevance"]
    assert [key.removeprefix("-") for key in visited] == list(SORT_KEYS)
    assert next_sort("date") == next_sort("-date")
    assert next_sort("nonsense") == "source"


def test_reversing_twice_is_where_it_began() -> None:
    for key in SORT_KEYS:
        assert reverse(key) == f"-{key}"
        assert reverse(reverse(key)) == key
        assert is_sort(key)
        assert is_sort(f"-{key}")
    assert not is_sort("--date")
    assert not is_sort("nonsense")


def test_links_that_are_no_code_do_not_count_as_code(library_of: Callable[..., Library]) -> None:
    other = Link("https://a.b/", "other", "a.b")
    library = library_of(
        (
            Paper("other", 1, None, None, False, "t", links=(other,)),
            Paper("code", 1, None, None, False, "t", links=(other, Link("https://x.y/", "code", "x.y"))),
        )
    )
    assert select(library, Query("", "code")).rows == (1, 0)


@given(st.lists(st.text("ab", max_size=5), max_size=30), st.booleans(), st.integers(1, 4))
def test_many_papers_are_sorted_in_parts(titles: list[str], backwards: bool, chunk: int) -> None:
    papers = tuple(Paper(str(n), n, None, None, False, title) for n, title in enumerate(titles))
    library = Library((Profile("A B", None, Metrics(), Source("a.txt"), papers),))
    key = "-title" if backwards else "title"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_CHUNK", chunk)
        steps = sum(1 for _ in order_steps(library, key))
    assert steps >= len(titles) // chunk
    rows = range(len(titles))
    expected = sorted(filter(titles.__getitem__, rows), key=titles.__getitem__, reverse=backwards)
    assert list(library.orders[key]) == expected + [row for row in rows if not titles[row]]
    assert not list(order_steps(library, key))


def test_an_order_of_papers_that_were_not_all_is_not_kept() -> None:
    library = Library()
    library.begin(Profile("A B", None, Metrics(), Source("a.txt")))
    library.extend((Paper("b", 1, None, None, False, "b"),))
    steps = order_steps(library, "title")
    next(steps)
    library.extend((Paper("a", 1, None, None, False, "a"),))
    for _ in steps:
        pass
    assert select(library, Query("", "title")).rows == (1, 0)
