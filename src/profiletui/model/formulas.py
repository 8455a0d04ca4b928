r"""Which dollar signs of a text hold a formula and which are prices.

A sign may open a formula, close one, or stand for itself, and a wrong guess turns all that follow inside out. So the
signs of a text are told together: of all ways to pair them the likeliest is taken.
"""

from __future__ import annotations

import re

VERBATIM = r"\\(?:url|path|href|label|[a-zA-Z]{0,9}(?:cite[a-z]{0,9}|ref))\*?(?:\[[^][{}]{0,200}\]){0,2}\{[^{}]*\}"
"""A macro whose argument is no text, as a regular expression."""

LONGEST_FORMULA = 2000
"""Characters between two dollar signs; no formula that is read in a line of text has a quarter of that."""

_MOST_SIGNS = 2000  # of a text; a page that has more is aimed at whoever pairs them
_NESTED = 6  # signs looked at before one is taken to open nothing: a formula may hold text that holds a formula
# Patterns that few texts need are plain strings: the first page with TeX does not wait for them to be compiled.
_SIGNS = rf"\$|\\[$\\]|{VERBATIM}"
_MARKS = re.compile(r"[\^_{]|\\(?!\$)")
_PRICE = r"[\d.,]++\s?[^\W\d_]*+\s++[^\W\d_]{2}|[\d.,]++\s++[^\W\d_]{2}"
_MEASURE = r"[\d.,]++\s[^\W\d_]{1,4}(?:/[^\W\d_]{1,4})?"
_PROSE = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+\s++[^\W\d_]{2,}+\s++[^\W\d_]{2}")
_NO_PROSE = r"\\[A-Za-z]++\s*+|\{[^{}]*+\}"
_WORD = (
    r"(?<![^\W\d_])(?!(?:log|exp|sin|cos|tan|max|min|sup|inf|lim|mod|det|dim|ker|gcd)(?![^\W\d_]))[^\W\d_]{3}"
    r"|(?<![^\W_])(?:an|as|at|be|by|if|in|is|it|no|of|on|or|so|to|we)(?![^\W_])"
)
_SURE = frozenset("\\^_{|(<>=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_DISPLAY, _MARKED, _PLAIN, _LOOSE, _WORDY, _PRICED, _LONELY = 12, 8, 6, 4, 3, 2, -2


def formulas(text: str) -> dict[int, tuple[int, int]]:
    """Where the formulas between dollar signs begin, each with its number of signs and where those that close stand.

    A formula within the text of another is there too.
    """
    if (found := _in_turn(text)) is not None:
        return found
    signs = [sign.start() for sign in re.finditer(_SIGNS, text) if sign[0] == "$"]
    if not 2 <= len(signs) <= _MOST_SIGNS:
        return {}
    best = [0] * (len(signs) + 1)  # how likely the likeliest reading is of the signs from each on
    closes = [0] * len(signs)  # the sign that closes what one opens in that reading; 0 where it opens nothing
    doubles = [place for place in range(len(signs) - 1) if signs[place + 1] == signs[place] + 1]
    double = len(doubles)
    for place in range(len(signs) - 1, -1, -1):
        likeliest = best[place + 1] + _alone(text, signs[place])
        close, likely = _closed(text, signs, place)
        if close and likely + best[close + 1] > likeliest:
            likeliest, closes[place] = likely + best[close + 1], close
        if double and doubles[double - 1] == place:
            double -= 1
            shut = next((other for other in doubles[double + 1 : double + 4] if other > place + 1), 0)
            inside = text[signs[place] + 2 : signs[shut]] if shut else ""
            if _is_whole(inside) and _DISPLAY + best[shut + 2] > likeliest:
                likeliest, closes[place] = _DISPLAY + best[shut + 2], -shut
        best[place] = likeliest
    found = {}
    place = 0
    while place < len(signs):
        close, width = abs(closes[place]), 2 if closes[place] < 0 else 1
        if close:
            found[signs[place]] = width, signs[close]
            nested = place + width
            place = close + width
            while nested < close:
                if 0 < closes[nested] < close:
                    found[signs[nested]] = 1, signs[closes[nested]]
                nested = max(closes[nested], nested) + 1
        else:
            place += 1
    return found


def _in_turn(text: str) -> dict[int, tuple[int, int]] | None:
    """The signs paired one after the other where that leaves no doubt, as in nearly every text; None elsewhere."""
    pieces = text.split("$")
    if not len(pieces) % 2:
        return None
    found: dict[int, tuple[int, int]] = {}
    place = -1  # of the sign before the piece
    for number, piece in enumerate(pieces):
        behind = place + 1 + len(piece)
        if piece[-1:] == "\\" or ("{" in piece and not _is_balanced(piece)) or ("}" in piece and "{" not in piece):
            return None
        if number % 2:
            if not piece or len(piece) > LONGEST_FORMULA:
                return None
            if piece[0] not in _SURE or " " in piece or "\n" in piece:
                likely = _likelihood(piece, text[max(place - 1, 0) : place], text[behind + 1 : behind + 2])
                if likely < _PLAIN or "\n\n" in piece:
                    return None
            found[place] = 1, behind
        place = behind
    return found


def _alone(text: str, sign: int) -> int:
    """How likely a sign stands for itself."""
    return _PRICED if text[sign + 1 : sign + 2].isdecimal() or text[max(sign - 1, 0) : sign].isalnum() else _LONELY


def _closed(text: str, signs: list[int], place: int) -> tuple[int, int]:
    """The sign that would close what the one at ``place`` opens, and how likely that is a formula; 0 for none."""
    for close in range(place + 1, min(place + 1 + _NESTED, len(signs))):
        inside = text[signs[place] + 1 : signs[close]]
        if len(inside) > LONGEST_FORMULA or "\n\n" in inside:
            break
        if _is_balanced(inside):
            before, behind = text[max(signs[place] - 1, 0) : signs[place]], text[signs[close] + 1 : signs[close] + 2]
            likely = _likelihood(inside, before, behind)
            return (close, likely) if likely else (0, 0)
    return 0, 0


def _is_balanced(inside: str) -> bool:
    return inside.count("{") - inside.count("\\{") == inside.count("}") - inside.count("\\}")


def _is_whole(inside: str) -> bool:
    """Whether what stands between two pairs of signs is a displayed formula."""
    return bool(inside.strip()) and len(inside) <= LONGEST_FORMULA and "\n\n" not in inside and _is_balanced(inside)


def _likelihood(inside: str, before: str, behind: str) -> int:
    """How likely ``inside`` is a formula, by itself and the characters around its signs; 0 if it is none."""
    stripped = inside.strip()
    if not stripped:
        return 0
    marked = _MARKS.search(inside) is not None
    loose = len(stripped) < len(inside)
    if inside[0].isdecimal() and (behind.isdecimal() or re.match(_PRICE, inside)):
        # A closing sign right behind a unit (``$13 TeV$``) opens no price, unless a figure follows it.
        measured = re.fullmatch(_MEASURE, inside) is not None and not (behind.isalnum() or before.isalnum())
        return _PLAIN if measured or (marked and not inside[-1].isspace()) else 0
    prose = _PROSE.search(inside) is not None
    if marked:
        if not prose or not _PROSE.search(re.sub(_NO_PROSE, " ", inside)):
            return _MARKED
        return 0 if inside[-1].isspace() or behind.isdecimal() else _WORDY
    if loose:
        if stripped.isalpha() and len(stripped) > 2:
            both = inside[0].isspace() and inside[-1].isspace()
            return _WORDY if both and not (before.isalnum() or behind.isalnum()) else 0
        if not any(map(str.isalnum, stripped)) or (inside[0].isspace() and before.isalnum()):
            return 0
        return 0 if re.search(_WORD, stripped) else _LOOSE
    return 0 if prose or (before.isalnum() and inside[0] in ",.;:)!?") else _PLAIN
