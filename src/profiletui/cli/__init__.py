"""Arguments, exit codes, and the only place that prints. A command is imported when it is asked for."""

from __future__ import annotations

import sys

from profiletui import __version__
from profiletui.cli.output import Failure, Gone, remark, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("list", "links", "export", "stats", "check", "keys")
"""The commands that have a name, in the order of the help. Any other first word is a source to browse."""

MISUSE = 2
INTERRUPTED = 128 + 2  # SIGINT
PIPE_CLOSED = 128 + 13  # SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for (those of the process when None) and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except Failure as problem:
        remark(str(problem))
        return MISUSE
    except Gone:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(words: list[str]) -> int:
    if words[:1] == ["--version"]:
        say([f"profiletui {__version__}\n"])
        return 0
    from importlib import import_module

    from profiletui.cli.parser import HELP, parse

    name = words[0] if words and words[0] in COMMANDS else ""
    module = import_module(f"profiletui.cli.{name or 'browse'}")
    arguments = parse(module.COMMAND, words[1:] if name else words)
    if HELP.flags[0] in arguments.options:
        from profiletui.cli.help import command_help, main_help

        say([command_help(module.COMMAND) if name else main_help()])
        return 0
    if "--version" in arguments.options:
        say([f"profiletui {__version__}\n"])
        return 0
    code: int = module.run(arguments)
    return code
