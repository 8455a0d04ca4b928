"""From papers to people and back: co-authors, profiles, two side by side, what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from profiletui.typeset.glyphs import ASCII
from profiletui.ui.screens.menus.menu import MenuScreen
from profiletui.ui.screens.page import PageScreen
from tests.ui.browser import Browser, browser
from tests.ui.pages_of_three import ADA, JO, LATER_ADA, folder_of_three


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return folder_of_three(tmp_path / "three")


def shown(page: Browser) -> list[str]:
    """The titles in the list."""
    desk = page.screen.desk
    return [desk.library.papers[row].title for row in desk.view.rows]


async def go_to(page: Browser, text: str) -> None:
    """Move down to the entry that begins with a text after its marks."""
    for _ in range(20):
        row = next(row for row in page.rows if row.startswith("▌"))
        if text in row:
            return
        await page.press("j")
    raise AssertionError(f"no entry {text!r} in\n{page.text}")


async def test_co_authors_come_with_counts_years_and_the_last_paper() -> None:
    async with browser() as page:
        await page.press("a")
        row = next(row for row in page.rows if "Zeren Zhang" in row)
        assert row.split()[1:10] == ["≥5", "Zeren", "Zhang", "2023–2025", "last", "14", "Apr", "2025", "█" * 12]
        assert row.split()[10] == "GeoUni:"
        assert "et al. cuts the lists of authors in 23 of 30 papers" in page.text
        assert "Jinwen Ma" not in page.text
        await page.press("escape")
        assert page.screen.desk.query.text == ""


async def test_a_count_that_nothing_is_hidden_from_is_no_lower_bound(three: Path) -> None:
    async with browser(three) as page:
        await page.press("a")
        assert any(" 4  Jo Cheng" in row and "≥" not in row for row in page.rows)
        assert any("≥3  Mary Somerville" in row for row in page.rows)


async def test_enter_narrows_to_the_joint_papers_and_teaches_the_query(three: Path) -> None:
    async with browser(three / "ada.txt") as page:
        await page.press("a")
        await go_to(page, "Mary")
        await page.press("enter")
        assert shown(page) == ["Engines that weave", "Shuttles of silk"]
        assert page.screen.desk.query.text == 'author:"Mary Somerville"'
        assert 'author has "Mary Somerville"' in page.text
        await page.press("a")
        assert "2 of 4 papers" in page.rows[0]
        assert any("✓" in row and "Mary Somerville" in row for row in page.rows)
        await go_to(page, "Jo Cheng")
        await page.press("enter")
        assert shown(page) == ["Shuttles of silk"]
        await page.press("a")
        await go_to(page, "Mary")
        await page.press("enter")
        assert page.screen.desk.query.text == 'author:"Jo Cheng"'
        assert len(shown(page)) == 3
        await page.press("u", "u", "u")
        assert page.screen.desk.query.text == ""


async def test_counts_follow_the_filter(three: Path) -> None:
    async with browser(three / "ada.txt", query="year:2022..") as page:
        await page.press("a")
        assert any(" 2  Jo Cheng" in row for row in page.rows)
        assert any(" 1  Mary Somerville" in row for row in page.rows)
        assert "et al." not in page.text


async def test_papers_without_co_authors_say_so(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("A B\n\nLG\nh-index1\n")
    async with browser(tmp_path / "page.txt") as page:
        await page.press("a")
        assert "No co-authors on these papers." in page.text
        await page.press("enter", "p", "a")
        assert page.screen.desk.query.text == ""


async def test_a_co_authors_own_profile_opens_where_it_is_there(three: Path) -> None:
    async with browser(three / "ada.txt", three / "jo.txt") as page:
        await page.press("a")
        assert any("Jo Cheng" in row and "● profile open" in row for row in page.rows)
        await go_to(page, "Mary")
        await page.press("p")
        assert "No profile of Mary Somerville is open" in page.rows[0]
        await page.press("g")
        await go_to(page, "Jo Cheng")
        await page.press("p")
        assert "profile 2 of 2" in page.rows[0]
        assert shown(page) == ["Notes on looms [/]", "Shuttles of silk", "A lonely paper"]


async def test_one_profile_is_shown_and_all_together_again(three: Path) -> None:
    async with browser(three) as page:
        assert page.rows[0].startswith("3 profiles  Ada Byron, Jo Cheng, Mary Somerville")
        assert "6 papers" in page.rows[0]
        assert page.rows[1].endswith("p shows one of them")
        await page.press("j")
        await page.press("p")
        assert any("● All together" in row and "6 papers" in row for row in page.rows)
        await go_to(page, "Jo Cheng")
        await page.press("enter")
        assert page.rows[0].startswith("Jo Cheng  CV  profile 2 of 3")
        assert page.screen.desk.paper is not None
        assert page.screen.desk.paper.title == "Notes on looms [/]"
        assert "also on the profile of Ada Byron" in page.text
        await page.press("p", "g", "enter")
        assert page.rows[0].startswith("3 profiles")
        assert page.screen.desk.paper.title == "Notes on looms [/]"
        assert "on the profiles of Ada Byron, Jo Cheng" in page.text


async def test_marks_and_filter_stay_when_profiles_change(three: Path) -> None:
    async with browser(three) as page:
        await page.press("slash", *"silk", "enter", "space", "p")
        await go_to(page, "Mary")
        await page.press("enter")
        assert shown(page) == ["Shuttles of silk"]
        assert [paper.title for paper in page.screen.desk.chosen] == ["Shuttles of silk"]
        assert page.screen.desk.marked
        await page.press("escape")
        assert len(shown(page)) == 3


async def test_together_each_paper_is_there_once(three: Path) -> None:
    async with browser(three) as page:
        assert "Ada Byron ●, Mary Somerville ●" in page.text
        papers = page.screen.desk.library.papers
        assert len({paper.id for paper in papers}) == len(papers) == 6


async def test_what_differs_is_offered_only_where_there_are_two_saves(three: Path) -> None:
    async with browser(three) as page:
        await page.press("p")
        assert "v compare" in page.rows[-1]
        assert "what differs" not in page.rows[-1]
        await page.press("d")
        assert "No two saves of one person's page are open" in page.rows[0]


async def test_one_profile_alone_says_how_to_open_several() -> None:
    async with browser(size=(80, 24)) as page:
        await page.press("p")
        assert "Jinwen Ma  30 papers  h-index 11" in page.text
        assert "No other profile is open" in page.text
        assert "profiletui pages/" in page.text
        assert "compare" not in page.rows[-1]
        assert "what differs" not in page.rows[-1]
        await page.press("v")
        assert "no other profile to compare with" in page.text
        await page.press("d")
        assert "No other save of Jinwen Ma's page is open" in page.text
        await page.press("enter")
        assert "30 papers" in page.text


async def test_two_of_three_are_compared_and_their_papers_shown(three: Path) -> None:
    async with browser(three, size=(80, 30)) as page:
        await page.press("p", "v")
        assert "Move to a profile first" in page.rows[0]
        await page.press("j", "v")
        assert "Compare Ada Byron with which?" in page.rows[0]
        await go_to(page, "Mary")
        await page.press("enter")
        for words in (
            ["citations", "142", "642"],
            ["with", "code", "3", "2"],
            ["2024", "1", "█" * 25, "1", "█" * 25],
            ["LG", "2", "█" * 25, "2", "█" * 25],
            ["Jo", "Cheng", "≥"],
        ):
            assert any(row.split()[: len(words)] == words for row in page.rows) or words[-1] == "≥"
        assert any("On both: 2 papers" in row for row in page.rows)
        await go_to(page, "Shuttles of silk")
        await page.press("enter")
        assert shown(page) == ["Engines that weave", "Shuttles of silk"]
        assert page.screen.desk.query.text == 'profile:"Ada Byron" profile:"Mary Somerville"'
        assert page.screen.desk.paper is not None
        assert page.screen.desk.paper.title == "Shuttles of silk"


async def test_of_two_profiles_there_is_nothing_to_choose(three: Path) -> None:
    async with browser(three / "ada.txt", three / "jo.txt") as page:
        await page.press("p", "v")
        assert "Ada Byron · Jo Cheng" in page.rows[0]
        await page.press("escape", "escape")
        assert page.rows[0].startswith("2 profiles")


async def test_escape_takes_back_the_choice_of_whom_to_compare(three: Path) -> None:
    async with browser(three) as page:
        await page.press("p", "j", "v", "escape")
        assert isinstance(page.app.screen, MenuScreen)
        await page.press("enter")
        assert "profile 1 of 3" in page.rows[0]


async def test_two_saves_of_one_person_are_told_apart_and_what_differs_is_shown(tmp_path: Path) -> None:
    (tmp_path / "before.txt").write_text(ADA)
    (tmp_path / "after.txt").write_text(LATER_ADA)
    (tmp_path / "jo.txt").write_text(JO)
    async with browser(tmp_path) as page:
        assert "Ada Byron (after.txt), Ada Byron (before.txt), Jo Cheng" in page.rows[0]
        await page.press("p", "j", "d")
        assert isinstance(page.app.screen, PageScreen)
        assert "what differs from before.txt to after.txt" in page.rows[0]
        assert "Ada Byron: 2 new papers, 1 paper gone, h-index up by 1, citations up by 28" in page.text
        assert "+ A lonely paper" in page.text
        assert "- An early paper" in page.text
        await page.press("escape", "G", "d")
        assert "v compare" in page.rows[-1]
        assert "d what differs" in page.rows[-1]
        assert "No other save of Jo Cheng's page is open" in page.rows[0]


@pytest.mark.parametrize("size", [(120, 40), (40, 12), (20, 8)])
@pytest.mark.parametrize("keys", ["a", "p", "pjvjv", "pjvjjv"])
async def test_every_menu_of_people_has_a_form_in_ascii_and_for_small_screens(
    three: Path, size: tuple[int, int], keys: str
) -> None:
    async with browser(three, size=size, glyphs=ASCII) as page:
        await page.press(*keys)
        assert page.text.isascii()
        assert any(row.startswith(">") for row in page.rows)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time the shelf goes by."""
    now = [1000.0]
    monkeypatch.setattr("profiletui.ui.viewmodel.open_profiles.monotonic", lambda: now[0])
    return now


