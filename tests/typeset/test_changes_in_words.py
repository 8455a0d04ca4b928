"""What differs between two saves, in words."""

from __future__ import annotations

import pytest

from profiletui.model.changes import Change, Changes, Difference, Edit
from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.typeset.changes import difference_rows, edit_words, summary
from profiletui.typeset.glyphs import ASCII, UNICODE
from profiletui.typeset.lines import plain

ADA = Profile("Ada Byron", "LG", Metrics(), Source("a.txt"))
MARY = ADA._replace(name="Mary Somerville")
PAPER = Paper("a", 1, "LG", "2023-03-04", True, "Looms of [/]")


def as_it_is(text: str) -> str:
    return text


def rows(found: Difference) -> list[str]:
    return [plain(row.line) for row in difference_rows(found, as_it_is, UNICODE)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("citations", 2072, 2100), "citations up by 28"),
        (Change("h_index", 11, 10), "h-index down by 1"),
        (Change("novelty_percent", 54, 55), "novelty up by 1 point"),
        (Change("novelty_percent", 54.3, 54.1), "novelty down by 0.2 points"),
        (Change("ai_score", None, 38), "AI score now stated"),
        (Change("ai_score", 38, None), "AI score no longer stated"),
        (Change("papers", 30, 1030), "papers stated up by 1,000"),
        (Change("field", "CV", "LG"), "field LG, was CV"),
        (Change("field", "CV", None), "field no longer stated, was CV"),
        (Change("name", "ADA BYRON", "Ada Byron"), "name written Ada Byron, was ADA BYRON"),
    ],
)
def test_a_figure_moves_in_words(change: Change, words: str) -> None:
    assert summary(Changes(ADA, ADA, (change,))) == words


def test_plurals_are_right_and_the_papers_come_first() -> None:
    found = Changes(ADA, ADA, (Change("citations", 1, 2),), added=(PAPER, PAPER), gone=(PAPER,))
    assert summary(found) == "2 new papers, 1 paper gone, citations up by 1"
    found = Changes(ADA, ADA, added=(PAPER,), gone=(PAPER, PAPER), edited=(Edit(PAPER, PAPER, ()),))
    assert summary(found) == "1 new paper, 2 papers gone, 1 paper changed"
    assert summary(Changes(ADA, ADA)) == "nothing has changed"


def test_the_count_the_page_states_is_not_told_twice() -> None:
    found = Changes(ADA, ADA, (Change("papers", 30, 31),), added=(PAPER, PAPER), gone=(PAPER,))
    assert summary(found) == "2 new papers, 1 paper gone"
    assert "  papers stated  30 to 31  +1" in rows(Difference((found,)))


def test_what_differs_in_a_paper() -> None:
    changes = (
        Change("title", "Looms", "Looms of [/]"),
        Change("date", None, "2023-03-04"),
        Change("category", "CV", "LG"),
        Change("has_code", False, True),
        Change("links", ("https://a.b",), ("https://c.d",)),
        Change("authors", ("Ada", "Mary"), ("Mary", "Ada")),
        Change("et_al", True, False),
        Change("abstract", "x", "y"),
    )
    assert edit_words(Edit(PAPER, PAPER, changes), as_it_is) == [
        'title "Looms of [/]", was "Looms"',
        "date 4 Mar 2023, was none",
        "category LG, was CV",
        "Code badge new",
        "new link: https://c.d",
        "link gone: https://a.b",
        "authors in another order",
        "list of authors no longer cut by et al.",
        "abstract differs",
    ]


def test_everything_stands_in_its_place() -> None:
    edit = Edit(PAPER, PAPER, (Change("has_code", False, True),))
    moved = (Change("h_index", 9, 11), Change("citations", 900, 1000))
    found = Difference((Changes(ADA, ADA, moved, (PAPER,), (PAPER._replace(date=None),), (edit,)), Changes(MARY, MARY)))
    assert rows(found) == [
        "Ada Byron: 1 new paper, 1 paper gone, 1 paper changed, h-index up by 2, citations up by 100",
        "",
        "Figures",
        "  h-index      9 to    11  +2",
        "  citations  900 to 1,000  +100",
        "",
        "New",
        "  + Looms of [/] · LG 4 Mar 2023",
        "",
        "Gone",
        "  - Looms of [/] · LG",
        "",
        "Changed",
        "  ~ Looms of [/] · LG 4 Mar 2023",
        "      Code badge new",
        "",
        "Mary Somerville: nothing has changed",
    ]


def test_pages_of_two_people_are_told_so_and_still_compared() -> None:
    found = Changes(ADA, MARY, (Change("name", "Ada Byron", "Mary Somerville"),), (PAPER,), two_people=True)
    assert rows(Difference((found,)))[:2] == [
        "These are the pages of two people: Ada Byron and Mary Somerville.",
        "Mary Somerville: 1 new paper",
    ]


def test_who_is_on_one_side_only() -> None:
    nobody = ADA._replace(name="", papers=(PAPER,))
    assert rows(Difference((), (ADA,), (nobody,))) == [
        "Ada Byron: only on the old side, with 0 papers",
        "",
        "(no name): only on the new side, with 1 paper",
    ]


def test_there_is_a_form_in_ascii() -> None:
    found = Difference((Changes(ADA, ADA, (Change("citations", 1, None),), (PAPER,)),))
    assert all(plain(row.line).isascii() for row in difference_rows(found, as_it_is, ASCII))
