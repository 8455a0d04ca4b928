import base64
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from profiletui.keys import COMMANDS, key_name
from profiletui.typeset.glyphs import ASCII
from profiletui.ui.widgets.lines_view import PaintedLines
from profiletui.ui.widgets.menu_list import MenuList
from profiletui.ui.widgets.paper_list import PaperList
from profiletui.ui.widgets.text_pane import TextPane
from tests.ui.browser import SAMPLE, Browser, browser

FIRST_LINK = "https://github.com/PKU-ML/Rank-Differential-Mechanism"


def copied(sent: list[bytes]) -> list[str]:
    """The texts that OSC 52 sequences put into the clipboard."""
    texts = []
    for data in sent:
        assert data.startswith(b"\x1b]52;c;")
        assert data.endswith(b"\x07")
        texts.append(base64.b64decode(data[7:-1]).decode())
    return texts


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])
async def test_the_first_screen_tells_the_metrics_and_the_first_paper(size: tuple[int, int]) -> None:
    async with browser(size=size, sample=True) as page:
        for fact in ("Jinwen Ma", "h-index 11", "30 papers", "2,072 citations", "54%", "AI score 38", "sample page"):
            assert fact in page.text
        assert "Towards a Unified Theoretical Understanding" in page.text
        assert FIRST_LINK in page.text


async def test_at_80x24_five_papers_a_title_a_link_and_six_abstract_lines_stand_together() -> None:
    async with browser(size=(80, 24)) as page:
        rows = page.rows
        assert sum(" 20" in row[:12] and "-" in row[:16] for row in rows) >= 5
        start = next(number for number, row in enumerate(rows) if "Recently, a variety" in row)
        abstract = [row for row in rows[start:-2] if row.strip()]
        assert len(abstract) >= 6


async def test_below_60_columns_enter_and_escape_change_the_pane() -> None:
    async with browser(size=(40, 12)) as page:
        assert "4 Mar 2023" not in page.text
        await page.press("enter")
        assert "4 Mar 2023" in page.text
        assert "PDO-s3DCNNs" not in page.text
        await page.press("escape")
        assert "PDO-s3DCNNs" in page.text


async def test_a_terminal_too_small_is_told_how_much_room_is_needed() -> None:
    async with browser(size=(19, 4)) as page:
        assert "needs 20x5" in page.text
        await page.pilot.resize_terminal(80, 24)
        await page.pilot.pause()
        assert "Jinwen Ma" in page.text


@pytest.mark.parametrize("key", ["question_mark", "exclamation_mark", "l", "y"])
async def test_every_screen_says_how_much_room_it_needs(key: str) -> None:
    async with browser() as page:
        await page.press(key)
        before = page.text
        await page.pilot.resize_terminal(40, 4)
        await page.press()
        assert page.text.split() == ["needs", "20x5,", "has", "40x4"]
        await page.pilot.resize_terminal(120, 40)
        await page.press()
        assert page.text == before


async def test_a_long_message_takes_the_rows_it_needs_and_gives_them_back() -> None:
    async with browser(size=(40, 12)) as page:
        before = page.rows
        await page.press("c")
        said = "".join(row.strip() for row in page.rows[-4:-1])
        assert said.endswith(FIRST_LINK)
        assert "LIST" in page.rows[-1]
        assert page.rows[2] == before[2]
        await page.press("j", "k")
        assert page.rows == before


async def test_a_message_leaves_the_abstract_where_it_was_scrolled_to() -> None:
    async with browser(size=(60, 12)) as page:
        await page.press("enter", "ctrl+d")
        shown = page.rows[2]
        await page.press("c")
        assert page.rows[2] == shown


async def test_typing_narrows_and_escape_brings_all_back() -> None:
    async with browser() as page:
        await page.press("slash")
        await page.type("hashing")
        assert "2 of 30" in page.text
        assert "Deep Unsupervised Hashing" in page.text
        await page.press("enter")
        assert not page.screen.query_one(Input).display
        assert "2 of 30" in page.text
        await page.press("escape")
        assert "2 of 30" not in page.text


async def test_escape_in_the_box_clears_and_closes() -> None:
    async with browser() as page:
        await page.press("slash", *"zzz")
        assert '"zzz" is in none of the 30 papers' in page.text
        await page.press("escape")
        assert "30 papers" in page.text
        assert "zzz" not in page.text


