"""What several commands have in common: their options, opening what was named, narrowing it."""

from __future__ import annotations

import os
import sys

from profiletui import session
from profiletui.cli.output import Failure, remark
from profiletui.state import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments
    from profiletui.session import Intake, Opened
    from profiletui.settings import Settings
    from profiletui.store.view import View

NOTHING_MATCHED = 1
"""The exit code when ``--filter`` left nothing."""


def settled(arguments: Arguments) -> Settings:
    """What the command line, the environment and the configuration put in force.

    Raises:
        Failure: an option or a variable is wrong, or the configuration that was named is not there.
    """
    from profiletui.settings import settle
    from profiletui.state import config, paths

    named = arguments.value("--config")
    document = config.read(named or paths.config_file(os.environ))
    if named and not document.there:
        why = "there is no such file; check the name and the folder you are in"
        raise Failure(f"cannot read the configuration {session.said(named)}: {why}")
    options = {name: arguments.value(f"--{name}") for name in ("theme", "clipboard", "sort")}
    try:
        return settle(document, os.environ, options)
    except ValueError as problem:
        raise Failure(str(problem)) from problem


def settled_aloud(arguments: Arguments) -> Settings:
    """The same, and say on stderr what in the configuration is ignored. Raises as `settled` does."""
    settings = settled(arguments)
    for entry in settings.remarks:
        place = f"{session.said(settings.path)}:{entry.line}" if entry.line else session.said(settings.path)
        remark(f"{place}: {entry.message}")
    return settings


def open_named(arguments: Arguments, tolerant: bool = False, library: str = "") -> Opened:
    """Open the sources of a command line; `library` is the folder that the configuration names.

    Raises:
        Failure: a source cannot be read.
    """
    stdin = None if sys.stdin is None else sys.stdin.buffer
    try:
        return session.open_sources(
            arguments.sources, stdin=stdin, environ=os.environ, tolerant=tolerant, library=library
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
        intake = session.Intake(arguments.sources, stdin=stdin, environ=os.environ, library=library)
        intake.begin()
    except session.SourceError as problem:
        raise Failure(str(problem)) from problem
    return intake


def open_aloud(arguments: Arguments, tolerant: bool = False) -> Opened:
    """Open them, and say on stderr what was passed over and when it is the sample. Raises as `open_named` does."""
    library = ""
    home = not arguments.sources and (sys.stdin is None or sys.stdin.isatty())
    if home or "--config" in arguments.options:  # else the configuration has no say in this
        library = settled_aloud(arguments).configured_library
    opened = open_named(arguments, tolerant, library)
    for sentence in opened.remarks:
        remark(sentence)
    if opened.sample:
        remark("this is the bundled sample page; name a file, a folder or - to see another")
    return opened


def narrow(opened: Opened, arguments: Arguments) -> View:
    """The view that ``--filter`` and ``--sort`` ask for; why it is empty is said on stderr."""
    view = session.narrow(opened.library, arguments.value("--filter"), arguments.value("--sort", "source"))
    if is_empty(view):
        remark(f"--filter matched nothing: {view.blame}")
    return view


def is_empty(view: View) -> bool:
    """Whether a filter left nothing (no paper without a filter is no fault of the filter)."""
    return bool(view.query.text.strip()) and not len(view.rows)
