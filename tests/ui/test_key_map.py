"""Keys of the person's own act, and every word about them follows."""

from hypothesis import given
from hypothesis import strategies as st
from textual.binding import BindingsMap

from profiletui.keymap import remap
from profiletui.keys import COMMANDS, EVERYWHERE, FILTER
from profiletui.settings import Settings
from profiletui.ui.screens.bindings import bindings_for, keymap_for
from tests.ui.browser import browser

TABLE, REFUSED = remap(
    {
        "copy-code": ["x"], "sort": ["c"], "down": ["F2", "ctrl+n"], "read": ["e"], "mark": ["enter"], "back": ["F3"],
        "filter": ["F4"], "palette": ["F5"], "quit": ["F6"], "diagnostics": ["i2"], "links": ["w"], "help": ["h"],
        "act": ["F7"],
    }
)  # fmt: skip


def test_these_keys_can_be() -> None:
    assert [refusal.command for refusal in REFUSED] == ["diagnostics"]


def test_the_usual_keys_need_no_map() -> None:
    assert keymap_for(COMMANDS) == {}


def test_a_map_names_what_shares_a_key_elsewhere() -> None:
    keymap = keymap_for(remap({"read": ["e"]})[0])
    assert keymap["read"] == "e"
    assert keymap["keep-filter"] == "enter"
    assert "sort" not in keymap


IDS = st.sampled_from([entry.id for entry in COMMANDS])
KEYS = st.sampled_from([*"abcdijksSx/?", "Enter", "Tab", "Esc", "F1", "F2", "ctrl+x", "Space", "Home"])


@given(st.dictionaries(IDS, st.lists(KEYS, min_size=1, max_size=3), max_size=6), st.sampled_from([*EVERYWHERE]))
def test_textual_makes_of_the_map_what_the_table_says(changes: dict[str, list[str]], place: str) -> None:
    table, _ = remap(changes)
    bindings = BindingsMap(bindings_for(place, FILTER))
    bindings.apply_keymap(keymap_for(table))
    bound = {(key, str(entry.id)) for key, entries in bindings.key_to_bindings.items() for entry in entries}
    assert bound == {(key, entry.id) for entry in table if {place, FILTER} & set(entry.where) for key in entry.keys}


async def test_the_keys_act() -> None:
    async with browser(size=(120, 40), settings=Settings(commands=TABLE)) as page:
        await page.press("f2", "ctrl+n")
        assert page.screen.desk.cursor == 2
        await page.press("j", "down")
        assert page.screen.desk.cursor == 2
        await page.press("enter")
        assert len(page.screen.desk.marked) == 1
        await page.press("c")
        assert page.screen.desk.query.sort == "-date"
        assert not page.sent
        await page.press("x")
        assert page.screen.message
        await page.press("e")
        assert page.screen.place == "abstract"
        await page.press("f3", "f4", *"hashing")
        assert page.screen.desk.query.text == "hashing"
        await page.press("enter")
        assert page.screen.place == "list"
        assert page.screen.desk.query.text == "hashing"
        await page.press("f3")
        assert page.screen.desk.query.text == ""


async def test_words_about_keys_follow() -> None:
    async with browser(size=(120, 40), settings=Settings(commands=TABLE)) as page:
        assert "x copies https://" in page.text
        footer = page.rows[-1]
        assert "x copy code" in footer
        assert "F4 filter" in footer
        assert "e read" in footer
        assert "h help" in footer
        await page.press("h")
        await page.press("pagedown")
        assert "F2  Ctrl+N" in page.text
        assert "F3" in page.rows[-1]
        await page.press("f3", "w")
        assert "F3 back" in page.rows[-1]


async def test_the_palette_has_the_key_of_the_table() -> None:
    async with browser(size=(120, 40), settings=Settings(commands=TABLE)) as page:
        await page.pilot.press("ctrl+p")
        await page.pilot.pause()
        assert page.app.screen is page.screen
        await page.pilot.press("f5")
        await page.pilot.pause()
        assert type(page.app.screen).__name__ == "PaletteScreen"
