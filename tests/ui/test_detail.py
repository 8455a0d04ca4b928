"""Laws of the abstract's lines: nothing lost, nothing too wide, every match and item where it is said to be."""

import re

from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.typeset.glyphs import UNICODE
from profiletui.typeset.lines import line_width, plain
from profiletui.ui.present.paper_detail import MEASURE, detail

WORDS = st.lists(st.sampled_from(["graph", "a", "論文", "network-of-networks", "β", "graphs,"]), max_size=30)
PAPERS = st.builds(
    Paper,
    id=st.just("1"),
    line=st.just(1),
    category=st.sampled_from([None, "LG"]),
    date=st.sampled_from([None, "2023-03-04"]),
    has_code=st.booleans(),
    title=WORDS.map(" ".join),
    authors=st.lists(st.sampled_from(["Ada Byron", "Jo 李", "Xu"]), unique=True).map(tuple),
    et_al=st.booleans(),
    affiliations=st.lists(st.sampled_from(["mit", "École 論文"]), unique=True).map(tuple),
    flags=st.just(()),
    venue=st.sampled_from([None, "NeurIPS"]),
    doi=st.sampled_from([None, "10.1/a"]),
    arxiv_id=st.sampled_from([None, "2303.00001"]),
    citations=st.sampled_from([None, 0, 12]),
    selected=st.booleans(),
    aliases=st.just(()),
    abstract=st.lists(WORDS.map(" ".join).filter(bool), max_size=3).map("\n\n".join),
    links=st.lists(st.sampled_from(["https://github.com/a/graph", "https://example.org/" + "x" * 90]), unique=True).map(
        lambda urls: tuple(Link(url, "other", "h") for url in urls)
    ),
)


def finds_graph(text: str, _field: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer("graph", text)]


@given(PAPERS, st.integers(12, 120))
def test_every_match_and_item_stands_where_it_is_said_to(paper: Paper, width: int) -> None:
    found = detail(paper, width, UNICODE, owners=("Ada Byron",), find=finds_graph)
    assert all(line_width(line) <= min(width, MEASURE) for line in found.lines)
    assert len(found.matches) == paper.abstract.count("graph")
    assert list(found.matches) == sorted(found.matches)
    for number in found.matches:
        assert any(span.role == "match" for span in found.lines[number])
    people = [f"author:{number}" for number in range(1, len(paper.authors) + 1)]
    links = [f"link:{number}" for number in range(1, len(paper.links) + 1)]
    assert list(found.items) == people + links
    said = dict.fromkeys(found.items, "")
    for line in found.lines:
        for span in line:
            if span.action:
                said[span.action] += span.text
    assert [said[item].replace(" ", "") for item in people] == [name.replace(" ", "") for name in paper.authors]
    assert [said[item] for item in links] == [link.url for link in paper.links]
    assert [found.line_of(item) for item in found.items] == sorted(found.line_of(item) for item in found.items)


@given(PAPERS, st.integers(12, 120))
def test_no_word_of_the_abstract_is_lost(paper: Paper, width: int) -> None:
    shown = "".join("".join(map(plain, detail(paper, width, UNICODE).lines)).split())
    assert "".join(paper.abstract.split()) in shown


def test_what_its_source_knows_of_a_paper_stands_on_one_line() -> None:
    paper = Paper("1", 1, "LG", "2023", False, "Looms")
    before = [plain(line) for line in detail(paper, 80, UNICODE).lines]
    known = paper._replace(venue="NeurIPS", citations=1, doi="10.1/a", arxiv_id="2303.00001")
    lines = [plain(line) for line in detail(known, 80, UNICODE).lines]
    assert [line for line in lines if line not in before] == ["NeurIPS · 1 citation · DOI 10.1/a · arXiv 2303.00001"]
