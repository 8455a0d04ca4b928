r"""A page's text so that BibTeX and TeX can take it. What is sound LaTeX already stays letter by letter."""

from __future__ import annotations

import re

_BRACES = re.compile(r"\\(?:[a-zA-Z]+|.)|[{}]", re.DOTALL)
_TOKENS = re.compile(
    r"""
      (?P<verbatim>\\(?:url|path|href|label|[a-zA-Z]{0,9}(?:cite[a-z]{0,9}|ref))\*?(?:\[[^][{}]{0,200}\]){0,2}\{[^{}]*\})
    | (?P<begin>\\begin\{(?!itemize|enumerate|description|quot|center|abstract)[a-zA-Z]+\*?\}|\\[(\[])
    | (?P<end>\\end\{(?!itemize|enumerate|description|quot|center|abstract)[a-zA-Z]+\*?\}|\\[)\]])
    | (?P<macro>\\(?:[a-zA-Z]+|.))
    | (?P<backslash>\\)
    | (?P<dollar>\$\$?)
    | (?P<comment>[%#])
    | (?P<maths>[&_^])
    | (?P<at>\n[ \t]*@(?=\w*[ \t]*[{(]))
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMULA_MARKS = re.compile(r"[\\^_{]")
_PRICE = re.compile(r"[\d.,]+\s?[^\W\d_]*\s+[^\W\d_]{2,}")
_PROSE = re.compile(r"[^\W\d_]{3,}\s+[^\W\d_]{2,}\s+[^\W\d_]{2,}")
_DELIMITERS = ("\\left", "\\right", "\\big", "\\Big", "\\bigg", "\\Bigg")
_NAMES = {"{": "lbrace", "}": "rbrace"}


def mended(text: str) -> str:
    r"""`text` with what would end a BibTeX field or stop TeX written as TeX wants it.

    Braces without a partner become ``\lbrace`` and ``\rbrace``; ``% # & _ ^ $`` are escaped where they stand outside
    the LaTeX that gives them their meaning, and an ``@`` that seems to begin an entry is put into braces. What the text
    says is the same. Nothing is left to mend in what is returned.
    """
    if text.isalnum():
        return text
    return _escaped(_balanced(text))


def _balanced(text: str) -> str:
    r"""Every brace has its partner: plain ones among themselves, escaped ones too, for BibTeX counts both.

    Programs differ in whether they see an escaped brace in ``\\{``; a blank there settles it.
    """
    opened: dict[str, list[re.Match[str]]] = {"": [], "\\": []}
    alone: list[re.Match[str]] = []
    tokens = list(_BRACES.finditer(text))
    for token in tokens:
        sign = token[0][-1]
        if token[0] in ("{", "\\{"):
            opened[token[0][:-1]].append(token)
        elif token[0] in ("}", "\\}"):
            waiting = opened[token[0][:-1]]
            if waiting:
                waiting.pop()
            else:
                alone.append(token)
    lonely = {token.start() for token in (*alone, *opened[""], *opened["\\"])}
    parts: list[str] = []
    done = 0
    before = ""
    for token in tokens:
        sign, said = token[0][-1], token[0]
        if token.start() in lonely:
            delimiter = before in _DELIMITERS and parts[-1:] == [before] and done == token.start()
            said = f"\\{_NAMES[sign]}{{}}" if delimiter else f"\\ensuremath{{\\{_NAMES[sign]}}}"
        elif said == "\\\\" and text[token.end() : token.end() + 1] in ("{", "}", ""):
            said += " "
        parts += (text[done : token.start()], said) if done < token.start() else (said,)
        done, before = token.end(), token[0]
    return "".join([*parts, text[done:]])


def _escaped(text: str) -> str:
    """Signs that mean something to TeX are escaped where they are meant as themselves."""
    tokens = list(_TOKENS.finditer(text))
    dollars = [token for token in tokens if token["dollar"]]
    following = dict(zip((token.start() for token in dollars), dollars[1:], strict=False))
    parts: list[str] = []
    done = 0
    depth = 0
    close = -1
    for token in tokens:
        parts.append(text[done : token.start()])
        said, done = token[0], token.end()
        if token["begin"]:
            depth += 1
        elif token["end"]:
            depth = max(depth - 1, 0)
        elif token["dollar"] and not depth:
            if token.start() == close:
                close = -1
            elif close < 0:
                partner = following.get(token.start())
                if partner and partner[0] == said and _is_formula(text, token.end(), partner.start()):
                    close = partner.start()
                else:
                    said = "\\$" * len(said)
        elif token["comment"]:
            said = "\\" + said
        elif token["maths"] and not depth and close < 0:
            said = "\\^{}" if said == "^" else "\\" + said
        elif token["backslash"]:
            said = "\\textbackslash{}"
        elif token["at"]:
            said = said[:-1] + "{@}"
        parts.append(said)
    return "".join([*parts, text[done:]])


def _is_formula(text: str, start: int, end: int) -> bool:
    """Whether what stands between two dollar signs is mathematics, and not the text between two prices."""
    inside = text[start:end]
    if not inside.strip():
        return False
    price = inside[0].isdecimal() and (text[end + 1 : end + 2].isdecimal() or _PRICE.match(inside) is not None)
    if price:
        return not inside[-1].isspace() and _FORMULA_MARKS.search(inside) is not None
    if _FORMULA_MARKS.search(inside):
        return True
    return not inside[0].isspace() and not inside[-1].isspace() and not _PROSE.search(inside)
