from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from profiletui.keys import BROWSE, EVERYWHERE, MENU
from profiletui.loading.loader import Progress
from profiletui.typeset.glyphs import ASCII, UNICODE
from profiletui.typeset.lines import Span, line_width, plain
from profiletui.ui.present.chrome import footer, reading
from profiletui.ui.present.menu import BLANK, Item, heading, menu_line, narrowed, sentences
from profiletui.ui.screens.menus.menu import MenuScreen
from tests.ui.browser import Browser, browser

FRUIT = ("apple", "apricot", "cherry", "čerešňa", "plum", "界面 melon")


def item(name: str) -> Item:
    return Item((Span(name),), name)


ITEMS = [heading("Early", "3"), *map(item, FRUIT[:3]), BLANK, heading("Late"), *map(item, FRUIT[3:])]

lines = st.lists(st.sampled_from(["", *FRUIT]), max_size=12).map(
    lambda names: [item(name) if name else heading("Heading") for name in names]
)


@given(lines, st.integers(1, 130), st.booleans(), st.booleans(), st.booleans())
def test_a_line_is_as_wide_as_asked(items: list[Item], width: int, here: bool, margin: bool, plainly: bool) -> None:
    for entry in items:
        line = menu_line(entry, width, ASCII if plainly else UNICODE, at_cursor=here, focused=True, margin=margin)
        assert line_width(line) == width


def test_the_entry_at_the_cursor_is_told_by_a_sign_and_by_its_look() -> None:
    here = menu_line(item("apple"), 20, UNICODE, at_cursor=True, focused=True)
    there = menu_line(item("apple"), 20, UNICODE, at_cursor=False, focused=True)
    assert plain(here)[0] == "▌" != plain(there)[0]
    assert {span.role for span in here[2:-1]} == {"selected"}


@given(lines, st.sampled_from(["", "a", "AP", "ri ap", "ceresna", "heading", "zzz"]))
def test_narrowing_keeps_the_entries_that_hold_the_words_and_their_order(items: list[Item], text: str) -> None:
    kept = narrowed(items, text)
    if not text:
        assert kept == items
        return
    places = iter(items)
    assert all(entry in places for entry in kept)
    assert [entry for entry in kept if entry.id] == [entry for entry in items if entry.id and narrowed([entry], text)]
    assert not kept or kept[-1].id


def test_a_heading_goes_with_its_last_entry() -> None:
    assert [plain(entry.line) for entry in narrowed(ITEMS, "plu")] == ["", "Late", "plum"]
    assert [plain(entry.line) for entry in narrowed(ITEMS, "cere")] == ["", "Late", "čerešňa"]
    assert narrowed(ITEMS, "early") == []
    two = [Item((Span("https://a.b/"),), "url"), Item((Span("code"),), "url")]
    assert narrowed(two, "a.b code") == two


@given(st.integers(20, 140))
def test_the_footer_of_a_menu_keeps_choosing_and_help(width: int) -> None:
    said = plain(footer(MENU, width, UNICODE, own=(("1-9", "copy that"),), labels={"choose": "take"}))
    assert "? help" in said
    assert "Enter take" in said
    assert line_width(footer(MENU, width, UNICODE)) == width


def test_only_where_q_leaves_the_program_does_the_footer_say_quit() -> None:
    for place in EVERYWHERE:
        assert ("q quit" in plain(footer(place, 200, UNICODE))) == (place in BROWSE)


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.floats(0.001, 1e4))
def test_the_time_left_is_told_once_there_is_something_to_guess_it_from(total: int, read: int, seconds: float) -> None:
    said = plain(reading(Progress(7, read, total, seconds), 120, UNICODE))
    assert ("s left" in said) == (read / total >= 0.05)
    assert said.endswith("Esc stops")


async def opened(page: Browser, items: list[Item] = ITEMS) -> tuple[MenuScreen, list[str | None]]:
    told: list[str | None] = []
    screen = MenuScreen("fruit", lambda _: items, UNICODE, "FRUIT")
    page.app.push_screen(screen, told.append)
    await page.press()
    return screen, told


async def test_the_cursor_passes_over_headings_and_enter_chooses() -> None:
    async with browser(size=(60, 12)) as page:
        _, told = await opened(page)
        assert page.rows[0].startswith("━ fruit ━")
        assert page.rows[2].startswith("▌ apple")
        await page.press("j", "j", "j")
        assert page.rows[7].startswith("▌ čerešňa")
        await page.press("G", "k", "enter")
        assert told == ["plum"]


async def test_escape_and_q_leave_with_nothing() -> None:
    async with browser() as page:
        for key in ("escape", "q"):
            _, told = await opened(page)
            await page.press(key)
            assert told == [None]


async def test_a_click_chooses_what_is_under_it_and_nothing_else() -> None:
    async with browser(size=(60, 12)) as page:
        _, told = await opened(page)
        await page.pilot.click("#menu", offset=(4, 0))
        await page.pilot.click("#menu", offset=(4, 4))
        assert told == []
        await page.pilot.click("#menu", offset=(4, 7))
        assert told == ["plum"]


async def test_typing_after_a_slash_narrows_the_entries_and_escape_shows_them_again() -> None:
    async with browser(size=(60, 12)) as page:
        _, told = await opened(page)
        await page.press("slash", *"plu")
        assert "apple" not in page.text
        assert "plu" in page.rows[0]
        await page.press("enter")
        assert "find" not in page.rows[-1].partition("/")[0]
        await page.press("enter")
        assert told == ["plum"]

        _, told = await opened(page)
        await page.press("slash", *"jq", "down")
        assert 'Nothing here holds "jq"' in page.text
        assert page.app.screen.query_one(Input).value == "jq"
        await page.press("escape")
        assert "apple" in page.text
        await page.press("escape")
        assert told == [None]


async def test_the_cursor_stays_on_its_entry_when_the_entries_change() -> None:
    async with browser(size=(60, 12)) as page:
        items = list(ITEMS)
        screen, told = await opened(page, items)
        await page.press("j", "j")
        items.remove(item("apple"))
        screen.show_items()
        await page.press("enter")
        assert told == ["cherry"]


async def test_text_beyond_the_last_entry_can_be_scrolled_to() -> None:
    async with browser(size=(30, 8)) as page:
        await opened(page, [*ITEMS, *sentences("A word about how all these were counted, and why. " * 4, 28)])
        await page.press("G")
        assert page.rows[1].startswith("▌")
        assert not page.rows[-2].rstrip().endswith("why.")
        await page.press("ctrl+d", "ctrl+d", "ctrl+d")
        assert page.rows[-2].rstrip().endswith("why.")
        await page.press("g")
        assert "Early" in page.rows[1]


async def test_the_palette_offers_the_commands_of_a_menu() -> None:
    async with browser() as page:
        _, told = await opened(page)
        await page.press("ctrl+p", *"choose this")
        assert "Choose this entry" in page.text
        await page.press("enter")
        assert told == ["apple"]
