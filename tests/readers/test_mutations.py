"""No bytes make a reader raise: files of every further format cut, doubled, and with bytes of any kind in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.diagnostic import SEVERITIES
from profiletui.readers.registry import read

DATA = Path(__file__).parents[1] / "data"
FILES = {
    "ris": "references/dirty.ris",
    "nbib": "references/dirty.nbib",
    "scholar": "scholar/page.html",
    "scholar-text": "scholar/pasted.txt",
    "scholar-csv": "scholar/export.csv",
    "html": "profile-page.html",
    "csl-json": "references/csl.json",
    "semanticscholar": "references/semantic-scholar.json",
    "orcid": "references/orcid.json",
}

places = st.floats(0, 1)
mutations = st.lists(
    st.one_of(
        st.tuples(st.just("cut"), places, places),
        st.tuples(st.just("double"), places, places),
        st.tuples(st.just("insert"), places, st.binary(min_size=1, max_size=6)),
        st.tuples(
            st.just("insert"),
            places,
            st.sampled_from(
                [b'"', b"'", b"<", b">", b"{", b"}", b"[", b"null", b"\0", b"\xff", b"\x1b[2J", b"\n\n", b"-"]
            ),
        ),
    ),
    max_size=4,
)


def mutated(data: bytes, steps: list[tuple[str, float, float | bytes]]) -> bytes:
    for what, place, other in steps:
        at = int(place * len(data))
        if isinstance(other, bytes):
            data = data[:at] + other + data[at:]
        else:
            start, end = sorted((at, int(other * len(data))))
            data = data[:start] + data[end:] if what == "cut" else data[:end] + data[start:]
    return data


@pytest.mark.parametrize("form", FILES)
@given(steps=mutations)
def test_a_mutated_file_is_read_or_refused_with_a_reason(
    form: str, steps: list[tuple[str, float, float | bytes]]
) -> None:
    reading = read(form, mutated((DATA / FILES[form]).read_bytes(), steps), "file")
    if not reading.profiles:
        assert reading.diagnostics[0].severity == "error"
        assert reading.diagnostics[0].message.startswith(("It ", "There "))
    for remark in reading.all_diagnostics:
        assert remark.severity in SEVERITIES
        assert remark.line >= 0
    for profile in reading.profiles:
        for paper in profile.papers:
            texts = (paper.title, paper.abstract, paper.venue or "", *paper.authors)
            assert not any(sign in text for text in texts for sign in "\x1b\0\u202a\u202e")


@pytest.mark.parametrize("form", FILES)
@given(data=st.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_refused(form: str, data: bytes) -> None:
    reading = read(form, data, "file")
    assert reading.profiles or reading.diagnostics
