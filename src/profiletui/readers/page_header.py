"""The head of a profile: name, field, metrics and heading, as lines say them."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.diagnostic import Diagnostic
from profiletui.model.profile import Metrics
from profiletui.model.record import NamedTuple
from profiletui.readers.page_figures import LABELS, Figure, Statement, may_be_figure, read_figures, value_of

LONGEST_QUOTE = 60
"""Characters of a line that a diagnostic quotes."""


class Header(NamedTuple):
    """The head of a profile. ``heading`` is the count over the papers.

    ``metric_line`` and ``heading_line`` say where the two counts stand, 0 for nowhere. ``rest`` is the index
    of the line where a further profile begins, None if the lines belong to this one. ``stated`` tells whether
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
    rest: int | None
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
    """Collects what the lines of one header say."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.name = ""
        self.field: str | None = None
        self.values: dict[str, int | float | None] = {}
        self.counts: list[tuple[int, Figure, int | float | None]] = []
        self.remarks: list[Diagnostic] = []

    def remark(self, index: int, severity: str, code: str, message: str) -> None:
        self.remarks.append(Diagnostic(self.first_line + index, severity, code, message))

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

    def build(self, rest: int | None) -> Header:
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
                self.remark(0, "note", "missing-metric", f"The page states no {LABELS[key]}.")
        return Header(
            line=self.first_line,
            name=self.name,
            field=self.field,
            metrics=metrics,
            metric_line=self.first_line + metric[0] if metric else 0,
            heading=_whole(heading[2]) if heading else None,
            heading_line=self.first_line + heading[0] if heading else 0,
            remarks=tuple(self.remarks),
            rest=rest,
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


def read_header(lines: list[str], first_line: int, named: bool = True) -> Header:
    """Read the head of a profile from the lines between its name and its first badge line.

    `first_line` is the number of the first of them. Every line that is not blank ends up in a field or in
    a remark. With `named` False the name is known not to be among them.
    """
    builder = _Builder(first_line)
    statements = list(read_figures(lines))
    place = 0
    if named and statements and statements[0].strange:
        builder.name = lines[statements[0].at]
        place = 1
    elif named:
        builder.remark(statements[0].at if statements else 0, "warning", "missing-name", "The page names nobody.")
    if place < len(statements) and _is_text(statements[place]) and looks_like_field(lines[statements[place].at]):
        builder.take_field(statements[place].at, lines[statements[place].at])
        place += 1
    for statement in statements[place:]:
        if _is_text(statement) and _another_begins(statements, place, builder):
            return builder.build(statement.at)
        place += 1
        for figure in statement.figures:
            builder.take_figure(statement.at, figure)
        for text in statement.strange:
            builder.take_text(statement.at, text)
    return builder.build(None)


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
    for statement in statements[place:]:
        if statement.strange:
            return False
        if any(figure.key in known for figure in statement.figures):
            return True
    return False
