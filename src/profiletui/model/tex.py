r"""Whether a text may hold TeX, and whether what stands between two dollar signs is mathematics or two prices."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\^_{]")
_PRICE = re.compile(r"[\d.,]+\s?[^\W\d_]*\s+[^\W\d_]{2,}")
_MEASURE = re.compile(r"[\d.,]+\s[^\W\d_]{1,4}(?:/[^\W\d_]{1,4})?")
_PROSE = re.compile(r"[^\W\d_]{3,}\s+[^\W\d_]{2,}\s+[^\W\d_]{2,}")


def may_hold_tex(text: str) -> bool:
    """Whether ``text`` has a sign without which it reads as it stands; browser, search and export ask here alone."""
    if "\\" in text or "$" in text or "{" in text or "~" in text or "`" in text:
        return True
    if "-" in text and ("--" in text or "-\n-" in text):
        return True
    return ("<" in text and "</" in text) or ("&" in text and ";" in text)


def is_formula(text: str, at: int, width: int, close: int) -> bool:
    """Whether the signs at ``at`` and ``close``, ``width`` dollars each, hold a formula of ``text``."""
    inside = text[at + width : close]
    if not inside.strip() or inside.count("{") - inside.count("\\{") != inside.count("}") - inside.count("\\}"):
        return False
    if width == 2:
        return True
    before, behind = text[at - 1 : at] if at else "", text[close + 1 : close + 2]
    marked = _MARKS.search(inside) is not None
    if inside[0].isdecimal() and (behind.isdecimal() or _PRICE.match(inside)):
        # A closing sign right behind a unit (``$13 TeV$``) opens no price, unless a figure follows it.
        measured = _MEASURE.fullmatch(inside) is not None and not (behind.isalnum() or before.isalnum())
        return measured or (marked and not inside[-1].isspace())
    if marked:
        return True
    if inside[0].isspace() or inside[-1].isspace():
        word = inside.strip()
        if len(word) > 1 and word.isalpha() and (before.isalnum() or behind.isalnum()):
            return False
        return inside[0].isspace() and inside[-1].isspace() and len(word.split()) == 1
    return not _PROSE.search(inside) and not (before.isalnum() and inside[0] in ",.;:)!?")
