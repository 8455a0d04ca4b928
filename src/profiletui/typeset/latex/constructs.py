r"""Macros that make one text of their arguments (fractions, roots, accents …), and the environments of formulas."""

from __future__ import annotations

import unicodedata

from profiletui.typeset.latex.alphabets import in_alphabet
from profiletui.typeset.latex.characters import by_code
from profiletui.typeset.latex.scripts import is_enclosed, marked, operand, scripted, with_accent
from profiletui.typeset.latex.tables import CELLS, MATH_ENVIRONMENTS, macros
from profiletui.typeset.latex.units import chemistry, ion, measured

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.typeset.latex.math import Math
    from profiletui.typeset.latex.scripts import Atom
    from profiletui.typeset.latex.source import Source

_ENCLOSING = {
    "ket": "|⟩", "bra": "⟨|", "braket": "⟨⟩", "ketbra": "||", "expval": "⟨⟩", "order": ("𝒪(", ")"),
    "abs": "||", "norm": "‖‖", "set": "{}", "ceil": "⌈⌉", "floor": "⌊⌋",
}  # fmt: skip
_ARROWS = {"xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xhookrightarrow": "↪", "xmapsto": "↦"}
_PAIRED = {
    "qbinom": "[{}; {}]", "comm": "[{}, {}]", "commutator": "[{}, {}]", "acomm": "{{{}, {}}}", "legendre": "({}/{})",
    "jacobi": "({}/{})",
}  # fmt: skip
_INFIX_NAMES = ("over", "choose", "atop", "brack", "brace")
INFIX = tuple(["\\" + name for name in _INFIX_NAMES])
"""How macros that stand between their arguments begin."""

_SHOWN = {"choose": "C({}, {})", "brack": "[{}; {}]", "brace": "{{{}; {}}}"}
_MULTIPLIES = (
    "letter", "symbol", "function", "alphabet", "root", "math", "styled", "over", "marked", "operator", "fraction",
)  # fmt: skip
_TAKE_NO_ACCENT = tuple(" .,;:!?()[]|/'\"`@#%")
_OPERATORS = tuple("+-=<>*")
_MEASURED = ("number", "angle", "unit", "quantity", "range")
_OF_TWO = ("fraction", "binomial", "stacked", "ion")
_OTHERS = """
    general derivative sideset code forget words root alphabet over marked enclosed modulo negation script chemistry
    operator
"""
BUILT = frozenset((*_MEASURED, *_OF_TWO, *_OTHERS.split()))
"""The kinds of macros that `build` knows."""


def infix_at(source: Source, at: int, end: int) -> tuple[str, int] | None:
    r"""The name and end of a macro at ``at`` that stands between its arguments, as ``\over`` does."""
    name, behind = source.macro(at)
    return (name, behind) if name in _INFIX_NAMES and behind <= end else None


def infix(math: Math, above: str, name: str, behind: int, start: int, end: int, depth: int) -> str:
    r"""The text of a range with a fraction of plain TeX, ``a \over b``; what stands ``above`` is read already."""
    text = math.text
    below = math.line(behind, end, depth)
    if name in _SHOWN:
        return _SHOWN[name].format(above, below)
    if above.count("(") != above.count(")"):
        # The range begins before the numerator does, as in ``\left(a \over b\right)``.
        return f"{above}/{below}"
    fraction = f"{operand(above)}/{operand(below, below=True)}"
    grouped = text[end : end + 1] == "}" and start > 1
    beside = grouped and (text[start - 2].isalnum() or _multiplies(math.source, end + 1, len(text)))
    return f"({fraction})" if beside else fraction


