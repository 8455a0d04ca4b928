r"""Formulas as a line of text: symbols, raised and lowered characters, fractions and roots.

A formula is read into atoms, each with the kind TeX gives it (relation, operator, bracket …), and the blanks
between them are set from the kinds, as TeX does, with the author's own blanks as a hint.
"""

from __future__ import annotations

import re

from profiletui.typeset.latex.alphabets import bold
from profiletui.typeset.latex.constructs import BUILT, INFIX, build, environment, infix, infix_at
from profiletui.typeset.latex.scripts import attach
from profiletui.typeset.latex.source import DEEPEST, Source
from profiletui.typeset.latex.spacing import set_atoms
from profiletui.typeset.latex.tables import BOLD, ITALIC, macros

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from profiletui.typeset.latex.scripts import Atom, Run

STYLES = {"b": BOLD, "i": ITALIC, "-": 0}
_RUN = re.compile(r"[A-Za-z0-9.]+")
_KINDS = {**dict.fromkeys("=<>", "equal"), **dict.fromkeys("+-*", "binary"), **dict.fromkeys("([", "open")}
_KINDS |= dict.fromkeys(")]", "close")
_PRIMES = ("", "′", "″", "‴", "⁗")
_LENGTH = r"\s{0,9}-?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s{0,9}(?:pt|cm|mm|em|ex|in|pc|mu)\b"
_PLAIN_KINDS = ("letter", "symbol", "relation", "binary", "open", "close", "function")
_OF_PROSE = frozenset(["accent", "url", "link", "note", "citation", "reference", "verbatim", "item"])
_UPRIGHT = re.compile(r"[A-Za-z]*[a-z]{2}")
_SHORT_OPERATORS = frozenset(["ad", "Ad", "id", "im", "gr", "ch", "Re", "Im"])
_BROKEN_KINDS = ("binary", "relation", "symbol")


