from hypothesis import assume, given
from hypothesis import strategies as st

from profiletui.ui.viewmodel import menu_cursor
from profiletui.ui.viewmodel.cursor import MOVES

menus = st.lists(st.sampled_from(["", "a", "b", "c", "d"]), max_size=20)
filled = menus.filter(any)
pages = st.integers(1, 8)
rows = st.integers(-3, 25)


def all_stops(ids: list[str]) -> list[int]:
    return [row for row in range(len(ids)) if menu_cursor.is_stop(ids, row)]


@given(filled, rows, st.lists(st.tuples(st.sampled_from(MOVES), pages), max_size=10))
def test_a_cursor_only_ever_stands_on_an_entry(ids: list[str], row: int, moves: list[tuple[str, int]]) -> None:
    cursor = menu_cursor.nearest(ids, row)
    assert cursor in all_stops(ids)
    for command, page in moves:
        cursor = menu_cursor.moved(ids, cursor, command, page)
        assert cursor in all_stops(ids)


@given(menus, rows)
def test_a_stop_is_nearest_to_itself(ids: list[str], row: int) -> None:
    found = menu_cursor.nearest(ids, row)
    assert menu_cursor.nearest(ids, found) == found
    if 0 <= row < len(ids) and menu_cursor.is_stop(ids, row):
        assert found == row


@given(filled, pages)
def test_down_visits_every_entry_in_turn_and_up_goes_back(ids: list[str], page: int) -> None:
    every = all_stops(ids)
    walk = [menu_cursor.moved(ids, every[-1], "first", page)]
    for _ in every[1:]:
        walk.append(menu_cursor.moved(ids, walk[-1], "down", page))
    assert walk == every
    assert menu_cursor.moved(ids, every[-1], "down", page) == every[-1]
    back = [every[-1]]
    for _ in every[1:]:
        back.append(menu_cursor.moved(ids, back[-1], "up", page))
    assert back[::-1] == every
    assert menu_cursor.moved(ids, every[0], "last", page) == every[-1]


@given(filled, st.integers(0, 19), pages)
def test_a_page_goes_its_way_and_never_past_an_entry_that_is_further(ids: list[str], row: int, page: int) -> None:
    every = all_stops(ids)
    cursor = menu_cursor.nearest(ids, row)
    for command, forth in (("page-down", True), ("half-down", True), ("page-up", False), ("half-up", False)):
        found = menu_cursor.moved(ids, cursor, command, page)
        ahead = [stop for stop in every if (stop > cursor if forth else stop < cursor)]
        assert (found in ahead) == bool(ahead)
        assert found in ahead or found == cursor


@given(menus, st.integers(0, 19))
def test_an_entry_has_the_lines_of_its_id_and_its_heading_none(ids: list[str], row: int) -> None:
    assume(row < len(ids))
    lines = menu_cursor.lines_of(ids, row)
    assert row in lines
    assert len({ids[line] for line in lines}) == 1
    lead = menu_cursor.lead_in(ids, lines[0])
    assert all(not ids[line] for line in range(lead, lines[0]))
    assert lead == 0 or ids[lead - 1] or lead == lines[0]


def test_a_menu_without_entries_has_no_stop() -> None:
    assert menu_cursor.nearest([], 3) == 0
    assert menu_cursor.nearest(["", ""], 1) == 0
    assert menu_cursor.moved(["", ""], 0, "down", 5) == 0
    assert menu_cursor.moved([], 0, "last", 5) == 0
    assert menu_cursor.lines_of([], 0) == range(0)
