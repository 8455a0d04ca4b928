"""The person's own notes on papers that survive a run: which are marked, which were read, which are starred."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.state.files import write_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "profiletui notes 1\n"


class Notes(NamedTuple):
    """Ids of papers.

    ``others`` are lines of the file that a later version of the program wrote and this one does not understand.
    """

    marked: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


NO_NOTES = Notes()


def load(path: str) -> Notes:
    """The notes in a file; none where it is missing or not ours.

    Raises:
        OSError: the file is there and cannot be read.
    """
    kept: dict[str, set[str]] = {"marked": set(), "read": set(), "starred": set()}
    others: list[str] = []
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:
            if stream.readline() != _HEAD:
                return NO_NOTES
            for line in stream:
                note = line.strip()
                word, _, paper = note.partition(" ")
                if word in kept and paper:
                    kept[word].add(paper)
                elif note:
                    others.append(note)
    except FileNotFoundError:
        return NO_NOTES
    return Notes(frozenset(kept["marked"]), frozenset(kept["read"]), frozenset(kept["starred"]), tuple(others))


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
    for word, papers in (("marked", notes.marked), ("read", notes.read), ("starred", notes.starred)):
        for paper in sorted(papers):
            yield f"{word} {paper}\n"
    for note in notes.others:
        yield f"{note}\n"
