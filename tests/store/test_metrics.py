"""Figures counted from papers."""

from __future__ import annotations

from profiletui.model.paper import Link, Paper
from profiletui.store.metrics import CoAuthor, co_authors, cut_lists, figures

CODE = Link("https://github.com/a/b", "code", "github.com")
OTHER = Link("https://a.b/", "other", "a.b")


def paper(date: str | None, category: str | None = None, *, badge: bool = False, links: tuple[Link, ...] = ()) -> Paper:
    return Paper("x", 1, category, date, badge, "t", links=links)


def test_counts_years_without_a_gap() -> None:
    counted = figures(
        (paper("2019-05-01", badge=True), paper("2022-01-01", links=(CODE,)), paper("2022-12-31"), paper(None))
    )
    assert list(counted.years.items()) == [(2019, 1), (2020, 0), (2021, 0), (2022, 2)]
    assert list(counted.years_with_code.items()) == [(2019, 1), (2020, 0), (2021, 0), (2022, 1)]
    assert (counted.papers, counted.undated) == (4, 1)
    assert (counted.first, counted.last) == ("2019-05-01", "2022-12-31")


def test_tells_badge_from_link() -> None:
    counted = figures(
        (
            paper(None, badge=True),
            paper(None, badge=True, links=(OTHER, CODE)),
            paper(None, links=(CODE,)),
            paper(None, links=(OTHER,)),
        )
    )
    assert (counted.badged, counted.linked, counted.with_code) == (2, 2, 3)


def test_counts_categories_the_most_frequent_first() -> None:
    counted = figures((paper(None, "LG"), paper(None, "CV"), paper(None), paper(None, "CV"), paper(None, "AI")))
    assert list(counted.categories.items()) == [("CV", 2), ("LG", 1), ("AI", 1)]


def test_counts_nothing() -> None:
    counted = figures(())
    assert (counted.papers, counted.years, counted.first, counted.last) == (0, {}, "", "")


def test_counts_co_authors_by_the_key_of_their_names() -> None:
    def by(date: str | None, *authors: str, et_al: bool = False) -> Paper:
        return Paper("x", 1, None, date, False, "t", authors, et_al)

    papers = (
        by("2021-01-01", "Jo-Ku Cheng", "jinwen  ma", et_al=True),
        by(None, "Ann Lee", "Jinwen Ma"),
        by("2019-01-01", "jo ku cheng", "Jo-Ku Cheng", "Ann Lee"),
        by("2020-01-01", "Jo-Ku Cheng"),
    )
    assert co_authors(papers, "Jinwen Ma") == (
        CoAuthor("Jo-Ku Cheng", 3, "2019-01-01", "2021-01-01"),
        CoAuthor("Ann Lee", 2, "2019-01-01", "2019-01-01"),
    )
    assert cut_lists(papers) == 1
