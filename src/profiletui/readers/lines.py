"""From bytes in any pieces to clean lines: byte-order marks, line ends, encodings, hostile text."""

from __future__ import annotations

import codecs
import re
from io import BytesIO
from itertools import count

from profiletui.model.diagnostic import Diagnostic
from profiletui.readers.sanitize import MOST_MARKS, sanitize, sort_out

_PLAIN = bytes((10, *range(32, 127)))  # line feed and printable ASCII: nothing to be done about these
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8 = b"\xef\xbb\xbf"
_PILE = rf"[^\x00-\x7f]{{{MOST_MARKS + 1}}}"  # only where this matches can marks be piled up


class LineDecoder:
    """Turns the bytes of a page into its lines, stripped and fit to be shown; never raises.

    The same bytes give the same lines however they are cut into chunks. ``remarks`` grows by one
    ``unsafe-text`` for each line something was taken out of; `close` adds ``encoding`` where needed.
    """

    def __init__(self) -> None:
        self.remarks: list[Diagnostic] = []
        self.count = 0
        """Lines returned so far."""
        self._head: bytes | None = b""
        self._pending: list[bytes] = []
        self._utf16: codecs.IncrementalDecoder | None = None
        self._foreign_lines = 0
        self._first_foreign = 0

    def feed(self, chunk: bytes) -> list[str]:
        """Return the lines completed by `chunk`."""
        if self._head is not None:
            chunk = self._head + chunk
            if len(chunk) < len(_UTF8):
                self._head = chunk
                return []
            chunk = self._without_byte_order_mark(chunk)
        if self._utf16 is not None:
            chunk = self._utf16.decode(chunk).encode()
        if self._pending and self._pending[-1].endswith(b"\r"):
            chunk = self._pending.pop() + chunk
        # A final CR may be half of a CRLF.
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r", 0, -1)) + 1
        if not end:
            if chunk:
                self._pending.append(chunk)
            return []
        whole = b"".join((*self._pending, memoryview(chunk)[:end]))
        self._pending = [chunk[end:]] if end < len(chunk) else []
        return self._lines(whole)

    def close(self) -> list[str]:
        """Return the lines that were left without a line end, and complete ``remarks``."""
        rest = b""
        if self._head is not None:
            rest = self._without_byte_order_mark(self._head)
        if self._utf16 is not None:
            rest = self._utf16.decode(rest, final=True).encode()
        rest = b"".join((*self._pending, rest))
        self._pending = []
        if rest and not rest.endswith((b"\n", b"\r")):
            rest += b"\n"
        lines = self._lines(rest) if rest else []
        if self._foreign_lines:
            lines_read = "1 line is" if self._foreign_lines == 1 else f"{self._foreign_lines:,} lines are"
            how = "damaged UTF-16" if self._utf16 is not None else "not UTF-8, read as Windows-1252"
            message = f"{lines_read} {how}; letters with accents may be wrong."
            self.remarks.append(Diagnostic(self._first_foreign, "warning", "encoding", message))
        return lines

    def _without_byte_order_mark(self, head: bytes) -> bytes:
        self._head = None
        if head.startswith(_UTF16):
            self._utf16 = codecs.getincrementaldecoder("utf-16")("replace")
            return head
        return head.removeprefix(_UTF8)

    def _lines(self, data: bytes) -> list[str]:
        """Decode complete lines; `data` ends with a line end."""
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        try:
            # Line by line: most are plain ASCII, which is decoded many times faster than a mixed text.
            lines = list(map(bytes.decode, BytesIO(data)))
        except UnicodeDecodeError:
            lines = list(map(self._decode_one, BytesIO(data), count(self.count + 1)))
            data = "".join(lines).encode()
        spaces, marks, risks = sort_out(special := set(data.translate(None, _PLAIN).decode()))
        if self._utf16 is not None and "\ufffd" in special:
            self._note_damage(lines)
        if spaces or marks or risks:
            lines = self._cleaned("".join(lines), spaces, marks, risks)
        self.count += len(lines)
        return list(map(str.strip, lines))

    def _decode_one(self, line: bytes, number: int) -> str:
        """Decode as UTF-8 a line that is UTF-8, any other as Windows-1252."""
        try:
            return line.decode()
        except UnicodeDecodeError:
            self._note_foreign(number)
            return line.decode("cp1252", "replace")

    def _note_damage(self, lines: list[str]) -> None:
        for number, line in enumerate(lines, self.count + 1):
            if "\ufffd" in line:
                self._note_foreign(number)

    def _note_foreign(self, number: int) -> None:
        self._foreign_lines += 1
        self._first_foreign = self._first_foreign or number

    def _cleaned(self, text: str, spaces: list[str], marks: list[str], risks: list[str]) -> list[str]:
        """The lines of `text` with plain spaces for all, and without what is unsafe; see `sort_out`."""
        for space in spaces:
            text = text.replace(space, " ")
        if marks and re.search(_PILE, text):
            risks = risks + marks
        lines = text.split("\n")
        lines.pop()
        if risks:
            self._sanitize(lines, risks)
        return lines

    def _sanitize(self, lines: list[str], risks: list[str]) -> None:
        """Clean the lines that hold any of `risks`; other spaces are plain ones already."""
        for index, line in enumerate(lines):
            if any(risk in line for risk in risks):
                # A byte-order mark in the middle is where two files were put together.
                clean, removed = sanitize(line.removeprefix("\ufeff"))
                lines[index] = clean
                if removed:
                    message = f"Taken out before showing: {', '.join(removed)}."
                    self.remarks.append(Diagnostic(self.count + index + 1, "warning", "unsafe-text", message))
