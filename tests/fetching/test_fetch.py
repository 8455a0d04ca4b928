"""A person's profile comes whole from the services, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from profiletui.fetching.client import Client, Clock
from profiletui.fetching.collected import Step
from profiletui.fetching.faults import Fault, NotFound, Refusal, Unreadable
from profiletui.fetching.fetch import fetch, find, who
from profiletui.fetching.identity import Asked, Found, Person
from profiletui.model.profile import FiguresOrigin, Metrics, Profile
from profiletui.readers import registry
from tests.fetching import replay as play
from tests.fetching.replay import Replay

JIN = Person("openalex", ("A5001",))
DAY = "2026-12-01"


@pytest.fixture
def replay() -> Iterator[Replay]:
    with play.playing() as replay:
        yield replay


@pytest.fixture
def client(replay: Replay, tmp_path: Path) -> Client:
    return Client(replay.environ(XDG_CONFIG_HOME=str(tmp_path)), clock=Clock(lambda: 0.0, lambda seconds: None))


def fetched(client: Client, person: Person = JIN, *, with_arxiv: bool = True) -> Profile:
    return fetch(client, person, DAY, with_arxiv=with_arxiv).profile


# -- OpenAlex ----------------------------------------------------------------------------------------------------


def test_all_pages_and_the_code_that_stands_in_a_comment_of_arxiv(client: Client, replay: Replay) -> None:
    profile = fetched(client)
    assert (profile.name, len(profile.papers)) == ("Jin Wen", 230)
    assert profile.metrics == Metrics(h_index=3, papers=230, citations=700)
    assert profile.origin == FiguresOrigin("OpenAlex", DAY)
    assert [len(replay.questions(where)) for where in ("/authors/", "/works", "/arxiv")] == [1, 3, 1]
    (coded,) = [paper for paper in profile.papers if paper.code_links]
    assert coded.code_links[0].url == "https://github.com/jinwen/loom"
    assert (coded.title, coded.category) == ("On the weaving of pattern number $5$", "cs.LG")
    assert coded.abstract == "We weave $\\alpha$ of $\\beta$ threads."
    assert coded.venue == "Journal of Looms"
    assert profile.papers[0].abstract == "The loom weaves the thread and the thread weaves the loom 1"


def test_what_is_fetched_reads_equal_to_what_was_saved(client: Client, replay: Replay) -> None:
    _, _, body = replay.answer("/openalex/works", {"filter": "authorships.author.id:A5002", "per_page": "100"})
    saved = registry.read("openalex", body, "works.json").profiles[0]
    assert fetched(client, Person("openalex", ("A5002",))).papers == saved.papers


def test_without_arxiv(client: Client, replay: Replay) -> None:
    profile = fetched(client, with_arxiv=False)
    assert replay.questions("/arxiv") == []
    assert not any(paper.code_links for paper in profile.papers)


def test_papers_with_numbers_of_arxiv_are_asked_for_a_hundred_at_a_time(client: Client, replay: Replay) -> None:
    jin = replay.authors["A5001"]
    replay.works["A5001"] = [play.work(number, jin, arxiv=f"2003.{number:05}") for number in range(1, 231)]
    fetched(client)
    asked = replay.questions("/arxiv")
    assert [path.partition("id_list=")[2].partition("&")[0].count(",") + 1 for path in asked] == [100, 100, 30]


def test_a_preprint_under_another_title_keeps_the_one_it_was_published_under(client: Client, replay: Replay) -> None:
    replay.entries["2003.00005"] = play.entry("2003.00005", "A wholly different thing", "Its abstract with $x$.")
    (paper,) = [paper for paper in fetched(client).papers if paper.arxiv_id]
    assert paper.title == "On the weaving of pattern number 5"
    assert paper.abstract == "Its abstract with $x$."


def test_progress_is_told_page_by_page(client: Client) -> None:
    steps: list[Step] = []
    fetch(client, JIN, DAY, report=steps.append)
    assert [(step.service, step.done, step.pages, step.papers) for step in steps] == [
        ("OpenAlex", 1, 3, 100), ("OpenAlex", 2, 3, 200), ("OpenAlex", 3, 3, 230), ("arXiv", 1, 1, 1),
    ]  # fmt: skip


def test_split_records_are_one_profile_and_their_figures_are_computed(client: Client, replay: Replay) -> None:
    profile = fetched(client, Person("openalex", ("A5001", "A5002")))
    assert len(profile.papers) == 242
    assert profile.origin == FiguresOrigin("computed", DAY)
    counts = [paper.citations or 0 for paper in profile.papers]
    assert profile.metrics == Metrics(h_index=6, papers=242, citations=sum(counts))
    assert [pair for pair in profile.ids if pair[0] == "openalex"] == [("openalex", "A5001"), ("openalex", "A5002")]


def test_an_author_who_was_merged_is_fetched_under_the_new_id(client: Client, replay: Replay) -> None:
    replay.then("/authors/A4000", play.status(301, location="/openalex/authors/A5001"))
    collected = fetch(client, Person("openalex", ("A4000",)), DAY)
    assert collected.remarks == ("OpenAlex has merged A4000 into A5001",)
    assert ("openalex", "A5001") in collected.profile.ids
    assert len(collected.profile.papers) == 230


def test_a_record_of_many_years_is_doubted(client: Client, replay: Replay) -> None:
    jin = replay.authors["A5001"]
    replay.works["A5001"] = [play.work(1, jin, publication_date="1930-05-05"), play.work(2, jin)]
    (remark,) = fetch(client, JIN, DAY).remarks
    assert remark.endswith("may hold several people of one name")


def changed(page: str, change: Callable[[dict[str, Any]], object]) -> Callable[[Replay], None]:
    """A script that changes one page of works."""

    def script(replay: Replay) -> None:
        query = {"filter": "authorships.author.id:A5001", "per_page": "100", "page": page}
        answer = json.loads(replay.answer("/openalex/works", query)[2])
        change(answer)
        replay.then(f"page={page}&", play.raw(json.dumps(answer).encode()))

    return script


def repeats(replay: Replay) -> None:
    query = {"filter": "authorships.author.id:A5001", "per_page": "100"}
    replay.then("page=2&", play.raw(replay.answer("/openalex/works", query)[2]))


def says(where: str, body: bytes) -> Callable[[Replay], None]:
    return lambda replay: replay.then(where, play.raw(body))


NOT_WHOLE: dict[str, tuple[Callable[[Replay], None], str]] = {
    "a page repeats the first": (repeats, "page 2 repeats what came before"),
    "a page is short": (changed("2", lambda a: a["results"].pop()), "page 2 holds 99 of 100 papers"),
    "an empty list": (changed("3", lambda a: a.update(results=[])), "page 3 holds 0 of 30 papers"),
    "no list": (changed("2", lambda a: a.update(results=None)), "there is no list of works in it"),
    "no count": (changed("1", lambda a: a.update(meta=None)), "it does not say how many papers there are"),
    "another count": (changed("2", lambda a: a.update(meta={"count": 9})), "it counts 9 papers on page 2, and 230"),
    "no JSON": (says("page=2&", b'{"results": ['), "its answer cannot be read"),
    "null": (says("page=2&", b"null"), "its answer cannot be read"),
    "no author": (says("/authors/", b'{"id": null}'), "there is no author in it"),
}


@pytest.mark.parametrize("case", NOT_WHOLE)
def test_all_pages_or_nothing(case: str, client: Client, replay: Replay) -> None:
    script, why = NOT_WHOLE[case]
    script(replay)
    with pytest.raises(Unreadable) as caught:
        fetched(client)
    assert why in caught.value.sentence


def test_a_work_that_moved_to_the_next_page_meanwhile_is_counted_once(client: Client, replay: Replay) -> None:
    changed("2", lambda answer: answer["results"].__setitem__(0, play.work(100, replay.authors["A5001"])))(replay)
    assert len(fetched(client).papers) == 229


def test_nobody_with_more_works_than_pages_give_is_begun(client: Client, replay: Replay) -> None:
    changed("1", lambda answer: answer.update(meta={"count": 10_001}))(replay)
    with pytest.raises(Fault) as caught:
        fetched(client)
    assert "it gives 10,000 works at most, and this record holds 10,001" in caught.value.sentence
    assert len(replay.questions("/works")) == 1


def test_a_budget_that_does_not_reach_is_told_before_it_is_spent(client: Client, replay: Replay) -> None:
    replay.extra = {"X-RateLimit-Remaining": "1"}
    with pytest.raises(Fault) as caught:
        fetched(client)
    assert "2 requests are needed, and 1 left" in caught.value.sentence
    assert len(replay.questions("/works")) == 1


def test_somebody_without_papers(client: Client, replay: Replay) -> None:
    replay.works["A5001"] = []
    with pytest.raises(Refusal, match="Jin Wen has no papers there"):
        fetched(client)


def test_a_fault_of_arxiv_names_the_way_without_it(client: Client, replay: Replay) -> None:
    replay.then("/arxiv", *[play.status(503)] * 9)
    with pytest.raises(Fault) as caught:
        fetched(client)
    assert caught.value.sentence == (
        "cannot fetch from arXiv: it is out of order (503), tried 4 times; "
        "try again later, or leave arXiv out with --no-arxiv"
    )


def test_an_error_that_arxiv_tells_as_an_entry(client: Client, replay: Replay) -> None:
    error = (
        "<entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>no\x1b such id</summary></entry>"
    )
    replay.then("/arxiv", play.raw(play.feed_of([error.replace("\x1b", "")]).encode(), play.ATOM))
    with pytest.raises(Fault) as caught:
        fetched(client)
    assert "it refuses the question (no such id)" in caught.value.sentence


# -- who ---------------------------------------------------------------------------------------------------------


def test_two_of_a_name_are_candidates(client: Client, replay: Replay) -> None:
    found = who(client, Asked("name", ("Jin Wen",)))
    assert isinstance(found, Found)
    first, second = found.candidates
    assert (first.id, first.papers, first.citations, first.h_index) == ("A5001", 230, 700, 3)
    assert (first.affiliation, first.topic) == ("Peking University", "Neural Networks")
    assert (first.first_year, first.last_year) == (2011, 2025)
    assert first.spellings == ("J. Wen",)
    assert (second.affiliation, second.topic, second.last_year) == ("", "", 2024)
    assert len(replay.asked) == 1


def test_the_only_one_of_a_name_is_taken(client: Client, replay: Replay) -> None:
    replay.authors = {"A7": play.author("A7", "Ada Byron")}
    assert who(client, Asked("name", ("Ada Byron",))) == Person("openalex", ("A7",))


def test_nobody_of_a_name_but_somebody_like_it(client: Client) -> None:
    found = who(client, Asked("name", ("Gin Wen",)))
    assert isinstance(found, Found)
    assert (found.nearest, found.candidates[0].name) == (True, "Jin Wen")


def test_the_only_one_like_a_name_is_not_taken(client: Client, replay: Replay) -> None:
    replay.authors = {"A7": play.author("A7", "Ada Byron")}
    found = who(client, Asked("name", ("Eda Byron",)))
    assert isinstance(found, Found)


def test_all_records_under_an_orcid_are_one_person(client: Client, replay: Replay) -> None:
    for number in ("A5001", "A5002"):
        replay.authors[number]["orcid"] = "https://orcid.org/0000-0002-1825-0097"
    assert who(client, Asked("orcid", ("0000-0002-1825-0097",))) == Person("openalex", ("A5001", "A5002"))


def test_an_orcid_that_only_inspire_knows(client: Client, replay: Replay) -> None:
    replay.physicists["1010907"] = play.physicist(1010907, "Ada Byron")
    assert who(client, Asked("orcid", ("0000-0002-1825-0097",))) == Person("inspire", ("1010907",))


def test_an_orcid_that_nobody_knows(client: Client) -> None:
    with pytest.raises(NotFound) as caught:
        who(client, Asked("orcid", ("0000-0002-1825-0097",)))
    assert "neither it nor INSPIRE knows ORCID 0000-0002-1825-0097" in caught.value.sentence


# -- INSPIRE and arXiv -------------------------------------------------------------------------------------------


def test_a_physicist_with_exact_figures(client: Client, replay: Replay) -> None:
    ada = replay.physicists["1010907"] = play.physicist(1010907, "Ada Byron")
    replay.literature["1010907"] = [play.record(number, ada) for number in range(1, 301)]
    profile = fetched(client, Person("inspire", ("1010907",)))
    assert (profile.name, len(profile.papers), profile.affiliation) == ("Ada Byron", 300, "Lagos U.")
    assert profile.metrics == Metrics(h_index=150, papers=300, citations=45150)
    assert profile.origin == FiguresOrigin("INSPIRE", DAY)
    assert [len(replay.questions(where)) for where in ("/authors/", "facets", "literature?", "/arxiv")] == [1, 1, 2, 0]
    assert all(paper.code_links for paper in profile.papers)


def test_a_physicist_by_name(client: Client, replay: Replay) -> None:
    replay.physicists["1010907"] = play.physicist(1010907, "Ada Byron")
    (found,) = find(client, Asked("name", ("Ada Byron",)), "inspire").candidates
    assert (found.id, found.affiliation, found.topic, found.first_year) == ("1010907", "Lagos U.", "hep-th", 2012)


def test_an_author_of_arxiv(client: Client, replay: Replay) -> None:
    entry = play.entry("2003.00005", "Weaving", "Text", "code: https://github.com/ada/loom")
    replay.feeds["byron_a_1"] = play.feed_of([entry], "Ada Byron's articles on arXiv")
    profile = fetched(client, Person("arxiv", ("byron_a_1",)))
    assert (profile.name, profile.ids) == ("Ada Byron", (("arxiv", "byron_a_1"),))
    assert [link.url for link in profile.papers[0].code_links] == ["https://github.com/ada/loom"]
    assert len(replay.asked) == 1


@pytest.mark.parametrize(
    "person", [Person("inspire", ("404",)), Person("arxiv", ("nobody_n_1",)), Person("openalex", ("A404",))]
)
def test_whom_a_service_does_not_know(person: Person, client: Client) -> None:
    with pytest.raises(NotFound) as caught:
        fetched(client, person)
    assert "it knows no author" in caught.value.sentence
