"""A table opened in a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.writers.csv_writer import write_csv
from profiletui.writers.tsv import write_tsv

FORMULAS = ["=1+1", " =1+1", "\u3000=1", "\u00a0+1", " \t@SUM(A1)", "-1", "\uff1d1", " \uff0b1"]


def page(title: str) -> Profile:
    paper = Paper("p", 1, None, None, False, title)
    return Profile("N", None, Metrics(), Source("page.txt"), papers=(paper,))


@pytest.mark.parametrize("title", FORMULAS)
def test_a_formula_is_told_to_be_text(title: str) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(write_csv([page(title)])), newline="")))
    assert rows[0]["title"] == f"'{title}"
    assert next(iter(write_tsv(page(title).papers))).split("\t")[4] == f"'{' '.join(title.split())}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_other_text_is_read_back_as_it_was(title: str) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(write_csv([page(title)])), newline="")))
    assert rows[0]["title"].removeprefix("'") == title.removeprefix("'")
