"""Query texts made by the program: an expression written as a person would type it, and texts put together.

What is made here is always read back as what was meant; what a person typed stays as it was typed.
"""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.store.query import Dates, Group, Negation, Term, join, parse, top_level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.store.query import Expression


class Part(NamedTuple):
    """Something that must hold: a text that asks for it wherever it stands, and what that is read as."""

    text: str
    expression: Expression


def spell(expression: Expression) -> str:
    """A text that is read as ``expression``; '' for all papers.

    One thing cannot be written: a word that holds a quotation mark next to parentheses that do not match.
    """
    if isinstance(expression, Term):
        return _spell_term(expression)
    if isinstance(expression, Dates):
        return f"{expression.field}:{_spell_dates(expression)}"
    if isinstance(expression, Negation):
        said = spell(expression.operand)
        return f"-{said}" if isinstance(expression.operand, Term | Dates) else f"-({said})"
    between = " OR " if expression.joint == "or" else " "
    return between.join(
        f"({spell(operand)})" if isinstance(operand, Group) and expression.joint == "and" else spell(operand)
        for operand in expression.operands
    )


def _spell_term(term: Term) -> str:
    lead = term.field if term.field in ("", "=") else f"{term.field}:"
    word = lead + term.value
    if '"' in term.value or (not any(sign in term.value for sign in " ()") and parse(word) == term):
        return word
    return f'{lead}"{term.value}"'


def _spell_dates(dates: Dates) -> str:
    if dates.strict:
        return f">{dates.first}" if dates.first else f"<{dates.last}"
    return dates.first if dates.first == dates.last else f"{dates.first}..{dates.last}"


def parts_of(text: str) -> list[Part]:
    """What must hold for a paper to match the query ``text``, each with the words that were typed for it."""
    pieces = top_level(text)
    if len(pieces) == 1 and _is_or(pieces[0][1]) and parse(f"x {pieces[0][0]}") != join("and", [_GUARD, pieces[0][1]]):
        pieces = [(f"({pieces[0][0]})", pieces[0][1])]
    return [Part(piece, meant) for piece, meant in pieces]


def part(expression: Expression) -> Part:
    """An expression as a part of a query."""
    return Part(f"({spell(expression)})" if isinstance(expression, Group) else spell(expression), expression)


def together(parts: Sequence[Part]) -> str:
    """The query that asks for all of ``parts``, in their order and in their words.

    Words that mean something else where others follow them, such as an open quotation, are written anew.
    """
    meant = join("and", [part.expression for part in parts])
    if len(parts) == 1 and _is_or(meant):
        bare = parts[0].text.removeprefix("(").removesuffix(")")
        return bare if parse(bare) == meant else parts[0].text
    text = " ".join(part.text for part in parts)
    if _meanings(text) == [part.expression for part in parts]:
        return text
    return " ".join(part.text if _stands_alone(part) else _anew(part) for part in parts)


_GUARD = Term("", "x")


def _is_or(expression: Expression) -> bool:
    return isinstance(expression, Group) and expression.joint == "or"


def _stands_alone(part: Part) -> bool:
    """Whether the words are read as what is meant also when something stands before and after them."""
    return _meanings(f"x {part.text} (x OR x)") == [_GUARD, part.expression, Group("or", (_GUARD, _GUARD))]


def _meanings(text: str) -> list[Expression]:
    return [meant for _, meant in top_level(text)]


def _anew(old: Part) -> str:
    return part(old.expression).text
