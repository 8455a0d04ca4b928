from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.diagnostic import SEVERITIES, Diagnostic
from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.writers.json_writer import write_json

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.tuples() | st.lists(words, max_size=3).map(tuple)
links = st.builds(Link, url=words, kind=st.sampled_from(["code", "other"]), host=words)
papers = st.builds(
    Paper,
    id=words,
    line=st.integers(1),
    category=st.none() | words,
    date=st.none() | st.dates().map(str),
    has_code=st.booleans(),
    title=words,
    authors=names,
    et_al=st.booleans(),
    affiliations=names,
    abstract=words,
    links=st.lists(links, max_size=2).map(tuple),
    flags=names,
)
counts = st.none() | st.integers(0, 10**9)
shares = counts | st.floats(0, 100)
profiles = st.builds(
    Profile,
    name=words,
    field=st.none() | words,
    metrics=st.builds(Metrics, counts, counts, counts, shares, shares),
    source=st.builds(Source, words),
    papers=st.lists(papers, max_size=3).map(tuple),
    diagnostics=st.lists(
        st.builds(Diagnostic, st.integers(0), st.sampled_from(SEVERITIES), words, words), max_size=2
    ).map(tuple),
)


def as_values(paper: Paper) -> dict[str, Any]:
    record = paper._asdict()
    record["links"] = [link._asdict() for link in paper.links]
    return stated(record, "flags", "venue", "doi", "arxiv_id", "citations", "selected", "aliases")


def stated(record: dict[str, Any], *optional: str) -> dict[str, Any]:
    """The record without those of its optional fields that say nothing."""
    said = {key for key, value in record.items() if value or (value == 0 and value is not False)}
    return {key: value for key, value in record.items() if key not in optional or key in said}


def as_document(given_profiles: list[Profile]) -> Any:
    document = {
        "schema": "profiletui/1",
        "profiles": [
            stated(profile._asdict(), "affiliation", "ids", "interests", "origin")
            | {
                "metrics": profile.metrics._asdict(),
                "source": profile.source._asdict(),
                "papers": [as_values(paper) for paper in profile.papers],
                "diagnostics": [remark._asdict() for remark in profile.diagnostics],
            }
            | ({"ids": [{"service": service, "id": number} for service, number in profile.ids]} if profile.ids else {})
            | ({"origin": profile.origin._asdict()} if profile.origin else {})
            for profile in given_profiles
        ],
    }
    return json.loads(json.dumps(document))


@given(st.lists(profiles, max_size=3))
def test_every_field_comes_back(given_profiles: list[Profile]) -> None:
    assert json.loads("".join(write_json(given_profiles))) == as_document(given_profiles)


@given(st.lists(profiles, max_size=3))
def test_it_is_laid_out_as_the_standard_library_does(given_profiles: list[Profile]) -> None:
    text = "".join(write_json(given_profiles))
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


def test_the_order_of_fields_is_the_promised_one() -> None:
    paper = Paper("1", 12, "LG", "2023-03-04", True, "T", flags=("Demo",))
    profile = Profile("Jinwen Ma", "CV", Metrics(), Source("a.txt"), (paper,))
    document = json.loads("".join(write_json([profile])))
    assert list(document) == ["schema", "profiles"]
    assert list(document["profiles"][0]) == ["name", "field", "metrics", "source", "papers", "diagnostics"]
    assert list(document["profiles"][0]["papers"][0]) == [
        "id",
        "line",
        "category",
        "date",
        "has_code",
        "title",
        "authors",
        "et_al",
        "affiliations",
        "abstract",
        "links",
        "flags",
    ]


@pytest.mark.parametrize("missing", ["category", "date"])
def test_what_is_missing_is_null(missing: str) -> None:
    profile = Profile("", None, Metrics(), Source("a.txt"), (Paper("1", 1, None, None, False, ""),))
    paper = json.loads("".join(write_json([profile])))["profiles"][0]["papers"][0]
    assert paper[missing] is None
    assert paper["abstract"] == ""
    assert paper["links"] == paper["authors"] == paper["affiliations"] == []
    assert "flags" not in paper
