"""Words of a command line -> sources and options, and the help that is made from the same table.

Written by hand because importing argparse costs half as much as starting Python, and the browser's first frame
is to stand sooner than that.
"""

from __future__ import annotations

from profiletui.cli.output import Failure
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Option(NamedTuple):
    """An option: its spellings, the long one first; ``metavar`` names its value and is '' for a switch.

    ``choices`` gives all the values it takes, None takes any text; ``reversible`` allows a ``-`` before each.
    """

    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    choices: Callable[[], Sequence[str]] | None = None
    reversible: bool = False


class Command(NamedTuple):
    """A command as people see it. ``name`` is '' for the one that needs no name; examples are (line, meaning).

    ``sources`` is how its sources are written, where that is not ``[SOURCE ...]``.
    """

    name: str
    summary: str
    options: tuple[Option, ...] = ()
    takes_sources: bool = True
    details: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    sources: str = ""


class Arguments(NamedTuple):
    """What was typed: the sources, and each option that was given by its long flag ('' for a switch)."""

    sources: tuple[str, ...]
    options: Mapping[str, str]

    def value(self, flag: str, default: str = "") -> str:
        """The option's value, or ``default`` where it was not given."""
        return self.options.get(flag, default)


HELP = Option(("--help", "-h"), "show this help")


def parse(command: Command, words: Sequence[str]) -> Arguments:
    """Read what follows a command's name. Options and sources mix freely; ``--`` ends the options.

    A word after an option that takes a value is its value, also when it begins with a dash (``--sort -date``).

    Raises:
        Failure: an option is unknown, lacks its value or has a wrong one; sources where none are taken.
    """
    sources: list[str] = []
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word == "--":
            sources.extend(rest)
        elif word == "-" or not word.startswith("-"):
            sources.append(word)
        else:
            option, value = _option(command, word, rest)
            given[option.flags[0]] = value
    if sources and not command.takes_sources and HELP.flags[0] not in given:
        raise Failure(f"{command.name} takes no sources, but was given {sources[0]}; {_see_help(command)}")
    return Arguments(tuple(sources), given)


def _option(command: Command, word: str, rest: Iterator[str]) -> tuple[Option, str]:
    """The option that ``word`` spells and its value, which is taken from ``rest`` where it stands apart."""
    if word.startswith("--"):
        flag, equals, value = word.partition("=")
    else:
        flag, value, equals = word[:2], word[2:], word[2:]
    option = _find(command, flag)
    if not option.metavar:
        if equals:
            raise Failure(f"{option.flags[0]} takes no value; {_see_help(command)}")
        return option, ""
    if not equals:
        try:
            value = next(rest)
        except StopIteration:
            raise Failure(f"{flag} needs a value: {option.flags[0]} {option.metavar}; {_see_help(command)}") from None
    bare = value.removeprefix("-") if option.reversible else value
    if option.choices and bare not in option.choices():
        raise Failure(f"{option.flags[0]} cannot be {value!r}; it takes {possible_values(option)}")
    return option, value


def _find(command: Command, flag: str) -> Option:
    options = (*command.options, HELP)
    for option in options:
        if flag in option.flags:
            return option
    # A beginning that fits one long option is enough, as in git.
    fitting = [option for option in options if flag.startswith("--") and option.flags[0].startswith(flag)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Failure(f"{flag} is short for {one_of([option.flags[0] for option in fitting])}; write it out")
    raise Failure(f"there is no option {flag}{_nearest(flag, options)}; {_see_help(command)}")


def _nearest(flag: str, options: Sequence[Option]) -> str:
    near = nearest(flag, [spelling for option in options for spelling in option.flags])
    return f", did you mean {near}" if near else ""


def nearest(word: str, names: Sequence[str]) -> str:
    """The name that was probably meant, or ''."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, names, 1, cutoff=0.7)), "")


def one_of(names: Sequence[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def possible_values(option: Option) -> str:
    """The values an option takes, in words; '' where it takes any."""
    if option.choices is None:
        return ""
    return one_of(option.choices()) + (", with a - before it to reverse" if option.reversible else "")


def _see_help(command: Command) -> str:
    return f"see {' '.join(filter(None, ['profiletui', command.name, '--help']))}"
