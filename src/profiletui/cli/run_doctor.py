"""``profiletui doctor``: what stands between profiletui and the person's screen and clipboard."""

from __future__ import annotations

import os
import sys

from profiletui.cli import output
from profiletui.cli.configured import settled_aloud
from profiletui.clipboard import process, strategy
from profiletui.clipboard.diagnose import Fact, survey
from profiletui.readers.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profiletui.cli.parser import Arguments
    from profiletui.clipboard.outcome import Outcome
    from profiletui.settings import Settings

COPIED = "profiletui copy test"
"""What ``--copy-test`` copies."""

_WIDTHS = (("plain", "abcd"), ("accents", "éüőł"), ("signs", "◆◇▌━"), ("wide", "漢字"), ("joined", "e\u0301o\u0308ab"))


def run(arguments: Arguments) -> int:
    """Print the facts; exit code."""
    environ = os.environ
    settings = settled_aloud(arguments)
    mode = settings.clipboard
    terminal = process.terminal_name()
    output.say(_lines([*_terminal(environ, settings), *survey(environ, sys.platform, mode=mode, terminal=terminal)]))
    output.say(_width_test())
    if "--network" in arguments.options and not _tell_network(environ):
        return 1
    if "--copy-test" in arguments.options:
        outcome = _copy_test(mode, environ, terminal)
        output.say([f"\n{outcome.said}\n", *([f"Paste it somewhere: it reads {COPIED!r}.\n"] if outcome.went else [])])
        return 0 if outcome.went else 1
    return 0


def _tell_network(environ: Mapping[str, str]) -> bool:
    """Print which services answer; whether all do."""
    # late: only this option talks to a network
    from profiletui.cli.network_check import all_answer, network_facts

    facts = list(network_facts(environ))
    output.say(["\n", *_lines(facts)])
    return all_answer(facts)


def _terminal(environ: Mapping[str, str], settings: Settings) -> Iterator[Fact]:
    name = environ.get("TERM", "")
    yield Fact("terminal", name or "TERM is not set", "" if name not in ("", "dumb") else "the browser needs one")
    for stream in (sys.stderr, sys.stdout, sys.stdin):
        if stream is not None and stream.isatty():
            columns, rows = os.get_terminal_size(stream.fileno())
            yield Fact("size", f"{columns} columns, {rows} rows", "" if columns >= 20 and rows >= 5 else "needs 20x5")
            break
    else:
        yield Fact("size", "unknown", "neither input nor output is a terminal")
    yield Fact("colours", _colours(environ), "NO_COLOR is set" if "NO_COLOR" in environ else "")
    yield _theme(environ, settings)
    yield Fact("settings", sanitize(settings.path)[0], "" if os.path.exists(settings.path) else "not there")
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    plain = output.ascii_only()
    yield Fact("text", encoding, "signs are drawn in ASCII; a UTF-8 locale shows the others" if plain else "")


def _theme(environ: Mapping[str, str], settings: Settings) -> Fact:
    """What is worn as far as it is known before the terminal is asked for its ground."""
    from profiletui.ui.terminal.background import AUTO, from_environment, has_256_colours, theme_for

    theme = theme_for(settings.theme, environ)
    if theme in (settings.theme, "plain"):
        return Fact("theme", theme, "")
    if not has_256_colours(environ):
        others = "dark and light need" if settings.theme == AUTO else f"{settings.theme} needs"
        return Fact("theme", theme, f"{others} 256 colours")
    ground = from_environment(environ)
    return Fact("theme", theme, f"COLORFGBG says {ground}" if ground else "COLORFGBG says nothing of the background")


def _colours(environ: Mapping[str, str]) -> str:
    if "NO_COLOR" in environ:  # also when empty, as the browser takes it
        return "none"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "16 million"
    return "256" if "256color" in environ.get("TERM", "") else "16"


def _lines(facts: list[Fact]) -> Iterator[str]:
    column = max(len(fact.name) for fact in facts) + 2
    for fact in facts:
        yield f"{fact.name:<{column}}{fact.value}" + (f"  ({fact.note})" if fact.note else "") + "\n"


def _width_test() -> Iterator[str]:
    if output.ascii_only():
        return  # question marks stand for what is missing, and say nothing of its width
    yield "\nThe bars stand in one column where the terminal and its font agree with profiletui on widths:\n"
    for name, text in _WIDTHS:
        yield f"  {name:<9}|{text}|\n"


def _copy_test(mode: str, environ: Mapping[str, str], terminal: str) -> Outcome:
    from profiletui.state.paths import copies_file

    plan = strategy.plan(mode, environ, sys.platform, terminal=terminal)
    return strategy.copy(COPIED, plan, _write, environ=environ, path=copies_file(environ))


def _write(data: bytes) -> None:
    """To the terminal itself, wherever standard output goes. Raises OSError where there is none."""
    with open("/dev/tty", "wb", buffering=0) as terminal:
        terminal.write(data)
