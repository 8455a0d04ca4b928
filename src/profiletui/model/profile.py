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


class Profile(NamedTuple):
    """One person's profile. ``field`` is the primary category code as written, or None."""

    name: str
    field: str | None
    metrics: Metrics
    source: Source
    papers: tuple[Paper, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Reading(NamedTuple):
    """All that a reader made of one source. ``diagnostics`` are those that belong to no profile."""

    profiles: tuple[Profile, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def all_diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every diagnostic of the source, in line order."""
        own = (diagnostic for profile in self.profiles for diagnostic in profile.diagnostics)
        return tuple(sorted((*self.diagnostics, *own), key=lambda diagnostic: diagnostic.line))
