"""Queries for the papers that several have in common: each person narrows what the others left."""

from __future__ import annotations

from profiletui.store.query import Term, join
from profiletui.store.query_text import part, parts_of, together

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiletui.store.query import Expression


def by_author(spellings: Iterable[str]) -> Expression:
    """What asks for the papers of a person, however the name is written on each."""
    return join("or", list(dict.fromkeys(_term("author", name) for name in spellings)))


def on_profiles(names: Iterable[str]) -> str:
    """The query for the papers on the profiles of all these people."""
    return together([part(term) for term in dict.fromkeys(_term("profile", name) for name in names)])


def demands(text: str) -> list[Expression]:
    """All that the query ``text`` demands, each of which must hold."""
    return [one.expression for one in parts_of(text)]


def toggled(text: str, wanted: Expression) -> str:
    """The query that demands ``wanted`` too, or no longer where it did; what else was typed stays as it was."""
    parts = parts_of(text)
    kept = [one for one in parts if one.expression != wanted]
    return together(kept if len(kept) < len(parts) else [*parts, part(wanted)])


def _term(field: str, name: str) -> Term:
    """A name as a term; a quotation mark cannot be written, so that the longer piece beside it has to do."""
    return Term(field, " ".join(max(name.split('"'), key=len).split()))
