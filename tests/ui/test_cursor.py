import itertools
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from profiletui.ui.viewmodel.cursor import MOVES, clamp, keep_place, next_item, scroll_to_show, step


def row_in(rows: list[int]) -> Callable[[int], int | None]:
    return lambda position: rows.index(position) if position in rows else None


counts = st.integers(1, 500)
pages = st.integers(1, 60)


@given(st.sampled_from(MOVES), st.integers(0, 499), pages, counts)
def test_a_move_ends_on_a_line_that_exists(command: str, start: int, page: int, count: int) -> None:
    assert 0 <= clamp(clamp(start, count) + step(command, page, count), count) < count


@given(st.sampled_from(MOVES), st.integers(0, 499), pages, counts, st.integers(1, 40))
def test_many_moves_at_once_end_where_they_end_one_by_one(
    command: str, start: int, page: int, count: int, times: int
) -> None:
    one_by_one = start = clamp(start, count)
    for _ in range(times):
        one_by_one = clamp(one_by_one + step(command, page, count), count)
    assert clamp(start + times * step(command, page, count), count) == one_by_one


@given(st.integers(0, 499), pages, counts)
def test_down_undoes_up_away_from_the_ends(start: int, page: int, count: int) -> None:
    start = clamp(start, count)
    for there, back in (("down", "up"), ("half-down", "half-up"), ("page-down", "page-up")):
        assert step(there, page, count) == -step(back, page, count)
    assert clamp(start + step("first", page, count), count) == 0
    assert clamp(start + step("last", page, count), count) == count - 1


@given(st.integers(0, 600), st.integers(0, 499), pages, counts)
def test_scrolling_shows_the_cursor_and_no_emptiness(top: int, cursor: int, page: int, count: int) -> None:
    cursor = clamp(cursor, count)
    shown = scroll_to_show(top, cursor, page, count)
    assert shown <= cursor < shown + page
    assert shown == 0 or shown + page <= count


@given(st.integers(0, 400), pages, counts)
def test_scrolling_moves_only_where_it_must(top: int, page: int, count: int) -> None:
    top = min(top, max(count - page, 0))
    for cursor in {top, clamp(top + page - 1, count)}:
        assert scroll_to_show(top, cursor, page, count) == top


@given(st.permutations(range(12)), st.integers(0, 11), st.lists(st.integers(0, 11), unique=True))
def test_the_cursor_stays_on_its_paper_or_on_one_that_is_left(
    old_rows: list[int], cursor: int, new_rows: list[int]
) -> None:
    place = keep_place(old_rows, cursor, row_in(new_rows))
    assert 0 <= place < max(len(new_rows), 1)
    if old_rows[cursor] in new_rows:
        assert new_rows[place] == old_rows[cursor]


def test_the_nearest_paper_after_it_takes_over() -> None:
    assert keep_place([1, 2, 3, 4], 1, row_in([1, 4])) == 1
    assert keep_place([1, 2, 3, 4], 3, row_in([1, 2])) == 1
    assert keep_place([1, 2, 3, 4], 1, row_in([])) == 0
    assert keep_place([], 0, row_in([5])) == 0


@given(st.lists(st.text(min_size=1), unique=True, max_size=6), st.data())
def test_tab_goes_through_every_item_and_out_and_shift_tab_the_same_way_back(
    items: list[str], data: st.DataObject
) -> None:
    way = [""]
    while (following := next_item(items, way[-1], 1)) is not None:
        way.append(following)
    assert way == ["", *items]
    for here, there in itertools.pairwise(way):
        assert next_item(items, there, -1) == here
    assert next_item(items, "", -1) is None
    gone = data.draw(st.text().filter(lambda item: item not in items))
    assert next_item(items, gone, 1) == (items[0] if items else None)
