"""The person's own notes on papers that survive a run: which are marked, which were read."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.state.files import write_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "profiletui notes 1\n"


class Notes(NamedTuple):
    """Ids of papers."""

    marked: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()


NO_NOTES = Notes()


def load(path: str) -> Notes:
    """The notes in a file; none where it is missing or not ours.

    Raises:
        OSError: the file is there and cannot be read.
    """
    kept: dict[str, set[str]] = {"marked": set(), "read": set()}
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:
            if stream.readline() != _HEAD:
                return NO_NOTES
            for line in stream:
                word, _, paper = line.strip().partition(" ")
                if word in kept and paper:
                    kept[word].add(paper)
    except FileNotFoundError:
        return NO_NOTES
    return Notes(frozenset(kept["marked"]), frozenset(kept["read"]))


def save(path: str, notes: Notes) -> None:
    """Write the notes, all or nothing.

    Raises:
        OSError: they cannot be written there.
    """
    import os

    os.makedirs(os.path.dirname(path) or ".", 0o700, exist_ok=True)
    write_whole(path, _lines(notes), replace=True)


def _lines(notes: Notes) -> Iterator[str]:
    yield _HEAD
    for word, papers in zip(notes._fields, notes, strict=True):
        for paper in sorted(papers):
            yield f"{word} {paper}\n"
