"""``profiletui completion``: a script that lets a shell complete commands, options, their values and files.

shtab makes it from an argparse parser; that is built here, from the one table of the command line, and nowhere else.
"""

from __future__ import annotations

from argparse import ArgumentParser

import shtab

from profiletui.cli import output
from profiletui.cli.commands import BROWSE, COMMANDS, SHELLS
from profiletui.cli.output import Failure
from profiletui.cli.parser import HELP, one_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action

    from profiletui.cli.parser import Arguments, Command, Option

_PROGRAM = "profiletui"

# A first word is a command or a file. No shell's script can say so by itself, so each is told in its own way.
_PREAMBLES = {
    "bash": f"_shtab_{_PROGRAM}_pos_0_COMPGEN=_shtab_compgen_files",
    "zsh": f"""\
functions[_{_PROGRAM}_commands]=$functions[_shtab_{_PROGRAM}_commands]
_shtab_{_PROGRAM}_commands() {{ _{_PROGRAM}_commands; _files }}
_{_PROGRAM}_pages=($_shtab_{_PROGRAM}_options '*:page:_files')
functions[_{_PROGRAM}_words]=$functions[_shtab_{_PROGRAM}]
_shtab_{_PROGRAM}() {{
  local -a names=({" ".join(command.name for command in COMMANDS)})
  if (( CURRENT > 2 && ! ${{names[(Ie)$words[2]]}} )) && [[ $words[2] != -* ]]; then
    _arguments -s $_{_PROGRAM}_pages
  else
    _{_PROGRAM}_words
  fi
}}""",
}
_FILES = {"FILE": shtab.FILE, "FOLDER": shtab.DIRECTORY}


def run(arguments: Arguments) -> int:
    """Print the script; exit code."""
    if len(arguments.sources) != 1 or arguments.sources[0] not in SHELLS:
        raise Failure(f"completion needs the name of a shell: {one_of(SHELLS)}; see {_PROGRAM} completion --help")
    shell = arguments.sources[0]
    script = shtab.complete(_parser(shell), shell, preamble=_PREAMBLES.get(shell, ""))
    output.hand_over([script.rstrip("\n") + "\n"])
    return 0


def _parser(shell: str) -> ArgumentParser:
    """The whole command line, as argparse would tell it."""
    root = ArgumentParser(prog=_PROGRAM, description=BROWSE.summary, add_help=False)
    _add_options(root, BROWSE)
    if shell == "fish":  # there, files stand beside what follows
        _add_sources(root, BROWSE)
    named = root.add_subparsers()
    if shell == "bash":  # files after the first word, which the preamble sees to
        _add_sources(root, BROWSE)
    for command in COMMANDS:
        parser = named.add_parser(command.name, help=command.summary, description=command.summary, add_help=False)
        _add_options(parser, command)
        _add_sources(parser, command)
    return root


def _add_sources(parser: ArgumentParser, command: Command) -> None:
    if command.name == "completion":
        parser.add_argument("shell", choices=SHELLS, help="the shell")
    elif command.takes_sources:
        _complete(parser.add_argument("source", nargs="*", help="page, folder or -"), shtab.FILE)


def _add_options(parser: ArgumentParser, command: Command) -> None:
    for option in (*command.options, HELP):
        said = option.help.replace("%", "%%")
        if not option.metavar:
            parser.add_argument(*option.flags, action="store_true", help=said)
            continue
        action = parser.add_argument(*option.flags, metavar=option.metavar, choices=_values(option), help=said)
        if option.metavar in _FILES:
            _complete(action, _FILES[option.metavar])


def _values(option: Option) -> list[str] | None:
    if option.choices is None:
        return None
    values = list(option.choices())
    return values + [f"-{value}" for value in values] if option.reversible else values


def _complete(action: Action, how: shtab.CompleteType) -> None:
    action.complete = how  # type: ignore[attr-defined] # the attribute by which shtab is told
