"""What each of several open profiles is called."""

from __future__ import annotations

from collections import Counter

from profiletui.model.words import name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

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
