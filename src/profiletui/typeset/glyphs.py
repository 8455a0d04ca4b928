"""The signs that are not words. Each has an ASCII form, and those that mean something differ in shape."""

from __future__ import annotations

from profiletui.model.record import NamedTuple


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