async def test_keys_go_into_the_box_while_one_types() -> None:
    async with browser() as page:
        await page.press("slash", *"cqls?!")
        assert page.screen.query_one(Input).value == "cqls?!"
        assert page.sent == []


async def test_the_cursor_stays_on_its_paper_when_the_list_narrows() -> None:
    async with browser() as page:
        await page.press(*"jjjjjj")
        paper = page.screen.desk.paper
        assert paper is not None
        await page.press("slash", *"graph")
        assert page.screen.desk.paper == paper
        await page.press("escape")
        assert page.screen.desk.paper == paper


async def test_moving_shows_the_paper_under_the_cursor() -> None:
    async with browser() as page:
        await page.press("j")
        assert "Steerable models can provide" in page.text
        await page.press("G")
        assert "Disentangling factors of variation" in page.text
        await page.press("g")
        assert "Recently, a variety" in page.text


async def test_the_list_scrolls_to_its_cursor() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("G")
        assert "DNA-GAN" in page.rows[7]
        assert "30/30" in page.text
        await page.press("ctrl+u", "ctrl+u")
        assert "24/30" in page.text


async def test_the_abstract_scrolls_when_it_has_the_focus() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("enter", "ctrl+d", "ctrl+d")
        assert "Recently, a variety" not in page.text
        assert "1/30" in page.text
        await page.press("g")
        assert "Recently, a variety" in page.text


async def test_c_copies_exactly_the_code_link_and_says_no_more_than_is_known() -> None:
    async with browser() as page:
        await page.press("c")
        assert copied(page.sent) == [FIRST_LINK]
        assert "Sent to your terminal (OSC 52)" in page.rows[-2]
        assert page.app.copier.links == [FIRST_LINK]
        await page.press("j")
        assert "Sent" not in page.text


async def test_c_says_why_there_is_nothing_to_copy() -> None:
    async with browser() as page:
        await page.press("j", "c")
        assert "no code link" in page.rows[-2]
        await page.press("j", "c")
        assert "Code badge" in page.rows[-2]
        assert page.sent == []


async def test_several_code_links_open_a_picker(tmp_path: Path) -> None:
    page_file = tmp_path / "two.txt"
    page_file.write_text(
        "A B\n\nh-index1\n\n1 Papers\n\nLGMar 4, 2023Code\nTwo links\n\nA B\n\n"
        "At https://github.com/a/one and https://gitlab.com/b/two here.\n"
    )
    async with browser(page_file) as page:
        await page.press("c")
        assert "https://gitlab.com/b/two" in page.text
        await page.press("2")
        assert copied(page.sent) == ["https://gitlab.com/b/two"]


async def test_the_links_screen_shows_urls_whole_from_the_first_column() -> None:
    async with browser(size=(60, 20)) as page:
        await page.press("l")
        assert FIRST_LINK in [row.rstrip() for row in page.rows]
        await page.press("enter")
        assert copied(page.sent) == [FIRST_LINK]


async def test_a_link_in_the_abstract_pane_acts_on_a_click() -> None:
    async with browser() as page:
        row = next(number for number, text in enumerate(page.rows) if FIRST_LINK in text and number < 38)
        column = page.rows[row].index("https")
        await page.pilot.click(offset=(column + 3, row))
        await page.press()
        assert copied(page.sent) == [FIRST_LINK]


async def turn_wheel(page: Browser, part: PaintedLines, kind: type[events.MouseEvent]) -> None:
    part.post_message(kind(part, 1, 1, 0, 0, 0, False, False, False))
    await page.press()


async def test_the_wheel_moves_the_list_and_scrolls_what_is_read() -> None:
    async with browser(size=(80, 24)) as page:
        papers, abstract = page.screen.query_one(PaperList), page.screen.query_one(TextPane)
        await turn_wheel(page, papers, events.MouseScrollDown)
        await turn_wheel(page, papers, events.MouseScrollDown)
        await turn_wheel(page, papers, events.MouseScrollUp)
        assert papers.cursor == 3
        abstract.lines = ((),) * 100
        await turn_wheel(page, abstract, events.MouseScrollDown)
        assert (papers.cursor, abstract.top) == (3, 3)
        await turn_wheel(page, abstract, events.MouseScrollUp)
        assert abstract.top == 0
        await page.press("f")
        menu = page.app.screen.query_one(MenuList)
        before = menu.cursor
        await turn_wheel(page, menu, events.MouseScrollDown)
        assert (menu.cursor, menu.top) == (before, 3)


