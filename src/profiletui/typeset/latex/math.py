r"""Formulas as a line of text: symbols, raised and lowered characters, fractions and roots.

A formula is read into atoms, each with the kind TeX gives it (relation, operator, bracket …), and the blanks
between them are set from the kinds, as TeX does, with the author's own blanks as a hint.
"""

from __future__ import annotations

import re
import unicodedata

from profiletui.typeset.latex.source import DEEPEST, Source
from profiletui.typeset.latex.spacing import attach, is_enclosed, operand, scripted, set_atoms, with_accent
from profiletui.typeset.latex.tables import (
    BOLD,
    CELLS,
    ITALIC,
    MATH_ENVIRONMENTS,
    in_alphabet,
    macros,
)
from profiletui.typeset.latex.units import chemistry, ion, measured

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from profiletui.typeset.latex.spacing import Atom, Run

STYLES = {"b": BOLD, "i": ITALIC, "-": 0}
_RUN = re.compile(r"[A-Za-z0-9.]+|.", re.DOTALL)
_KINDS = {**dict.fromkeys("=<>", "equal"), **dict.fromkeys("+-*", "binary"), **dict.fromkeys("([", "open")}
_KINDS |= dict.fromkeys(")]", "close")
_PRIMES = ("", "′", "″", "‴", "⁗")
_ENCLOSING = {
    "ket": "|⟩", "bra": "⟨|", "braket": "⟨⟩", "ketbra": "||", "expval": "⟨⟩",
    "abs": "||", "norm": "‖‖", "set": "{}", "ceil": "⌈⌉", "floor": "⌊⌋",
}  # fmt: skip
_ARROWS = {"xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xhookrightarrow": "↪", "xmapsto": "↦"}
_LENGTH = re.compile(r"\s*-?\d*\.?\d+\s*(?:pt|cm|mm|em|ex|in|pc|mu)\b")
_INFIX_NAMES = ("over", "choose", "atop")
_INFIX = tuple(["\\" + name for name in _INFIX_NAMES])
_MULTIPLIES = ("letter", "symbol", "function", "alphabet", "root", "math", "styled", "over", "operator", "fraction")