def build(
    math: Math, before: list[Atom], name: str, kind: str, meaning: str, at: int, end: int, depth: int
) -> tuple[str, int, str] | None:
    """The text of a macro whose arguments begin at ``at``, the place behind them, and the kind of the atom."""
    source = math.source
    if kind == "words":
        return meaning, at + (source.text[at : at + 1] == "."), "text"
    if kind in _MEASURED:
        text, at = measured(source, name, kind, at, end)
        return (text, at, "ordinary") if text else ("\\" + name, at, "unknown")
    if kind == "forget":
        for _ in range(int(meaning)):
            at = source.group(at + (source.text[at : at + 1] == "*"), end)[1]
        return "", at, "ordinary"
    at += source.text[at : at + 1] == "*"
    if kind == "code":
        digits, behind = source.group(source.option(at, end)[1], end)
        shown = by_code(digits, hexadecimal=name == "U")
        return (shown, behind, "ordinary") if shown else (f"\\{name}{source.text[at:behind]}", behind, "unknown")
    if kind in ("general", "derivative", "sideset"):
        return _of_several(math, name, kind, at, end, depth)
    while kind == "negation" and source.text.startswith("\\!", at):
        at += 2
    bracket = at
    option, at = source.option(at, end)
    argument = source.argument(at, end)
    if argument is None or (kind == "over" and source.text[argument[0] : argument[1]] in _TAKE_NO_ACCENT):
        return "\\" + name, bracket, "unknown"
    inner, behind = math.line(argument[0], argument[1], depth), argument[2]
    if kind in _OF_TWO and name not in _ARROWS:
        return _of_two(math, before, name, kind, inner, behind, end, depth)
    below = math.line(bracket + 1, at - 1, depth, tight=True) if option else ""
    if kind == "stacked":
        return _ARROWS[name] + scripted("^", inner) + scripted("_", below), behind, "relation"
    if name in ("braket", "ketbra") and (right := source.group(behind, end))[0]:
        inner += ("|" if name == "braket" else "⟩⟨") + math.line(behind + 1, right[1] - 1, depth)
        behind = right[1]
    built = {"operator": "function", "root": "root"}.get(kind, "ordinary")
    if (name in ("not", "centernot") and not inner[:1].isalpha()) or (kind == "over" and inner in _OPERATORS):
        built = "relation"
    if kind == "marked" and math.spells_a_word(behind):
        return inner, behind, built
    return _of_one(name, kind, meaning, inner, below), behind, built


def _of_two(
    math: Math, before: list[Atom], name: str, kind: str, inner: str, behind: int, end: int, depth: int
) -> tuple[str, int, str]:
    """The text of a macro with two arguments, the first already read."""
    second = math.source.argument(behind, end)
    other = math.line(second[0], second[1], depth) if second else ""
    behind = second[2] if second else behind
    if kind == "binomial":
        return _PAIRED.get(name, "C({}, {})").format(inner, other), behind, "ordinary"
    if kind == "ion":
        return ion(inner, other), behind, "ordinary"
    if kind == "stacked":
        return other + scripted("_" if name == "underset" else "^", inner), behind, "relation"
    text = f"{operand(inner)}/{operand(other, below=True)}"
    last = before[-1][0] if before else ""
    if last.isdecimal() and inner.isdecimal() and other.isdecimal():
        return f" {text}", behind, "fraction"  # a mixed number, as three and a half
    beside = last[-1:].isalnum() or _multiplies(math.source, behind, end)
    return (f"({text})", behind, "ordinary") if beside and other else (text, behind, "fraction")


