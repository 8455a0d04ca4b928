from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from profiletui.typeset.lines import (
    Span,
    fit,
    line_width,
    overlay,
    plain,
    slice_line,
    spread,
    wrap,
    wrap_hanging,
    wrap_offsets,
)
from profiletui.typeset.widths import cell_width, cut

texts = st.text(alphabet="ab c/-é漢字\u0301한🙂 ", max_size=60)
lines = st.lists(st.builds(Span, texts, st.sampled_from(["", "a", "b"])), max_size=5).map(tuple)


@given(texts, st.integers(1, 30))
@example("漢", 1)
def test_cut_never_exceeds_the_width_and_keeps_what_fits(text: str, width: int) -> None:
    shortened = cut(text, width)
    assert cell_width(shortened) <= width
    if cell_width(text) <= width:
        assert shortened == text
    else:
        assert shortened.endswith("…")


@given(lines, st.integers(0, 40))
def test_fit_is_exact(line: tuple[Span, ...], width: int) -> None:
    assert line_width(fit(line, width)) == width


@given(lines, lines, st.integers(0, 60))
def test_spread_is_exact_where_the_right_end_has_room(
    left: tuple[Span, ...], right: tuple[Span, ...], width: int
) -> None:
    assert line_width(spread(left, right, width)) == width


@given(texts, st.integers(2, 30))
def test_wrapping_loses_nothing_but_blanks_and_never_overflows(text: str, width: int) -> None:
    offsets = wrap_offsets(text, width)
    pieces = [text[start:end] for start, end in offsets]
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert all(cell_width(piece) <= width for piece in pieces)
    assert all(first[1] <= second[0] for first, second in pairwise(offsets))


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=10), max_size=20), st.integers(10, 40))
def test_words_that_fit_are_not_broken(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert " ".join(text[start:end] for start, end in wrap_offsets(text, width)).split() == words


def test_wrap_fills_lines() -> None:
    assert [plain(line) for line in wrap((Span("aaa bbb ccc"),), 7)] == ["aaa bbb", "ccc"]
    assert [plain(line) for line in wrap((Span(""),), 7)] == [""]


def test_a_url_breaks_after_its_punctuation() -> None:
    pieces = [plain(line) for line in wrap((Span("https://github.com/PKU-ML/Rank-Differential"),), 30)]
    assert pieces == ["https://github.com/PKU-ML/", "Rank-Differential"]


@given(lines, st.integers(0, 80), st.integers(0, 80))
def test_slices_are_slices(line: tuple[Span, ...], start: int, end: int) -> None:
    assert plain(slice_line(line, start, end)) == plain(line)[start : max(start, end)]


@given(lines, st.integers(0, 40), st.integers(1, 10))
def test_an_overlay_changes_roles_and_no_text(line: tuple[Span, ...], start: int, length: int) -> None:
    text = plain(line)
    start = min(start, len(text))
    end = min(start + length, len(text))
    laid = overlay(line, [(start, end)], "match")
    assert plain(laid) == text
    assert "".join(span.text for span in laid if span.role == "match") == text[start:end]


@given(lines, st.lists(st.integers(0, 90), max_size=12, unique=True))
def test_many_ranges_are_each_brought_out(line: tuple[Span, ...], cuts: list[int]) -> None:
    text = plain(line)
    ends = sorted(min(cut_at, len(text)) for cut_at in cuts)
    ranges = [(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False) if start < end]
    laid = overlay(line, ranges, "match")
    assert plain(laid) == text
    marked = "".join(span.text if span.role == "match" else "\0" * len(span.text) for span in laid)
    assert [index for index, sign in enumerate(marked) if sign != "\0"] == [
        index for start, end in ranges for index in range(start, end)
    ]


@given(lines, st.integers(2, 40), st.integers(0, 12))
def test_what_hangs_fits_and_loses_nothing(line: tuple[Span, ...], width: int, hang: int) -> None:
    pieces = wrap_hanging(line, width, hang)
    assert all(line_width(piece) <= width for piece in pieces)
    assert "".join(map(plain, pieces)).replace(" ", "") == plain(line).replace(" ", "")
    if width >= max(hang * 2, hang + 2):
        assert all(plain(piece).startswith(" " * hang) for piece in pieces[1:])
