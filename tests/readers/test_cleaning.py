"""What exports and services write around words goes; what it means stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.readers.cleaning import clean, clean_name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("AT&amp;T", "AT&T"),
        ("R&amp;amp;amp;D", "R&D"),
        ("R&#38;amp;D &#x26;#60; x", "R&D < x"),
        ("a&nbsp;b&#8722;c", "a b−c"),
        ("&unknown; and ?a=1&copy=2&para", "&unknown; and ?a=1&copy=2&para"),
        ("H<sub>2</sub>O and 10<SUP>-3</SUP>", "H$_{2}$O and 10$^{-3}$"),
        ("$x<sub>2</sub>$", "$x_{2}$"),
        ("CO&lt;sub&gt;2&lt;/sub&gt;", "CO$_{2}$"),
        ("<i>In vivo</i> &lt;b class=&quot;x&quot;&gt;bold&lt;/b&gt;", "In vivo bold"),
        ("a < b and c > d, $a<b>c$ and $x<p>y$", "a < b and c > d, $a<b>c$ and $x<p>y$"),
        ("the <title> and <foo>bar</foo> tags", "the <title> and <foo>bar</foo> tags"),
        ("One<br/>line<br><br>Two", "One line\n\nTwo"),
        ("<p>One</p><p>Two", "One\n\nTwo"),
        ("wrapped\n  line\n \n\nnext", "wrapped line\n\nnext"),
        ("carriage\r\nreturn\r\n\r\nnext", "carriage return\n\nnext"),
        ("<jats:title>Abstract</jats:title><jats:p>We <jats:italic>do</jats:italic> it.</jats:p>", "We do it."),
        ("<jats:sec><jats:title>Aim</jats:title><jats:p>To go.</jats:p></jats:sec>", "Aim\n\nTo go."),
        ("x<!-- a comment - of two -->y <![CDATA[z]]>", "xy z"),
        ("\u202aA\u202c\u200b title\u200e \x07", "A title"),
        ("<a href='http://x.org/?a>b'>there</a>", "there"),
        ("", ""),
    ],
)
def test_what_is_meant_stays(written: str, meant: str) -> None:
    assert clean(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'mass <math alttext="m_\nu &lt; 1 &gt; 0"><mi>m</mi></math>.', r"mass $m_\nu < 1 > 0$."),
        ('<math><mi>E</mi><annotation encoding="application/x-tex">E=mc^2</annotation></math>', "$E=mc^2$"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msqrt><mi>y</mi></msqrt></math>", r"$x^{2}+\sqrt{y}$"),
        ("<mml:math><mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac></mml:math>", r"$\frac{a}{b}$"),
        ("<math><mover><mi>p</mi><mo>¯</mo></mover></math>", r"$\bar{p}$"),
        ("<math><msubsup><mi>B</mi><mi>s</mi><mn>0</mn></msubsup></math>", "$B_{s}^{0}$"),
        ("<math><mi>x</mi>", "x"),
        ("<math/>", ""),
    ],
)
def test_a_formula_in_mathml_is_told_in_tex(written: str, meant: str) -> None:
    assert clean(written) == meant


def test_of_several_forms_of_a_formula_the_tex_is_taken() -> None:
    tex = r"\documentclass[12pt]{minimal} \begin{document}$$x_1$$\end{document}"
    forms = f"<tex-math>{tex}</tex-math><mml:math><mml:mi>x</mml:mi></mml:math>"
    written = f"so <inline-formula><alternatives>{forms}</alternatives></inline-formula> it is"
    assert clean(written) == "so $x_1$ it is"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Einstein*†, A.", "Einstein, A."),
        ("Boris Podolsky*", "Boris Podolsky"),
        ("Nathan Rosen∗‡§¶‖", "Nathan Rosen"),
        ("Ada Byron&", "Ada Byron"),
        ("Ada Byron^", "Ada Byron"),
        ("Müller$^{*}$", "Müller"),
        (r"Doe$^{1,\dagger}$, Jane", "Doe, Jane"),
        (r"A. B.\dag", "A. B."),
        (r"Smith\textsuperscript{*}", "Smith"),
        ("Doe<sup>1,*</sup>", "Doe"),
        (r"J{\'e}r{\^o}me", r"J{\'e}r{\^o}me"),
        ("Johnson & Johnson", "Johnson & Johnson"),
        (r"Johnson \& Johnson", r"Johnson \& Johnson"),
        ("*", ""),
    ],
)
def test_marks_at_a_name_go(written: str, meant: str) -> None:
    assert clean_name(written) == meant


PIECES = (
    st.sampled_from(
        [
            "&amp;",
            "&lt;",
            "&gt;",
            "&#60;",
            "&#x26;",
            "amp;",
            "lt;",
            "<",
            ">",
            "<i>",
            "</i>",
            "<sub>",
            "</sub>",
            "<p>",
            "<math>",
            "</math>",
            "<tex-math>",
            "</tex-math>",
            "<annotation",
            "$",
            "\\begin{document}",
            "alternatives>",
            "<!--",
            "-->",
            "<![CDATA[",
            "a",
            "b",
            "=",
            "'",
            '"',
            "\\",
            "^",
            "*",
            "{",
            "}",
            "\u202e",
            "\u200d",
            "\r\n",
            "\n",
        ]
    )
    | st.characters()
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_name(clean_name(text)) == clean_name(text)


@given(TEXTS)
def test_what_is_cleaned_is_fit_to_be_shown(text: str) -> None:
    for paragraph in clean(text).split("\n\n"):
        assert "\n" not in paragraph
        assert paragraph == paragraph.strip()
        assert "  " not in paragraph
