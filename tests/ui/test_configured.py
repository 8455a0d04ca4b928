"""What the configuration changes on the screen, and what is said of what is wrong in it."""

from pathlib import Path

import pytest

from profiletui.settings import COLUMNS, Settings, settle
from profiletui.state.config import read
from profiletui.typeset.lines import line_width, plain
from profiletui.ui.present.paper_row import columns_for
from profiletui.ui.terminal.first_frame import first_screen
from tests.ui.browser import browser


def settings(folder: Path, text: str) -> Settings:
    (folder / "config.toml").write_text(text)
    return settle(read(str(folder / "config.toml")), {}, {})


@pytest.mark.parametrize(
    ("columns", "begins"),
    [
        ('["category", "month", "code"]', "▌  LG  2023-03 ◆ Towards"),
        ('["code", "year"]', "▌  ◆ 2023 Towards"),
        ('["date"]', "▌  2023-03-04 Towards"),
        ("[]", "▌  Towards"),
    ],
)
async def test_the_list_has_the_columns_that_were_asked_for(tmp_path: Path, columns: str, begins: str) -> None:
    async with browser(size=(120, 40), settings=settings(tmp_path, f"columns = {columns}\n")) as page:
        assert page.rows[3].startswith(begins)


@pytest.mark.parametrize("width", range(20, 130, 7))
async def test_rows_with_any_columns_fill_their_width(tmp_path: Path, width: int) -> None:
    async with browser(settings=settings(tmp_path, f"columns = {[*COLUMNS]}\n".replace("'", '"'))) as page:
        desk = page.screen.desk
        assert {line_width(desk.row(number, width, False, True)) for number in range(30)} == {width}


def test_columns_go_where_the_list_is_narrow() -> None:
    assert columns_for(80, (), COLUMNS) == (("category", 2), ("year", 4), ("month", 7), ("date", 10), ("code", 1))
    assert columns_for(40, (), COLUMNS) == (("category", 2), ("code", 1))
    assert columns_for(20, (), COLUMNS) == (("code", 1),)


async def test_what_is_ignored_is_said_once_and_stands_among_the_remarks(tmp_path: Path) -> None:
    wrong = settings(tmp_path, 'theme = "drak"\nsort = 1\n')
    async with browser(size=(120, 40), settings=wrong) as page:
        said = "2 things in your configuration are ignored: ! shows why"
        assert said in page.rows[-2]
        assert [plain(line) for line in first_screen(page.screen.desk, 120, 40)] == page.rows
        await page.press("j")
        assert said not in page.text
        assert "remarks" in page.rows[-2]
        await page.press("exclamation_mark")
        assert str(tmp_path / "config.toml")[:60] in page.text
        assert "theme cannot be 'drak'" in page.text
        assert "line 1" in page.text


async def test_one_thing_is_one_thing(tmp_path: Path) -> None:
    async with browser(size=(80, 24), settings=settings(tmp_path, "x = 1\n")) as page:
        assert "1 thing in your configuration is ignored: ! shows why" in page.rows[-2]
