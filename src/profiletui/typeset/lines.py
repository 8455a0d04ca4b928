"""Styled lines as plain data: what stands on the screen before anybody has chosen a colour.

A line is a tuple of spans; a span is a text with a *role* ("title", "dim", "match" …) that a theme turns into a
style. The first frame and the widgets are both made of these, so they cannot drift apart.
"""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.typeset.widths import cell_width, cell_widths, cells_to_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Span(NamedTuple):
    """A piece of a line: its text, its role, and the action a click on it means ('' for none)."""

    text: str
    role: str = ""
    action: str = ""


Line = tuple[Span, ...]

_NOWHERE = (1 << 62, 1 << 62)
_BREAK_AFTER = frozenset("/-_.?&=,;:")


def line_width(line: Iterable[Span]) -> int:
    """The cells a line takes."""
    return sum(cell_width(span.text) for span in line)


def plain(line: Iterable[Span]) -> str:
    """The text of a line."""
    return "".join(span.text for span in line)


def fit(line: Sequence[Span], width: int, ellipsis: str = "…", role: str = "") -> Line:
    """The line at exactly `width` cells: cut with an ellipsis, or filled with blanks of `role`."""
    gap = width - line_width(line)
    if gap < 0:
        kept = slice_line(line, 0, cells_to_index(plain(line), width - cell_width(ellipsis)))
        line = (*kept, Span(ellipsis[:width], kept[-1].role if kept else role))
        gap = width - line_width(line)
    return (*line, Span(" " * gap, role)) if gap else tuple(line)


def spread(left: Sequence[Span], right: Sequence[Span], width: int, fill: str = " ", role: str = "") -> Line:
    """`left` and `right` at the two ends of `width` cells; `left` is cut first where both do not fit."""
    gap = width - line_width(left) - line_width(right)
    if gap >= 1 or (gap == 0 and not right):
        return (*left, Span(fill * gap, role), *right)
    room = width - line_width(right) - 1
    if room < 1:
        return fit(left, width)
    return (*fit(left, room), Span(fill, role), *right)


def slice_line(line: Sequence[Span], start: int, end: int) -> Line:
    """The characters from `start` up to `end` of a line, roles kept."""
    return slice_lines(line, ((start, end),))[0]


def slice_lines(line: Sequence[Span], offsets: Iterable[tuple[int, int]]) -> list[Line]:
    """Several slices of a line, in one go; the (start, end) of each are sorted and apart."""
    lines: list[Line] = []
    spans = iter(line)
    span, begin = next(spans, None), 0
    for start, end in offsets:
        pieces: list[Span] = []
        while span is not None and begin < end:
            text, role, action = span
            low, high = max(start - begin, 0), min(end - begin, len(text))
            if low < high:
                pieces.append(span if high - low == len(text) else Span(text[low:high], role, action))
            if begin + len(text) > end:
                break
            begin += len(text)
            span = next(spans, None)
        lines.append(tuple(pieces))
    return lines


def overlay(line: Sequence[Span], ranges: Iterable[tuple[int, int]], role: str) -> Line:
    """The line with the characters of each (start, end) given `role`; ranges are sorted and apart."""
    pieces: list[Span] = []
    waiting = iter(ranges)
    start, end = next(waiting, _NOWHERE)
    before = 0
    for span in line:
        text, done = span.text, 0
        while start < before + len(text):
            low, high = max(start - before, done), min(end - before, len(text))
            if low > done:
                pieces.append(Span(text[done:low], span.role, span.action))
            if high > low:
                pieces.append(Span(text[low:high], role, span.action))
            done = max(high, done)
            if end > before + len(text):
                break
            start, end = next(waiting, _NOWHERE)
        if done < len(text):
            pieces.append(Span(text[done:], span.role, span.action))
        before += len(text)
    return tuple(pieces)


def _longest_fit(text: str, start: int, width: int) -> int:
    """The end of the longest piece of a word from `start` that fits; a URL breaks after its punctuation."""
    end = start + max(1, cells_to_index(text[start : start + width + 1], width))
    if end >= len(text):
        return len(text)
    for stop in range(end, start + (end - start) // 2, -1):
        if text[stop - 1] in _BREAK_AFTER:
            return stop
    return end


def wrap_offsets(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of `text` begins and ends when it is wrapped at `width` cells (at least 1).

    Breaks at blanks, and beside wide characters; a longer word is broken inside. Blanks at a break belong to no
    line. Never returns an empty list; time is proportional to the text.
    """
    width = max(width, 1)
    offsets: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while length - start > 0:
        window = text[start : start + width * 2 + 1]
        ascii_window = window.isascii()
        end = start + (min(width, len(window)) if ascii_window else cells_to_index(window, width))
        if end >= length:
            offsets.append((start, length))
            return offsets
        if text[end] == " ":
            stop = end
        else:
            stop = text.rfind(" ", start, end)
            if not ascii_window:
                stop = max(stop, _wide_break(text, start, end))
            if stop <= start:
                stop = _longest_fit(text, start, width)
        offsets.append((start, start + len(text[start:stop].rstrip(" ")) or stop))
        start = stop
        while start < length and text[start] == " ":
            start += 1
    return offsets or [(0, 0)]


def _wide_break(text: str, start: int, end: int) -> int:
    """The last place before `end` where a wide character allows a break, or -1."""
    widths = cell_widths(text[start : end + 1])
    for index in range(end - start, 0, -1):
        if widths[index] == 2 or (widths[index - 1] == 2 and widths[index] != 0):
            return start + index
    return -1


def wrap(line: Sequence[Span], width: int) -> list[Line]:
    """The line broken into lines of at most `width` cells."""
    return slice_lines(line, wrap_offsets(plain(line), width))


def wrap_hanging(line: Sequence[Span], width: int, hang: int) -> list[Line]:
    """The line broken into lines of at most `width` cells, all but the first set in by `hang`, where there is room."""
    text = plain(line)
    start, end = wrap_offsets(text, width)[0]
    rest = end + len(text[end:]) - len(text[end:].lstrip(" "))
    if rest >= len(text):
        return [slice_line(line, start, end)]
    inset = hang if width >= hang * 2 and width - hang >= 2 else 0  # a character may take two cells
    tail = wrap(slice_line(line, rest, len(text)), width - inset)
    return [slice_line(line, start, end), *((Span(" " * inset), *piece) if inset else piece for piece in tail)]
