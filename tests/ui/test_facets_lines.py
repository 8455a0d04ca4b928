"""The lines of facets and insights, for any width."""

from hypothesis import given
from hypothesis import strategies as st

from profiletui.store.facets import Facet, Value
from profiletui.store.query import Dates, Term
from profiletui.store.stated_figures import Beside
from profiletui.typeset.glyphs import ASCII, UNICODE
from profiletui.typeset.lines import line_width, plain
from profiletui.typeset.words import count
from profiletui.ui.present.facets import facet_items, query_line
from profiletui.ui.present.insights import Insight, insight_items, with_empty_years
from profiletui.ui.present.menu import Item

labels = st.sampled_from(
    ["LG", "astro-ph.GA", "Jinwen Ma", "\u738b\u4f1f", "Zo\u00eb M\u00fcller-L\u00fcdenscheidt", "x" * 60]
)


def value(label: str, papers: int, with_code: int = 0, *, chosen: bool = False, note: str = "") -> Value:
    return Value("author", label, (Term("author", label),), papers, min(with_code, papers), chosen, note)


values = st.builds(
    value,
    labels,
    st.integers(0, 40_000),
    st.integers(0, 40_000),
    chosen=st.booleans(),
    note=st.sampled_from(["", "Machine Learning"]),
)
facets = st.builds(
    Facet,
    st.just("author"),
    st.lists(values, max_size=5, unique_by=lambda one: one.label).map(tuple),
    st.integers(0, 9),
)


def year(label: int, papers: int = 1, *, chosen: bool = False) -> Value:
    return Value("year", str(label), (Dates("year", str(label), str(label)),), papers, chosen=chosen)


years = st.lists(st.integers(1950, 2030), max_size=45, unique=True).map(
    lambda found: Facet("year", tuple(year(one) for one in sorted(found, reverse=True)))
)


def texts(items: list[Item]) -> list[str]:
    return [plain((*item.line, *item.bar)) for item in items]


@given(st.lists(facets, max_size=2), st.integers(12, 120), st.booleans())
def test_no_line_is_wider_than_the_room_but_headings_that_are_cut(found: list[Facet], width: int, bare: bool) -> None:
    glyphs = ASCII if bare else UNICODE
    for item in facet_items(found, width, glyphs, ": / finds them"):
        if item.id and not item.id.startswith("more:"):
            assert line_width((*item.line, *item.bar)) <= width
        assert not bare or plain(item.bar).isascii()


@given(facets, st.integers(24, 120))
def test_every_value_tells_its_count_and_what_is_chosen_is_told_by_a_sign(found: Facet, width: int) -> None:
    entries = [item for item in facet_items([found], width, UNICODE) if item.id]
    for one, item in zip(found.values, entries, strict=False):
        said = plain(item.line)
        assert f"{one.papers:,}" in said
        assert said.startswith("\u2713" if one.chosen else " ")


def test_a_facet_without_values_is_left_out() -> None:
    assert facet_items([Facet("aff", ())], 40, UNICODE) == []


def test_code_is_told_by_shape_too() -> None:
    facet = Facet("author", (value("a", 8, 4), value("b", 4)))
    assert [line.split()[-1] for line in texts(facet_items([facet], 40, ASCII)) if "8" in line or "4" in line] == [
        "#" * 16 + "-" * 16,
        "-" * 16,
    ]


@given(years)
def test_every_year_has_its_place_and_none_is_lost(found: Facet) -> None:
    filled = with_empty_years(found.values)
    assert [one for one in filled if one.papers] == list(found.values)
    reached = 0
    for one in filled:
        if one.terms:
            reached += 1
        else:
            reached += int(one.label.split()[0])
    if found.values:
        assert reached == int(found.values[0].label) - int(found.values[-1].label) + 1


def test_few_empty_years_are_shown_and_many_are_counted() -> None:
    shown = [one.label for one in with_empty_years([year(2020), year(2018), year(2013)])]
    assert shown == ["2020", "2019", "2018", "4 years without a paper", "2013"]


def insight(found: Facet, *, undated: int = 0) -> Insight:
    nothing = Facet("cat", ())
    facets = {"year": found, "cat": nothing, "code": nothing, "author": nothing}
    pages = [("The page says", [Beside("papers", "page says 30, read 30"), Beside("citations", "page says 2,072")])]
    return Insight(facets, 30, 6, undated, 2, pages)


@given(years, st.integers(12, 120))
def test_insights_stand_in_any_width_and_only_bars_can_be_chosen(found: Facet, width: int) -> None:
    items = insight_items(insight(found, undated=1), width, UNICODE)
    assert [item.id for item in items if item.id] == [f"year:{one.label}" for one in found.values]
    assert [item for item in items if item.bar and not item.id] == [
        item for item in items if item.bar and " 0" in plain(item.line)
    ]


def test_insights_of_one_year_and_of_forty() -> None:
    one = texts(insight_items(insight(Facet("year", (year(2020),))), 60, UNICODE))
    assert one[1].split()[:2] == ["2020", "1"]
    forty = Facet("year", tuple(year(label) for label in range(2025, 1985, -1)))
    assert sum(line.strip()[:4].isdigit() for line in texts(insight_items(insight(forty), 60, UNICODE))) == 40
    assert f"  {count(3, 'paper')} without a date" in texts(insight_items(insight(forty, undated=3), 60, UNICODE))


def test_the_beginning_of_a_span_is_told_by_a_sign() -> None:
    items = insight_items(insight(Facet("year", (year(2021), year(2020)))), 60, UNICODE, begun="2020")
    assert [plain(item.line)[0] for item in items if item.id] == [" ", "\u25cf"]


def test_figures_stand_beside_what_they_are_of_or_under_it() -> None:
    wide = texts(insight_items(insight(Facet("year", ())), 60, UNICODE))
    assert "  papers     page says 30, read 30" in wide
    narrow = texts(insight_items(insight(Facet("year", ())), 18, UNICODE))
    assert narrow[narrow.index("  papers") + 1 :][:2] == ["    page says 30,", "    read 30"]


@given(st.sampled_from(["", "cat:LG", "(cat:CV OR cat:LG) year:2023"]), st.integers(1, 120))
def test_the_query_is_shown_in_exactly_the_room_there_is(text: str, width: int) -> None:
    assert line_width(query_line(text, "category has", width, UNICODE)) == width
