"""The figures of a header (``h-index11``, ``2,072citations``): pure; a line in, its figures out."""

from __future__ import annotations

import re
from functools import cache

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

_MOST_DIGITS = 15
_LABEL = r"(h[- ]?index|papers?|citations?|novelty|ai[- ]?score)"
_NUMBER = r"([-+−]?[0-9](?:[0-9 ,.'’]*[0-9])?)( *%?)"
_HINT = re.compile(r"[-+−]?[0-9]|h[- ]?index|papers?|citations?|novelty|ai[- ]?score", re.IGNORECASE)
FIGURE_INITIALS = frozenset("0123456789-+−hHpPcCnNaA")
"""What the first character of a line with a metric can be."""

may_be_figure = _HINT.match
"""A quick look that passes every line that begins with a metric and few others."""


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


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What separates figures; label before number; number before label; half a figure."""
    return (
        re.compile(r" *[·•|;] *|, "),
        re.compile(rf"{_LABEL}( *[:=]? *){_NUMBER}", re.IGNORECASE),
        re.compile(rf"{_NUMBER}( *){_LABEL}", re.IGNORECASE),
        re.compile(rf"{_LABEL} *:?|{_NUMBER}", re.IGNORECASE),
    )


def _figure_in(piece: str) -> Figure | None:
    _, label_first, number_first, _ = _patterns()
    if match := label_first.fullmatch(piece):
        label, gap, number, _percent = match.groups()
        return Figure(_key(label), number, not gap, number_first=False, heading=False)
    if match := number_first.fullmatch(piece):
        number, percent, gap, label = match.groups()
        glued = not gap and not percent.startswith(" ")
        return Figure(_key(label), number, glued, number_first=True, heading=label.startswith("Paper"))
    return None


def _key(label: str) -> str:
    return next(key for key in LABELS if key[0] == label[0].lower())


def figures_in(line: str) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """Return the figures a line states and the pieces of it that are none."""
    if whole := _figure_in(line):
        return (whole,), ()
    figures, strange = [], []
    for piece in _patterns()[0].split(line):
        if figure := _figure_in(piece):
            figures.append(figure)
        elif piece:
            strange.append(piece)
    return (tuple(figures), tuple(strange)) if figures else ((), (line,))


def read_figures(lines: list[str]) -> Iterator[Statement]:
    """Yield what each line that is not blank says.

    A label and its number may stand on two lines, in either order; the figure is yielded with the second.
    """
    waiting: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        if not line:
            continue
        half = len(line) < 40 and _patterns()[3].fullmatch(line)
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
            yield Statement(index, *(figures_in(line) if may_be_figure(line) else ((), (line,))))
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
    return re.fullmatch(r"[0-9]{1,3}(?:[ ,.'’][0-9]{3})+", digits) is not None
