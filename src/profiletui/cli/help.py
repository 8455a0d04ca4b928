"""What ``--help`` prints: made for 80 columns, so that it can be read in any terminal and pasted anywhere."""

from __future__ import annotations

from profiletui.cli.commands import BROWSE, COMMANDS
from profiletui.cli.parser import HELP, possible_values
from profiletui.typeset.lines import wrap_offsets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profiletui.cli.parser import Command, Option

WIDTH = 80

_SOURCES = (
    "SOURCE is a page saved as text, a folder of pages, or - for standard input. With none: standard input where "
    "that is no terminal, else your library, else a sample page."
)

_QUERIES = (
    ("graph neural", "both words, in title, authors, affiliation, category or abstract"),
    ('"graph neural" -survey', "the phrase, but not the word"),
    ("(gan OR diffusion) year:2019..2024", "either word, in these years"),
    ("author:ma cat:LG code:yes", "one author, one category, with code"),
)


def main_help() -> str:
    """The help of profiletui as a whole."""
    lines = [
        "profiletui - a terminal browser for a researcher's profile page",
        "",
        f"usage: {usage(BROWSE)}",
        "       profiletui COMMAND --help",
        "",
        *_wrapped(_SOURCES),
        *_section("commands", [(command.name, command.summary) for command in COMMANDS]),
        *_section("options", [_option_row(option) for option in (*BROWSE.options, HELP)]),
        *_section("queries", _QUERIES),
        *_examples(BROWSE),
        "",
        "A file that is called like a command is named ./list.",
    ]
    return "\n".join(lines) + "\n"


def command_help(command: Command) -> str:
    """The help of one command."""
    summary = command.summary[:1].upper() + command.summary[1:] + "."
    lines = [
        f"usage: {usage(command)}",
        "",
        *_wrapped(f"{summary} {command.details}".rstrip()),
        *_section("options", [_option_row(option) for option in (*command.options, HELP)]),
        *_examples(command),
    ]
    if command.takes_sources and not command.sources:
        lines += ["", *_wrapped(_SOURCES)]
    return "\n".join(lines) + "\n"


def usage(command: Command) -> str:
    """The one line that shows how a command is written."""
    sources = command.sources or ("[SOURCE ...]" if command.takes_sources else "")
    words = ["profiletui", command.name, sources, "[options]"]
    return " ".join(filter(None, words))


def _option_row(option: Option) -> tuple[str, str]:
    spelling = ", ".join(reversed(option.flags)) + (f" {option.metavar}" if option.metavar else "")
    values = possible_values(option)
    return spelling, f"{option.help}: {values}" if values else option.help


def _section(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Rows of a word and its meaning, the meanings wrapped under one another."""
    yield from ("", f"{title}:")
    indent = max(len(word) for word, _ in rows) + 4
    for word, meaning in rows:
        first, *rest = _wrapped(meaning, WIDTH - indent)
        yield f"  {word}".ljust(indent) + first
        yield from (" " * indent + line for line in rest)


def _examples(command: Command) -> Iterator[str]:
    if command.examples:
        yield from ("", "examples:")
    for line, meaning in command.examples:
        yield from (f"  # {meaning}", f"  {line}")


def _wrapped(text: str, width: int = WIDTH) -> list[str]:
    return [text[start:end] for start, end in wrap_offsets(text, width)]
