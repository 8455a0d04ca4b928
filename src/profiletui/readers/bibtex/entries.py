"""The entries of a BibTeX file, as bibtexparser finds them, each field with what it says."""

from __future__ import annotations

import logging

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.record import NamedTuple
from profiletui.readers.bibtex.values import LONGEST_MACRO, MONTHS, next_field, value_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bibtexparser import model as parsed
    from bibtexparser.library import Library


class Entry(NamedTuple):
    """One entry: the line in which it begins, its type and key, and its fields by their names in lower case.

    ``repeated`` holds what further fields of a name say.
    """

    line: int
    kind: str
    key: str
    fields: dict[str, str]
    repeated: tuple[tuple[str, str], ...] = ()


def read_entries(text: str) -> tuple[list[Entry], list[Diagnostic]]:
    """Return every entry that has an end, and a remark for each thing that is odd or left out.

    bibtexparser keeps entries whose key was met before, or which repeat a field, among what failed: they count, too.
    """
    # late: only where a list is read
    from bibtexparser.model import Entry as ParsedEntry
    from bibtexparser.model import ParsingFailedBlock

    library = _parse(text)
    remarks: list[Diagnostic] = []
    macros = _macros(library.strings, remarks)
    entries: list[Entry] = []
    lines_of_keys: dict[str, int] = {}
    without_key: list[int] = []
    for block in library.blocks:
        found = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
        if isinstance(found, ParsedEntry):
            entry = _entry(found, macros, remarks)
            entries.append(entry)
            if not entry.key:
                without_key.append(entry.line)
            elif (first := lines_of_keys.setdefault(entry.key, entry.line)) != entry.line:
                message = f"The key {entry.key} stands in line {first:,}, too; both entries are kept."
                remarks.append(Diagnostic(entry.line, "note", "repeated-key", message))
        elif isinstance(block, ParsingFailedBlock) and found is None:
            remarks.append(_broken(block))
    if without_key:
        count = "1 entry has" if len(without_key) == 1 else f"{len(without_key):,} entries have"
        remarks.append(Diagnostic(without_key[0], "note", "missing-key", f"{count} no key, and all are kept."))
    return entries, remarks


def _parse(text: str) -> Library:
    # late: with pylatexenc, which it imports, it takes longer than the first screen of a page
    from bibtexparser.entrypoint import parse_string

    logger = logging.getLogger("bibtexparser")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # what it has to say becomes our remarks
        logger.propagate = False
    # It does not count a line that ends with a backslash.
    text = text.replace("\\\n", "\\ \n")
    # Its own middleware neither joins pieces with `#` nor keeps to the bounds of `value_of`.
    return parse_string(text, parse_stack=[])


def _macros(strings: Iterable[parsed.String], remarks: list[Diagnostic]) -> dict[str, str]:
    macros = dict(MONTHS)
    for string in strings:
        value = value_of(string.value, macros)[0].strip(" ,")
        if len(value) > LONGEST_MACRO:
            message = f"The macro {string.key} is longer than {LONGEST_MACRO} characters; the rest of it is left out."
            remarks.append(Diagnostic((string.start_line or 0) + 1, "warning", "long-macro", message))
        macros[string.key.lower()] = value[:LONGEST_MACRO]
    return macros


def _entry(found: parsed.Entry, macros: Mapping[str, str], remarks: list[Diagnostic]) -> Entry:
    line = (found.start_line or 0) + 1
    fields: dict[str, str] = {}
    repeated: list[tuple[str, str]] = []
    for field in found.fields:
        name, written = field.key.lower(), field.value
        for _ in range(_MOST_MISSING_COMMAS):
            value, rest = value_of(written, macros)
            if not fields.get(name):
                fields[name] = value
            elif value and value != fields[name]:
                repeated.append((name, value))
                message = f"The field {name} stands twice; the first is taken."
                remarks.append(Diagnostic((field.start_line or 0) + 1, "note", "repeated-field", message))
            if not (further := next_field(rest)):
                break
            message = f"A comma is missing before the field {further[0]}; it is read nevertheless."
            remarks.append(Diagnostic((field.start_line or 0) + 1, "note", "missing-comma", message))
            name, written = further[0].lower(), further[1]
    return Entry(line, found.entry_type.lower(), found.key, fields, tuple(repeated))


_LONGEST_QUOTE = 40
_MOST_MISSING_COMMAS = 20  # in one field


def _broken(block: parsed.ParsingFailedBlock) -> Diagnostic:
    beginning = " ".join((block.raw or "")[: 4 * _LONGEST_QUOTE].split())
    if len(beginning) > _LONGEST_QUOTE:
        beginning = beginning[: _LONGEST_QUOTE - 1] + "…"
    message = (
        f"The entry that begins here, “{beginning}”, has no end (a brace or quotation mark is open, or a sign is "
        "missing); it is left out, and reading goes on at the next one."
    )
    return Diagnostic((block.start_line or 0) + 1, "warning", "broken-entry", message)
