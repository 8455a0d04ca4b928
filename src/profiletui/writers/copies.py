"""What can be copied of a paper, each as text: the entries of the copy-as menu."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.writers.paper_links import all_links, first_link, paper_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profiletui.model.paper import Paper


class Kind(NamedTuple):
    """One way to copy a paper. ``text`` gives its pieces, none where the paper has nothing of the kind.

    ``apart`` is what stands between two papers; ``raw`` kinds keep the page's own LaTeX. ``all`` is for a kind in
    which one paper has to know of the others, ``stated`` kinds are those of which only some sources tell.
    """

    key: str
    label: str
    text: Callable[[Paper], Sequence[str]]
    apart: str = "\n"
    raw: bool = False
    all: Callable[[Sequence[Paper]], Sequence[str]] | None = None
    stated: bool = False


def citation(paper: Paper) -> str:
    """A reference as it stands in running text: people, year, title, where it can be had."""
    people = ", ".join(paper.authors) + (" et al." if paper.et_al else "")
    year = f" ({paper.year})" if paper.year else ""
    lead = f"{people}{year}. " if people else f"{year.strip()} ".lstrip()
    title = paper.title.rstrip(".") + "." if paper.title else ""
    venue = [f"{paper.venue}."] if paper.venue else []
    return " ".join([lead + title, *venue, *(paper_pages(paper)[:1] or first_link(paper))]).strip()


def _markdown(paper: Paper) -> list[str]:
    from profiletui.writers.markdown import paper_markdown

    return [paper_markdown(paper).rstrip("\n")]


def _bibtex(papers: Sequence[Paper]) -> list[str]:
    from profiletui.writers.bibtex import entries

    return [entry.rstrip("\n") for entry in entries(papers)]


def _ris(paper: Paper) -> list[str]:
    from profiletui.writers.ris import entry

    return [entry(paper).rstrip("\n")]


def _csl_json(papers: Sequence[Paper]) -> list[str]:
    from profiletui.writers.csl_json import items
    from profiletui.writers.json_writer import dumps

    return [dumps(list(items(papers)))] if papers else []


def _json(paper: Paper) -> list[str]:
    import json

    from profiletui.writers.json_writer import paper_record

    return [json.dumps(paper_record(paper), ensure_ascii=False)]


KINDS: tuple[Kind, ...] = (
    Kind("l", "link", first_link),
    Kind("a", "all links", all_links),
    Kind("p", "paper's address", lambda paper: paper_pages(paper)[:1], stated=True),
    Kind("d", "DOI", lambda paper: [paper.doi] if paper.doi else [], stated=True),
    Kind("x", "arXiv id", lambda paper: [paper.arxiv_id] if paper.arxiv_id else [], stated=True),
    Kind("t", "title", lambda paper: [paper.title] if paper.title else []),
    Kind("n", "authors", lambda paper: [", ".join(paper.authors)] if paper.authors else []),
    Kind("c", "citation", lambda paper: [citation(paper)]),
    Kind("B", "BibTeX", lambda paper: _bibtex([paper]), "\n\n", raw=True, all=_bibtex),
    Kind("R", "RIS", _ris, "\n\n", raw=True),
    Kind("C", "CSL-JSON", lambda paper: _csl_json([paper]), raw=True, all=_csl_json),
    Kind("m", "Markdown", _markdown, "\n\n"),
    Kind("b", "abstract", lambda paper: [paper.abstract] if paper.abstract else [], "\n\n"),
    Kind("J", "JSON", _json, raw=True),
)


def together(kind: Kind, papers: Iterable[Paper], reading: Callable[[str], str] = str) -> str:
    """What `kind` copies of several papers: their order kept, repeated items once, no newline at the end.

    `reading` turns the page's text into what the person reads.
    """
    if not kind.raw:
        papers = (
            paper._replace(
                title=reading(paper.title),
                authors=tuple(map(reading, paper.authors)),
                abstract=reading(paper.abstract),
                venue=reading(paper.venue) if paper.venue else None,
            )
            for paper in papers
        )
    if kind.all is not None:
        return kind.apart.join(kind.all(list({paper.id: paper for paper in papers}.values())))
    pieces = dict.fromkeys(piece for paper in papers for piece in kind.text(paper))
    return kind.apart.join(pieces)