async def test_a_click_selects() -> None:
    async with browser() as page:
        await page.pilot.click("#list", offset=(10, 4))
        assert page.screen.query_one(PaperList).cursor == 4
        assert "PolyCom" in page.text


async def test_sorting_goes_round_and_reverses() -> None:
    async with browser() as page:
        assert "source order" in page.text
        await page.press("s")
        assert "first" in page.rows[2]
        before = page.rows[3]
        await page.press("g", "S", "g")
        assert page.rows[3] != before


async def test_zoom_gives_a_pane_the_whole_screen_and_back() -> None:
    async with browser() as page:
        await page.press("z")
        assert "Recently" not in page.text
        await page.press("tab")
        assert "Recently" in page.text
        await page.press("z")
        assert "PDO-s3DCNNs" in page.text


async def test_diagnostics_name_the_badge_without_a_link() -> None:
    async with browser() as page:
        assert "1 remark" in page.text
        await page.press("exclamation_mark")
        assert "line 26" in page.text
        await page.press("escape")
        assert "Jinwen Ma" in page.text


async def test_help_lists_every_command_of_the_table() -> None:
    async with browser(size=(120, 100)) as page:
        await page.press("question_mark")
        for entry in COMMANDS:
            assert entry.help in page.text
            assert key_name(entry.keys[0]) in page.text
        await page.press("q")
        assert "30 papers" in page.text


async def test_matches_in_the_abstract_are_walked() -> None:
    async with browser(size=(80, 24), query="understanding") as page:
        await page.press("enter", "n")
        assert "match 1 of" in page.text
        await page.press("n")
        assert "match 2 of" in page.text
        await page.press("N")
        assert "match 1 of" in page.text


async def test_nothing_is_offered_among_the_links_where_there_is_none() -> None:
    async with browser(row=1) as page:
        await page.press("l")
        assert "This paper has no link" in page.text
        assert page.rows[-1].startswith("LINKS  Esc back  ? help")
        await page.press("enter", "o", "p", "1")
        assert "This paper has no link" in page.text


async def test_the_end_of_a_long_query_is_told_while_one_types_it() -> None:
    query = "graph OR " * 30 + "year:2023"
    async with browser(size=(80, 24), query=query) as page:
        assert page.rows[-2].startswith(' "graph" or "graph"')
        await page.press("slash")
        assert page.rows[-2].startswith(" …")
        assert "or year 2023  " in page.rows[-2]
        await page.press("enter")
        assert page.rows[-2].startswith(' "graph" or "graph"')


async def test_q_leaves_with_code_0() -> None:
    async with browser() as page:
        await page.pilot.press("q")
    assert page.app.return_code == 0


async def test_open_over_ssh_shows_the_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    async with browser() as page:
        await page.press("o")
        assert "opening" not in page.text.lower()
        assert FIRST_LINK in page.rows[-2]
        await page.press("l", "o")
        assert "No browser here is yours; Enter copies the link" in page.rows[0]
        assert "1 copy that" in page.rows[-1]
        await page.press("enter")
        assert page.sent
        assert "Sent to your terminal" in page.rows[-2]


@pytest.mark.parametrize(
    "title", ["[CLS] and [MASK]", "[/]", "[@click=app.quit]x[/]", "a_b 100% #1 & a^b {", "[link=x]y"]
)
async def test_brackets_are_text(tmp_path: Path, title: str) -> None:
    page_file = tmp_path / "brackets.txt"
    page_file.write_text(f"{title}\n\nh-index1\n\n1 Papers\n\nLGMar 4, 2023\n{title}\n\n{title}\n\n{title}\n")
    async with browser(page_file) as page:
        assert page.text.count(title) >= 4
        await page.press("l", "escape", "exclamation_mark", "escape", "slash", *"[/]", "escape", "c")
        assert title in page.text


