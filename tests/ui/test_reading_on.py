"""Reading one abstract after the other."""

from __future__ import annotations

import pytest

from tests.ui.browser import browser


async def test_next_and_previous_paper_from_the_list_the_abstract_and_zoomed() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("J", "J", "K")
        assert page.screen.desk.cursor == 1
        await page.press("enter", "J")
        assert page.screen.desk.cursor == 2
        assert page.screen.place == "abstract"
        await page.press("z", "J", "J", "K")
        assert page.screen.desk.cursor == 3
        paper = page.screen.desk.paper
        assert paper is not None
        assert page.screen.desk.reading(paper.title)[:30] in page.text
        await page.press("G")
        assert page.screen.desk.cursor == 3


async def test_the_ends_of_the_list_are_told() -> None:
    async with browser() as page:
        await page.press("K")
        assert "This is the first paper" in page.text
        await page.press("G", "J")
        assert "This is the last paper" in page.text
        assert page.screen.desk.cursor == 29


@pytest.mark.parametrize(("size", "most"), [((80, 24), 60), ((120, 40), 31)])
async def test_all_abstracts_are_read_to_their_ends_with_few_keys(size: tuple[int, int], most: int) -> None:
    async with browser(size=size) as page:
        pane, ended = page.screen.query_one("#abstract"), set()
        keys = 0
        for key in ("z", "enter", *["space"] * 100) if size == (80, 24) else ("enter", *["space"] * 100):
            await page.press(key)
            keys += 1
            if page.screen.place == "abstract" and pane.at_end:  # type: ignore[attr-defined] # a TextPane
                ended.add(page.screen.desk.cursor)
            if len(ended) == 30:
                break
        assert ended == set(range(30))
        assert keys <= most


async def test_space_loses_no_line_on_a_small_screen() -> None:
    async with browser(size=(40, 15)) as page:
        await page.press("enter")
        pane, seen = page.screen.query_one("#abstract"), set()
        while page.screen.desk.cursor == 0:
            seen |= set(range(pane.top, pane.top + pane.size.height))  # type: ignore[attr-defined] # a TextPane
            lines = len(pane.lines)  # type: ignore[attr-defined]
            await page.press("space")
        assert seen >= set(range(lines))
        assert pane.top == 0  # type: ignore[attr-defined]


async def test_the_abstract_scrolls_from_the_list_line_by_line() -> None:
    async with browser(size=(80, 24)) as page:
        pane = page.screen.query_one("#abstract")
        await page.press("ctrl+e", "ctrl+e", "ctrl+y")
        assert page.screen.place == "list"
        assert pane.top == 1  # type: ignore[attr-defined] # a TextPane


async def test_q_leaves_the_abstract_and_then_the_program() -> None:
    async with browser() as page:
        await page.press("enter", "q")
        assert page.screen.place == "list"
        await page.pilot.press("q")
        await page.pilot.pause()
        assert page.app.return_code == 0


async def test_space_in_the_list_marks() -> None:
    async with browser() as page:
        await page.press("space")
        assert len(page.screen.desk.marked) == 1
        await page.press("enter", "space")
        assert len(page.screen.desk.marked) == 1


async def test_f1_shows_the_help_and_ctrl_f_turns_a_page() -> None:
    async with browser() as page:
        await page.press("ctrl+f")
        assert page.screen.desk.cursor > 5
        await page.press("f1")
        assert "HELP" in page.text
