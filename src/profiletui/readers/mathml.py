r"""Formulas in MathML as the TeX they stand for."""

from __future__ import annotations

import re
from html import unescape

_ALTTEXT = re.compile(r"""\salttext\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ANNOTATION = re.compile(r"<(?:\w++:)?+annotation\b([^<>]*+)>(?:\s*+<!\[CDATA\[)?+((?:[^<]|<(?!/))*+)", re.IGNORECASE)
_TOKEN = re.compile(r"<(/?)(?:\w++:)?+(\w++)[^<>]*+>|([^<]++|<)")
_ARGUMENTS = {"msub": 2, "msup": 2, "msubsup": 3, "mfrac": 2, "mroot": 2, "mover": 2, "munder": 2, "munderover": 3}
_FORMS = {
    "msub": "{0}_{{{1}}}",
    "munder": "{0}_{{{1}}}",
    "msup": "{0}^{{{1}}}",
    "mover": "{0}^{{{1}}}",
    "msubsup": "{0}_{{{1}}}^{{{2}}}",
    "munderover": "{0}_{{{1}}}^{{{2}}}",
    "mfrac": "\\frac{{{0}}}{{{1}}}",
    "mroot": "\\sqrt[{1}]{{{0}}}",
}
_ACCENTS = {
    "¯": "\\bar", "‾": "\\bar", "^": "\\hat", "ˆ": "\\hat", "~": "\\tilde", "˜": "\\tilde", "→": "\\vec",
    "⃗": "\\vec", "˙": "\\dot", "¨": "\\ddot",
}  # fmt: skip
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064")


def tex_of(markup: str, attributes: str = "") -> str:
    """Return the TeX of a formula, without ``$``; `markup` is what stands inside its ``math`` tag.

    The TeX it carries is taken before what can be made of its signs.
    """
    told = _ALTTEXT.search(attributes)
    tex = (told[1] or told[2] or "") if told else ""
    if not tex.strip():
        annotations = _ANNOTATION.findall(markup)
        tex = next((content for kind, content in annotations if "tex" in kind.lower()), "")
    if tex.strip():
        return _bare(unescape(tex).removesuffix("]]>"))
    return _bare(_from_signs(markup))


def _bare(tex: str) -> str:
    return " ".join(tex.replace("$", " ").split())


def _from_signs(markup: str) -> str:
    """Walk over the tags once; each element becomes one piece of its parent."""
    stack: list[tuple[str, list[str]]] = [("mrow", [])]
    for token in _TOKEN.finditer(markup):
        closes, name, text = token.groups()
        if text is not None:
            if piece := unescape(text).translate(_INVISIBLE).strip():
                stack[-1][1].append(piece)
        elif closes:
            if any(name == open_name for open_name, _ in stack[-2:]):
                while stack[-1][0] != name:
                    _close(stack)
                _close(stack)
        elif not token[0].endswith("/>"):
            stack.append((name, []))
    while len(stack) > 1:
        _close(stack)
    return "".join(stack[0][1])


def _close(stack: list[tuple[str, list[str]]]) -> None:
    if len(stack) == 1:
        return
    name, pieces = stack.pop()
    if name.startswith("annotation"):
        return
    if _ARGUMENTS.get(name) == len(pieces):
        accent = _ACCENTS.get(pieces[1]) if name == "mover" else None
        piece = f"{accent}{{{pieces[0]}}}" if accent else _FORMS[name].format(*pieces)
    elif name == "msqrt":
        piece = f"\\sqrt{{{''.join(pieces)}}}"
    elif name == "mtext" and pieces:
        piece = f"\\text{{{' '.join(pieces)}}}"
    else:
        piece = "".join(pieces)
    if piece:
        stack[-1][1].append(piece)
