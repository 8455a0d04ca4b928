"""What several commands have in common: their options, opening what was named, narrowing it."""

from __future__ import annotations

import os
import sys

from profiletui import session
from profiletui.cli.output import Failure, remark
from profiletui.state import files, paths
from profiletui.store.query import NO_CONTEXT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments
    from profiletui.session import Intake, Opened
    from profiletui.store.view import View

NOTHING_MATCHED = 1
"""The exit code when ``--filter`` left nothing."""


def from_library(arguments: Arguments, library: str | None = None) -> Arguments:
    """Put in the place of each source that names a profile of the library its file.

    ``library`` is the folder that the configuration names; None leaves it to be looked up where it is needed.

    Raises:
        Failure: a source is an address, of which only `fetch` can make something.
    """
    missing = [source for source in arguments.sources if source != session.STDIN and not os.path.lexists(source)]
    if not missing:
        return arguments
    # late: most sources are files, and open without a library
    from profiletui.state.paths import library_folder
    from profiletui.state.snapshots import source_path

    for source in missing:
        if source.startswith(("http://", "https://")):
            raise Failure(f"cannot read {session.said(source)}: it is an address; try profiletui fetch with it")
    if library is None:
        from profiletui.cli.configured import settled

        library = settled(arguments).configured_library
    folder = library_folder(os.environ, library)
    found = {source: source_path(folder, source) or source for source in missing}
    return arguments._replace(sources=tuple(found.get(source, source) for source in arguments.sources))


def open_named(arguments: Arguments, tolerant: bool = False, library: str = "") -> Opened:
    """Open the sources of a command line; `library` is the folder that the configuration names.

    Raises:
        Failure: a source cannot be read.
    """
    stdin = None if sys.stdin is None else sys.stdin.buffer
    try:
        return session.open_sources(
            arguments.sources,
            stdin=stdin,
            environ=os.environ,
            tolerant=tolerant,
            library=library,
            owner=arguments.value("--name"),
            waiting=remark,
        )
    except session.SourceError as problem:
        raise Failure(str(problem)) from problem


def begin_named(arguments: Arguments, library: str = "") -> Intake:
    """Begin to open them, as far as a first screen needs. Raises as `open_named` does.

    The page on standard input is read from a descriptor of its own: keys come from the terminal in its place.
    """
    stdin = None if sys.stdin is None else sys.stdin.buffer
    if stdin is not None and not stdin.isatty() and (descriptor := files.descriptor(stdin)) is not None:
        stdin = os.fdopen(os.dup(descriptor), "rb")
    try:
        intake = session.Intake(
            arguments.sources,
            stdin=stdin,
            environ=os.environ,
            library=library,
            owner=arguments.value("--name"),
            waiting=remark,
        )
        intake.begin()
    except session.SourceError as problem:
        raise Failure(str(problem)) from problem
    return intake


def open_aloud(arguments: Arguments, tolerant: bool = False) -> Opened:
    """Open them, and say on stderr what was passed over and when it is the sample. Raises as `open_named` does."""
    library = ""
    home = not arguments.sources and (sys.stdin is None or sys.stdin.isatty())
    if home or "--config" in arguments.options:  # else the configuration has no say in this
        from profiletui.cli.configured import settled_aloud

        library = settled_aloud(arguments).configured_library
    opened = open_named(from_library(arguments), tolerant, library)
    for sentence in opened.remarks:
        remark(sentence)
    if opened.sample:
        remark("this is the bundled sample page; name a file, a folder or - to see another")
    return opened


def narrow(opened: Opened, arguments: Arguments) -> View:
    """The view that ``--filter`` and ``--sort`` ask for; why it is empty is said on stderr."""
    text, context = arguments.value("--filter"), NO_CONTEXT
    if session.asks_for_notes(text):
        notes, trouble = session.noted(opened.library, paths.notes_file(os.environ))
        context = session.context_of(notes)
        if trouble:
            remark(trouble)
    view = session.narrow(opened.library, text, arguments.value("--sort", "source"), context)
    if is_empty(view):
        remark(f"--filter matched nothing: {view.blame}")
    return view


def is_empty(view: View) -> bool:
    """Whether a filter left nothing (no paper without a filter is no fault of the filter)."""
    return bool(view.query.text.strip()) and not len(view.rows)
