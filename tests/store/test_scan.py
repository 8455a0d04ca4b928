"""Answers that come bit by bit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from profiletui.model.paper import Paper
from profiletui.store.incremental_search import Scan, fold_ahead, implies
from profiletui.store.library import Library
from profiletui.store.query import Query, parse
from profiletui.store.view import select

pytestmark = pytest.mark.usefixtures("each_search")


def many(count: int) -> tuple[Paper, ...]:
    """Every third paper speaks of graphs in its title, every other third in its abstract."""
    return tuple(
        Paper(
            str(n), n, None, None, False, "Graph" if n % 3 == 0 else "Other", (), abstract="graph" if n % 3 == 1 else ""
        )
        for n in range(count)
    )  # fmt: skip


def test_short_fields_come_before_abstracts(library_of: Callable[..., Library]) -> None:
    library = library_of(many(600))
    scan = Scan(library, Query("graph"))
    while scan.shallow:
        scan.advance()
    in_titles = set(range(0, 600, 3))
    assert in_titles <= set(scan.view().rows)
    assert len(scan.view().rows) < 400
    while scan.advance():
        pass
    assert scan.view().rows == tuple(row for row in range(600) if row % 3 < 2)


def test_the_first_rows_are_settled_in_the_first_step(library_of: Callable[..., Library]) -> None:
    library = library_of(many(5_000))
    for _ in fold_ahead(library):
        pass
    scan = Scan(library, Query("graph"))
    scan.advance()
    assert scan.view().rows[:400] == select(library, Query("graph")).rows[:400]


def test_abstracts_are_left_alone_where_the_title_tells(library_of: Callable[..., Library]) -> None:
    read: list[str] = []

    def reading(text: str) -> str:
        read.append(text)
        return text

    papers = (
        Paper("1", 1, None, None, False, "Graph", abstract="$a$"),
        Paper("2", 2, None, None, False, "", abstract="$b$"),
    )
    library = Library(library_of(papers).profiles, reading)
    scan = Scan(library, Query("graph"))
    while scan.advance():
        pass
    assert read == ["$b$"]
    select(library, Query("graph OR b"))
    assert read == ["$b$"]


def test_the_paper_asked_for_comes_first(library_of: Callable[..., Library]) -> None:
    library = library_of(many(5_000))
    scan = Scan(library, Query("graph"), first=4_000)
    assert not scan.view().rows
    scan.advance()
    assert scan.view().rows[-2:] == (1_023, 4_000)
    assert scan.view().index_of(4_000) == len(scan.view().rows) - 1


def test_a_narrower_query_looks_only_where_the_wider_one_found(library_of: Callable[..., Library]) -> None:
    library = library_of(many(5_000))
    steps: dict[str, int] = {}
    for name, previous in (
        ("all", None),
        ("some", select(library, Query("gra"))),
        ("few", select(library, Query("graph none"))),
    ):
        scan = Scan(library, Query("graph none"), previous=previous)
        while not scan.done:
            scan.advance()
            steps[name] = steps.get(name, 0) + scan.shallow
    assert steps["few"] < steps["some"] < steps["all"]


def test_folding_ahead_spares_the_first_search_its_work(library_of: Callable[..., Library]) -> None:
    library = library_of(many(1_000))
    steps = fold_ahead(library)
    next(steps)
    assert not library.texts.short.complete
    for _ in steps:
        assert library.texts.short.complete or not library.texts.abstract.complete
    assert library.texts.short.complete
    assert library.texts.abstract.complete


def test_what_a_person_types_next_narrows() -> None:
    for before, after in (
        ("gra", "grap"),
        ("gra", "gra year:2020"),
        ("gra", "gra tree"),
        ("-graph", "-gra"),
        ("a OR b", "a"),
        ("a OR b", "(a OR b) c"),
        ("a OR b", "ab OR bc"),
        ("title:a -b", "title:ab -b c"),
        ("", "a"),
        ("cat:lg -is:read", "cat:lg b -is:read"),
        ("author:ma", 'author:"ma, j"'),
    ):
        assert implies(parse(after), parse(before)), (before, after)
    for before, after in (
        ("grap", "gra"),
        ("gra", "gra OR tree"),
        ("-gra", "-graph"),
        ("title:a", "a"),
        ("cat:l", "cat:lg"),
        ("tag:t", "tag:to"),
        ("a", ""),
    ):
        assert not implies(parse(after), parse(before)), (before, after)
