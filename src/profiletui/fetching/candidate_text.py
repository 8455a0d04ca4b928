"""What is said of those among whom a person has to choose, for the command line and for a picker."""

from __future__ import annotations

from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from profiletui.fetching.identity import Candidate, Found

_SPELLINGS = 4


def heading(name: str, found: Found) -> str:
    """Return what is to be said of whom a service found under a name, in one sentence."""
    if not found.candidates:
        return f"there is nobody called {name}, nor anybody like it; try another spelling, or an id"
    if found.nearest:
        near = found.candidates[0]
        return f"there is nobody called {name}; the nearest is {near.name}, {near.person.spelling}"
    shown = len(found.candidates)
    more = f" (the first {shown} are shown; a first name or an id finds others)" if found.total > shown else ""
    return f"{count(found.total, 'record')} may be {name}{more}; choose with one of the commands above"


def candidate_words(candidate: Candidate) -> Iterator[str]:
    """Return all that is known of a candidate, piece by piece: the name first, then what tells it from others."""
    others = ", ".join(candidate.spellings[:_SPELLINGS])
    yield f"{candidate.name or '(no name)'}" + (f" (also {others})" if others else "")
    if candidate.affiliation:
        yield candidate.affiliation
    figures = [
        count(candidate.papers, "paper") if candidate.papers is not None else "",
        count(candidate.citations, "citation") if candidate.citations is not None else "",
        f"h {candidate.h_index}" if candidate.h_index is not None else "",
    ]
    if any(figures):
        yield ", ".join(filter(None, figures))
    if candidate.first_year and candidate.last_year:
        yield f"{candidate.first_year} to {candidate.last_year}"
    if candidate.topic:
        yield candidate.topic
    if candidate.orcid:
        yield f"ORCID {candidate.orcid}"