async def test_marked_papers_are_copied_together_in_order_and_links_once() -> None:
    async with browser() as page:
        await page.press("G", "g", *"jjjj", "space", "space")
        assert "2 marked papers" in page.text
        assert "c copies 2 code links" in page.text
        await page.press("g", "space", "c")
        assert copied(page.sent) == [
            FIRST_LINK + "\nhttps://github.com/BryceZhuo/PolyCom\nhttps://github.com/BryceZhuo/HybridNorm"
        ]
        assert "3 code links of 3 marked papers" in page.rows[-2]
        assert len(page.app.copier.links) == 3


async def test_all_shown_papers_are_marked_and_unmarked_and_undone() -> None:
    async with browser(query="code:link") as page:
        await page.press("M")
        assert "5 papers marked" in page.rows[-2]
        await page.press("M")
        assert "0 papers marked" in page.rows[-2]
        await page.press("u")
        assert len(page.screen.desk.marked) == 5
        await page.press("u")
        assert not page.screen.desk.marked
        await page.press("u")
        assert "Nothing to undo" in page.rows[-2]


async def test_undo_takes_back_a_filter_as_one_change() -> None:
    async with browser() as page:
        await page.press(*"jjj")
        paper = page.screen.desk.paper
        await page.press("slash", *"hashing", "enter")
        assert "2 of 30" in page.text
        await page.press("u")
        assert "2 of 30" not in page.text
        assert page.screen.desk.paper == paper


async def test_marks_can_be_asked_for() -> None:
    async with browser() as page:
        await page.press("space", "slash", *"is:marked", "enter")
        assert "1 of 30" in page.text
        await page.press("space")
        assert "0 of 30" in page.text


async def test_a_star_stands_in_the_row_and_in_words_beside_the_paper_until_it_is_taken_away() -> None:
    async with browser() as page:
        before = page.rows
        await page.press("j", "asterisk")
        assert "▌ ★CV  2022-08" in page.text
        assert "★ starred" in page.text
        assert page.rows[-2].startswith(" Starred")
        await page.press("asterisk")
        assert "★" not in page.text
        assert page.rows[-2].startswith(" No longer starred")
        await page.press("u")
        assert "▌ ★CV  2022-08" in page.text
        await page.press("u", "k")
        assert page.rows == before


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24)])
async def test_a_star_has_a_form_in_ascii_and_takes_no_room(size: tuple[int, int]) -> None:
    async with browser(size=size, glyphs=ASCII) as page:
        await page.press("asterisk", "space", "k")
        assert any(row.startswith(">x*") for row in page.rows)
        await page.press("enter")
        assert "* starred" in page.text or size == (20, 5)


async def test_marked_papers_are_starred_wherever_the_cursor_is() -> None:
    async with browser() as page:
        await page.press("space", "space", "G", "asterisk")
        assert page.text.count("✓★") == 2
        assert page.rows[-2].startswith(" 2 marked papers starred")
        await page.press("asterisk")
        assert "★" not in page.text
        assert page.rows[-2].startswith(" 2 marked papers no longer starred")


async def test_starred_papers_can_be_asked_for_and_leave_with_their_star() -> None:
    async with browser() as page:
        await page.press("asterisk", "j", "asterisk", "slash", *"IS:starred", "enter")
        assert "2 of 30" in page.text
        await page.press("asterisk")
        assert "1 of 30" in page.text
        await page.press("asterisk")
        assert "no paper is starred" in page.text
        await page.press("asterisk")
        assert "Nothing to star: there is no paper here" in page.rows[-2]
        await page.press("u")
        assert "1 of 30" in page.text


async def test_tags_are_typed_kept_shown_and_found() -> None:
    async with browser() as page:
        await page.press("t", *"todo, ml")
        assert page.rows[-1].startswith("tags todo, ml ")
        assert page.rows[-2].startswith(" Enter keeps, Esc leaves the tags of this paper")
        assert "30 papers" in page.text
        await page.press("enter")
        assert page.rows[-2].startswith(" Tags of this paper: ml, todo")
        assert page.rows[-1].startswith("LIST")
        assert "│ tagged ml, todo" in page.text
        await page.press("j", "slash", *"tag:to", "enter")
        assert "1 of 30" in page.text
        await page.press("t")
        assert page.rows[-1].startswith("tags ml todo  ")
        await page.press(*["backspace"] * 5, "enter")
        assert 'no paper is tagged "to"' in page.text
        await page.press("u")
        assert "1 of 30" in page.text
        assert "│ tagged ml, todo" in page.text
        await page.press("escape", "t", "ctrl+u", "enter")
        assert "Tags of this paper: none" in page.text
        assert not page.screen.desk.notes.tags


