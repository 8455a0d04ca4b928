"""Arguments, exit codes, and the only place that prints. A command is imported when it is asked for."""

from __future__ import annotations

import gc
import sys

from profiletui import __version__
from profiletui.cli.output import Failure, Gone, remark, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MISUSE = 2
INTERRUPTED = 128 + 2  # SIGINT
PIPE_CLOSED = 128 + 13  # SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for (those of the process when None) and return the exit code."""
    words = [*(sys.argv[1:] if argv is None else argv)]
    if argv is None:
        # The process is this command's alone and short: looking for garbage in what it has just read costs a
        # tenth of its start. The browser, which stays, turns it on again.
        gc.disable()
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
        return _print_version()
    from profiletui.cli.commands import BROWSE, COMMANDS
    from profiletui.cli.parser import HELP, parse

    command = next((command for command in COMMANDS if words[:1] == [command.name]), BROWSE)
    arguments = parse(command, words[1:] if command.name else words)
    if HELP.flags[0] in arguments.options:
        from profiletui.cli.help import command_help, main_help

        say([command_help(command) if command.name else main_help()])
        return 0
    if "--version" in arguments.options:
        return _print_version()
    # importlib's own front door brings in modules that nothing else here needs.
    module = __import__(f"profiletui.cli.run_{command.name or 'browse'}", fromlist=["run"])
    code: int = module.run(arguments)
    return code


def _print_version() -> int:
    say([f"profiletui {__version__}\n"])
    return 0
