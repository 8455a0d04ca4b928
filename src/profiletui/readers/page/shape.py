r"""The shape of a page: how its lines are title, authors and abstract.

Programs that save a page keep, drop and move blank lines and blanks. What a page does is told from the page as a
whole, by what most of its first papers do, and is said as a note:

==============================  ==========================================  ======================================
shape                           evidence                                    what is done
==============================  ==========================================  ======================================
blocks apart (a browser's copy)  the second paragraph reads like names      first paragraph, second, the rest
blocks joined (``divs``)         it does not, and behind its first line     title up to the names, then authors as
                                 the first paragraph has one that does      far as their commas go, then the rest
badges with blanks or glued      a known category, a date, nothing but      read in one form, wherever they stand
                                 badges behind it
badges in a list                 ``1.``, ``*``, ``-`` before the badges     taken out of the badges' line
badges one below the other       a category over a date, each alone         read together
figures marked up                ``*11*``, ``**11**`` where a figure is     read without the marks
lynx                             ``[2]`` before a title, counting up        numbers out, the list at the end too
Firefox                          ``<…>`` behind a title or the same URL     the address out of the text, and used
html2text                        ``#``, ``[…](…)`` as a title               the same, and ``<https://…>`` unwrapped
==============================  ==========================================  ======================================

Which program saved a page needs no decision of its own: its marks are known where they stand.
"""

from __future__ import annotations

import re
from itertools import pairwise

from profiletui.readers.page.grammar import parse_authors
from profiletui.readers.page.names import is_name

APART = "apart"
JOINED = "joined"
ASKED = 8
"""Papers after which the shape of a page is decided at the latest."""

_LONGEST_LIST = 4000
_LONGEST_TITLE = 20  # lines
_CUT_BEHIND = frozenset("-/\\$}")
_CUT_BEFORE = frozenset("-\\{")
_LYNX_LINE = 71  # characters of a line that lynx writes for a terminal of 80 columns, without its indentation
_NO_BREAK_BEHIND_HYPHEN = r"(?:and|or|nor|to|vs)[ .]"
_BACKSLASH = r"(?<!\\)(?:\\\\)*\\\Z"
_MACRO = r"\\[A-Za-z]{2,}\Z"
_TWO_ARGUMENTS = r"(?:\\(?:href|[dt]?frac|binom|textcolor|texorpdfstring)\{|https?://)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\Z"
_LETTER_OF_A_WORD = (
    r"(?:(?<=[a-z])\{?\\(?:text|math)?(?:bf|it|tt|rm|sf)\{[A-Z]\}|\\(?:text|math)?(?:bf|it|tt|rm|sf)\{[B-HJ-Z]\})\}?\Z"
)


def paragraphs_of(lines: list[str]) -> list[list[str]]:
    """Return the lines that stand together, in lists."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    whole = map(_whole_words, found if found[-1] else found[:-1])
    return list(whole)


def _whole_words(paragraph: list[str]) -> list[str]:
    """Lines of a paragraph with words that lynx cut, because they are longer than its lines, put together."""
    if len(paragraph) < 2 or max(map(len, paragraph)) != _LYNX_LINE:
        return paragraph
    whole = paragraph[:1]
    for before, line in pairwise(paragraph):
        if len(before) == _LYNX_LINE and " " not in before:
            whole[-1] += line
        else:
            whole.append(line)
    return whole


def reads_like_names(text: str) -> bool:
    """Tell whether a text is a list of people, as under a title."""
    if len(text) > _LONGEST_LIST:
        return False
    names, et_al, affiliations = parse_authors(text)
    names = tuple(filter(None, names))
    if not names or not all(is_name(name.partition(", ")[0]) for name in names):
        return False
    return et_al or bool(affiliations) or len(names) > 1 or 1 < len(text.split()) <= 4


def names_within(paragraph: list[str]) -> tuple[int, int]:
    """Return where in a paragraph the lines of authors begin and end; (0, 0) where there are none."""
    for begin in range(1, min(len(paragraph), _LONGEST_TITLE)):
        end = begin + 1
        while end < len(paragraph) and paragraph[end - 1].endswith(",") and end - begin < 40:
            end += 1
        if reads_like_names(joined(paragraph[begin:end])):
            return begin, end
    return 0, 0


def vote(paragraphs: list[list[str]]) -> str:
    """Return the shape that a paper speaks for, '' for none."""
    if len(paragraphs) > 1 and reads_like_names(joined(paragraphs[1])):
        return APART
    return JOINED if paragraphs and names_within(paragraphs[0])[1] else ""


def texts_of(paragraphs: list[list[str]], shape: str) -> list[list[str]]:
    """Return the paragraphs of a paper: its title, its authors, and those of its abstract."""
    if shape == JOINED and paragraphs:
        first = paragraphs[0]
        begin, end = names_within(first)
        if end:
            rest = [first[end:]] if first[end:] else []
            return [first[:begin], first[begin:end], *rest, *paragraphs[1:]]
    return paragraphs


def joined(lines: list[str], mend: frozenset[int] = frozenset()) -> str:
    """Join the lines of a paragraph as they stood before a program wrapped them.

    A blank goes between two, but none behind a letter and a hyphen (unless ``and``, ``or``, ``nor``, ``to`` or
    ``vs`` follows), within a macro or a word, or where a line end stands within an address: ``mend`` are the lines
    behind which one does, counted from 0.
    """
    if len(lines) < 2:
        return lines[0] if lines else ""
    seams = [at for at in range(1, len(lines)) if lines[at - 1][-1] in _CUT_BEHIND or lines[at][0] in _CUT_BEFORE]
    if not (seams or mend):
        return " ".join(lines)
    seamed, opening = frozenset(seams), _opening_dollars(lines)
    parts = [lines[0]]
    for at, line in enumerate(lines[1:], 1):
        if not (at - 1 in mend or at in opening or (at in seamed and _is_cut(lines, at))):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _opening_dollars(lines: list[str]) -> frozenset[int]:
    """The lines before which a dollar opens a formula: behind it TeX has no blank."""
    found, dollars = [], 0
    for at, line in enumerate(lines, 1):
        if "$" in line:
            dollars += line.count("$") - line.count("\\$")
            if dollars % 2 and line[-1] == "$":
                found.append(at)
    return frozenset(found)


def _is_cut(lines: list[str], at: int) -> bool:
    """Whether a program broke a word before the line ``at``."""
    before, line = lines[at - 1], lines[at]
    last, first = before[-1], line[0]
    if last == "-":
        hyphened = before.rstrip("-")[-1:].isalpha() and len(before) - len(before.rstrip("-")) < 3
        return hyphened and re.match(_NO_BREAK_BEHIND_HYPHEN, line) is None
    if last == "/":
        return first.islower() and before[-2:-1].isalpha() and before[-3:-2].isalpha()
    if last == "\\":
        return first.isalpha() and re.search(_BACKSLASH, before) is not None
    if first == "-":
        return line[1:2].isalpha() and (last == "}" or last.isalnum())
    if first == "\\":
        return line.startswith("\\%") and last.isdigit()
    if first == "{":
        return re.search(_MACRO, before) is not None or (
            last == "}" and re.search(_TWO_ARGUMENTS, "".join(lines[max(0, at - 4) : at])[-300:]) is not None
        )
    return last == "}" and first.islower() and re.search(_LETTER_OF_A_WORD, before[-40:]) is not None
