"""The elements of a saved web page, as selectolax finds them in what is left when scripts and the like are out.

Each tag is told the line it stands in. Tags deeper in each other than on any honest page are left out, for the time
that the parser takes grows with the depth of every tag.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

LINE = "data-profiletui-line"
"""The attribute that holds the line a tag stands in."""

_DEEPEST = 300
_LONGEST_TAG = 8192  # characters; a picture may stand in its tag
_NEAR = 12  # how far below the last opened element the one may be that a tag closes

_TOKEN = re.compile(r"<!--|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30})(?=[\s/>])|<[!?]")
_END_OF_TAG = re.compile(r"""(?:[^"'>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+>""")
_SKIPPED = frozenset(["script", "style", "svg", "noscript", "template", "iframe", "object", "select", "textarea"])
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_CLOSED_BY_OTHERS = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "html", "head", "body"]
)
"""Elements whose closing tag may be left out."""

_BARRIERS = frozenset(["table", "caption", "button", "marquee", "applet"])
"""Elements out of which no closing tag reaches."""


def tree_of(text: str) -> LexborHTMLParser:
    """Return the elements of a page; the time is proportional to the text."""
    # late: what only web pages need
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser("".join(_Rewriter(text).pieces()))


def line_of(node: LexborNode) -> int:
    """Return the line in which an element's tag stands, 0 where it has none of its own."""
    line = node.attributes.get(LINE) or ""
    return int(line) if line.isdecimal() else 0


class _Rewriter:
    """Copies a page but for what is left out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[str] = []
        self._line = 1
        self._counted = 0
        self._ends: dict[str, int] = {}

    def pieces(self) -> list[str]:
        text = self._text
        kept: list[str] = []
        at = 0
        while found := _TOKEN.search(text, at):
            kept.append(text[at : found.start()])
            name = (found["name"] or "").lower()
            if found[0] == "<!--":
                at = self._behind("-->", found.end())
                continue
            end, is_sound = self._end_of(found)
            at = end
            if not (name and is_sound):
                continue
            if name == "math" and not found["close"]:
                at = self._behind_element(name, end)
                kept.append(_formula(text[found.end() : end], text[end:at]))
                continue
            if name in _SKIPPED:
                if not found["close"] and text[end - 2] != "/":
                    at = self._behind_element(name, end)
                continue
            if self._may_stay(name, bool(found["close"]), text[end - 2]):
                kept.append(self._tag(found, name, end))
        kept.append(text[at:])
        return kept

    def _end_of(self, found: re.Match[str]) -> tuple[int, bool]:
        """Where a tag ends, and whether it is one: not without an end, nor longer than any."""
        behind = self._behind(">", found.end(), 0)
        if not behind:
            return found.end(), False
        close = _END_OF_TAG.match(self._text, found.end(), found.end() + _LONGEST_TAG)
        return (close.end(), True) if close else (behind, False)

    def _behind(self, mark: str, start: int, otherwise: int | None = None) -> int:
        """The place behind the next `mark`; what was not found once is not looked for again."""
        if self._ends.get(mark, 0) < 0:
            at = -1
        else:
            at = self._ends[mark] = self._text.find(mark, start)
        if at >= 0:
            return at + len(mark)
        return len(self._text) if otherwise is None else otherwise

    def _behind_element(self, name: str, start: int) -> int:
        """The place behind the end of an element that is left out whole."""
        key = f"</{name}"
        close = None
        if self._ends.get(key, 0) >= 0:
            close = re.compile(f"</{name}[^>]{{0,99}}>", re.IGNORECASE).search(self._text, start)
        if close is None:
            self._ends[key] = -1
            return len(self._text)
        return close.end()

    def _may_stay(self, name: str, closes: bool, before_end: str) -> bool:
        """Whether a tag is kept; keeps count of what is open."""
        if name in _VOID or name in _CLOSED_BY_OTHERS:
            return True
        if not closes:
            if len(self._open) >= _DEEPEST:
                return False
            self._open.append(name)
            return True
        for place in range(len(self._open) - 1, max(len(self._open) - 1 - _NEAR, -1), -1):
            if self._open[place] == name:
                del self._open[place]
                return True
            if self._open[place] in _BARRIERS:
                return False
        return False

    def _tag(self, found: re.Match[str], name: str, end: int) -> str:
        if found["close"]:
            return f"</{name}>"
        self._line += self._text.count("\n", self._counted, found.start())
        self._counted = found.start()
        return f'<{name} {LINE}="{self._line}" {self._text[found.end() : end]}'


def _formula(attributes: str, markup: str) -> str:
    """The TeX of a formula in MathML as text of a page."""
    # late: few pages hold one
    from html import escape

    from profiletui.readers.mathml import tex_of

    tex = tex_of(markup, attributes)
    return f"${escape(tex, quote=False)}$" if tex else ""
