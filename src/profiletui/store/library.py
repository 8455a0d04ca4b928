"""All papers of the open profiles, each once."""

from __future__ import annotations

from operator import attrgetter

from profiletui.store.texts import Texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

_id = attrgetter("id")


class Library:
    """The open profiles and their papers; a paper's position in `papers` names it everywhere in the store.

    Papers stand in the order of their sources; one that comes again, in the same profile or another, is the
    one that came first. ``reading`` turns LaTeX into reading text for searching and sorting; without it both
    know the page's own text only. A library never changes: what is computed late is computed once.
    """

    __slots__ = ("_owners", "_positions", "orders", "papers", "profiles", "texts")

    profiles: tuple[Profile, ...]
    papers: Sequence[Paper]
    texts: Texts
    orders: dict[str, Sequence[int]]

    def __init__(self, profiles: Sequence[Profile] = (), reading: Callable[[str], str] | None = None) -> None:
        self.profiles = tuple(profiles)
        self.papers = _distinct(self.profiles)
        self.texts = Texts(self.papers, reading)
        self.orders = {}
        self._positions: dict[str, int] | None = None
        self._owners: list[tuple[int, ...]] | None = None

    def __len__(self) -> int:
        return len(self.papers)

    def position(self, paper_id: str) -> int | None:
        """Where the paper with this id stands, or None."""
        if self._positions is None:
            self._positions = {paper.id: position for position, paper in enumerate(self.papers)}
        return self._positions.get(paper_id)

    def owners(self, position: int) -> tuple[int, ...]:
        """The profiles that hold the paper, as indices into `profiles`, ascending."""
        if len(self.profiles) == 1:
            return (0,)
        if self._owners is None:
            held: dict[str, dict[int, None]] = {paper.id: {} for paper in self.papers}
            for index, profile in enumerate(self.profiles):
                for paper in profile.papers:
                    held[paper.id][index] = None
            self._owners = [tuple(held[paper.id]) for paper in self.papers]
        return self._owners[position]


def _distinct(profiles: tuple[Profile, ...]) -> Sequence[Paper]:
    if len(profiles) == 1:
        papers = profiles[0].papers
        if len(set(map(_id, papers))) == len(papers):
            return papers
    first: dict[str, Paper] = {}
    for profile in profiles:
        for paper in profile.papers:
            first.setdefault(paper.id, paper)
    return tuple(first.values())
