"""An export is read as it was written, and writes the same again; what is broken in one is left out, never raised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.diagnostic import SEVERITIES, Diagnostic
from profiletui.model.paper import CODE, OTHER, PAPER, PDF, PROJECT, Link, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Source
from profiletui.readers import own_json, registry
from profiletui.readers.page.reader import read_page
from profiletui.writers.json_writer import write_json

ROOT = Path(__file__).parents[2]

words = st.text("abcé漢$\\^{}<>&;\"' \n", min_size=1, max_size=12).map(str.strip).filter(bool)
texts = words.map(lambda text: " ".join(text.split()))
names = st.lists(texts, max_size=3).map(tuple)
days = st.none() | st.sampled_from(["2023", "2023-04", "2023-04-05"])
counts = st.none() | st.integers(0, 10**9)
papers = st.builds(
    Paper, id=texts, line=st.integers(0, 9), category=st.none() | texts, date=days, has_code=st.booleans(), title=texts,
    authors=names, et_al=st.booleans(), affiliations=names, abstract=texts,
    links=st.lists(
        st.builds(Link, texts, st.sampled_from([CODE, PROJECT, PAPER, PDF, OTHER]), texts), max_size=2
    ).map(tuple),
    flags=names, venue=st.none() | texts, doi=st.none() | texts, arxiv_id=st.none() | texts, citations=counts,
    selected=st.booleans(), aliases=names,
)  # fmt: skip
profiles = st.builds(
    Profile, name=texts, field=st.none() | texts,
    metrics=st.builds(Metrics, counts, counts, counts, st.none() | st.floats(0, 100), counts),
    source=st.builds(Source, texts, st.sampled_from(["page", "openalex"])),
    papers=st.lists(papers, max_size=3).map(tuple),
    diagnostics=st.lists(
        st.builds(Diagnostic, st.integers(0, 9), st.sampled_from(SEVERITIES), texts, texts), max_size=2
    ).map(tuple),
    affiliation=st.none() | texts, ids=st.lists(st.tuples(texts, texts), max_size=2).map(tuple), interests=names,
    origin=st.none() | st.builds(FiguresOrigin, texts, st.none() | st.just("2026-11-30")),
)  # fmt: skip


def written(*told: Profile) -> bytes:
    return "".join(write_json(told)).encode()


@given(st.lists(profiles, min_size=1, max_size=2))
def test_what_is_exported_reads_back_equal(told: list[Profile]) -> None:
    assert own_json.read(written(*told), "export.json").profiles == tuple(told)


def test_the_sample_comes_back_and_writes_the_same() -> None:
    before = read_page([(ROOT / "assets" / "jinwen-ma.txt").read_bytes()], "page.txt").profiles
    data = written(*before)
    assert registry.recognise(data[: registry.HEAD]) == own_json.KEY
    after = own_json.read(data, "export.json").profiles
    assert after == before
    assert written(*after) == data


WHOLE = written(
    Profile(
        "Ada",
        None,
        Metrics(3),
        Source("x"),
        (Paper("a", 1, None, "2023", False, "Looms", links=(Link("u", CODE, "h"),)),),
    )
)


@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    start, length = data.draw(st.integers(0, len(WHOLE))), data.draw(st.integers(0, 40))
    mutated = WHOLE[:start] + data.draw(st.binary(max_size=12)) + WHOLE[start + length :]
    reading = own_json.read(mutated, "export.json")
    assert reading.profiles or reading.diagnostics[0].severity == "error"


@given(st.sampled_from(sorted(json.loads(WHOLE)["profiles"][0])), st.none() | st.booleans() | st.floats() | words)
def test_no_value_makes_it_raise(field: str, value: object) -> None:
    document = json.loads(WHOLE)
    document["profiles"][0][field] = value
    document["profiles"][0].setdefault("papers", [{}])
    own_json.read(json.dumps(document).encode(), "export.json")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"schema": "profiletui/2", "profiles": []}', "It is an export of the form profiletui/2"),
        (b'{"schema": "profiletui/1", "profiles": []}', "There is no profile in this export"),
        (b'{"schema": "profiletui/1", "pro', "It cannot be read as JSON: line 1 is no JSON"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, why: str) -> None:
    (remark,) = own_json.read(data, "export.json").diagnostics
    assert remark.message.startswith(why)


def test_nothing_that_drives_a_terminal_comes_through() -> None:
    profile = Profile(
        "a\x1b[2J", None, Metrics(), Source("x\x9b1m"), (Paper("a", 1, None, None, False, "t\x1b]0;x\x07"),)
    )
    (read,) = own_json.read(written(profile), "export.json").profiles
    assert not {"\x1b", "\x9b", "\x07"} & set(f"{read.name}{read.source.name}{read.papers[0].title}")
