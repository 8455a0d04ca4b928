r"""Running text with LaTeX in it: groups, accents, quotes, links, notes and lists."""

from __future__ import annotations

import re

from profiletui.model.formulas import formulas
from profiletui.typeset.latex.characters import MARKUP, entity
from profiletui.typeset.latex.math import STYLES, Math
from profiletui.typeset.latex.references import REFERENCES
from profiletui.typeset.latex.scripts import scripted
from profiletui.typeset.latex.source import DEEPEST, Source, accented
from profiletui.typeset.latex.tables import BOLD, CELLS, ITALIC, LISTS, MATH_ENVIRONMENTS, PLAIN_ENVIRONMENTS, macros
from profiletui.typeset.latex.typography import Typography, is_grouping, tie

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from profiletui.typeset.latex.scripts import Run

# One set of characters is searched for many times faster than alternatives are, and alternatives that all begin with a
# character of their own faster than others; the longer pattern is compiled where a text needs it.
_MARKS = re.compile(r"[\\${}~^_]")
_MORE_MARKS = rf"\\|\$|\{{|\}}|~|\^|_|'|`|-(?:-+|\n-)|https?://[^\s{{}}\\$]*|{MARKUP}"
_BARE_SCRIPT = r"([\^_])([A-Za-z0-9])(?!\w)"
_TAKE_SCRIPTS = ("symbol", "alphabet", "over", "styled", "math")
_NO_SPACE_BEFORE = ".,'/?;:!~-)}]’"
_LONGEST_ACCENTED = 16  # a letter in braces, itself perhaps a macro with an accent
_CONDITION = r"[^\W\d_]{2}\s|\s[^\W\d_]{2}|[<>!]=\s"
_TAG_STYLES = {"i": ITALIC, "em": ITALIC, "b": BOLD, "strong": BOLD}


