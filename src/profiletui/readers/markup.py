r"""Tags in the texts of exports and services: HTML, JATS and MathML, taken out so that their meaning stays."""

from __future__ import annotations

import re

from profiletui.readers.mathml import tex_of

_TAG = re.compile(
    r"""
      <(?P<close>/?)(?P<name>(?:[A-Za-z]{1,9}:)?[A-Za-z][A-Za-z0-9-]{0,29}+)
      (?P<attributes>(?:\s++[\w:.-]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>=]++))?+)*+)\s*+/?>
    | <!--(?:[^-<]|-(?!->)|<(?!!--))*+-->
    | <!\[CDATA\[ | \]\]>
    """,
    re.VERBOSE,
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "sec",
        "title",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "pre",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "abstract",
        "section",
        "list",
        "disp-quote",
    ]
)
_LINES = frozenset(["br", "li", "tr", "list-item", "break", "dt", "dd"])
_ALONE = frozenset(["br", "hr", "img", "p", "li", "break", "graphic", "inline-graphic", "wbr", "math"])
"""Tags that need no closing one; any other without a counterpart may be a part of the text (``$a<b>c$``)."""
_INLINE = frozenset(
    [
        "i",
        "b",
        "em",
        "strong",
        "u",
        "s",
        "a",
        "q",
        "tt",
        "code",
        "small",
        "big",
        "font",
        "span",
        "sub",
        "sup",
        "inf",
        "italic",
        "bold",
        "sc",
        "scp",
        "underline",
        "monospace",
        "roman",
        "cite",
        "abbr",
        "td",
        "th",
        "tbody",
        "thead",
        "img",
        "wbr",
        "strike",
        "del",
        "ins",
        "mark",
        "kbd",
        "var",
        "samp",
        "center",
        "nobr",
        "inline-formula",
        "disp-formula",
        "alternatives",
        "tex-math",
        "graphic",
        "inline-graphic",
        "ext-link",
        "xref",
        "named-content",
        "styled-content",
        "label",
        "uri",
        "email",
        "article-title",
        "source",
        "math",
        "annotation",
        "semantics",
    ]
)
_KNOWN = _PARAGRAPHS | _LINES | _INLINE
_MATHML = frozenset(
    [
        "mi",
        "mn",
        "mo",
        "mtext",
        "ms",
        "mrow",
        "msub",
        "msup",
        "msubsup",
        "mfrac",
        "msqrt",
        "mroot",
        "mover",
        "munder",
        "munderover",
        "mspace",
    ]
)
_PREFIXES = frozenset(("jats", "mml", "m", "html", "xhtml"))
_LONGEST_SCRIPT = 40  # characters of what is set lower or higher; longer texts are no indices
_SCRIPT = re.compile(r"[\w +\-−–.,:;=()*/'′±∗†‡§¶‖]*")
_DOCUMENT = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.DOTALL)


def without_tags(text: str) -> str:
    """Return `text` without its tags; what is only like one stays."""
    return _Stripper(text).strip()


class _Stripper:
    """Walks once over the tags of a text and collects what stays."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lower = text.lower()
        self._paired: dict[str, bool] = {}
        self._kept: list[str] = []
        self._dollars = 0
        self._scripts: list[tuple[str, int]] = []  # the lowered and raised texts begun, and where in `_kept`
        self._formula: tuple[str, int, str] | None = (
            None  # the tag of a formula begun, where it is open, its attributes
        )
        self._has_tex = False  # one of several forms of a formula was taken already

    def strip(self) -> str:
        end = 0
        for tag in _TAG.finditer(self._text):
            if self._formula is None:
                self._keep(self._text[end : tag.start()])
                end = tag.start()
            if (name := self._name_of(tag)) is None:
                continue
            if self._formula is None:
                self._take(name, tag)
                end = tag.end()
            elif tag["close"] and name == self._formula[0]:
                self._end_formula(tag.start())
                end = tag.end()
        if self._formula is not None:  # never closed: its tags are taken out one by one
            end = self._formula[1]
        self._keep(self._text[end:])
        return "".join(self._kept)

    def _keep(self, piece: str) -> None:
        if piece:
            self._kept.append(piece)
            self._dollars += piece.count("$") - piece.count("\\$")

    def _name_of(self, tag: re.Match[str]) -> str | None:
        """The name of a tag in lower case, '' for a comment; None for what stays as text."""
        if not tag["name"]:
            return ""
        written = tag["name"].lower()
        prefix, colon, name = written.rpartition(":")
        if colon and prefix not in _PREFIXES:
            return None
        if not colon and name not in _KNOWN and name not in _MATHML:
            return None
        if name in _ALONE and not (name == "p" and self._dollars % 2):
            return name
        return name if self._is_paired(written) else None

    def _is_paired(self, name: str) -> bool:
        """Whether both an opening and a closing tag of that name stand in the text."""
        if name not in self._paired:
            self._paired[name] = f"</{name}" in self._lower and f"<{name}" in self._lower
        return self._paired[name]

    def _take(self, name: str, tag: re.Match[str]) -> None:
        closes = bool(tag["close"])
        if name in ("math", "tex-math") and not closes:
            if not tag[0].endswith("/>"):
                self._formula = name, tag.end(), tag["attributes"]
        elif name == "alternatives":
            self._has_tex = False
        elif name in ("sub", "sup", "inf"):
            self._take_script(name, closes)
        elif name in _PARAGRAPHS:
            if name == "title" and closes and self._kept and self._kept[-1].strip().lower() == "abstract":
                self._kept.pop()
            self._keep("\n\n")
        elif name in _LINES:
            self._keep("\n")

    def _take_script(self, name: str, closes: bool) -> None:
        if not closes:
            self._scripts.append((name, len(self._kept)))
            return
        if not self._scripts or self._scripts[-1][0] != name:
            return
        _, start = self._scripts.pop()
        if len(self._kept) - start > 4 or sum(map(len, self._kept[start:])) > _LONGEST_SCRIPT:
            return
        script = "".join(self._kept[start:])
        if script.strip() and _SCRIPT.fullmatch(script):
            lowered = f"{'^' if name == 'sup' else '_'}{{{script.strip()}}}"
            self._kept[start:] = [lowered if self._dollars % 2 else f"${lowered}$"]

    def _end_formula(self, end: int) -> None:
        assert self._formula is not None
        name, start, attributes = self._formula
        self._formula = None
        inner = self._text[start:end]
        if name == "tex-math":
            document = _DOCUMENT.search(inner)
            tex = (document[1] if document else inner).strip().strip("$").strip()
            self._has_tex = True
        elif self._has_tex:
            self._has_tex = False
            return
        else:
            tex = tex_of(inner, attributes)
        if tex:
            self._keep(tex if self._dollars % 2 else f"${tex}$")
