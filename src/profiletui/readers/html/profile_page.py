"""The profile page as a browser saves it: its blocks become lines for the page's own grammar, its addresses stay."""

from __future__ import annotations

import re
from bisect import bisect_right

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import CODE, OTHER, PAPER, PDF, Link, Paper
from profiletui.model.profile import Profile, Reading
from profiletui.model.record import NamedTuple
from profiletui.readers.html.tree import line_of
from profiletui.readers.page.reader import PageReader
from profiletui.readers.references import arxiv_id_in, kind_of
from profiletui.readers.stated_links import all_links, bare_doi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCK_TAGS = """
    address article blockquote body caption dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6
    header hr li main ol p pre section summary table tbody tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_FURNITURE = frozenset(["nav", "footer", "aside", "head", "title", "dialog"])
_KINDS = {"code": CODE, "github": CODE, "repository": CODE, "paper": PAPER, "arxiv": PAPER, "doi": PAPER, "pdf": PDF}
"""What the words of an anchor say of its address."""


class _Anchor(NamedTuple):
    """An address, the row of the text it stands in, and its words."""

    row: int
    url: str
    words: str


class _Text:
    """The lines of a page, each with the line of its tag in the source, and the anchors in them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.sources: list[int] = []
        self.anchors: list[_Anchor] = []
        self.left_out: list[int] = []
        self.heading: int | None = None
        self._pieces: list[str] = []
        self._line = 1
        self._pending: list[tuple[int, str, list[str]]] = []

    def walk(self, root: LexborNode) -> None:
        """Take all that stands in an element, without recursion."""
        stack: list[tuple[LexborNode, bool]] = [(root, False)]
        while stack:
            node, leaves = stack.pop()
            name = node.tag or ""
            if leaves:
                self._leave(name)
                continue
            if name == "-text":
                self._put(node.text(deep=False))
                continue
            if name.startswith(("-", "!")) or self._is_furniture(node, name):
                continue
            self._enter(node, name)
            stack.append((node, True))
            children = list(node.iter(include_text=True))
            stack += [(child, False) for child in reversed(children)]
        self._end_line()
        for row in range(self.heading or 0):  # what stands above the name
            if self.lines[row]:
                self.left_out.append(self.sources[row])
                self.lines[row] = ""

    def _is_furniture(self, node: LexborNode, name: str) -> bool:
        attributes = node.attributes
        if name in _FURNITURE or attributes.get("role") == "navigation":
            if node.text().strip():
                self.left_out.append(line_of(node))
            return True
        return "hidden" in attributes or attributes.get("aria-hidden") == "true"

    def _enter(self, node: LexborNode, name: str) -> None:
        if name in _BLOCKS:
            self._end_block()
            if name == "h1" and self.heading is None:
                self.heading = len(self.lines)
        elif name == "br":
            (self._end_line if any(map(str.strip, self._pieces)) else self._end_block)()
        elif name in ("td", "th"):
            self._put(" ")
        if not self._pieces:
            self._line = line_of(node) or self._line
        if name == "a":
            self._pending.append((len(self.lines), node.attributes.get("href") or "", []))

    def _leave(self, name: str) -> None:
        if name == "a" and self._pending:
            row, address, words = self._pending.pop()
            if address:
                self.anchors.append(_Anchor(row, address, " ".join("".join(words).split())))
        if name in _BLOCKS:
            self._end_block()

    def _put(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            for _, _, words in self._pending:
                words.append(text)

    def _end_line(self) -> None:
        line = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if line:
            self.lines.append(line)
            self.sources.append(self._line)

    def _end_block(self) -> None:
        self._end_line()
        if self.lines and self.lines[-1]:
            self.lines.append("")
            self.sources.append(self._line)


def read_tree(tree: LexborHTMLParser, source_name: str, decoding: Iterable[Diagnostic]) -> Reading:
    """Read the elements of a page."""
    text = _Text()
    root = tree.css_first("main, [role=main]") or tree.body
    if root is not None:
        text.walk(root)
    reader = PageReader(source_name)
    reader.feed("\n".join(text.lines).encode("utf-8", "replace"))
    reading = reader.close()
    if not reading.profiles:
        message = "It is a web page in HTML, but none that lists papers."
        return Reading((), (Diagnostic(0, "error", "no-profile", message),))
    remarks = list(decoding)
    links = _links_by_paper(reading.profiles, text, _web_addresses(tree, text, remarks))
    first, *others = [_with_links(profile, text, links) for profile in reading.profiles]
    remarks += first.diagnostics
    if text.left_out:
        message = "Navigation, footer and the like of the page are left out."
        remarks.append(Diagnostic(min(text.left_out), "note", "furniture", message))
    return Reading((first._replace(diagnostics=tuple(sorted(remarks, key=lambda remark: remark.line))), *others))


def _web_addresses(tree: LexborHTMLParser, text: _Text, remarks: list[Diagnostic]) -> list[tuple[int, str, str]]:
    """Each web address with the row of the text it stands in, and the words of its anchor."""
    # late: what only web pages need
    from urllib.parse import urljoin

    base = ""
    for name, attribute in (
        ("base[href]", "href"),
        ("link[rel=canonical]", "href"),
        ('meta[property="og:url"]', "content"),
    ):
        node = tree.css_first(name)
        if node is not None and not base:
            base = node.attributes.get(attribute) or ""
    found = []
    of_site = []
    for row, address, words in text.anchors:
        try:
            url = urljoin(base, address.strip())
        except ValueError:  # an address that is none
            continue
        if url.lower().startswith(("http://", "https://")) and not address.startswith("#"):
            found.append((row, url, words))
        elif not base and not address.startswith("#") and ":" not in address:
            of_site.append(text.sources[row] if row < len(text.sources) else 0)
    if of_site:
        count = "1 address leads" if len(of_site) == 1 else f"{len(of_site):,} addresses lead"
        message = f"{count} into the site, which the page does not name; they are left out."
        remarks.append(Diagnostic(of_site[0], "note", "site-address", message))
    return found


def _links_by_paper(
    profiles: Iterable[Profile], text: _Text, addresses: list[tuple[int, str, str]]
) -> dict[int, list[tuple[str, str]]]:
    """The addresses in each paper, by its line in the text, and what they lead to."""
    papers = [paper for profile in profiles for paper in profile.papers]
    lines = [paper.line for paper in papers]
    found: dict[int, list[tuple[str, str]]] = {}
    for row, url, words in addresses:
        place = bisect_right(lines, row + 1) - 1
        if place >= 0 and (kind := _kind(papers[place], url, words)):
            found.setdefault(lines[place], []).append((url, kind))
    return found


def _with_links(profile: Profile, text: _Text, links: dict[int, list[tuple[str, str]]]) -> Profile:
    """The profile with the addresses of its papers, and with the lines of the source for those of the text."""
    papers = [_with_addresses(paper, links.get(paper.line, [])) for paper in profile.papers]
    coded = {paper.line for paper in papers if paper.code_links}
    remarks = [
        remark._replace(line=_source_line(text, remark.line))
        for remark in profile.diagnostics
        if remark.code != "badge-without-link" or remark.line not in coded
    ]
    return profile._replace(
        source=profile.source._replace(format="html"),
        papers=tuple(paper._replace(line=_source_line(text, paper.line)) for paper in papers),
        diagnostics=tuple(remarks),
    )


def _kind(paper: Paper, url: str, words: str) -> str:
    """What an anchor of a paper leads to, '' for those of its people and its category, which are no links of it."""
    if words in paper.authors or words in paper.affiliations or words in (paper.category, "et al."):
        return ""
    if paper.title and paper.title in words:
        return PAPER
    return _KINDS.get(re.sub(r"[^a-z]", "", words.lower()), "") or kind_of(url, OTHER)


def _with_addresses(paper: Paper, stated: list[tuple[str, str]]) -> Paper:
    urls = [url for url, kind in stated if kind in (PAPER, PDF)]
    links = _merged(paper.links, all_links((), stated))
    return paper._replace(
        links=links,
        arxiv_id=next(filter(None, map(arxiv_id_in, urls)), None),
        doi=next(filter(None, map(bare_doi, urls)), None),
    )


def _merged(links: tuple[Link, ...], stated: tuple[Link, ...]) -> tuple[Link, ...]:
    known = {link.url for link in links}
    kinds = {link.url: link.kind for link in stated}
    kept = [link._replace(kind=CODE) if kinds.get(link.url) == CODE else link for link in links]
    return (*kept, *(link for link in stated if link.url not in known))


def _source_line(text: _Text, line: int) -> int:
    return text.sources[line - 1] if 0 < line <= len(text.sources) else 0
