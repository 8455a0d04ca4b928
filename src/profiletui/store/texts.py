"""The texts a search looks through: folded once, each when a search first needs it, and then kept."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.words import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profiletui.model.paper import Paper

BETWEEN = "\n"
"""Stands between texts that are searched as one: no needle holds it, so nothing is found across a border."""

_UNREAD = "\0"


class Column:
    """The folded text of one field of every paper, made row by row as rows are asked for.

    ``papers`` may become longer, as it does while a source is still being read; what it held stays as it was.
    """

    __slots__ = ("_make", "_missing", "_papers", "cells")

    def __init__(self, papers: Sequence[Paper], make: Callable[[Paper], str]) -> None:
        self.cells: list[str] = []
        self._papers = papers
        self._make = make
        self._missing = 0

    @property
    def complete(self) -> bool:
        """Whether every paper has its text."""
        return not self._missing and len(self.cells) == len(self._papers)

    def ready(self, rows: Sequence[int]) -> list[str]:
        """The texts of all papers, of which those of ``rows`` can be relied on."""
        cells, papers = self.cells, self._papers
        if added := len(papers) - len(cells):
            cells += [_UNREAD] * added
            self._missing += added
        if self._missing:
            make = self._make
            for row in rows:
                if cells[row] is _UNREAD:
                    cells[row] = make(papers[row])
                    self._missing -= 1
        return cells


class Texts:
    """The searched columns of a library, none of them begun before it is asked for.

    ``reading`` turns LaTeX into reading text; a text that differs from it is found in both forms.
    """

    def __init__(self, papers: Sequence[Paper], reading: Callable[[str], str] | None) -> None:
        self._papers = papers
        self._reading = reading
        self._columns: dict[str, Column] = {}
        self._categories: dict[str | None, str] = {}

    @property
    def title(self) -> Column:
        """Titles."""
        return self._column("title", lambda paper: self._both(paper.title))

    @property
    def abstract(self) -> Column:
        """Abstracts."""
        return self._column("abstract", lambda paper: self._both(paper.abstract))

    @property
    def author(self) -> Column:
        """Authors, each as written and with the surname first, without commas."""
        return self._column("author", lambda paper: BETWEEN.join(map(self.name, paper.authors)))

    @property
    def affiliation(self) -> Column:
        """Affiliations."""
        return self._column("aff", lambda paper: BETWEEN.join(map(self._both, paper.affiliations)))

    @property
    def short(self) -> Column:
        """All that is quick to look through: title, authors, affiliations, category code and name."""
        return self._column("short", self._short)

    def category(self, code: str | None) -> str:
        """The code and, where it has one, the name of a category."""
        if code not in self._categories:
            self._categories[code] = fold(BETWEEN.join(filter(None, (code, code and category_name(code)))))
        return self._categories[code]

    def name(self, written: str) -> str:
        """A person's name as written and with the surname first, without commas."""
        return BETWEEN.join(map(_forms, self._both(written).split(BETWEEN)))

    def plain(self, text: str) -> str:
        """The folded reading form alone, which is what texts are put in order by."""
        return evened(fold(self._reading(text) if self._reading and may_hold_tex(text) else text))

    def _column(self, name: str, make: Callable[[Paper], str]) -> Column:
        if name not in self._columns:
            self._columns[name] = Column(self._papers, make)
        return self._columns[name]

    def _short(self, paper: Paper) -> str:
        return BETWEEN.join(
            (
                self._both(paper.title),
                self._both(", ".join(paper.authors)),
                self._both(", ".join(paper.affiliations)),
                self.category(paper.category),
            )
        )

    def _both(self, text: str) -> str:
        """The folded text, and its reading form where LaTeX makes that another one."""
        folded = evened(fold(text))
        if self._reading is None or not may_hold_tex(text):
            return folded
        read = evened(fold(self._reading(text)))
        return folded if read == folded else folded + BETWEEN + read


def may_hold_tex(text: str) -> bool:
    """Whether ``text`` has a character without which LaTeX says nothing."""
    return "\\" in text or "$" in text or "{" in text or "^" in text or "_" in text or "~" in text


def evened(text: str) -> str:
    """``text`` with every run of white space as one space."""
    if "  " in text or (_has_odd_space(text) if text.isascii() else not text.isprintable()):
        return " ".join(text.split())
    return text


def _has_odd_space(text: str) -> bool:
    """Whether ASCII text has white space other than the space; quicker asked sign by sign than in one go."""
    return "\n" in text or "\t" in text or "\r" in text or "\v" in text or "\f" in text


def surname_first(name: str) -> str:
    """``jinwen ma`` as ``ma jinwen``; what follows a comma (``, jr.``) is left out."""
    given, _, surname = name.partition(",")[0].rpartition(" ")
    return f"{surname} {given}" if given else surname


def _forms(name: str) -> str:
    return name.replace(",", "") + BETWEEN + surname_first(name)
