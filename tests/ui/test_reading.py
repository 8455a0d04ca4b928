"""The browser while a long page is still being read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from profiletui.session import Intake
from profiletui.store.query import Query
from profiletui.typeset.glyphs import UNICODE
from profiletui.ui.app import ProfileApp
from profiletui.ui.viewmodel.browse_model import Desk
from tests.ui.browser import SAMPLE, Browser

PAPERS = 3000


def page_of(count: int) -> str:
    head, _, rest = SAMPLE.read_text().partition("30 Papers")
    papers = rest.strip().split("\n\n")
    blocks = ["\n\n".join(papers[at : at + 3]) for at in range(0, len(papers), 3)]
    made = []
    for number in range(count):
        badges, title, tail = blocks[number % len(blocks)].split("\n", 2)
        made.append(f"{badges}\n{title} {number}\n{tail}")
    return f"{head}{count} Papers\n\n" + "\n\n".join(made) + "\n"


@pytest.fixture(scope="module")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("long") / "long.txt"
    page.write_text(page_of(PAPERS))
    return page


def nowhere(_data: bytes) -> None:
    """Where copies go that no test looks at."""


def app_on(intake: Intake, query: Query = Query()) -> ProfileApp:  # noqa: B008 - it is frozen
    desk = Desk(intake.begin(), query, UNICODE, intake=None if intake.done else intake)
    return ProfileApp(desk, clipboard="osc52", write=nowhere)


async def test_a_long_page_is_read_while_one_browses(long_page: Path) -> None:
    app = app_on(Intake([str(long_page)], stdin=None, environ={}))
    async with app.run_test(size=(120, 40)) as pilot:
        browser = Browser(app, pilot, [])
        await browser.press("G")
        assert f"{PAPERS:,} papers" in browser.text
        assert "reading" not in browser.text
        assert "2,072 citations" in browser.text
        await browser.press("g", "slash", *"2999", "enter")
        assert "1 of 3,000 papers" in browser.text


async def test_a_filter_and_an_order_given_at_the_start_hold_for_what_comes_later(long_page: Path) -> None:
    app = app_on(Intake([str(long_page)], stdin=None, environ={}), Query("year:2023..", "-date"))
    async with app.run_test(size=(120, 40)) as pilot:
        browser = Browser(app, pilot, [])
        await browser.press()
        desk = browser.screen.desk
        assert desk.view.total == PAPERS
        dates = [desk.library.papers[row].date for row in desk.view.rows]
        assert len(dates) == sum((paper.date or "") >= "2023" for paper in desk.library.papers)
        assert dates == sorted(dates, key=lambda date: date or "", reverse=True)
        assert desk.cursor == 0


def test_an_order_is_worked_out_before_more_is_read(long_page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("profiletui.ui.viewmodel.view_state._SORTED_AT_ONCE", 0)
    intake = Intake([str(long_page)], stdin=None, environ={})
    desk = Desk(intake.begin(), Query(), UNICODE, intake=intake)
    held = len(desk.library)
    desk.sort_by_next()
    desk.search("graph")
    while desk.searching:
        assert desk.read_on(0)
        assert len(desk.library) == held
        desk.advance(0)
    assert "-date" in desk.library.orders
    assert desk.view.total == held
    desk.read_on(0)
    assert len(desk.library) > held


async def test_escape_stops_reading_and_keeps_what_was_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, page_of(40).encode()[:60000])
    with open(reading, "rb") as stream:
        intake = Intake(["-"], stdin=stream, environ={})
        while not len(intake.library):
            intake.advance(0)
        app = ProfileApp(Desk(intake.opened, Query(), UNICODE, intake=intake), clipboard="osc52", write=nowhere)
        async with app.run_test(size=(120, 40)) as pilot:
            browser = Browser(app, pilot, [])
            await pilot.pause()
            assert "Esc stops" in browser.text
            await browser.press("escape")
            known = len(browser.screen.desk.library)
            assert 20 < known <= 40
            assert "Esc stops" not in browser.text
            assert "Reading was stopped after " in browser.rows[-2]
            await browser.press("exclamation_mark")
            assert f"reading was stopped after {known} papers" in browser.text
    os.close(writing)


def unread_desk(page: Path, query: Query = Query()) -> Desk:  # noqa: B008 - it is frozen
    """A desk of which no more is read than what a move asks for: reading beside never gets a turn."""
    intake = Intake([str(page)], stdin=None, environ={})
    desk = Desk(intake.begin(), query, UNICODE, intake=intake)
    assert len(desk.view.rows) < 150
    return desk


@pytest.mark.parametrize("query", [Query(), Query("year:2018.."), Query("", "-date"), Query("year:2018..", "title")])
def test_a_move_reaches_the_row_it_asks_for_though_nothing_else_is_read(long_page: Path, query: Query) -> None:
    desk = unread_desk(long_page, query)
    for _ in range(150):
        desk.move_by("down", 20)
    assert desk.cursor == 150
    desk.move_by("page-down", 20, times=5)
    assert desk.cursor == 150 + 5 * 19


def test_the_last_row_is_the_last_of_the_file(long_page: Path) -> None:
    desk = unread_desk(long_page)
    desk.move_by("last", 20)
    assert (desk.cursor, desk.intake) == (PAPERS - 1, None)


def test_an_empty_pipe_is_not_waited_for(long_page: Path) -> None:
    reading, writing = os.pipe()
    data = long_page.read_bytes()[:60_000]
    os.write(writing, data)
    with os.fdopen(reading, "rb", buffering=0) as stream:
        intake = Intake(["-"], stdin=stream, environ={})
        desk = Desk(intake.begin(), Query(), UNICODE, intake=intake)
        desk.move_by("last", 20)
        assert 0 < desk.cursor == len(desk.view.rows) - 1
        os.close(writing)
        desk.move_by("last", 20)
        assert desk.intake is None


async def test_keys_and_the_wheel_reach_rows_though_reading_never_gets_a_turn(
    long_page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "read_on", lambda self, _seconds: False)
    app = app_on(Intake([str(long_page)], stdin=None, environ={}))
    async with app.run_test(size=(80, 24)) as pilot:
        browser = Browser(app, pilot, [])
        await browser.press(*["j"] * 150)
        assert browser.screen.desk.cursor == 150
        await browser.press("G")
        assert browser.screen.desk.cursor == PAPERS - 1
        assert f"{PAPERS:,}/{PAPERS:,}" in browser.text
