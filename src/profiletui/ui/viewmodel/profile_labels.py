"""What each of several open profiles is called."""

from __future__ import annotations

from collections import Counter

from profiletui.model.words import name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profiletui.model.profile import Profile


def profile_labels(profiles: Sequence[Profile]) -> tuple[str, ...]:
    """The name of each; where several are one person's, with the source it was read from."""
    keys = Counter(name_key(profile.name) for profile in profiles)
    return tuple(
        f"{profile.name or '(no name)'} ({profile.source.name})"
        if keys[name_key(profile.name)] > 1
        else profile.name or "(no name)"
        for profile in profiles
    )


def holders(labels: Sequence[str], places: Iterable[int], shown: int | None) -> str:
    """On which profiles a paper stands: ``on the profiles of A, B``.

    `places` are those of the profiles; where one of them is `shown` alone, it is the others that are worth a word.
    """
    others = [labels[place] for place in places if place != shown]
    if not others:
        return ""
    also = "" if shown is None else "also "
    return f"{also}on the profile{'s' if len(others) > 1 else ''} of {', '.join(others)}"
