"""The abstract pane: its people and links by Tab, its matches, and a search where there is no link."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.urls import search_url
from profiletui.session import open_sources
from profiletui.store.query import Query
from profiletui.typeset.glyphs import ASCII, UNICODE
from profiletui.typeset.lines import Span, plain
from profiletui.ui.present import chrome
from profiletui.ui.viewmodel.browse_model import Desk
from tests.ui.browser import SAMPLE, Browser, browser
from tests.ui.test_browse import FIRST_LINK, copied


def pointed(page: Browser) -> str:
    """The text that stands out as the one Enter acts on."""
    pane = page.screen.query_one("#abstract")
    item = pane.item  # type: ignore[attr-defined] # a TextPane
    return "".join(span.text for line in pane.lines for span in line if item and span.action == item)  # type: ignore[attr-defined]


async def test_tab_walks_people_and_links_and_goes_on_to_the_list() -> None:
    async with browser() as page:
        await page.press("tab")
        assert "ABSTRACT" in page.rows[-1]
        seen = []
        for _ in range(4):
            await page.press("tab")
            seen.append(pointed(page))
        assert seen == ["Zhijian Zhuo", "Yifei Wang", "Jinwen Ma", FIRST_LINK]
        await page.press("shift+tab")
        assert pointed(page) == "Jinwen Ma"
        await page.press("tab", "tab")
        assert "LIST" in page.rows[-1]
        assert pointed(page) == ""
        await page.press("tab", "shift+tab")
        assert "LIST" in page.rows[-1]


async def test_enter_on_a_person_shows_their_papers_and_the_query_for_them() -> None:
    async with browser() as page:
        await page.press("enter", "tab")
        assert "Enter shows the papers with Zhijian Zhuo" in page.rows[-2]
        await page.press("enter")
        assert page.screen.desk.query.text == 'author:"Zhijian Zhuo"'
        assert "3 of 30" in page.text
        assert pointed(page) == "Zhijian Zhuo"
        await page.press("enter")
        assert page.screen.desk.query.text == ""
        await page.press("u")
        assert page.screen.desk.query.text == 'author:"Zhijian Zhuo"'
        await page.press("escape", "slash")
        assert 'author:"Zhijian Zhuo"' in page.rows[-1]


async def test_another_person_takes_the_place_of_the_first_and_the_rest_of_the_query_stays() -> None:
    async with browser(query="year:2023..") as page:
        await page.press("enter", "tab", "enter")
        assert page.screen.desk.query.text == 'year:2023.. author:"Zhijian Zhuo"'
        await page.press("tab", "enter")
        assert page.screen.desk.query.text == 'year:2023.. author:"Yifei Wang"'
        await page.press("enter")
        assert page.screen.desk.query.text == "year:2023.."


async def test_a_name_with_quotation_marks_is_narrowed_to_and_back(tmp_path: Path) -> None:
    page_file = tmp_path / "quoted.txt"
    page_file.write_text('A B\n\nh-index1\n\n1 Papers\n\nLGMar 4, 2023\nTitle\n\nJo "Bob" Smithson\n\nText.\n')
    async with browser(page_file) as page:
        await page.press("enter", "tab", "enter")
        assert page.screen.desk.query.text == "author:Smithson"
        await page.press("enter")
        assert page.screen.desk.query.text == ""


async def test_enter_on_a_link_copies_that_link() -> None:
    async with browser() as page:
        await page.press("enter", "tab", "tab", "tab", "tab", "enter")
        assert copied(page.sent) == [FIRST_LINK]


async def test_a_person_is_clicked() -> None:
    async with browser() as page:
        row = next(number for number, text in enumerate(page.rows) if "Yifei Wang" in text)
        await page.pilot.click(offset=(page.rows[row].index("Yifei"), row))
        await page.press()
        assert page.screen.desk.query.text == 'author:"Yifei Wang"'


async def test_a_caret_points_at_the_item_also_without_colours() -> None:
    async with browser(size=(80, 24), glyphs=ASCII) as page:
        await page.press("enter", "tab")
        (row,) = [row for row in page.rows if "Zhijian Zhuo" in row and "Enter" not in row]
        assert row.startswith(">")
        await page.press("escape")
        assert not any(row.startswith(">") and "Zhijian" in row for row in page.rows)


async def test_an_item_below_the_fold_is_brought_onto_the_screen(tmp_path: Path) -> None:
    page_file = tmp_path / "many.txt"
    links = " ".join(f"https://example.org/{number}" for number in range(30))
    page_file.write_text(f"A B\n\nh-index1\n\n1 Papers\n\nLGMar 4, 2023\nMany links\n\nA B\n\n{links}\n")
    async with browser(page_file, size=(60, 12)) as page:
        await page.press("enter", *["tab"] * 31)
        assert "30 other  https://example.org/29" in page.text
        assert page.text.count("https://example.org/") < 31


async def test_enter_in_the_abstract_without_an_item_says_what_tab_does() -> None:
    async with browser() as page:
        await page.press("enter", "enter")
        assert "Tab goes to the people and links" in page.rows[-2]


async def test_another_paper_begins_without_an_item() -> None:
    async with browser() as page:
        await page.press("enter", "tab", "escape", "j", "enter")
        assert pointed(page) == ""
        await page.press("tab")
        assert pointed(page) == "Zhengyang Shen"


async def test_the_caption_counts_the_matches_while_one_types() -> None:
    async with browser() as page:
        await page.press("slash", *"equivarian")
        assert "abstract · 4 matches" in page.text
        await page.press("enter", "n")
        assert "abstract · match 1 of 4" in page.text
        await page.press("n", "n", "n")
        assert "match 4 of 4" in page.text
        await page.press("n")
        assert "match 1 of 4" in page.text
        await page.press("N")
        assert "match 4 of 4" in page.text
        await page.press("j", "k")
        assert "4 matches" in page.text


@pytest.mark.parametrize("keys", [["escape"], ["slash"], ["escape", "slash"]])
async def test_what_enter_would_do_is_told_no_longer_when_one_has_left(keys: list[str]) -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("tab", "tab")
        assert "Enter shows the papers with Zhijian Zhuo" in page.rows[-2]
        await page.press(*keys)
        assert ("type to narrow" if keys[-1] == "slash" else "c copies") in page.rows[-2]


async def test_a_search_for_the_title_is_copied_and_called_so() -> None:
    async with browser() as page:
        await page.press("j", "j")
        assert "no code link in the text · C copies a search for its title" in page.text
        await page.press("c")
        assert "no code link; C copies a search for its title" in page.rows[-2]
        assert page.sent == []
        await page.press("C")
        paper = page.screen.desk.paper
        assert paper is not None
        assert copied(page.sent) == [search_url(paper.title)]
        assert "a search address for this title" in "".join(page.rows[-4:-1])


@given(st.integers(40, 120), st.integers(1, 12), st.integers(20, 200))
def test_the_end_of_an_address_is_always_shown(width: int, words: int, letters: int) -> None:
    said, address = " ".join(["words"] * words), "https://" + "x" * letters + ".org/"
    shown = chrome.said((Span(chrome.with_address(said, address, width, 3, UNICODE)),), width, 3, UNICODE)
    assert len(shown) <= 3
    assert plain(shown[-1]).rstrip().endswith("/")


@pytest.mark.parametrize(
    ("size", "shown"),
    [((80, 24), ""), ((40, 12), "https://github.com/…s&type=repositories")],
)
async def test_the_address_of_a_search_is_whole_or_lacks_its_middle(size: tuple[int, int], shown: str) -> None:
    async with browser(size=size, row=1) as page:
        await page.press("C")
        [url] = copied(page.sent)
        said = "".join(row.strip() for row in page.rows[-4:-1])
        assert said.endswith(shown or url)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_no_line_of_the_abstract_is_wider_than_the_measure_or_the_pane(size: tuple[int, int]) -> None:
    async with browser(size=size) as page:
        await page.press("enter", "z")
        pane = page.screen.query_one("#abstract")
        widths = [sum(len(span.text) for span in line) for line in pane.lines]  # type: ignore[attr-defined]
        assert max(widths) <= min(80, size[0] - 1)
        assert max(widths) > min(80, size[0]) - 12


@pytest.mark.parametrize("width", range(20, 60))
def test_the_sign_of_the_owner_stays_with_the_name(width: int) -> None:
    desk = Desk(open_sources([str(SAMPLE)], stdin=None, environ={}), Query(), UNICODE)
    (line,) = [plain(line) for line in desk.detail(width).lines if UNICODE.owner in plain(line)]
    assert f"Ma {UNICODE.owner}" in line
