"""Papers as tab-separated lines for ``cut``, ``sort`` and ``awk``: no header, no quoting, one paper a line."""

from __future__ import annotations

from profiletui.writers.formulas import no_formula

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profiletui.model.paper import Paper

COLUMNS = ("id", "category", "date", "code", "title", "authors", "links")


def write_tsv(papers: Iterable[Paper]) -> Iterator[str]:
    """A line a paper with `COLUMNS`; ``code`` is link, missing (badge without a link) or no; links are to code."""
    for paper in papers:
        code = "link" if paper.code_links else "missing" if paper.has_code else "no"
        authors = ", ".join(paper.authors) + (" et al." if paper.et_al else "")
        urls = " ".join([link.url for link in paper.code_links])
        cells = (paper.id, paper.category or "", paper.date or "", code, paper.title, authors, urls)
        yield "\t".join([no_formula(" ".join(cell.split())) for cell in cells]) + "\n"