async def test_the_status_line_says_once_what_has_changed_on_disk(three: Path, clock: list[float]) -> None:
    async with browser(three) as page:
        (three / "ada.txt").write_text(LATER_ADA)
        await page.press("j")
        assert "changed on disk" not in page.text  # looks at most every two seconds
        clock[0] += 3
        await page.press("j")
        assert "ada.txt has changed on disk · p r reads it again" in page.rows[-2]
        clock[0] += 3
        await page.press("j")
        assert "changed on disk" not in page.rows[-2]
        (three / "jo.txt").write_text(JO + " ")
        clock[0] += 3
        await page.press("j")
        assert "2 files have changed on disk · p r reads it again" in page.rows[-2]


async def test_coming_back_to_the_terminal_looks_at_the_disk(three: Path, clock: list[float]) -> None:
    async with browser(three) as page:
        (three / "ada.txt").write_text(LATER_ADA)
        clock[0] += 3
        page.app.app_focus = False
        await page.pilot.pause()
        page.app.app_focus = True
        await page.pilot.pause()
        assert "ada.txt has changed on disk" in page.rows[-2]


async def test_what_has_changed_is_read_again_and_the_cursor_stays(three: Path) -> None:
    async with browser(three) as page:
        await page.press("p")
        await go_to(page, "Ada")
        await page.press("enter", "slash", *"year:2018..2024", "enter", "G", "space")
        assert page.screen.desk.paper is not None
        assert page.screen.desk.paper.title == "Shuttles of silk"
        (three / "ada.txt").write_text(LATER_ADA)
        await page.press("p")
        assert "ada.txt has changed on disk: r reads it again." in page.text
        await page.press("r")
        assert "Ada Byron: 2 new papers, 1 paper gone, h-index up by 1, citations up by 28." in page.text
        assert any("Ada Byron" in row and "5 papers" in row for row in page.rows)
        await page.press("r")
        assert "Nothing has changed on disk." in page.text
        await page.press("escape")
        assert "profile 1 of 3" in page.rows[0]
        assert page.screen.desk.paper.title == "Shuttles of silk"
        assert page.screen.desk.query.text == "year:2018..2024"
        assert "A lonely paper" in page.text
        assert "An early paper" not in page.text
        assert [paper.title for paper in page.screen.desk.chosen] == ["Shuttles of silk"]


async def test_what_cannot_be_read_again_is_kept_and_said(three: Path) -> None:
    async with browser(three / "ada.txt", three / "jo.txt", size=(80, 24)) as page:
        (three / "jo.txt").unlink()
        await page.press("p", "r")
        assert "there is no such file" in page.text
        assert "What was read before is kept." in " ".join(page.text.split())
        await page.press("escape")
        assert page.rows[0].startswith("2 profiles")


async def test_the_cursor_stands_on_the_profile_that_is_shown(three: Path) -> None:
    async with browser(three) as page:
        await page.press("p")
        await go_to(page, "Mary")
        await page.press("enter", "p")
        assert any(row.startswith("▌ ● Mary Somerville") for row in page.rows)
        await page.press("k")
        await page.pilot.resize_terminal(80, 24)
        await page.pilot.pause()
        assert any(row.startswith("▌   Jo Cheng") for row in page.rows)


async def test_of_very_many_people_those_with_the_most_papers_are_listed(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("profiletui.ui.present.coauthors.MOST", 2)
    async with browser(three) as page:
        await page.press("a")
        assert "co-authors · 3 people on 6 papers" in page.rows[0]
        assert "And 1 person with no more papers than the last of these." in page.text
        assert "Mary Somerville" not in page.text
