"""Whether a line is written like the name of a person."""

from __future__ import annotations

import re
from functools import cache

LONGEST_NAME = 80
"""Characters of a name; whatever is longer is a sentence."""
_MOST_WORDS = 7
_NEVER_IN_NAMES = frozenset('0123456789:;!?…|/\\@=<>{}$_%#"“”,')
_PARTICLES = frozenset((
    "de", "der", "den", "van", "von", "da", "di", "del", "della", "la", "le", "du", "dos", "das", "do", "el", "al",
    "bin", "ibn", "ben", "ter", "ten", "zu", "af", "y", "e", "und",
))  # fmt: skip


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(r",? (?:Jr|Sr|II|III|IV|PhD|Ph\.D|MD|M\.D)\.?$")


def is_name(text: str) -> bool:
    """Tell whether a text is written like a person's name."""
    if len(text) > LONGEST_NAME:
        return False
    text = _suffix().sub("", text)
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or not _NEVER_IN_NAMES.isdisjoint(text) or "·" in words:
        return False
    if words[-1].endswith(".") and len(words[-1]) > 3:
        return False
    return all(_is_name_word(word.lstrip("('‘’")) for word in words)


def _is_name_word(word: str) -> bool:
    if not word or word.lower() in _PARTICLES:
        return bool(word)
    glued = re.search(r"[a-z]{2}[.)][^\W\d_]", word)
    return word[0].isalpha() and not word[0].islower() and not glued
