"""The frame that is drawn before Textual is there, and Textual's first screen, must not drift apart."""

import os
from threading import Thread

import pyte
import pytest

from profiletui import session
from profiletui.state.notes import Notes
from profiletui.store.query import Query
from profiletui.typeset.glyphs import ASCII, UNICODE, Glyphs
from profiletui.typeset.lines import plain
from profiletui.ui.present.theme_roles import ROLES, SELECTED, THEMES
from profiletui.ui.terminal.first_frame import ENTER, drawn, first_screen, sequence_of, write_all
from profiletui.ui.widgets.rich_styles import style_of
from tests.ui.browser import SAMPLE, browser


@pytest.mark.parametrize("size", [(160, 50), (120, 40), (80, 24), (60, 20), (40, 12), (20, 5)])
@pytest.mark.parametrize(("query", "glyphs"), [("", UNICODE), ("hashing", UNICODE), ("zzzz", ASCII)])
async def test_the_first_frame_is_the_first_screen(size: tuple[int, int], query: str, glyphs: Glyphs) -> None:
    async with browser(size=size, query=query, glyphs=glyphs, sample=True) as page:
        lines = first_screen(page.screen.desk, *size)
        assert [plain(line) for line in lines] == page.rows


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (20, 5)])
@pytest.mark.parametrize(("query", "glyphs"), [("", UNICODE), ("is:starred", ASCII)])
async def test_the_first_frame_shows_the_notes_of_earlier_runs_as_the_first_screen_does(
    size: tuple[int, int], query: str, glyphs: Glyphs
) -> None:
    papers = session.open_sources([str(SAMPLE)], stdin=None, environ={}).library.papers
    notes = Notes(starred=frozenset({papers[0].id, papers[1].id}))
    notes = notes._replace(tags={papers[0].id: frozenset({"todo", "ml"})})
    async with browser(size=size, query=query, glyphs=glyphs, notes=notes) as page:
        lines = first_screen(page.screen.desk, *size)
        assert [plain(line) for line in lines] == page.rows
        assert glyphs.starred in page.text


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_textual_begins_where_the_cursor_walked_meanwhile(size: tuple[int, int]) -> None:
    async with browser(size=size, row=25) as page:
        assert page.screen.desk.cursor == 25
        lines = first_screen(page.screen.desk, *size)
        assert [plain(line) for line in lines] == page.rows


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (20, 5)])
async def test_the_first_frame_of_the_first_run_says_in_one_row_how_to_go_on(size: tuple[int, int]) -> None:
    async with browser(size=size, first_run=True) as page:
        lines = first_screen(page.screen.desk, *size)
        assert [plain(line) for line in lines] == page.rows
        assert "? shows the keys" in page.rows[-2]
        await page.press("tab")
        assert "shows the keys" not in page.text
        await page.pilot.resize_terminal(size[0] + 1, size[1])
        await page.press()
        assert "shows the keys" not in page.text


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", [*ROLES, *(f"{SELECTED} {role}" for role in ROLES)])
def test_a_role_looks_the_same_in_both(role: str, theme: str) -> None:
    theirs, ours = pyte.Screen(4, 1), pyte.Screen(4, 1)
    sequence = style_of(theme, role).render("x")
    pyte.Stream(theirs).feed(sequence)
    pyte.Stream(ours).feed(drawn([(_span("x", role),)], theme))
    assert ours.buffer[0][0] == theirs.buffer[0][0]
    assert sequence.removesuffix("\x1b[0m") == sequence_of(theme, role) + "x"  # else all is sent a second time


def _span(text: str, role: str):  # type: ignore[no-untyped-def] # a test's shorthand
    from profiletui.typeset.lines import Span

    return Span(text, role)


async def test_what_is_drawn_is_what_was_laid_out() -> None:
    async with browser(size=(120, 40)) as page:
        lines = first_screen(page.screen.desk, 120, 40)
    screen = pyte.Screen(120, 40)
    pyte.Stream(screen).feed(ENTER + drawn(lines, "ansi"))
    assert screen.display == [plain(line) for line in lines]
    assert screen.cursor.hidden


async def test_a_terminal_too_small_gets_no_first_frame() -> None:
    async with browser() as page:
        page.screen.desk.set_query(Query("hashing"))
        assert first_screen(page.screen.desk, 19, 5) == []


def test_a_terminal_that_somebody_made_non_blocking_gets_all_that_is_written() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    data = b"frame" * 100_000  # more than a pipe holds
    got: list[bytes] = []

    def read() -> None:
        while piece := os.read(reading, 65536):
            got.append(piece)

    thread = Thread(target=read)
    thread.start()
    write_all(writing, data)
    os.close(writing)
    thread.join()
    os.close(reading)
    assert b"".join(got) == data
