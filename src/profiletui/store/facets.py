"""What the papers can be narrowed to, with counts, and the query that narrows to it.

A facet is a field of the query language. Choosing a value edits the query's text: values of one facet are joined by
OR, those of different facets must all hold, and whatever else a person typed stays.

The count of a value is the number of papers that would be left with that value alone on top of the rest of the
query, that is, without what is chosen in the same facet.
"""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from types import MappingProxyType

from profiletui.model.categories import category_name
from profiletui.model.paper import PROJECT, has_code_link, has_project_page
from profiletui.model.record import NamedTuple
from profiletui.model.words import fold
from profiletui.store.match import EXACT, bounds, compile_sieve, needle, same_code
from profiletui.store.names import Names
from profiletui.store.query import NO_CONTEXT, Dates, Group, Term, join, parse
from profiletui.store.query_text import part, parts_of, spell, together

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profiletui.store.library import Library
    from profiletui.store.query import Context, Expression
    from profiletui.store.query_text import Part

FACETS = ("cat", "year", "author", "aff", "code")
"""The fields that are facets, in the order they are shown."""

CODE_CHOICES: Mapping[str, str] = MappingProxyType(
    {"link": "a code link", "missing": "a Code badge, no link", "no": "no code"}
)
"""The values of the code facet and what they mean: every paper has just one of them, and may have a project page."""

_WITH_CODE = (Term("code", "link"), Term("code", "missing"))


class Value(NamedTuple):
    """Something to narrow to.

    ``terms`` are the alternatives that ask for it, in one field; ``label`` is what it is called and ``note`` what
    that means, or ''. ``papers`` is the number left if nothing else is chosen in its facet, ``with_code`` how many of
    those have a code link or the Code badge.
    """

    field: str
    label: str
    terms: tuple[Expression, ...]
    papers: int = 0
    with_code: int = 0
    chosen: bool = False
    note: str = ""


class Facet(NamedTuple):
    """The values of a field: those with the most papers, the newest years, and all that are chosen.

    ``more`` counts the values with papers that are not among them.
    """

    field: str
    values: tuple[Value, ...]
    more: int = 0


def toggle(text: str, terms: Sequence[Expression], *, alone: bool = False) -> str:
    """The query ``text`` with a value chosen, or no longer chosen where it was.

    ``terms`` are the alternatives that ask for the value, all in one field. ``alone`` gives up what else is chosen
    in that field.
    """
    parts = parts_of(text)
    place = _place(parts, _field(terms[0]) or "")
    old = _alternatives(parts[place].expression) if place is not None else ()
    if alone:
        new = [] if tuple(old) == tuple(terms) else [*terms]
    elif is_chosen(old, terms):
        new = [term for term in old if not any(covers(term, wanted) for wanted in terms)]
    else:
        new = [*old, *(term for term in terms if not is_chosen(old, (term,)))]
    chosen = [part(join("or", new))] if new else []
    if place is None:
        return together([*parts, *chosen])
    return together([*parts[:place], *chosen, *parts[place + 1 :]])


def chosen_in(text: str, field: str) -> tuple[Expression, ...]:
    """What the query ``text`` chooses in a facet, and nothing where it does not."""
    parts = parts_of(text)
    place = _place(parts, field)
    return _alternatives(parts[place].expression) if place is not None else ()


def rest_of(text: str, field: str) -> str:
    """The query ``text`` without what it chooses in a facet."""
    parts = parts_of(text)
    place = _place(parts, field)
    return together([one for number, one in enumerate(parts) if number != place])


def is_chosen(chosen: Iterable[Expression], terms: Iterable[Expression]) -> bool:
    """Whether each of ``terms`` is among what is chosen, or within a span of years that is."""
    kept = tuple(chosen)
    return all(any(covers(term, wanted) for term in kept) for wanted in terms)


def covers(term: Expression, wanted: Expression) -> bool:
    """Whether a term asks for all that another one does: the same thing, or years around it."""
    if isinstance(term, Term) and isinstance(wanted, Term):
        if term.field == "code" and term.value == "yes":
            return wanted in (term, *_WITH_CODE)
        return term.field == wanted.field and needle(term) == needle(wanted)
    if isinstance(term, Dates) and isinstance(wanted, Dates) and term.field == wanted.field:
        low, high = bounds(term)
        first, last = bounds(wanted)
        return low <= first and last <= high
    return term == wanted


def _field(expression: Expression) -> str | None:
    """The facet an expression chooses in, or None."""
    if isinstance(expression, Term | Dates):
        return expression.field if expression.field in FACETS else None
    if isinstance(expression, Group) and expression.joint == "or":
        fields = {_field(operand) for operand in expression.operands}
        return fields.pop() if len(fields) == 1 else None
    return None


def _place(parts: Sequence[Part], field: str) -> int | None:
    """Which part of a query chooses in a facet: where several could, the last one; the others are conditions."""
    places = [place for place, one in enumerate(parts) if _field(one.expression) == field]
    return places[-1] if places else None


def _alternatives(expression: Expression) -> tuple[Expression, ...]:
    return expression.operands if isinstance(expression, Group) else (expression,)


