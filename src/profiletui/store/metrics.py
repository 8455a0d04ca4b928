"""Figures counted from the papers, beside those a page states about itself."""

from __future__ import annotations

from profiletui.model.paper import has_code_link
from profiletui.model.record import NamedTuple
from profiletui.model.words import name_key, surname_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profiletui.model.paper import Paper


FEW_EMPTY_YEARS = 3
"""Years without a paper that are still shown one by one, on the screen and by commands."""


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
    """Someone on the same papers. ``name`` is as first written; ``first`` and ``last`` are dates or ''.

    ``at_least`` tells that the count is a lower bound: `et al.` cuts a list of authors that does not name them.
    ``spellings`` are the ways in which the name is written, in order of appearance; ``last_title`` is the title of
    the last paper, '' where none has a date.
    """

    name: str
    papers: int
    first: str
    last: str
    at_least: bool = False
    spellings: tuple[str, ...] = ()
    last_title: str = ""


class Tally:
    """Figures of papers that become more while a long page is read: each paper is counted once."""

    def __init__(self) -> None:
        self._counted = 0
        self._years: dict[str, int] = {}
        self._years_with_code: dict[str, int] = {}
        self._categories: dict[str, int] = {}
        self._undated = self._badged = self._linked = self._with_code = 0
        self._first = self._last = ""

    def figures(self, papers: Sequence[Paper]) -> Figures:
        """The figures of ``papers``, of which those that were counted before come first, as they did then."""
        self._count(papers[self._counted :] if self._counted else papers)
        span = range(int(min(self._years)), int(max(self._years)) + 1) if self._years else range(0)
        return Figures(
            papers=self._counted,
            years={year: self._years.get(f"{year:04}", 0) for year in span},
            years_with_code={year: self._years_with_code.get(f"{year:04}", 0) for year in span},
            categories=dict(sorted(self._categories.items(), key=lambda entry: -entry[1])),
            first=self._first,
            last=self._last,
            undated=self._undated,
            badged=self._badged,
            linked=self._linked,
            with_code=self._with_code,
        )

    def _count(self, papers: Sequence[Paper]) -> None:
        if not papers:
            return
        dates = [paper.date for paper in papers if paper.date]
        linked = [paper for paper in papers if paper.links and has_code_link(paper)]
        with_code = [paper for paper in papers if paper.has_code or (paper.links and has_code_link(paper))]
        self._counted += len(papers)
        _add(self._years, [date[:4] for date in dates])
        _add(self._years_with_code, [paper.date[:4] for paper in with_code if paper.date])
        _add(self._categories, [paper.category for paper in papers if paper.category])
        self._undated += len(papers) - len(dates)
        self._badged += sum([paper.has_code for paper in papers])
        self._linked += len(linked)
        self._with_code += len(with_code)
        self._first = min([*dates, *([self._first] if self._first else [])], default="")
        self._last = max([*dates, self._last])


def _add(counts: dict[str, int], values: Iterable[str]) -> None:
    """Count values; `collections.Counter` would do it, and the first screen would have to wait for its import."""
    for value in values:
        counts[value] = counts.get(value, 0) + 1


def figures(papers: Sequence[Paper]) -> Figures:
    """Count ``papers``."""
    return Tally().figures(papers)


def co_authors(papers: Iterable[Paper], owner: str = "") -> tuple[CoAuthor, ...]:
    """The people on ``papers`` beside ``owner``, those on most papers first, as `rank` has it.

    Spellings with one `name_key` are one person, named as first written.
    """
    from collections import Counter

    keys: dict[str, str] = {}
    spellings: dict[str, list[str]] = {}
    dates: dict[str, list[str]] = {}
    latest: dict[str, Paper] = {}
    cut = 0
    named_on_cut: Counter[str] = Counter()
    for paper in papers:
        date = paper.date or ""
        here: set[str] = set()
        for name in paper.authors:
            key = keys.get(name)
            if key is None:
                key = keys[name] = name_key(name)
                spellings.setdefault(key, []).append(name)
            if key not in here:
                here.add(key)
                dates.setdefault(key, []).append(date)
                if date and (key not in latest or date > (latest[key].date or "")):
                    latest[key] = paper
        if paper.et_al:
            cut += 1
            named_on_cut.update(here)
    if owner:
        dates.pop(name_key(owner), None)
    ranked = sorted(dates, key=lambda key: rank(len(dates[key]), key))
    return tuple(
        [
            CoAuthor(
                spellings[key][0],
                len(dates[key]),
                min(filter(None, dates[key]), default=""),
                max(dates[key]),
                at_least=named_on_cut[key] < cut,
                spellings=tuple(spellings[key]),
                last_title=latest[key].title if key in latest else "",
            )
            for key in ranked
        ]
    )


def rank(papers: int, key: str) -> tuple[int, str, str]:
    """What people are ordered by wherever they are counted: those on most papers first, then by surname.

    ``key`` is the `name_key` of one who is on so many ``papers``.
    """
    return -papers, surname_key(key), key


def cut_lists(papers: Iterable[Paper]) -> int:
    """How many of ``papers`` name only the first of their authors (``et al.``)."""
    return sum(paper.et_al for paper in papers)
