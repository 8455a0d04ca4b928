"""The help: what is in force where one is comes first, and what is chosen is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.keys import ABSTRACT, COMMANDS, EVERYWHERE, LINKS, LIST, PAGE, key_name
from profiletui.store.query import parse
from profiletui.typeset.glyphs import UNICODE
from profiletui.typeset.lines import line_width
from profiletui.ui.present.help import QUERIES, help_items, place_name
from tests.ui.browser import browser


@given(st.integers(1, 140), st.sampled_from(EVERYWHERE))
def test_every_command_stands_there_once_and_those_that_act_here_first(width: int, place: str) -> None:
    items = help_items(width, place, COMMANDS, UNICODE, own=(("1-9", "copy that"),), finds=len)
    ids = list(dict.fromkeys(item.id for item in items if item.id))
    here = [entry.id for entry in COMMANDS if place in entry.where]
    assert sorted(ids[1 : len(here) + 1]) == sorted(f"run:{name}" for name in here)
    away = ids[len(here) + 1 : -len(QUERIES)]
    assert sorted(away) == sorted(f"else:{entry.id}" for entry in COMMANDS if place not in entry.where)
    assert ids[-len(QUERIES) :] == [f"query:{query}" for query, _ in QUERIES]
    assert all(line_width(item.line) <= width for item in items if item.id and width > 20)


def test_every_example_is_understood_as_more_than_plain_words() -> None:
    for query, _ in QUERIES[1:]:
        assert parse(query) != parse(f'"{query}"')


@pytest.mark.parametrize(
    ("keys", "place"),
    [([], LIST), (["enter"], ABSTRACT), (["l"], LINKS), (["exclamation_mark"], PAGE)],
)
async def test_the_keys_of_where_one_is_come_first(keys: list[str], place: str) -> None:
    async with browser(size=(120, 90)) as page:
        await page.press(*keys, "question_mark")
        text = page.text
        for entry in COMMANDS:
            assert entry.help in text
            assert key_name(entry.keys[0]) in text
        elsewhere = text.index("Elsewhere")
        for entry in COMMANDS:
            assert (text.index(entry.help) < elsewhere) == (place in entry.where)
        await page.press("question_mark")
        assert "HELP" not in page.text


async def test_typing_narrows_the_rows() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("question_mark", "slash", *"code link")
        assert "Copy the code link of this paper" in page.text
        assert "has a code link" in page.text
        assert "Give the whole screen" not in page.text


async def test_what_is_chosen_is_done() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("question_mark", "slash", *"by the next key", "enter", "enter")
        assert page.screen.desk.query.sort == "-date"
        await page.press("question_mark", "slash", *"the phrase", "enter")
        assert "here 7 papers" in page.text
        await page.press("enter")
        assert page.screen.desk.query.text == '"neural network"'
        assert "7 of 30" in page.text


async def test_a_key_of_elsewhere_says_where_it_acts() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("question_mark", "slash", *"keep the filter", "enter", "enter")
        assert "Enter acts in the filter box" in page.rows[0]


async def test_a_click_on_a_row_does_it() -> None:
    async with browser(size=(120, 40)) as page:
        await page.press("question_mark")
        row = next(number for number, text in enumerate(page.rows) if "Reverse the order" in text)
        await page.pilot.click(offset=(15, row))
        await page.press()
        assert page.screen.desk.query.sort == "-source"


async def test_the_help_of_a_menu_leads_back_to_it() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("l", "question_mark")
        assert "copy that" in page.text
        await page.press("escape")
        assert "links ·" in page.text


@pytest.mark.parametrize("place", EVERYWHERE)
def test_every_place_has_a_name_in_a_sentence(place: str) -> None:
    assert place_name(place) != f"in {place}"
