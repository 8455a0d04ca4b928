"""Bytes to text for the readers that take a source whole."""

from __future__ import annotations

import codecs

from profiletui.model.diagnostic import Diagnostic

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096  # bytes by which UTF-16 without a mark is told


def encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding of a source by its first bytes, and the length of the byte-order mark at its beginning.

    UTF-16 without a mark is told by its zeros: in text every other byte is one in most places, and always on the same
    side. What is neither is UTF-8, or else told line by line by `decode`.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    sample = head[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 8 and max(even, odd) * 3 > len(sample) and min(even, odd) * 32 < max(even, odd):
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return "utf-8", 0


def as_utf8(head: bytes) -> bytes:
    """The first bytes of a source as UTF-8 without a mark, for a look at their shape."""
    encoding, mark = encoding_of(head)
    if encoding == "utf-8":
        return head[mark:]
    return head[mark:].decode(encoding, "replace").encode("utf-8", "replace")


def marked(data: bytes) -> bytes:
    """The bytes of a source with a byte-order mark where they are UTF-16 without one."""
    encoding, mark = encoding_of(data)
    if mark or not encoding.startswith("utf-16"):
        return data
    return (codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE) + data


def decode(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text of a source with plain line feeds, and a remark where bytes had to be guessed.

    A line that is not UTF-8 is read as Windows-1252. Never raises.
    """
    encoding, mark = encoding_of(data)
    remarks: tuple[Diagnostic, ...] = ()
    if encoding == "utf-8":
        try:
            text = data[mark:].decode()
        except UnicodeDecodeError:
            text, remarks = _line_by_line(data[mark:])
    else:
        text = data[mark:].decode(encoding, "replace")
        if damaged := text.count("\ufffd"):
            at = text.count("\n", 0, text.find("\ufffd")) + 1
            places = "1 place is" if damaged == 1 else f"{damaged:,} places are"
            remarks = (Diagnostic(at, "warning", "encoding", f"{places} damaged UTF-16; letters there are lost."),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, remarks


def _line_by_line(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    lines: list[str] = []
    foreign: list[int] = []
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            foreign.append(number)
            lines.append(line.decode("cp1252", "replace"))
    count = "1 line is" if len(foreign) == 1 else f"{len(foreign):,} lines are"
    message = f"{count} not UTF-8, read as Windows-1252; letters with accents may be wrong."
    return "".join(lines), (Diagnostic(foreign[0], "warning", "encoding", message),)
