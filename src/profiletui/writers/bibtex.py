r"""Papers as BibTeX entries: the page's own LaTeX, mended only where BibTeX or TeX would stumble over it.

An entry without a venue is ``@misc``: ``@article`` without a journal draws a warning from every style. What leads to
the paper stands in ``url``, ``doi`` and ``eprint``, what leads to code in ``code``, as al-folio has it. Titles stand in
two pairs of braces, so that no style puts their acronyms and formulas into lower case.
"""

from __future__ import annotations

from collections import Counter

from profiletui.model.categories import category_name
from profiletui.model.paper import CODE, OTHER, PAPER, PDF, PROJECT
from profiletui.model.words import name_key, surname_key
from profiletui.writers.paper_links import urls_of
from profiletui.writers.references import ARTICLE, PROCEEDINGS, UNPUBLISHED, arxiv_page, doi_page, is_body, kind_of_work
from profiletui.writers.tex import mended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LITTLE_WORDS = frozenset(("a", "an", "the", "on", "of", "for", "in", "to", "and", "with", "from", "by", "at"))
_TYPES = {ARTICLE: ("article", "journal"), PROCEEDINGS: ("inproceedings", "booktitle"), UNPUBLISHED: ("misc", "")}
"""The type of an entry and the field of its venue."""

_LINK_FIELDS = {CODE: "code", PDF: "pdf", PROJECT: "website", OTHER: "link"}


def write_bibtex(profiles: Iterable[Profile]) -> Iterator[str]:
    """An entry a paper, a blank line between two; a paper that stands on several profiles is told once."""
    papers: dict[str, Paper] = {}
    for profile in profiles:
        for paper in profile.papers:
            papers.setdefault(paper.id, paper)
    separator = ""
    for entry in entries(list(papers.values())):
        yield separator + entry
        separator = "\n"


def entries(papers: Sequence[Paper]) -> Iterator[str]:
    """The entry of each paper, ended by a line break, no two with the same key."""
    for paper, key in zip(papers, keys(papers), strict=True):
        fields = "".join([f"  {name} = {value},\n" for name, value in _fields(paper)])
        yield f"@{_TYPES[kind_of_work(paper)][0]}{{{key},\n{fields}}}\n"


def keys(papers: Sequence[Paper]) -> list[str]:
    """What each paper is cited by: surname, year, first word of the title; papers that share these get a, b, c …

    A key depends on nothing but the paper and those it would be confused with, in their order.
    """
    plain = [_plain_key(paper) for paper in papers]
    shared = {key for key, times in Counter(plain).items() if times > 1}
    taken = set(plain)
    given: list[str] = []
    used = dict.fromkeys(shared, 0)  # of the letters of each key, those up to here
    for key in plain:
        unique = key
        while key in shared and unique in taken:
            unique, used[key] = key + _letters(used[key]), used[key] + 1
        taken.add(unique)
        given.append(unique)
    return given


def _letters(number: int) -> str:
    """``a`` … ``z``, ``aa``, ``ab`` … from 0 on."""
    letter = chr(ord("a") + number % 26)
    return letter if number < 26 else _letters(number // 26 - 1) + letter


def _plain_key(paper: Paper) -> str:
    surname = _ascii(surname_key(paper.authors[0])) if paper.authors else ""
    words = [word for part in name_key(paper.title).split() if (word := _ascii(part))]
    telling = [word for word in words if word not in _LITTLE_WORDS]
    word = next((word for word in telling if len(word) > 2), next(iter(telling), "".join(words)))
    # Names and titles beyond ASCII leave nothing to make a key of: the paper's own number tells them apart.
    return f"{surname or 'anon'}{paper.year or ''}{word or paper.id[:6]}"


def _ascii(word: str) -> str:
    return "".join([letter for letter in word if letter.isascii() and letter.isalnum()])


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.title:
        yield "title", f"{{{{{mended(paper.title)}}}}}"
    if paper.authors or paper.et_al:
        people = [_name(author) for author in paper.authors]
        yield "author", f"{{{' and '.join([*people, 'others'] if paper.et_al else people)}}}"
    if paper.date:
        year, month, day, *_ = (*paper.date.split("-"), "", "")
        yield "year", f"{{{year}}}"
        if month:
            yield "month", _MONTHS[int(month) - 1]
        if day:
            yield "day", f"{{{int(day)}}}"
    if paper.venue:
        yield _TYPES[kind_of_work(paper)][1], f"{{{mended(paper.venue)}}}"
    if paper.doi:
        yield "doi", f"{{{_bare(paper.doi)}}}"
    if paper.arxiv_id:
        yield "eprint", f"{{{paper.arxiv_id}}}"
        yield "archiveprefix", "{arXiv}"
    if paper.category:
        yield "primaryclass", f"{{{mended(paper.category)}}}"
    yield from _links(paper)
    if paper.category:
        name = category_name(paper.category)
        yield "keywords", f"{{{mended(', '.join(filter(None, (paper.category, name))))}}}"
    if paper.affiliations:
        yield "affiliation", f"{{{mended('; '.join(paper.affiliations))}}}"
    if paper.citations is not None:
        yield "citations", f"{{{paper.citations}}}"
    if paper.selected:
        yield "selected", "{true}"
    if paper.abstract:
        yield "abstract", f"{{{mended(paper.abstract)}}}"


def _links(paper: Paper) -> Iterator[tuple[str, str]]:
    """A field for each kind of link; what its DOI and eprint say, or its texts, is not said again."""
    known = (doi_page(paper), arxiv_page(paper))
    urls = urls_of(paper)
    pages = [url for link, url in urls if link.kind == PAPER and url not in known]
    if page := next(iter(pages), arxiv_page(paper)):
        yield "url", f"{{{_bare(page)}}}"
    if pages[1:]:
        yield "html", f"{{{_bare(' '.join(pages[1:]))}}}"
    for kind, name in _LINK_FIELDS.items():
        found = [url for link, url in urls if link.kind == kind]
        if kind == OTHER:
            found = [url for url in found if url.partition("://")[2] not in paper.title + paper.abstract]
        if found:
            yield name, f"{{{_bare(' '.join(found))}}}"


def _bare(address: str) -> str:
    """An address or a DOI so that no brace of it counts."""
    return address.replace("{", "%7B").replace("}", "%7D")


def _name(author: str) -> str:
    """A name so that BibTeX takes it apart as people do: ``von Last, Jr., First`` where there is a Jr."""
    name = mended(author)
    whole = is_body(name)
    if "," not in name:
        return f"{{{name}}}" if whole else name
    person, _, suffix = name.partition(", ")
    given, _, surname = person.rpartition(" ")
    if whole or not given or "," in suffix or "{" in person:
        return f"{{{name}}}"
    given_words, last = given.split(), [surname]
    while given_words and given_words[-1].islower():
        last.insert(0, given_words.pop())
    return f"{' '.join(last)}, {suffix}, {' '.join(given_words)}" if given_words else f"{{{name}}}"
