import base64
from pathlib import Path

import pytest
from textual.widgets import Input

from profiletui.typeset.glyphs import ASCII
from profiletui.ui.screens.menus.facets import FacetsScreen
from profiletui.ui.screens.menus.insights import InsightsScreen
from tests.ui.browser import SAMPLE, Browser, browser

PAGE = "A B\n\nh-index3\n4papers\n\n4 Papers\n"


def entry(page: Browser, words: str) -> str:
    """The row of the menu that holds some words."""
    return next(row for row in page.rows if words in row.replace("  ", " "))


async def go_to(page: Browser, entry: str) -> None:
    """Move the cursor onto the entry with that id."""
    screen = page.app.screen
    assert isinstance(screen, FacetsScreen | InsightsScreen)
    await page.press("g")
    for _ in range(80):
        if screen._menu.chosen == entry:
            return
        await page.press("j")
    raise AssertionError(f"no entry {entry}")


async def test_choosing_teaches_the_language_and_the_list_follows() -> None:
    async with browser() as page:
        await page.press("f")
        for title in ("Category", "Year", "Co-author", "Affiliation", "Code"):
            assert title in page.text
        await go_to(page, "cat:CV")
        await page.press("enter")
        await go_to(page, "cat:LG")
        await page.press("enter")
        await go_to(page, "year:2023")
        await page.press("enter")
        assert "/ (cat:CV OR cat:LG) year:2023" in page.rows[-2]
        assert 'category has "CV"' in page.rows[-2]
        assert "2 of 30 papers" in page.rows[2]
        assert "FaultSeg" in page.text
        assert "PDO-s3DCNNs" not in page.text
        await page.press("escape")
        assert page.screen.desk.query.text == "(cat:CV OR cat:LG) year:2023"
        assert page.screen.query_one(Input).value == "(cat:CV OR cat:LG) year:2023"
        assert "2 of 30 papers" in page.text


async def test_again_takes_it_back_and_undo_goes_back_step_by_step() -> None:
    async with browser() as page:
        await page.press("f", "enter", "j", "enter")
        assert "cat:CV OR cat:CL" in page.rows[-2]
        await page.press("enter")
        assert "/ cat:CV " in page.rows[-2]
        await page.press("escape", "u")
        assert page.screen.desk.query.text == "cat:CV OR cat:CL"
        await page.press("u", "u")
        assert page.screen.desk.query.text == ""


@pytest.mark.parametrize("key", ["f", "i"])
async def test_what_narrows_is_taken_back_where_it_was_chosen(key: str) -> None:
    async with browser() as page:
        desk = page.screen.desk
        await page.press("space", key)
        await go_to(page, "cat:CV")
        await page.press("enter")
        assert "16 of 30 papers" in page.text
        await page.press("u")
        assert "Undone: " in page.text
        assert "16 of 30" not in page.text
        await page.press("j")
        assert "Undone: " not in page.text
        assert "30 papers" in page.text
        await page.press("u")
        assert not desk.marked
        assert "\u2713" not in page.text
        await page.press("u")
        assert "Nothing to undo" in page.text
        await page.press("escape")
        assert page.screen.query_one(Input).value == ""


async def test_the_cursor_stays_on_its_entry_while_counts_follow() -> None:
    async with browser() as page:
        await page.press("f")
        await go_to(page, "year:2023")
        await page.press("enter")
        screen = page.app.screen
        assert isinstance(screen, FacetsScreen)
        assert screen._menu.chosen == "year:2023"
        assert "\u2713 2023" in page.text
        assert "2024" in page.text


async def test_the_last_choice_of_many_is_shown() -> None:
    async with browser(query=" OR ".join(["hashing"] * 20), size=(80, 24)) as page:
        await page.press("f")
        await go_to(page, "year:2021")
        await page.press("enter")
        assert page.rows[-2].startswith(" / \u2026")
        assert page.rows[-2].rstrip().endswith("hashing) year:2021")


async def test_what_was_typed_stays() -> None:
    async with browser(query="graph OR hashing") as page:
        await page.press("f", "enter")
        assert "/ (graph OR hashing) cat:CV" in page.rows[-2]


async def test_a_name_beyond_the_top_is_found_by_typing_and_more_are_shown() -> None:
    async with browser() as page:
        await page.press("f")
        assert "more: / finds them" in page.text
        assert "Zhijian Zhuo" not in page.text.partition("Co-author")[2]
        await page.press("slash", *"zhuo", "enter", "enter")
        assert '/ author:"Zhijian Zhuo"' in page.rows[-2]
        assert "3 of 30" in page.text
        await page.press("escape", "escape", "u", "f")
        await go_to(page, "more:author")
        await page.press("enter")
        await go_to(page, "author:Taihong Xiao")


async def test_a_value_that_is_chosen_stays_though_it_leaves_nothing() -> None:
    async with browser(query="cat:IR year:2017") as page:
        await page.press("f")
        await go_to(page, "cat:IR")
        assert "\u2713 IR" in page.text
        assert "0 of 30 papers" in page.text
        assert "no paper matches" in page.rows[-2]


async def test_below_100_columns_the_list_stands_above_and_below_60_the_menu_alone() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("f", "enter")
        assert "Seismic Fault" in page.text
        assert "16 of 30" in page.text
    async with browser(size=(40, 12)) as page:
        await page.press("f", "enter")
        assert "16 of 30" in page.rows[0]
        assert "Seismic" not in page.text
        await page.press("escape")
        assert "PDO-s3DCNNs" in page.text


async def test_zoom_gives_the_menu_the_whole_width() -> None:
    async with browser() as page:
        await page.press("f", "z")
        assert "PDO-s3DCNNs" not in page.text
        await page.press("z")
        assert "PDO-s3DCNNs" in page.text


