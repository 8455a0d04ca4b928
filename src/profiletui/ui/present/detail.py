"""A paper to read: title, facts, people, links whole, and the abstract at a measure made for reading."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.record import NamedTuple
from profiletui.model.words import name_key
from profiletui.typeset.lines import Span, overlay, wrap
from profiletui.typeset.words import long_date
from profiletui.ui.present.colours import category_role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profiletui.model.paper import Link, Paper
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

    Ranges = Sequence[tuple[int, int]]
    Finder = Callable[[str, str], Ranges]
    Runs = Callable[[str], Sequence[tuple[str, str]]]

MEASURE = 80
"""The longest line of text in cells: longer ones tire the eye."""


class Detail(NamedTuple):
    """The lines of a paper, and the numbers of those that hold a match in the abstract."""

    lines: tuple[Line, ...]
    matches: tuple[int, ...] = ()


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
    owner: str = "",
    runs: Runs = as_it_stands,
    find: Finder = no_ranges,
    profiles: str = "",
) -> Detail:
    """The paper laid out for a pane of `width` cells.

    `owner` is the name of the profile's person, marked among the authors. `runs` turns a page's text into (text,
    style) pieces; `find` gives the ranges of a text in a field ("title", "author", "abstract") to bring out.
    `profiles` says on which of several profiles the paper stands.
    """
    measure = max(min(width, MEASURE), 1)
    lines: list[Line] = wrap(_styled(paper.title, "title", runs, find, "title"), measure) if paper.title else []
    if not paper.title:
        lines.append((Span("(no title)", "dim"),))
    lines += wrap(_facts(paper, glyphs), measure)
    if paper.authors or paper.et_al:
        lines += wrap(_people(paper, owner, glyphs, runs, find), measure)
    if profiles:
        lines += wrap((Span(profiles, "dim"),), measure)
    lines += link_lines(paper, measure)
    lines.append(())
    matches: list[int] = []
    for number, paragraph in enumerate(paper.abstract.split("\n\n") if paper.abstract else ()):
        if number:
            lines.append(())
        for line in wrap(_styled(paragraph, "", runs, find, "abstract"), measure):
            if any(span.role == "match" for span in line):
                matches.append(len(lines))
            lines.append(line)
    if not paper.abstract:
        lines.append((Span("The page has no abstract for this paper.", "dim"),))
    return Detail(tuple(lines), tuple(matches))


def _styled(text: str, base: str, runs: Runs, find: Finder, field: str) -> Line:
    spans = tuple(Span(piece, " ".join(filter(None, (base, style)))) for piece, style in runs(text))
    return overlay(spans, find("".join(span.text for span in spans), field), "match")


def _facts(paper: Paper, glyphs: Glyphs) -> Line:
    facts: list[Line] = []
    if paper.date:
        facts.append((Span(long_date(paper.date)),))
    if paper.category:
        name = category_name(paper.category)
        code = Span(paper.category, category_role(paper.category))
        facts.append((code, Span(f" {name}")) if name else (code,))
    if paper.affiliations:
        facts.append((Span(", ".join(paper.affiliations)),))
    spans: list[Span] = []
    for fact in facts:
        if spans:
            spans.append(Span(f" {glyphs.dot} ", "dim"))
        spans.extend(fact)
    return tuple(spans) or (Span("no date, no category", "dim"),)


def _people(paper: Paper, owner: str, glyphs: Glyphs, runs: Runs, find: Finder) -> Line:
    mine = name_key(owner) if owner else ""
    spans: list[Span] = []
    for author in paper.authors:
        if spans:
            spans.append(Span(", "))
        own = bool(mine) and name_key(author) == mine
        name = "".join(piece for piece, _ in runs(author))
        spans += overlay((Span(name, "owner" if own else "author"),), find(name, "author"), "match")
        if own:
            spans.append(Span(f" {glyphs.owner}", "owner"))
    if paper.et_al:
        spans.append(Span(", et al." if spans else "et al.", "dim"))
    return tuple(spans)


def link_lines(paper: Paper, width: int) -> list[Line]:
    """The links by number and kind, whole: a long one goes on in the next line, under its beginning."""
    lines: list[Line] = []
    for number, link in enumerate(paper.links, 1):
        lines += _link(number, link, width)
    if paper.has_code and not paper.code_links:
        lines += wrap((Span("Code badge, but no code link in the text", "badge"),), width)
    return lines


def _link(number: int, link: Link, width: int) -> list[Line]:
    label = f"{number} {link.kind:<5}  "
    url = Span(link.url, "code" if link.kind == "code" else "link", f"link:{number}")
    if len(label) + 12 > width:
        return [(Span(label.rstrip(), "label"),), *wrap((url,), width)]
    pieces = wrap((url,), width - len(label))
    first = (Span(label, "label"), *pieces[0])
    return [first, *((Span(" " * len(label)), *piece) for piece in pieces[1:])]