class Math:
    """Reads the formulas of one paragraph.

    ``read_prose`` reads a range of running text (``\\text{…}`` in a formula): range, style and depth to runs.
    """

    def __init__(self, source: Source, read_prose: Callable[[int, int, int, int], list[Run]]) -> None:
        self._source = source
        self._text = source.text
        self._read_prose = read_prose

    def runs(self, start: int, end: int, style: int = 0, depth: int = 0) -> list[Run]:
        """The formula in the range, set with blanks, as styled runs."""
        return set_atoms(self.atoms(start, end, style, depth))

    def line(self, start: int, end: int, depth: int, tight: bool = False) -> str:
        """The formula in the range as text; ``tight`` leaves out the blanks around operators."""
        return "".join([text for text, _ in set_atoms(self.atoms(start, end, 0, depth + 1), tight)]).strip()

    def macro(self, at: int, end: int, style: int, depth: int) -> tuple[list[Run], int]:
        """A macro of formulas that stands in running text, and the place behind it."""
        atoms: list[Atom] = []
        behind, _ = self._macro(atoms, at, end, style, depth)
        return set_atoms(atoms), behind

    def atoms(self, start: int, end: int, style: int, depth: int, cell: str = "&", row: str = " ") -> list[Atom]:
        """The atoms of the range; ``cell`` and ``row`` are what ``&`` and ``\\\\`` become."""
        if depth > DEEPEST:
            return [(self._text[start:end], style, "text")]
        atoms: list[Atom] = []
        at = start
        while at < end:
            mark = self._text[at]
            if mark == "\\":
                if self._text.startswith(_INFIX, at, end) and (infix := self._source.macro(at))[0] in _INFIX_NAMES:
                    above = "".join([text for text, _ in set_atoms(atoms)]).strip()
                    return [(self._infix(above, infix[0], start, infix[1], end, depth), style, "ordinary")]
                at, style = self._macro(atoms, at, end, style, depth, row)
                if at < end and self._text[at].isspace() and self._text[at - 1].isalpha():
                    atoms.append(("", style, "terminator"))
                    at = self._source.skip_blanks(at, end)
            elif mark in "^_":
                at = self._script(atoms, mark, at, at + 1, end, style, depth)
            elif mark == "{":
                close = self._source.close_of(at, end)
                if close >= 0:
                    atoms += self.atoms(at + 1, close, style, depth + 1, cell, row)
                at = close + 1 if close >= 0 else at + 1
            elif mark.isspace() or mark == "~":
                atoms.append(("", style, "space" if mark == "~" else "blank"))
                at += 1
            elif mark == "'":
                behind = at
                while behind < end and self._text[behind] == "'":
                    behind += 1
                primes = "⁗" * ((behind - at) // 4) + _PRIMES[(behind - at) % 4]
                attach(atoms, primes, style)
                at = behind
            elif mark == "&":
                atoms.append((cell, style, "separator" if cell != "&" else "ordinary"))
                at += 1
            else:
                run = _RUN.match(self._text, at, end)
                word = run.group() if run else mark
                if word != "}":
                    atoms.append((word, style, _KINDS.get(word, "ordinary")))
                at += len(word)
        return atoms

    def _script(self, atoms: list[Atom], mark: str, at: int, behind: int, end: int, style: int, depth: int) -> int:
        """Read a superscript or subscript, whose sign reaches to ``behind``, and put it to the atom before it."""
        argument = self._source.argument(behind, end)
        if argument is None or (self._text[argument[0] - 1] != "{" and self._text.startswith(("^", "_"), argument[0])):
            atoms.append((self._text[at:behind], style, "ordinary"))
            return behind
        attach(atoms, scripted(mark, self.line(argument[0], argument[1], depth, tight=True)), style)
        return argument[2]

    def _macro(self, atoms: list[Atom], at: int, end: int, style: int, depth: int, row: str = " ") -> tuple[int, int]:
        """Read the macro at ``at``; return the place behind it and the style from there on."""
        name, behind = self._source.macro(at)
        kind, meaning = macros().get(name, ("", ""))
        if behind > end or not kind:
            atoms.append((self._text[at : min(behind, end)], style, "unknown"))
            return self._groups_as_they_stand(atoms, min(behind, end), end, style, depth), style
        if name == "deg" and self._text[max(0, at - 3) : at].rstrip(" ~}\\,")[-1:].isdigit():
            kind, meaning = "symbol", "°"
        if kind in ("letter", "symbol", "relation", "binary", "open", "close", "function"):
            atoms.append((meaning, style, "ordinary" if kind in ("letter", "symbol") else kind))
            if name == "colon":
                atoms.append(("", style, "space"))
        elif kind == "space":
            if meaning:
                atoms.append(("", style, "space"))
        elif kind == "skip":
            length = _LENGTH.match(self._text, behind, end)
            atoms.append(("", style, "space"))
            behind = length.end() if length else behind
        elif kind in ("raised", "lowered"):
            behind = self._script(atoms, "^" if kind == "raised" else "_", at, behind, end, style, depth)
        elif kind == "row":
            atoms.append((row, style, "separator") if row.strip() else ("", style, "space"))
            behind = self._source.option(behind, end)[1]
        elif kind == "drop":
            if name in ("left", "right") and self._text[behind : behind + 1] == ".":
                behind += 1
        elif kind == "switch":
            style = style | STYLES[meaning] if meaning != "-" else style
        elif (shaped := self._shaped(name, kind, meaning, behind, end, style, depth)) is not None:
            atoms += shaped[0]
            behind = shaped[1]
        elif (built := self._built(atoms, name, kind, meaning, behind, end, depth)) is not None:
            text, behind, kind = built
            atoms.append((text, style, kind))
        elif kind in ("begin", "end"):
            behind = self._environment(atoms, at, behind, end, style, depth)
        elif kind in _OF_PROSE:
            behind = self._source.behind_arguments(behind, end)
            atoms += [(text, own, "text") for text, own in self._read_prose(at, behind, style, depth + 1)]
        else:
            atoms.append((self._text[at:behind], style, "unknown"))
        return behind, style

    def _infix(self, above: str, name: str, start: int, behind: int, end: int, depth: int) -> str:
        r"""The text of a range with a fraction of plain TeX, ``a \over b``; what stands ``above`` is read already."""
        below = self.line(behind, end, depth)
        if name == "choose":
            return f"C({above}, {below})"
        if above.count("(") != above.count(")"):
            # The range begins before the numerator does, as in ``\left(a \over b\right)``.
            return f"{above}/{below}"
        text = f"{operand(above)}/{operand(below, below=True)}"
        grouped = self._text[end : end + 1] == "}" and start > 1
        beside = grouped and (self._text[start - 2].isalnum() or self._multiplies(end + 1, len(self._text)))
        return f"({text})" if beside else text

    def _groups_as_they_stand(self, atoms: list[Atom], at: int, end: int, style: int, depth: int) -> int:
        """What follows an unknown macro: its arguments keep their braces."""
        while self._text[at : at + 1] == "{" and (close := self._source.close_of(at, end)) >= 0:
            inside = self.atoms(at + 1, close, style, depth + 1)
            atoms += [("{", style, "open"), *inside, ("}", style, "close")]
            at = close + 1
        return at

    def _shaped(
        self, name: str, kind: str, meaning: str, at: int, end: int, style: int, depth: int
    ) -> tuple[list[Atom], int] | None:
        """Macros whose argument is read on with another style, as running text or as it is."""
        if kind not in ("styled", "text", "math"):
            return None
        at = self._source.skip_blanks(at, end)
        at += self._text[at : at + 1] == "*"
        at = self._source.option(at, end)[1]
        if name in ("textcolor", "colorbox"):
            at = self._source.group(at, end)[1]
        argument = self._source.argument(at, end)
        if argument is None:
            return [], at
        start, stop, behind = argument
        if name == "texorpdfstring":
            behind = self._source.group(behind, end)[1]
        style |= STYLES[meaning] if kind == "styled" else 0
        if kind == "text" or name.startswith(("text", "emph")):
            runs = self._read_prose(start, stop, style, depth + 1)
            return [(text, own, "text") for text, own in runs], behind
        return self.atoms(start, stop, style, depth + 1, row=", " if name == "substack" else " "), behind

    def _built(
        self, before: list[Atom], name: str, kind: str, meaning: str, at: int, end: int, depth: int
    ) -> tuple[str, int, str] | None:
        """Macros that make one text of their arguments: the text, the place behind it, and its kind."""
        if kind in ("number", "angle", "unit", "quantity", "range"):
            text, at = measured(self._source, name, kind, at, end)
            return (text, at, "ordinary") if text else ("\\" + name, at, "unknown")
        if kind == "forget":
            for _ in range(int(meaning)):
                at = self._source.group(at + (self._text[at : at + 1] == "*"), end)[1]
            return "", at, "ordinary"
        if kind not in _BUILT:
            return None
        at += self._text[at : at + 1] == "*"
        while kind == "negation" and self._text.startswith("\\!", at):
            at += 2
        bracket = at
        option, at = self._source.option(at, end)
        argument = self._source.argument(at, end)
        if argument is None or (kind == "over" and self._text[argument[0] : argument[1]] in _TAKE_NO_ACCENT):
            return "\\" + name, bracket, "unknown"
        inner, behind = self.line(argument[0], argument[1], depth), argument[2]
        if kind in ("fraction", "binomial", "stacked", "ion") and name not in _ARROWS:
            second = self._source.argument(behind, end)
            other = self.line(second[0], second[1], depth) if second else ""
            behind = second[2] if second else behind
            if kind == "binomial":
                return f"C({inner}, {other})", behind, "ordinary"
            if kind == "ion":
                return ion(inner, other), behind, "ordinary"
            if kind == "stacked":
                return other + scripted("_" if name == "underset" else "^", inner), behind, "relation"
            text = f"{operand(inner)}/{operand(other, below=True)}"
            beside = (before[-1][0][-1:].isalnum() if before else False) or self._multiplies(behind, end)
            return (f"({text})" if beside and other else text), behind, "ordinary"
        if kind == "stacked":
            below = self.line(bracket + 1, at - 1, depth, tight=True) if option else ""
            return _ARROWS[name] + scripted("^", inner) + scripted("_", below), behind, "relation"
        if name in ("braket", "ketbra") and (right := self._source.group(behind, end))[0]:
            inner += ("|" if name == "braket" else "⟩⟨") + self.line(behind + 1, right[1] - 1, depth)
            behind = right[1]
        built = "function" if kind == "operator" else "ordinary"
        if name == "not" and not inner[:1].isalpha():
            built = "relation"
        return self._of_one(name, kind, meaning, inner, option), behind, built

    def _of_one(self, name: str, kind: str, meaning: str, inner: str, option: str) -> str:
        """The text of a macro with one argument, already read."""
        if kind == "root":
            root = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(option) or scripted("^", option) + "√"
            return root + (inner if len(inner) == 1 or inner.isdecimal() or is_enclosed(inner) else f"({inner})")
        if kind == "alphabet":
            return in_alphabet(name, inner)
        if kind == "over":
            return with_accent(name, meaning, inner)
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

    def _environment(self, atoms: list[Atom], at: int, behind: int, end: int, style: int, depth: int) -> int:
        """A matrix, a case distinction or an alignment; anything else stays as it stands."""
        name, inside = self._source.group(behind, end)
        plain = name.rstrip("*")
        close = self._source.find(f"\\end{{{name}}}", inside, end) if self._text[at + 1] == "b" and name else -1
        if close < 0 or (plain not in CELLS and plain not in MATH_ENVIRONMENTS):
            atoms.append((self._text[at:inside], style, "unknown"))
            return inside
        if plain in CELLS:
            if plain == "array":
                inside = self._source.group(inside, end)[1]
            opening, closing = CELLS[plain]
            aligned = plain in ("aligned", "split")
            rows = self.atoms(inside, close, style, depth + 1, "" if aligned else ", ", "; ")
            atoms += [(opening, style, "open"), *_told_once(rows), (closing, style, "close")]
        else:
            atoms += _told_once(self.atoms(inside, close, style, depth + 1, "", "; "))
        return close + len(f"\\end{{{name}}}")

    def _multiplies(self, at: int, end: int) -> bool:
        """Whether what follows a fraction would be read as a part of its denominator."""
        at = self._source.skip_blanks(at, end)
        if at >= end:
            return False
        if self._text[at] == "\\":
            return macros().get(self._source.macro(at)[0], ("", ""))[0] in _MULTIPLIES
        return self._text[at].isalnum() or self._text[at] in "^({"


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


_TAKE_NO_ACCENT = tuple(" .,;:!?()[]|/+-=<>*'\"`@#%")
_BUILT_KINDS = "fraction binomial stacked ion root alphabet over enclosed modulo negation script chemistry operator"
_BUILT = frozenset(_BUILT_KINDS.split())
_OF_PROSE = frozenset(["accent", "url", "link", "note", "citation", "reference", "verbatim", "item"])
