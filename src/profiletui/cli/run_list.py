"""``profiletui list``: the papers, one a line."""

from __future__ import annotations

from profiletui import session
from profiletui.cli import output, shared
from profiletui.model.paper import has_project_page, shows_venue
from profiletui.typeset.glyphs import ASCII, UNICODE
from profiletui.typeset.table import columns
from profiletui.typeset.widths import cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profiletui.cli.parser import Arguments
    from profiletui.model.paper import Paper
    from profiletui.typeset.glyphs import Glyphs

_LONGEST_VENUE = 20  # cells


def run(arguments: Arguments) -> int:
    """Print them; exit code."""
    opened = shared.open_aloud(arguments)
    view = shared.narrow(opened, arguments)
    if not len(opened.library):
        output.remark(f"{'this page has' if len(opened.paths) == 1 else 'these pages have'} no papers")
    papers = [opened.library.papers[row] for row in view.rows]
    match arguments.value("--format", "table"):
        case "tsv":
            from profiletui.writers.tsv import write_tsv

            output.hand_over(write_tsv(papers))
        case "json":
            from profiletui.writers.json_writer import write_json

            output.hand_over(write_json(session.grouped(opened.library, view)))
        case _:
            output.say(_table(papers))
    return shared.NOTHING_MATCHED if shared.is_empty(view) else 0


def _code_mark(paper: Paper, glyphs: Glyphs) -> str:
    if paper.code_links:
        return glyphs.link
    if has_project_page(paper):
        return glyphs.project
    return glyphs.badge if paper.has_code else " "


def _table(papers: Sequence[Paper]) -> Iterator[str]:
    plain = output.ascii_only()
    glyphs = ASCII if plain else UNICODE
    venues = shows_venue(papers)
    rows = [
        (
            cut(paper.venue or paper.category or "", _LONGEST_VENUE, glyphs.ellipsis)
            if venues
            else paper.category or "",
            paper.date or "",
            _code_mark(paper, glyphs),
            paper.title or "(no title)",
        )
        for paper in papers
    ]
    for line in columns(rows, output.width(), ascii=plain):
        yield line + "\n"
