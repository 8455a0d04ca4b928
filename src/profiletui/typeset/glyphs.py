"""The signs that are not words. Each has an ASCII form, and those that mean something differ in shape."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.typeset.widths import cell_width


class Glyphs(NamedTuple):
    """One set of signs, each one cell wide."""

    cursor: str = "▌"
    marked: str = "✓"
    link: str = "◆"
    badge: str = "◇"
    ellipsis: str = "…"
    rule: str = "─"
    heavy: str = "━"
    divider: str = "│"
    tee: str = "┬"
    dot: str = "·"
    owner: str = "●"
    ascii: bool = False


_PLAIN = {"…": "~", "·": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "●": "*"}


def in_ascii(text: str) -> str:
    """The text for a terminal that can draw no more than ASCII, each sign as wide as the one it stands for."""
    if text.isascii():
        return text
    return "".join([sign if sign.isascii() else _PLAIN.get(sign, "?" * cell_width(sign)) for sign in text])


UNICODE = Glyphs()
ASCII = Glyphs(
    cursor=">",
    marked="x",
    link="@",
    badge="o",
    ellipsis="~",
    rule="-",
    heavy="=",
    divider="|",
    tee="+",
    dot="-",
    owner="*",
    ascii=True,
)
