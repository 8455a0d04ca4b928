"""A profile at Google Scholar as a browser saves it: figures by position, for words may be in any language."""

from __future__ import annotations

import re

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import OTHER, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean
from profiletui.readers.html.tree import line_of
from profiletui.readers.references import arxiv_id_in, people, published, remarks_on, without_pages
from profiletui.readers.stated_links import all_links, paper_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborHTMLParser, LexborNode

NAME = "Google Scholar"

_BLOCKED = re.compile(r"gs_captcha|/sorry/(?:index|image)|unusual traffic from your", re.IGNORECASE)
_USER = re.compile(r"[?&;]user=([\w-]{6,20})|citation_for_view=([\w-]{6,20}):")
_ENTRY = re.compile(r"citation_for_view=([\w-]{6,20}:[\w-]{4,20})")
_FIGURES = {6: (0, 2), 3: (0, 1)}
"""Where citations and h-index stand among the cells, with the column of recent years and without it."""


def is_scholar(text: str, tree: LexborHTMLParser) -> bool:
    """Whether a page is one of Google Scholar, be it a profile or not."""
    return bool(
        tree.css_first("#gsc_prf_in, tr.gsc_a_tr, table#gsc_rsb_st, #gs_captcha_c, #gs_captcha_f, #gs_res_ccl")
        or (_BLOCKED.search(text) and "google." in text)
    )


def read_tree(tree: LexborHTMLParser, source_name: str, decoding: Iterable[Diagnostic]) -> Reading:
    """Read the elements of a page."""
    rows = tree.css("tr.gsc_a_tr")
    name = _text(tree.css_first("#gsc_prf_in"))
    if not name and not rows:
        return Reading((), (_refusal(tree),))
    remarks = list(decoding)
    papers = [_paper(row) for row in rows]
    for paper in papers:
        remarks += remarks_on(paper)
    if not papers:
        message = "No paper is listed on this page; open the tab of the articles and save again."
        remarks.append(Diagnostic(0, "warning", "no-papers", message))
    more = tree.css_first("button#gsc_bpf_more")
    if more is not None and "disabled" not in more.attributes:
        message = (
            f"This page shows the first {len(papers):,} papers: press Show more until it greys out, then save again."
        )
        remarks.append(Diagnostic(line_of(more), "warning", "more-papers", message))
    user = _user(tree)
    profile = Profile(
        name,
        None,
        _metrics(tree, remarks),
        Source(source_name, "scholar"),
        tuple(papers),
        tuple(remarks),
        affiliation=_text(tree.css_first(".gsc_prf_il")) or None,
        ids=(("scholar", user),) if user else (),
        interests=tuple(filter(None, map(_text, tree.css("a.gsc_prf_inta")))),
    )
    return Reading((profile._replace(origin=FiguresOrigin(NAME)) if any(profile.metrics) else profile,))


def _refusal(tree: LexborHTMLParser) -> Diagnostic:
    if tree.css_first("#gs_res_ccl") is None:
        why = "It is the page by which Google Scholar asks whether a person is there (unusual traffic), and no profile"
        advice = "solve what it asks in a browser, open the profile and save that"
    else:
        why, advice = (
            "It is a search at Google Scholar, and no profile",
            "open the person's profile there and save that",
        )
    return Diagnostic(0, "error", "no-profile", f"{why}; {advice}.")


def _paper(row: LexborNode) -> Paper:
    anchor = row.css_first("a.gsc_a_at")
    title = " ".join(_text(anchor).split())
    grey = row.css("td.gsc_a_t .gs_gray")
    authors, et_al = people(_text(grey[0]).split(",")) if grey else ((), False)
    year_behind = row.css_first("span.gs_oph")
    behind = _text(year_behind)
    if year_behind is not None:
        year_behind.decompose()
    written = _text(grey[1]) if len(grey) > 1 else ""
    date = year_in(_text(row.css_first("span.gsc_a_h"))) or year_in(behind)
    arxiv = arxiv_id_in(written)
    venue = published(written.rstrip("…. "))
    address = anchor.attributes.get("href") or anchor.attributes.get("data-href") if anchor else None
    entry = _ENTRY.search(address or "")
    pages: list[tuple[object, str]] = []
    if entry:
        pages = [
            ("https://scholar.google.com/citations?view_op=view_citation&citation_for_view=" + entry[1], OTHER),
        ]
    return Paper(
        paper_id(title, authors, "" if title else f"{date} {written}"),
        line=line_of(row),
        category=None,
        date=date,
        has_code=False,
        title=title,
        authors=authors,
        et_al=et_al,
        links=all_links((title,), [*paper_pages(None, arxiv), *pages]),
        venue=without_pages(venue) if venue else None,
        arxiv_id=arxiv,
        citations=number_in(_text(row.css_first("a.gsc_a_ac"))),
    )


def _metrics(tree: LexborHTMLParser, remarks: list[Diagnostic]) -> Metrics:
    cells = tree.css("table#gsc_rsb_st td.gsc_rsb_std")
    places = _FIGURES.get(len(cells))
    if places is None:
        message = "The page states no h-index and no citations where they are looked for."
        remarks.append(Diagnostic(0, "note", "missing-metric", message))
        return Metrics()
    citations, h_index = (number_in(_text(cells[place])) for place in places)
    return Metrics(h_index=h_index, citations=citations)


def year_in(text: str) -> str | None:
    """Return the year that a text ends with, None for any other."""
    found = re.search(r"(?<![0-9])(1[5-9][0-9]{2}|20[0-9]{2})\Z", text)
    return found[1] if found else None


def number_in(text: str) -> int | None:
    """Return a count such as ``1,070`` or ``12*``, whose asterisk tells of merged entries; None for any other text."""
    digits = re.sub(r"[\s.,'’*]", "", text)
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 12 else None


def _text(node: LexborNode | None) -> str:
    return clean(node.text()) if node is not None else ""


def _user(tree: LexborHTMLParser) -> str:
    """The id of the person, by the page's own address or that of its rows."""
    nodes = (tree.css_first('link[rel="canonical"]'), tree.css_first("a.gsc_a_at"), tree.css_first("#gsc_a_b a"))
    for node in nodes:
        for value in node.attributes.values() if node is not None else ():
            if found := _USER.search(value or ""):
                return found[1] or found[2]
    return ""
