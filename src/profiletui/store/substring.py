"""Which of many texts have a word in them: the innermost loop of every search, and how its results go together.

Rows are positions of papers and always ascend. stringzilla, the extra ``fast``, compares some dozens of characters at
once, and is several times as fast as Python where a word is rare.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Search = Callable[[str, Iterable[int], Iterable[str]], list[int]]


def search(sought: str, rows: Iterable[int], texts: Iterable[str]) -> list[int]:
    """Those of ``rows`` whose text, of which ``texts`` gives one for each, has ``sought`` in it."""
    return (fast_search() or plain_search)(sought, rows, texts)


def plain_search(sought: str, rows: Iterable[int], texts: Iterable[str]) -> list[int]:
    """`search` as Python does it."""
    return [row for row, text in zip(rows, texts, strict=True) if sought in text]


@cache
def fast_search() -> Search | None:
    """`search` as stringzilla does it, None where that is not installed."""
    try:
        from stringzilla import find
    except ImportError:
        return None

    def search(sought: str, rows: Iterable[int], texts: Iterable[str]) -> list[int]:
        # It reads texts as UTF-8, which is made and kept for those beyond ASCII, and dies of half a surrogate pair.
        # A single character Python itself finds as fast.
        if len(sought) == 1 or not sought.isascii():
            return plain_search(sought, rows, texts)
        return [
            row
            for row, text in zip(rows, texts, strict=True)
            if (find(text, sought) >= 0 if text.isascii() else sought in text)
        ]

    return search


def without(rows: Sequence[int], some: Sequence[int]) -> Sequence[int]:
    """``rows`` but for ``some`` of them."""
    if not some or len(some) == len(rows):
        return () if some else rows
    gone = set(some)
    return [row for row in rows if row not in gone]


def merged(some: Sequence[int], others: Sequence[int]) -> Sequence[int]:
    """The rows of two sequences that have none in common."""
    return sorted([*some, *others]) if some and others else some or others
