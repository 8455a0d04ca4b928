"""Which papers an expression matches, and which characters of a text its words hit.

An expression becomes a `Sieve`: ascending rows in, those that match out. Rows are sifted together and not
one by one, because a loop over one list is what Python does fastest; within a group the cheap sieves come first.

Abstracts are nine tenths of all text. A scan that has not come to them yet asks for the two bounds of the
answer instead: the rows that match whatever the abstracts say (`SURE`) and those that may (`POSSIBLE`).
"""

from __future__ import annotations

from functools import lru_cache

from profiletui.model.categories import category_name
from profiletui.model.paper import has_code_link, has_project_page
from profiletui.model.words import fold, spelt_out
from profiletui.store.loose import as_typed, pattern_text
from profiletui.store.query import NO_CONTEXT, Context, Dates, Group, Negation, Term, span
from profiletui.store.substring import merged, without
from profiletui.store.texts import evened

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from profiletui.model.paper import Paper
    from profiletui.store.library import Library
    from profiletui.store.query import Expression
    from profiletui.store.texts import Abstracts, Column

    Sieve = Callable[[Sequence[int], int], Sequence[int]]

EXACT, SURE, POSSIBLE = range(3)
_OPPOSITE = (EXACT, POSSIBLE, SURE)


def compile_sieve(expression: Expression, library: Library, context: Context = NO_CONTEXT) -> Sieve:
    """The sieve of ``expression``. Its second argument is `EXACT`, or the bound that is asked for."""
    if isinstance(expression, Term):
        return _term_sieve(expression, library, context)
    if isinstance(expression, Dates):
        return _dates_sieve(expression, library)
    if isinstance(expression, Negation):
        return _negation(compile_sieve(expression.operand, library, context))
    sieves = [compile_sieve(part, library, context) for part in sorted(expression.operands, key=_cost)]
    return _all_of(sieves) if expression.joint == "and" else _any_of(sieves)


@lru_cache(maxsize=1024)
def needle(term: Term) -> str:
    """What the term's value is looked for as: folded, and without commas where it is a name."""
    folded = evened(fold(term.value))
    return folded.replace(",", "") if term.field in ("author", "profile") else folded


def _cost(expression: Expression) -> tuple[int, int]:
    """Cheap before dear, and long words, which few papers have, before short ones."""
    if isinstance(expression, Term):
        dear = {"": 3, "abstract": 4, "=": 5, "title": 2, "author": 2, "aff": 2}.get(expression.field, 1)
        return dear, -len(expression.value)
    if isinstance(expression, Dates):
        return 0, 0
    if isinstance(expression, Negation):
        return _cost(expression.operand)[0], 0
    return max((_cost(part)[0] for part in expression.operands), default=0), 0


def _all_of(sieves: list[Sieve]) -> Sieve:
    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        for sieve in sieves:
            if not rows:
                break
            rows = sieve(rows, reach)
        return rows

    return sift


def _any_of(sieves: list[Sieve]) -> Sieve:
    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        found: Sequence[int] = ()
        left = rows
        for sieve in sieves:
            more = sieve(left, reach)
            found, left = merged(found, more), without(left, more)
        return found

    return sift


def _negation(sieve: Sieve) -> Sieve:
    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        return without(rows, sieve(rows, _OPPOSITE[reach]))

    return sift


def _term_sieve(term: Term, library: Library, context: Context) -> Sieve:
    sought = needle(term)
    texts = library.texts
    match term.field:
        case "":
            return _anywhere(sought, texts.short, texts.abstract)
        case "abstract":
            return _in_abstract(sought, texts.abstract)
        case "title":
            return lambda rows, reach: texts.title.loosely(sought, rows)
        case "=":
            return _as_typed(term, _anywhere(sought, texts.short, texts.abstract), library)
        case "author":
            return _in_column(sought, texts.author)
        case "aff":
            return _in_column(sought, texts.affiliation)
        case "profile":
            return _by_owner(sought, library)
        case _:
            return _by_paper(_paper_test(term, sought, library, context), library)


def _in_column(sought: str, column: Column) -> Sieve:
    return lambda rows, reach: column.holding(sought, rows)


def _in_abstract(sought: str, abstracts: Abstracts) -> Sieve:
    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        if reach == EXACT:
            return abstracts.loosely(sought, rows)
        return rows if reach == POSSIBLE else ()

    return sift


