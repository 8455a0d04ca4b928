r"""A page's text so that BibTeX and TeX can take it. What is sound LaTeX already stays letter by letter."""

from __future__ import annotations

import re

from profiletui.model.formulas import VERBATIM, formulas

_BRACES = re.compile(r"\\(?:[a-zA-Z]+|.)|[{}]", re.DOTALL)
_TOKENS = re.compile(
    rf"""
      (?P<verbatim>{VERBATIM})
    | (?P<begin>\\begin\{{(?!itemize|enumerate|description|quot|center|abstract)[a-zA-Z]+\*?\}}|\\[(\[])
    | (?P<end>\\end\{{(?!itemize|enumerate|description|quot|center|abstract)[a-zA-Z]+\*?\}}|\\[)\]])
    | (?P<macro>\\(?:[a-zA-Z]+|.))
    | (?P<backslash>\\)
    | (?P<dollar>\$)
    | (?P<comment>[%#])
    | (?P<maths>[&_^])
    | (?P<at>\n[ \t]*@(?=\w*[ \t]*[{{(]))
    """,
    re.VERBOSE | re.DOTALL,
)
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
    found = formulas(text)
    opening = {place + more for place, (width, _) in found.items() for more in range(width)}
    closing = {close + more for width, close in found.values() for more in range(width)}
    parts: list[str] = []
    done = 0
    environments = depth = 0
    for token in _TOKENS.finditer(text):
        parts.append(text[done : token.start()])
        said, done = token[0], token.end()
        if token["begin"]:
            environments += 1
        elif token["end"]:
            environments = max(environments - 1, 0)
        elif token["dollar"]:
            depth += (token.start() in opening) - (token.start() in closing)
            if not environments and token.start() not in opening and token.start() not in closing:
                said = "\\$"
        elif token["comment"]:
            said = "\\" + said
        elif token["maths"] and not environments and not depth:
            said = "\\^{}" if said == "^" else "\\" + said
        elif token["backslash"]:
            said = "\\textbackslash{}"
        elif token["at"]:
            said = said[:-1] + "{@}"
        parts.append(said)
    return "".join([*parts, text[done:]])
