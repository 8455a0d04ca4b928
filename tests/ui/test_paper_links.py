"""What `c` and `o` take of papers whose source states links of other kinds than code."""

from pathlib import Path

import pytest

from profiletui.model.paper import CODE, PAPER, PROJECT, Link, Paper
from profiletui.typeset.glyphs import ASCII, UNICODE, Glyphs
from profiletui.ui.present.paper_row import code_mark
from tests.ui.browser import browser
from tests.ui.test_browse import copied

LIST = """@article{a, title={Looms}, year={2021}, author={Byron, Ada}, website={https://looms.github.io/}}
@article{b, title={Cards}, year={2020}, author={Byron, Ada}, doi={10.1000/cards},
  code={https://github.com/byron/cards}}
@article{c, title={Notes}, year={2019}, author={Byron, Ada}, doi={10.1000/notes}}
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    path = tmp_path / "papers.bib"
    path.write_text(LIST)
    return path


async def test_c_takes_the_project_page_where_there_is_no_code_link_and_says_so(papers: Path) -> None:
    async with browser(papers) as page:
        await page.press("c")
        assert copied(page.sent) == ["https://looms.github.io"]
        assert "project page, there is no code link" in page.text
        await page.press("M", "c")
        assert copied(page.sent)[-1] == "https://github.com/byron/cards\nhttps://looms.github.io"
        assert "1 code link and 1 project page of 3 marked papers" in page.text


async def test_o_offers_code_and_paper_and_shows_the_paper_alone_where_there_is_no_code(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    async with browser(papers) as page:
        await page.press("j", "o")
        assert "2  paper  doi.org" in page.text
        assert page.text.index("https://github.com/byron/cards") < page.text.index("https://doi.org/10.1000/cards")
        await page.press("escape", "j", "o")
        assert "https://doi.org/10.1000/notes" in page.rows[-2]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_each_way_to_code_has_a_mark_of_its_own(glyphs: Glyphs) -> None:
    bare = Paper("x", 1, "LG", "2023", False, "Looms")
    badge = bare._replace(has_code=True)
    project = badge._replace(links=(Link("https://a.github.io", PROJECT, "a.github.io"),))
    paper = bare._replace(links=(Link("https://doi.org/10.1/a", PAPER, "doi.org"),))
    code = badge._replace(links=(*project.links, Link("https://github.com/a/b", CODE, "github.com")))
    marks = [code_mark(one, glyphs).text for one in (bare, badge, project, code)]
    assert len(set(marks)) == 4
    assert code_mark(paper, glyphs).text == marks[0]
