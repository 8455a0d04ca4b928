"""``profiletui check``: what the reader has to say about the pages."""

from __future__ import annotations

from profiletui.cli import output, shared
from profiletui.model.diagnostic import SEVERITIES
from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from profiletui.cli.parser import Arguments
    from profiletui.model.diagnostic import Diagnostic
    from profiletui.session import Opened


def run(arguments: Arguments) -> int:
    """Report; exit code 1 when there is anything above a note."""
    opened = shared.open_aloud(arguments, tolerant=True)
    found = [
        (path, diagnostic)
        for path, reading in zip(opened.paths, opened.readings, strict=True)
        for diagnostic in reading.all_diagnostics
    ]
    if arguments.value("--format") == "json":
        output.hand_over(_document(found))
    else:
        output.say(_lines(found))
        output.remark(_summary(opened, found))
    return 1 if any(diagnostic.severity != "note" for _, diagnostic in found) else 0


def _lines(found: list[tuple[str, Diagnostic]]) -> Iterator[str]:
    for path, diagnostic in found:
        place = f"{path}:{diagnostic.line}" if diagnostic.line else path
        yield f"{place}: {diagnostic.severity} {diagnostic.code}: {diagnostic.message}\n"


def _document(found: list[tuple[str, Diagnostic]]) -> Iterator[str]:
    from profiletui.writers.json_writer import SCHEMA, diagnostic_record, dumps

    records = [{"source": path, **diagnostic_record(diagnostic)} for path, diagnostic in found]
    yield dumps({"schema": SCHEMA, "diagnostics": records}) + "\n"


def _summary(opened: Opened, found: list[tuple[str, Diagnostic]]) -> str:
    """``1 page, 30 papers: 1 note``."""
    severities = [diagnostic.severity for _, diagnostic in found]
    counts = [count(severities.count(name), name) for name in SEVERITIES if name in severities]
    papers = sum(len(profile.papers) for profile in opened.library.profiles)
    return f"{count(len(opened.readings), 'page')}, {count(papers, 'paper')}: {', '.join(counts) or 'all in order'}"
