"""Why nothing matches: the smallest part of a query that no paper meets, and what to say of it."""

from __future__ import annotations

from types import MappingProxyType

from profiletui.store.describe import describe, describe_span
from profiletui.store.match import EXACT, compile_sieve
from profiletui.store.query import (
    CHOICES,
    DATE_FIELDS,
    FIELDS,
    NUMBER_FIELDS,
    TEXT_FIELDS,
    Dates,
    Group,
    Negation,
    join,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from profiletui.store.library import Library
    from profiletui.store.query import Context, Expression

SLICE = 64
"""Papers looked at in one step; a first look folds their abstracts and turns their LaTeX into reading text."""


def blame_steps(library: Library, expression: Expression, context: Context) -> Generator[None, None, str | None]:
    """Work out, in short steps, why ``expression`` matches no paper of ``library``; None if that has none."""
    if not library.papers:
        return None
    parts = [expression]
    if isinstance(expression, Group) and expression.joint == "and":
        parts = list(expression.operands)
    for part in parts:
        # A single part is known to match nothing: that is why this was asked.
        if len(parts) == 1 or not (yield from _exists(library, part, context)):
            return _nothing_is(part, len(library.papers))
    culprits = parts
    for part in parts:
        rest = [other for other in culprits if other is not part]
        if not (yield from _exists(library, join("and", rest), context)):
            culprits = rest
    said = [describe(Group("and", (part,))) for part in culprits]
    if len(said) == 2:
        return f"no paper matches both {said[0]} and {said[1]}"
    return f"no paper matches {', '.join(said[:-1])} and {said[-1]} together"


def blame(library: Library, expression: Expression, context: Context) -> str | None:
    """The same at one go."""
    steps = blame_steps(library, expression, context)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            said: str | None = end.value
            return said


def _exists(library: Library, expression: Expression, context: Context) -> Generator[None, None, bool]:
    sieve = compile_sieve(expression, library, context)
    count = len(library.papers)
    for start in range(0, count, SLICE):
        if sieve(range(start, min(start + SLICE, count)), EXACT):
            return True
        yield
    return False


_NOTHING: Mapping[str, str] = MappingProxyType(
    {
        "=": 'no paper has the word "{}" as typed',
        "title": '"{}" is in no title',
        "abstract": '"{}" is in no abstract',
        "author": 'no author is called "{}"',
        "aff": '"{}" is in no affiliation',
        "cat": 'no paper is in category "{}"',
        "link": '"{}" is in no link',
        "host": 'no link leads to "{}"',
        "venue": 'no venue has "{}"',
        "doi": 'no DOI has "{}"',
        "arxiv": 'no arXiv id has "{}"',
        "tag": 'no paper is tagged "{}"',
        "note": 'no note of yours has "{}"',
        "profile": 'no open profile is called "{}"',
        "is": "no paper is {}",
    }
)
_NO_CODE: Mapping[str, str] = MappingProxyType(
    {
        "yes": "no paper has code",
        "no": "every paper has code",
        "badge": "no paper has the Code badge",
        "link": "no paper has a code link",
        "missing": "no Code badge is without its link",
        "project": "no paper has a project page",
    }
)


def _nothing_is(part: Expression, count: int) -> str:
    """The sentence for a part that no paper meets on its own."""
    papers = f"none of the {count:,} papers" if count != 1 else "not the one paper there is"
    if isinstance(part, Dates):
        return f"no paper is dated {describe(part).removeprefix(part.field).lstrip()}"
    if isinstance(part, Negation):
        return f"every paper matches {describe(part.operand)}"
    if isinstance(part, Group):
        return f"{describe(part)}: {papers}"
    if part.field == "code":
        return _NO_CODE[part.value]
    if part.field == "cites":
        return f"no paper has {describe_span(part.value)}"
    if part.field:
        return _NOTHING[part.field].format(part.value)
    said = f'"{part.value}" is in {papers}' if count != 1 else f'"{part.value}" is not in the one paper there is'
    return said + _hint(part.value)


def _hint(value: str) -> str:
    """What a field takes, for a word that looks like one and could not be understood as one."""
    name = value.partition(":")[0].lower() if ":" in value else ""
    if name in CHOICES:
        return f"; {name}: takes {', '.join(CHOICES[name])}"
    if name in DATE_FIELDS:
        example = "2021, 2019..2021, >=2020" if name == "year" else "2024-03, 2024-03..2024-09, >=2024-03"
        return f"; {name}: takes {example}"
    if name in NUMBER_FIELDS:
        return f"; {name}: takes 100, 10..50, >100"
    if name in TEXT_FIELDS:
        return f"; {name}: takes a word or a phrase in quotes"
    return _meant(name)


def _meant(name: str) -> str:
    """The field that a mistyped one comes near to."""
    if not name or len(name) > _LONGEST_NAME:
        return ""
    from difflib import get_close_matches  # late: only a search that found nothing asks

    near = get_close_matches(name, FIELDS, 1, _NEAR)
    return f"; did you mean {near[0]}:?" if near else ""


_LONGEST_NAME = 12
_NEAR = 0.75
"""How much of a mistyped name must be there in its place: one letter of four may be wrong."""
