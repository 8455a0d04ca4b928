"""RIS and NBIB: lines of a tag and its value, read with rispy once they are whole."""

from __future__ import annotations

from collections import Counter

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.record import NamedTuple
from profiletui.readers.cleaning import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINE = "line"
"""The field of a record that holds the number of its first line."""

_END = "ER"
_START = "TY"


class Line(NamedTuple):
    """A line as its format tells it: one without a ``tag`` continues the value above.

    ``begins`` tells that a record begins with it, ``ends`` that it belongs to none and the one above is over.
    """

    tag: str
    value: str
    begins: bool = False
    ends: bool = False


Records = list[dict[str, list[str]]]


def read_records(text: str, line_of: Callable[[str, bool], Line]) -> tuple[Records, list[Diagnostic]]:
    """Return the records of a text, each tag with its values, and what is to be said of lines outside of any.

    ``line_of`` reads a line, and is told whether a blank line stands above it.
    """
    # late: what only these two formats need
    from rispy import RisParser

    class Parser(RisParser):  # type: ignore[misc]  # rispy ships no types
        """Takes lines that were made whole, whatever their tags, and keeps every value of a tag."""

        def parse_line(self, line: str) -> tuple[str, str]:
            """Part a tag from its value."""
            tag, _, value = line.partition("\t")
            return tag, value

    remarks: list[Diagnostic] = []
    lines = list(_whole_lines(text, line_of, remarks))
    tags = {line.partition("\t")[0] for line in lines}
    parser = Parser(mapping={tag: tag for tag in tags}, list_tags=sorted(tags), delimiter_tags_mapping={})
    records = parser.parse_lines(iter(lines))
    return [{tag: as_list(value) for tag, value in record.items()} for record in records], remarks


def as_list(value: object) -> list[str]:
    """Return the values of a tag: rispy keeps that of the first line as one text."""
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _whole_lines(text: str, line_of: Callable[[str, bool], Line], remarks: list[Diagnostic]) -> Iterator[str]:
    """Write each value whole behind its tag, and say where each record begins and ends."""
    pieces: list[str] = []  # of the value that is not whole yet
    inside = False
    after_blank = True
    strays: list[int] = []
    for number, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            after_blank = True
            continue
        tag, value, begins, ends = line_of(written, after_blank)
        if pieces and (tag or ends):
            yield "\n".join(pieces)
            pieces = []
        if inside and (begins or ends or tag == _END):
            yield _END
            inside = False
        if begins:
            yield f"{_START}\t{value}"
            yield f"{LINE}\t{number}"
            inside = True
        if tag and inside and tag != _START:
            pieces.append(f"{tag}\t{value}")
        elif not tag and pieces:
            pieces += ["", value] if after_blank else [value]
        elif tag not in (_START, _END):
            strays.append(number)
        after_blank = False
    if pieces:
        yield "\n".join(pieces)
    if inside:
        yield _END
    if strays:
        lines = "1 line belongs" if len(strays) == 1 else f"{len(strays):,} lines belong"
        remarks.append(Diagnostic(strays[0], "warning", "unknown-line", f"{lines} to no entry: left out."))


def remark_on_unknown(counts: Counter[str], first_line: int) -> list[Diagnostic]:
    """Say once which tags are not known, and left out."""
    if not counts:
        return []
    tags = ", ".join([f"{tag} ({times:,})" for tag, times in counts.most_common(12)])
    return [Diagnostic(first_line, "note", "unknown-field", f"Tags that are not known, and left out: {tags}.")]


def places_in(values: list[str] | tuple[()]) -> list[str]:
    """Return the affiliations in the values of a tag, without the electronic address behind them."""
    parts = [part.partition("Electronic address:")[0] for value in values for part in clean(value).split("; ")]
    return [place for part in parts if (place := part.strip(" ;,"))]
