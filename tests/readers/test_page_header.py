"""Heads of profiles, by example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.profile import Metrics
from profiletui.readers.page.header import Header, read_headers

WHOLE = Metrics(11, 30, 2072, 54, 38)


def read(*lines: str) -> Header:
    (header,) = read_headers(list(lines), 1)
    return header


def codes(header: Header) -> list[tuple[int, str]]:
    return [(remark.line, remark.code) for remark in header.remarks if remark.code != "missing-metric"]


def missing(header: Header) -> int:
    return sum(remark.code == "missing-metric" for remark in header.remarks)


@pytest.mark.parametrize(
    "lines",
    [
        ["h-index11", "30papers", "2,072citations", "Novelty54%", "AI Score38"],
        ["AI Score38", "Novelty54%", "2,072citations", "30papers", "h-index11"],
        ["11h-index", "papers30", "citations2,072", "54%Novelty", "38AI Score"],
        ["H-INDEX: 11", "Papers : 30", "Citations: 2072", "NOVELTY: 54 %", "ai score: 38"],
        ["h index 11", "30 papers", "2 072 citations", "54 novelty", "AI-Score = 38"],
        ["h-index11 · 30papers · 2,072citations · Novelty54% · AI Score38"],
        ["h-index 11 | 30 papers | 2,072 citations | Novelty 54% | AI Score 38"],
        ["h-index 11, 30 papers, 2,072 citations", "", "Novelty 54%, AI Score 38"],
        ["h-index", "11", "papers", "30", "citations", "2,072", "Novelty", "54%", "AI Score", "38"],
        ["11", "h-index", "30", "papers", "", "2,072", "", "citations", "54%", "Novelty", "38", "AI Score"],
        ["h\u2011index11", "30papers", "2,072citations", "Novelty54%", "AI Score38"],
        ["h\u2013index 11", "30papers", "2,072citations", "Novelty54%", "AI Score38"],
        ["2'072citations", "h-index11", "30paper", "Novelty54%", "AIScore38"],
        ["2.072 citations", "h-index +11", "30 Papers", "Novelty54%", "AI Score38", "", "30 Papers"],
    ],
)
def test_every_way_to_write_the_metrics(lines: list[str]) -> None:
    header = read("Jinwen Ma", "", "CV", *lines)
    assert header.metrics == WHOLE
    assert (header.name, header.field) == ("Jinwen Ma", "CV")
    assert header.remarks == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["Jinwen Ma", "CV · h-index 11 · 30 papers · 2,072 citations · Novelty 54% · AI Score 38"],
        ["Jinwen Ma · CV · h-index 11 · 30 papers", "2,072 citations · Novelty 54% · AI Score 38"],
        ["Jinwen Ma", "CV | h-index 11 | 30 papers", "2,072 citations", "Novelty 54%", "AI Score 38"],
    ],
)
def test_name_and_field_on_one_line_with_the_metrics(lines: list[str]) -> None:
    header = read(*lines)
    assert (header.name, header.field, header.metrics) == ("Jinwen Ma", "CV", WHOLE)
    assert header.remarks == ()


def test_other_words_beside_a_figure_are_reported() -> None:
    header = read("Ann Lee", "MIT, h-index 11")
    assert (header.name, header.metrics.h_index) == ("Ann Lee", 11)
    assert codes(header) == [(2, "unknown-line")]


@pytest.mark.parametrize(
    ("lines", "metric", "heading", "places"),
    [
        (["30papers"], 30, None, (2, 0)),
        (["30 Papers"], None, 30, (0, 2)),
        (["1 Paper"], None, 1, (0, 2)),
        (["30 papers"], 30, None, (2, 0)),
        (["Papers 30"], 30, None, (2, 0)),
        (["1,234papers", "", "1,230 Papers"], 1234, 1230, (2, 4)),
        (["30 papers", "h-index 3", "28 papers"], 30, 28, (2, 4)),
        (["Papers: 30", "28 Papers"], 30, 28, (2, 3)),
    ],
)
def test_metric_and_heading(lines: list[str], metric: int | None, heading: int | None, places: tuple[int, int]) -> None:
    header = read("Jinwen Ma", *lines)
    assert (header.metrics.papers, header.heading) == (metric, heading)
    assert (header.metric_line, header.heading_line) == places
    assert codes(header) == []


def test_decimals_stay() -> None:
    metrics = read("Jinwen Ma", "Novelty54.5%", "AI Score 3.25").metrics
    assert (metrics.novelty_percent, metrics.ai_score) == (54.5, 3.25)


@pytest.mark.parametrize(
    "line",
    [
        "Novelty154%",
        "h-index -3",
        "h-index −3",
        "20,72citations",
        "h-index 11.5",
        "1,2 papers",
        f"h-index{'9' * 5000}",
        "AI Score 1,5",
        "-1 citations",
    ],
)
def test_bad_figures_stay_empty_and_are_reported(line: str) -> None:
    header = read("Jinwen Ma", line)
    assert header.metrics == Metrics()
    assert codes(header) == [(2, "bad-metric")]
    assert header.stated
    assert missing(header) == 5


def test_a_metric_stated_twice() -> None:
    header = read("Jinwen Ma", "h-index11", "h-index 11", "h-index12", "3papers", "4papers", "4 Papers")
    assert (header.metrics.h_index, header.metrics.papers, header.heading) == (11, 3, 4)
    assert codes(header) == [(4, "repeated-metric")]


def test_missing_metrics_are_noted_one_by_one() -> None:
    header = read("Jinwen Ma", "CV", "h-index11")
    assert [(remark.severity, remark.code) for remark in header.remarks] == [("note", "missing-metric")] * 4
    assert "citations" in header.remarks[1].message


@pytest.mark.parametrize("field", ["CV", "cs.CV", "hep-th", "QUANT-PH", "astro-ph.GA", "q-bio"])
def test_known_fields(field: str) -> None:
    assert read("Jinwen Ma", field, "h-index11").field == field
    assert read("Jinwen Ma", "", field, "", "h-index11").field == field
    assert read("Jinwen Ma", "h-index11", field).field == field


def test_an_unknown_field_is_kept_and_noted() -> None:
    header = read("Jinwen Ma", "XX", "h-index11")
    assert header.field == "XX"
    assert codes(header) == [(2, "unknown-category")]


@pytest.mark.parametrize(
    "line",
    [
        "Peking University",
        "Machine Learning",
        "Sort by: date",
        "i10-index 25",
        "h-index",
        "42",
        "h-index ?",
        "[/]",
        "马",
    ],
)
def test_lines_that_are_not_understood_are_quoted(line: str) -> None:
    header = read("Jinwen Ma", "", line, "h-index11", "30papers")
    assert header.metrics[:2] == (11, 30)
    assert codes(header) == [(3, "unknown-line")]
    assert f"“{line}”" in next(remark.message for remark in header.remarks if remark.code == "unknown-line")


def test_the_known_part_of_a_line_is_read() -> None:
    header = read("Jinwen Ma", "h-index11 · i10-index 25 · 30papers")
    assert header.metrics[:2] == (11, 30)
    assert codes(header) == [(2, "unknown-line")]


def test_a_head_without_a_name() -> None:
    header = read("h-index11", "", "30 Papers")
    assert (header.name, header.metrics.h_index, header.heading) == ("", 11, 30)
    assert codes(header) == [(1, "missing-name")]


def test_a_second_head_follows_the_first() -> None:
    lines = ["Ann Lee", "CV", "h-index 3", "0 Papers", "", "Bo Chen", "LG", "h-index 4", "0 Papers"]
    first, second = read_headers(lines, 1)
    assert (first.line, first.name, first.metrics.h_index, first.heading) == (1, "Ann Lee", 3, 0)
    assert (second.line, second.name, second.metrics.h_index) == (6, "Bo Chen", 4)
    assert (second.field, second.heading_line) == ("LG", 9)


FIGURES = st.sampled_from(
    [
        "h-index11",
        "30papers",
        "30 Papers",
        "citations",
        "2,072",
        "Novelty 54%",
        "AI Score38",
        "Peking",
        "CV",
        "",
        "x · 3 papers",
    ]
)


@given(st.lists(st.one_of(FIGURES, st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12))))
def test_any_lines_can_be_read(lines: list[str]) -> None:
    headers = read_headers(lines, 1)
    starts = [header.line for header in headers]
    assert starts[0] == 1
    assert starts == sorted(set(starts))
    remarks = [remark for header in headers for remark in header.remarks]
    assert all(1 <= remark.line <= max(1, len(lines)) for remark in remarks)
