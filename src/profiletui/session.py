"""What profiletui does, without a face: open sources, narrow, choose links, gather for export.

The command line and the browser both stand on this; neither knows anything the other does not.
"""

from __future__ import annotations

from profiletui.loading.loader import STDIN as STDIN
from profiletui.loading.loader import Intake as Intake
from profiletui.loading.loader import Opened as Opened
from profiletui.loading.loader import SourceError as SourceError
from profiletui.loading.loader import said as said
from profiletui.store.library import Library
from profiletui.store.query import NO_CONTEXT, Context, Query
from profiletui.store.view import select
from profiletui.typeset.reading import reading_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import BinaryIO

    from profiletui.model.paper import Link, Paper
    from profiletui.model.profile import Profile
    from profiletui.state.notes import Notes
    from profiletui.store.view import View


def open_sources(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None,
    environ: Mapping[str, str],
    tolerant: bool = False,
    library: str = "",
    owner: str = "",
    waiting: Callable[[str], None] | None = None,
) -> Opened:
    """Read the sources whole, as `Intake` says.

    Raises:
        SourceError: a source cannot be read.
    """
    return Intake(
        sources, stdin=stdin, environ=environ, tolerant=tolerant, library=library, owner=owner, waiting=waiting
    ).finish()


def library_of(profiles: Iterable[Profile], new: frozenset[str] = frozenset()) -> Library:
    """A library of some profiles that are read already; ``new`` are the ids of the papers that are new in them."""
    library = Library(profiles, reading_text)
    library.new = new
    return library


def narrow(library: Library, text: str = "", sort: str = "source", context: Context = NO_CONTEXT) -> View:
    """The papers that ``text``, a query, leaves, in the order of the sort key ``sort`` (``-`` first reverses).

    ``context`` are the person's notes on them, as `noted` finds them.
    """
    return select(library, Query(text, sort), context)


def asks_for_notes(text: str) -> bool:
    """Whether a query may ask for the person's own notes."""
    asked = text.lower()
    return any(field in asked for field in ("is:", "tag:", "note:"))


def context_of(notes: Notes, marked: frozenset[str] = frozenset()) -> Context:
    """The notes as a query asks for them; ``marked`` are the papers that are marked in this run."""
    return Context(marked=marked, starred=notes.starred, read=notes.read, tags=notes.tags, words=notes.words)


def noted(library: Library, path: str) -> tuple[Notes, str]:
    """The person's notes in a file on the papers of a library, and a sentence where they cannot be read."""
    # late: most commands ask for no notes
    from profiletui.state.notebook import Notebook
    from profiletui.state.notes import names_of

    notebook = Notebook(path)
    for paper in library.papers:
        if len(names := names_of(paper)) > 1:
            notebook.learn(names)
    return notebook.notes, notebook.trouble


def links(library: Library, view: View, all: bool = False) -> list[Link]:  # noqa: A002 - the option's name
    """The code links, or all links, of the papers of a view in its order; each once, however it is spelt."""
    papers = library.papers
    found: dict[str, Link] = {}
    for row in view.rows:
        for link in papers[row].links if all else papers[row].code_links:
            address = link.url.partition("://")[2].removeprefix("www.").removesuffix(".git")
            found.setdefault(address, link)
    return list(found.values())


def grouped(library: Library, view: View) -> tuple[Profile, ...]:
    """The profiles with those of their papers that a view holds, in its order.

    A paper on two profiles stands in both. Where the view is narrowed, profiles without a paper in it are left
    out; diagnostics stay, being about the page.
    """
    if view.rows == range(len(library.papers)):
        return library.profiles
    rank = {library.papers[row].id: place for place, row in enumerate(view.rows)}
    profiles = []
    for profile in library.profiles:
        held = sorted((paper for paper in profile.papers if paper.id in rank), key=lambda paper: rank[paper.id])
        if held or not view.query.text.strip():
            profiles.append(profile._replace(papers=tuple(held)))
    return tuple(profiles)


def rendered(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    """The profiles with titles, venues and abstracts as Unicode reading text instead of the page's LaTeX."""

    def paper(raw: Paper) -> Paper:
        venue = reading_text(raw.venue) if raw.venue else None
        return raw._replace(title=reading_text(raw.title), abstract=reading_text(raw.abstract), venue=venue)

    return tuple(profile._replace(papers=tuple(map(paper, profile.papers))) for profile in profiles)
