from hypothesis import given, settings
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.session import Opened
from profiletui.store.library import Library
from profiletui.store.order import next_sort, reverse
from profiletui.store.query import Query
from profiletui.store.view import select
from profiletui.typeset.glyphs import UNICODE
from profiletui.typeset.lines import plain
from profiletui.ui.viewmodel.browse_model import Desk

WORDS = ("graph", "norm", "kernel", "hashing", "fault", "équation", "O(n)", "style")


def paper(number: int) -> Paper:
    words = [WORDS[number % len(WORDS)], WORDS[number * 3 % 7]]
    links = (Link(f"https://github.com/a/{number}", "code", "github.com"),) if number % 5 == 0 else ()
    return Paper(
        f"{number:016x}", number, "LG", f"20{10 + number % 10}-01-01", False, f"{words[0]} {number}",
        abstract=f"on {words[1]}", links=links,
    )  # fmt: skip


PROFILE = Profile("A B", "LG", Metrics(), Source("a.txt"), tuple(paper(number) for number in range(700)))
OPENED = Opened(Library((PROFILE,)), (Reading((PROFILE,)),), ("a.txt",))

queries = st.lists(st.sampled_from([*WORDS, "gr", "code:link", "year:2012..", "-norm", "OR", "zzz"]), max_size=4).map(
    " ".join
)


def desk() -> Desk:
    return Desk(OPENED, Query(), UNICODE)


@settings(max_examples=40)
@given(st.lists(queries, min_size=1, max_size=5), st.booleans())
def test_typing_ends_where_asking_at_once_does(typed: list[str], impatient: bool) -> None:
    table = desk()
    for text in typed:
        table.search(text)
        if impatient:
            table.advance(0)
            table.show_found()
    while table.advance(1):
        pass
    assert table.view == select(OPENED.library, Query(typed[-1]))


@settings(max_examples=40)
@given(st.integers(0, 699), st.lists(queries, min_size=1, max_size=5))
def test_the_cursor_comes_back_to_its_paper_whenever_that_matches(start: int, typed: list[str]) -> None:
    table = desk()
    table.cursor = start
    for text in typed:
        table.search(text)
        table.advance(0)
        table.show_found()
    while table.advance(1):
        pass
    if start in table.view.rows:
        assert table.view.rows[table.cursor] == start
    assert 0 <= table.cursor < max(len(table.view.rows), 1)


def test_a_search_is_dropped_by_the_next() -> None:
    table = desk()
    table.search("graph")
    table.search("")
    assert not table.advance(1)
    assert len(table.view.rows) == 700


def test_marks_are_asked_for_anew_after_each_change() -> None:
    table = desk()
    table.toggle_mark()
    table.narrow("is:marked")
    assert len(table.view.rows) == 1
    table.narrow("")
    table.cursor = 3
    table.toggle_mark()
    table.narrow("is:marked")
    assert len(table.view.rows) == 2
    assert table.undo()
    assert table.query.text == ""
    assert len(table.chosen) == 1


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["mark", "star", "all", "read"])), max_size=12))
def test_undo_takes_back_marks_and_stars_one_by_one_and_nothing_that_was_read(steps: list[tuple[int, str]]) -> None:
    table = desk()
    states = []
    for row, step in steps:
        table.move_to(row)
        before = (table.marked, table.notes)
        {"mark": table.toggle_mark, "star": table.toggle_stars, "all": table.mark_shown, "read": table.note_read}[
            step
        ]()
        if step != "read":
            states.append(before)
            assert (table.marked, table.notes) != before
    read = table.notes.read
    for marked, notes in reversed(states):
        assert table.undo()
        assert (table.marked, table.notes) == (marked, notes._replace(read=read))
    assert not table.undo()


def test_marked_papers_are_starred_together_and_lose_their_stars_together() -> None:
    table = desk()
    table.toggle_stars()
    assert table.notes.starred == {PROFILE.papers[0].id}
    for row in (0, 4):
        table.move_to(row)
        table.toggle_mark()
    table.move_to(9)
    assert table.toggle_stars()
    assert table.notes.starred == table.marked
    assert not table.toggle_stars()
    assert not table.notes.starred


