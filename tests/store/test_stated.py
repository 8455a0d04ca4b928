import pytest

from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics
from profiletui.store.stated_figures import beside, papers_said


def papers(number: int) -> list[Paper]:
    return [Paper(str(place), 1, "LG", None, False, "") for place in range(number)]


@pytest.mark.parametrize(
    ("stated", "read", "said"),
    [
        (30, 30, "page says 30, read 30"),
        (45, 30, "page says 45, 30 read: the page was saved before its list had loaded to the end?"),
        (28, 30, "page says 28, 30 read: papers have come since it was counted?"),
        (None, 30, "page says nothing, read 30"),
        (2345, 1200, "page says 2,345, 1,200 read: the page was saved before its list had loaded to the end?"),
    ],
)
def test_the_difference_is_told_in_words(stated: int | None, read: int, said: str) -> None:
    assert papers_said(stated, papers(read)) == said


def test_a_paper_that_stands_there_twice_is_told() -> None:
    assert papers_said(3, [*papers(2), *papers(1)]) == "page says 3, read 3; 1 of those read stands there a second time"


def test_nothing_is_asked_while_the_page_is_still_read() -> None:
    assert papers_said(45, papers(30), whole=False) == "page says 45, read 30 so far"
    assert "?" not in "".join(row.said for row in beside(Metrics(h_index=9, papers=45), papers(3), whole=False))


def test_what_the_page_does_not_state_is_left_out() -> None:
    assert [row.what for row in beside(Metrics(), papers(2))] == ["papers"]
    told = {row.what: row.said for row in beside(Metrics(4, 2, 2072, 54, 38), papers(2))}
    assert told["citations"] == "page says 2,072; cannot be counted from it"
    assert told["novelty"].startswith("page says 54%;")
    assert told["h-index"] == "page says 4, which takes as many papers, 2 read: the list is not whole?"
    assert set(told) == {"papers", "h-index", "citations", "novelty", "AI score"}
