"""Commands are found by name, run where they act, and told with their keys."""

import pytest

from profiletui.keys import COMMANDS, FILTER, LIST, key_name
from profiletui.typeset.lines import line_width, plain
from profiletui.ui.screens.browse.screen import BrowseScreen
from profiletui.ui.screens.menus.palette import PaletteScreen, palette_items
from tests.ui.browser import browser


async def test_what_is_typed_finds_a_command_and_enter_runs_it() -> None:
    async with browser(size=(100, 30)) as page:
        await page.press("ctrl+p", *"sort next")
        assert "Sort by the next key" in page.text
        assert "copy code" not in page.text
        await page.press("enter")
        assert isinstance(page.app.screen, BrowseScreen)
        assert page.screen.desk.query.sort == "-date"


async def test_all_commands_of_the_place_are_offered_with_their_keys() -> None:
    offered = [entry for entry in COMMANDS if LIST in entry.where]
    text = "\n".join(plain(item.line) for item in palette_items(offered, 90))
    for entry in offered:
        assert key_name(entry.keys[0]) in text
        assert entry.label in text


@pytest.mark.parametrize("width", [1, 18, 40, 60, 120])
def test_entries_fit_where_they_can(width: int) -> None:
    items = list(palette_items(COMMANDS, width))
    assert {item.id for item in items} == {"", *(entry.id for entry in COMMANDS)}
    if width >= 40:
        assert all(line_width(item.line) <= width for item in items)


@pytest.mark.parametrize("keys", [("escape",), ("ctrl+p",), ("z", "escape", "escape"), ("down", "escape")])
async def test_it_can_be_left_without_doing_anything(keys: tuple[str, ...]) -> None:
    async with browser(size=(60, 20)) as page:
        before = page.text
        await page.press("ctrl+p")
        assert isinstance(page.app.screen, PaletteScreen)
        await page.press(*keys)
        assert isinstance(page.app.screen, BrowseScreen)
        assert page.text == before


async def test_it_opens_from_every_screen_and_says_what_can_be_done_there() -> None:
    async with browser(size=(100, 30)) as page:
        await page.press("question_mark", "ctrl+p")
        assert isinstance(page.app.screen, PaletteScreen)
        assert "Mark this paper" not in page.text
        await page.press("escape", "escape", "slash", *"graph", "ctrl+p", *"keep", "enter")
        assert page.screen.place == LIST
        assert page.screen.desk.query.text == "graph"
        assert any(entry.id == "keep-filter" and FILTER in entry.where for entry in COMMANDS)