class Counts:
    """Counts the facets of a library; what is dear and does not change is found out once."""

    def __init__(self, library: Library, context: Context = NO_CONTEXT) -> None:
        self._library = library
        self._context = context
        self._names: dict[str, Names] = {}
        self._rows: dict[str, Sequence[int]] = {}
        self._codes: tuple[tuple[str, frozenset[str]], ...] | None = None
        self._linked = frozenset([row for row, paper in enumerate(library.papers) if has_code_link(paper)])
        self._projects = frozenset([row for row, paper in enumerate(library.papers) if has_project_page(paper)])
        badged = frozenset([row for row, paper in enumerate(library.papers) if paper.has_code])
        self._coded = self._linked | badged

    def facet(self, field: str, text: str, rows: Sequence[int], limit: int = 10, find: str = "") -> Facet:
        """The values of a facet under the query ``text``, whose answer is ``rows``.

        At most ``limit`` co-authors or affiliations that are not chosen; all of the others. ``find`` keeps the names
        that hold its words.
        """
        chosen = chosen_in(text, field)
        if chosen:
            rows = self._answer(rest_of(text, field))
        more = 0
        if field in ("author", "aff"):
            values, more = self._named(field, rows, chosen, limit, find)
        else:
            values = {"cat": self._categories, "year": self._years, "code": self._code}[field](rows)
        marked = [value._replace(chosen=is_chosen(chosen, value.terms)) for value in values]
        marked = [value for value in marked if value.papers or value.chosen]
        listed = [term for value in marked if value.chosen for term in value.terms]
        for term in chosen:
            if not any(covers(term, wanted) for wanted in listed):
                marked.append(self._other(field, term, rows))
        return Facet(field, tuple(marked), more)

    def with_code(self, rows: Iterable[int]) -> int:
        """How many of the papers have a code link or the Code badge."""
        return len(self._coded.intersection(rows))

    def names(self, field: str) -> Names:
        """The names in a field: ``author`` or ``aff``."""
        if field not in self._names:
            self._names[field] = Names(self._library, field)
        return self._names[field]

    def _answer(self, text: str) -> Sequence[int]:
        if text not in self._rows:
            if len(self._rows) > len(FACETS) * 2:
                self._rows.clear()
            sieve = compile_sieve(parse(text), self._library, self._context)
            self._rows[text] = sieve(range(len(self._library.papers)), EXACT)
        return self._rows[text]

    def _other(self, field: str, term: Expression, rows: Sequence[int]) -> Value:
        """Something chosen that is none of the values, as only a person can type it: part of a name, a span."""
        found = compile_sieve(term, self._library, self._context)(rows, EXACT)
        label = spell(term).partition(":")[2].strip('"')
        return Value(field, label, (term,), len(found), len(self._coded.intersection(found)), chosen=True)

    def _categories(self, rows: Sequence[int]) -> list[Value]:
        papers = self._library.papers
        if self._codes is None:
            self._codes = _merged_codes(paper.category for paper in papers if paper.category)
        held = Counter([papers[row].category for row in rows])
        coded = Counter([papers[row].category for row in self._coded.intersection(rows)])
        values = [
            Value(
                "cat",
                code,
                (Term("cat", code),),
                sum([held[one] for one in same]),
                sum([coded[one] for one in same]),
                note=category_name(code) or "",
            )
            for code, same in self._codes
        ]
        return sorted(values, key=lambda value: -value.papers)

    def _years(self, rows: Sequence[int]) -> list[Value]:
        papers = self._library.papers
        held = Counter([date[:4] for row in rows if (date := papers[row].date)])
        coded = Counter([date[:4] for row in self._coded.intersection(rows) if (date := papers[row].date)])
        years = sorted({paper.date[:4] for paper in papers if paper.date}, reverse=True)
        return [Value("year", year, (Dates("year", year, year),), held[year], coded[year]) for year in years]

    def _code(self, rows: Sequence[int]) -> list[Value]:
        coded, linked = self.with_code(rows), len(self._linked.intersection(rows))
        held = {"link": (linked, linked), "missing": (coded - linked, coded - linked), "no": (len(rows) - coded, 0)}
        values = [
            Value("code", choice, (Term("code", choice),), *held[choice], note=note)
            for choice, note in CODE_CHOICES.items()
        ]
        pages = self._projects.intersection(rows)
        coded = len(pages & self._coded)
        return [*values, Value("code", PROJECT, (Term("code", PROJECT),), len(pages), coded, note="a project page")]

    def _named(
        self, field: str, rows: Sequence[int], chosen: Sequence[Expression], limit: int, find: str
    ) -> tuple[list[Value], int]:
        names = self.names(field)
        ranked = names.ranked(rows)
        if len(self._library.profiles) == 1 and field == "author":
            ranked.pop(names.key(self._library.profiles[0].name), None)
        if find:
            ranked = {key: held for key, held in ranked.items() if names.holds(key, find)}
        shown = dict.fromkeys(nsmallest(limit, ranked, key=lambda key: names.order(ranked[key], key)))
        for term in chosen:
            shown.update(dict.fromkeys(key for key in names.called(term) if is_chosen(chosen, names.terms(key))))
        within = None if len(rows) == len(self._library.papers) else set(rows)
        values = {}
        for key in shown:
            if terms := names.terms(key):
                held = names.rows(terms, within)
                values[key] = Value(field, names.label(key), terms, len(held), len(held & self._coded))
        order = sorted(values, key=lambda key: names.order(values[key].papers, key))
        return [values[key] for key in order], max(len(ranked) - limit, 0)


def _merged_codes(codes: Iterable[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each category once, as it is written most often, with the codes that ask for the same papers."""
    found = Counter(codes)
    folded = {code: fold(code) for code in found}
    same = {code: frozenset(one for one in found if same_code(folded[code], folded[one])) for code in found}
    first: dict[frozenset[str], str] = {}
    for code, _ in found.most_common():
        first.setdefault(same[code], code)
    return tuple((code, codes) for codes, code in first.items())
