"""CSL-JSON, answers of Semantic Scholar and ORCID: what each states, and every null that it may hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile
from profiletui.readers import csl_json, orcid, semantic_scholar
from profiletui.readers.registry import read, recognise

DATA = Path(__file__).parents[1] / "data" / "references"
CSL, SCHOLAR, ORCID = ((DATA / name).read_bytes() for name in ("csl.json", "semantic-scholar.json", "orcid.json"))


def codes(profile: Profile) -> list[tuple[str, str]]:
    return [(remark.code, remark.message.partition(":")[0]) for remark in profile.diagnostics]


def test_an_item_of_csl_json() -> None:
    (profile,) = csl_json.read(CSL, "refs.json").profiles
    loom, mill, book = profile.papers
    assert loom == Paper(
        id=loom.id,
        line=0,
        category="LG",
        date="1843-09-05",
        has_code=False,
        title="Engines that weave & count",
        authors=("Ada Byron", "M. J. van Raaij", "Jérôme Müller, Jr.", "Mills, Looms and Sons"),
        et_al=True,
        abstract="We weave H$_{2}$O.\n\nSee https://github.com/ada/engine.",
        links=(
            Link("https://github.com/ada/engine", "code", "github.com"),
            Link("https://doi.org/10.1234/loom.1", "paper", "doi.org"),
            Link("https://example.org/loom", "paper", "example.org"),
            Link("https://ada.github.io/loom", "code", "ada.github.io"),
        ),
        venue="Journal of Looms",
        doi="10.1234/loom.1",
        citations=42,
    )
    assert (mill.title, mill.authors, mill.venue, mill.date) == ("Mills", ("Boole",), "Lace College", "1844")
    assert mill.arxiv_id == "2311.04262"
    assert (book.title, book.authors, book.date, book.doi) == ("", (), None, None)
    assert codes(profile) == [
        ("bad-date", "[2].issued"),
        ("missing-title", "[2]"),
        ("missing-authors", "[2]"),
        ("no-paper", "[3]"),
    ]


@pytest.mark.parametrize("wrap", ['{"items": %s}', '{"status": "ok", "message": {"items": %s}}'])
def test_items_in_an_answer(wrap: str) -> None:
    (profile,) = csl_json.read((wrap % CSL.decode()).encode(), "refs.json").profiles
    assert len(profile.papers) == 3


def test_an_author_of_semantic_scholar() -> None:
    (profile,) = semantic_scholar.read(SCHOLAR, "author.json").profiles
    assert (profile.name, profile.affiliation, profile.metrics) == ("Ada Byron", "Lace Works", Metrics(19, 2, 314))
    assert profile.ids == (("semantic_scholar", "1843"), ("orcid", "0000-0002-1825-0097"))
    assert profile.origin == FiguresOrigin("Semantic Scholar")
    loom, nulls = profile.papers
    assert loom == Paper(
        id=loom.id,
        line=0,
        category="Computer Science",
        date="1843-09-05",
        has_code=False,
        title="Engines that weave",
        authors=("Ada Byron",),
        abstract="See https://github.com/ada/engine.",
        links=(
            Link("https://github.com/ada/engine", "code", "github.com"),
            Link("https://doi.org/10.1234/loom.1", "paper", "doi.org"),
            Link("https://arxiv.org/abs/2311.04262", "paper", "arxiv.org"),
            Link("https://example.org/loom.pdf", "pdf", "example.org"),
            Link("https://www.semanticscholar.org/paper/a1", "other", "semanticscholar.org"),
        ),
        venue="Journal of Looms",
        doi="10.1234/loom.1",
        arxiv_id="2311.04262",
        citations=42,
    )
    assert nulls._replace(id="") == Paper("", 0, None, None, False, "")
    assert codes(profile) == [
        ("no-paper", "papers[0].references"),
        ("no-paper", "papers[2]"),
        ("missing-title", "papers[1]"),
        ("missing-authors", "papers[1]"),
    ]


def test_a_page_of_papers_that_goes_on() -> None:
    answer = {
        "offset": 0,
        "next": 100,
        "data": [{"paperId": "a", "title": "A"}, {"citingPaper": {"paperId": "b", "title": "B"}}],
    }
    (profile,) = semantic_scholar.read(json.dumps(answer).encode(), "papers.json").profiles
    assert [paper.title for paper in profile.papers] == ["A", "B"]
    assert codes(profile) == [("missing-authors", "data"), ("more-papers", "next")]


def test_a_record_of_orcid() -> None:
    (profile,) = orcid.read(ORCID, "record.json").profiles
    assert (profile.name, profile.ids) == ("Ada Byron", (("orcid", "0000-0002-1825-0097"),))
    loom, nothing = profile.papers
    assert loom == Paper(
        id=loom.id,
        line=0,
        category=None,
        date="1843-09",
        has_code=False,
        title="Engines: that weave",
        links=(
            Link("https://doi.org/10.1234/loom.1", "paper", "doi.org"),
            Link("https://arxiv.org/abs/2311.04262", "paper", "arxiv.org"),
            Link("https://github.com/ada/engine", "code", "github.com"),
        ),
        venue="Journal of Looms",
        doi="10.1234/loom.1",
        arxiv_id="2311.04262",
    )
    assert nothing.title == ""
    assert codes(profile) == [
        ("missing-title", "activities-summary.works.group[1].title"),
        ("missing-authors", "group"),
    ]


def test_works_of_orcid_alone_and_whole() -> None:
    works = json.loads(ORCID)["activities-summary"]["works"]
    (profile,) = orcid.read(json.dumps({"last-modified-date": None, **works}).encode(), "works.json").profiles
    assert (profile.name, profile.ids, len(profile.papers)) == ("", (("orcid", "0000-0002-1825-0097"),), 2)
    work = works["group"][0]["work-summary"][1] | {
        "short-description": "An abstract.",
        "contributors": {"contributor": [{"credit-name": {"value": "Byron, Ada"}}, {"credit-name": None}]},
    }
    (profile,) = orcid.read(json.dumps({"bulk": [{"work": work}, {"error": {}}]}).encode(), "bulk.json").profiles
    (paper,) = profile.papers
    assert (paper.authors, paper.abstract) == (("Ada Byron",), "An abstract.")
    assert orcid.read(b'{"last-modified-date":null,"group":[]}', "works.json").profiles[0].papers == ()


def with_each_value_replaced(value: Any, other: object) -> Iterator[Any]:
    """The value with each of its parts in turn replaced."""
    yield other
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        for part in with_each_value_replaced(value[key], other):
            copy = value.copy()
            copy[key] = part
            yield copy


@pytest.mark.parametrize("other", [None, [], {}, "text", 5, -1.5, True, [None], {"value": {}}])
@pytest.mark.parametrize(("form", "data"), [("csl-json", CSL), ("semanticscholar", SCHOLAR), ("orcid", ORCID)])
def test_any_part_may_be_of_another_kind(form: str, data: bytes, other: object) -> None:
    for changed in with_each_value_replaced(json.loads(data), other):
        profiles, diagnostics = read(form, json.dumps(changed).encode(), "file.json")
        assert profiles or diagnostics[0].message.startswith(("It ", "There "))


@pytest.mark.parametrize(("data", "form"), [(CSL, "csl-json"), (SCHOLAR, "semanticscholar"), (ORCID, "orcid")])
def test_they_are_told_by_what_they_hold(data: bytes, form: str) -> None:
    assert recognise(data) == form