@given(
    st.lists(st.tuples(st.frozensets(st.integers(0, 4), min_size=1), st.frozensets(st.sampled_from("abc"))), max_size=6)
)
def test_papers_share_the_tags_they_were_given_and_keep_those_that_only_some_had(
    steps: list[tuple[frozenset[int], frozenset[str]]],
) -> None:
    table = desk()
    for places, tags in steps:
        papers, before = [PROFILE.papers[place] for place in places], table.notes
        shared = table.shared_tags(papers)
        table.retag(papers, tags)
        assert table.shared_tags(papers) == tags
        for number, paper in enumerate(PROFILE.papers[:5]):
            had = before.tags.get(paper.id, frozenset())
            assert table.notes.tags.get(paper.id, frozenset()) == ((had - shared) | tags if number in places else had)
        assert all(table.notes.tags.values())
        if table.notes != before:
            assert table.undo()
            assert table.notes == before
            table.retag(papers, tags)


def test_a_tag_is_asked_for_anew_after_each_change() -> None:
    table = desk()
    table.retag(table.chosen, frozenset({"todo", "ml"}))
    table.narrow("tag:todo")
    assert len(table.view.rows) == 1
    table.retag(table.chosen, frozenset({"ml"}))
    assert len(table.view.rows) == 0
    assert table.undo()
    assert len(table.view.rows) == 1


def test_chosen_papers_follow_the_order_of_the_list() -> None:
    table = desk()
    for place in (7, 2, 5):
        table.cursor = place
        table.toggle_mark()
    assert [paper.line for paper in table.chosen] == [2, 5, 7]
    table.set_query(Query(sort="-source"))
    assert [paper.line for paper in table.chosen] == [7, 5, 2]
    table.narrow("kernel")
    assert {paper.line for paper in table.chosen} == {2, 5, 7}


def test_another_library_is_asked_the_same_and_the_cursor_stays_on_its_paper() -> None:
    table = desk()
    table.set_query(Query("graph", "-source"))
    table.move_to(3)
    before = table.paper
    assert before is not None
    half = PROFILE._replace(papers=PROFILE.papers[100:])
    table.replace(Library((half,)))
    assert table.query == Query("graph", "-source")
    assert table.view == select(Library((half,)), table.query)
    assert table.paper == before
    table.narrow("")
    assert len(table.view.rows) == 600
    table.replace(Library((PROFILE._replace(papers=PROFILE.papers[:1]),)))
    assert table.cursor == 0
    assert table.paper == PROFILE.papers[0]


def test_undo_finds_its_paper_in_another_library() -> None:
    table = desk()
    table.move_to(300)
    wanted = table.paper
    table.remember()
    table.narrow("norm")
    table.replace(Library((PROFILE._replace(papers=PROFILE.papers[100:]),)))
    assert table.undo()
    assert table.paper == wanted


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 300), min_size=1, max_size=5),
    queries,
    st.sampled_from(("source", "-source", "-date", "title")),
    st.integers(0, 40),
)
def test_what_is_shown_of_a_library_that_grew_is_what_it_shows_at_once(
    steps: list[int], text: str, sort: str, row: int
) -> None:
    library = Library()
    library.begin(PROFILE)
    library.extend(PROFILE.papers[:60])
    table = Desk(Opened(library, (), ()), Query(text, sort), UNICODE)
    table.move_to(min(row, max(len(table.view.rows) - 1, 0)))
    on_top, before = not table.cursor, table.paper
    for step in steps:
        held = len(library.papers)
        library.extend(PROFILE.papers[held : held + step])
        if table.grow(last=False):
            table.advance(0)
    table.grow(last=True)
    while table.advance(1):
        pass
    held = len(library.papers)
    assert table.view == select(Library((PROFILE._replace(papers=PROFILE.papers[:held]),)), Query(text, sort))
    assert not table.grow(last=True)
    if on_top:
        assert table.cursor == 0
    else:
        assert table.paper == before


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from(["sort", "reverse", *WORDS[:4], ""])), max_size=5),
    st.integers(1, 300),
    st.integers(0, 3),
)
def test_what_is_asked_while_the_library_grows_is_answered_for_all_of_it(
    steps: list[tuple[int, str]], rest: int, slices: int
) -> None:
    library = Library()
    library.begin(PROFILE)
    library.extend(PROFILE.papers[:60])
    table = Desk(Opened(library, (), ()), Query(), UNICODE)
    wanted = Query()
    for more, asked in steps:
        held = len(library.papers)
        library.extend(PROFILE.papers[held : held + more])
        table.grow(last=False)
        if asked == "sort":
            wanted = wanted._replace(sort=next_sort(wanted.sort))
            table.sort_by_next()
        elif asked == "reverse":
            wanted = wanted._replace(sort=reverse(wanted.sort))
            table.reverse()
        else:
            wanted = wanted._replace(text=asked)
            table.search(asked)
        for _ in range(slices):
            table.advance(0)
            table.show_found()
    held = len(library.papers)
    library.extend(PROFILE.papers[held : held + rest])
    table.grow(last=True)
    while table.advance(1):
        pass
    assert table.view == select(Library((PROFILE._replace(papers=tuple(library.papers)),)), wanted)


