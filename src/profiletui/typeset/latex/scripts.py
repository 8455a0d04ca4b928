r"""Raised and lowered characters, accents, and the parentheses that a line of text needs."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from profiletui.typeset.latex.alphabets import off_the_line, subscripts, superscripts

TYPE_CHECKING = False
if TYPE_CHECKING:
    Run = tuple[str, int]
    Atom = tuple[str, int, str]

_LONG = 200  # characters of an atom that takes scripts no more; what follows is set behind it
_BEFORE_PRESCRIPT = ("relation", "equal", "open", "separator")
_KEPT = ("function", "relation", "text", "close", "upright", "prescript")


def scripted(mark: str, text: str) -> str:
    """``text`` raised (``^``) or lowered (``_``): in Unicode where every character can be, else ``^(…)``."""
    if not text:
        return ""
    if text[0] == mark:
        # An author lowers twice to make letters smaller (``s_{_{NN}}``).
        return text
    if mark == "^":
        text = text.replace("′′′", "‴").replace("′′", "″")
    table = superscripts() if mark == "^" else subscripts()
    if all(character in table for character in text):
        return "".join([table[character] for character in text])
    return mark + text if len(text) == 1 or is_enclosed(text) else f"{mark}({text})"


def attach(atoms: list[Atom], mark: str, text: str, style: int) -> None:
    """Raise (``^``) or lower (``_``) ``text`` at the last atom that is not a blank; '' for a mark adds it as it is."""
    blanks = len(atoms)
    while blanks and atoms[blanks - 1][2] in ("blank", "terminator"):
        blanks -= 1
    base, own, kind = atoms[blanks - 1] if blanks else ("", style, "space")
    if kind in ("space", "empty") or (mark == "^" and kind in _BEFORE_PRESCRIPT and text.isdecimal()):
        # ``{}^{40}Ca``, and ``\\to ^{40}Ca``, where nobody means a power of the arrow.
        alone = "ordinary" if text.startswith(("-", "−")) else "prescript"
        atoms.append((scripted(mark, text), style, alone))
        return
    del atoms[blanks:]
    if mark and ends_in_plain_script(base) and (len(text) != 1 or text.isalpha()):
        script = mark + (text if len(text) == 1 or is_enclosed(text) else f"({text})") if text else ""
    else:
        script = scripted(mark, text)
    if mark == "^" and (kind == "fraction" or (kind == "root" and base[-1] != ")")):
        base = f"({base})"
    if len(base) > _LONG:
        atoms.append((script, own, "ordinary"))
    else:
        atoms[-1] = (base + script, own, kind if kind in _KEPT else "ordinary")


def ends_in_plain_script(text: str) -> bool:
    """Whether ``text`` ends in a raised or lowered letter that Unicode cannot raise or lower, as ``C_X`` does."""
    return text[-2:-1] in ("_", "^") and text[-1].isalnum()


def with_accent(name: str, mark: str, text: str) -> str:
    """``text`` under the accent ``name``, whose combining character is ``mark``; ``hat(…)`` over several letters."""
    letters = unicodedata.normalize("NFC", text)
    if name in ("overline", "underbar") or name.endswith("arrow"):
        return marked(mark, letters)
    if letters and not any(map(_is_plain, letters[1:])):
        return unicodedata.normalize("NFC", letters[0] + mark) + letters[1:]
    return f"{name.removeprefix('wide')}({text})"


def marked(mark: str, text: str) -> str:
    """``text`` with a combining ``mark`` on each character, those left out that are raised, lowered or accents."""
    parts: list[str] = []
    done = 0
    for script in _scripts().finditer(text):
        parts += [letter + mark for letter in text[done : script.start()]]
        parts.append(script[0])
        done = script.end()
    return "".join([*parts, *[letter if letter == " " else letter + mark for letter in text[done:]]])


@cache
def _scripts() -> re.Pattern[str]:
    return re.compile(rf"[_^](?:\([^()]*+\)|.)|[{''.join(map(re.escape, off_the_line()))}\u0300-\u036f\u20d0-\u20ff ]+")


def is_enclosed(text: str) -> bool:
    """Whether one pair of brackets holds the whole of ``text``."""
    if len(text) < 2 or text[0] not in "([" or text[-1] not in ")]":
        return False
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter in "([") - (letter in ")]")
        if depth == 0:
            return place == len(text) - 1
    return False


def _is_one_factor(text: str) -> bool:
    """Whether ``text`` behind a fraction bar cannot be taken for a product (``2n``)."""
    if text.replace(".", "").replace(",", "").isdecimal() or (text[0] in "|‖" and text[-1] == text[0]):
        return True
    factor = text[1:] if text[0] in "√∂d" and len(text) > 1 else text
    called = factor.find("(")
    if called > 0 and is_enclosed(factor[called:]):
        factor = factor[:called]
    return is_enclosed(factor) or (factor[0].isalpha() and not any(map(_is_plain, factor[1:])))


def _is_plain(letter: str) -> bool:
    """Whether ``letter`` stands on the line, neither raised nor lowered nor on another letter."""
    return not (letter in off_the_line() or unicodedata.combining(letter) or letter in "^_(){}*")


def operand(text: str, below: bool = False) -> str:
    """A side of a fraction, in parentheses where it would be misread without."""
    if not text or is_enclosed(text):
        return text
    if below and not _is_one_factor(text):
        return f"({text})"
    outside = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", text)
    return f"({text})" if re.search(r"[\s+\-−±×·/=<>∈∼≈≤≥]", outside[text[0] not in "([" :]) else text