class Prose:
    """Reads one paragraph of running text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.source = Source(text)
        self._math = Math(self.source, self.read)
        self._counts: list[int] = []  # of the items in each open list; negative where items have no number
        rarer = "--" in text or "`" in text or "://" in text or "<" in text or "&" in text or "\n-" in text
        self._marks = re.compile(_MORE_MARKS) if rarer else _MARKS
        self._typography = Typography(text)
        self._formulas = formulas(text) if "$" in text else {}
        self._is_tex = "\\" in text or "$" in text

    def read(self, start: int, end: int, style: int, depth: int) -> list[Run]:
        """The runs of the range."""
        if depth > DEEPEST:
            return [(self.text[start:end], style)]
        runs: list[Run] = []
        at = start
        while special := self._marks.search(self.text, at, end):
            if special.start() > at:
                runs.append((self.text[at : special.start()], style))
            at = special.start()
            mark = special.group()
            if mark == "\\":
                at, style = self._macro(runs, at, end, style, depth)
            elif mark == "$":
                at = self._dollar(runs, at, end, style, depth)
            elif mark == "{":
                at = self._group(runs, at, end, style, depth)
            elif mark in ("^", "_"):
                at = self._script(runs, at, end, style, depth)
            elif mark == "~":
                runs.append((tie(self.text, at, end, self._is_tex), style))
                at += 1
            elif mark[0] == "<":
                at = self._tag(runs, mark, at, end, style, depth)
            elif mark[0] == "&":
                runs.append((entity(mark), style))
                at += len(mark)
            else:
                text, at = self._typography.read(mark, at, end)
                runs.append((text, style))
        runs.append((self.text[at:end], style))
        return runs

    def _dollar(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        """A formula between dollar signs, or a dollar sign."""
        width, close = self._formulas.get(at, (0, 0))
        if not width or close + width > end:
            runs.append(("$", style))
            return at + 1
        formula = self._math.runs(at + width, close, style, depth + 1)
        return self._set(runs, formula, close + width, end, style, displayed=width == 2)

    def _set(self, runs: list[Run], formula: list[Run], behind: int, end: int, style: int, displayed: bool) -> int:
        """Put a formula into the text; one that stands on a line of its own in print keeps apart from words."""
        if displayed and runs and runs[-1][0][-1:] not in ("", " ", "(", "["):
            runs.append((" ", style))
        runs += formula
        following = self.text[behind : min(behind + 1, end)]
        if displayed and (following.isalnum() or following in ("\\", "$", "(")):
            runs.append((" ", style))
        return behind

    def _tag(self, runs: list[Run], tag: str, at: int, end: int, style: int, depth: int) -> int:
        """One of the few tags of HTML that titles are full of, up to the one that closes it; alone it stays."""
        behind, name = at + len(tag), tag[1:-1]
        close = self.source.find(f"</{name}>", behind, end)
        if close < 0:
            runs.append((tag, style))
            return behind
        read = self.read(behind, close, style | _TAG_STYLES.get(name, 0), depth + 1)
        if name in ("sub", "sup", "inf"):
            read = [(scripted("^" if name == "sup" else "_", "".join([text for text, _ in read])), style)]
        runs += read
        return close + len(name) + 3

    def _group(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        """A group; braces that group nothing for TeX (``{0, 1}``) stay."""
        close = self.source.close_of(at, end)
        if close < 0:
            runs.append(("" if self.text[at + 1 : at + 2] == "\\" else "{", style))
            return at + 1
        of_tex = is_grouping(self.text, at, close, self._is_tex)
        read = self.read(at + 1, close, style, depth + 1)
        runs += read if of_tex else [("{", style), *read, ("}", style)]
        return close + 1

    def _script(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        """``^{…}`` and ``_{…}`` outside a formula, as in ``10^{-3}`` and ``H_{2}O``."""
        close = self.source.close_of(at + 1, end) if self.text[at + 1 : at + 2] == "{" else -1
        if close < 0:
            runs.append((self.text[at], style))
            return at + 1
        inside = self.text[at + 2 : close]
        if "\\" not in inside and re.search(_CONDITION, inside):
            condition = "".join([text for text, _ in self.read(at + 2, close, style, depth + 1)])
            runs.append((f"{self.text[at]}({condition})", style))
        else:
            runs.append((scripted(self.text[at], self._math.line(at + 2, close, depth, tight=True)), style))
        return close + 1

    def _macro(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> tuple[int, int]:
        """Read the macro at ``at``; return the place behind it and the style from there on."""
        name, behind = self.source.macro(at)
        kind, meaning = macros().get(name, ("", ""))
        before = runs[-1][0][-1:] if runs else ""
        if name in ("(", "[") and behind <= end:
            return self._display(runs, at, end, style, depth), style
        if behind > end or not kind or self._is_path(at):
            return self.as_it_stands(runs, at, min(behind, end), end, style, depth), style
        if kind == "switch":
            style = style | STYLES[meaning] if meaning != "-" else style
            return self.source.skip_blanks(behind, end), style
        if kind == "letter":
            runs.append((meaning, style))
            return self._behind_empty(self.source.skip_blanks(behind, end), end), style
        if name == "xspace":
            behind = self.source.skip_blanks(behind, end)
            runs.append((" " if behind < end and self.text[behind] not in _NO_SPACE_BEFORE else "", style))
            return behind, style
        if kind in ("drop", "space", "row"):
            runs.append((" " if kind != "drop" and meaning else "", style))
            behind = self.source.option(behind, end)[1] if kind == "row" else self._behind_empty(behind, end)
            return (self.source.skip_blanks(behind, end) if kind == "drop" else behind), style
        if kind in _READERS:
            return _READERS[kind](self, runs, at, end, style, depth), style
        read, behind = self._math.macro(at, end, style, depth)
        if kind == "function" and before.isalnum():
            runs.append((" ", style))
        runs += read
        while kind in _TAKE_SCRIPTS and (script := re.compile(_BARE_SCRIPT).match(self.text, behind, end)):
            runs.append((scripted(script.group(1), script.group(2)), style))
            behind = script.end()
        if kind in ("relation", "binary") and before.strip():
            behind = self.source.skip_blanks(behind, end)
        return self._behind_empty(behind, end), style

    def _is_path(self, at: int) -> bool:
        r"""Whether the backslash at ``at`` follows a drive letter (``C:\Users``)."""
        drive = self.text[max(0, at - 3) : at]
        return drive[-1:] == ":" and drive[-2:-1].isalpha() and not drive[:-2].isalnum()

    def _behind_empty(self, at: int, end: int) -> int:
        return at + 2 if at + 2 <= end and self.text.startswith("{}", at) else at

    def as_it_stands(self, runs: list[Run], at: int, behind: int, end: int, style: int, depth: int) -> int:
        """A macro that means nothing here; its arguments keep their braces."""
        if self._is_path(at):
            while behind < end and not self.text[behind].isspace():
                behind += 1
        runs.append((self.text[at:behind], style))
        while self.text[behind : behind + 1] == "{" and (close := self.source.close_of(behind, end)) >= 0:
            runs += [("{", style), *self.read(behind + 1, close, style, depth + 1), ("}", style)]
            behind = close + 1
        return behind

    def _display(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        r"""A formula between ``\(`` and ``\)`` or between ``\[`` and ``\]``."""
        close = self.source.find("\\)" if self.text[at + 1] == "(" else "\\]", at + 2, end)
        if close < 0:
            runs.append((self.text[at : at + 2], style))
            return at + 2
        formula = self._math.runs(at + 2, close, style, depth + 1)
        return self._set(runs, formula, close + 2, end, style, displayed=self.text[at + 1] == "[")

    def _accent(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        """An accent and its letter in any spelling; an accent on what takes none stays as it stands."""
        name, behind = self.source.macro(at)
        start = self.source.skip_blanks(behind, end)
        braced = self.text[start : start + 1] == "{"
        argument = self.source.argument(behind, end)
        apart = start > behind and not name.isalpha() and name not in "'`" and not self._is_broken(name, at, start)
        glued = start == behind and name.isalpha() and not braced and self.text[start : start + 1] != "\\"
        if argument is None or apart or glued or argument[1] - argument[0] > _LONGEST_ACCENTED:
            return self.as_it_stands(runs, at, behind, end, style, depth)
        base = "".join([text for text, _ in self.read(argument[0], argument[1], style, depth + 1)])
        mark = macros()[name][1]
        letter = accented(mark, base) if base else name if braced and not name.isalpha() else None
        if letter is None and braced and base[:1].isalpha():
            letter = base[0] + mark + base[1:]
        if letter is None:
            return self.as_it_stands(runs, at, behind, end, style, depth)
        runs.append((letter, style))
        return argument[2]

    def _is_broken(self, name: str, at: int, start: int) -> bool:
        r"""Whether a blank has come between an accent and its letter (``Lindel\" of``), and it is no escaped quote."""
        vowel = name == '"' and self.text[at - 1 : at].islower() and self.text[start : start + 1] in ("a", "o", "u")
        return vowel and self.text.count('"') == 1

    def _note(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        behind = self.source.option(self.source.macro(at)[1], end)[1]
        note = self.source.argument(behind, end)
        if note is None:
            return self.as_it_stands(runs, at, behind, end, style, depth)
        opening = "(" if not runs or runs[-1][0][-1:].isspace() else " ("
        runs += [(opening, style), *self.read(note[0], note[1], style, depth + 1), (")", style)]
        return note[2]

    def _begin(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        name, inside = self.source.group(self.source.macro(at)[1], end)
        plain = name.rstrip("*")
        if plain in LISTS:
            self._counts.append(0 if "enum" in plain else -1)
            runs.append((" ", style))
            return self.source.skip_blanks(self.source.option(inside, end)[1], end)
        if plain in PLAIN_ENVIRONMENTS:
            return inside
        if plain in MATH_ENVIRONMENTS or plain in CELLS:
            read, behind = self._math.macro(at, end, style, depth)
            return self._set(runs, read, behind, end, style, displayed=plain in MATH_ENVIRONMENTS)
        runs.append((self.text[at:inside], style))
        return inside

    def _end(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        name, behind = self.source.group(self.source.macro(at)[1], end)
        if name.rstrip("*") in LISTS and self._counts:
            self._counts.pop()
            runs.append((" ", style))
        elif name not in PLAIN_ENVIRONMENTS:
            runs.append((self.text[at:behind], style))
        return behind

    def _marked(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        r"""Words underlined (``\underline``) or struck out: only symbols, in formulas, are told apart by that."""
        behind = self.source.macro(at)[1]
        words = self.source.argument(behind, end)
        if words is None:
            return self.as_it_stands(runs, at, behind, end, style, depth)
        runs += self.read(words[0], words[1], style, depth + 1)
        return words[2]

    def _condition(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        start, stop, behind = self.source.branch(self.source.macro(at)[1], end, otherwise=True)
        runs += self.read(self.source.skip_blanks(start, stop), stop, style, depth + 1)
        return self._behind_empty(behind, end)

    def _item(self, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
        label, behind = self.source.option(self.source.macro(at)[1], end)
        if not label and self._counts and self._counts[-1] >= 0:
            self._counts[-1] += 1
            label = f"{self._counts[-1]}."
        runs.append((f" {label or '•'} ", style))
        return self.source.skip_blanks(behind, end)


_READERS: dict[str, Callable[[Prose, list[Run], int, int, int, int], int]] = {
    **REFERENCES,
    "accent": Prose._accent,
    "note": Prose._note,
    "begin": Prose._begin,
    "end": Prose._end,
    "item": Prose._item,
    "marked": Prose._marked,
    "condition": Prose._condition,
}
