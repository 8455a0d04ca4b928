r"""The blanks between the atoms of a formula.

An atom is a text, its style and its kind. TeX sets the blanks of a formula from the kinds alone; here the
author's own blanks count too, because a line of text has less room to tell a sum from a product.
"""

from __future__ import annotations

from profiletui.typeset.latex.scripts import ends_in_plain_script

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.typeset.latex.scripts import Atom, Run

_BLANKS = ("blank", "terminator", "space")
_SCRIPTS = ("_", "^")
_WORDS = frozenset(["and", "for", "if", "in", "is", "mod", "not", "odd", "even", "or", "prime", "to", "with", "over"])


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
            if (
                not last_gap
                and (last[0][-2:-1] in _SCRIPTS or (tight and blanks))
                and text[0].isalnum()
                and (ends_in_plain_script(last[0]) or (tight and blanks and _is_word(last[0], text)))
            ):
                last_gap = " "  # ``C_X vol`` is not C with a long index, nor ``t in H`` a product
            runs.append((last_gap + text, style))
        else:
            runs.append((" " + text if "space" in blanks and not tight else text, style))
        last = atom
        blanks.clear()
    if last is not None and "space" in blanks and not tight:
        runs.append((" ", last[1]))
    return runs


_TAKE_PRESCRIPT = ("ordinary", "text", "upright", "open", "function")


def _gap(last: Atom, last_gap: str, blanks: set[str], atom: Atom, tight: bool, first: bool) -> str:
    """The blank between two atoms, or nothing."""
    left, right = last[2], atom[2]
    wanted = "blank" in blanks
    if "space" in blanks:
        return "" if tight and "relation" in (left, right) else " "
    if left == "unknown":
        return " " if blanks else ""
    if left == "prescript" and right in _TAKE_PRESCRIPT:
        return ""
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
    if "upright" in (left, right):
        return " " if wanted or (last[0][-1].isalnum() and atom[0][0].isalnum()) else ""
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


def _is_word(left: str, right: str) -> bool:
    """Whether two runs of letters are words apart, as in the condition of a sum that was written without TeX."""
    return (
        left in _WORDS or right in _WORDS or (left.isalpha() and right.isalpha() and len(left) > 2 and len(right) > 2)
    )
