r"""What the value of a BibTeX field says: pieces put together, braces that only protect capitals taken away."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_MACRO = 400
"""Characters of what a macro stands for, mostly a venue: macros that name each other could be of any length."""

MONTHS = {
    name: name.title() for name in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
}
"""The macros that every BibTeX style knows."""

_BRACE = re.compile(r"(?<!\\)[{}]")
_BARE = re.compile(r"[^\s#{}\",]+")
_BRACE_OR_QUOTE = re.compile(r'(?<!\\)[{}"]')
_NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w-]*)\s*=\s*")


def value_of(written: str, macros: Mapping[str, str]) -> tuple[str, str]:
    """Return what a value says, and what stands behind its end: ``title = {…} year = 2020`` lacks a comma.

    Pieces are parted by ``#``; a piece is in braces or quotation marks, a number, or a macro. A macro that is not known
    stands for its own name.
    """
    if written[:1] == "{" and written.count("{") == 1 and written[-1:] == "}":
        return written[1:-1].strip(), ""
    pieces: list[str] = []
    at = 0
    while at < len(written):
        end, piece = _piece_at(written, at, macros)
        pieces.append(piece)
        at = end
        while at < len(written) and written[at].isspace():
            at += 1
        if at < len(written) and written[at] == "#":
            at += 1
            while at < len(written) and written[at].isspace():
                at += 1
        elif at < len(written):
            break
    return "".join(pieces).strip(), written[at:]


def _piece_at(written: str, at: int, macros: Mapping[str, str]) -> tuple[int, str]:
    """The end of the piece that begins here, and what it says."""
    if written[at] == "{":
        end = _closing(written, at)
        return end, written[at + 1 : end - (written[end - 1 : end] == "}")]
    if written[at] == '"':
        end = _closing_quote(written, at)
        return end, written[at + 1 : end].removesuffix('"')
    bare = _BARE.match(written, at)
    if bare is None:
        return at + 1, written[at]
    word = bare[0]
    return bare.end(), macros.get(word.lower(), word)


def _closing(text: str, at: int) -> int:
    """Behind the brace that closes the one at `at`, or the end."""
    depth = 0
    for brace in _BRACE.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(text)


def _closing_quote(text: str, at: int) -> int:
    """Behind the quotation mark that closes the one at `at`; inside braces it is none."""
    depth = 0
    for sign in _BRACE_OR_QUOTE.finditer(text, at + 1):
        if sign[0] == '"':
            if not depth:
                return sign.end()
        else:
            depth += 1 if sign[0] == "{" else -1
    return len(text)


def next_field(rest: str) -> tuple[str, str] | None:
    """The name and the value of the field that stands behind a missing comma."""
    found = _NEXT_FIELD.match(rest)
    return (found[1], rest[found.end() :]) if found else None


_TOKEN = re.compile(
    r"""
      \\[A-Za-z@]++\*?+[ ]*+ | \\.     # a command, an escaped sign
    | \$\$? | [{}] | [\^_]
    | [^\\${}^_]++
    """,
    re.VERBOSE | re.DOTALL,
)


def without_protection(text: str) -> str:
    r"""Return `text` without braces that only keep capitals: ``{BERT}``, not ``\emph{x}``, ``{\"u}``, ``$x_{1}$``.

    Braces stay that belong to a command, to a formula, or to a group that begins with a command.
    """
    if "{" not in text:
        return text
    kept: list[str] = []
    stack: list[tuple[bool, int]] = []  # of the groups that are open: whether their braces go, and where they begin
    takes_group = in_formula = False
    for token in _TOKEN.findall(text):
        if token == "{":
            stack.append((not takes_group and not in_formula, len(kept)))
            kept.append(token)
            takes_group = False
            continue
        if token == "}" and stack:
            goes, start = stack.pop()
            kept.append(token)
            if goes and not kept[start + 1].startswith("\\"):
                kept[start] = kept[-1] = ""
            takes_group = not goes  # a command may take several groups
            continue
        if token[0] == "$":
            in_formula = not in_formula
        takes_group = token[0] in "\\^_" or (takes_group and token.startswith("[") and token.rstrip().endswith("]"))
        kept.append(token)
    return "".join(kept)
