r"""LaTeX source seen as braces, macros and their arguments.

Brackets are paired once and searches that failed are remembered, so that a text of opening marks alone is
read in time proportional to its length.
"""

from __future__ import annotations

import re
import unicodedata

from profiletui.typeset.latex.tables import arguments_of

DEEPEST = 24
"""Groups nested deeper than this are left as they stand: no text that is read by people nests half as deep."""

_BRACE = re.compile(r"[{}]")
_NAME = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)


class Source:
    """One paragraph of LaTeX. Places are indices into ``text``; a range is ``start`` to before ``end``."""

    __slots__ = ("_absent", "_closes", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._absent: set[tuple[str, int]] = set()
        self._closes: dict[int, int] = {}
        opened: list[int] = []
        for brace in _BRACE.finditer(text):
            at = brace.start()
            if text[at - 1 : at] == "\\" and _is_escaped(text, at):
                continue
            if text[at] == "{":
                opened.append(at)
            elif opened:
                self._closes[opened.pop()] = at

    def close_of(self, brace: int, end: int) -> int:
        """The place of the brace that closes the one at ``brace``; -1 if none does before ``end``."""
        close = self._closes.get(brace, -1)
        return close if close < end else -1

    def find(self, mark: str, start: int, end: int) -> int:
        """The first place of ``mark`` in the range, or -1."""
        if (mark, end) in self._absent:
            return -1
        place = self.text.find(mark, start, end)
        if place < 0:
            self._absent.add((mark, end))
        return place

    def macro(self, at: int) -> tuple[str, int]:
        """The name of the macro whose backslash stands at ``at``, and the place behind it.

        The name is empty for a backslash that ends the text.
        """
        name = _NAME.match(self.text, at)
        return (name.group(1), name.end()) if name else ("", at + 1)

    def word(self, at: int, end: int) -> tuple[str, int]:
        """The run of letters at ``at`` and the place behind it."""
        behind = at
        while behind < end and self.text[behind].isalpha():
            behind += 1
        return self.text[at:behind], behind

    def skip_blanks(self, at: int, end: int) -> int:
        """The first place from ``at`` that holds no blank."""
        while at < end and self.text[at] in " \n\t":
            at += 1
        return at

    def argument(self, at: int, end: int) -> tuple[int, int, int] | None:
        """The argument that begins at or behind the blanks at ``at``: its range, and the place behind it.

        An argument is a group, a macro with its own arguments, or a single character. A group that is never
        closed reaches to ``end``.
        """
        at = self.skip_blanks(at, end)
        if at >= end or self.text[at] in "}&$":
            return None
        if self.text[at] == "{":
            close = self.close_of(at, end)
            return (at + 1, end, end) if close < 0 else (at + 1, close, close + 1)
        if self.text[at] != "\\":
            return at, at + 1, at + 1
        name, behind = self.macro(at)
        for _ in range(arguments_of(name)):
            behind = self.skip_blanks(self.option(behind, end)[1], end)
            if self.text[behind : behind + 1] == "{":
                close = self.close_of(behind, end)
                behind = end if close < 0 else close + 1
            elif self.text[behind : behind + 1].isalnum():
                behind += 1
        return at, min(behind, end), min(behind, end)

    def option(self, at: int, end: int) -> tuple[str, int]:
        """The optional argument ``[…]`` at ``at`` and the place behind it; '' and ``at`` where there is none."""
        if self.text[at : at + 1] != "[":
            return "", at
        close = self.text.find("]", at, min(end, at + 200))
        return ("", at) if close < 0 else (self.text[at + 1 : close], close + 1)

    def group(self, at: int, end: int) -> tuple[str, int]:
        """The text of the group at ``at`` as it stands, and the place behind it; '' and ``at`` without one."""
        if self.text[at : at + 1] != "{" or (close := self.close_of(at, end)) < 0:
            return "", at
        return self.text[at + 1 : close], close + 1

    def branch(self, at: int, end: int, otherwise: bool) -> tuple[int, int, int]:
        r"""The range of one branch of a condition that begins at ``at``, and the place behind its ``\fi``."""
        close = self.find("\\fi", at, end)
        if close < 0:
            return at, at, at
        middle = self.find("\\else", at, close)
        if otherwise:
            return (close, close, close + 3) if middle < 0 else (middle + 5, close, close + 3)
        return at, close if middle < 0 else middle, close + 3

    def behind_arguments(self, at: int, end: int) -> int:
        """The place behind all groups and options that follow ``at`` without a blank."""
        while True:
            behind = self.group(self.option(at, end)[1], end)[1]
            if behind == at or behind >= end:
                return min(behind, end)
            at = behind


def _is_escaped(text: str, at: int) -> bool:
    backslash = at
    while backslash and text[backslash - 1] == "\\":
        backslash -= 1
    return (at - backslash) % 2 == 1


def accented(mark: str, base: str) -> str | None:
    """``base`` with the combining ``mark`` on its first letter, or None if that letter takes no such accent."""
    first = {"ı": "i", "ȷ": "j"}.get(base[:1], base[:1])
    composed = unicodedata.normalize("NFC", first + mark)
    if len(composed) > 1 and mark != "\u0361":
        return None
    return composed + base[1:]
