"""The names on the papers, of people or of institutions: who is who, on which papers, and how to ask for them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate, chain
from operator import attrgetter

from profiletui.model.tex import may_hold_tex
from profiletui.model.words import fold, name_key
from profiletui.store.match import needle
from profiletui.store.metrics import rank
from profiletui.store.query import Term
from profiletui.store.texts import BETWEEN, evened, surname_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from profiletui.store.library import Library
    from profiletui.store.query import Expression

_APART = "\n\n"
"""Stands between the texts of two names; no needle holds it."""


class Names:
    """The distinct names in one field of a library's papers, ``author`` or ``aff``.

    Spellings with one key (`name_key`) are one name. A name is asked for by words that every paper with it matches;
    where those words are part of another name, papers with that one match too, and are counted.
    """

    def __init__(self, library: Library, field: str) -> None:
        self._library = library
        self._field = field
        self._of = attrgetter("authors" if field == "author" else "affiliations")
        self._rows: dict[str, list[int]] = {}
        for row, paper in enumerate(library.papers):
            for name in self._of(paper):
                self._rows.setdefault(name, []).append(row)
        self._written = list(self._rows)
        self._keys = dict(zip(self._written, map(self.key, self._written), strict=True))
        self._spellings: dict[str, list[str]] = {}
        for name, key in self._keys.items():
            self._spellings.setdefault(key, []).append(name)
        forms = self._forms()
        self._starts = list(accumulate([len(form) + len(_APART) for form in forms], initial=0))
        self._forms_of = dict(zip(self._written, forms, strict=True))
        self._text = _APART.join(forms)
        self._terms: dict[str, tuple[Term, ...]] = {}
        self._holders: dict[str, list[str]] = {}

    @staticmethod
    def key(name: str) -> str:
        """What the spellings of one name have in common: its `name_key`."""
        if name.isascii() and name.replace(" ", "").isalpha():
            return " ".join(name.lower().split())  # the same, sooner
        return name_key(name)

    def _forms(self) -> list[str]:
        """Each name as a search sees it."""
        texts = self._library.texts
        folded = fold(BETWEEN.join(self._written)).split(BETWEEN)  # all at once, which takes a third of the time
        if len(folded) != len(self._written):
            folded = [fold(name) for name in self._written]
        if self._field == "author":
            return [
                texts.name(name) if _has_forms(name) else _both_ways(evened(form))
                for name, form in zip(self._written, folded, strict=True)
            ]
        return [
            texts.institution(name) if _has_forms(name) else evened(form)
            for name, form in zip(self._written, folded, strict=True)
        ]

    def ranked(self, rows: Sequence[int]) -> dict[str, int]:
        """The keys of the names on the papers of ``rows``, with the number of times they are there."""
        papers, of = self._library.papers, self._of
        counted: dict[str, int] = {}
        for name, times in Counter(chain.from_iterable([of(papers[row]) for row in rows])).items():
            key = self._keys[name]
            counted[key] = counted.get(key, 0) + times
        return counted

    def order(self, papers: int, key: str) -> tuple[int, str, str]:
        """What a name with that key, on so many papers, is ordered by: most first, then people by their surnames."""
        return rank(papers, key) if self._field == "author" else (-papers, key, "")

    def label(self, key: str) -> str:
        """A name as it is written most often, for reading."""
        name = max(self._spellings[key], key=lambda name: len(self._rows[name]))
        return " ".join(self._library.texts.readable(name).split())

    def terms(self, key: str) -> tuple[Term, ...]:
        """What asks for a name in all its spellings, one of them being enough; nothing where no words can."""
        if key not in self._terms:
            spellings = sorted(self._spellings[key], key=lambda name: -len(self._rows[name]))
            found: dict[str, Term] = {}
            for name in spellings:
                for value in (self._library.texts.readable(name), name):
                    term = Term(self._field, " ".join(max(value.split('"'), key=len).split()))
                    sought = needle(term)
                    if sought.strip() and sought in self._forms_of[name]:
                        found.setdefault(sought, term)
                        break
            least = [term for sought, term in found.items() if not any(o in sought for o in found if o != sought)]
            self._terms[key] = tuple(least)
        return self._terms[key]

    def rows(self, terms: Iterable[Term], within: Collection[int] | None = None) -> set[int]:
        """The papers that one of ``terms`` matches: of those ``within``, or of all."""
        names = {name for term in terms for name in self._held_by(needle(term))}
        found = {row for name in names for row in self._rows[name]}
        return found if within is None else found.intersection(within)

    def _held_by(self, sought: str) -> list[str]:
        """The names in which a needle is found."""
        if sought not in self._holders:
            found: dict[int, None] = {}
            at = self._text.find(sought)
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                found[number] = None
                at = self._text.find(sought, self._starts[number + 1])
            self._holders[sought] = [self._written[number] for number in found]
        return self._holders[sought]

    def called(self, term: Expression) -> list[str]:
        """The keys of the names that a term may have been made for."""
        if not isinstance(term, Term):
            return []
        return list(dict.fromkeys(self._keys[name] for name in self._held_by(needle(term))))

    def holds(self, key: str, words: str) -> bool:
        """Whether a spelling of a name holds each of ``words``, which are folded."""
        return any(all(word in self._forms_of[name] for word in words.split()) for name in self._spellings[key])


def _has_forms(name: str) -> bool:
    """Whether a name may be found in other forms than the folded one."""
    return not name.isascii() or "-" in name or "," in name or may_hold_tex(name)


def _both_ways(folded: str) -> str:
    return folded.replace(",", "") + BETWEEN + surname_first(folded)
