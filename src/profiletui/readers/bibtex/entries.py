"""The entries of a BibTeX file, as bibtexparser finds them, each field with what it says."""

from __future__ import annotations

import logging
import re

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.record import NamedTuple
from profiletui.readers.bibtex.values import LONGEST_MACRO, MONTHS, next_field, value_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from bibtexparser import model as parsed
    from bibtexparser.library import Library

PIECE = 1 << 16
"""Characters that are read in one step, which takes some hundredths of a second."""

_BLOCK = re.compile(r"^[^\S\n]*+@\w*+[ \t]*+[{(]", re.MULTILINE)


class Entry(NamedTuple):
    """One entry: the line in which it begins, its type and key, and its fields by their names in lower case.

    ``repeated`` holds what further fields of a name say.
    """

    line: int
    kind: str
    key: str
    fields: dict[str, str]
    repeated: tuple[tuple[str, str], ...] = ()


def read_entries(text: str, piece: int = PIECE) -> Generator[None, None, tuple[list[Entry], list[Diagnostic]]]:
    """Return, after some steps, every entry that has an end, and a remark for each thing that is odd or left out.

    bibtexparser keeps entries whose key was met before, or which repeat a field, among what failed: they count, too.
    Where a line begins a block it always begins one, so that what stands before can be read by itself.
    """
    parts: list[tuple[int, Library]] = []
    before = 0
    for part in _pieces(text, piece):
        parts.append((before, _parse(part)))
        before += part.count("\n")
        yield
    collected = _Collected()
    collected.take_macros(parts)
    for before, library in parts:
        collected.take(before, library)
        yield
    return collected.entries, collected.finished_remarks()


def _pieces(text: str, size: int) -> Iterator[str]:
    """The text in pieces of about `size` characters, parted at the beginnings of blocks."""
    start = 0
    while start < len(text):
        found = _BLOCK.search(text, start + size)
        end = found.start() if found else len(text)
        yield text[start:end]
        start = end


def _parse(text: str) -> Library:
    # late: with pylatexenc, which it imports, it takes longer than the first screen of a page
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it has to say becomes our remarks
    # It does not count a line that ends with a backslash.
    text = text.replace("\\\n", "\\ \n")
    # Its own middleware neither joins pieces with `#` nor keeps to the bounds of `value_of`.
    return parse_string(text, parse_stack=[])


class _Collected:
    """The entries of all pieces, and what there is to remark about them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.remarks: list[Diagnostic] = []
        self._macros = dict(MONTHS)
        self._lines_of_keys: dict[str, int] = {}
        self._without_key: list[int] = []

    def take_macros(self, parts: Iterable[tuple[int, Library]]) -> None:
        for before, library in parts:
            for string in library.strings:
                value = value_of(string.value, self._macros)[0].strip(" ,")
                if len(value) > LONGEST_MACRO:
                    message = f"The macro {string.key} is longer than {LONGEST_MACRO} characters; the rest is left out."
                    self._remark(before, string, "warning", "long-macro", message)
                self._macros[string.key.lower()] = value[:LONGEST_MACRO]

    def take(self, before: int, library: Library) -> None:
        # late: as above
        from bibtexparser.model import Entry as ParsedEntry
        from bibtexparser.model import ParsingFailedBlock

        for block in library.blocks:
            found = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
            if isinstance(found, ParsedEntry):
                entry = self._entry(before, found)
                self.entries.append(entry)
                self._take_key(entry)
            elif isinstance(block, ParsingFailedBlock) and found is None:
                self._remark(before, block, "warning", "broken-entry", _broken(block.raw or ""))

    def finished_remarks(self) -> list[Diagnostic]:
        """The remarks, and one for all entries that have no key."""
        if missing := self._without_key:
            count = "1 entry has" if len(missing) == 1 else f"{len(missing):,} entries have"
            self.remarks.append(Diagnostic(missing[0], "note", "missing-key", f"{count} no key, and all are kept."))
        return self.remarks

    def _take_key(self, entry: Entry) -> None:
        if not entry.key:
            self._without_key.append(entry.line)
        elif (first := self._lines_of_keys.setdefault(entry.key, entry.line)) != entry.line:
            message = f"The key {entry.key} stands in line {first:,}, too; both entries are kept."
            self.remarks.append(Diagnostic(entry.line, "note", "repeated-key", message))

    def _entry(self, before: int, found: parsed.Entry) -> Entry:
        fields: dict[str, str] = {}
        repeated: list[tuple[str, str]] = []
        for field in found.fields:
            name, written = field.key.lower(), field.value
            for _ in range(_MOST_MISSING_COMMAS):
                value, rest = value_of(written, self._macros)
                if not fields.get(name):
                    fields[name] = value
                elif value and value != fields[name]:
                    repeated.append((name, value))
                    message = f"The field {name} stands twice; the first is taken."
                    self._remark(before, field, "note", "repeated-field", message)
                if not (further := next_field(rest)):
                    break
                message = f"A comma is missing before the field {further[0]}; it is read nevertheless."
                self._remark(before, field, "note", "missing-comma", message)
                name, written = further[0].lower(), further[1]
        line = before + (found.start_line or 0) + 1
        return Entry(line, found.entry_type.lower(), found.key, fields, tuple(repeated))

    def _remark(self, before: int, at: parsed.Block | parsed.Field, severity: str, code: str, message: str) -> None:
        self.remarks.append(Diagnostic(before + (at.start_line or 0) + 1, severity, code, message))


_LONGEST_QUOTE = 40
_MOST_MISSING_COMMAS = 20  # in one field


def _broken(raw: str) -> str:
    beginning = " ".join(raw.partition("\n")[0][: 4 * _LONGEST_QUOTE].split())
    if len(beginning) > _LONGEST_QUOTE:
        beginning = beginning[: _LONGEST_QUOTE - 1] + "…"
    return (
        f"The entry that begins here, “{beginning}”, has no end (a brace or quotation mark is open, or a sign is "
        "missing); it is left out, and reading goes on at the next one."
    )