async def test_escape_leaves_the_tags_and_the_filter_as_they_were() -> None:
    async with browser(query="hashing") as page:
        before = page.rows
        await page.press("t", *"gan")
        await page.press("up", "down")
        assert "2 of 30" in page.text
        await page.press("escape")
        assert page.rows == before
        assert not page.screen.desk.notes.tags
        await page.press("slash")
        assert page.rows[-1].startswith("/ hashing ")


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24)])
async def test_tags_come_back_to_where_one_was(size: tuple[int, int]) -> None:
    async with browser(size=size) as page:
        await page.press("enter", "t", *"gan")
        assert page.rows[-1].startswith("tags gan ")
        await page.press("enter")
        assert page.screen.place == "abstract"
        assert page.screen.focused is page.screen.query_one(TextPane)
        await page.press("t", "x", "escape", "escape")
        assert page.screen.place == "list"
        assert set(page.screen.desk.notes.tags.values()) == {frozenset({"gan"})}


async def test_marked_papers_get_their_tags_together() -> None:
    async with browser() as page:
        await page.press("t", *"own", "enter", "space", "space", "t")
        assert page.rows[-1].startswith("tags    ")
        assert "the tags that 2 marked papers share" in page.rows[-2]
        await page.press(*"both", "enter")
        assert page.rows[-2].startswith(" Tags that 2 marked papers share: both")
        assert sorted(map(sorted, page.screen.desk.notes.tags.values())) == [["both"], ["both", "own"]]


async def test_there_is_nothing_to_tag_where_there_is_no_paper() -> None:
    async with browser(query="zzz") as page:
        await page.press("t")
        assert "Nothing to tag: there is no paper here" in page.rows[-2]
        assert page.screen.place == "list"


async def test_the_way_out_is_told_while_tags_are_typed() -> None:
    async with browser() as page:
        await page.press("t", "ctrl+c")
        assert "Esc leaves the tags, q quits" in page.rows[-2]


async def test_copy_as_offers_every_kind_and_copies_what_it_shows() -> None:
    async with browser() as page:
        await page.press("y")
        for label in ("link", "all links", "title", "authors", "citation", "Markdown", "abstract", "JSON"):
            assert label in page.text
        await page.press("n")
        assert copied(page.sent) == ["Zhijian Zhuo, Yifei Wang, Jinwen Ma"]
        assert "authors" in page.rows[-2]
        await page.press("y", "j", "j", "enter")
        assert copied(page.sent)[1].startswith("Towards a Unified")
        assert page.app.copier.links == []


async def test_copy_as_says_when_there_is_nothing_of_a_kind() -> None:
    async with browser() as page:
        await page.press("j", "y", "l")
        assert "Nothing to copy: no link here" in page.rows[-2]
        assert page.sent == []


async def test_latex_reads_as_text_until_it_is_asked_for() -> None:
    async with browser(query="polynomial") as page:
        assert "\\textbf" not in page.text
        await page.press("r")
        assert "\\textbf" in page.text
        await page.press("r")
        assert "\\textbf" not in page.text


async def test_an_ascii_terminal_gets_ascii_marks() -> None:
    async with browser(glyphs=ASCII, size=(120, 40)) as page:
        assert page.text.isascii()


async def test_a_page_without_papers_says_so(tmp_path: Path) -> None:
    page_file = tmp_path / "bare.txt"
    page_file.write_text("A B\n\nLG\nh-index1\n")
    async with browser(page_file) as page:
        await page.press("j", "c", "l", "enter", "s", "o", "n")
        assert "no papers" in page.text


async def test_two_profiles_are_shown_together(tmp_path: Path) -> None:
    again = tmp_path / SAMPLE.name
    again.write_bytes(SAMPLE.read_bytes())
    async with browser(SAMPLE, again) as page:
        assert page.rows[0].startswith("2 profiles  Jinwen Ma (jinwen-ma.txt), ")
        assert "30 papers  30 on several profiles" in page.rows[0]
        assert "on the profiles of Jinwen Ma (jinwen-ma.txt), Jinwen Ma" in page.text
