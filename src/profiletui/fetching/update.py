"""Fetch a person into the library, or one of the library again: all of it, or nothing is changed."""

from __future__ import annotations

import os
import time

from profiletui.fetching.client import Client
from profiletui.fetching.faults import Fault, Refusal, Unreadable
from profiletui.fetching.fetch import fetch, nothing
from profiletui.fetching.identity import Person
from profiletui.fetching.keeper import About, Keeper, Kept
from profiletui.fetching.raw_answers import RawAnswers
from profiletui.fetching.services import SERVICES
from profiletui.model.record import NamedTuple
from profiletui.readers.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profiletui.fetching.collected import Step


class Updated(NamedTuple):
    """What a fetch came to, and sentences about what is worth saying."""

    kept: Kept
    remarks: tuple[str, ...]


UNCHANGED = "nothing was changed"

TROUBLES = (Fault, Refusal, OSError)
"""What `update` raises and `sentence_of` puts into words, beside `Stopped`, of which there is nothing to say."""


def sentence_of(problem: Exception, folder: str) -> str:
    """Return why a person could not be fetched into the library ``folder``, as one sentence."""
    if isinstance(problem, OSError):
        why = (problem.strerror or "writing failed").lower()
        shown = sanitize(os.fsencode(folder).decode(errors="replace"))[0]
        return f"cannot keep profiles in {shown}: {why}; {UNCHANGED}"
    said = problem.sentence if isinstance(problem, Fault) else str(problem)
    return f"{said}; {UNCHANGED}"


def today() -> str:
    """Return the day, as snapshots are called by it."""
    return time.strftime("%Y-%m-%d")


def person_of(about: About) -> Person | None:
    """Return who a profile of the library is, as the service knows them that it was fetched from."""
    service = next((service for service, _ in about.ids if service in SERVICES), None)
    return Person(service, tuple(number for one, number in about.ids if one == service)) if service else None


def update(
    client: Client,
    folder: str,
    person: Person,
    *,
    with_arxiv: bool = True,
    force: bool = False,
    report: Callable[[Step], None] = nothing,
    day: str = "",
) -> Updated:
    """Fetch a person into the library.

    Raises:
        Fault: a service did not give all of it.
        Refusal: what came is worse than what is there.
        Stopped: it is not wanted any more.
        OSError: the library cannot be written.
    """
    day = day or today()
    with RawAnswers(folder) as answers:
        client.keep = answers.keep
        try:
            collected = fetch(client, person, day, with_arxiv=with_arxiv, report=report)
        except Unreadable as fault:
            advice = f"{fault.advice}; what came was put aside in {answers.put_aside(day)}"
            raise Unreadable(fault.service, fault.why, advice) from None
        finally:
            client.keep = None
        kept = Keeper(folder).keep(collected.profile, day, with_arxiv=with_arxiv, force=force)
        answers.finish(kept.name, day)
    return Updated(kept, collected.remarks)


def refresh(
    folder: str,
    name: str,
    environ: Mapping[str, str],
    *,
    report: Callable[[Step], None] = nothing,
    stop: Callable[[], bool] | None = None,
) -> Updated:
    """Fetch a profile of the library again, for a browser that goes on meanwhile in another thread.

    ``stop`` is asked often whether to give up. Raises as `update` does; `sentence_of` says it.
    """
    about = Keeper(folder).about(name)
    person = person_of(about) if about else None
    if about is None or person is None:
        raise Refusal(f"{name} was not fetched from a service; it can be opened, but not fetched again")
    return update(Client(environ, stop=stop), folder, person, with_arxiv=about.with_arxiv, report=report)
