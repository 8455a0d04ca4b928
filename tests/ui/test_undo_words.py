"""What undo and redo say, which papers are read, and what is said of keys that do nothing."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from profiletui.session import open_sources
from profiletui.store.query import Query
from profiletui.typeset.glyphs import UNICODE
from profiletui.ui.viewmodel.browse_model import Desk
from tests.ui.browser import SAMPLE, browser

OPENED = open_sources([str(SAMPLE)], stdin=None, environ={})


def state(desk: Desk) -> tuple[object, ...]:
    return desk.query, desk.marked, desk.notes.starred, desk.notes.tags


@given(st.lists(st.sampled_from(["mark", "star", "sort", "narrow", "widen", "down", "undo", "tag"]), max_size=12))
def test_redo_brings_back_all_that_undo_took(steps: list[str]) -> None:
    desk = Desk(OPENED, Query(), UNICODE)

    def filter_by(text: str) -> None:
        desk.remember()
        desk.narrow(text)

    deeds: dict[str, Callable[[], object]] = {
        "mark": desk.toggle_mark,
        "star": desk.toggle_stars,
        "sort": desk.sort_by_next,
        "widen": lambda: filter_by(""),
        "narrow": lambda: filter_by("graph"),
        "down": lambda: desk.move_by("down", 10),
        "undo": desk.undo,
        "tag": lambda: desk.retag(desk.chosen, frozenset({"todo"})),
    }
    for step in steps:
        deeds[step]()
    seen = [state(desk)]
    while desk.undo():
        seen.append(state(desk))
    for before in reversed(seen[:-1]):
        if before != state(desk):
            assert desk.redo()
            assert state(desk) == before


def test_undo_says_what_it_undid() -> None:
    desk = Desk(OPENED, Query(), UNICODE)
    desk.retag(desk.chosen, frozenset({"todo"}))
    desk.toggle_stars()
    assert desk.undo().startswith("star of Towards a Unified")
    assert desk.undo().startswith("tags of Towards a Unified")
    assert desk.redo().startswith("tags of Towards a Unified")
    desk.mark_shown()
    assert desk.redo() == ""
    assert desk.undo() == "marks of 30 papers"
    desk.remember()
    desk.narrow("graph")
    desk.reverse()
    assert desk.undo() == "order"
    assert desk.undo() == "filter"


async def test_undo_and_redo_by_keys() -> None:
    async with browser() as page:
        await page.press("asterisk", "u")
        assert "Undone: star of Towards" in page.text
        assert not page.screen.desk.notes.starred
        await page.press("ctrl+r")
        assert "Redone: star of Towards" in page.text
        assert len(page.screen.desk.notes.starred) == 1
        await page.press("ctrl+r")
        assert "Nothing to redo" in page.text


async def test_read_papers_step_back_and_are_made_unread_again() -> None:
    async with browser() as page:

        def roles() -> list[str]:
            return [span.role for span in page.screen.desk.row(0, 60, False, False) if "Towards" in span.text]

        assert roles() == ["row-title"]
        await page.press("enter")
        assert roles() == ["dim"]
        await page.press("U")
        assert "Noted as unread" in page.text
        assert roles() == ["row-title"]
        await page.press("escape", "M", "U")
        assert "30 marked papers noted as read" in page.text
        assert len(page.screen.desk.notes.read) == 30


async def test_a_key_that_does_nothing_says_so() -> None:
    async with browser() as page:
        await page.press("x")
        assert "x does nothing here · ? shows the keys" in page.text
        await page.press("j")
        assert "does nothing" not in page.text
        await page.press("f9")
        assert "F9 does nothing here" in page.text
        await page.press("slash", "x")
        assert "does nothing" not in page.text
        await page.press("escape", "enter", "x")
        assert "x does nothing here" in page.text


async def test_a_key_that_does_nothing_in_a_menu_says_so() -> None:
    async with browser() as page:
        await page.press("f", "x")
        assert "x does nothing here" in page.text
