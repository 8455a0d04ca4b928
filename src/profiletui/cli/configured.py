"""What the configuration and all that comes before it put in force, for commands that need no sources."""

from __future__ import annotations

import os

from profiletui.cli.output import Failure, remark
from profiletui.settings import settle
from profiletui.state import config, paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments
    from profiletui.settings import Settings


def settled(arguments: Arguments) -> Settings:
    """What the command line, the environment and the configuration put in force.

    Raises:
        Failure: an option or a variable is wrong, or the configuration that was named is not there.
    """
    named = arguments.value("--config")
    document = config.read(named or paths.config_file(os.environ))
    if named and not document.there:
        why = "there is no such file; check the name and the folder you are in"
        raise Failure(f"cannot read the configuration {_said(named)}: {why}")
    options = {name: arguments.value(f"--{name}") for name in ("theme", "clipboard", "sort")}
    try:
        return settle(document, os.environ, options)
    except ValueError as problem:
        raise Failure(str(problem)) from problem


def settled_aloud(arguments: Arguments) -> Settings:
    """The same, and say on stderr what in the configuration is ignored. Raises as `settled` does."""
    settings = settled(arguments)
    for entry in settings.remarks:
        place = f"{_said(settings.path)}:{entry.line}" if entry.line else _said(settings.path)
        remark(f"{place}: {entry.message}")
    return settings


def _said(path: str) -> str:
    from profiletui.session import said  # only where something is wrong

    return said(path)
