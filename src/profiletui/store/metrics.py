"""Figures counted from the papers, beside those a page states about itself."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.model.words import name_key
from profiletui.store.match import has_code_link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profiletui.model.paper import Paper


class Figures(NamedTuple):
    """What can be counted quickly.

    ``years`` gives the papers of every year from the first to the last, none left out; ``years_with_code`` the
    same of the papers with code. ``categories`` counts codes as written, the most frequent first. ``first`` and
    ``last`` are the ends of the dates, '' where there are none; ``undated`` counts papers without a date.
    ``badged`` papers show the Code badge, ``linked`` ones hold a code link, ``with_code`` counts either.
    """

    papers: int
    years: Mapping[int, int]
    years_with_code: Mapping[int, int]
    categories: Mapping[str, int]
    first: str
    last: str
    undated: int
    badged: int
    linked: int
    with_code: int


class CoAuthor(NamedTuple):
    """Someone on the same papers. ``name`` is as first written; ``first`` and ``last`` are dates or ''."""

    name: str
    papers: int
    first: str
    last: str


def figures(papers: Iterable[Paper]) -> Figures:
    """Count ``papers``."""
    years: dict[int, int] = {}
    years_with_code: dict[int, int] = {}
    categories: dict[str, int] = {}
    first = last = ""
    total = undated = badged = linked = with_code = 0
    for paper in papers:
        total += 1
        has_link = bool(paper.links) and has_code_link(paper)
        has_either = has_link or paper.has_code
        badged += paper.has_code
        linked += has_link
        with_code += has_either
        if paper.category:
            categories[paper.category] = categories.get(paper.category, 0) + 1
        if not paper.date:
            undated += 1
            continue
        year = int(paper.date[:4])
        years[year] = years.get(year, 0) + 1
        if has_either:
            years_with_code[year] = years_with_code.get(year, 0) + 1
        first = paper.date if not first else min(first, paper.date)
        last = max(last, paper.date)
    span = range(min(years), max(years) + 1) if years else range(0)
    return Figures(
        papers=total,
        years={year: years.get(year, 0) for year in span},
        years_with_code={year: years_with_code.get(year, 0) for year in span},
        categories=dict(sorted(categories.items(), key=lambda item: -item[1])),
        first=first,
        last=last,
        undated=undated,
        badged=badged,
        linked=linked,
        with_code=with_code,
    )


def co_authors(papers: Iterable[Paper], owner: str) -> tuple[CoAuthor, ...]:
    """The people on ``papers`` beside ``owner``, those on most papers first, then in order of appearance.

    Counts are lower bounds wherever a paper's ``et_al`` cuts the list of authors. Two spellings with one
    `name_key` are one person.
    """
    keys: dict[str, str] = {}
    people: dict[str, CoAuthor] = {}
    for paper in papers:
        date = paper.date or ""
        seen = {name_key(owner)}
        for name in paper.authors:
            key = keys.get(name)
            if key is None:
                key = keys[name] = name_key(name)
            if key in seen:
                continue
            seen.add(key)
            known = people.get(key) or CoAuthor(name, 0, "", "")
            people[key] = CoAuthor(
                known.name,
                known.papers + 1,
                min(filter(None, (known.first, date)), default=""),
                max(known.last, date),
            )
    return tuple(sorted(people.values(), key=lambda person: -person.papers))


def cut_lists(papers: Iterable[Paper]) -> int:
    """How many of ``papers`` name only the first of their authors (``et al.``)."""
    return sum(paper.et_al for paper in papers)
