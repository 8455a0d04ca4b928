"""What an undo or a redo has changed, in words."""

from __future__ import annotations

from profiletui.state.notes import NO_TAGS
from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from profiletui.state.notes import Notes
    from profiletui.store.query import Query

    State = tuple[Query, frozenset[str], Notes]


def what_changed(before: State, after: State, named: Callable[[str], str]) -> str:
    """What is different after: "tags of 3 papers", "filter and order"; `named` gives what a paper is called by its id.

    '' where nothing is that is told.
    """
    (query, marked, notes), (query_then, marked_then, notes_then) = before, after
    tags, tags_then = notes.tags, notes_then.tags
    tagged = {paper for paper in {*tags, *tags_then} if tags.get(paper, NO_TAGS) != tags_then.get(paper, NO_TAGS)}
    parts = [
        "filter" if query.text != query_then.text else "",
        "order" if query.sort != query_then.sort else "",
        _of_papers("mark", "marks", marked ^ marked_then, named),
        _of_papers("star", "stars", notes.starred ^ notes_then.starred, named),
        _of_papers("tags", "tags", tagged, named),
    ]
    return " and ".join(filter(None, parts))


def _of_papers(one: str, many: str, papers: set[str] | frozenset[str], named: Callable[[str], str]) -> str:
    if len(papers) == 1:
        return f"{one} of {named(next(iter(papers)))}"
    return f"{many} of {count(len(papers), 'paper')}" if papers else ""
