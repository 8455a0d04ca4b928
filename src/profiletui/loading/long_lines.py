"""A limit for the length of a line of a page, above every honest one: memory stays in proportion."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.model.profile import Reading

LONGEST_LINE = 1 << 20
"""Bytes of a line; the longest abstracts have some thousands."""


class LongLines:
    """Cuts what stands in one line beyond `LONGEST_LINE`, and tells where it did. ``size`` counts the bytes so far.

    Where two bytes are a character, as ``wide`` tells, lines are left alone: whoever asks limits the size instead.
    """

    def __init__(self) -> None:
        self.size = 0
        self.wide = False
        self._length = 0  # of the line that has no end yet
        self._lines = 0
        self._cut: list[int] = []

    def cut(self, piece: bytes) -> bytes:
        """Return a piece of the page, itself no longer than a line may be, less what goes beyond the limit."""
        if not self.size:
            self.wide = piece.startswith((b"\xff\xfe", b"\xfe\xff"))
        self.size += len(piece)
        if self.wide:
            return piece
        end = b"\n" if b"\n" in piece else b"\r"
        first = piece.find(end)
        rest = len(piece) if first < 0 else first
        room = LONGEST_LINE - self._length
        if rest > room:
            if self._cut[-1:] != [self._lines + 1]:
                self._cut.append(self._lines + 1)
            kept = piece[: max(room, 0)] + piece[rest:]
        else:
            kept = piece
        self._length = self._length + len(piece) if first < 0 else len(piece) - piece.rfind(end) - 1
        self._lines += piece.count(end)
        return kept

    def tell(self, reading: Reading) -> Reading:
        """The reading of the page with a warning for each line that was cut."""
        if not self._cut:
            return reading
        message = f"This line is longer than {LONGEST_LINE >> 20} MB; the rest of it is left out."
        more = [Diagnostic(line, "warning", "long-line", message) for line in self._cut]
        return reading._replace(diagnostics=(*reading.diagnostics, *more))
