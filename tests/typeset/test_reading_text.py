"""The one door to reading text, and the one answer to whether a text may hold TeX."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.model.tex import may_hold_tex
from profiletui.session import rendered
from profiletui.store.library import Library
from profiletui.typeset import reading
from profiletui.typeset.latex import render
from profiletui.typeset.latex.prose import Prose

PIECES = st.sampled_from(
    [
        *("\\url{", "https://x.org/a_b~c", "}", " ", "  ", "\n", "\n\n", ":", "C:", "word", "Erdos--Renyi", "``", "''"),
        *("{", "$", "x", "\\", "\\%", "~", "`", "'", "-", "--", "&lt;", "&", ";", "<sub>2</sub>", "<", "^", "_", "é"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS)
def test_the_door_and_the_engine_read_alike(text: str) -> None:
    assert reading.reading_text(text) == render.reading_text(text)
    assert reading.reading_runs(text) == render.reading_runs(text)


@given(TEXTS)
def test_a_text_that_cannot_hold_tex_is_read_as_it_stands(text: str) -> None:
    if not may_hold_tex(text):
        assert "".join([run for run, _ in Prose(text).read(0, len(text), 0, 0)]) == text


@pytest.mark.parametrize(
    ("source", "shown"),
    [("Erdos--Renyi graphs", "Erdos–Renyi graphs"), ("Is ``Deep'' deep?", "Is “Deep” deep?")],
)
def test_search_and_export_read_dashes_and_quotes_alike(source: str, shown: str) -> None:
    paper = Paper("1", 1, None, None, has_code=False, title=source, abstract=source)
    profile = Profile("A", None, Metrics(), Source("page.txt", "page"), papers=(paper,))
    library = Library((profile,), reading.reading_text)

    assert library.texts.readable(source) == shown
    assert [(paper.title, paper.abstract) for paper in rendered((profile,))[0].papers] == [(shown, shown)]


def test_an_address_alone_is_read_without_the_engine() -> None:
    probe = (
        "import sys; from profiletui.typeset.reading import reading_text; "
        r"print(reading_text('See \\url{https://github.com/a/b_c~d}.')); "
        "print('profiletui.typeset.latex.render' in sys.modules)"
    )
    told = subprocess.check_output([sys.executable, "-c", probe], encoding="utf-8").splitlines()

    assert told == ["See https://github.com/a/b_c~d.", "False"]
