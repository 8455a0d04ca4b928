"""Which papers of two states of a profile are the same."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.model.paper import Paper


def keys(paper: Paper) -> set[str]:
    """Return what a paper is known by; two papers that share one of these are the same."""
    known = {paper.id, *paper.aliases}
    if paper.doi:
        known.add(f"doi:{paper.doi}")
    if paper.arxiv_id:
        known.add(f"arxiv:{paper.arxiv_id}")
    return known


def without(papers: Sequence[Paper], others: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return the papers that are not among others."""
    away = {key for paper in others for key in keys(paper)}
    return tuple(paper for paper in papers if away.isdisjoint(keys(paper)))


def known_as(papers: Sequence[Paper], before: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return the papers with the ids by which they were known before as aliases, so that notes follow a new title."""
    former: dict[str, Paper] = {}
    for paper in before:
        for key in keys(paper):
            former.setdefault(key, paper)
    return tuple(_with_aliases(paper, former) for paper in papers)


def _with_aliases(paper: Paper, former: dict[str, Paper]) -> Paper:
    aliases = list(paper.aliases)
    for key in sorted(keys(paper)):
        if (old := former.get(key)) is not None:
            aliases += [old.id, *old.aliases]
    kept = tuple(alias for alias in dict.fromkeys(aliases) if alias != paper.id)
    return paper if kept == paper.aliases else paper._replace(aliases=kept)