def _anywhere(sought: str, short: Column, abstracts: Abstracts) -> Sieve:
    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        if reach == POSSIBLE:
            return rows
        near = short.loosely(sought, rows)
        if reach == SURE or len(near) == len(rows):
            return near
        return merged(near, abstracts.loosely(sought, without(rows, near)))

    return sift


def _as_typed(term: Term, folded: Sieve, library: Library) -> Sieve:
    """Whole words in the letters they are typed in: few of the papers that have them in any letters."""
    import re

    papers, readable = library.papers, library.texts.readable
    search = re.compile(as_typed(term.value)).search

    def has(paper: Paper) -> bool:
        said = (paper.title, paper.abstract, *paper.authors, *paper.affiliations)
        category = (paper.category or "", category_name(paper.category or "") or "")
        return any(search(text) or search(readable(text)) for text in said) or any(map(search, category))

    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        if reach == EXACT:
            return [row for row in folded(rows, EXACT) if has(papers[row])]
        return rows if reach == POSSIBLE else ()

    return sift


def bounds(dates: Dates) -> tuple[str, str]:
    """The span as two texts: the dates in it are not less than the first and less than the second."""
    # "~" comes after every digit and hyphen, so an end with it takes in all dates that begin with the end.
    low = f"{dates.first}~" if dates.strict and dates.first else dates.first
    return low, dates.last if dates.strict and dates.last else f"{dates.last}~"


def _dates_sieve(dates: Dates, library: Library) -> Sieve:
    papers = library.papers
    low, high = bounds(dates)

    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        return [row for row in rows if (date := papers[row].date) is not None and low <= date < high]

    return sift


def _by_paper(test: Callable[[Paper], bool], library: Library) -> Sieve:
    papers = library.papers

    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        return [row for row in rows if test(papers[row])]

    return sift


def _by_owner(sought: str, library: Library) -> Sieve:
    texts, owners = library.texts, library.owners
    wanted = {index for index, profile in enumerate(library.profiles) if sought in texts.name(profile.name)}

    def sift(rows: Sequence[int], reach: int) -> Sequence[int]:
        return [row for row in rows if not wanted.isdisjoint(owners(row))]

    return sift


def _paper_test(term: Term, sought: str, library: Library, context: Context) -> Callable[[Paper], bool]:
    texts = library.texts
    match term.field:
        case "code":
            return CODE_TESTS[term.value]
        case "is":
            return _note_test(term.value, library, context)
        case "cat":
            return _category_test(sought, library)
        case "link":
            return lambda paper: any(sought in fold(link.url) for link in paper.links)
        case "host":
            return lambda paper: any(sought in link.host for link in paper.links)
        case "venue":
            return lambda paper: bool(paper.venue) and sought in texts.plain(paper.venue or "")
        case "doi":
            return lambda paper: sought.removeprefix("https://doi.org/") in (paper.doi or "")
        case "arxiv":
            bare = sought.rpartition("v")[0] if sought.rpartition("v")[2].isdigit() else sought
            return lambda paper: (bare or sought) in fold(paper.arxiv_id or "")
        case "cites":
            least, most = span(term.value) or (0, 0)
            return lambda paper: paper.citations is not None and least <= paper.citations <= most
        case "note":
            return lambda paper: sought in evened(fold(context.words.get(paper.id, "")))
        case _:
            return _tag_test(sought, context)


CODE_TESTS: dict[str, Callable[[Paper], bool]] = {
    "yes": lambda paper: paper.has_code or has_code_link(paper),
    "no": lambda paper: not (paper.has_code or has_code_link(paper)),
    "badge": lambda paper: paper.has_code,
    "link": has_code_link,
    "project": has_project_page,
    "missing": lambda paper: paper.has_code and not has_code_link(paper),
}
"""What each choice of ``code:`` holds of a paper."""


def _note_test(choice: str, library: Library, context: Context) -> Callable[[Paper], bool]:
    if choice == "selected":
        return lambda paper: paper.selected
    if choice == "unread":
        return lambda paper: paper.id not in context.read
    noted = {"marked": context.marked, "starred": context.starred, "read": context.read, "new": library.new}[choice]
    return lambda paper: paper.id in noted


