import json

import pytest

from profiletui.model.paper import Link, Paper
from profiletui.writers.copies import KINDS, citation, together

PAPER = Paper(
    "1",
    1,
    "LG",
    "2023-03-04",
    True,
    "A Title",
    ("A One", "B Two"),
    True,
    (),
    "First.\n\nSecond.",
    (Link("https://example.org/x", "other", "example.org"), Link("https://github.com/a/b", "code", "github.com")),
)
BARE = Paper("2", 2, None, None, False, "")
STATED = PAPER._replace(
    id="4",
    links=(*PAPER.links, Link("https://arxiv.org/abs/2311.04262", "paper", "arxiv.org")),
    venue="Journal of R\\&D",
    doi="10.1234/loom",
    arxiv_id="2311.04262",
)
OTHER = PAPER._replace(id="3", title="Another", links=PAPER.links[1:])


def kind(label: str):  # type: ignore[no-untyped-def] # a test's shorthand
    return next(entry for entry in KINDS if entry.label == label)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("link", "https://github.com/a/b"),
        ("all links", "https://example.org/x\nhttps://github.com/a/b"),
        ("title", "A Title\nAnother"),
        ("authors", "A One, B Two"),
        ("abstract", "First.\n\nSecond."),
    ],
)
def test_several_papers_are_copied_in_order_and_repeated_items_once(label: str, text: str) -> None:
    assert together(kind(label), [PAPER, BARE, OTHER]) == text


def test_a_citation_names_people_year_title_and_link() -> None:
    assert citation(PAPER) == "A One, B Two et al. (2023). A Title. https://github.com/a/b"
    assert citation(BARE) == ""


def test_bibtex_entries_are_told_apart_and_raw() -> None:
    twin = OTHER._replace(title="A $x$ Title")
    entries = together(kind("BibTeX"), [PAPER, twin, PAPER], lambda text: "read").split("\n\n@")
    assert [entry.partition(",")[0].lstrip("@") for entry in entries] == ["misc{one2023titlea", "misc{one2023titleb"]
    assert "title = {{A $x$ Title}}" in entries[1]


def test_json_is_a_line_a_paper() -> None:
    lines = together(kind("JSON"), [PAPER, OTHER]).splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["A Title", "Another"]


def test_a_link_that_may_not_be_copied_is_left_out() -> None:
    hostile = PAPER._replace(links=(Link("https://github.com/a/$(x)", "code", "github.com"),))
    assert together(kind("link"), [hostile]) == ""


def test_nothing_ends_in_a_newline_and_keys_are_told_apart() -> None:
    assert len({entry.key for entry in KINDS}) == len(KINDS)
    for entry in KINDS:
        assert together(entry, [PAPER, OTHER]) == together(entry, [PAPER, OTHER]).rstrip("\n")
        assert together(entry, []) == ""


@pytest.mark.parametrize(
    ("label", "text"),
    [("paper's address", "https://arxiv.org/abs/2311.04262"), ("DOI", "10.1234/loom"), ("arXiv id", "2311.04262")],
)
def test_what_only_some_sources_state_is_copied_where_it_is_stated(label: str, text: str) -> None:
    assert together(kind(label), [PAPER, STATED]) == text
    assert kind(label).stated
    assert together(kind(label), [PAPER]) == ""


def test_a_citation_names_the_venue_and_the_paper_itself() -> None:
    told = together(kind("citation"), [STATED], lambda text: text.replace("\\&", "&"))
    assert told == "A One, B Two et al. (2023). A Title. Journal of R&D. https://arxiv.org/abs/2311.04262"
