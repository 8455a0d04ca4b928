from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.formulas import formulas
from profiletui.typeset.latex.prose import Prose
from profiletui.typeset.latex.render import LONGEST, reading_runs, reading_text
from profiletui.typeset.latex.tables import macros
from profiletui.writers.tex import mended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

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
        (r"$\mathbf{x}_i$ and $\textbf{best rate}$", (("𝐱ᵢ and ", ""), ("best rate", "bold"))),
        (r"$\mathbf{SO}(3)$ of <i>E. coli</i>", (("SO", "bold"), ("(3) of ", ""), ("E. coli", "italic"))),
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
    *(
        "a^",
        "a^{",
        "a_b^",
        "\\hskip 1.1",
        "\\hskip 1.1pt",
        "\\ion{H}{2}",
        "+",
        "'",
        "\\sqrt{",
        "\\overline{a_",
        "x\\frac12",
    ),
    *("<sub>", "<i>a</i>", "&#1", "&lt;", "\\ifmmode ", "\\ifmmode a\\fi", "\\sideset{_a}{^b}\\sum", "{a\\brack b}"),
    *(
        "\\unicode{x",
        "\\ times",
        "{}^a",
        "z~5",
        "\\mathrm{rank}H",
        "\\begin{cases}",
        "\\genfrac{(}{)}{}{}{",
        "a--",
        "-\n-",
    ),
]


def lines_run(text: str) -> int:
    """How many lines of Python the engine runs to read a text."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        Prose(text).read(0, len(text), 0, 0)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_is_read_in_steps_proportional_to_its_length(piece: str) -> None:
    for around in ("~{}", "${}$", "$x_{{{}}}$"):
        for few, many in ((200, 1_200), (2_200, 6_600)):  # within the longest formula, and beyond it
            short, long = (lines_run(around.format(piece * (length // len(piece)))) for length in (few, many))
            assert long < short * (many / few) ** 1.2 + 1_000


@pytest.mark.timeout(60)
@pytest.mark.parametrize("around", ["{}", "${}$", "$1{}$", "$ {}$", "$x ${} $", "\\hskip {}", "${{{}}}$"])
@pytest.mark.parametrize(
    "piece", ["a", "1", "1.", " ", "a ", "ab cd ", "{", "}", "\\{", "$", "$ ", "\\url{", "\\cite["]
)
def test_signs_are_paired_and_texts_escaped_in_one_pass(piece: str, around: str) -> None:
    hostile = around.format(piece * 100_000)  # where each place is gone back to, this takes hours

    assert isinstance(formulas(hostile), dict)
    assert isinstance(mended(hostile), str)


@pytest.mark.parametrize("piece", ["word $x^2$ ", "\\alpha", "a^", "\\frac", "`a ", "1~"])
def test_what_no_one_reads_to_its_end_is_left_as_it_stands(piece: str) -> None:
    text = "Let $\\alpha$ be.\n\n" + piece * (LONGEST // len(piece) + 1)

    assert reading_text(text) == text.replace("$\\alpha$", "α")


@pytest.mark.parametrize(
    "source",
    [
        "\\ion{{H}}{{{}}}",
        "\\num{{1e{}}}",
        "\\SI{{{}}}{{m}}",
        "\\unicode{{{}}}",
        "\\unicode{{x{}}}",
        "&#{};",
        "\\hskip {}",
    ],
)
def test_numbers_of_any_length_are_read(source: str) -> None:
    assert reading_text(source.format("2" * 5_000))


@pytest.mark.parametrize("opening", ["{", "\\textbf{", "$\\frac{", "$x^{", "\\footnote{\\emph{"])
def test_groups_nested_100_000_deep_are_read(opening: str) -> None:
    deep = opening * 100_000 + "word" + "}" * 100_000

    assert "word" in reading_text("\\o" + deep)
