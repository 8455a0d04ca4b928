"""How a query was understood, in words."""

from __future__ import annotations

from profiletui.store.query import INFINITE, Dates, Group, Negation, Term, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from profiletui.store.query import Expression


def describe(expression: Expression) -> str:
    """How the query was understood, in words: ``title has "graph" and year 2019 to 2021``."""
    if isinstance(expression, Term):
        return _describe_term(expression)
    if isinstance(expression, Dates):
        return _describe_dates(expression)
    if isinstance(expression, Negation):
        return f"not {_in_brackets(expression.operand)}"
    if not expression.operands:
        return "every paper"
    return f" {expression.joint} ".join(_in_brackets(operand) for operand in expression.operands)


def _in_brackets(expression: Expression) -> str:
    said = describe(expression)
    return f"({said})" if isinstance(expression, Group) and expression.operands else said


_SAID: Mapping[str, str] = {
    "": '"{}"',
    "=": 'the word "{}" as typed',
    "title": 'title has "{}"',
    "abstract": 'abstract has "{}"',
    "author": 'author has "{}"',
    "aff": 'affiliation has "{}"',
    "cat": 'category has "{}"',
    "link": 'link has "{}"',
    "host": 'host has "{}"',
    "venue": 'venue has "{}"',
    "doi": 'DOI has "{}"',
    "arxiv": 'arXiv id has "{}"',
    "tag": 'tagged "{}"',
    "note": 'noted "{}"',
    "profile": 'profile of "{}"',
    "is": "{}",
}
_CODE_SAID: Mapping[str, str] = {
    "yes": "with code",
    "no": "without code",
    "badge": "with the Code badge",
    "link": "with a code link",
    "missing": "with the Code badge but no code link",
    "project": "with a project page",
}


def _describe_term(term: Term) -> str:
    if term.field == "code":
        return _CODE_SAID[term.value]
    if term.field == "cites":
        return describe_span(term.value)
    return _SAID[term.field].format(term.value)


def describe_span(value: str) -> str:
    """A span of citations in words: ``10 to 50 citations``."""
    least, most = span(value) or (0, INFINITE)
    if most == INFINITE:
        return f"{least:,} citations or more"
    if not least and value.startswith("<"):
        return f"{most:,} citations or fewer"
    return f"{least:,} citations" if least == most else f"{least:,} to {most:,} citations"


def _describe_dates(dates: Dates) -> str:
    first, last = (end if not end or len(end) in (4, 7, 10) else f"{end}…" for end in (dates.first, dates.last))
    if not last:
        return f"{dates.field} {'after' if dates.strict else 'from'} {first}"
    if not first:
        return f"{dates.field} {'before' if dates.strict else 'up to'} {last}"
    return f"{dates.field} {first}" if first == last else f"{dates.field} {first} to {last}"
