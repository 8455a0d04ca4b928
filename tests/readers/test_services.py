"""Saved answers of OpenAlex, INSPIRE and arXiv: every trap of theirs, and no bytes that make a reader raise."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.model.profile import FiguresOrigin, Metrics
from profiletui.readers import arxiv_atom, inspire, openalex, registry
from profiletui.readers.dates import stated_date
from profiletui.readers.stated_links import arxiv_id, bare_doi
from tests.fetching import replay as play

JIN = play.author("A5001", "Jin Wen", works_count=230, orcid="https://orcid.org/0000-0002-1825-0097")


def works(*items: dict[str, Any]) -> bytes:
    return json.dumps({"meta": {"count": len(items)}, "results": items}).encode()


def one_work(**other: Any) -> Paper:
    (profile,) = openalex.read(works(play.work(1, JIN, **other)), "works.json").profiles
    (paper,) = profile.papers
    return paper


# -- OpenAlex --------------------------------------------------------------------------------------------------


def test_a_work() -> None:
    paper = one_work(arxiv="2003.00001")
    assert paper.title == "On the weaving of pattern number 1"
    assert paper.authors == ("Jin Wen", "Ada Byron")
    assert paper.abstract == "The loom weaves the thread and the thread weaves the loom 1"
    assert (paper.date, paper.venue, paper.doi) == ("2020-03-04", "Journal of Looms", "10.5555/w1")
    assert (paper.arxiv_id, paper.citations, paper.category) == ("2003.00001", 1, "Artificial Intelligence")
    assert [(link.url, link.kind) for link in paper.links] == [
        ("https://doi.org/10.5555/w1", "paper"),
        ("https://arxiv.org/abs/2003.00001", "paper"),
        ("https://arxiv.org/pdf/2003.00001", "pdf"),
    ]


@given(st.lists(st.sampled_from(["loom", "weaves", "a", "thread"]), min_size=1, max_size=60))
def test_every_word_of_an_abstract_stands_at_every_place_of_its_own(words: list[str]) -> None:
    assert openalex.abstract_of(play.inverted(" ".join(words))) == " ".join(words)


@pytest.mark.parametrize("index", [None, [], {"a": None}, {"a": ["x", None, 1.5]}, {"a": 3}, "text"])
def test_an_index_that_is_none(index: object) -> None:
    assert openalex.abstract_of(index) == ""


def test_a_place_beyond_all_measure_costs_nothing() -> None:
    assert openalex.abstract_of({"end": [10**15], "begin": [0]}) == "begin end"


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"publication_date": "2021-01-01"}, "2021"),
        ({"publication_date": None, "publication_year": 1998}, "1998"),
        ({"publication_date": "2021-02-30", "publication_year": 2021}, "2021-02"),
        ({"publication_date": None, "publication_year": None}, None),
    ],
)
def test_the_first_of_january_is_a_year(fields: dict[str, Any], date: str | None) -> None:
    assert one_work(**fields).date == date


def test_a_preprint_is_known_by_its_doi() -> None:
    paper = one_work(doi="https://doi.org/10.48550/arXiv.2311.00001", locations=[], primary_location=None)
    assert (paper.arxiv_id, paper.venue) == ("2311.00001", None)
    assert [link.url for link in paper.links] == ["https://arxiv.org/abs/2311.00001"]


def test_a_preprint_is_known_by_its_page() -> None:
    assert (
        one_work(locations=[{"landing_page_url": "http://arxiv.org/abs/hep-th/9901001v2"}]).arxiv_id == "hep-th/9901001"
    )


def test_a_repository_is_no_venue() -> None:
    paper = one_work(arxiv="2003.00001", primary_location={"source": {"display_name": "arXiv", "type": "repository"}})
    assert paper.venue == "Journal of Looms"


def test_entities_encoded_twice_and_tags() -> None:
    paper = one_work(title="Salt &amp;amp; <i>light</i>:<br>H<sub>2</sub>O")
    assert paper.title == "Salt & light: H$_{2}$O"


@pytest.mark.parametrize("kind", ["dataset", "paratext", "peer-review"])
def test_what_is_no_paper_is_left_out_and_told(kind: str) -> None:
    answer = works(play.work(1, JIN), play.work(2, JIN, type=kind))
    (profile,) = openalex.read(answer, "works.json").profiles
    assert len(profile.papers) == 1
    assert profile.diagnostics[0].message.startswith("results[1].type: ")


def test_a_null_wherever_the_documents_allow_one_and_elsewhere() -> None:
    whole = play.work(1, JIN, arxiv="2003.00001")
    for field in whole:
        if field != "id":
            (profile,) = openalex.read(works(whole | {field: None}), "works.json").profiles
            assert len(profile.papers) == 1
    person = play.author("A5001", "Jin Wen")
    for field in person:
        if field != "id":
            (profile,) = openalex.read(json.dumps(person | {field: None}).encode(), "author.json").profiles
            assert profile.papers == ()


def test_a_hundred_authors_are_more() -> None:
    many = [{"author": {"display_name": f"Author {number}"}} for number in range(100)]
    assert one_work(authorships=many).et_al
    assert one_work(is_authors_truncated=True).et_al
    assert not one_work().et_al


def test_an_author() -> None:
    (profile,) = openalex.read(json.dumps(JIN).encode(), "author.json").profiles
    assert profile.name == "Jin Wen"
    assert profile.metrics == Metrics(h_index=3, papers=230, citations=0)
    assert profile.origin == FiguresOrigin("OpenAlex")
    assert profile.ids == (("openalex", "A5001"), ("orcid", "0000-0002-1825-0097"))
    assert profile.affiliation == "Peking University"


def test_only_safe_links_are_kept() -> None:
    hostile = [{"pdf_url": url} for url in ("javascript:alert(1)", "https://a.org/$(rm)", "\x1b]8;;x", 7, None)]
    assert [link.kind for link in one_work(locations=hostile).links] == ["paper"]


def test_nothing_that_drives_a_terminal_comes_through() -> None:
    hostile = "a\x1b[2Jb\x9b31m\u202ec"
    paper = one_work(title=hostile, abstract_inverted_index={hostile: [0]})
    assert not {"\x1b", "\x9b", "\u202e"} & set(f"{paper.title}{paper.abstract}")


# -- INSPIRE ---------------------------------------------------------------------------------------------------

ADA = play.physicist(1010907, "Ada Byron")


def hits(*items: dict[str, Any]) -> bytes:
    return json.dumps({"hits": {"hits": [{"metadata": item} for item in items], "total": len(items)}}).encode()


def one_record(**other: Any) -> Paper:
    (profile,) = inspire.read(hits(play.record(7, ADA, **other)), "hits.json").profiles
    (paper,) = profile.papers
    return paper


def test_a_paper_of_inspire() -> None:
    paper = one_record()
    assert (paper.title, paper.authors) == ("Strings of kind 7", ("Ada Byron",))
    assert (paper.category, paper.date, paper.venue) == ("hep-th", "2021-02-03", "J.Strings")
    assert (paper.doi, paper.arxiv_id, paper.citations) == ("10.5555/s7", "2101.00007", 7)
    assert [link.url for link in paper.code_links] == ["https://github.com/ada/strings"]


def test_the_text_of_arxiv_comes_first_for_its_latex() -> None:
    both = [{"source": "APS", "value": "the sum <math><mi>x</mi></math>"}, {"source": "arXiv", "value": "the sum $x$"}]
    assert one_record(abstracts=both).abstract == "the sum $x$"


@pytest.mark.parametrize(
    ("written", "name"),
    [("Byron, Ada", "Ada Byron"), ("Byron, Ada, Jr.", "Ada Byron, Jr."), ("Byron", "Byron"), ("", None), (None, None)],
)
def test_names_of_inspire(written: str | None, name: str | None) -> None:
    assert one_record(authors=[{"full_name": written}]).authors == ((name,) if name else ())


def test_a_collaboration_writes_as_a_whole() -> None:
    assert one_record(authors=None, collaborations=[{"value": "LOOM"}]).authors == ("LOOM",)


def test_a_null_anywhere_in_inspire() -> None:
    whole = play.record(7, ADA)
    for field in whole:
        if field != "titles":
            (profile,) = inspire.read(hits(whole | {field: None}), "hits.json").profiles
            assert len(profile.papers) == 1
    for field in ADA:
        if field != "name":
            assert inspire.read(json.dumps({"metadata": ADA | {field: None}}).encode(), "a.json").profiles or True


def test_thousands_of_authors() -> None:
    paper = one_record(authors=[{"full_name": f"Writer, {number}"} for number in range(3000)], author_count=3000)
    assert (len(paper.authors), paper.et_al) == (100, True)


def test_figures_of_inspire() -> None:
    assert inspire.figures(play.citation_summary([5, 3, 3, 0])) == Metrics(h_index=3, papers=4, citations=11)
    assert inspire.figures({"aggregations": None}) == Metrics()


# -- arXiv -----------------------------------------------------------------------------------------------------


def test_an_entry() -> None:
    feed = play.feed_of(
        [play.entry("2003.00005", "Weaving\n  $5$", "We & $\\alpha$", "code: https://github.com/jin/loom")]
    )
    (profile,) = arxiv_atom.read(feed.encode(), "feed.xml").profiles
    (paper,) = profile.papers
    assert (paper.title, paper.abstract) == ("Weaving $5$", "We & $\\alpha$")
    assert (paper.arxiv_id, paper.category, paper.date) == ("2003.00005", "cs.LG", "2020-03-04")
    assert paper.authors == ("Jin Wen", "Ada Byron")
    assert [(link.url, link.kind) for link in paper.links] == [
        ("https://github.com/jin/loom", "code"),
        ("https://arxiv.org/abs/2003.00005", "paper"),
        ("https://arxiv.org/pdf/2003.00005", "pdf"),
    ]
    assert paper.line == 5


def test_an_author_of_arxiv() -> None:
    feed = play.feed_of([play.entry("2003.00005", "Weaving", "Text")], "Ada Byron's articles on arXiv")
    feed = feed.replace("https://arxiv.org/api/x", "http://arxiv.org/a/byron_a_1")
    (profile,) = arxiv_atom.read(feed.encode(), "feed.xml").profiles
    assert (profile.name, profile.ids) == ("Ada Byron", (("arxiv", "byron_a_1"),))


ERROR = """<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id><title>Error</title>
<summary>incorrect id format for abc</summary></entry>"""
DOCTYPE = (
    '<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaa">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>'
)


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        (play.feed_of([ERROR]), "arXiv's word that something was wrong (incorrect id format for abc)"),
        (play.feed_of([]), "There is no paper in it"),
        (DOCTYPE, "definitions of its own along (DOCTYPE)"),
        ("<?xml version='1.0'?><feed", "XML breaks off in line 1"),
        ("", "XML breaks off"),
        ("<?xml version='1.0' encoding='klingon'?><feed/>", "XML breaks off"),
    ],
)
def test_what_is_no_feed_of_papers_is_refused(feed: str, words: str) -> None:
    reading = arxiv_atom.read(feed.encode(), "feed.xml")
    assert reading.profiles == ()
    assert words in reading.diagnostics[0].message
    assert reading.diagnostics[0].severity == "error"


def test_a_feed_that_breaks_off_keeps_what_it_had() -> None:
    feed = play.feed_of([play.entry("2003.00005", "Weaving", "Text")]).replace("</feed>", "<entry><id>")
    (profile,) = arxiv_atom.read(feed.encode(), "feed.xml").profiles
    assert len(profile.papers) == 2
    assert "bad-xml" in [remark.code for remark in profile.diagnostics]


# -- all of them -----------------------------------------------------------------------------------------------

SAMPLES = {
    "openalex": works(play.work(1, JIN, arxiv="2003.00001"), play.work(2, JIN)),
    "inspire": hits(play.record(1, ADA), play.record(2, ADA)),
    "arxiv": play.feed_of([play.entry("2003.00005", "Weaving $5$", "We & $\\alpha$")]).encode(),
}


@pytest.mark.parametrize("key", SAMPLES)
def test_each_is_told_by_its_shape(key: str) -> None:
    assert registry.recognise(SAMPLES[key][: registry.HEAD]) == key
    assert registry.recognise(b"\n " + SAMPLES[key]) == key
    assert registry.read(key, SAMPLES[key], "saved").profiles[0].source == ("saved", key)


@pytest.mark.parametrize("key", SAMPLES)
@given(data=st.data())
def test_no_bytes_make_a_reader_raise(key: str, data: st.DataObject) -> None:
    whole = SAMPLES[key]
    start, length = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, 40))
    mutated = whole[:start] + data.draw(st.binary(max_size=12)) + whole[start + length :]
    reading = registry.read(key, mutated, "saved")
    assert reading.profiles or reading.diagnostics[0].severity == "error"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("key", ["openalex", "inspire"])
@given(data=st.data())
def test_no_value_in_any_field_makes_a_reader_raise(key: str, data: st.DataObject) -> None:
    whole = play.work(1, JIN, arxiv="2003.00001") if key == "openalex" else play.record(1, ADA)
    changed = whole | {data.draw(st.sampled_from(sorted(whole))): data.draw(values)}
    registry.read(key, works(changed) if key == "openalex" else hits(changed), "saved")


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"{", b"[" * 100_000, b"1" * 5000, b"\xff", b'{"results": {}}'])
@pytest.mark.parametrize("key", ["openalex", "inspire"])
def test_what_is_no_answer_is_refused(key: str, data: bytes) -> None:
    reading = registry.read(key, data, "saved")
    assert reading.profiles == ()
    assert reading.diagnostics[0].message.startswith(("It ", "There "))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023-03-04T12:00:00Z", "2023-03-04"), ("2023-3-4", "2023"), ("2024-02-29", "2024-02-29"),
        ("2023-02-29", "2023-02"), ("0000", None), ("yesterday", None), (None, None), (2023, None), ("2023-13", "2023"),
    ],
)  # fmt: skip
def test_dates(written: object, date: str | None) -> None:
    assert stated_date(written) == date


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2003.00005v2", "2003.00005"), ("hep-th/9901001", "hep-th/9901001"), ("math.GT/0309136v1", "math.GT/0309136"),
        ("0704.0001", "0704.0001"), ("abc", None), ("12345.1", None), (None, None),
    ],
)  # fmt: skip
def test_numbers_of_arxiv(written: object, number: str | None) -> None:
    assert arxiv_id(written) == number


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("https://doi.org/10.5555/ABC", "10.5555/abc"), ("doi:10.5555/x(1)", "10.5555/x(1)"),
        ("10.5555/x", "10.5555/x"), ("https://github.com/a/b", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_dois(written: object, doi: str | None) -> None:
    assert bare_doi(written) == doi
