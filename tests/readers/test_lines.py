from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.diagnostic import Diagnostic
from profiletui.readers.lines import LineDecoder

BYTES = st.one_of(
    st.binary(max_size=60),
    st.lists(
        st.sampled_from(
            [
                b"\xef\xbb\xbf",
                b"\xff\xfe",
                b"\xfe\xff",
                b"\r",
                b"\n",
                b"\r\n",
                b"a",
                b" ",
                "é·\xa0👩‍💻".encode(),
                b"\xe9",
                b"\x81",
                b"\x1b[0m",
                b"\0",
            ]
        ),
        max_size=12,
    ).map(b"".join),
)


def decode(*chunks: bytes) -> tuple[list[str], list[Diagnostic]]:
    decoder = LineDecoder()
    lines = [line for chunk in chunks for line in decoder.feed(chunk)]
    lines += decoder.close()
    assert decoder.count == len(lines)
    return lines, decoder.remarks


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"a", ["a"]),
        (b"a\n", ["a"]),
        (b"a\n\nb", ["a", "", "b"]),
        (b"a\r\nb\rc\n\rd\r", ["a", "b", "c", "", "d"]),
        (b"\xef\xbb\xbfa\n", ["a"]),
        (b"a\n\xef\xbb\xbfb\n", ["a", "b"]),
        ("a\né".encode("utf-16"), ["a", "é"]),
        (b"\xfe\xff" + "a\r\né\n".encode("utf-16-be"), ["a", "é"]),
        (b"\xff\xfe", []),
        (b"a\r", ["a"]),
        (b"  a\t b \n", ["a  b"]),
        ("\u3000a\u2028b\xa0\n \n".encode(), ["a b", ""]),
        ("Zhuo\xa0·\u2009mit".encode(), ["Zhuo · mit"]),
        ("naïve 北京 e\u0301".encode(), ["naïve 北京 e\u0301"]),
        ("👩\u200d💻 می\u200cخواهم".encode(), ["👩\u200d💻 می\u200cخواهم"]),
    ],
)
def test_lines_without_remarks(data: bytes, lines: list[str]) -> None:
    assert decode(data) == (lines, [])


def test_a_line_that_is_not_utf8_is_read_as_windows_1252() -> None:
    lines, remarks = decode("é\n".encode() + b"caf\xe9 \x93q\x94\n\n" + "ü\n".encode() + b"\x81")
    assert lines == ["é", "café “q”", "", "ü", "\ufffd"]
    (remark,) = remarks
    assert (remark.line, remark.severity, remark.code) == (2, "warning", "encoding")
    assert "2 lines" in remark.message


def test_damaged_utf16_is_reported() -> None:
    lines, remarks = decode(b"\xff\xfe" + "a\nb".encode("utf-16-le") + b"\x00\xd8\x00")
    assert lines == ["a", "b\ufffd"]
    assert [(remark.line, remark.code) for remark in remarks] == [(2, "encoding")]


def test_unsafe_text_gives_one_remark_a_line() -> None:
    lines, remarks = decode(b"safe\n\x1b[31mred\x1b[0m\x00 \xe2\x80\xaeback\nsafe\nx" + "\u0301".encode() * 30)
    assert lines == ["safe", "red back", "safe", "x" + "\u0301" * 8]
    assert [(remark.line, remark.code, remark.severity) for remark in remarks] == [
        (2, "unsafe-text", "warning"),
        (4, "unsafe-text", "warning"),
    ]
    for kind in ("terminal sequences", "control characters", "bidirectional controls"):
        assert kind in remarks[0].message


@given(BYTES, st.lists(st.integers(0, 60), max_size=5))
def test_how_the_bytes_are_cut_makes_no_difference(data: bytes, cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), len(data)]
    chunks = [data[start:end] for start, end in pairwise(bounds)]
    assert decode(*chunks) == decode(data)
    assert decode(*(bytes([byte]) for byte in data)) == decode(data)


@given(
    st.lists(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\ufffd"))),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_no_visible_character_is_lost(lines: list[str], end: str) -> None:
    read, remarks = decode(end.join(lines).encode())
    assert not [remark for remark in remarks if remark.code == "encoding"]
    if not remarks:
        assert [" ".join(line.split()) for line in [*read, ""]][: len(lines)] == [
            " ".join(line.split()) for line in lines
        ]


@given(BYTES)
def test_lines_are_stripped_and_hold_no_line_end(data: bytes) -> None:
    for line in decode(data)[0]:
        assert line == line.strip()
        assert len(line.splitlines()) <= 1
