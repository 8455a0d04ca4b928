"""What queries find, why they find nothing, and where a paper stands in the answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from profiletui.model.paper import PROJECT, Link, Paper
from profiletui.store.library import Library
from profiletui.store.query import Context, Query
from profiletui.store.view import select

pytestmark = pytest.mark.usefixtures("each_search")

GRAPH, ERDOS, BADGE, BARE, LATE = range(5)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [GRAPH, ERDOS, BADGE, BARE, LATE]),
        ("GRAPH", [GRAPH, ERDOS]),
        ("rap", [GRAPH, ERDOS]),
        ("graph neural", [GRAPH]),
        ("zoe", [ERDOS]),
        ("muller ZURICH", [ERDOS]),
        ("machine learning", [GRAPH, LATE]),
        ("lg", [GRAPH]),
        ("combinatorics", [ERDOS]),
        ("erdos", [ERDOS]),
        ("Erd\\H{o}s", [ERDOS]),
        ("O(n log n)", [ERDOS]),
        ('"O(n log n)"', [ERDOS]),
        ("\\mathcal{O}", [ERDOS]),
        ('"trees and graphs"', [ERDOS]),
        ('"n). trees"', [ERDOS]),
        ('"fault ran"', []),
        ("[CLS]", [LATE]),
        ("foo:bar", [LATE]),
        ("-neural", [ERDOS, BADGE, BARE]),
        ("seismic OR title:trees", [BADGE, LATE]),
        ("(seismic OR neural) -graph", [BADGE, LATE]),
        ("title:graph", [GRAPH]),
        ("abstract:graph", [GRAPH, ERDOS]),
        ("aff:zurich", [ERDOS]),
        ("author:ma", [GRAPH, LATE]),
        ('author:"jinwen ma"', [GRAPH, LATE]),
        ('author:"ma jinwen"', [GRAPH, LATE]),
        ('author:"Ma, J"', [GRAPH, LATE]),
        ('author:"davis sammy"', [ERDOS]),
        ('author:"davis, jr."', [ERDOS]),
        ('author:"zhang jinwen"', []),
        ("link:pku-ml", [GRAPH]),
        ("host:github", [GRAPH, ERDOS]),
        ("host:github.com", [GRAPH]),
        ("code:yes", [GRAPH, BADGE]),
        ("code:no", [ERDOS, BARE, LATE]),
        ("code:badge", [GRAPH, BADGE]),
        ("code:link", [GRAPH]),
        ("code:missing", [BADGE]),
        ("year:2021", [ERDOS]),
        ("year:2020..2021", [GRAPH, ERDOS]),
        ("year:..2020", [GRAPH]),
        ("year:2023..", [BADGE, LATE]),
        ("year:>=2023", [BADGE, LATE]),
        ("year:>2023", [LATE]),
        ("year:<2021", [GRAPH]),
        ("year:202", [GRAPH, ERDOS, BADGE, LATE]),
        ("-year:2000..", [BARE]),
        ("date:2023-10..2024-03", [BADGE, LATE]),
        ("date:2023-11..2024-02", []),
        ("date:>2024-03", []),
        ("date:>=2024-03-31", [LATE]),
        ("date:<2020-06-16", []),
    ],
)
def test_finds(library: Library, text: str, rows: list[int]) -> None:
    assert list(select(library, Query(text)).rows) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("cat:LG", [GRAPH]),
        ("cat:cs.LG", [GRAPH]),
        ("cat:stat.ml", [LATE]),
        ("cat:co", [ERDOS]),
        ("cat:math.co", [ERDOS]),
        ("cat:math.cv", [BADGE]),
        ("cat:computer", [BADGE]),
        ("cat:machine", [GRAPH, LATE]),
        ("cat:arnin", [GRAPH, LATE]),
        ("cat:NE", []),
        ('cat:"machine learn"', [GRAPH, LATE]),
    ],
)
def test_finds_categories_by_code_and_by_name(library: Library, text: str, rows: list[int]) -> None:
    assert list(select(library, Query(text)).rows) == rows


def test_codes_of_different_archives_differ(library_of: Callable[..., Library]) -> None:
    papers = tuple(Paper(code, 1, code, None, False, code) for code in ("math.CO", "astro-ph.CO", "CO"))
    rows = select(library_of(papers), Query("cat:astro-ph.co")).rows
    assert rows == (1, 2)


def test_a_code_nobody_has_begins_words_of_names(library_of: Callable[..., Library]) -> None:
    papers = tuple(Paper(code, 1, code, None, False, code) for code in ("CV", "LG"))
    assert list(select(library_of(papers), Query("cat:co")).rows) == [0]


def test_knows_what_a_person_wrote_of_a_paper(library: Library) -> None:
    context = Context(words={"badge": "Ask Erdős about\nlemma  2", "gone": "lemma"})
    for text in ("note:erdos", 'note:"about lemma 2"', "NOTE:ask -note:nothing"):
        assert [library.papers[row].id for row in select(library, Query(text), context).rows] == ["badge"]
    view = select(library, Query("note:tree"), context)
    assert (len(view.rows), view.blame) == (0, 'no note of yours has "tree"')
    assert view.understood == 'noted "tree"'


def test_knows_the_persons_own_notes(library: Library) -> None:
    context = Context(
        marked=frozenset({"graph", "gone"}),
        starred=frozenset({"late"}),
        read=frozenset({"erdos"}),
        tags={"badge": frozenset({"To Read"}), "bare": frozenset({"to read later"})},
    )
    found = {
        text: list(select(library, Query(text), context).rows)
        for text in ("is:marked", "is:starred", "is:read", "is:unread", 'tag:"to read"', "tag:to", "tag:read")
    }
    assert found == {
        "is:marked": [GRAPH],
        "is:starred": [LATE],
        "is:read": [ERDOS],
        "is:unread": [GRAPH, BADGE, BARE, LATE],
        'tag:"to read"': [BADGE],
        "tag:to": [BADGE, BARE],
        "tag:read": [],
    }


def test_finds_papers_by_their_profile(library_of: Callable[..., Library]) -> None:
    one, two, both = (Paper(name, 1, None, None, False, name) for name in ("one", "two", "both"))
    library = library_of((one, both), (both, two))
    assert select(library, Query("profile:jinwen")).rows == (0, 1)
    assert select(library, Query('profile:"muller zoe"')).rows == (1, 2)
    assert list(select(library, Query("profile:ma -profile:zoe")).rows) == [0]


def test_without_a_reading_form_the_pages_own_text_is_searched(library_of: Callable[..., Library]) -> None:
    paper = Paper("x", 1, None, None, False, "On a Problem of Paul Erd\\H{o}s")
    assert not select(library_of((paper,), reading=False), Query("erdos")).rows
    assert list(select(library_of((paper,)), Query("erdos")).rows) == [0]


def test_a_link_that_is_no_code_is_no_code(library_of: Callable[..., Library]) -> None:
    paper = Paper("x", 1, None, None, True, "t", links=(Link("https://a.github.io/b", "other", "a.github.io"),))
    assert list(select(library_of((paper,)), Query("code:missing")).rows) == [0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("grpah", '"grpah" is in none of the 5 papers'),
        ("graph grpah trees", '"grpah" is in none of the 5 papers'),
        ("title:foo", '"foo" is in no title'),
        ("author:nobody", 'no author is called "nobody"'),
        ("neural year:2031", "no paper is dated 2031"),
        ("year:>2030", "no paper is dated after 2030"),
        ("is:marked", "no paper is marked"),
        ("graph -(code:yes OR code:no)", "every paper matches with code or without code"),
        ("seismic ran zoe", 'no paper matches both "ran" and "zoe"'),
        ("foo OR baz", None),
        ("title:", '"title:" is in none of the 5 papers; title: takes a word or a phrase in quotes'),
        ("code:maybe", '"code:maybe" is in none of the 5 papers; code: takes yes, no, badge, link, missing, project'),
        ("yeer:2020", '"yeer:2020" is in none of the 5 papers; did you mean year:?'),
        ("https://x", '"https://x" is in none of the 5 papers'),
        ("cites:x", '"cites:x" is in none of the 5 papers; cites: takes 100, 10..50, >100'),
        ("cites:>100", "no paper has 101 citations or more"),
        ("venue:icml", 'no venue has "icml"'),
        ("is:selected", "no paper is selected"),
        ("year:x", '"year:x" is in none of the 5 papers; year: takes 2021, 2019..2021, >=2020'),
        ("qux OR quux", '"qux" or "quux": none of the 5 papers'),
        ("code:missing code:link", "no paper matches both with the Code badge but no code link and with a code link"),
    ],
)
def test_says_which_term_is_to_blame(library: Library, text: str, reason: str | None) -> None:
    view = select(library, Query(text))
    assert view.blame == reason
    assert bool(view.rows) == (reason is None)


def test_blames_the_smallest_conflict(library_of: Callable[..., Library]) -> None:
    titles = ("a b x", "b c x", "a c x")
    library = library_of(tuple(Paper(title, 1, None, None, False, title) for title in titles))
    assert select(library, Query("x a b c")).blame == 'no paper matches "a", "b" and "c" together'


def test_every_term_of_choice_can_be_blamed(library_of: Callable[..., Library]) -> None:
    bare = library_of((Paper("p", 1, None, None, False, "t"),))
    coded = library_of((Paper("p", 1, None, None, True, "t"),))
    reasons = {
        text: select(library, Query(text)).blame
        for library, texts in ((bare, ("code:y", "code:b", "code:l", "code:m", "code:p", "x")), (coded, ("code:n",)))
        for text in texts
    }
    assert reasons == {
        "code:y": "no paper has code",
        "code:b": "no paper has the Code badge",
        "code:l": "no paper has a code link",
        "code:m": "no Code badge is without its link",
        "code:p": "no paper has a project page",
        "x": '"x" is not in the one paper there is',
        "code:n": "every paper has code",
    }


def test_an_empty_library_answers_without_blame() -> None:
    view = select(Library(), Query("graph -tree year:2020", "-date"))
    assert (list(view.rows), view.total, view.blame) == ([], 0, None)


def test_an_unfiltered_view_copies_nothing(library: Library) -> None:
    view = select(library, Query())
    assert view.rows == range(5)
    assert (view.total, view.understood) == (5, "")


def test_tells_where_a_paper_stands(library: Library) -> None:
    for query in (Query(), Query("graph"), Query("neural", "-date"), Query("", "-source"), Query("", "title")):
        view = select(library, query)
        places = {position: view.index_of(position) for position in range(5)}
        shown = {position: place for place, position in enumerate(view.rows)}
        assert places == {position: shown.get(position) for position in range(5)}


def test_finds_what_sources_say_of_a_paper(library_of: Callable[..., Library]) -> None:
    page = Link("https://a.github.io/b", PROJECT, "a.github.io")
    library = library_of(
        (
            Paper("a", 1, None, None, False, "A", venue="Advances in NeurIPS", citations=120, selected=True),
            Paper("b", 2, None, None, False, "B", doi="10.1109/tpami.2020.1", citations=0),
            Paper("c", 3, None, None, False, "C", arxiv_id="2101.00001", links=(page,)),
        )
    )
    found = {
        text: [library.papers[row].id for row in select(library, Query(text)).rows]
        for text in (
            "venue:neurips", "doi:TPAMI", "doi:https://doi.org/10.1109/tpami.2020.1", "arxiv:2101.00001v3", "arxiv:v",
            "cites:>100", "cites:0", "cites:..120", "-cites:>0", "is:selected", "code:project", "code:no",
        )
    }  # fmt: skip
    assert found == {
        "venue:neurips": ["a"],
        "doi:TPAMI": ["b"],
        "doi:https://doi.org/10.1109/tpami.2020.1": ["b"],
        "arxiv:2101.00001v3": ["c"],
        "arxiv:v": [],
        "cites:>100": ["a"],
        "cites:0": ["b"],
        "cites:..120": ["a", "b"],
        "-cites:>0": ["b", "c"],
        "is:selected": ["a"],
        "code:project": ["c"],
        "code:no": ["a", "b", "c"],
    }
    assert [library.papers[row].id for row in select(library, Query("", "-citations")).rows] == ["a", "b", "c"]
    assert [library.papers[row].id for row in select(library, Query("", "citations")).rows] == ["b", "a", "c"]
