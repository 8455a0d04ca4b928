import pytest

from profiletui.typeset.words import count, figure, long_date


@pytest.mark.parametrize(("number", "said"), [(0, "0 papers"), (1, "1 paper"), (2072, "2,072 papers")])
def test_counts_have_the_right_number(number: int, said: str) -> None:
    assert count(number, "paper") == said


def test_an_irregular_plural_can_be_given() -> None:
    assert count(2, "reply", "replies") == "2 replies"


@pytest.mark.parametrize(("number", "said"), [(None, "–"), (38, "38"), (2072, "2,072"), (54.5, "54.5")])
def test_figures_have_separators(number: float | None, said: str) -> None:
    assert figure(number) == said


def test_dates_read_as_people_write_them() -> None:
    assert long_date("2023-03-04") == "4 Mar 2023"
