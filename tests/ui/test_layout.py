import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.typeset.lines import plain
from profiletui.ui.present.layout import SMALLEST, Box, arrange, too_small
from tests.ui.browser import browser


@given(
    st.integers(SMALLEST[0], 400),
    st.integers(SMALLEST[1], 120),
    st.sampled_from(["list", "abstract"]),
    st.booleans(),
    st.integers(1, 9),
)
def test_the_boxes_cover_every_cell_once(width: int, height: int, focus: str, zoomed: bool, said: int) -> None:
    arrangement = arrange(width, height, focus, zoomed, said)
    boxes = [part for part in arrangement if isinstance(part, Box) and part.shown]
    assert sum(box.width * box.height for box in boxes) == width * height
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= width
        assert box.y + box.height <= height
    rows = [set(range(box.y, box.y + box.height)) for box in boxes]
    columns = [set(range(box.x, box.x + box.width)) for box in boxes]
    for one in range(len(boxes)):
        for other in range(one):
            assert not (rows[one] & rows[other] and columns[one] & columns[other])


@given(
    st.integers(SMALLEST[0], 400),
    st.integers(SMALLEST[1], 120),
    st.sampled_from(["list", "abstract"]),
    st.integers(1, 9),
)
def test_the_pane_with_the_focus_is_always_shown(width: int, height: int, focus: str, said: int) -> None:
    assert getattr(arrange(width, height, focus, said=said), focus).shown


@given(st.integers(SMALLEST[0], 400), st.integers(SMALLEST[1], 120), st.booleans(), st.integers(1, 9))
def test_a_long_message_moves_no_pane(width: int, height: int, zoomed: bool, said: int) -> None:
    short, long = arrange(width, height, zoomed=zoomed), arrange(width, height, zoomed=zoomed, said=said)
    for name in ("header", "list_caption", "list", "abstract_caption", "abstract"):
        one, other = getattr(short, name), getattr(long, name)
        assert (one.x, one.y, one.width, one.shown) == (other.x, other.y, other.width, other.shown)
    assert long.status.height <= max(said, 1)


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 6), ((60, 20), 5), ((99, 40), 11)])
def test_below_100_columns_the_abstract_stands_under_a_third_for_the_list(size: tuple[int, int], rows: int) -> None:
    arrangement = arrange(*size)
    assert arrangement.list.height == rows
    assert arrangement.abstract.y > arrangement.list.y


def test_from_100_columns_they_stand_side_by_side() -> None:
    arrangement = arrange(100, 40)
    assert arrangement.list.y == arrangement.abstract.y
    assert arrangement.divided


def test_below_60_columns_one_pane_is_shown_at_a_time() -> None:
    assert not arrange(59, 20, "list").abstract.shown
    assert not arrange(59, 20, "abstract").list.shown


@given(st.integers(1, 40), st.integers(1, 9))
def test_what_is_needed_is_said_in_the_room_there_is(width: int, height: int) -> None:
    said = too_small(width, height)
    assert bool(said) == (width < SMALLEST[0] or height < SMALLEST[1])
    assert len(said) <= width
    assert width < 4 or not said or f"{SMALLEST[0]}x{SMALLEST[1]}" in said


@pytest.mark.parametrize("width", [20, 30, 40, 50, 60, 70, 80, 100, 160])
async def test_what_c_would_do_is_said_in_as_many_words_as_have_room(width: int) -> None:
    async with browser(size=(width, 20)) as page:
        desk = page.screen.desk
        desk.greets = False
        for row, words in (
            (1, "No code link in this paper · C copies"),
            (2, "◇ Code badge, but no code link in the text"),
        ):
            desk.move_to(row)
            said = plain(desk.status(width, (), False)).strip()
            assert said.endswith("! 1 remark")
            said = said.removesuffix("! 1 remark").strip()
            assert "…" not in said or width < 30
            assert said.startswith(words) == (width >= (80 if row == 1 else 100))
