"""Whose papers a list holds that names no owner."""

from __future__ import annotations

import os
from collections import Counter, defaultdict

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.words import name_key, surname_key
from profiletui.readers.jekyll import Owner, read_owner
from profiletui.state import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile, Reading

_LONGEST_CONFIG = 1 << 20  # bytes
_CONFIGS = ("_config.yml", os.path.join("_data", "socials.yml"))


def with_owner(reading: Reading, given: str, site: str, source_name: str) -> Reading:
    """The reading with a name for each profile that has none.

    That is the name that was ``given``, else that of the site's owner, else the author who stands on most papers, which
    a note says, else the name of the file.
    """
    if all(profile.name for profile in reading.profiles):
        return reading
    owner = Owner(given) if given or not site else _owner_of(site)
    return reading._replace(
        profiles=tuple(profile if profile.name else _named(profile, owner, source_name) for profile in reading.profiles)
    )


def _named(profile: Profile, owner: Owner, source_name: str) -> Profile:
    if owner.name:
        known = dict(profile.ids)
        return profile._replace(
            name=owner.name, ids=(*profile.ids, *(pair for pair in owner.ids if pair[0] not in known))
        )
    name, count = most_frequent_author(profile.papers)
    if not name:
        return profile._replace(name=source_name.rpartition(".")[0] or source_name)
    papers = f"{count:,} of {len(profile.papers):,} papers" if len(profile.papers) > 1 else "the one paper"
    message = f"The list names no owner; {name} stands on {papers}, and is taken for it. --name gives another."
    return profile._replace(
        name=name, diagnostics=(Diagnostic(0, "note", "guessed-owner", message), *profile.diagnostics)
    )


def most_frequent_author(papers: Sequence[Paper]) -> tuple[str, int]:
    """Who stands on most papers, and on how many; '' where several do on equally many, or nobody does.

    Names count as one whose surname and first letter agree; the spelling met most often is taken, of these the longest.
    """
    spellings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    counts: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        keys = {(surname_key(name), name_key(name)[:1]): name for name in paper.authors}
        counts.update(keys.keys())
        for key, name in keys.items():
            spellings[key][name] += 1
    leaders = counts.most_common(2)
    if not leaders or (len(leaders) > 1 and leaders[0][1] == leaders[1][1]):
        return "", 0
    key, count = leaders[0]
    return max(spellings[key].items(), key=lambda item: (item[1], len(item[0])))[0], count


def _owner_of(site: str) -> Owner:
    """The owner that the files of a site tell of; what cannot be read tells nothing."""
    texts = []
    for config in _CONFIGS:
        try:
            with files.opened(os.path.join(site, config)) as stream:
                texts.append((stream.read(_LONGEST_CONFIG) or b"").decode("utf-8", "replace"))
        except OSError:
            continue  # most sites have only one of the two
    return read_owner(*texts)
