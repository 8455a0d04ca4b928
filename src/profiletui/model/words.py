"""Words compared as people compare them: blind to case, accents, punctuation and LaTeX."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from profiletui.model.memo import Memo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i",
    "ȷ": "j", "ŋ": "n", "ĸ": "k", "ƶ": "z", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ɫ": "l", "ɓ": "b", "ɗ": "d",
    "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁃": "-",
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "‟": '"', "″": '"',
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
}  # fmt: skip
_ACCENTS = range(202, 241)  # combining classes of marks that sit on, in or around a Latin or Greek letter


class _Folds(dict[int, str]):
    """What one character folds to, found out at its first appearance."""

    def __missing__(self, code: int) -> str:
        expanded = unicodedata.normalize("NFKD", chr(code).casefold()).casefold()
        letters = (
            _LETTERS.get(char, char)
            for char in expanded
            if unicodedata.combining(char) not in _ACCENTS and not "\ufe00" <= char <= "\ufe0f"
        )
        folded = self[code] = "".join(letters)
        return folded


_folds = _Folds()
_LONGEST_NAME = 80  # characters


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> str:
    """Return `text` without case and accents, typographic dashes and quotes as ASCII ones.

    Works character by character, ``fold(a + b) == fold(a) + fold(b)``, so that a place in the folded text can
    be traced to the original. A character may become none (a combining accent) or several (``ß``, ``œ``).
    """
    if text.isascii():
        return text.lower()
    folded = text.casefold()
    if len(folded) <= _LONGEST_NAME:  # names come before the first screen, which does not wait for `re`
        return folded.translate(_folds)
    return _foreign().sub(lambda run: run[0].translate(_folds), folded)


_MACRO = r"(?s)\\(?:([A-Za-z]+) *|.)"
_MACRO_LETTERS = {
    "o": "o", "l": "l", "i": "i", "j": "j", "ss": "ss", "ae": "ae", "oe": "oe", "aa": "a", "ell": "l",
    "dh": "d", "dj": "d", "th": "th", "ng": "n",
}  # fmt: skip
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi",
    "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_SPELT = "[äöüøå\u00b5\u0370-\u03ff\u1f00-\u1fff\U0001d6a8-\U0001d7cb]"
_GREEK_NAMES = frozenset(_GREEK.values())
_LOWER = bytes(range(256)).lower()
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))


def _spell_macro(macro: re.Match[str]) -> str:
    """The letters a TeX macro stands for; none for accents, styles, operators and escaped signs."""
    name = (macro[1] or "").lower()
    greek = name.removeprefix("var")
    return greek if greek in _GREEK_NAMES else _MACRO_LETTERS.get(name, "")


def _letters(text: str) -> str:
    """`text` folded, TeX macros spelt out; Greek letters by name, as their macros are."""
    folded = fold(re.sub(_MACRO, _spell_macro, text) if "\\" in text else text)
    if folded.isascii():
        return folded
    return "".join([_GREEK.get(char, char) for char in folded])


def spelt_out(text: str) -> str | None:
    """`text` folded, with Greek letters by their names and umlauts in two letters; None where it has neither."""
    if text.isascii():
        return None
    composed = unicodedata.normalize("NFC", text.lower())
    if not re.search(_SPELT, composed):
        return None
    return "".join([_GREEK.get(char, char) for char in fold(composed.translate(_TWO_LETTERS))])


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"  # vowels of Indic scripts are marks


def title_key(title: str) -> str:
    """Return what makes two spellings of one title equal: its letters and digits, folded, and nothing else.

    ``Erd\\H{o}s--R\\'enyi`` and ``Erdős–Rényi``, ``$\\alpha$-GAN`` and ``α-GAN`` have one key. A title with no
    letter or digit in it (``*``, ``\\LaTeX``) is its own key.
    """
    if title.isascii() and "\\" not in title:
        key = title.encode().translate(_LOWER, _SIGNS).decode()
    else:
        key = "".join([char for char in _letters(title) if _is_letter(char)])
    return key or "".join(fold(title).split())


def name_key(name: str) -> str:
    """Return what makes two spellings of one person's name equal: its folded words with one blank between.

    ``Jo-Ku  Cheng`` and ``jo ku cheng`` have one key; initials are not matched with full first names.
    """
    letters = _letters(name)
    words = "".join([char if _is_letter(char) else " " for char in letters if char not in "{}$'\""])
    return " ".join(words.split())


def surname_key(name: str) -> str:
    """Return the key of the last word of a name, ``Jr.`` and the like aside; '' for a name without letters."""
    last = name.rpartition(" ")[2].lower()
    if last.isascii() and last.isalpha() and last not in _SUFFIXES:
        return last
    words = name_key(name.replace("Ph.D", "PhD").replace("M.D", "MD")).split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1] if words else ""


_surname_keys = Memo(surname_key)  # people recur from paper to paper
_PRIME = 13253502374990104463  # any prime of 64 bits; ids kept on disk depend on it


def paper_id(title: str, authors: Sequence[str], rest: str = "") -> str:
    """Return the 16 hexadecimal digits that name a paper on every page and in every year.

    They come from the title and the first author's surname alone: dates, abstracts and first names are
    written differently from page to page. A paper without a title is told from others by all its authors
    and by `rest`, whatever else the page says of it; with a title, `rest` is not looked at.

    The digits are the remainder of the text, read as one number, by a prime. A cryptographic digest would
    promise nothing more here, where repeating a title repeats its id, and ``hashlib`` loads OpenSSL first.
    """
    key = title_key(title)
    if key:
        identity = f"titled\n{key}\n{_surname_keys[authors[0]] if authors else ''}"
    else:
        identity = "\n".join(("untitled", *map(name_key, authors), title_key(rest)))
    return "%016x" % (int.from_bytes(identity.encode("utf-8", "surrogatepass"), "big") % _PRIME)
