r"""Atoms of a formula set as text: the blanks between them, raised and lowered characters, parentheses.

An atom is a text, its style and its kind. TeX sets the blanks of a formula from the kinds alone; here the
author's own blanks count too, because a line of text has less room to tell a sum from a product.
"""

from __future__ import annotations

import re
import unicodedata

from profiletui.typeset.latex.tables import subscripts, superscripts

TYPE_CHECKING = False
if TYPE_CHECKING:
    Run = tuple[str, int]
    Atom = tuple[str, int, str]

_BLANKS = ("blank", "terminator", "space")


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


def attach(atoms: list[Atom], script: str, style: int) -> None:
    """Put a script to the last atom that is not a blank."""
    while atoms and atoms[-1][2] in ("blank", "terminator"):
        atoms.pop()
    if not atoms or atoms[-1][2] == "space":
        atoms.append((script, style, "ordinary"))
        return
    text, own, kind = atoms[-1]
    atoms[-1] = (text + script, own, kind if kind in ("function", "relation", "text", "close") else "ordinary")


def with_accent(name: str, mark: str, text: str) -> str:
    """``text`` under the accent ``name``, whose combining character is ``mark``; ``hat(…)`` over several letters."""
    letters = unicodedata.normalize("NFC", text)
    if name in ("overline", "underbar"):
        return "".join([letter + mark for letter in letters])
    if letters and not any(map(_is_plain, letters[1:])):
        return unicodedata.normalize("NFC", letters[0] + mark) + letters[1:]
    return f"{name.removeprefix('wide')}({text})"


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
    raised_or_lowered = letter in superscripts().values() or letter in subscripts().values()
    return not (raised_or_lowered or unicodedata.combining(letter) or letter in "^_(){}*")


def operand(text: str, below: bool = False) -> str:
    """A side of a fraction, in parentheses where it would be misread without."""
    if not text or is_enclosed(text):
        return text
    if below and not _is_one_factor(text):
        return f"({text})"
    outside = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", text)
    return f"({text})" if re.search(r"[\s+\-−±×·/=<>∈∼≈≤≥]", outside[text[0] not in "([" :]) else text


def set_atoms(atoms: list[Atom], tight: bool = False) -> list[Run]:
    """The atoms as runs, with the blanks between them that their kinds ask for."""
    runs: list[Run] = []
    last: Atom | None = None
    last_gap = ""
    blanks: set[str] = set()
    for atom in atoms:
        text, style, kind = atom
        if kind in _BLANKS:
            blanks.add(kind)
            continue
        if not text:
            continue
        if last is not None:
            last_gap = _gap(last, last_gap, blanks, atom, tight, first=len(runs) == 1)
            runs.append((last_gap + text, style))
        else:
            runs.append((" " + text if "space" in blanks and not tight else text, style))
        last = atom
        blanks.clear()
    if last is not None and "space" in blanks and not tight:
        runs.append((" ", last[1]))
    return runs


def _gap(last: Atom, last_gap: str, blanks: set[str], atom: Atom, tight: bool, first: bool) -> str:
    """The blank between two atoms, or nothing."""
    left, right = last[2], atom[2]
    wanted = "blank" in blanks
    if "space" in blanks:
        return "" if tight and "relation" in (left, right) else " "
    if left == "unknown":
        return " " if blanks else ""
    if "separator" in (left, right) or left == "open" or right == "close":
        return ""
    if "function" in (left, right):
        return _gap_at_function(last, atom, wanted, tight)
    if "relation" in (left, right):
        if left == right:
            return ""
        if left == "relation" and first:
            return " " if blanks and not tight else ""
        return "" if tight else " "
    if "text" in (left, right):
        return " " if wanted else ""
    if right in ("equal", "binary"):
        return " " if blanks and not tight else ""
    if left in ("equal", "binary"):
        if tight:
            return ""
        return " " if wanted or ("terminator" in blanks and last_gap) else ""
    return " " if wanted and not tight and last[0][0] != "∂" else ""


def _gap_at_function(last: Atom, atom: Atom, wanted: bool, tight: bool) -> str:
    if atom[2] == "function":
        if last[2] in ("binary", "equal", "relation"):
            return " " if not tight and (wanted or last[2] == "relation") else ""
        return (
            " " if wanted or last[0][-1:].isalnum() or last[0][-1:] == ")" or last[2] in ("close", "function") else ""
        )
    if atom[0][0] in ",.;:!?/" and not wanted:
        return ""
    return "" if atom[2] in ("open", "binary", "equal") and not wanted else "" if atom[2] == "open" else " "