class Math:
    """Reads the formulas of one paragraph.

    ``read_prose`` reads a range of running text (``\\text{…}`` in a formula): range, style and depth to runs.
    """

    def __init__(self, source: Source, read_prose: Callable[[int, int, int, int], list[Run]]) -> None:
        self.source = source
        self.text = source.text
        self.read_prose = read_prose

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
            return [(self.text[start:end], style, "text")]
        atoms: list[Atom] = []
        at = start
        while at < end:
            mark = self.text[at]
            if run := _RUN.match(self.text, at, end):
                atoms.append((run[0], style, "ordinary"))
                at = run.end()
            elif mark == "\\":
                if self.text.startswith(INFIX, at, end) and (name := infix_at(self.source, at, end)):
                    above = "".join([text for text, _ in set_atoms(atoms)]).strip()
                    return [(infix(self, above, *name, start, end, depth), style, "ordinary")]
                at, style = self._macro(atoms, at, end, style, depth, row)
                if at < end and self.text[at].isspace() and self.text[at - 1].isalpha():
                    atoms.append(("", style, "terminator"))
                    at = self.source.skip_blanks(at, end)
            elif mark in "^_":
                at = self._script(atoms, mark, at, at + 1, end, style, depth)
            elif mark == "{":
                at = self._group(atoms, at, end, style, depth, cell, row)
            elif mark.isspace() or mark == "~":
                atoms.append(("", style, "space" if mark == "~" else "blank"))
                at += 1
            elif mark == "'":
                behind = at
                while behind < end and self.text[behind] == "'":
                    behind += 1
                attach(atoms, "", "⁗" * ((behind - at) // 4) + _PRIMES[(behind - at) % 4], style)
                at = behind
            elif mark == "&":
                atoms.append((cell, style, "separator" if cell != "&" else "ordinary"))
                at += 1
            else:
                if mark != "}":
                    atoms.append((mark, style, _KINDS.get(mark, "ordinary")))
                at += 1
        return atoms

    def _group(self, atoms: list[Atom], at: int, end: int, style: int, depth: int, cell: str, row: str) -> int:
        close = self.source.close_of(at, end)
        if close < 0:
            return at + 1
        inside = self.atoms(at + 1, close, style, depth + 1, cell, row)
        if not inside and self.text[close + 1 : close + 2] in ("^", "_"):
            inside = [("", style, "empty")]  # what the scripts of ``{}^{40}Ca`` are put to
        atoms += inside
        return close + 1

    def _script(self, atoms: list[Atom], mark: str, at: int, behind: int, end: int, style: int, depth: int) -> int:
        """Read a superscript or subscript, whose sign reaches to ``behind``, and put it to the atom before it."""
        argument = self.source.argument(behind, end)
        if argument is None or (self.text[argument[0] - 1] != "{" and self.text.startswith(("^", "_"), argument[0])):
            atoms.append((self.text[at:behind], style, "ordinary"))
            return behind
        attach(atoms, mark, self.line(argument[0], argument[1], depth, tight=True), style)
        return argument[2]

    def _macro(self, atoms: list[Atom], at: int, end: int, style: int, depth: int, row: str = " ") -> tuple[int, int]:
        """Read the macro at ``at``; return the place behind it and the style from there on."""
        name, behind = self.source.macro(at)
        if name == " " and (broken := self._broken(at, end)):
            name, behind = broken
        kind, meaning = macros().get(name, ("", ""))
        if behind > end or not kind:
            atoms.append((self.text[at : min(behind, end)], style, "unknown"))
            return self._groups_as_they_stand(atoms, min(behind, end), end, style, depth), style
        if name == "deg" and self.text[max(0, at - 3) : at].rstrip(" ~}\\,")[-1:].isdigit():
            kind, meaning = "symbol", "°"
        if kind in _PLAIN_KINDS:
            atoms.append((meaning, style, "ordinary" if kind in ("letter", "symbol") else kind))
            if name == "colon":
                atoms.append(("", style, "space"))
        elif kind == "space":
            if meaning:
                atoms.append(("", style, "space"))
        elif kind == "skip":
            length = re.match(_LENGTH, self.text[behind : min(behind + 48, end)])
            atoms.append(("", style, "space"))
            behind += length.end() if length else 0
        elif kind in ("raised", "lowered"):
            behind = self._script(atoms, "^" if kind == "raised" else "_", at, behind, end, style, depth)
        elif kind == "row":
            atoms.append((row, style, "separator") if row.strip() else ("", style, "space"))
            behind = self.source.option(behind, end)[1]
        elif kind == "drop":
            if name in ("left", "right") and self.text[behind : behind + 1] == ".":
                behind += 1
        elif kind == "switch":
            style = style | STYLES[meaning] if meaning != "-" else style
        elif kind in ("begin", "end"):
            behind = environment(self, atoms, at, behind, end, style, depth)
        elif kind in _OF_PROSE:
            behind = self.source.behind_arguments(behind, end)
            atoms += [(text, own, "text") for text, own in self.read_prose(at, behind, style, depth + 1)]
        else:
            behind = self._with_arguments(atoms, name, kind, meaning, at, behind, end, style, depth)
        return behind, style

    def _with_arguments(
        self, atoms: list[Atom], name: str, kind: str, meaning: str, at: int, behind: int, end: int, style: int,
        depth: int,
    ) -> int:  # fmt: skip
        """Macros with arguments; one that has none stands as it is."""
        if kind == "condition":
            start, stop, behind = self.source.branch(behind, end, otherwise=False)
            atoms += self.atoms(start, stop, style, depth + 1)
        elif (shaped := self._shaped(name, kind, meaning, behind, end, style, depth)) is not None:
            atoms += shaped[0]
            behind = shaped[1]
        elif kind in BUILT and (built := build(self, atoms, name, kind, meaning, behind, end, depth)) is not None:
            text, behind, kind = built
            atoms.append((text, style, kind))
        else:
            atoms.append((self.text[at:behind], style, "unknown"))
        return behind

    def _broken(self, at: int, end: int) -> tuple[str, int] | None:
        r"""The name and end of a macro that a line break has cut from its backslash (``\ times``)."""
        name, behind = self.source.word(at + 2, end)
        return (name, behind) if len(name) > 2 and macros().get(name, ("",))[0] in _BROKEN_KINDS else None

    def spells_a_word(self, at: int) -> bool:
        r"""Whether a formula that ends at ``at`` is the first letter of a word (``$\mathbf{S}$parse``)."""
        return self.text[at : at + 1] == "$" and self.text[at + 1 : at + 2].isalpha()

    def _groups_as_they_stand(self, atoms: list[Atom], at: int, end: int, style: int, depth: int) -> int:
        """What follows an unknown macro: its arguments keep their braces."""
        while self.text[at : at + 1] == "{" and (close := self.source.close_of(at, end)) >= 0:
            inside = self.atoms(at + 1, close, style, depth + 1)
            atoms += [("{", style, "open"), *inside, ("}", style, "close")]
            at = close + 1
        return at

    def _shaped(
        self, name: str, kind: str, meaning: str, at: int, end: int, style: int, depth: int
    ) -> tuple[list[Atom], int] | None:
        """Macros whose argument is read on with another style, as running text or as it is."""
        if kind not in ("styled", "text", "math", "first"):
            return None
        at = self.source.skip_blanks(at, end)
        at += self.text[at : at + 1] == "*"
        at = self.source.option(at, end)[1]
        if name in ("textcolor", "colorbox", "foreignlanguage"):
            at = self.source.group(at, end)[1]
        argument = self.source.argument(at, end)
        if argument is None:
            return [], at
        start, stop, behind = argument
        if name in ("texorpdfstring", "replaced"):
            behind = self.source.group(behind, end)[1]
        own = style | STYLES[meaning] if kind == "styled" else style
        if kind in ("text", "first") or name.startswith(("text", "emph")):
            runs = self.read_prose(start, stop, own, depth + 1)
            upright = len(runs) == 1 and _is_upright(runs[0][0])
            return [(text, style_of_run, "upright" if upright else "text") for text, style_of_run in runs], behind
        atoms = self.atoms(start, stop, own, depth + 1, row=", " if name == "substack" else " ")
        if kind == "styled" and meaning == "b" and not self.spells_a_word(behind):
            shaped = [(bold(atom[0]), style, atom[2]) for atom in atoms]
            atoms = [new if new[0] != old[0] else old for new, old in zip(shaped, atoms, strict=True)]
        elif kind == "math" and len(atoms) == 1 and atoms[0][2] == "ordinary" and _is_upright(atoms[0][0]):
            atoms = [(*atoms[0][:2], "upright")]
        return atoms, behind


def _is_upright(word: str) -> bool:
    r"""Whether an upright word is read as the name of an operator (``\mathrm{rank} H``), not of an element or unit."""
    if len(word) == 2:
        return word in _SHORT_OPERATORS or macros().get(word, ("",))[0] == "function"
    return len(word) > 2 and _UPRIGHT.fullmatch(word) is not None
