from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.store.library import Library
from profiletui.store.query import Query
from profiletui.store.view import select

papers = st.lists(
    st.integers(0, 9).map(
        lambda number: Paper(f"{number:016x}", number, "LG", f"201{number}-01-01", False, f"t {number}")
    ),
    max_size=12,
).map(tuple)
profiles = st.lists(
    st.builds(
        Profile, st.sampled_from(("Ann A", "Bo B", "Cy C")), st.none(), st.just(Metrics()), st.just(Source("a")), papers
    ),
    max_size=4,
)


@given(profiles, st.data())
def test_a_library_that_grew_is_the_one_read_at_once(pages: list[Profile], data: st.DataObject) -> None:
    whole, grown = Library(pages), Library()
    for page in pages:
        grown.begin(page)
        at = 0
        while at < len(page.papers):
            step = data.draw(st.integers(1, 5))
            before = list(grown.papers)
            grown.extend(page.papers[at : at + step])
            at += step
            assert list(grown.papers[: len(before)]) == before
            select(grown, Query(data.draw(st.sampled_from(("year:2013..", ""))), "-date"))
        if data.draw(st.booleans()) or page is not pages[-1]:
            grown.finish((page,))
    assert list(grown.papers) == list(whole.papers)
    assert [tuple(held) for held in grown.members] == [page.papers for page in pages]
    for position, paper in enumerate(whole.papers):
        assert grown.position(paper.id) == position
        assert grown.owners(position) == whole.owners(position)
        assert grown.owners(position) == tuple(
            i for i, page in enumerate(pages) if paper.id in {p.id for p in page.papers}
        )
    assert grown.shared == sum(len(grown.owners(position)) > 1 for position in range(len(grown)))
    for query in (Query("t 3"), Query("", "-date"), Query("profile:ann"), Query("year:2014..", "title")):
        assert tuple(select(grown, query).rows) == tuple(select(whole, query).rows)
