"""A paper to read: title, facts, people, links whole, and the abstract at a measure made for reading."""

from __future__ import annotations

from bisect import bisect_right

from profiletui.model.categories import category_name
from profiletui.model.record import NamedTuple
from profiletui.model.words import name_key
from profiletui.typeset.lines import Span, overlay, plain, slice_lines, wrap, wrap_offsets
from profiletui.typeset.words import count, long_date
from profiletui.ui.present.theme_roles import category_role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profiletui.model.paper import Link, Paper
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

    Ranges = Sequence[tuple[int, int]]
    Finder = Callable[[str, str], Ranges]
    Runs = Callable[[str], Sequence[tuple[str, str]]]

_TIE = "\u00a0"
"""Stands where no line is to be broken, until they are: the sign of an owner stays with the name, a star with its
word."""

MEASURE = 80
"""The longest line of text in cells: longer ones tire the eye."""


class Detail(NamedTuple):
    """The lines of a paper, and for each match in the abstract the number of the line it begins in."""

    lines: tuple[Line, ...]
    matches: tuple[int, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """What can be acted on, by the actions of the spans, in their order and each once."""
        return tuple(dict.fromkeys(span.action for line in self.lines for span in line if span.action))

    def line_of(self, item: str) -> int:
        """The number of the line an item begins in.

        Raises:
            ValueError: there is no such item.
        """
        for number, line in enumerate(self.lines):
            if any(span.action == item for span in line):
                return number
        raise ValueError(item)


def no_ranges(_text: str, _field: str) -> Ranges:
    """A finder for when nothing is searched for."""
    return ()


def as_it_stands(text: str) -> Sequence[tuple[str, str]]:
    """The page's own text, without a style."""
    return ((text, ""),)


def detail(
    paper: Paper,
    width: int,
    glyphs: Glyphs,
    *,
    owners: Sequence[str] = (),
    runs: Runs = as_it_stands,
    find: Finder = no_ranges,
    profiles: str = "",
    search: Line = (),
    starred: bool = False,
    tags: Iterable[str] = (),
) -> Detail:
    """The paper laid out for a pane of `width` cells.

    `owners` are the people on whose profiles it stands, marked among the authors. `runs` turns a page's text into
    (text, style) pieces; `find` gives the ranges of a text in a field ("title", "author", "abstract") to bring out.
    `profiles` says on which of several profiles the paper stands, `search` how to look for code that has no link,
    `starred` whether the person has starred it, `tags` which words of their own they gave it.
    The actions of authors are ``author:N``, those of links ``link:N``; N counts from 1.
    """
    measure = max(min(width, MEASURE), 1)
    lines: list[Line] = wrap(_styled(paper.title, "title", runs, find, "title"), measure) if paper.title else []
    if not paper.title:
        lines += wrap((Span("(no title)", "dim"),), measure)
    lines += (_wrap_tied if starred else wrap)(_facts(paper, starred, glyphs), measure)
    if paper.authors or paper.et_al:
        lines += _wrap_tied(_people(paper, owners, glyphs, runs, find), measure)
    if published := _published(paper, glyphs, runs):
        lines += wrap(published, measure)
    if tags:
        lines += wrap((Span(f"tagged {', '.join(sorted(tags))}", "dim"),), measure)
    if profiles:
        lines += wrap((Span(profiles, "dim"),), measure)
    lines += link_lines(paper, measure, search, glyphs)
    lines.append(())
    matches: list[int] = []
    for number, paragraph in enumerate(paper.abstract.split("\n\n") if paper.abstract else ()):
        if number:
            lines.append(())
        spans = _spans(paragraph, "", runs)
        text = plain(spans)
        ranges, offsets = find(text, "abstract"), wrap_offsets(text, measure)
        begins = [start for start, _ in offsets]
        matches += [len(lines) + bisect_right(begins, start) - 1 for start, _ in ranges]
        lines += slice_lines(overlay(spans, ranges, "match"), offsets)
    if not paper.abstract:
        lines += wrap((Span("There is no abstract for this paper.", "dim"),), measure)
    return Detail(tuple(lines), tuple(matches))


def _wrap_tied(line: Line, width: int) -> list[Line]:
    """The line wrapped, but not where a tie stands, which is a blank from then on."""
    return [tuple(span._replace(text=span.text.replace(_TIE, " ")) for span in piece) for piece in wrap(line, width)]


def _spans(text: str, base: str, runs: Runs) -> Line:
    return tuple(Span(piece, " ".join(filter(None, (base, style)))) for piece, style in runs(text))


def _styled(text: str, base: str, runs: Runs, find: Finder, field: str) -> Line:
    spans = _spans(text, base, runs)
    return overlay(spans, find(plain(spans), field), "match")


def _facts(paper: Paper, starred: bool, glyphs: Glyphs) -> Line:
    facts: list[Line] = []
    if paper.date:
        facts.append((Span(long_date(paper.date)),))
    if paper.category:
        name = category_name(paper.category)
        code = Span(paper.category, category_role(paper.category))
        facts.append((code, Span(f" {name}")) if name else (code,))
    if paper.affiliations:
        facts.append((Span(", ".join(paper.affiliations)),))
    if not facts:
        facts.append((Span("no date, no category", "dim"),))
    if starred:
        facts.append((Span(f"{glyphs.starred}{_TIE}starred", "marked"),))
    return _dotted(facts, glyphs)


def _published(paper: Paper, glyphs: Glyphs, runs: Runs) -> Line:
    """Where the paper appeared, how often it is cited and by which numbers it is known, as far as its source says."""
    facts: list[Line] = [_spans(paper.venue, "", runs)] if paper.venue else []
    if paper.citations is not None:
        facts.append((Span(count(paper.citations, "citation")),))
    for name, number in (("DOI", paper.doi), ("arXiv", paper.arxiv_id)):
        if number:
            facts.append((Span(f"{name} ", "label"), Span(number)))
    return _dotted(facts, glyphs)


def _dotted(facts: Iterable[Line], glyphs: Glyphs) -> Line:
    spans: list[Span] = []
    for fact in facts:
        if spans:
            spans.append(Span(f" {glyphs.dot} ", "dim"))
        spans.extend(fact)
    return tuple(spans)


def _people(paper: Paper, owners: Sequence[str], glyphs: Glyphs, runs: Runs, find: Finder) -> Line:
    theirs = {name_key(owner) for owner in owners if owner}
    spans: list[Span] = []
    for number, author in enumerate(paper.authors, 1):
        if spans:
            spans.append(Span(", "))
        own = name_key(author) in theirs
        name = "".join(piece for piece, _ in runs(author))
        spans += overlay((Span(name, "owner" if own else "author", f"author:{number}"),), find(name, "author"), "match")
        if own:
            spans.append(Span(f"{_TIE}{glyphs.owner}", "owner"))
    if paper.et_al:
        spans.append(Span(", et al." if spans else "et al.", "dim"))
    return tuple(spans)


def link_lines(paper: Paper, width: int, search: Line, glyphs: Glyphs) -> list[Line]:
    """The links by number and kind, whole: a long one goes on in the next line, under its beginning."""
    lines: list[Line] = []
    for number, link in enumerate(paper.links, 1):
        lines += _link(number, link, width)
    if paper.has_code and not paper.code_links:
        said = Span("Code badge, but no code link in the text", "badge")
        lines += wrap((said, Span(f" {glyphs.dot} ", "dim"), *search) if search else (said,), width)
    return lines


def _link(number: int, link: Link, width: int) -> list[Line]:
    label = f"{number} {link.kind:<5}  "
    url = Span(link.url, "code" if link.kind == "code" else "link", f"link:{number}")
    if len(label) + 12 > width:
        return [(Span(label.rstrip(), "label"),), *wrap((url,), width)]
    pieces = wrap((url,), width - len(label))
    first = (Span(label, "label"), *pieces[0])
    return [first, *((Span(" " * len(label)), *piece) for piece in pieces[1:])]
