import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.readers.sanitize import BIDI, CONTROLS, HIDDEN, MOST_MARKS, PILED, SEQUENCES, SURROGATES, sanitize

SPICE = "\x1b\x07\x9b\x9c\x9d\x90\\[]P0;m\u200d\u200c\u202e\u0301\ufe0f\ufe0eـبक्👩💻❤é \u200b\ud800\x85\t\xa0"
NASTY = st.text(st.one_of(st.sampled_from(SPICE), st.characters()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "An ordinary title with [CLS], [/] and [@click=app.quit]x[/]",
        "Łódź, Erdős · 北京 — naïve “quotes”",
        "e\u0301tude, tiếng Việt",
        "👩‍💻 🏳️‍🌈 👨‍👩‍👧‍👦 🧑🏽‍💻 1️⃣ 🙂‍↔️",
        "می‌خواهم क्‍ष ශ්‍රී",
        "ന്‍ and on",
        "葛󠄀城 ⅘ ɐ",
        "private \ue000 and unassigned \u0378",
        "٠\u0601١",
    ],
)
def test_what_is_meant_to_be_read_stays(text: str) -> None:
    assert sanitize(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x1b[38;2;1;2;3mb", "ab"),
        ("a\x9b31mb", "ab"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]52;c;aGk=\x1b\\b", "ab"),
        ("a\x9d0;title\x9cb", "ab"),
        ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x1bPq#0;2~\x1b\\b", "ab"),
        ("a\x90q#0;2~\x9cb", "ab"),
        ("a\x1b_Gi=1;AAAA\x1b\\b", "ab"),
        ("a\x1b^privacy\x1b\\b", "ab"),
        ("a\x1bXstring\x1b\\b", "ab"),
        ("a\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\b", "ab"),
        ("a\x1bPtmux;\x1b\x1b]52;c;aGk=\x1b\x1b\\\x1b\\b", "ab"),
        ("a\x1bP\x1b]52;c;aGk=\x07\x1b\\b", "ab"),
        ("a\x1bc\x1b(Bb", "ab"),
        ("a\x1b]0;no end, so the text stays", "a0;no end, so the text stays"),
        ("a\x1bPno end", "ano end"),
        ("a\x9dno end", "ano end"),
        ("a\x1b[", "a"),
        ("a\x1b", "a"),
        ("a\x1b]0;x then \x1b[1mbold\x07", "a0;x then bold"),
        ("a\x1b\x1b[31m[31mb", "a[31mb"),
    ],
)
def test_terminal_sequences_go_whole(text: str, clean: str) -> None:
    assert sanitize(text)[0] == clean
    assert SEQUENCES in sanitize(text)[1]


@pytest.mark.parametrize(
    ("text", "clean", "kind"),
    [
        ("a\x00\x07\x08b", "ab", CONTROLS),
        ("a\x7fb\x81", "ab", CONTROLS),
        ("a\x85b", "a b", CONTROLS),
        ("a\nb\r", "a b ", CONTROLS),
        ("a\u202eb\u2066c\u200f", "abc", BIDI),
        ("a\u200bb\u2060c\ufeffd\u00ade", "abcde", HIDDEN),
        ("tag\U000e0041\U000e007f", "tag", HIDDEN),
        ("inter\ufff9linear\ufffb", "interlinear", HIDDEN),
        ("pass\u200dword \u200c", "password ", HIDDEN),
        ("می‌‌خ", "میخ", HIDDEN),
        ("filler\u3164", "filler", HIDDEN),
        ("\ufe0fx\ufe0f\ufe0f", "x\ufe0f", PILED),
        ("z" + "\u0301" * 60 + "y", "z" + "\u0301" * MOST_MARKS + "y", PILED),
        ("a\ud800b", "a\ufffdb", SURROGATES),
    ],
)
def test_what_hides_or_harms_goes_and_is_named(text: str, clean: str, kind: str) -> None:
    assert sanitize(text) == (clean, (kind,))


@pytest.mark.parametrize("space", "\t\v\f\xa0\u1680\u2003\u2009\u202f\u205f\u3000\u2028\u2029")
def test_every_space_becomes_a_plain_one_without_a_word(space: str) -> None:
    assert sanitize(f"a{space}b") == ("a b", ())


@given(NASTY)
def test_sanitising_twice_changes_nothing(text: str) -> None:
    clean, _ = sanitize(text)
    assert sanitize(clean) == (clean, ())


@given(NASTY)
def test_nothing_harmful_comes_through(text: str) -> None:
    clean, removed = sanitize(text)
    for char in clean:
        assert unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        assert char == " " or unicodedata.category(char) != "Zs"
    assert removed or len(clean) == len(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp", "Cn", "Lo"])))
def test_letters_and_signs_are_never_lost(text: str) -> None:
    assert sanitize(text) == (text, ())


@pytest.mark.parametrize(
    "piece", ["\x1b", "\x1bP", "\x1bP\x1b]", "\x9d", "\x1b]0;", "\x1b[1;", "\x90", "\x1bP\x1b[", "\u0301"]
)
def test_time_grows_with_the_line_alone(piece: str) -> None:
    started = time.perf_counter()
    sanitize(piece * 100_000)
    assert time.perf_counter() - started < 5  # quadratic time would take minutes
