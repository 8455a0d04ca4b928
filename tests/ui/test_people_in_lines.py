"""People and profiles laid out as lines: whatever the names, whatever the room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.store.compare import compare
from profiletui.store.metrics import CoAuthor
from profiletui.typeset.glyphs import ASCII, UNICODE, Glyphs
from profiletui.typeset.lines import line_width, plain
from profiletui.typeset.widths import cell_width
from profiletui.ui.present.coauthors import Lists, Person, people_items
from profiletui.ui.present.menu import Item
from profiletui.ui.present.profiles import Entry, comparison_items, profiles_items
from profiletui.ui.viewmodel.profile_labels import profile_labels

names = st.text(alphabet="ab é漢字한-. [/]", min_size=1, max_size=50)
widths = st.integers(1, 130)
glyph_sets = st.sampled_from([UNICODE, ASCII])
co_authors = st.builds(
    CoAuthor,
    name=names,
    papers=st.integers(1, 12_000),
    first=st.just("2019-01-02"),
    last=st.just("2021-03-04"),
    at_least=st.booleans(),
)
people = st.lists(
    st.builds(
        lambda who, narrowed, own: Person(who, who.name, "", narrowed, own), co_authors, st.booleans(), st.booleans()
    ),
    max_size=6,
)
metrics = st.builds(Metrics, st.none() | st.integers(0, 300), st.none() | st.integers(0, 9999), st.none(), st.none())
papers = st.lists(
    st.builds(
        lambda number, year, code: Paper(str(number), 1, code, f"{year}-01-01", False, "T", ("Ann Lee",)),
        st.integers(0, 9),
        st.integers(1990, 2024),
        st.sampled_from(["LG", "MTRL-SCI"]),
    ),
    max_size=5,
).map(tuple)
profiles = st.builds(Profile, names, st.sampled_from([None, "CV", "hep-th"]), metrics, st.just(Source("p.txt")), papers)


def cells_before(item: Item, text: str) -> int:
    return cell_width(plain(item.line).partition(text)[0])


@given(people, st.integers(38, 130), glyph_sets)
def test_the_years_of_all_people_stand_under_one_another(listed: list[Person], width: int, glyphs: Glyphs) -> None:
    items = [item for item in people_items(listed, Lists(3, 1), width, glyphs) if item.id]
    assert [item.id for item in items] == [str(place) for place in range(len(listed))]
    years = "2019-2021" if glyphs.ascii else "2019–2021"
    assert len({cells_before(item, years) for item in items}) <= 1


@given(people, widths)
def test_every_count_is_shown_whole_where_there_is_any_room(listed: list[Person], width: int) -> None:
    items = [item for item in people_items(listed, Lists(3, 1), width, UNICODE) if item.id]
    for person, item in zip(listed, items, strict=True):
        assert f"{person.who.papers:,}" in plain(item.line)
        assert ("≥" in plain(item.line)) is person.who.at_least


@given(st.lists(profiles, min_size=1, max_size=5), widths, glyph_sets)
def test_profiles_fill_just_the_width(listed: list[Profile], width: int, glyphs: Glyphs) -> None:
    entries = [Entry(profile, len(profile.papers)) for profile in listed]
    items = profiles_items(entries, Entry(listed[0], 99), width, glyphs)
    assert all(line_width(item.line) in (0, width) for item in items)
    assert [item.id for item in items if item.id] == ["together", *(str(place) for place in range(len(listed)))]


@given(profiles, profiles, widths)
def test_two_sides_have_room_for_both_at_any_width(left: Profile, right: Profile, width: int) -> None:
    found = compare(left, right)
    items = comparison_items(found, (left.name, right.name), str, width, UNICODE)
    assert [item.id for item in items if item.id.startswith("paper:")] == [
        f"paper:{paper.id}" for paper in found.papers
    ]
    if width >= 20:
        assert all(line_width(item.line) <= width for item in items)


@given(st.lists(profiles, max_size=5))
def test_each_of_several_saves_is_called_otherwise_than_a_lone_profile(listed: list[Profile]) -> None:
    for profile, label in zip(listed, profile_labels(listed), strict=True):
        assert label in (profile.name, f"{profile.name} (p.txt)")
