"""The texts a search looks through: folded each when a search first needs it, and kept where that is worth it."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.tex import may_hold_tex
from profiletui.model.words import fold
from profiletui.store.loose import further, pattern, words_of
from profiletui.store.substring import merged, search, without

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profiletui.model.paper import Paper

BETWEEN = "\n"
"""Stands between texts that are searched as one: no needle holds it, so nothing is found across a border."""

MANY = 40_000
"""Papers of which all abstracts are kept a second time, in lower case, to be searched the faster: some 50 MB."""

REACH = 48
"""Characters of a needle that are looked for in what `beyond` keeps; it keeps the more, the longer they are."""


class Column:
    """The folded text of one field of every paper, made row by row as rows are asked for, and kept.

    ``papers`` may become longer, as it does while a source is still being read; what it held stays as it was.
    """

    __slots__ = ("_cells", "_make", "_missing", "_papers")

    def __init__(self, papers: Sequence[Paper], make: Callable[[Paper], str]) -> None:
        self._cells: list[str | None] = []
        self._papers = papers
        self._make = make
        self._missing = 0

    @property
    def complete(self) -> bool:
        """Whether every paper has its text."""
        return not self._missing and len(self._cells) == len(self._papers)

    def ready(self, rows: Sequence[int]) -> list[str]:
        """The texts of all papers, of which those of ``rows`` can be relied on."""
        cells, papers = self._cells, self._papers
        if added := len(papers) - len(cells):
            cells += [None] * added
            self._missing += added
        if self._missing:
            make = self._make
            for row in rows:
                if cells[row] is None:
                    cells[row] = make(papers[row])
                    self._missing -= 1
        return cells  # type: ignore[return-value] # None is left in no row that was asked for

    def clear(self) -> None:
        """Keep nothing of what was made."""
        self._cells.clear()
        self._missing = 0

    def holding(self, sought: str, rows: Sequence[int]) -> Sequence[int]:
        """Those of ``rows``, which ascend, whose text has ``sought``, a folded word or phrase, in it."""
        return search(sought, rows, map(self.ready(rows).__getitem__, rows))

    def loosely(self, sought: str, rows: Sequence[int]) -> Sequence[int]:
        """The same, with hyphens for the blanks of a phrase and blanks for its hyphens."""
        found = self.holding(sought, rows)
        words = words_of(sought)
        if not words:
            return found
        left = without(rows, found)
        for word in words:
            left = self.holding(word, left)
        cells, search = self.ready(left), pattern(sought).search
        return merged(found, [row for row in left if search(cells[row])])


class Abstracts:
    """The abstracts of all papers, nine tenths of all text.

    Most folded abstracts are just the lower-case ones. Of many papers these are made again by every search, which
    takes half a microsecond each, so that no second copy need be kept. What the folded text and its reading form
    have beyond the lower-case text is little, and is kept.
    """

    __slots__ = ("_beyond", "_forms", "_lower", "_many", "_papers")

    def __init__(self, papers: Sequence[Paper], forms: Callable[[str], Sequence[str]], many: int = MANY) -> None:
        self._papers = papers
        self._forms = forms
        self._many = many
        self._lower = Column(papers, lambda paper: paper.abstract.lower())
        self._beyond = Column(papers, lambda paper: beyond(paper.abstract.lower(), forms(paper.abstract)))

    @property
    def complete(self) -> bool:
        """Whether every abstract is ready."""
        return self._beyond.complete

    def ready(self, rows: Sequence[int]) -> None:
        """Do for ``rows`` what only the first search has to do."""
        self._beyond.ready(rows)
        if self._kept:
            self._lower.ready(rows)

    def holding(self, sought: str, rows: Sequence[int]) -> Sequence[int]:
        """Those of ``rows``, which ascend, whose abstract has ``sought``, folded, in one of its forms."""
        papers, head, pieces = self._papers, sought[:REACH], self._beyond.ready(rows)
        if self._kept:
            found = self._lower.holding(head, rows)
        else:
            found = search(head, rows, [papers[row].abstract.lower() for row in rows])
        found = merged(found, [row for row in without(rows, found) if head in pieces[row]])
        if len(sought) > REACH:
            forms = self._forms
            found = [row for row in found if any(sought in form for form in forms(papers[row].abstract))]
        return found

    def loosely(self, sought: str, rows: Sequence[int]) -> Sequence[int]:
        """The same, with hyphens for the blanks of a phrase and blanks for its hyphens."""
        found = self.holding(sought, rows)
        words = words_of(sought)
        if not words:
            return found
        left = without(rows, found)
        for word in words:
            left = self.holding(word, left)
        papers, pieces, search = self._papers, self._beyond.ready(left), pattern(sought).search
        if 2 * len(sought) > REACH:
            forms = self._forms
            more = [row for row in left if any(map(search, forms(papers[row].abstract)))]
        else:
            more = [row for row in left if search(papers[row].abstract.lower()) or search(pieces[row])]
        return merged(found, more)

    @property
    def _kept(self) -> bool:
        """Whether the lower-case texts are kept; those that were are given up when too many have come."""
        if len(self._papers) > self._many:
            self._lower.clear()
        return len(self._papers) <= self._many


def beyond(text: str, forms: Iterable[str]) -> str:
    """Pieces of ``forms`` that have all of their substrings of up to `REACH` characters that ``text`` has not."""
    pieces: list[str] = []
    for form in forms:
        last = -1
        for start in range(0, len(form), REACH) if form != text else ():
            if form[start : start + 2 * REACH] in text:
                continue
            if last == start:
                pieces[-1] += form[start + REACH : start + 2 * REACH]
            else:
                pieces.append(form[start : start + 2 * REACH])
            last = start + REACH
    return BETWEEN.join(pieces)


class Texts:
    """The searched columns of a library, none of them begun before it is asked for.

    ``reading`` turns LaTeX into reading text; a text that differs from it is found in both forms.
    """

    def __init__(self, papers: Sequence[Paper], reading: Callable[[str], str] | None) -> None:
        self._papers = papers
        self._reading = reading
        self._columns: dict[str, Column] = {}
        self.abstract = Abstracts(papers, self._forms)
        self._categories: dict[str | None, str] = {}

    @property
    def title(self) -> Column:
        """Titles."""
        return self._column("title", lambda paper: self._both(paper.title))

    @property
    def author(self) -> Column:
        """Authors, each as written and with the surname first, without commas."""
        return self._column("author", lambda paper: BETWEEN.join(map(self.name, paper.authors)))

    @property
    def affiliation(self) -> Column:
        """Affiliations."""
        return self._column("aff", lambda paper: BETWEEN.join(map(self.institution, paper.affiliations)))

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
        return BETWEEN.join(map(_names, self.institution(written).split(BETWEEN)))

    def institution(self, written: str) -> str:
        """A name as written, and with blanks for its hyphens."""
        forms = self._both(written)
        return f"{forms}{BETWEEN}{forms.replace('-', ' ')}" if "-" in forms else forms

    def plain(self, text: str) -> str:
        """The folded reading form alone, which is what texts are put in order by."""
        return evened(fold(self.readable(text)))

    def readable(self, text: str) -> str:
        """The reading form as it stands; the text itself where there is no LaTeX in it."""
        return self._reading(text) if self._reading and may_hold_tex(text) else text

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

    def _forms(self, text: str) -> tuple[str, ...]:
        """The folded text, its reading form where LaTeX makes that another one, and what is `further` found in them."""
        folded = evened(fold(text))
        if self._reading is None or not may_hold_tex(text):
            return (folded, *further(text, folded))
        readable = self._reading(text)
        read = evened(fold(readable))
        if read == folded:
            return (folded, *further(text, folded))
        return (folded, read, *further(text, folded), *further(readable, read))

    def _both(self, text: str) -> str:
        return BETWEEN.join(self._forms(text))


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


def _names(name: str) -> str:
    return name.replace(",", "") + BETWEEN + surname_first(name)
