"""``profiletui fetch``: a person's papers from open services into the library."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

from profiletui.cli import INTERRUPTED, output
from profiletui.cli.configured import settled_aloud
from profiletui.cli.output import Failure
from profiletui.fetching.candidate_text import candidate_words, heading
from profiletui.fetching.client import Client
from profiletui.fetching.faults import Fault, Refusal
from profiletui.fetching.fetch import nothing, questions, who
from profiletui.fetching.identity import NAME, SEVERAL, Asked, Found, Person, read_asked
from profiletui.fetching.keeper import About, Keeper
from profiletui.fetching.services import OPENALEX
from profiletui.fetching.update import TROUBLES, UNCHANGED, Updated, person_of, sentence_of, update
from profiletui.state.paths import library_folder
from profiletui.typeset.words import count, long_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profiletui.cli.parser import Arguments
    from profiletui.fetching.collected import Step

INCOMPLETE = 2
"""The exit code where something could not be fetched."""


def run(arguments: Arguments) -> int:
    """Fetch who is named, else all of the library again; exit code."""
    settings = settled_aloud(arguments)
    folder = library_folder(os.environ, settings.configured_library)
    keeper = Keeper(folder)
    if "--list" in arguments.options:
        return _list(keeper)
    words = " ".join(arguments.sources).strip()
    try:
        if "--dry-run" in arguments.options:
            return _tell_questions(arguments, keeper, words)
        if not words:
            return _fetch_all(arguments, keeper)
        return _fetch_one(arguments, keeper, words)
    except KeyboardInterrupt:
        output.remark(f"stopped; {UNCHANGED}")
        raise
    except TROUBLES as problem:
        raise Failure(sentence_of(problem, folder)) from problem


def _fetch_one(arguments: Arguments, keeper: Keeper, words: str) -> int:
    client = Client(os.environ)
    about = keeper.about(words)
    if about is not None and (known := person_of(about)) is not None:
        return _update(arguments, client, keeper, known, about)
    asked = read_asked(words)
    service = arguments.value("--service", OPENALEX.id)
    found = who(client, asked, service)
    if isinstance(found, Person):
        return _update(arguments, client, keeper, found, None)
    return _let_choose(asked, found)


def _let_choose(asked: Asked, found: Found) -> int:
    """Print who may be meant, each with the command that fetches them."""
    name = asked.values[0]
    if found.candidates:
        output.say(line + "\n" for line in _candidates(found))
    raise Refusal(heading(name, found))


def _candidates(found: Found) -> Iterator[str]:
    """Return for each candidate who it is and the command that fetches them; then how to take several."""
    between = " - " if output.ascii_only() else " · "
    for candidate in found.candidates:
        yield between.join(candidate_words(candidate))
        if candidate.may_be_several:
            yield f"    {SEVERAL}"
        yield f"    profiletui fetch {candidate.person.spelling}"
    if len(found.candidates) > 1 and found.candidates[0].service == "openalex":
        both = ",".join(candidate.id for candidate in found.candidates[:2])
        yield f"Records of one person are fetched together: profiletui fetch openalex:{both}"


def _fetch_all(arguments: Arguments, keeper: Keeper) -> int:
    """Fetch the whole library again, the oldest first; what would stop all others stops here."""
    known = [(about, person) for about in keeper.all() if (person := person_of(about)) is not None]
    if not known:
        raise Refusal('there is nobody in the library yet; name somebody, as in profiletui fetch "Ada Byron"')
    client = Client(os.environ)
    code = 0
    for number, (about, person) in enumerate(known):
        left = len(known) - number - 1
        try:
            _update(arguments, client, keeper, person, about)
        except KeyboardInterrupt:
            rest = f", {count(left, 'further profile')} not asked for" if left else ""
            output.remark(f"stopped; {about.name} was not changed{rest}")
            return INTERRUPTED
        except (Fault, Refusal) as problem:
            code = INCOMPLETE
            output.remark(f"{about.name}: {sentence_of(problem, keeper.folder)}")
            if isinstance(problem, Fault) and problem.stops_all and left:
                output.remark(f"{count(left, 'further profile')} not asked for")
                break
    return code


def _update(arguments: Arguments, client: Client, keeper: Keeper, person: Person, about: About | None) -> int:
    with_arxiv = "--no-arxiv" not in arguments.options and (about is None or about.with_arxiv)
    with _progress() as report:
        updated = update(
            client, keeper.folder, person, with_arxiv=with_arxiv, force="--force" in arguments.options, report=report
        )
    for sentence in updated.remarks:
        output.remark(sentence)
    output.say(line + "\n" for line in _summary(updated))
    return 0


def _summary(updated: Updated) -> Iterator[str]:
    kept = updated.kept
    profile = kept.profile
    coded = sum(bool(paper.code_links) for paper in profile.papers)
    figures = [count(len(profile.papers), "paper"), f"{coded:,} with code"]
    if profile.metrics.h_index is not None:
        figures.append(f"h {profile.metrics.h_index:,}")
    if profile.metrics.citations is not None:
        figures.append(count(profile.metrics.citations, "citation"))
    origin = f" ({profile.origin.source}, {long_date(profile.origin.day or '')})" if profile.origin else ""
    yield f"{profile.name}: {', '.join(figures)}{origin}"
    if kept.since and not kept.new and not kept.gone:
        yield f"nothing new since {long_date(kept.since)}"
    elif kept.since:
        changes = [f"{len(kept.new):,} new"] + ([f"{kept.gone:,} gone"] if kept.gone else [])
        yield f"since {long_date(kept.since)}: {', '.join(changes)}; see profiletui diff {kept.name}"
    yield f"open it with: profiletui {kept.name}"


def _list(keeper: Keeper) -> int:
    """Print what is in the library: name, day, papers, who it is."""
    rows = [
        (about.name, about.day, count(about.papers, "paper"), person.spelling, about.display_name)
        for about in keeper.all()
        if (person := person_of(about)) is not None
    ]
    if not rows:
        output.remark('there is nobody in the library yet; name somebody, as in profiletui fetch "Ada Byron"')
    from profiletui.typeset.table import columns

    output.say(line + "\n" for line in columns(rows, output.width(), ascii=output.ascii_only()))
    return 0


def _tell_questions(arguments: Arguments, keeper: Keeper, words: str) -> int:
    """Print what would be asked, without asking."""
    client = Client(os.environ)
    service = arguments.value("--service", OPENALEX.id)
    with_arxiv = "--no-arxiv" not in arguments.options
    known = [about] if words and (about := keeper.about(words)) else keeper.all() if not words else []
    asked: list[tuple[Asked, int, bool]] = [
        (Asked(person.service, person.ids), about.papers, with_arxiv and about.with_arxiv)
        for about in known
        if (person := person_of(about)) is not None
    ]
    if words and not asked:
        asked.append((read_asked(words), 0, with_arxiv))
    for one, papers, complete in asked:
        for question in questions(client, one, service, complete, papers):
            output.say([f"{question.url}\n    {question.purpose}\n"])
        if one.scheme == NAME:
            output.remark("then the papers of whom you choose")
    return 0


@contextmanager
def _progress() -> Iterator[Callable[[Step], None]]:
    """Show how far it has come, on standard error where that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        yield nothing
        return
    # late: Rich takes longer to import than a short answer takes to come
    from profiletui.cli.fetch_progress import shown

    with shown() as report:
        yield report
