"""Words found however their writers hyphenate them, count digits by thousands, and spell letters beyond ASCII.

In what is sought, blanks, hyphens and dashes are one; in what is searched, a hyphen between two letters may be left
out, and so may a comma that sets thousands apart. A single word is looked for as it stands in the text and in its
`further` forms, which is quick; only a phrase, in the few texts that hold its words, takes a pattern.
"""

from __future__ import annotations

import re
from functools import lru_cache

from profiletui.model.words import spelt_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"[\s-]+")
_BROKEN = re.compile(r"(?<![^\W_])[^\W_]++(?:(?:-++|(?<=\d),(?=\d{3}))[^\W_]++)+")


def words_of(sought: str) -> tuple[str, ...]:
    """The words of a phrase, which blanks and hyphens set apart; none of what has nothing to be set apart."""
    return tuple(filter(None, _BREAK.split(sought))) if " " in sought or "-" in sought else ()


def further(text: str, folded: str) -> Iterator[str]:
    """What else single words are found in: words of ``folded`` without their hyphens, and letters by their names."""
    if joined := _joined(folded):
        yield joined
    if (spelt := spelt_out(text)) is not None:
        spelt = " ".join(spelt.split())
        yield spelt
        if joined := _joined(spelt):
            yield joined


def _joined(folded: str) -> str:
    if "-" not in folded and "," not in folded:
        return ""
    few = " ".join([word for word in folded.split(" ") if "-" in word or "," in word[:-1]])
    return "\n".join([word.replace("-", "").replace(",", "") for word in _BROKEN.findall(few)])


@lru_cache(maxsize=256)
def pattern_text(sought: str, blank: str = " ") -> str:
    """What matches a folded word or phrase; ``blank`` is what may stand for one, besides hyphens."""
    said: list[str] = []
    before = ""
    for run in re.split(r"([\s-]+)", sought):
        if _BREAK.fullmatch(run):
            said.append(f"[{blank}-]{'*' if run.strip('-') == '' else '+'}")
            before = ""
            continue
        for letter in run:
            if before.isdigit() and letter.isdigit():
                said.append(r"(?:,(?=\d{3}))?")
            elif before.isalnum() and letter.isalnum():
                said.append("-*")
            said.append(re.escape(letter))
            before = letter
    return "".join(said)


@lru_cache(maxsize=64)
def pattern(sought: str) -> re.Pattern[str]:
    """What matches a phrase in a folded text."""
    return re.compile(pattern_text(sought))


def as_typed(value: str) -> str:
    """What matches a whole word or phrase, in the letters it is typed in."""
    words = r"\s+".join(map(re.escape, value.split()))
    return rf"(?<!\w){words}(?!\w)"
