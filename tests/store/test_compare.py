"""Two profiles side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.store.compare import compare


def paper(name: str, *authors: str) -> Paper:
    return Paper(name, 1, "LG", "2023-03-04", False, name, authors)


def page(name: str, *papers: Paper) -> Profile:
    return Profile(name, "LG", Metrics(), Source("page.txt"), papers)


def test_what_two_profiles_have_in_common() -> None:
    joint = paper("joint", "Ada Byron", "Mary Somerville", "Jo-Ku Cheng")
    left = page(
        "Ada Byron", paper("a", "Ada Byron", "Ann Lee"), joint, paper("b", "Ann Lee"), paper("c", "jo ku cheng")
    )
    right = page("Mary Somerville", joint, paper("d", "ANN LEE", "Mary Somerville"))
    found = compare(left, right)
    assert found.papers == (joint,)
    assert [(person.name, person.left.papers, person.right.papers) for person in found.people] == [
        ("Jo-Ku Cheng", 2, 1),
        ("Ann Lee", 2, 1),
    ]
    assert (found.left_figures.papers, found.right_figures.papers) == (4, 2)


_names = st.sampled_from(["Ada Byron", "ADA BYRON", "Mary Somerville", "Ann Lee", "Jo Cheng", "Jo-Cheng"])
_papers = st.lists(
    st.builds(lambda name, authors: paper(name, *authors), st.sampled_from("abcdef"), st.lists(_names, max_size=4)),
    max_size=6,
)
_pages = st.builds(lambda name, papers: page(name, *papers), _names, _papers)


@given(_pages, _pages)
def test_looked_at_from_the_other_side_the_same_is_in_common(left: Profile, right: Profile) -> None:
    there, back = compare(left, right), compare(right, left)
    assert {entry.id for entry in there.papers} == {entry.id for entry in back.papers}
    assert len({entry.id for entry in there.papers}) == len(there.papers)
    assert {(person.left, person.right) for person in there.people} == {
        (person.right, person.left) for person in back.people
    }


@given(_pages)
def test_a_profile_shares_all_its_papers_with_itself(profile: Profile) -> None:
    found = compare(profile, profile)
    assert list(found.papers) == list({entry.id: entry for entry in reversed(profile.papers)}.values())[::-1]
