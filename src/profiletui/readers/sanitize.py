"""The one gate for text from outside: what could drive the terminal or hide from the eye stays out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MOST_MARKS = 8
"""Combining marks that one base character may carry; real writing needs four at most."""

SEQUENCES = "terminal sequences"
CONTROLS = "control characters"
BIDI = "bidirectional controls"
HIDDEN = "invisible characters"
SURROGATES = "lone surrogates"
PILED = "piled-up accents"
_SPACE, _MARK, _SELECTOR, _JOINER = "space", "mark", "selector", "joiner"
_REMOVED = frozenset((CONTROLS, BIDI, HIDDEN))

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Format characters by Unicode's book-keeping, yet with a shape of their own on the page.
_VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Letters and marks by Unicode's book-keeping, yet with no shape at all.
_SHAPELESS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_BY_CATEGORY = {
    "Cc": CONTROLS, "Cf": HIDDEN, "Cs": SURROGATES, "Zs": _SPACE, "Zl": _SPACE, "Zp": _SPACE, "Mn": _MARK, "Me": _MARK,
}  # fmt: skip


def _kind_of(char: str) -> str:
    """What is to be done about one character: '' for nothing."""
    if char in "\t\v\f":
        return _SPACE
    if char in "\u200c\u200d":
        return _JOINER
    if char in _BIDI:
        return BIDI
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char in "\u180b\u180c\u180d\u180f":
        return _SELECTOR
    if char in _SHAPELESS or "\U000e0000" <= char <= "\U000e0fff":
        return HIDDEN
    return "" if char in _VISIBLE else _BY_CATEGORY.get(unicodedata.category(char), "")


class _Kinds(dict[str, str]):
    """The kind of each character met so far."""

    def __missing__(self, char: str) -> str:
        kind = self[char] = "" if char == " " else _kind_of(char)
        return kind


_kinds = _Kinds()


def sort_out(chars: set[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the spaces among `chars` that are not the plain one, the combining marks, and all that is unsafe.

    A reader of much text asks this once for many lines: without marks and unsafe characters, and with its
    spaces replaced, a line needs no `sanitize`.
    """
    spaces: list[str] = []
    marks: list[str] = []
    unsafe: list[str] = []
    for char in chars:
        if kind := _kinds[char]:
            (spaces if kind == _SPACE else marks if kind == _MARK else unsafe).append(char)
    return spaces, marks, unsafe


