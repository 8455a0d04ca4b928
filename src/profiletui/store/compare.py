"""Two profiles side by side: what each counts up to, and what they have in common."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.model.words import name_key
from profiletui.store.metrics import co_authors, figures, rank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile
    from profiletui.store.metrics import CoAuthor, Figures


class Shared(NamedTuple):
    """Someone who writes with both: as a co-author of the one and of the other."""

    name: str
    left: CoAuthor
    right: CoAuthor


class Comparison(NamedTuple):
    """Two profiles. ``papers`` are on both, in the left one's order; ``people`` write with both, and are neither.

    People stand by the papers that they have with the one of the two with whom they have fewer.
    """

    left: Profile
    right: Profile
    left_figures: Figures
    right_figures: Figures
    papers: tuple[Paper, ...]
    people: tuple[Shared, ...]


def compare(left: Profile, right: Profile) -> Comparison:
    """Put two profiles side by side."""
    ids = {paper.id for paper in right.papers}
    shared = {paper.id: paper for paper in reversed(left.papers) if paper.id in ids}
    theirs = {name_key(person.name): person for person in co_authors(right.papers, right.name)}
    own = (name_key(left.name), name_key(right.name))
    people = [
        Shared(person.name, person, theirs[key])
        for person in co_authors(left.papers, left.name)
        if (key := name_key(person.name)) in theirs and key not in own
    ]
    people.sort(key=lambda shared: rank(min(shared.left.papers, shared.right.papers), name_key(shared.name)))
    return Comparison(
        left, right, figures(left.papers), figures(right.papers), tuple(reversed(shared.values())), tuple(people)
    )
