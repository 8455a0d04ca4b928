"""``profiletui``: the browser."""

from __future__ import annotations

import gc
import os
import sys

from profiletui import session
from profiletui.cli import output, shared
from profiletui.cli.commands import COMMANDS
from profiletui.cli.configured import settled
from profiletui.cli.output import Failure
from profiletui.cli.parser import nearest
from profiletui.store.query import Query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.cli.parser import Arguments


_LIST = "use profiletui list"


def run(arguments: Arguments) -> int:
    """Open the browser and stay in it; exit code."""
    settings = settled(arguments)
    arguments = shared.from_library(arguments, settings.configured_library)
    _suggest_a_command(arguments.sources)
    # A pipe that stays open must not be waited for when there is no terminal to come back to; what is wrong
    # with a file is worth more to know than that.
    if not arguments.sources or session.STDIN in arguments.sources:
        _require_a_terminal()
    intake = shared.begin_named(arguments, settings.configured_library)
    _require_a_terminal()
    query = Query(arguments.value("--filter"), settings.sort)
    from profiletui.ui.launch import BrowseOptions, browse

    gc.enable()
    try:
        left = browse(intake, BrowseOptions(query, settings))
    except OSError as problem:
        raise Failure(f"cannot browse: keys cannot come from the terminal ({problem.strerror}); {_LIST}") from problem
    if left.copied:
        # It may not have reached any clipboard, and the screen it stood on is gone.
        output.hand_over(f"{link}\n" for link in left.copied)
    if left.said:
        output.remark(left.said)
    return left.code


def _suggest_a_command(sources: Sequence[str]) -> None:
    """Refuse a misspelt command in words that fit better than those for a missing file."""
    word = sources[0] if sources else ""
    if word.isalpha() and not os.path.lexists(word):
        meant = nearest(word, [command.name for command in COMMANDS])
        if meant:
            raise Failure(f"there is no file and no command {word}; did you mean profiletui {meant}?")


def _require_a_terminal() -> None:
    terminal = os.environ.get("TERM", "")
    if terminal in ("", "dumb"):
        said = f"TERM is {terminal}" if terminal else "TERM is not set"
        raise Failure(f"cannot browse: {said}, so the screen cannot be drawn; {_LIST}")
    if not any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise Failure(f"cannot browse: there is no terminal to draw on; {_LIST}")
