"""What holds of every query and every library."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.model.words import fold, spelt_out
from profiletui.store.describe import describe
from profiletui.store.incremental_search import Scan, implies
from profiletui.store.library import Library
from profiletui.store.match import highlights
from profiletui.store.order import SORT_KEYS
from profiletui.store.query import Context, Query, parse
from profiletui.store.view import select

pytestmark = pytest.mark.usefixtures("each_search", "short_steps")

LINKS = (
    Link("https://github.com/a/b", "code", "github.com"),
    Link("https://a.github.io/b", "other", "a.github.io"),
)
WORDS = (
    "graph", "Gr\u00e1ph", "tree", "a", "ab", "O(n)", "$\\alpha$", "or", "\u00df", "x-y", "X y", "xy", "1,000",
    "S\u00f6r",
)  # fmt: skip
texts = st.lists(
    st.sampled_from(WORDS),
    max_size=4,
).map(" ".join)
papers = st.builds(
    Paper,
    id=st.integers(0, 9).map(str),
    line=st.just(1),
    category=st.sampled_from([None, "LG", "cs.LG", "CV", "math.CO"]),
    date=st.sampled_from([None, "2019-01-31", "2020-02-29", "2021-12-01"]),
    has_code=st.booleans(),
    title=texts,
    authors=st.lists(st.sampled_from(["Ann Graph", "Bo Tree", "X", "J\u00f6-ku Tree"]), max_size=2).map(tuple),
    affiliations=st.lists(st.sampled_from(["mit", "Tree Inc"]), max_size=1).map(tuple),
    abstract=texts,
    venue=st.sampled_from([None, "Tree Letters"]),
    doi=st.sampled_from([None, "10.1/a"]),
    arxiv_id=st.sampled_from([None, "2101.00001"]),
    citations=st.sampled_from([None, 0, 1, 2, 30]),
    selected=st.booleans(),
    links=st.lists(st.sampled_from(LINKS), max_size=2, unique=True).map(tuple),
)
profiles = st.builds(
    Profile,
    name=st.sampled_from(["Ann Graph", "Bo Tree"]),
    field=st.none(),
    metrics=st.just(Metrics()),
    source=st.just(Source("page.txt")),
    papers=st.lists(papers, max_size=6).map(tuple),
)


def readable(text: str) -> str:
    """A stand-in for the rendering of LaTeX."""
    return text.replace("$\\alpha$", "\u03b1")


pages = st.lists(profiles, max_size=2)
libraries = pages.map(lambda pages: Library(pages, readable))
contexts = st.builds(
    Context,
    marked=st.frozensets(st.integers(0, 9).map(str)),
    starred=st.frozensets(st.integers(0, 9).map(str)),
    tags=st.dictionaries(st.integers(0, 9).map(str), st.frozensets(st.sampled_from(["todo", "to"]))),
    words=st.dictionaries(st.integers(0, 9).map(str), st.sampled_from(["a tree", "Proof of\nlemma 2"])),
)

words = st.sampled_from(["graph", "tre", "a", "O(n)", '"a ab"', "\u03b1", "code:yes", "code:missing", "year:2020"])
words |= st.sampled_from(['"x y"', "x-y", "xy", "=X", "=Graph", '="a ab"', "alpha", "soer", "1000", '"-"', '"x-"'])
words |= st.sampled_from(["venue:tree", "doi:1", "arxiv:21", "cites:>1", "cites:..2", "is:selected", "code:project"])
words |= st.sampled_from(["date:..2020-02", "title:graph", "abstract:tree", "author:ann", "cat:LG", "cat:machine"])
words |= st.sampled_from(
    ["is:marked", "is:starred", "tag:to", "note:tree", "profile:bo", "host:github", "link:/a", "aff:mit", "year:>2019"]
)
operands = st.recursive(
    words,
    lambda inner: (
        inner.map("-{}".format)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})")
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})")
    ),
    max_leaves=5,
)
queries = st.lists(operands, max_size=3).map(" ".join)
anything = st.text(st.sampled_from('ab()"-: .<>=\n\u00e9ORyearitlcod0129') | st.characters(), max_size=40)
sorts = st.sampled_from([*SORT_KEYS, *(f"-{key}" for key in SORT_KEYS)])


@given(anything | queries, libraries)
def test_every_prefix_of_every_text_is_a_query(text: str, library: Library) -> None:
    for end in range(len(text) + 1):
        view = select(library, Query(text[:end]))
        assert isinstance(describe(view.expression), str)
        assert (view.blame is None) == bool(view.rows or not view.total)


@given(libraries, anything | queries, contexts)
def test_a_selection_is_a_subset_in_source_order(library: Library, text: str, context: Context) -> None:
    rows = list(select(library, Query(text), context).rows)
    assert rows == sorted(set(rows))
    assert set(rows) <= set(range(len(library.papers)))


@given(libraries, operands, operands, contexts)
def test_filters_commute(library: Library, one: str, other: str, context: Context) -> None:
    def rows(text: str) -> list[int]:
        return list(select(library, Query(text), context).rows)

    both = rows(f"{one} {other}")
    assert both == rows(f"{other} {one}")
    assert set(both) == set(rows(one)) & set(rows(other))
    assert set(rows(f"{one} OR {other}")) == set(rows(one)) | set(rows(other))


@given(libraries, operands, contexts)
def test_negation_gives_the_rest(library: Library, text: str, context: Context) -> None:
    rows = set(select(library, Query(text), context).rows)
    rest = set(select(library, Query(f"-{text}"), context).rows)
    assert not rows & rest
    assert rows | rest == set(range(len(library.papers)))


@given(libraries, st.sampled_from(["graph", "Gr\u00e1ph tree", "\u00df", '"x-y a"', "title:\u00e4b"]))
def test_case_and_accents_make_no_difference(library: Library, text: str) -> None:
    rows = select(library, Query(text)).rows
    assert select(library, Query(text.upper().replace(" OR ", " or "))).rows == rows
    assert select(library, Query(fold(text))).rows == rows


@given(libraries, queries, sorts)
def test_orders_are_total_stable_and_put_what_is_missing_last(library: Library, text: str, key: str) -> None:
    plain = select(library, Query(text)).rows
    rows = list(select(library, Query(text, key)).rows)
    assert sorted(rows) == list(plain)
    name = key.removeprefix("-")
    if name in ("date", "category"):
        values = [getattr(library.papers[row], name) for row in rows]
        present = [fold(value) for value in values if value is not None]
        assert values[len(present) :] == [None] * (len(values) - len(present))
        assert present == sorted(present, reverse=key.startswith("-"))
        for before, after in pairwise(rows):
            here, there = (getattr(library.papers[row], name) for row in (before, after))
            assert here is None or there is None or fold(here) != fold(there) or before < after


@given(libraries, anything | queries, sorts, contexts, st.integers(1, 3), st.integers(0, 11))
def test_a_scan_grows_into_what_select_gives(
    library: Library, text: str, key: str, context: Context, steps: int, asked: int
) -> None:
    query = Query(text, key)
    expected = select(library, query, context)
    first = asked if asked < len(library.papers) else None
    scan = Scan(library, query, context, first=first)
    seen = {row for row in expected.rows if row == first}
    while scan.advance(steps):
        rows = set(scan.view().rows)
        assert seen <= rows <= set(expected.rows)
        seen = rows
    assert scan.done
    assert scan.view() == expected


@given(libraries, queries, queries, sorts, contexts)
def test_a_scan_within_an_earlier_answer_gives_the_same(
    library: Library, before: str, added: str, key: str, context: Context
) -> None:
    for text in (f"{before} {added}", f"{before}{added}", added):
        scan = Scan(library, Query(text), context, previous=select(library, Query(before, key), context))
        while scan.advance():
            pass
        assert scan.view() == select(library, Query(text), context)


@given(pages, queries, queries, sorts, contexts, st.integers(1, 4))
def test_a_library_that_grows_answers_as_if_all_had_been_there(
    pages: list[Profile], before: str, added: str, key: str, context: Context, size: int
) -> None:
    query = Query(f"{before} {added}", key)
    library = Library((), readable)
    view = select(library, Query(before, key), context)
    for page in pages:
        library.begin(page)
        for start in range(0, len(page.papers), size):
            if start % 2:
                view = select(library, Query(before, key), context)
            scan = Scan(library, query, context, previous=view)
            scan.advance()
            library.extend(page.papers[start : start + size])
            while scan.advance():  # of the papers that were there when it began
                pass
            assert scan.view().total <= len(library.papers)
            assert [scan.view().index_of(row) for row in scan.view().rows] == [*range(len(scan.view().rows))]
        library.finish([page])
    whole = Library(pages, readable)
    scan = Scan(library, query, context, previous=view)
    while scan.advance():
        pass
    assert scan.view() == select(library, query, context) == select(whole, query, context)


@given(libraries, queries, sorts, sorts, contexts)
def test_another_order_takes_no_search(library: Library, text: str, key: str, other: str, context: Context) -> None:
    view = select(library, Query(text, key), context)
    scan = Scan(library, Query(text, other), context, previous=view)
    while scan.advance():
        assert scan.ordering
    assert scan.view() == select(library, Query(text, other), context)


@given(libraries, queries, sorts, contexts)
def test_a_view_knows_where_each_paper_stands(library: Library, text: str, key: str, context: Context) -> None:
    view = select(library, Query(text, key), context)
    for position in range(len(library.papers) + 1):
        assert view.index_of(position) == (view.rows.index(position) if position in view.rows else None)


@given(libraries, operands, operands, contexts)
def test_what_implies_selects_less(library: Library, one: str, other: str, context: Context) -> None:
    rows = {text: set(select(library, Query(text), context).rows) for text in (one, other)}
    if implies(parse(one), parse(other)):
        assert rows[one] <= rows[other]
    assert implies(parse(f"{one} {other}"), parse(one))


@given(
    texts | st.text(max_size=30), st.lists(st.sampled_from(["graph", "ap", "a", "b", "SS", "\u00e9", "o"]), max_size=3)
)
def test_highlights_are_ranges_that_fold_to_a_word(text: str, sought: list[str]) -> None:
    ranges = highlights(parse(" ".join(sought)), text, "title")
    end = 0
    for start, stop in ranges:
        assert end <= start < stop <= len(text)
        end = stop
        marked = text[start:stop].replace("-", "")
        spelt = "".join(spelt_out(letter) or fold(letter) for letter in marked)
        assert any(fold(word) in fold(marked) or fold(word) in spelt for word in sought)
    titled = Paper("0", 1, None, None, False, text)
    library = Library([Profile("Ann Graph", None, Metrics(), Source("page.txt"), (titled,))])
    assert bool(ranges) == any(select(library, Query(f"title:{word}")).rows for word in sought)


@given(st.lists(profiles, max_size=3))
def test_a_library_holds_each_paper_once_and_knows_its_owners(pages: list[Profile]) -> None:
    library = Library(pages)
    told = [paper.id for page in pages for paper in page.papers]
    assert [paper.id for paper in library.papers] == list(dict.fromkeys(told))
    for position, paper in enumerate(library.papers):
        assert library.position(paper.id) == position
        holders = tuple(n for n, page in enumerate(pages) if paper.id in {held.id for held in page.papers})
        assert library.owners(position) == holders
    assert library.position("nowhere") is None
