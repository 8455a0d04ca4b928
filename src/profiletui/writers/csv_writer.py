"""Papers as comma-separated values (RFC 4180), one row a paper, for spreadsheets and data frames."""

from __future__ import annotations

from profiletui.writers.formulas import no_formula

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def write_csv(profiles: Iterable[Profile]) -> Iterator[str]:
    """A header row, then a row a paper; several values of one cell stand apart by ``; ``."""
    import csv  # late: no other format needs it

    row = csv.writer(_Written()).writerow
    yield row(COLUMNS)
    for profile in profiles:
        for paper in profile.papers:
            yield row(map(no_formula, _cells(profile.name, paper)))


class _Written:
    """Gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


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
