"""The person's own notes on papers, for good: which are read and starred, their tags, and what was written of them.

A note is a field of a paper: ``star`` and ``read`` are "1" or nothing, ``tag:WORD`` the same for each tag, ``words``
a text. ``same:OTHER`` says that a paper is also known by another id, which then has the same notes.
"""

from __future__ import annotations

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profiletui.model.paper import Paper
    from profiletui.state.journal import Entry

    Change = tuple[str, str, str]
    """A paper, a field, and what it has from now on."""
    _Value = tuple[int, str, str]
    """A count, a window and a value, of which the highest holds."""

NO_TAGS: frozenset[str] = frozenset()
_TAG, _SAME = "tag:", "same:"


class Notes(NamedTuple):
    """Ids of papers, the tags of each tagged paper id (words that `tags_in` finds, at least one), and its text."""

    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    tags: Mapping[str, frozenset[str]] = {}
    words: Mapping[str, str] = {}


NO_NOTES = Notes()


def tags_in(text: str) -> frozenset[str]:
    """The tags in what a person typed: words between blanks and commas, without what cannot be seen."""
    words = text.replace(",", " ").split()
    return frozenset(["".join(filter(str.isprintable, word)) for word in words]) - {""}


def names_of(paper: Paper) -> tuple[str, ...]:
    """All the ids of a paper: its own first, those it had before, and what it is called everywhere."""
    if not (paper.doi or paper.arxiv_id or paper.aliases):
        return (paper.id,)
    doi, arxiv = f"doi:{paper.doi}" if paper.doi else "", f"arxiv:{paper.arxiv_id}" if paper.arxiv_id else ""
    return tuple(filter(None, dict.fromkeys((paper.id, *paper.aliases, doi, arxiv))))


def changes_between(before: Notes, after: Notes) -> Iterator[Change]:
    """What has to be noted to come from one to the other."""
    for field, had, has in (("star", before.starred, after.starred), ("read", before.read, after.read)):
        if had is not has:
            yield from ((paper, field, "1") for paper in sorted(has - had))
            yield from ((paper, field, "") for paper in sorted(had - has))
    if before.tags is not after.tags:
        for paper in sorted({*before.tags, *after.tags}):
            old, new = before.tags.get(paper, NO_TAGS), after.tags.get(paper, NO_TAGS)
            yield from ((paper, _TAG + tag, "1" if tag in new else "") for tag in sorted(old ^ new))
    if before.words is not after.words:
        for paper in sorted({*before.words, *after.words}):
            if before.words.get(paper, "") != after.words.get(paper, ""):
                yield paper, "words", after.words.get(paper, "")


def changed(notes: Notes, changes: Iterable[Change]) -> Notes:
    """The notes after some changes; fields of later versions change nothing here."""
    flags = {"star": set(notes.starred), "read": set(notes.read)}
    tags, words = dict(notes.tags), dict(notes.words)
    for paper, field, value in changes:
        if field in flags:
            (flags[field].add if value else flags[field].discard)(paper)
        elif field == "words":
            words[paper] = value
        elif field.startswith(_TAG):
            tag, had = tags_in(field.removeprefix(_TAG)), tags.get(paper, NO_TAGS)
            tags[paper] = had | tag if value else had - tag
    told = {paper: text for paper, text in words.items() if text}
    return Notes(
        frozenset(flags["read"]), frozenset(flags["star"]), {paper: had for paper, had in tags.items() if had}, told
    )


class Register:
    """The latest of every field of every paper. Papers known by several ids are one, whose latest field holds.

    In whatever order entries are taken, and however often, the outcome is the same.
    """

    def __init__(self) -> None:
        self.number = 0
        """The highest count there is."""
        self._fields: dict[str, dict[str, _Value]] = {}
        self._names: dict[str, list[str]] = {}
        self._first: dict[str, str] = {}

    def __contains__(self, paper: str) -> bool:
        return self._first.get(paper, paper) in self._fields

    def take(self, entries: Iterable[Entry]) -> list[Change]:
        """Take what was noted; what has changed by that."""
        changes: list[Change] = []
        for number, window, field, paper, value in entries:
            self.number = max(self.number, number)
            if field.startswith(_SAME):
                changes += self.join(paper, field.removeprefix(_SAME))
            first = self._first.get(paper, paper)
            fields = self._fields.setdefault(first, {})
            before, after = fields.get(field), (number, window, value)
            if before is None or before < after:
                fields[field] = after
                if value != (before[2] if before else ""):
                    changes += [(name, field, value) for name in self._names.get(first, (paper,))]
        return changes

    def join(self, paper: str, other: str) -> list[Change]:
        """Learn that two ids are one paper; what its ids have since that they had not."""
        one, two = self._first.get(paper, paper), self._first.get(other, other)
        if one == two:
            return []
        ones, twos = self._names.get(one, [one]), self._names.get(two, [two])
        if len(ones) < len(twos):
            one, two, ones, twos = two, one, twos, ones
        fields, others = self._fields.setdefault(one, {}), self._fields.pop(two, {})
        changes: list[Change] = []
        for field in {*fields, *others}:
            mine, theirs = fields.get(field), others.get(field)
            latest = max(value for value in (mine, theirs) if value)
            fields[field] = latest
            for names, had in ((ones, mine), (twos, theirs)):
                if latest[2] != (had[2] if had else ""):
                    changes += [(name, field, latest[2]) for name in names]
        self._names[one] = [*ones, *twos]
        self._names.pop(two, None)
        self._first.update(dict.fromkeys(twos, one))
        return changes

    def learn(self, names: Sequence[str]) -> list[Change]:
        """Learn all the ids of a paper, where something was noted of one of them; what has changed by that."""
        known = next((name for name in names if name in self), None)
        if known is None:
            return []
        return [change for name in names for change in self.join(known, name)]
