"""The signs that are not words. Each has an ASCII form, and those that mean something differ in shape."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.typeset.widths import cell_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Glyphs(NamedTuple):
    """One set of signs, each one cell wide."""

    cursor: str = "▌"
    marked: str = "✓"
    starred: str = "★"
    link: str = "◆"
    badge: str = "◇"
    project: str = "○"
    ellipsis: str = "…"
    rule: str = "─"
    heavy: str = "━"
    divider: str = "│"
    tee: str = "┬"
    dot: str = "·"
    owner: str = "●"
    ascii: bool = False


_PLAIN = {"…": "~", "·": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "●": "*", "★": "*"}


def in_ascii(text: str) -> str:
    """The text for a terminal that can draw no more than ASCII, each sign as wide as the one it stands for."""
    if text.isascii():
        return text
    return "".join([sign if sign.isascii() else _PLAIN.get(sign, "?" * cell_width(sign)) for sign in text])


def speaks_utf8(environ: Mapping[str, str]) -> bool:
    """Whether the locale is one in which characters beyond ASCII can be drawn.

    Python itself may say so where the locale does not: in its UTF-8 mode it writes such characters to any terminal.
    """
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if value := environ.get(name):
            return "utf8" in value.lower().replace("-", "")
    return False


UNICODE = Glyphs()
ASCII = Glyphs(
    cursor=">",
    marked="x",
    starred="*",
    link="@",
    badge="o",
    project="+",
    ellipsis="~",
    rule="-",
    heavy="=",
    divider="|",
    tee="+",
    dot="-",
    owner="*",
    ascii=True,
)
