"""Figures counted from papers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.model.words import name_key
from profiletui.store.metrics import CoAuthor, Tally, co_authors, cut_lists, figures, rank

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


@given(
    st.lists(
        st.builds(
            paper,
            st.sampled_from((None, "2019-05-01", "2022-01-01", "2022-12-31")),
            st.sampled_from((None, "LG", "CV")),
            badge=st.booleans(),
            links=st.sampled_from(((), (CODE,), (OTHER,))),
        )
    ),
    st.lists(st.integers(0, 9), max_size=4),
)
def test_counting_on_is_counting_at_once(papers: list[Paper], stops: list[int]) -> None:
    tally = Tally()
    for stop in sorted(stops):
        tally.figures(papers[:stop])
    assert tally.figures(papers) == figures(papers)


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
        CoAuthor("Jo-Ku Cheng", 3, "2019-01-01", "2021-01-01", False, ("Jo-Ku Cheng", "jo ku cheng"), "t"),
        CoAuthor("Ann Lee", 2, "2019-01-01", "2019-01-01", True, ("Ann Lee",), "t"),
    )
    assert cut_lists(papers) == 1
    assert [person.name for person in co_authors(papers)] == ["Jo-Ku Cheng", "Ann Lee", "jinwen  ma"]


def test_people_on_as_many_papers_stand_by_surname() -> None:
    names = ["Al Zorn", "Ann Lee, Jr.", "Bo Lee", "\u00c1 Lee", "Zoe Abel"]
    assert sorted(names, key=lambda name: rank(1, name_key(name))) == [
        "Zoe Abel",
        "\u00c1 Lee",
        "Ann Lee, Jr.",
        "Bo Lee",
        "Al Zorn",
    ]
    assert rank(2, "al zorn") < rank(1, "zoe abel")


_names = st.sampled_from(["Ada Byron", "ADA BYRON", "Mary Somerville", "Ann Lee"])


@given(st.lists(st.tuples(st.lists(_names, max_size=4), st.booleans()), max_size=5), st.data())
def test_a_count_is_exact_or_told_to_be_a_lower_bound(lists: list[tuple[list[str], bool]], data: st.DataObject) -> None:
    """Whoever is left out by et al. is on no more papers than told, or the count is marked."""
    papers, whole = [], []
    for names, et_al in lists:
        papers.append(Paper("x", 1, None, None, False, "t", tuple(names), et_al))
        hidden = data.draw(st.lists(_names, max_size=2)) if et_al else []
        whole.append(Paper("x", 1, None, None, False, "t", (*names, *hidden)))
    truth = {name_key(person.name): person.papers for person in co_authors(whole)}
    for person in co_authors(papers):
        if not person.at_least:
            assert truth[name_key(person.name)] == person.papers
        assert truth[name_key(person.name)] >= person.papers
