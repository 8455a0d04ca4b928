"""Where one profile ends and the next begins in files that were put together (``cat a.txt b.txt``)."""

from __future__ import annotations

import re
from functools import cache

from profiletui.model.categories import category_name
from profiletui.model.record import NamedTuple
from profiletui.readers.page.figures import Statement, read_figures
from profiletui.readers.page.header import looks_like_field
from profiletui.readers.page.names import LONGEST_NAME, is_name

_ENDS_OF_SENTENCES = (".", "!", "?", "。")


class Joint(NamedTuple):
    """The place in a paper's lines where the next profile begins.

    ``at`` is the line with its name, -1 if that is the badge line before them; ``head`` the first line of
    its header after the name. ``kept`` is the part of the name's line that belongs to the paper, ``name`` ''
    if the two cannot be told apart.
    """

    at: int
    head: int
    kept: str
    name: str


def find_joint(lines: list[str], tail: str) -> Joint | None:
    """Return where in the lines of a paper a further profile begins: at a name that figures follow.

    `lines` are those between a badge line and the next or the end, `tail` what follows the year in the badge
    line. Lines of an abstract may look like a figure (``30 papers``), so it takes two, or one that is
    written as only headers write it (``30papers``, ``CV`` above it), or a page that says nothing else.
    """
    statements = list(read_figures(lines))
    flags, name_in_tail = _part_tail(tail)
    for place, statement in enumerate(statements):
        if not statement.figures:
            continue
        first = place
        while first and not (statements[first - 1].figures or statements[first - 1].strange):
            first -= 1
        end = place
        while end < len(statements) and not _is_text(statements[end]):
            end += 1
        figures = [figure for each in statements[place:end] for figure in each.figures]
        weight = len(figures) + any(figure.glued for figure in figures)
        if first > (not name_in_tail) and looks_like_field(field := lines[statements[first - 1].at]):
            first -= 1
            weight += category_name(field) is not None
        name = statements[first - 1].at if first else -1
        if weight > 1 or (end == len(statements) and _stands_alone(lines, name) and is_name(lines[name])):
            head = statements[first].at
            if name < 0:
                return Joint(-1, head, flags, name_in_tail)
            glued = name == 0
            return Joint(name, head, *_part(lines[name], whole=not glued, short=_stands_alone(lines, name)))
    return None


def _is_text(statement: Statement) -> bool:
    return bool(statement.strange) and not statement.figures


def _stands_alone(lines: list[str], index: int) -> bool:
    """Whether a line is a paragraph of its own, and not the title right under the badges."""
    return index > 0 and not lines[index - 1] and index + 1 < len(lines) and not lines[index + 1]


def _part(line: str, whole: bool, short: bool) -> tuple[str, str]:
    """Return what of a line belongs to the paper before, and the name at its end.

    `whole` tells that the line may be a name and nothing else, `short` that it is one even if it does not
    look so.
    """
    if whole and is_name(line):
        return "", line
    start = max(0, len(line) - LONGEST_NAME - 20)
    for seam in _seams()[0].finditer(line, start):
        if is_name(line[seam.end() :]):
            return line[: seam.end()], line[seam.end() :]
    for seam in reversed(list(_seams()[1].finditer(line, start))):
        if " " in line[seam.end() :] and is_name(line[seam.end() :]):
            return line[: seam.end()], line[seam.end() :]
    if whole and line[-1:] not in _ENDS_OF_SENTENCES and len(line) <= (LONGEST_NAME if short else LONGEST_NAME // 2):
        return "", line
    return line, ""


def _part_tail(tail: str) -> tuple[str, str]:
    """Return the badges after a year and the name behind them, '' if there is none."""
    code = "Code" if tail.startswith("Code") else ""
    flags, name = _part(tail.removeprefix(code), whole=True, short=False)
    return code + flags, name


@cache
def _seams() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The end of a sentence with a letter glued to it (not behind an initial), and a capital inside a word."""
    return (
        re.compile(r"""(?<!\b[A-Z])[.!?。]+["'”’)\]}]*(?=[^\W\d_])"""),
        re.compile(r"""(?<=[a-z0-9)\]}.$"”’])(?=[A-Z])"""),
    )
