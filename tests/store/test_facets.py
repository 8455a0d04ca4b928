"""Counts that come true when one narrows, and query texts edited as a person would."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from profiletui.model.paper import PROJECT, Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.model.words import name_key
from profiletui.store.facets import (
    CODE_CHOICES,
    FACETS,
    Counts,
    Facet,
    Value,
    chosen_in,
    covers,
    is_chosen,
    rest_of,
    toggle,
)
from profiletui.store.library import Library
from profiletui.store.match import EXACT, compile_sieve
from profiletui.store.metrics import co_authors
from profiletui.store.names import Names
from profiletui.store.query import Dates, Expression, Query, Term, parse
from profiletui.store.view import select
from tests.store import test_store_laws as laws
from tests.store.conftest import make_library

names = st.sampled_from(
    [
        "Jinwen Ma", "Jinwen Mason", "Ma Jinwen", "Jo-Ku Cheng", "Jo Ku  Cheng", "Zo\u00eb M\u00fcller", "Zoe Muller",
        "Zo\\\"e M\\\"uller", "Sammy Davis, Jr.", "Ann", '"', "-", ",", 'A "B" C', "(x", "OR", "M. $\\alpha$",
        "\u738b\u4f1f",
    ]
)  # fmt: skip
places = st.sampled_from(["mit", "Smith College", "ETH Z\u00fcrich", "eth zurich", "$\\alpha$ Lab", "a: b", "-", '"'])
papers = st.builds(
    Paper,
    id=st.integers(0, 30).map(str),
    line=st.just(1),
    category=st.sampled_from([None, "LG", "cs.LG", "lg", "stat.LG", "CV", "math.CO", "ML"]),
    date=st.sampled_from([None, "2019-01-31", "2020-02-29", "2021-12-01", "2023-05-05"]),
    has_code=st.booleans(),
    title=laws.texts,
    authors=st.lists(names, max_size=3).map(tuple),
    affiliations=st.lists(places, max_size=2).map(tuple),
    abstract=st.sampled_from(["graph", "tree"]),
    links=st.lists(st.sampled_from(laws.LINKS), max_size=2, unique=True).map(tuple),
)


def spelt_out(text: str) -> str:
    return text.replace("$\\alpha$", "\u03b1").replace('\\"e', "\u00eb").replace('\\"u', "\u00fc")


libraries = st.lists(papers, min_size=1, max_size=12).map(
    lambda held: Library([Profile("Ann", None, Metrics(), Source("a.txt"), tuple(held))], spelt_out)
)
typed = st.lists(
    laws.operands
    | st.sampled_from(
        ["cat:CV", "cat:machine", "(cat:CV OR cat:LG)", "year:2019..2021", "year:>2019", "(year:2019 OR year:2021)",
         "author:ma", 'author:"Jinwen Ma"', "(author:ann OR author:zoe)", "aff:mit", "code:link",
         "code:no OR code:link", "cat:CV OR year:2020", "(cat:CV year:2020)", "-cat:CV", '"open', "(open", "O(n", "n)"]
    ),
    max_size=3,
).map(" ".join)  # fmt: skip
fields = st.sampled_from(FACETS)


def counted(library: Library, text: str, field: str, limit: int = 10) -> Facet:
    return Counts(library).facet(field, text, select(library, Query(text)).rows, limit)


def rows_of(library: Library, text: str) -> list[int]:
    return list(select(library, Query(text)).rows)


@given(libraries, typed, fields)
def test_a_count_is_what_is_left_with_that_value_alone_on_top_of_the_rest(
    library: Library, text: str, field: str
) -> None:
    assume(not chosen_in(rest_of(text, field), field))
    for value in counted(library, text, field, 3).values:
        assert len(rows_of(library, toggle(rest_of(text, field), value.terms))) == value.papers
        assert value.chosen == (len(value.terms) > 0 and all(t in _chosen(text, field, t) for t in value.terms))


def _chosen(text: str, field: str, term: object) -> list[object]:
    """`term` where the query chooses it, or more than it, in that facet."""
    return [term for kept in chosen_in(text, field) if covers(kept, term)]  # type: ignore[arg-type]


@given(libraries, typed, st.data())
def test_choosing_shows_more_of_the_facet_and_again_takes_it_back(
    library: Library, text: str, data: st.DataObject
) -> None:
    field = data.draw(fields)
    values = counted(library, text, field).values
    assume(values and not chosen_in(rest_of(text, field), field))
    value = data.draw(st.sampled_from(values))
    changed = toggle(text, value.terms)
    now = {one.label: one for one in counted(library, changed, field).values}
    rest = set(rows_of(library, rest_of(text, field)))
    before, after = set(rows_of(library, text)), set(rows_of(library, changed))
    assert after <= rest
    if value.chosen:
        assert value.label not in now or not now[value.label].chosen
        return
    assert now[value.label].chosen
    assert now[value.label].papers == value.papers
    if chosen_in(text, field):
        assert before <= after
    again = toggle(changed, value.terms)
    assert parse(again) == parse(text)
    assert rows_of(library, again) == rows_of(library, text)


@given(typed, fields, st.data())
def test_the_rest_of_the_query_stays(text: str, field: str, data: st.DataObject) -> None:
    others: dict[str, Expression] = {
        "cat": Term("cat", "IR"),
        "year": Dates("year", "1990", "1990"),
        "author": Term("author", "New One"),
        "aff": Term("aff", "x"),
        "code": Term("code", "missing"),
    }
    terms = (others[field],)
    assume(not is_chosen(chosen_in(text, field), terms))  # code:yes holds code:missing already
    changed = toggle(text, terms)
    assert parse(rest_of(changed, field)) == parse(rest_of(text, field))
    assert set(chosen_in(changed, field)) == {*chosen_in(text, field), *terms}
    for other in FACETS:
        if other != field:
            assert chosen_in(changed, other) == chosen_in(text, other)


@given(libraries, typed, fields)
def test_other_values_count_as_if_chosen_too(library: Library, text: str, field: str) -> None:
    assume(not chosen_in(rest_of(text, field), field))
    facet = counted(library, text, field, 100)
    bare = counted(library, rest_of(text, field), field, 100)
    kept = {value.label: value.papers for value in facet.values}
    assert {value.label: value.papers for value in bare.values}.items() <= kept.items()


@given(libraries, typed)
def test_every_paper_has_one_kind_of_code(library: Library, text: str) -> None:
    values = counted(library, text, "code").values
    assert sum(value.papers for value in values if value.label in CODE_CHOICES) == len(
        rows_of(library, rest_of(text, "code"))
    )


def test_project_pages_are_a_value_beside_the_kinds_of_code() -> None:
    page = Link("https://ada.github.io/loom", PROJECT, "ada.github.io")
    library = make_library((Paper("a", 1, None, None, True, "A", links=(page,)), Paper("b", 2, None, None, False, "B")))
    values = {value.label: (value.papers, value.with_code) for value in counted(library, "", "code").values}
    assert values == {"missing": (1, 1), "no": (1, 0), "project": (1, 1)}
    assert len(rows_of(library, "code:project")) == 1


spans: st.SearchStrategy[tuple[str, str]] = st.tuples(
    st.sampled_from(["", "2019", "2020-05", "20", "2021"]), st.sampled_from(["", "2020", "2021-12", "2023", "2"])
)


@given(spans, spans, st.booleans(), st.sampled_from(["2019", "2019-12-31", "2020-05-01", "2021", "2022-01-01"]))
def test_a_span_that_covers_another_holds_its_dates(
    one: tuple[str, str], other: tuple[str, str], strict: bool, date: str
) -> None:
    outer = Dates("year", one[0], one[1], strict and not all(one) and any(one))
    inner = Dates("year", other[0], other[1])
    library = make_library((Paper("1", 1, None, date, False, ""),))
    if covers(outer, inner) and compile_sieve(inner, library)([0], EXACT):
        assert compile_sieve(outer, library)([0], EXACT)


@pytest.mark.parametrize(
    ("text", "terms", "changed"),
    [
        ("", "cat:CV", "cat:CV"),
        ("cat:CV", "cat:LG", "cat:CV OR cat:LG"),
        ("cat:CV OR cat:LG", "year:2023", "(cat:CV OR cat:LG) year:2023"),
        ("(cat:CV OR cat:LG) year:2023", "cat:CV", "cat:LG year:2023"),
        ("cat:LG year:2023", "cat:LG", "year:2023"),
        ("cat:lg", "cat:LG", ""),
        ("graph OR tree", "cat:CV", "(graph OR tree) cat:CV"),
        ("graph cat:CV -attack", "cat:LG", "graph (cat:CV OR cat:LG) -attack"),
        ('graph "neural net', 'author:"Jinwen Ma"', 'graph "neural net" author:"Jinwen Ma"'),
        ("year:2021..2024 code:link", "year:2022", "code:link"),
        ("O(n log n)", "year:2022", "O(n log n) year:2022"),
        ("author:zhuo author:ma", "author:chen", "author:zhuo (author:ma OR author:chen)"),
    ],
)
def test_the_query_is_edited_as_one_would_by_hand(text: str, terms: str, changed: str) -> None:
    assert toggle(text, (parse(terms),)) == changed


def test_a_span_takes_the_place_of_the_years_before_it() -> None:
    span = (Dates("year", "2021", "2024"),)
    assert toggle("cat:CV year:2019 code:link", span, alone=True) == "cat:CV year:2021..2024 code:link"
    assert toggle("year:2019..2025", span, alone=True) == "year:2021..2024"
    assert toggle("cat:CV year:2021..2024", span, alone=True) == "cat:CV"


def value_of(library: Library, field: str, label: str, text: str = "") -> Value:
    return next(value for value in counted(library, text, field).values if value.label == label)


def test_spellings_of_a_person_are_one_and_the_owner_is_left_out() -> None:
    library = make_library(
        (
            Paper("1", 1, "LG", None, False, "", ("Jinwen Ma", "Jo-Ku Cheng")),
            Paper("2", 2, "LG", None, False, "", ("Jo Ku Cheng", "J. Wu")),
            Paper("3", 3, "LG", None, False, "", ("Jo-Ku Cheng", "J. Wu")),
        )
    )
    facet = counted(library, "", "author")
    assert [(value.label, value.papers) for value in facet.values] == [("Jo-Ku Cheng", 3), ("J. Wu", 2)]
    assert toggle("", facet.values[0].terms) == 'author:"Jo-Ku Cheng" OR author:"Jo Ku Cheng"'
    assert toggle(toggle("", facet.values[0].terms), facet.values[0].terms) == ""


def test_people_stand_in_one_order_here_and_among_the_co_authors() -> None:
    lists = (("Zoe Abel", "Ann Lee"), ("Bo Ma",), ("Al Zorn", "Bo Ma"), ("Cy Lee, Jr.", "Zoe Abel", "Ed Katz"))
    library = make_library(tuple(Paper(str(n), 1, None, None, False, "", names) for n, names in enumerate(lists)))
    shown = [value.label for value in Counts(library).facet("author", "", range(len(lists))).values]
    assert shown == [person.name for person in co_authors(library.papers)]
    assert shown == ["Zoe Abel", "Bo Ma", "Ed Katz", "Ann Lee", "Cy Lee, Jr.", "Al Zorn"]


def test_a_name_within_another_counts_what_its_words_find() -> None:
    library = make_library(
        (
            Paper("1", 1, "LG", None, False, "", ("Wei Li",)),
            Paper("2", 2, "LG", None, False, "", ("Wei Lin",)),
            Paper("3", 3, "LG", None, False, "", ("Li Wei",)),
        )
    )
    assert value_of(library, "author", "Wei Li").papers == 3
    assert value_of(library, "author", "Wei Lin").papers == 1


def test_what_is_chosen_is_shown_though_nothing_is_left_of_it() -> None:
    library = make_library(laws_papers())
    chosen = value_of(library, "cat", "LG", "cat:LG year:1999")
    assert (chosen.papers, chosen.chosen) == (0, True)
    typed = value_of(library, "cat", "machine", "cat:machine")
    assert (typed.papers, typed.chosen) == (2, True)
    assert value_of(library, "author", "nobody", "author:nobody").papers == 0


def laws_papers() -> tuple[Paper, ...]:
    return (
        Paper("1", 1, "LG", "2020-01-01", False, "", ("Ann Bee", "Cy Dee")),
        Paper("2", 2, "LG", "2021-01-01", False, "", ("Ann Bee",)),
        Paper("3", 3, "CV", "2021-01-01", False, "", ("Eff Gee",)),
    )


def test_a_long_list_shows_its_top_and_finds_the_rest() -> None:
    library = make_library(laws_papers())
    counts = Counts(library)
    facet = counts.facet("author", "", range(3), 1)
    assert [value.label for value in facet.values] == ["Ann Bee"]
    assert facet.more == 2
    found = counts.facet("author", "", range(3), 1, find="gee")
    assert ([value.label for value in found.values], found.more) == (["Eff Gee"], 0)
    chosen = counts.facet("author", 'author:"Eff Gee"', [2], 1)
    assert [(value.label, value.chosen) for value in chosen.values] == [("Ann Bee", False), ("Eff Gee", True)]


@given(names | st.text(max_size=12))
def test_the_key_of_a_name_is_the_one_of_the_model(name: str) -> None:
    assert Names.key(name) == name_key(name)


def test_years_come_newest_first() -> None:
    facet = counted(make_library(laws_papers()), "", "year")
    assert [(value.label, value.papers) for value in facet.values] == [("2021", 2), ("2020", 1)]
