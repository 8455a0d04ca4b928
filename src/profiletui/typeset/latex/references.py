r"""Addresses, citations, references and code in running text."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from profiletui.typeset.latex.prose import Prose
    from profiletui.typeset.latex.scripts import Run

_ESCAPED = r"\\(~)\{\}|\\([_%#&~$^{}])"


def _url(prose: Prose, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
    behind = prose.source.macro(at)[1]
    url, close = prose.source.group(behind, end)
    if close == behind:
        return prose.as_it_stands(runs, at, behind, end, style, depth)
    runs.append((_unescaped(url), style))
    return close


def _link(prose: Prose, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
    r"""``\href``: the text, and the URL behind it unless the text says the same."""
    behind = prose.source.macro(at)[1]
    url, close = prose.source.group(behind, end)
    shown = prose.source.argument(close, end) if close > behind else None
    if shown is None:
        return prose.as_it_stands(runs, at, behind, end, style, depth)
    read = prose.read(shown[0], shown[1], style, depth + 1)
    text = "".join([text for text, _ in read]).strip()
    url = _unescaped(url.strip())
    if not text or url.rstrip("/").endswith(text.rstrip("/")):
        runs.append((url, style))
    else:
        runs += [*read, (f" ({url})", style)]
    return shown[2]


def _citation(prose: Prose, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
    name_end = prose.source.macro(at)[1]
    behind = name_end + (prose.text[name_end : name_end + 1] == "*")
    first, behind = prose.source.option(behind, end)
    second, behind = prose.source.option(behind, end)
    keys, close = prose.source.group(behind, end)
    if close == behind:
        return prose.as_it_stands(runs, at, name_end, end, style, depth)
    before, after = (first, second) if second else ("", first)
    if "\\" in keys:
        keys = "".join([text for text, _ in prose.read(behind + 1, close - 1, style, depth + 1)])
    cited = ", ".join([key.strip() for key in keys.split(",")])
    parts = [f"{before} {cited}".strip(), after.replace("~", " ")]
    runs.append((f"[{', '.join([part for part in parts if part])}]", style))
    return close


def _reference(prose: Prose, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
    name, behind = prose.source.macro(at)
    label, close = prose.source.group(behind, end)
    if close == behind:
        return prose.as_it_stands(runs, at, behind, end, style, depth)
    runs.append((f"({label})" if name == "eqref" else label, style))
    return close


def _verbatim(prose: Prose, runs: list[Run], at: int, end: int, style: int, depth: int) -> int:
    behind = prose.source.macro(at)[1]
    sign = prose.text[behind : behind + 1]
    text, close = prose.source.group(behind, end)
    if sign and not sign.isspace() and not sign.isalnum() and sign != "{":
        stop = prose.source.find(sign, behind + 1, end)
        text, close = (prose.text[behind + 1 : stop], stop + 1) if stop >= 0 else ("", behind)
    if close == behind:
        return prose.as_it_stands(runs, at, behind, end, style, depth)
    runs.append((text, style))
    return close


def _unescaped(url: str) -> str:
    return re.sub(_ESCAPED, lambda escape: escape.group(1) or escape.group(2), url)


REFERENCES: dict[str, Callable[[Prose, list[Run], int, int, int, int], int]] = {
    "url": _url,
    "link": _link,
    "citation": _citation,
    "reference": _reference,
    "verbatim": _verbatim,
}
"""What reads each kind of macro: the text, the runs so far, place, end, style and depth to the place behind it."""
