from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.writers.csv_writer import COLUMNS, write_csv

texts = st.text(st.sampled_from('ab ,;"\n\r=+-@é'), max_size=12)


def rows(*papers: Paper, name: str = "Ma") -> list[dict[str, str]]:
    text = "".join(write_csv([Profile(name, None, Metrics(), Source("a.txt"), papers)]))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_paper_under_the_header() -> None:
    link, page = Link("https://github.com/a/b", "code", "github.com"), Link("https://a.io", "other", "a.io")
    paper = Paper("1f", 3, "LG", "2023-03-04", True, "A, B", ("X", "Y"), True, ("mit",), "One.\n\nTwo.", (link, page))
    assert rows(paper) == [
        {
            "profile": "Ma",
            "id": "1f",
            "category": "LG",
            "date": "2023-03-04",
            "has_code": "true",
            "title": "A, B",
            "authors": "X; Y",
            "et_al": "true",
            "affiliations": "mit",
            "code_links": "https://github.com/a/b",
            "other_links": "https://a.io",
            "abstract": "One.\n\nTwo.",
        }
    ]


def test_rows_end_as_the_standard_says() -> None:
    text = "".join(write_csv([Profile("Ma", None, Metrics(), Source("a.txt"), ())]))
    assert text == ",".join(COLUMNS) + "\r\n"


@given(texts, texts)
def test_any_text_comes_back_but_for_the_guard(title: str, abstract: str) -> None:
    [row] = rows(Paper("1", 1, None, None, False, title, abstract=abstract))
    assert row["title"].removeprefix("'") == title
    assert row["abstract"].removeprefix("'") == abstract


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_no_cell_is_run_as_a_formula(start: str) -> None:
    [row] = rows(Paper("1", 1, None, None, False, f'{start}HYPERLINK("x")', (f"{start}cmd",)), name=f"{start}1")
    assert [row[column][0] for column in ("profile", "title", "authors")] == ["'", "'", "'"]