def _of_several(math: Math, name: str, kind: str, at: int, end: int, depth: int) -> tuple[str, int, str] | None:
    """The text of a macro whose arguments are groups in a number of their own; None where they are missing."""
    source = math.source
    at = source.option(at, end)[1]
    lines: list[str] = []
    for _ in range({"general": 6, "derivative": 2, "sideset": 2}[kind]):
        at = source.skip_blanks(at, end)
        if source.text[at : at + 1] != "{" or (close := source.close_of(at, end)) < 0:
            break
        lines.append(math.line(at + 1, close, depth))
        at = close + 1
    if kind == "general" and len(lines) == 6:
        opening, closing, rule, _, above, below = lines
        if opening or closing:
            text = f"{above}/{below}" if not rule else f"{above}; {below}"
            return f"{opening}{text}{closing}", at, "ordinary"
        return f"{operand(above)}/{operand(below, below=True)}", at, "fraction"
    if kind == "derivative" and lines:
        sign = "∂" if name == "pdv" else "d"
        above = f"{sign}{lines[0]}" if len(lines) == 2 else sign
        return f"{above}/{sign}{lines[-1]}", at, "fraction"
    if kind == "sideset" and len(lines) == 2 and (argument := source.argument(at, end)) is not None:
        return lines[0] + math.line(argument[0], argument[1], depth) + lines[1], argument[2], "ordinary"
    return None


def _of_one(name: str, kind: str, meaning: str, inner: str, option: str) -> str:
    """The text of a macro with one argument, already read."""
    if kind == "root":
        root = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(option) or scripted("^", option) + "√"
        return root + (inner if len(inner) == 1 or inner.isdecimal() or is_enclosed(inner) else f"({inner})")
    if kind == "alphabet":
        return in_alphabet(name, inner)
    if kind == "over":
        return with_accent(name, meaning, inner)
    if kind == "marked":
        return marked(meaning, inner)
    if kind == "enclosed":
        return _ENCLOSING[name][0] + inner + _ENCLOSING[name][1]
    if kind == "modulo":
        return f" (mod {inner})"
    if kind == "negation":
        return unicodedata.normalize("NFC", inner[:1] + "\u0338") + inner[1:] if inner else ""
    if kind == "script":
        return scripted("^" if name == "textsuperscript" else "_", inner)
    if kind == "chemistry":
        return chemistry(inner)
    return inner


def environment(math: Math, atoms: list[Atom], at: int, behind: int, end: int, style: int, depth: int) -> int:
    """Read a matrix, a case distinction or an alignment into ``atoms``; anything else stays as it stands."""
    source = math.source
    name, inside = source.group(behind, end)
    plain = name.rstrip("*")
    close = source.find(f"\\end{{{name}}}", inside, end) if source.text[at + 1] == "b" and name else -1
    if close < 0 or (plain not in CELLS and plain not in MATH_ENVIRONMENTS):
        atoms.append((source.text[at:inside], style, "unknown"))
        return inside
    if plain in CELLS:
        if plain == "array":
            inside = source.group(inside, end)[1]
        opening, closing = CELLS[plain]
        aligned = plain in ("aligned", "split")
        rows = math.atoms(inside, close, style, depth + 1, "" if aligned else ", ", "; ")
        atoms += [(opening, style, "open"), *_told_once(rows), (closing, style, "close")]
    else:
        atoms += _told_once(math.atoms(inside, close, style, depth + 1, "", "; "))
    return close + len(f"\\end{{{name}}}")


def _multiplies(source: Source, at: int, end: int) -> bool:
    """Whether what follows a fraction would be read as a part of its denominator."""
    at = source.skip_blanks(at, end)
    if at >= end:
        return False
    if source.text[at] == "\\":
        return macros().get(source.macro(at)[0], ("", ""))[0] in _MULTIPLIES
    return source.text[at].isalnum() or source.text[at] in "^({"


def _told_once(atoms: list[Atom]) -> list[Atom]:
    """Cells and rows that an author ends with a comma of their own have no second one, and none stands at the end."""
    kept: list[Atom] = []
    for atom in atoms:
        if atom[2] == "separator" and atom[0]:
            while kept and kept[-1][2] in ("blank", "terminator"):
                kept.pop()
            if kept and kept[-1][0].endswith((",", ";")):
                text, style, kind = kept.pop()
                kept.append((text[:-1], style, kind))
        kept.append(atom)
    while kept and (kept[-1][2] in ("blank", "terminator") or (kept[-1][2] == "separator" and kept[-1][0] == "; ")):
        kept.pop()
    return kept
