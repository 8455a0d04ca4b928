import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.typeset.latex.render import reading_runs, reading_text
from profiletui.typeset.latex.tables import macros

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "latex_cases.jsonl").read_text("utf-8").splitlines()
]
PIECES = st.one_of(
    st.sampled_from(sorted(macros())).map("\\{}".format),
    st.sampled_from(
        [
            *"{}{}{}$$$^_~&'`-%[]()|.,; \n\\",
            *("\n\n", "\\(", "\\)", "\\[", "\\]", "``", "''", "--", "$$", "{}", "word", "x", "12", "é", "$5"),
            *("\\begin{itemize}", "\\end{itemize}", "\\begin{pmatrix}", "\\end{pmatrix}", "\\begin{align}"),
            *("\\end{align}", "https://x.org/a_b~c", "\\unknown", "C:\\Users", "\u0301", "\U0001f600"),
        ]
    ),
)
TEX = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))
WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9)
AROUND_WORDS = st.sampled_from(
    [
        *(r"\textbf{{{}}}", r"\emph{{{}}}", r"{{\bf {}}}", r"{{\em {}}}", r"$\text{{{}}}$", r"$\mathrm{{{}}}$"),
        *(r"\footnote{{{}}}", r"\begin{{center}}{}\end{{center}}", r"\item {}", r"``{}''", r"`{}'", r"{}~"),
        *(
            r"\unknown{{{}}}",
            r"$x^2$ {}",
            r"5\% {}",
            r"\'e {}",
            r"{} \alpha",
            r"$5 {}",
            r"\noindent {}",
            r"{}--",
            r"{}\\",
        ),
        *(r"\textbf{{{}", r"{{{}", r"{}}}", r"\textcolor{{red}}{{{}}}", r"{} \cite{{key}}", r"$\frac{{a}}{{b}}$ {}"),
    ]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["input"][:60])
def test_a_known_text_reads_as_in_print(case: dict[str, list[str]]) -> None:
    assert reading_text(str(case["input"])) in case["accept"]


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("", ()),
        ("plain", (("plain", ""),)),
        (r"a \textbf{b} c", (("a ", ""), ("b", "bold"), (" c", ""))),
        (r"\emph{a \textbf{b}} c", (("a ", "italic"), ("b", "bold italic"), (" c", ""))),
        (r"{\bf a {\it b}} c", (("a ", "bold"), ("b", "bold italic"), (" c", ""))),
        (r"$\mathbf{x}_i$ and $\textbf{best rate}$", (("xᵢ", "bold"), (" and ", ""), ("best rate", "bold"))),
        (r"{\em never closed", (("never closed", "italic"),)),
        ("\\textbf{a\n\nb} c", (("a", "bold"), ("\n\nb} c", ""))),
        (r"\textsc{a}{\sc b}", (("ab", ""),)),
    ],
)
def test_bold_and_emphasis_are_styles(source: str, runs: tuple[tuple[str, str], ...]) -> None:
    assert reading_runs(source) == runs


@given(st.text())
def test_text_without_tex_is_returned_itself(text: str) -> None:
    plain = "".join(character for character in text if character not in "\\$~`").replace("--", "-")
    plain = plain.replace("^{", "").replace("_{", "").replace("--", "-").replace("^{", "").replace("_{", "")

    if not any(mark in plain for mark in ("--", "^{", "_{")):
        assert reading_text(plain) is plain
        assert reading_runs(plain) == (((plain, ""),) if plain else ())


@given(TEX)
def test_any_text_is_read_and_its_runs_are_its_text(text: str) -> None:
    runs = reading_runs(text)

    assert "".join(run for run, _ in runs) == reading_text(text)
    assert all(run for run, _ in runs)
    assert {style for _, style in runs} <= {"", "bold", "italic", "bold italic"}
    assert all(before[1] != after[1] for before, after in pairwise(runs))


@given(TEX)
def test_paragraphs_stay(text: str) -> None:
    assert reading_text(text).count("\n\n") >= text.count("\n\n")


@given(st.lists(st.tuples(WORDS, AROUND_WORDS), min_size=1, max_size=12))
def test_no_word_is_dropped(pieces: list[tuple[str, str]]) -> None:
    text = reading_text(" ".join(around.format(word) for word, around in pieces))

    at = 0
    for word, _ in pieces:
        at = text.find(word, at) + len(word)
        assert at >= len(word)


@given(st.integers(0, 99_999), st.integers(0, 99_999), WORDS, WORDS)
def test_prices_are_no_formulas(low: int, high: int, word: str, other: str) -> None:
    for price in (
        f"${low} {word} ${high} {other}",
        f"${low}-${high}",
        f"(${low}) or (${high})",
        f"${low}/{word} vs ${high}",
    ):
        assert reading_text(price) == price


@pytest.mark.parametrize("digit", ["٣", "𝟙", "²"])
def test_digits_without_a_raised_form_are_read_in_numbers_and_formulas(digit: str) -> None:
    for source in (f"\\num{{1e{digit}}}", f"\\ce{{H{digit}}}", f"\\ion{{H}}{{{digit}}}", f"$\\deg{digit}$"):
        assert digit in reading_text(source)


@given(st.sampled_from(sorted(macros())))
def test_every_macro_of_the_tables_reads_alone_and_with_arguments(name: str) -> None:
    for source in (f"\\{name}", f"$\\{name}$", f"\\{name}{{ab}}{{cd}}{{ef}}", f"$\\{name}{{ab}}{{cd}}{{ef}}$"):
        assert isinstance(reading_text(source), str)


HOSTILE = [
    *("{", "}", "{}", "$", "\\", "\\\\", "${", "$}", "$a$", "$$", "$\\$", "\\$", "~", "``", "''", "`a ", "--", "$5 "),
    *("\\(", "\\[", "\\begin{equation}", "\\begin{itemize}", "\\end{itemize}", "\\item ", "\\frac", "\\frac{"),
    *("\\sqrt[", "x^", "x_{", "^{", "$x^{", "\\textbf{", "\\'", "\\'{", "\\url{", "\\href{", "\\cite[", "\\verb|"),
    *(
        "\\over",
        "{a\\over ",
        "\\unit[1",
        "\\left",
        "\\hat",
        "\\hat{",
        "\\not",
        "\\SI{",
        "\\num{1",
        "\\footnote{",
        "\\color{",
        "\\unknown{",
        "$\\text{$",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_is_read_in_time_proportional_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        repeated = piece * (length // len(piece))
        begin = time.process_time()
        for text in (repeated, f"${repeated}$", f"~{repeated}"):
            reading_text(text)
        return time.process_time() - begin

    short, long = seconds(5_000), seconds(40_000)

    assert long < max(24 * short, 0.5)


@pytest.mark.parametrize("opening", ["{", "\\textbf{", "$\\frac{", "$x^{", "\\footnote{\\emph{"])
def test_groups_nested_100_000_deep_are_read(opening: str) -> None:
    deep = opening * 100_000 + "word" + "}" * 100_000

    assert "word" in reading_text("\\o" + deep)