def sanitize(text: str) -> tuple[str, tuple[str, ...]]:
    """Return one line of text fit to be shown, and what was taken out of it, in words for people.

    Complete terminal sequences (CSI, OSC, DCS, APC, PM, SOS; 7-bit and 8-bit) go whole, an unfinished one loses
    its introducer alone so that no text goes with it. Of what remains, C0 and C1 controls, bidirectional
    and invisible format characters go, as do combining marks beyond `MOST_MARKS` on one base; joiners stay
    inside emoji and in words of scripts that need them. Other spaces become plain ones, which is not worth
    a word; lone surrogates become U+FFFD. Sanitising twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text, ()
    removed: dict[str, None] = {}
    if not _INTRODUCERS.isdisjoint(text):
        text = _sequence().sub("", text)
        removed[SEQUENCES] = None
    kinds = {_kinds[char] for char in set(text)}
    removed.update((kind, None) for kind in (CONTROLS, BIDI, HIDDEN, SURROGATES) if kind in kinds)
    text = "".join([_replacement(char) for char in text]) if kinds != {""} else text
    if _MARK in kinds or _SELECTOR in kinds:
        text = _noting(text, _thin_marks, PILED, removed)
    if _JOINER in kinds:
        text = _noting(text, _drop_joiners, HIDDEN, removed)
    return text, tuple(removed)


def _noting(text: str, change: Callable[[str], str], kind: str, removed: dict[str, None]) -> str:
    changed = change(text)
    if changed != text:
        removed[kind] = None
    return changed


def _replacement(char: str) -> str:
    kind = _kinds[char]
    if not kind or kind in (_MARK, _SELECTOR, _JOINER):
        return char
    if kind == _SPACE or char in "\n\r\x85":  # ends of lines in some systems: words must not run together
        return " "
    return "\ufffd" if kind == SURROGATES else ""


_INTRODUCERS = frozenset("\x1b\x90\x98\x9b\x9d\x9e\x9f")


@cache
def _sequence() -> re.Pattern[str]:
    """Match a terminal sequence, or the introducer of one that is not finished on this line.

    A body stops at whatever may introduce the next sequence, so that a line of introducers takes linear time.
    """
    body = r"[^\x07\x1b\x90\x98\x9b-\x9f]*+"
    end = r"(?:\x07|\x1b\\|\x9c)"
    return re.compile(
        rf"""
          (?: \x1b\[ | \x9b ) [0-?]*+ [\ -/]*+ [@-~]                        # CSI
        | (?: \x1b[\]X^_P] | [\x90\x98\x9d-\x9f] ) {body} {end}              # OSC, SOS, PM, APC, DCS
        | (?: \x1bP | \x90 ) (?:tmux;)?+ (?: \x1b (?![P\\]) {body} )++ {end}  # DCS around another sequence
        | \x1b [\#%()*+] [0-9A-Za-z@=<>]                                     # character sets, alignment
        | \x1b [6-9=>DEHMNOZclmno|}}~\\]                                      # two-character functions
        | \x1b [\[\]PX^_]?+                                                  # unfinished
        | [\x90\x98\x9b\x9d-\x9f]
        """,
        re.VERBOSE,
    )


def _thin_marks(text: str) -> str:
    """Keep `MOST_MARKS` combining marks and one variation selector on each base character."""
    kept: list[str] = []
    marks, selectable = 0, False
    for char in text:
        kind = _kinds[char]
        if kind == _MARK:
            if marks == MOST_MARKS:
                continue
            marks += 1
        elif kind == _SELECTOR:
            if not selectable:
                continue
            selectable = False
        elif kind != _JOINER:
            marks, selectable = 0, char != " "
        kept.append(char)
    return "".join(kept)


def _drop_joiners(text: str) -> str:
    """Keep zero-width joiners and non-joiners where they change what is seen."""
    last = len(text) - 1
    return "".join(
        [
            char
            for place, char in enumerate(text)
            if _kinds[char] != _JOINER
            or (place > 0 and _joins(text[place - 1], char, text[place + 1] if place < last else ""))
        ]
    )


def _joins(before: str, joiner: str, after: str) -> bool:
    """Whether a joiner between these two belongs to an emoji or to a word of a joining script."""
    if _in_joining_script(before):
        virama = unicodedata.combining(before) == 9  # its joiner may end a word, as in Malayalam
        return _in_joining_script(after) or (virama and _kinds[after or " "] != _JOINER)
    if joiner != "\u200d" or not after:
        return False
    pictured = before == "\ufe0f" or unicodedata.category(before) in ("So", "Sk")
    return pictured and (unicodedata.category(after) == "So" or after == "\u2194")


_JOINING_SCRIPTS = (  # from Arabic to Burmese, Khmer and Mongolian, further Indic scripts, presentation forms
    (0x600, 0x10A0), (0x1780, 0x18B0), (0x1900, 0x1D00), (0xA840, 0xAC00), (0xFB50, 0xFE00), (0xFE70, 0xFEFD),
    (0x10A00, 0x12000), (0x1E900, 0x1E960),
)  # fmt: skip


def _in_joining_script(char: str) -> bool:
    if not char or _kinds[char] not in ("", _MARK):
        return False
    code = ord(char)
    return any(first <= code < end for first, end in _JOINING_SCRIPTS) and (
        char.isalpha() or unicodedata.category(char)[0] == "M"
    )
