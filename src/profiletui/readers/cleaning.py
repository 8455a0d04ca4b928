r"""The one way by which text of other formats than the page becomes text of our model.

What exports and services write around words goes, what it means stays: entities (encoded once or many times), tags of
HTML and JATS, MathML (its TeX where it has it), direction marks, control characters. TeX is left as it is.
"""

from __future__ import annotations

import re
from html import unescape

from profiletui.readers.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_TURNS = 6
"""How often one thing may be hidden in another (an entity of a tag of an entity) before its signs are taken away."""

_SIGNS_OF_HIDING = str.maketrans("", "", "&<>\\$^{}")

_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENCODED_AGAIN = re.compile(r"&(?:(?:amp|AMP|#0{0,8}38|#[xX]0{0,8}26);)+")


def clean(text: str) -> str:
    r"""Return `text` as it is meant to be read, in one line; a blank line parts paragraphs.

    Lowered and raised signs become TeX (``H<sub>2</sub>O`` is ``H$_{2}$O``). A tag is what has the name of one: ``a <
    b`` and ``$x<p>y$`` stay. Cleaning twice changes nothing more; the time is proportional to the text.
    """
    if text.isascii() and text.isprintable() and "&" not in text and "<" not in text and "  " not in text:
        return text.strip()
    return _settled(text, _once)


def clean_name(name: str) -> str:
    """Return a person's name without the marks that tell of equal contribution, footnotes or institutions."""
    name = clean(name)
    return name if _MARKS.isdisjoint(name) else _settled(name, _without_marks)


def _settled(text: str, step: Callable[[str], str]) -> str:
    """Take a step until nothing changes; nobody hides things so deep in each other but to see what happens."""
    for _ in range(_TURNS):
        before, text = text, step(text)
        if text == before:
            return text
    return step(text.translate(_SIGNS_OF_HIDING))


def _once(text: str) -> str:
    if "<" in text:
        # late: most texts hold no tag
        from profiletui.readers.markup import without_tags

        text = without_tags(text)
    if "&" in text:
        text = _ENTITY.sub(_character, _ENCODED_AGAIN.sub("&", text))
    lines = [" ".join(sanitize(line)[0].split()) for line in text.replace("\r\n", "\n").split("\n")]
    paragraphs = "\n".join(lines).strip("\n").split("\n\n")
    return "\n\n".join([paragraph.strip("\n").replace("\n", " ") for paragraph in paragraphs if paragraph.strip("\n")])


def _character(entity: re.Match[str]) -> str:
    character = unescape(entity[0])
    return character if character != "\x00" else ""


_TRAILING = "*∗⁎✱＊†‡§¶‖#^&✉⋆★☆"
_MARKS = frozenset(_TRAILING + "\\")
_SIGN = r"\\(?:textdagger|textdaggerdbl|textasteriskcentered|dagger|ddagger|dag|ddag|ast|star|Vert|S|P)\b[ ]?"
_RAISED = re.compile(
    rf"""
      \$ [ ]*+ \^?+ [ ]*+ \{{?+ (?:{_SIGN}|[*∗†‡§¶‖\#,0-9 ]){{1,20}}+ \}}?+ [ ]*+ \$  # $^*$ $^{{1,\dagger}}$
    | \\textsuperscript [ ]*+ \{{[^{{}}]{{0,20}}\}}
    | \\(?:thanks|footnotemark|footnote) [ ]*+ (?:\[[^\[\]]{{0,9}}\]|\{{[^{{}}]{{0,80}}\}})
    | (?<!\\)\^ (?:\{{[^{{}}]{{0,20}}\}} | [0-9]+)
    | {_SIGN}
    | \{{[*∗†‡§¶‖\#,]{{1,9}}\}}
    """,
    re.VERBOSE,
)


def _without_marks(name: str) -> str:
    """Take marks off the ends of each word; an ``&`` between words is a part of the name."""
    words = []
    for word in _RAISED.sub("", name).split():
        comma = "," if word.endswith(",") else ""
        words.append(word if word in ("&", "\\&") else word.rstrip(",").strip(_TRAILING) + comma)
    return " ".join(word for word in words if word)
