"""The head of a profile: name, field, metrics and heading, as lines say them."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.diagnostic import Diagnostic
from profiletui.model.profile import Metrics
from profiletui.model.record import NamedTuple
from profiletui.readers.page.figures import LABELS, Figure, Statement, may_be_figure, read_figures, value_of

LONGEST_QUOTE = 60
"""Characters of a line that a diagnostic quotes."""


class Header(NamedTuple):
    """The head of a profile. ``heading`` is the count over the papers.

    ``metric_line`` and ``heading_line`` say where the two counts stand, 0 for nowhere. ``stated`` tells whether
    the page states any figure at all, readable or not.
    """

    line: int
    name: str
    field: str | None
    metrics: Metrics
    metric_line: int
    heading: int | None
    heading_line: int
    remarks: tuple[Diagnostic, ...]
    stated: bool


def quote(text: str) -> str:
    """`text` in quotation marks, cut to `LONGEST_QUOTE` characters."""
    return f"“{text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + '…'}”"


def looks_like_field(line: str) -> bool:
    """Whether a line under a name is a category code: arXiv's, or short and written like one."""
    if len(line) > 20 or " " in line or not line.isascii() or may_be_figure(line):
        return False
    if category_name(line):
        return True
    letters = line.replace("-", "").replace(".", "")
    return letters.isalpha() and len(line) <= 12 and (line.isupper() or "-" in line or "." in line)


class _Builder:
    """Collects what the lines of one header say; `start` is the first of those counted from `first_line`."""

    def __init__(self, first_line: int, start: int) -> None:
        self.first_line = first_line
        self.start = start
        self.name = ""
        self.field: str | None = None
        self.values: dict[str, int | float | None] = {}
        self.counts: list[tuple[int, Figure, int | float | None]] = []
        self.remarks: list[Diagnostic] = []

    def remark(self, index: int, severity: str, code: str, message: str) -> None:
        self.remarks.append(Diagnostic(self.first_line + index, severity, code, message))

    def take(self, statement: Statement) -> None:
        for figure in statement.figures:
            self.take_figure(statement.at, figure)
        for text in statement.strange:
            self.take_text(statement.at, text)

    def take_figure(self, index: int, figure: Figure) -> None:
        value, problem = value_of(figure)
        label = LABELS[figure.key]
        if problem:
            self.remark(index, "warning", "bad-metric", f"{label} is left empty: {quote(figure.number)} {problem}.")
        if figure.key == "papers":
            self.counts.append((index, figure, value))
        elif figure.key not in self.values:
            self.values[figure.key] = value
        elif value != self.values[figure.key]:
            self._remark_repeated(index, label, figure)

    def _remark_repeated(self, index: int, label: str, figure: Figure) -> None:
        message = f"{label} is stated twice; the first value is kept, not {quote(figure.number)}."
        self.remark(index, "warning", "repeated-metric", message)

    def take_text(self, index: int, text: str) -> None:
        if self.field is None and category_name(text):
            self.field = text
        else:
            self.remark(index, "warning", "unknown-line", f"Not understood and left out: {quote(text)}.")

    def take_field(self, index: int, text: str) -> None:
        self.field = text
        if category_name(text) is None:
            self.remark(index, "note", "unknown-category", f"arXiv has no category {quote(text)}.")

    def build(self) -> Header:
        metric, heading = self._settle_counts()
        values = self.values
        metrics = Metrics(
            _whole(values.get("h_index")),
            _whole(metric[2]) if metric else None,
            _whole(values.get("citations")),
            values.get("novelty_percent"),
            values.get("ai_score"),
        )
        for key, value in zip(LABELS, metrics, strict=True):
            if value is None:
                self.remark(self.start, "note", "missing-metric", f"The page states no {LABELS[key]}.")
        return Header(
            line=self.first_line + self.start,
            name=self.name,
            field=self.field,
            metrics=metrics,
            metric_line=self.first_line + metric[0] if metric else 0,
            heading=_whole(heading[2]) if heading else None,
            heading_line=self.first_line + heading[0] if heading else 0,
            remarks=tuple(self.remarks),
            stated=bool(self.values or self.counts),
        )

    def _settle_counts(self) -> tuple[_Count | None, _Count | None]:
        """Which of the counted papers is the metric and which the heading: the last one stands over the papers."""
        counts = self.counts
        if not counts:
            return None, None
        last = counts[-1][1]
        if len(counts) == 1:
            return (None, counts[0]) if last.heading and not last.glued else (counts[0], None)
        heading = counts[-1] if last.number_first and (last.heading or not last.glued) else None
        for index, figure, value in counts[1:-1] if heading else counts[1:]:
            if value not in (counts[0][2], heading and heading[2]):
                self._remark_repeated(index, LABELS["papers"], figure)
        return counts[0], heading


_Count = tuple[int, Figure, "int | float | None"]


def _whole(value: int | float | None) -> int | None:
    return None if value is None else int(value)


def read_headers(lines: list[str], first_line: int, named: bool = True) -> list[Header]:
    """Read the head of a profile from the lines between its name and its first badge line.

    There is more than one where profiles without papers come before it. `first_line` is the number of the
    first line. Every line that is not blank ends up in a field or in a remark. With `named` False the name of
    the first is known not to be among the lines.
    """
    statements = list(read_figures(lines, in_header=True))
    builder = _Builder(first_line, 0)
    place = _read_name(statements, 0, lines, builder, named)
    headers = []
    while place < len(statements):
        statement = statements[place]
        if _is_text(statement) and _another_begins(statements, place, builder):
            headers.append(builder.build())
            builder = _Builder(first_line, statement.at)
            place = _read_name(statements, place, lines, builder, named=True)
            continue
        place += 1
        builder.take(statement)
    return [*headers, builder.build()]


def _read_name(statements: list[Statement], place: int, lines: list[str], builder: _Builder, named: bool) -> int:
    """Take name and field from the statements at `place`; return the place behind them."""
    if named and place < len(statements) and statements[place].strange:
        statement = statements[place]
        builder.name = lines[statement.at]
        if statement.figures:
            builder.name = statement.strange[0]
            builder.take(statement._replace(strange=statement.strange[1:]))
        place += 1
    elif named:
        at = statements[place].at if statements else 0
        builder.remark(at, "warning", "missing-name", "The page names nobody.")
    if place < len(statements) and _is_text(statements[place]) and looks_like_field(lines[statements[place].at]):
        builder.take_field(statements[place].at, lines[statements[place].at])
        place += 1
    return place


def _is_text(statement: Statement) -> bool:
    return bool(statement.strange) and not statement.figures


def _another_begins(statements: list[Statement], place: int, builder: _Builder) -> bool:
    """Whether the line at `place` names a further profile: figures follow that were stated before."""
    place += 1
    if place < len(statements) and _is_text(statements[place]) and looks_like_field(statements[place].strange[0]):
        place += 1
    known = set(builder.values)
    if len(builder.counts) > 1:
        known.add("papers")
    while place < len(statements) and not statements[place].strange:
        if any(figure.key in known for figure in statements[place].figures):
            return True
        place += 1
    return False
