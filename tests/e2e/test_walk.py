"""A walk through three people's pages by keys alone, to the links on the terminal one sits at."""

from __future__ import annotations

import pytest

from profiletui.clipboard.outcome import SENT
from tests.terminal import PROGRAM, Terminal
from tests.ui.pages_of_three import page

ADA, JO, MARY = "Ada Byron", "Jo Cheng", "Mary Somerville"


def paper(title: str, year: int, *authors: str, code: str = "") -> str:
    text = f"The code is at https://github.com/{code} for all." if code else "Nothing to run."
    return f"LGMar 4, {year}{'Code' if code else ''}\n{title}\n\n{', '.join(authors)}\n\n{text}\n"


TOO_EARLY = paper("Too early", 2020, ADA, JO, code="ada/early")
FIRST = paper("Wefts", 2021, ADA, JO, code="ada/wefts")
WITHOUT_CODE = paper("Warps", 2022, JO, ADA)
SECOND = paper("Shuttles", 2023, JO, ADA, MARY, code="jo/shuttles")
WITHOUT_JO = paper("Stars", 2023, MARY, code="mary/stars")
THIRD = paper("Looms", 2024, MARY, JO, code="jo/looms")
TOO_LATE = paper("Too late", 2025, MARY, JO, code="jo/late")


@pytest.fixture
def pages(terminal: Terminal) -> None:
    folder = terminal.directory / "pages"
    folder.mkdir()
    (folder / "ada.txt").write_text(page(ADA, "LG", 142, TOO_EARLY, FIRST, WITHOUT_CODE, SECOND))
    (folder / "jo.txt").write_text(page(JO, "LG", 12, FIRST, WITHOUT_CODE, SECOND, THIRD, TOO_LATE))
    (folder / "mary.txt").write_text(page(MARY, "LG", 642, SECOND, WITHOUT_JO, THIRD, TOO_LATE))


def go_to(terminal: Terminal, text: str, key: str = "j") -> None:
    """Move by a key until the cursor is on the row with that text, reading the screen as a person does."""
    for _ in range(30):
        if any(text in row.rpartition("▌")[2] for row in terminal.rows if "▌" in row):
            return
        terminal.press(key)
    pytest.fail(f"{key!r} does not lead to {text!r}; on the screen:\n{terminal.text}")


@pytest.mark.usefixtures("pages")
def test_three_profiles_a_co_author_four_years_and_three_links(terminal: Terminal) -> None:
    terminal.run([PROGRAM, "pages"])
    terminal.until("3 profiles")
    terminal.until("7 papers")
    terminal.until("? help")

    terminal.press("p")
    terminal.until("PROFILES")
    go_to(terminal, JO)
    terminal.press("\r")
    terminal.until("profile 2 of 3")
    terminal.press("p")
    terminal.until("PROFILES")
    go_to(terminal, "All together", "k")
    terminal.press("\r")
    terminal.until("3 profiles")

    terminal.press("a")
    terminal.until("co-authors · 3 people on 7 papers")
    go_to(terminal, JO)
    terminal.press("\r")
    terminal.until("6 of 7")

    terminal.press("i")
    terminal.until("INSIGHTS")
    go_to(terminal, "2021  1")
    terminal.press(" ")
    go_to(terminal, "2024  1", "k")
    terminal.press("\r")
    terminal.until("4 of 7")
    terminal.press("\x1b")
    terminal.until("LIST")

    for title in ("Wefts", "Shuttles", "Looms"):
        go_to(terminal, title)
        terminal.press(" ")
    terminal.press("c")
    terminal.until("3 code links of 3 marked papers")
    terminal.until(SENT)
    links = [f"https://github.com/{name}" for name in ("ada/wefts", "jo/shuttles", "jo/looms")]
    assert terminal.copies == [("c", "\n".join(links))]
    terminal.press("q")
    assert terminal.ended() == 0
    assert terminal.shown.endswith("".join(f"{link}\r\n" for link in links).encode())
