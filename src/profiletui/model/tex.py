"""Whether a text may hold TeX. The first screen asks, so that nothing is imported here."""

from __future__ import annotations


def may_hold_tex(text: str) -> bool:
    """Whether ``text`` has a sign without which it reads as it stands; browser, search and export ask here alone."""
    if "\\" in text or "$" in text or "{" in text or "~" in text or "`" in text:
        return True
    if "-" in text and ("--" in text or "-\n-" in text):
        return True
    return ("<" in text and "</" in text) or ("&" in text and ";" in text)
