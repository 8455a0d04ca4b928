"""``profiletui config``: the configuration in force, and where it stands."""

from __future__ import annotations

import os

from profiletui.cli import output
from profiletui.cli.configured import settled_aloud
from profiletui.settings import as_toml
from profiletui.state import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments


def run(arguments: Arguments) -> int:
    """Print it; exit code."""
    if "--path" in arguments.options:
        path = arguments.value("--config") or paths.config_file(os.environ)
        output.hand_over([path.encode(errors="surrogateescape").decode(errors="replace") + "\n"])
    if "--show" in arguments.options or "--path" not in arguments.options:
        output.hand_over(f"{line}\n" for line in as_toml(settled_aloud(arguments)))
    return 0
