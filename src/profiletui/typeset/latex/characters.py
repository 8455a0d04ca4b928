r"""Characters told by a number or a name (``\unicode{x2013}``, ``&#177;``, ``&lt;``), and HTML's few tags in text."""

from __future__ import annotations

import re
import unicodedata

_CODE = r"(?:0?[xX]|[\"])([0-9A-Fa-f]{1,6})|([0-9]{1,7})"
_SHAPELESS = "\u115f\u1160\u3164\uffa0"

MARKUP = r"<(?:su[bp]|inf|[ibu]|em|strong)>|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
"""Opening tags and entities, as a regular expression."""


def by_code(digits: str, hexadecimal: bool = False) -> str:
    """The character with that number, written ``8211`` or ``x2013``; '' for one that a page could not hold."""
    code = re.fullmatch(_CODE, "x" + digits if hexadecimal else digits.strip())
    if code is None:
        return ""
    number = int(code[1], 16) if code[1] else int(code[2])
    return _shown(chr(number)) if number < 0x110000 else ""


def entity(written: str) -> str:
    """What an entity of HTML stands for; itself where that is unknown or no character that a page could hold."""
    if written[1] == "#":
        return by_code(written[2:-1]) or written
    from html import unescape  # late: its table is large, and entities are rare

    said = unescape(written)
    return (_shown(said) if len(said) == 1 else "") or written


def _shown(character: str) -> str:
    """A character that has a shape of its own, or a blank for a blank; '' for those that steer or hide."""
    if unicodedata.category(character) == "Zs":
        return " "
    hidden = unicodedata.category(character)[0] == "M" or character in _SHAPELESS
    return character if character.isprintable() and not hidden else ""
