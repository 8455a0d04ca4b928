"""What ``--help`` prints."""

from __future__ import annotations

from importlib import import_module

from profiletui.cli import COMMANDS
from profiletui.cli.parser import Command, option_rows, usage
from profiletui.typeset.table import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_SOURCES = """\
SOURCE is a page saved as text, a folder of pages, or - for standard input. With none: standard
input where that is no terminal, else your library, else a sample page."""

_QUERY = (
    ("graph neural", "both words, anywhere in title, authors, affiliation, category or abstract"),
    ('"graph neural" -survey', "the phrase, but not the word"),
    ("(gan OR diffusion) year:2019..2024", "either word, in these years"),
    ("author:ma cat:LG code:yes", "one author, one category, with code"),
)

_EXAMPLES = (
    ("profiletui page.txt", "browse a page"),
    ("ssh host cat page.txt | profiletui", "browse a page from elsewhere"),
    ("profiletui list --filter code:yes --sort -date page.txt", "list what has code, newest first"),
)


def main_help() -> str:
    """The help of profiletui as a whole."""
    browse = _command("browse")
    commands = [(name, _command(name).summary) for name in COMMANDS]
    return "\n".join(
        [
            "profiletui - a terminal browser for a researcher's profile page",
            "",
            f"usage: {usage(browse)}",
            "       profiletui COMMAND --help",
            "",
            _SOURCES,
            *_section("commands", commands),
            *_section("options", option_rows(browse)),
            *_section("queries", _QUERY),
            *_section("examples", _EXAMPLES),
            "",
            "A file that is called like a command is named ./list.",
            "",
        ]
    )


def command_help(command: Command) -> str:
    """The help of one command."""
    summary = command.summary[:1].upper() + command.summary[1:] + "."
    lines = [f"usage: {usage(command)}", "", summary]
    if command.details:
        lines.append(command.details)
    lines.extend(_section("options", option_rows(command)))
    if command.examples:
        lines.extend(_section("examples", command.examples))
    if command.takes_sources:
        lines.extend(("", _SOURCES))
    return "\n".join([*lines, ""])


def _command(name: str) -> Command:
    command: Command = import_module(f"profiletui.cli.{name}").COMMAND
    return command


def _section(title: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    return ["", f"{title}:", *("  " + line for line in columns(list(rows)))]
