"""A paper as its profile page tells it."""

from __future__ import annotations

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

CODE = "code"
PROJECT = "project"
PAPER = "paper"
PDF = "pdf"
OTHER = "other"
"""What a link leads to: code on a code host or stated as code, a page of the project, the paper's own page (arXiv, DOI,
publisher), its text, anything else."""


class Link(NamedTuple):
    """A URL found in a paper's title or abstract, or stated by its source in a field of its own.

    ``kind`` is `CODE`, `PROJECT`, `PAPER`, `PDF` or `OTHER`; ``host`` is the URL's host in lower case without ``www.``.
    """

    url: str
    kind: str
    host: str


class Paper(NamedTuple):
    """One paper. ``title`` and ``abstract`` hold the page's own LaTeX; what is missing is None, () or ''.

    ``id`` is the same for the same paper in another file or year. ``line`` is the badge line, from 1.
    ``date`` is ISO 8601: ``2023-03-04``, or ``2023-03`` and ``2023`` where no more is known. ``has_code`` tells whether
    the page shows the Code badge, which says nothing of whether a link stands in the text. ``flags`` are badge words
    unknown to profiletui. ``doi`` is bare and in lower case, ``arxiv_id`` without a version; ``selected`` papers are
    those that their source puts forward; ``aliases`` are further ids by which this paper was known.
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
    venue: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    citations: int | None = None
    selected: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def year_only(self) -> bool:
        """Whether the day of the date is not known."""
        return self.date is not None and len(self.date) < len("2023-03-04")

    @property
    def year(self) -> int | None:
        """The year of the date, or None."""
        return int(self.date[:4]) if self.date else None

    @property
    def code_links(self) -> tuple[Link, ...]:
        """The links that lead to code, in order of appearance."""
        return tuple(link for link in self.links if link.kind == "code")


def shows_venue(papers: Collection[Paper]) -> bool:
    """Whether a list of these papers shows the venue where others show the category: hardly any has a category."""
    categories = sum(paper.category is not None for paper in papers)
    return 4 * categories < len(papers) and any(paper.venue for paper in papers)


def has_code_link(paper: Paper) -> bool:
    """Whether a link to code stands in the paper's title or abstract."""
    return any(link.kind == CODE for link in paper.links)


def has_project_page(paper: Paper) -> bool:
    """Whether a link leads to a page that is offered as code or project."""
    return any(link.kind == PROJECT for link in paper.links)
