"""Wide and combining characters keep the columns of the screen straight, as a terminal draws them."""

from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.typeset.glyphs import UNICODE
from profiletui.typeset.lines import line_width, plain
from profiletui.ui.present.paper_row import columns_for, paper_row
from profiletui.ui.terminal.first_frame import drawn, first_screen
from tests.ui.browser import browser

PAGE = """山田太郎 Tarō Yamada 🎓

CV
h-index12
4papers
Novelty54%

4 Papers

CVMar 4, 2023Code
深層学習による画像認識 — Deep Learning for 画像 recognition, and a long rest that is cut at 漢字漢字漢字漢字

山田太郎, 李小龍, Éva Kovács et al. · 東京大学

ニューラルネットワークは画像認識において大きな進歩を遂げた。本論文では新しい手法を提案する。We propose 新しい手法 🚀.

LGAug 7, 2022Code
e\u0301 combining o\u0308 stacked a\u0308\u0301, a phone ☎ and a thumb 👍

Ada Byron, Ju\u0308rgen Müller

Combining marks e\u0301 and o\u0308, and emoji 🎓🚀.

LGAug 7, 2021
한국어 제목: 그래프 신경망

김철수

짧은 초록.

CLAug 7, 2020
עברית וערבית العربية mixed with Latin

Ada Byron

Text.
"""


@pytest.mark.parametrize(("width", "height"), [(160, 50), (120, 40), (101, 20), (80, 24), (60, 20), (40, 12)])
async def test_every_column_stays_where_it_is(tmp_path: Path, width: int, height: int) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    async with browser(tmp_path / "page.txt", size=(width, height)) as page:
        lines = first_screen(page.screen.desk, width, height)
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(drawn(lines, "dark"))
    if width >= 100:
        [divider] = {x for y in range(3, height - 2) for x in range(width) if screen.buffer[y][x].data == "│"}
        assert all(screen.buffer[y][divider].data == "│" for y in range(3, height - 2))
    top = 3 if width >= 100 and height >= 16 else 2
    months = {"".join(screen.buffer[y][x].data for x in range(7, 14)) for y in range(top, top + 4)}
    if width >= 60 and (width < 100 or width > 110):
        assert months == {"2023-03", "2022-08", "2021-08", "2020-08"}


TITLES = st.text(st.sampled_from([*"ab 漢字가🚀…", "\u0301", "\u0308", "é"]), max_size=80)


@given(TITLES, st.sampled_from(("漢字", None)), st.integers(20, 90), st.booleans(), st.booleans(), st.booleans())
def test_a_row_takes_exactly_its_width(
    title: str, category: str | None, width: int, at_cursor: bool, marked: bool, starred: bool
) -> None:
    paper = Paper("x", 1, category, "2023-03-04", True, title, venue=title)
    row = paper_row(
        paper, title, columns_for(width, [paper]), width, UNICODE,
        at_cursor=at_cursor, focused=True, marked=marked, starred=starred,
    )  # fmt: skip
    assert line_width(row) == width
    margin = ("▌" if at_cursor else " ") + ("✓" if marked else " ") + ("★" if starred else " ")
    assert plain(row).startswith(margin)


def test_where_hardly_a_paper_has_a_category_the_venue_stands_in_its_place() -> None:
    papers = [Paper("x", 1, None, "2023-03", False, "Looms", venue=venue) for venue in ("Notes on Weaving", None)]
    columns = columns_for(60, papers)
    assert columns == (("venue", 12), ("month", 7), ("code", 1))
    rows = [plain(paper_row(paper, "Looms", columns, 60, UNICODE)).rstrip() for paper in papers]
    assert rows == ["   Notes on We…  2023-03   Looms", "                 2023-03   Looms"]
    counted = [papers[0]._replace(citations=1234), papers[1]._replace(citations=0)]
    columns = columns_for(60, [*counted, papers[1]])
    assert columns == (("venue", 12), ("month", 7), ("cites", 5), ("code", 1))
    rows = [plain(paper_row(paper, "Looms", columns, 60, UNICODE)).rstrip() for paper in (*counted, papers[1])]
    assert [row[25:] for row in rows] == ["1,234   Looms", "    0   Looms", "        Looms"]
    with_category = papers[0]._replace(category="LG")
    assert columns_for(60, [*papers, with_category])[0] == ("category", 2)
