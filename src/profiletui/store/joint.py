"""Queries for the papers that several have in common, written as a person would type them."""

from __future__ import annotations

from profiletui.store.query import Group, join, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiletui.store.query import Expression


def quoted(field: str, value: str) -> str:
    """``author:"Ada Byron"``. A quotation mark inside cannot be written, so the value ends or begins beside it."""
    pieces = sorted(value.split('"'), key=len)
    return f'{field}:"{pieces[-1].strip()}"'


def by_author(spellings: Iterable[str]) -> str:
    """The query for the papers of a person, however the name is written on each."""
    terms = list(dict.fromkeys(quoted("author", name) for name in spellings))
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def on_profiles(names: Iterable[str]) -> str:
    """The query for the papers on the profiles of all these people."""
    return " ".join(dict.fromkeys(quoted("profile", name) for name in names))


def asks_for(text: str, term: str) -> bool:
    """Whether the query `text` demands what the query `term` does."""
    wanted, expression = parse(term), parse(text)
    return wanted == expression or (
        isinstance(expression, Group) and expression.joint == "and" and wanted in expression.operands
    )


def toggled(text: str, term: str) -> str:
    """The query that demands `term` too, or no longer where it did."""
    if asks_for(text, term):
        before, found, after = text.partition(term)
        if found:
            return " ".join(f"{before} {after}".split())
    text = text.strip()
    if not text:
        return term
    wanted = join("and", [parse(text), parse(term)])
    # An OR, or a quotation or a parenthesis left open, must not swallow what is put beside it.
    ways = (f"{text} {term}", f"({text}) {term}", f"{term} {text}", f"{term} ({text})")
    return next((way for way in ways if _same(parse(way), wanted)), ways[-1])


def _same(one: Expression, other: Expression) -> bool:
    """Whether two expressions demand the same, in whatever order."""
    if isinstance(one, Group) and isinstance(other, Group) and one.joint == other.joint == "and":
        return len(one.operands) == len(other.operands) and all(operand in other.operands for operand in one.operands)
    return one == other
