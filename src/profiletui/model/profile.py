"""A researcher's profile: who, the figures the page states, and the papers."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.record import NamedTuple


class Metrics(NamedTuple):
    """The figures a page states about itself; None where it states none. ``novelty_percent`` is 0 to 100."""

    h_index: int | None = None
    papers: int | None = None
    citations: int | None = None
    novelty_percent: int | float | None = None
    ai_score: int | float | None = None


class Source(NamedTuple):
    """Where a profile was read: the file's name as a person would say it, and its format."""

    name: str
    format: str = "page"


class FiguresOrigin(NamedTuple):
    """Where the figures of a profile are from (a service, or ``computed``), and of which day (ISO 8601)."""

    source: str
    day: str | None = None


class Profile(NamedTuple):
    """One person's profile. ``field`` is the primary category code as written, or None.

    ``ids`` are pairs such as ``("orcid", "0000-0002-1825-0097")``; they may be of openalex, orcid, scholar, inspire,
    arxiv and semantic_scholar.
    """

    name: str
    field: str | None
    metrics: Metrics
    source: Source
    papers: tuple[Paper, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    affiliation: str | None = None
    ids: tuple[tuple[str, str], ...] = ()
    interests: tuple[str, ...] = ()
    origin: FiguresOrigin | None = None


class Reading(NamedTuple):
    """All that a reader made of one source. ``diagnostics`` are those that belong to no profile."""

    profiles: tuple[Profile, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def all_diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every diagnostic of the source, in line order."""
        own = (diagnostic for profile in self.profiles for diagnostic in profile.diagnostics)
        return tuple(sorted((*self.diagnostics, *own), key=lambda diagnostic: diagnostic.line))
