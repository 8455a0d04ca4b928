"""All papers of the open profiles, each once."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile
    from profiletui.store.texts import Texts


class Library:
    """The open profiles and their papers; a paper's position in `papers` names it everywhere in the store.

    Papers stand in the order of their sources; one that comes again, in the same profile or another, is the
    one that came first. ``reading`` turns LaTeX into reading text for searching and sorting; without it both
    know the page's own text only.

    A library only ever grows, while a long page is still being read: positions stay what they were, and what is
    computed late is computed once. ``members`` are the papers of each profile as they stand on its page; those of
    a profile that is still being read are in ``members`` before they are in the `Profile`. ``shared`` counts the
    papers that more than one profile holds. ``new`` are the ids of papers that the state before did not have.
    """

    __slots__ = (
        "_heads", "_owners", "_positions", "_profiles", "_reading", "_texts", "members", "new", "orders",
        "papers", "shared",
    )  # fmt: skip

    papers: Sequence[Paper]
    members: list[Sequence[Paper]]
    orders: dict[str, Sequence[int]]
    shared: int
    new: frozenset[str]

    def __init__(self, profiles: Iterable[Profile] = (), reading: Callable[[str], str] | None = None) -> None:
        self._heads: list[Profile] = []
        self._profiles: tuple[Profile, ...] | None = None  # the same, for whoever looks
        self.papers = []
        self.members = []
        self._reading = reading
        self._texts: Texts | None = None
        self.orders = {}
        self.shared = 0
        self.new = frozenset()
        self._positions: dict[str, int] = {}
        self._owners: list[tuple[int, ...]] = []
        for profile in profiles:
            self.begin(profile)
            self.extend(profile.papers)
            self.finish((profile,))

    def __len__(self) -> int:
        return len(self.papers)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The open profiles."""
        if self._profiles is None:
            self._profiles = tuple(self._heads)
        return self._profiles

    @property
    def texts(self) -> Texts:
        """The texts of the papers as searches and orders ask for them."""
        if self._texts is None:
            from profiletui.store.texts import Texts  # the first screen asks for none

            self._texts = Texts(self.papers, self._reading)
        return self._texts

    def begin(self, profile: Profile) -> None:
        """Add a profile whose papers, if it has any, are still to come by `extend`."""
        if len(self._heads) == 1:  # from now on papers have to be told apart by their owners
            self._owners = [(0,)] * len(self.papers)
        self._heads.append(profile._replace(papers=()))
        self._profiles = None
        self.members.append([])

    def extend(self, papers: Iterable[Paper]) -> None:
        """Add the next papers of the last profile; takes time in proportion to them alone."""
        index = len(self._heads) - 1
        kept, positions, owners = self.papers, self._positions, self._owners
        members = self.members[index]
        assert isinstance(kept, list)
        assert isinstance(members, list)
        for paper in papers:
            members.append(paper)
            position = positions.setdefault(paper.id, len(kept))
            if position == len(kept):
                kept.append(paper)
                if index:
                    owners.append((index,))
            elif index and index not in owners[position]:
                self.shared += len(owners[position]) == 1
                owners[position] += (index,)
        self.orders.clear()

    def finish(self, profiles: Sequence[Profile]) -> None:
        """Put the last profiles, now that they are read to their ends, in the place of what was known before."""
        before = len(self._heads) - len(profiles)
        self._heads[before:] = profiles
        self._profiles = None
        for members, profile in zip(self.members[before:], profiles, strict=True):
            if members is not profile.papers:
                self._replace(members, profile.papers)
        self.members[before:] = [profile.papers for profile in profiles]

    def _replace(self, before: Sequence[Paper], after: Sequence[Paper]) -> None:
        """Take papers anew of which more is known at the end of their page, such as an address listed there."""
        papers = self.papers
        assert isinstance(papers, list)
        for old, new in zip(before, after, strict=False):  # a page of which nothing was followed has none before
            if old is not new and papers[position := self._positions[old.id]] is old:
                papers[position] = new

    def position(self, paper_id: str) -> int | None:
        """Where the paper with this id stands, or None."""
        return self._positions.get(paper_id)

    def owners(self, position: int) -> tuple[int, ...]:
        """The profiles that hold the paper, as indices into `profiles`, ascending."""
        return self._owners[position] if self._owners else (0,)
