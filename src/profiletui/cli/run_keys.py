"""``profiletui keys``: the key map in force."""

from __future__ import annotations

from itertools import groupby

from profiletui.cli import output
from profiletui.cli.configured import settled_aloud
from profiletui.keys import key_name
from profiletui.typeset.table import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profiletui.cli.parser import Arguments
    from profiletui.keys import Command


def run(arguments: Arguments) -> int:
    """Print them; exit code."""
    commands = settled_aloud(arguments).commands
    if arguments.value("--format") == "json":
        output.hand_over(_document(commands))
    else:
        output.say(_table(commands))
    return 0


def _table(commands: Sequence[Command]) -> Iterator[str]:
    plain = output.ascii_only()
    rows = [(" ".join(_name(key, plain) for key in command.keys), command.id, command.help) for command in commands]
    lines = columns(rows, output.width(), ascii=plain)
    separator = ""
    for group, members in groupby(zip(commands, lines, strict=True), key=lambda pair: pair[0].group):
        yield f"{separator}{group}\n"
        for _, line in members:
            yield f"  {line}\n"
        separator = "\n"


def _name(key: str, plain: bool) -> str:
    shown = key_name(key)
    return shown if shown.isascii() or not plain else key.capitalize()


def _document(commands: Sequence[Command]) -> Iterator[str]:
    from profiletui.writers.json_writer import SCHEMA, dumps

    records = [
        {
            "id": command.id,
            "keys": command.keys,
            "shown": [key_name(key) for key in command.keys],
            "label": command.label,
            "help": command.help,
            "group": command.group,
        }
        for command in commands
    ]
    yield dumps({"schema": SCHEMA, "keys": records}) + "\n"
