"""``profiletui``: the browser."""

from __future__ import annotations

import os
import sys

from profiletui.cli import output, shared
from profiletui.cli.output import Failure
from profiletui.cli.parser import Command, Option
from profiletui.store.query import Query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments

COMMAND = Command(
    "",
    "browse the papers, read the abstracts, copy the code links",
    (
        shared.FILTER,
        shared.SORT,
        Option(("--clipboard",), "how to copy: auto, osc52, tmux, screen, system, file or off", "MODE"),
        Option(("--version",), "print the version"),
    ),
)


def run(arguments: Arguments) -> int:
    """Open the browser and stay in it; exit code."""
    _require_a_terminal()
    mode = _clipboard_mode(arguments.value("--clipboard"))
    opened = shared.open_named(arguments)
    query = Query(arguments.value("--filter"), arguments.value("--sort", "source"))
    from profiletui.ui.run import BrowseOptions, browse

    left = browse(opened, BrowseOptions(query, mode))
    # What was copied may not have reached any clipboard, and the screen it stood on is gone.
    output.hand_over(f"{link}\n" for link in left.copied)
    return left.code


def _require_a_terminal() -> None:
    terminal = os.environ.get("TERM", "")
    if terminal in ("", "dumb"):
        said = f"TERM is {terminal}" if terminal else "TERM is not set"
        raise Failure(f"cannot browse: {said}, so the screen cannot be drawn; use profiletui list")
    if not any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise Failure("cannot browse: there is no terminal to draw on; use profiletui list")


def _clipboard_mode(asked: str) -> str:
    """The way to copy that is asked for by the option or the environment, checked before the screen is taken."""
    if not (asked or os.environ.get("PROFILETUI_CLIPBOARD")):
        return "auto"
    from profiletui.clipboard.ladder import choose_mode

    try:
        return choose_mode(asked, os.environ)
    except ValueError as problem:
        raise Failure(str(problem)) from problem
