"""The person's own notes on papers that survive a run: which are marked, read and starred, and their tags."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.state.files import write_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEAD = "profiletui notes 1\n"


class Notes(NamedTuple):
    """Ids of papers, and the tags of each tagged paper id: words that `tags_in` finds, at least one.

    ``others`` are lines of the file that a later version of the program wrote and this one does not understand.
    """

    marked: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    tags: Mapping[str, frozenset[str]] = {}
    others: tuple[str, ...] = ()


NO_NOTES = Notes()
NO_TAGS: frozenset[str] = frozenset()


def tags_in(text: str) -> frozenset[str]:
    """The tags in what a person typed: words between blanks and commas, without what cannot be seen."""
    words = text.replace(",", " ").split()
    return frozenset(["".join(filter(str.isprintable, word)) for word in words]) - {""}


def load(path: str) -> Notes:
    """The notes in a file; none where it is missing or not ours.

    Raises:
        OSError: the file is there and cannot be read.
    """
    kept: dict[str, set[str]] = {"marked": set(), "read": set(), "starred": set()}
    tags: dict[str, frozenset[str]] = {}
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
                elif word == "tagged" and (tagged := paper.partition(" ")) and (found := tags_in(tagged[2])):
                    tags[tagged[0]] = tags.get(tagged[0], frozenset()) | found
                elif note:
                    others.append(note)
    except FileNotFoundError:
        return NO_NOTES
    return Notes(frozenset(kept["marked"]), frozenset(kept["read"]), frozenset(kept["starred"]), tags, tuple(others))


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
    for paper, tags in sorted(notes.tags.items()):
        yield from (f"tagged {paper} {tag}\n" for tag in sorted(tags))
    for note in notes.others:
        yield f"{note}\n"
