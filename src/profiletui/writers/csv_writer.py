"""Papers as comma-separated values (RFC 4180), one row a paper, for spreadsheets and data frames."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

COLUMNS = (
    "profile",
    "id",
    "category",
    "date",
    "has_code",
    "title",
    "authors",
    "et_al",
    "affiliations",
    "code_links",
    "other_links",
    "abstract",
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_csv(profiles: Iterable[Profile]) -> Iterator[str]:
    """A header row, then a row a paper; several values of one cell stand apart by ``; ``."""
    yield _row(COLUMNS)
    for profile in profiles:
        for paper in profile.papers:
            yield _row(_cells(profile.name, paper))


def _cells(profile: str, paper: Paper) -> tuple[str, ...]:
    return (
        profile,
        paper.id,
        paper.category or "",
        paper.date or "",
        "true" if paper.has_code else "false",
        paper.title,
        "; ".join(paper.authors),
        "true" if paper.et_al else "false",
        "; ".join(paper.affiliations),
        " ".join(link.url for link in paper.links if link.kind == "code"),
        " ".join(link.url for link in paper.links if link.kind != "code"),
        paper.abstract,
    )


def _row(cells: Sequence[str]) -> str:
    return ",".join([_cell(cell) for cell in cells]) + "\r\n"


def _cell(text: str) -> str:
    # A page may be aimed at whoever opens the table: a cell that begins so would be run as a formula. The
    # apostrophe is what spreadsheets themselves use to say that a cell is text.
    if text.startswith(_FORMULA_STARTS):
        text = "'" + text
    if '"' in text or "," in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
