"""The query language, read: what a text asks for, and how that is said."""

from __future__ import annotations

import math

import pytest

from profiletui.store.describe import describe
from profiletui.store.query import (
    DEEPEST,
    EVERYTHING,
    Dates,
    Expression,
    Group,
    Negation,
    Term,
    parse,
    span,
)


def plain(*words: str) -> Expression:
    return Group("and", tuple(Term("", word) for word in words))


A, B, C = Term("", "a"), Term("", "b"), Term("", "c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", A),
        ("a b", Group("and", (A, B))),
        ("a OR b", Group("or", (A, B))),
        ("a or b", plain("a", "or", "b")),
        ("a OR b c", Group("or", (A, Group("and", (B, C))))),
        ("(a OR b) c", Group("and", (Group("or", (A, B)), C))),
        ("a (b c)", Group("and", (A, B, C))),
        ("a OR (b OR c)", Group("or", (A, B, C))),
        ("-a", Negation(A)),
        ("--a", A),
        ("-(a OR b)", Negation(Group("or", (A, B)))),
        ('-"a  phrase"', Negation(Term("", "a phrase"))),
        ("-title:a", Negation(Term("title", "a"))),
        ('"a OR b"', Term("", "a OR b")),
        ('author:"Jinwen Ma" c', Group("and", (Term("author", "Jinwen Ma"), C))),
        ("Title:a", Term("title", "a")),
        ("link:https://github.com/a(b)", Term("link", "https://github.com/a(b)")),
        ("a\tb\nc", plain("a", "b", "c")),
        ("non-contrastive", Term("", "non-contrastive")),
    ],
)
def test_reads(text: str, expected: Expression) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "--", '"', '""', "()", "(", ")", "(((", ")))", "OR", "OR OR", "(OR)", "-()", '"  "']
)
def test_what_asks_for_nothing_asks_for_everything(text: str) -> None:
    assert parse(text) == EVERYTHING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a b', Term("", "a b")),
        ("(a OR b", Group("or", (A, B))),
        ("a)", A),
        ("a OR b) c", Group("and", (Group("or", (A, B)), C))),
        ("(a b)) c", Group("and", (A, B, C))),
        ("a OR", A),
        ("OR a", A),
        ("a OR OR b", Group("or", (A, B))),
        ("a OR -", A),
        ("a -", A),
        ("(a OR ) b", Group("and", (A, B))),
    ],
)
def test_forgives_what_lacks_its_other_half(text: str, expected: Expression) -> None:
    assert parse(text) == expected


def test_parentheses_inside_words_belong_to_them() -> None:
    assert parse("O(n log n)") == plain("O(n", "log", "n)")
    assert parse("f(x)") == Term("", "f(x)")
    assert parse("(O(n log n) OR a) b") == Group("and", (Group("or", (plain("O(n", "log", "n)"), A)), B))


def test_nests_no_deeper_than_the_stack_bears() -> None:
    nested = "(a OR b (" * 10_000 + "c" + "))" * 10_000
    assert isinstance(describe(parse(nested)), str)
    shallow = "(a OR b " * DEEPEST + ")" * DEEPEST
    assert describe(parse(shallow)).count('"a"') == DEEPEST


@pytest.mark.parametrize(
    "text",
    [
        "title:",
        'title:"',
        "foo:bar",
        "year:",
        "year:abc",
        "year:..",
        "year:>",
        "year:2020-13",
        "year:2019..x",
        "year:20201",
        "year:202-1",
        "date:2024-00",
        "date:2024-0-1",
        "date:2024-01-32",
        "date:2024-01-01-01",
        "code:maybe",
        "cites:",
        "cites:>",
        "cites:many",
        "cites:1..x",
        "yeer:2020",
        "is:",
        "https://github.com/a",
        ":",
        "::a",
    ],
)
def test_a_field_that_is_unfinished_or_unknown_is_plain_text(text: str) -> None:
    assert parse(text) == Term("", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("year:2021", Dates("year", "2021", "2021")),
        ("year:2019..2021", Dates("year", "2019", "2021")),
        ("year:2021..2019", Dates("year", "2019", "2021")),
        ("year:..2018", Dates("year", "", "2018")),
        ("year:2019..", Dates("year", "2019", "")),
        ("year:2019.", Dates("year", "2019", "2019")),
        ("year:>=2020", Dates("year", "2020", "")),
        ("year:>2020", Dates("year", "2020", "", True)),
        ("year:<=2020", Dates("year", "", "2020")),
        ("year:<2020", Dates("year", "", "2020", True)),
        ("year:>20", Dates("year", "20", "")),
        ("year:2019..20", Dates("year", "2019", "20")),
        ("date:2024-03..2024-09", Dates("date", "2024-03", "2024-09")),
        ("date:2024-3", Dates("date", "2024-03", "2024-03")),
        ("date:2024-", Dates("date", "2024", "2024")),
        ("date:2024-0", Dates("date", "2024-0", "2024-0")),
        ("date:2024-02-29", Dates("date", "2024-02-29", "2024-02-29")),
        ('date:"2024-02"', Dates("date", "2024-02", "2024-02")),
    ],
)
def test_reads_spans_of_dates(text: str, expected: Dates) -> None:
    assert parse(text) == expected


def test_a_choice_is_known_by_its_beginning() -> None:
    assert parse("code:y") == Term("code", "yes")
    assert parse("code:M") == Term("code", "missing")
    assert parse("is:r") == Term("is", "read")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "every paper"),
        ("title:graph year:2019..2021", 'title has "graph" and year 2019 to 2021'),
        ("(a OR b) -c", '("a" or "b") and not "c"'),
        ("-(a b)", 'not ("a" and "b")'),
        ("year:2020", "year 2020"),
        ("year:202", "year 202\u2026"),
        ("year:..2018 date:>=2017-03", "year up to 2018 and date from 2017-03"),
        ("year:>2018 year:<2021", "year after 2018 and year before 2021"),
        ("code:missing is:unread tag:x", 'with the Code badge but no code link and unread and tagged "x"'),
        ("venue:neurips doi:10.1 arxiv:2101", 'venue has "neurips" and DOI has "10.1" and arXiv id has "2101"'),
        ("cites:>100 cites:10..50", "101 citations or more and 10 to 50 citations"),
        ("cites:<=1,000 -cites:7", "1,000 citations or fewer and not 7 citations"),
        ("code:project is:selected", "with a project page and selected"),
        ("aff:mit cat:LG", 'affiliation has "mit" and category has "LG"'),
    ],
)
def test_says_how_a_query_was_understood(text: str, said: str) -> None:
    assert describe(parse(text)) == said


def test_and_may_be_written_as_a_word() -> None:
    assert parse("a AND b") == plain("a", "b")
    assert parse("a AND (b OR c) AND") == parse("a (b OR c)")
    assert parse("AND") == EVERYTHING
    assert parse('"AND" ANDy and') == plain("AND", "ANDy", "and")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("100", (100, 100)), ("10..50", (10, 50)), ("50..10", (10, 50)), ("..50", (0, 50)), ("10..", (10, math.inf)),
        (">100", (101, math.inf)), (">=1,000", (1000, math.inf)), ("<5", (0, 4)), ("<=5", (0, 5)), ("10.", (10, 10)),
        ("", None), ("..", None), (">", None), ("1..x", None), ("x", None), ("-1", None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_reads_spans_of_citations(value: str, wanted: tuple[int, float] | None) -> None:
    assert span(value) == wanted
