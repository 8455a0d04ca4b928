"""What differs between two saves."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.changes import Change, Changes, Edit
from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.store.changes import changes, difference

CODE = Link("https://github.com/a/b", "code", "github.com")


NO_METRICS = Metrics()


def page(*papers: Paper, name: str = "Ada Byron", field: str | None = "LG", metrics: Metrics = NO_METRICS) -> Profile:
    return Profile(name, field, metrics, Source("page.txt"), papers)


def paper(name: str, **told: Any) -> Paper:
    return Paper(name, 1, "LG", "2023-03-04", False, name)._replace(**told)


def test_papers_are_told_apart_by_id_in_the_order_of_their_pages() -> None:
    old = page(paper("a"), paper("b"), paper("c"), paper("d"))
    new = page(paper("f"), paper("d", line=9), paper("b", line=7), paper("e"))
    found = changes(old, new)
    assert [entry.id for entry in found.added] == ["f", "e"]
    assert [entry.id for entry in found.gone] == ["a", "c"]
    assert found.edited == ()


def test_figures_and_facts_are_told_with_what_they_were() -> None:
    old = page(metrics=Metrics(11, 30, 2072, None, 38.5), field="CV")
    new = page(metrics=Metrics(11, 31, 2100, 54, None), field="LG")
    assert changes(old, new).changes == (
        Change("field", "CV", "LG"),
        Change("papers", 30, 31),
        Change("citations", 2072, 2100),
        Change("novelty_percent", None, 54),
        Change("ai_score", 38.5, None),
    )


def test_a_paper_that_is_told_otherwise_says_in_what() -> None:
    before = paper("a", has_code=True, authors=("Ada Byron",))
    after = paper("a", date=None, links=(CODE,), authors=("Ada Byron", "Mary Somerville"), abstract="More.")
    found = changes(page(before), page(after))
    assert (found.added, found.gone) == ((), ())
    assert found.edited == (
        Edit(
            before,
            after,
            (
                Change("date", "2023-03-04", None),
                Change("has_code", True, False),
                Change("links", (), (CODE.url,)),
                Change("authors", ("Ada Byron",), ("Ada Byron", "Mary Somerville")),
                Change("abstract", "", "More."),
            ),
        ),
    )


def test_of_a_repeated_paper_the_first_counts() -> None:
    assert not changes(page(paper("a"), paper("a", date=None)), page(paper("a"))).differ


def test_a_lone_page_is_compared_with_the_other_whoever_it_is_of() -> None:
    found = difference([page(paper("a"))], [page(paper("a"), name="Mary Somerville")])
    assert [person.two_people for person in found.people] == [True]
    assert (found.only_before, found.only_after) == ((), ())
    assert not difference([page()], [page(name="ada  BYRON")]).people[0].two_people


def test_people_of_several_pages_are_matched_by_the_key_of_their_names() -> None:
    ada, mary, jo = page(paper("a")), page(name="Mary Somerville"), page(name="Jo-Ku Cheng")
    found = difference([mary, ada], [jo, page(paper("b"), name="ADA BYRON")])
    assert [(person.before, person.after.name) for person in found.people] == [(ada, "ADA BYRON")]
    assert (found.only_before, found.only_after) == ((mary,), (jo,))


def test_two_pages_of_one_name_are_matched_in_order() -> None:
    first, second = page(paper("a")), page(paper("b"))
    found = difference([first, second], [first, second, page(paper("c"))])
    assert [person.differ for person in found.people] == [False, False]
    assert [entry.papers[0].id for entry in found.only_after] == ["c"]


_papers = st.lists(
    st.builds(
        Paper,
        id=st.sampled_from("abcdef"),
        line=st.integers(1, 9),
        category=st.sampled_from([None, "LG", "CV"]),
        date=st.sampled_from([None, "2023-03-04", "2024-01-01"]),
        has_code=st.booleans(),
        title=st.sampled_from(["A", "B"]),
        authors=st.lists(st.sampled_from(["Ada", "Mary"]), max_size=2).map(tuple),
        links=st.sampled_from([(), (CODE,)]),
    ),
    max_size=6,
).map(tuple)
_profiles = st.builds(
    Profile,
    name=st.sampled_from(["Ada Byron", "ADA BYRON", "Mary Somerville", ""]),
    field=st.sampled_from([None, "LG"]),
    metrics=st.builds(  # each told, or hypothesis makes up figures that no page can state, such as NaN
        Metrics,
        st.sampled_from([None, 1, 2]),
        st.sampled_from([None, 3]),
        st.none(),
        st.none(),
        st.sampled_from([None, 38, 38.5]),
    ),
    source=st.just(Source("p")),
    papers=_papers,
)


@given(_profiles)
def test_a_page_does_not_differ_from_itself(profile: Profile) -> None:
    assert changes(profile, profile) == Changes(profile, profile)
    assert not difference([profile], [profile]).differ


@given(st.lists(_profiles, max_size=4))
def test_pages_do_not_differ_from_themselves(profiles: list[Profile]) -> None:
    assert not difference(profiles, profiles).differ


@given(_profiles, _profiles)
def test_looked_at_from_the_other_side_all_is_mirrored(old: Profile, new: Profile) -> None:
    there, back = changes(old, new), changes(new, old)
    assert (there.added, there.gone) == (back.gone, back.added)
    assert there.changes == tuple(Change(what, after, before) for what, before, after in back.changes)
    mirrored = [
        Edit(edit.after, edit.before, tuple(Change(what, after, before) for what, before, after in edit.changes))
        for edit in back.edited
    ]
    assert {edit.before.id: edit for edit in there.edited} == {edit.before.id: edit for edit in mirrored}


@given(st.lists(_profiles, max_size=4), st.lists(_profiles, max_size=4))
def test_nobody_is_lost_or_told_twice(old: list[Profile], new: list[Profile]) -> None:
    found = difference(old, new)
    before = [*(person.before for person in found.people), *found.only_before]
    after = [*(person.after for person in found.people), *found.only_after]
    assert sorted(map(repr, before)) == sorted(map(repr, old))
    assert sorted(map(repr, after)) == sorted(map(repr, new))


@given(_profiles, _profiles)
def test_the_old_papers_changed_as_told_are_the_new_ones(old: Profile, new: Profile) -> None:
    found = changes(old, new)
    ids = {entry.id for entry in old.papers} - {entry.id for entry in found.gone} | {entry.id for entry in found.added}
    assert ids == {entry.id for entry in new.papers}
