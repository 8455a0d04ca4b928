"""The figures of a header (``h-index11``, ``2,072citations``): pure; a line in, its figures out."""

from __future__ import annotations

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS = {
    "h_index": "h-index",
    "papers": "number of papers",
    "citations": "citations",
    "novelty_percent": "Novelty",
    "ai_score": "AI Score",
}
"""Each metric, in the order of `Metrics`, as people call it."""

_SPELLINGS = {
    "h-index": "h_index",
    "h index": "h_index",
    "hindex": "h_index",
    "h\u2010index": "h_index",
    "h\u2011index": "h_index",
    "h\u2013index": "h_index",
    "papers": "papers",
    "paper": "papers",
    "citations": "citations",
    "citation": "citations",
    "novelty": "novelty_percent",
    "ai score": "ai_score",
    "ai-score": "ai_score",
    "aiscore": "ai_score",
}
_BEGINNINGS = tuple(label for label in _SPELLINGS if label not in ("papers", "citations"))
_SIGNS = "+-−"
_DIGITS = frozenset("0123456789")
_IN_NUMBERS = _DIGITS | frozenset(" ,.'’")
_MOST_DIGITS = 15

FIGURE_INITIALS = _DIGITS | frozenset("+-−hHpPcCnNaA")
"""What the first character of a line with a metric can be."""


def may_be_figure(line: str) -> bool:
    """A quick look that passes every line that begins with a metric and few others."""
    return line[0] in _DIGITS or line[0] in _SIGNS or line.lower().startswith(_BEGINNINGS)


class Figure(NamedTuple):
    """A number as written, with the metric it belongs to.

    ``glued`` tells that nothing stands between number and label, ``heading`` that the label is ``Papers``
    with a capital, behind the number.
    """

    key: str
    number: str
    glued: bool
    number_first: bool
    heading: bool


class Statement(NamedTuple):
    """What line `at` of a header says: its figures, and the pieces of it that are none.

    A line with neither is the first half of a figure that the next line completes.
    """

    at: int
    figures: tuple[Figure, ...]
    strange: tuple[str, ...]


def _is_number(text: str) -> bool:
    """Whether a text is written like a number, readable or not; a percent sign may follow."""
    digits = text.removesuffix("%").rstrip(" ")
    start = 1 if digits[:1] and digits[0] in _SIGNS else 0
    return digits[start : start + 1] in _DIGITS and digits[-1] in _DIGITS and _IN_NUMBERS.issuperset(digits[start:])


def _figure_in(piece: str) -> Figure | None:
    folded = piece.lower()
    for spelling, key in _SPELLINGS.items():
        if folded.startswith(spelling):
            number = piece[len(spelling) :]
            if _is_number(bare := number.lstrip(" :=")):
                return Figure(key, _without_percent(bare), bare == number, number_first=False, heading=False)
        if folded.endswith(spelling):
            number = piece[: -len(spelling)]
            if _is_number(bare := number.rstrip(" ")):
                heading = piece.endswith(("Papers", "Paper"))
                glued = bare == number and " " not in bare
                return Figure(key, _without_percent(bare), glued, number_first=True, heading=heading)
    return None


def _without_percent(number: str) -> str:
    return number.removesuffix("%").rstrip(" ")


def _half_in(line: str) -> bool:
    """Whether a line is a label alone or a number alone, the other half of which may stand in the next line."""
    return len(line) < 40 and (_is_number(line) or line.lower().rstrip(" :") in _SPELLINGS)


def figures_in(line: str) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """Return the figures a line states and the pieces of it that are none."""
    if whole := _figure_in(line):
        return (whole,), ()
    figures, strange, written = [], [], line
    for mark in ("•", "|", ";", ", "):
        line = line.replace(mark, "·")
    for piece in map(str.strip, line.split("·")):
        if figure := _figure_in(piece):
            figures.append(figure)
        elif piece:
            strange.append(piece)
    return (tuple(figures), tuple(strange)) if figures else ((), (written,))


def read_figures(lines: list[str], in_header: bool = False) -> Iterator[Statement]:
    """Yield what each line that is not blank says.

    A label and its number may stand on two lines, in either order; the figure is yielded with the second.
    Only where the lines are known to be a header's are figures sought behind other words as well
    (``CV · h-index 11``).
    """
    waiting: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        if not line:
            continue
        half = _half_in(line)
        if half and waiting and waiting[1][0].isalpha() != line[0].isalpha():
            label, number = (waiting[1], line) if waiting[1][0].isalpha() else (line, waiting[1])
            yield Statement(waiting[0], (), ())
            yield Statement(index, *figures_in(f"{label.rstrip(' :')} {number}"))
            waiting = None
            continue
        if waiting:
            yield Statement(waiting[0], (), (waiting[1],))
        waiting = (index, line) if half else None
        if not half:
            yield Statement(index, *(figures_in(line) if in_header or may_be_figure(line) else ((), (line,))))
    if waiting:
        yield Statement(waiting[0], (), (waiting[1],))


def value_of(figure: Figure) -> tuple[int | float | None, str]:
    """Return the number of a figure, or None and what is wrong with it as the end of a sentence."""
    digits = figure.number.replace("−", "-")
    if digits[0] == "-":
        return None, "is less than nothing"
    digits = digits.lstrip("+")
    share = figure.key in ("novelty_percent", "ai_score")
    whole, point, decimals = digits.partition(".") if share else (digits, "", "")
    if _is_grouped(whole):
        whole = "".join([digit for digit in whole if digit.isdigit()])
    if not whole.isdecimal() or not (decimals.isdecimal() or not point) or len(whole) + len(decimals) > _MOST_DIGITS:
        return None, "is no number that can be read"
    value = float(f"{whole}.{decimals}") if point else int(whole)
    if figure.key == "novelty_percent" and value > 100:
        return None, "is more than 100 percent"
    return value, ""


def _is_grouped(digits: str) -> bool:
    """Whether digits stand in groups of three: ``2,072``, ``2 072``, ``2'072``, ``2.072``."""
    first, *groups = "".join([char if char in _DIGITS else "," for char in digits]).split(",")
    return bool(groups) and 1 <= len(first) <= 3 and all(len(group) == 3 for group in groups)