@pytest.mark.parametrize("size", [(20, 5), (25, 8), (60, 20), (160, 50)])
@pytest.mark.parametrize("key", ["f", "i"])
async def test_any_size_will_do(size: tuple[int, int], key: str) -> None:
    async with browser(size=size, glyphs=ASCII) as page:
        await page.press(key, "j", "enter", "G", "ctrl+u")
        assert page.text.isascii()
        assert all(len(row) == size[0] for row in page.rows)
        await page.pilot.resize_terminal(19, 4)
        await page.pilot.pause()
        assert "needs 20x5" in page.text
        await page.pilot.resize_terminal(*size)
        await page.press("escape")
        assert page.screen.desk.query.text


async def test_a_span_of_years_is_chosen_by_its_two_ends() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("i")
        await go_to(page, "year:2024")
        await page.press("space")
        assert "Enter narrow to 2024  " in page.rows[-1]
        await page.press("j", "j", "j")
        assert "Enter narrow to 2021..2024" in page.rows[-1]
        await page.press("enter")
        assert "/ year:2021..2024" in page.rows[-2]
        assert "12 of 30 papers" in page.text
        assert sum("\u2713 20" in row for row in page.rows) == 4
        await page.press("enter")
        assert page.app.screen.desk.query.text == ""  # type: ignore[attr-defined]


async def test_a_span_can_be_given_up_and_begins_at_a_year_only() -> None:
    async with browser() as page:
        await page.press("i", "space", "j")
        assert "no span" in page.rows[-1]
        await page.press("escape")
        assert "begin a span" in page.rows[-1]
        await go_to(page, "cat:CV")
        await page.press("space")
        assert "A span begins at a year" in page.text
        await page.press("enter")
        assert "/ cat:CV " in page.rows[-2]


async def test_a_bar_of_another_kind_ends_a_span_that_was_begun() -> None:
    async with browser() as page:
        await page.press("i", "space")
        await go_to(page, "code:link")
        await page.press("enter")
        assert "/ code:link" in page.rows[-2]
        await page.press("g", "enter")
        assert "/ code:link year:2025" in page.rows[-2]


async def test_the_page_s_figures_stand_beside_what_was_read(tmp_path: Path) -> None:
    async with browser() as page:
        await page.press("i", "G")
        assert "page says 30, read 30" in page.text
        assert "page says 2,072; cannot be counted from it" in page.text
    short = tmp_path / "short.txt"
    short.write_text(PAGE + "\nLGMar 4, 2023Code\nOne\n\nA B, C D et al.\n\nText.\n")
    async with browser(short) as page:
        await page.press("i", "G")
        assert "page says 4, 1 read" in page.text
        assert "had loaded to the end?" in page.text
        assert "1 of 1 paper, 100%" in page.text


async def test_insights_are_of_the_papers_shown_and_say_so(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PAGE + "\nCVMar 4, 2023\nOne\n\nA B, Jinwen Ma\n\nText.\n")
    async with browser(other, SAMPLE, query="cat:CV") as page:
        await page.press("i")
        assert "17 of 31 papers of 2 profiles" in page.text


async def test_an_empty_answer_leaves_what_is_chosen_to_be_taken_back() -> None:
    async with browser(query="year:2017 code:link") as page:
        await page.press("i")
        assert "0 of 30 papers" in page.text
        await go_to(page, "year:2017")
        await page.press("enter")
        assert "5 of 30 papers" in page.text


async def test_facets_and_insights_lead_to_one_another() -> None:
    async with browser() as page:
        await page.press("f", "enter", "i")
        assert isinstance(page.app.screen, InsightsScreen)
        assert "/ cat:CV" in page.rows[-2]
        await page.press("f")
        assert isinstance(page.app.screen, FacetsScreen)
        await page.press("f")
        assert page.screen.desk.query.text == "cat:CV"


async def test_a_page_without_papers_has_no_facets(tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text("A B\n\nLG\nh-index1\n")
    async with browser(bare) as page:
        await page.press("f", "j", "enter")
        assert "Nothing to narrow by" in page.text
        await page.press("escape", "i", "j", "enter", "space")
        assert "page says nothing, read 0" in page.text


async def test_the_walk_from_a_folder_to_their_links(tmp_path: Path) -> None:
    sample = SAMPLE.read_text(encoding="utf-8")
    for name in ("Jinwen Ma", "Zeren Zhang", "Ran Chen"):
        (tmp_path / f"{name[0]}.txt").write_text(sample.replace("Jinwen Ma", name, 1), encoding="utf-8")
    async with browser(tmp_path) as page:
        await page.press("a", "slash", *"yutao", "enter", "enter")
        assert "2 of 30 papers" in page.text
        await page.press("i")
        await go_to(page, "year:2025")
        await page.press("space")
        await go_to(page, "year:2024")
        await page.press("enter", "escape")
        assert page.screen.desk.query.text == 'author:"Yutao Zeng" year:2024..2025'
        await page.press("M", "c")
        sent = base64.b64decode(page.sent[0][7:-1]).decode()
        assert sent == "https://github.com/BryceZhuo/PolyCom\nhttps://github.com/BryceZhuo/HybridNorm"


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_the_paper_at_the_cursor_stays_while_one_looks_around(size: tuple[int, int]) -> None:
    async with browser(size=size) as page:
        await page.press("j", "j", "j", "f", "j", "j", "G", "z", "k", "escape", "i", "j", "escape")
        assert page.screen.desk.cursor == 3
        assert page.rows[5 if size[0] < 100 else 6].startswith("\u258c")