def big_table() -> Desk:
    papers = tuple(paper(number) for number in range(5_000))
    return Desk(Opened(Library((PROFILE._replace(papers=papers),)), (), ()), Query("graph"), UNICODE)


def test_an_order_under_way_outlives_the_end_of_reading() -> None:
    table = big_table()
    table.sort_by_next()
    assert table.sorting
    table.library.begin(PROFILE)
    table.library.extend([paper(5_000)])
    table.grow(last=True)
    while table.advance(1):
        pass
    assert table.view == select(table.library, Query("graph", "-date"))


def test_an_order_under_way_can_be_taken_back() -> None:
    table = big_table()
    table.sort_by_next()
    assert table.sorting
    assert table.undo()
    assert not table.sorting
    assert table.query == Query("graph")


def test_an_order_under_way_outlives_a_mark_that_the_query_asks_about() -> None:
    table = big_table()
    table.narrow("graph -is:marked")
    table.sort_by_next()
    assert table.sorting
    table.toggle_mark()
    assert table.view == select(table.library, Query("graph -is:marked", "-date"), table.context)


def test_a_search_begun_before_the_library_grew_is_not_taken_for_an_answer() -> None:
    library = Library()
    library.begin(PROFILE)
    library.extend(PROFILE.papers[:100])
    table = Desk(Opened(library, (), ()), Query(), UNICODE)
    table.search("graph")
    table.advance(1)
    library.extend(PROFILE.papers[100:])
    for text in ("graph 6", "graph"):
        table.search(text)
        while table.advance(1):
            pass
        assert table.view == select(OPENED.library, Query(text))


def test_the_cursor_stays_on_its_paper_before_a_search_has_come_to_its_abstract() -> None:
    table = desk()
    table.move_to(699)
    seen = table.paper
    table.search("fault")
    assert table.advance(0)
    table.show_found()
    assert len(table.view.rows) > 1
    assert table.paper is seen
    while table.advance(0):
        pass
    assert table.paper is seen


def test_the_way_back_from_a_filter_leads_to_the_paper_one_came_from() -> None:
    table = desk()
    table.move_to(300)
    for text in ("n", "no", "nozzz"):
        table.search(text)
        while table.advance(1):
            pass
    assert table.paper is None
    table.narrow("")
    assert table.cursor == 300


def test_many_papers_are_sorted_while_the_old_order_is_shown() -> None:
    table = big_table()
    table.move_to(7)
    seen, before = table.paper, table.view

    def says() -> str:
        return "".join(span.text for span in table.status(80, (), False))

    table.sort_by_next()
    table.show_found()
    assert table.sorting
    assert table.view is before
    assert "sorting" in says()
    table.sort_by_next()
    while table.advance(0):
        pass
    assert not table.sorting
    assert "sorting" not in says()
    assert table.view == select(table.library, Query("graph", "title"))
    assert table.paper is seen


def test_papers_that_come_while_one_types_do_not_change_where_typing_began() -> None:
    library = Library()
    library.begin(PROFILE)
    library.extend(PROFILE.papers[:400])
    table = Desk(Opened(library, (), ()), Query(), UNICODE)
    table.move_to(300)
    wanted = table.paper
    table.search("nozzz")
    while table.advance(1):
        pass
    library.extend(PROFILE.papers[400:])
    table.grow(last=True)
    while table.advance(1):
        pass
    assert table.paper is None
    table.narrow("")
    assert table.paper == wanted


def test_a_name_is_read_without_latex_wherever_it_stands() -> None:
    erdos = PROFILE._replace(name=r"Paul Erd\H{o}s", papers=PROFILE.papers[:2])
    table = Desk(Opened(Library((erdos,)), (Reading((erdos,)),), ("a.txt",)), Query(), UNICODE)
    assert plain(table.header(80, 1)[0]).startswith("Paul Erdős")
    assert table.labels == ("Paul Erdős",)
