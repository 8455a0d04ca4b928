"""A paper as its profile page tells it."""

from __future__ import annotations

from profiletui.model.record import NamedTuple


class Link(NamedTuple):
    """A URL found in a paper's title or abstract.

    ``kind`` is ``code`` for a repository or model on a code host, else ``other``; ``host`` is the URL's host
    in lower case without ``www.``.
    """

    url: str
    kind: str
    host: str


class Paper(NamedTuple):
    """One paper. ``title`` and ``abstract`` hold the page's own LaTeX; what is missing is None, () or ''.

    ``id`` is the same for the same paper in another file or year. ``line`` is the badge line, from 1.
    ``date`` is ISO 8601 (``2023-03-04``). ``has_code`` tells whether the page shows the Code badge, which
    says nothing of whether a link stands in the text. ``flags`` are badge words unknown to profiletui.
    """

    id: str
    line: int
    category: str | None
    date: str | None
    has_code: bool
    title: str
    authors: tuple[str, ...] = ()
    et_al: bool = False
    affiliations: tuple[str, ...] = ()
    abstract: str = ""
    links: tuple[Link, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the date, or None."""
        return int(self.date[:4]) if self.date else None

    @property
    def code_links(self) -> tuple[Link, ...]:
        """The links that lead to code, in order of appearance."""
        return tuple(link for link in self.links if link.kind == "code")


def has_code_link(paper: Paper) -> bool:
    """Whether a link to code stands in the paper's title or abstract."""
    return any(link.kind == "code" for link in paper.links)