def _category_test(sought: str, library: Library) -> Callable[[Paper], bool]:
    """A code that some paper has is meant whole, its archive optional; else part of a code or of a name.

    A code of arXiv's that no paper here has may still begin a word of a name (``co``, ``computer``), but is not
    looked for within words: ``cat:NE`` must not find machine learning.
    """
    codes = {code: fold(code) for code in {paper.category for paper in library.papers} if code}
    wanted = {code for code, folded in codes.items() if same_code(sought, folded)}
    if not wanted:
        begins = category_name(sought) is not None
        names = {code: library.texts.category(code) for code in codes}
        wanted = {
            code
            for code, name in names.items()
            if (any(word.startswith(sought) for word in name.split()) if begins else sought in name)
        }
    return lambda paper: paper.category in wanted


def same_code(one: str, other: str) -> bool:
    """Whether two folded codes mean one category: an archive that only one of them names is optional."""
    if "." in one and "." in other:
        return one == other
    return one.rpartition(".")[2] == other.rpartition(".")[2]


def _tag_test(sought: str, context: Context) -> Callable[[Paper], bool]:
    """A tag that exists is meant whole; else the beginning of one."""
    known = {tag: fold(tag) for tags in context.tags.values() for tag in tags}
    wanted = {tag for tag, folded in known.items() if folded == sought}
    if not wanted:
        wanted = {tag for tag, folded in known.items() if folded.startswith(sought)}
    return lambda paper: not wanted.isdisjoint(context.tags.get(paper.id, ()))


def highlights(expression: Expression, text: str, field: str) -> tuple[tuple[int, int], ...]:
    """The ranges of ``text`` that the expression's positive words hit: sorted, apart, ends not included.

    ``field`` says what the text is: title, abstract, author, aff, cat, link or host. Where one word lies within
    another the longer one counts. A character that is folded away, an accent on its own, goes with the one
    before it.
    """
    spans = [span for hits, spell in _hits(expression, field) for span in _spans(hits, text, spell)]
    ranges: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if ranges and start < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(ranges)


def _hits(expression: Expression, field: str) -> Iterator[tuple[re.Pattern[str], Callable[[str], str] | None]]:
    """What is to be marked, and how the text is spelt in which it is looked for, None for as it stands."""
    folded, exact = _hit_patterns(expression, field)
    if folded:
        yield folded, fold
        yield folded, _spelt
    if exact:
        yield exact, None


def _spelt(text: str) -> str:
    return fold(text) if (spelt := spelt_out(text)) is None else spelt


def _spans(hits: re.Pattern[str], text: str, spell: Callable[[str], str] | None) -> Sequence[tuple[int, int]]:
    if spell is None or text.isascii():
        return [match.span() for match in hits.finditer(text if spell is None else fold(text)) if match[0]]
    folded = [spell(character) for character in text]
    origins = [origin for origin, part in enumerate(folded) for _ in part]
    ranges: list[tuple[int, int]] = []
    for match in hits.finditer("".join(folded)):
        if not match[0]:
            continue
        start, end = origins[match.start()], origins[match.end() - 1] + 1
        while end < len(text) and not folded[end]:
            end += 1
        ranges.append((start, end))
    return ranges


@lru_cache(maxsize=64)
def _hit_patterns(expression: Expression, field: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    import re

    terms = [term for term in positive_terms(expression) if _reaches(term.field.strip("="), field)]
    needles = {needle(term) for term in terms if term.field != "="} - {""}
    if field == "author":
        needles |= {f"{given} {surname}" for surname, _, given in (n.partition(" ") for n in needles) if given}
    patterns = [pattern_text(sought, r"\s") for sought in sorted(needles, key=len, reverse=True)]
    exact = [as_typed(term.value) for term in terms if term.field == "="]
    return (
        re.compile("|".join(patterns)) if patterns else None,
        re.compile("|".join(exact)) if exact else None,
    )


def _reaches(asked: str, field: str) -> bool:
    return asked == field or (asked == "" and field in ("title", "abstract", "author", "aff", "cat"))


def positive_terms(expression: Expression) -> Iterator[Term]:
    """The terms that a match has, and not those it must not have."""
    if isinstance(expression, Term):
        yield expression
    elif isinstance(expression, Group):
        for operand in expression.operands:
            yield from positive_terms(operand)
