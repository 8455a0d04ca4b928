"""Ties, dashes and quotes as they are printed, and which braces a reader never sees."""

from __future__ import annotations

import re

# Patterns that few texts need are plain strings: the first page with TeX does not wait for them to be compiled.
_QUOTED = r"`([^\s`][^`]{0,200}?)'(?!\w)"
_BEFORE_DASH, _BEHIND_DASH = ")]}$'\"”.,%", '([{$\\`"“'
_OPENING, _RELATIONS = "([", "<>=≤≥≲≳≈"
_WINDOW = 24  # characters before a tie that are looked at
_LAST_WORD = r"[^\s(\[,;=<>|~$]*\Z"
_NUMBER = r"\$?[+\-−]?\.?[0-9]"
_SYMBOL = r"[^\W\d_]|[A-Za-z]{1,8}[_^]\{?[\w.,+-]{1,10}\}?|[A-Za-z]{1,3}/[A-Za-z]{1,3}|[A-Za-z]-[A-Za-z]"
_AMOUNT = (
    r"[0-9.]{1,9}\s?(?:%|(?:[kMGT]?eV|m?K|[kMG]?pc|AU|[kcmn]?m|[mnf]?s|[kMG]?Hz|m?Jy|[GT]|dex|mag|arcsec|deg|days"
    r"|[kMG]?yr|d[Bb]|[MLR]_sun|erg)(?!\w))"
)
_GREEK_NAMES = "alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega"
_GREEK = frozenset(_GREEK_NAMES.split())
_MESSIER = r"[0-9]{1,3}(?![0-9.])"
_WORDS = r"[^\W\d_]{3,}+(?:[ -][^\W\d_]++)*+"
_LONGEST_GROUP = 200  # characters of a group of words


def tie(text: str, at: int, end: int, is_tex: bool) -> str:
    """The tilde at ``at`` as a blank, which it is in TeX, or as itself where it means "about" or separates numbers."""
    before, behind = text[at - 1 : at] if at else "", text[at + 1 : min(at + 2, end)]
    if before.strip() and behind.strip():
        if before == "/" or (before.isdigit() and behind.isdigit()):
            return "~"
        if before in _OPENING or (before in _RELATIONS and not is_tex):
            return " " if behind == "\\" else "~"
        return "~" if re.compile(_NUMBER).match(text, at + 1, end) and _is_quantity(text, at, end, is_tex) else " "
    return " " if behind == "\\" and before else "~"


def _is_quantity(text: str, at: int, end: int, is_tex: bool) -> bool:
    """Whether a quantity stands before the tilde at ``at``, with a number behind it, and not a word or a name."""
    if text[at - 1] in ")]|":  # ``[Fe/H]~-2``; in TeX it is more often a tie, as in ``(a)~5``
        return not is_tex or text[at - 1] == "|"
    start = max(0, at - _WINDOW)
    last = re.compile(_LAST_WORD).search(text, start, at)
    word = last[0] if last else ""
    if word.lower() in _GREEK:
        return True
    if word.isupper() and 2 <= len(word) <= 6 and re.match(_AMOUNT, text[at + 1 : min(at + 24, end)]):
        return True
    if not re.fullmatch(_SYMBOL, word) or (start and len(word) == _WINDOW):
        return False
    if word in ("a", "A", "I"):  # an article, and names such as Type I
        return not is_tex and "." in text[at + 1 : at + 5]
    return not (word == "M" and re.compile(_MESSIER).match(text, at + 1, end))


def is_grouping(text: str, opening: int, closing: int, is_tex: bool) -> bool:
    """Whether a pair of braces only groups, as in ``N{é}el`` and ``5{,}000``; ``is_tex``: the text has macros."""
    if closing - opening > _LONGEST_GROUP:
        return is_tex and any(mark in text[opening + 1 : closing] for mark in "\\$")
    inside = text[opening + 1 : closing]
    before, behind = text[opening - 1 : opening] if opening else "", text[closing + 1 : closing + 2]
    if len(inside) <= 3 and inside and not inside.isalnum() and inside.strip(",.:;-–—/'") == "":
        return before.isalnum() and behind.isalnum() and (is_tex or before.isdigit() == behind.isdigit())
    beside = before.isalpha() or behind.isalpha()
    if is_tex:
        return (
            "\\" in inside
            or "$" in inside
            or not inside
            or (inside.isalnum() and beside)
            or re.fullmatch(_WORDS, inside.strip("{}")) is not None
        )
    return beside and len(inside) <= 3 and inside.isalpha() and not inside.isascii()


class Typography:
    """The dashes and quotes of one paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first_quote: int | None = None  # looked for when a quotation ends
        self._closing_quotes: set[int] = set()

    def read(self, mark: str, at: int, end: int) -> tuple[str, int]:
        """The mark at ``at`` as it is printed and the place behind it; a lone brace and a URL as they stand."""
        if mark in ("'", "`") and self._text.startswith(mark, at + 1, end):
            mark *= 2
        behind = at + len(mark)
        before, after = self._text[at - 1 : at] if at else "", self._text[behind : min(behind + 1, end)]
        if mark[0] == "-":
            glued = (before.isalnum() or before in _BEFORE_DASH) and (after.isalnum() or after in _BEHIND_DASH)
            spaced = before.isspace() and after.isspace()
            dash = {"--": "–", "---": "—", "-\n-": "–"}.get(mark, mark)
            return (dash if before and after and (glued or spaced) else mark), behind
        if mark == "``":
            return "“", behind
        if mark == "''":
            if self._first_quote is None:
                self._first_quote = self._text.find("``")
            return ("”" if 0 <= self._first_quote < at else mark), behind
        if mark == "`" and (quoted := re.compile(_QUOTED).match(self._text, at, end)) and not before.isalnum():
            self._closing_quotes.add(quoted.end() - 1)
            return "‘", behind
        if mark == "'" and at in self._closing_quotes:
            return "’", behind
        return mark, behind
