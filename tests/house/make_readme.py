"""The parts of the README that are made from the program: ``uv run python -m tests.house.make_readme``.

Each stands between ``<!-- name -->`` and ``<!-- /name -->``. Queries and example lines are chosen in the README
itself; what they mean and print is filled in here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from profiletui import session
from profiletui.cli.commands import BROWSE
from profiletui.cli.commands import COMMANDS as CLI_COMMANDS
from profiletui.cli.help import usage
from profiletui.fetching.update import today
from profiletui.keys import COMMANDS, key_name
from profiletui.store.describe import describe
from profiletui.store.query import parse
from profiletui.typeset.words import long_date
from tests.fetching.replay import playing

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
SAMPLE = ROOT / "assets" / "jinwen-ma.txt"


def keys(_: str) -> Iterator[str]:
    """Every command with its keys, group by group."""
    yield from ("| | keys | |", "|---|---|---|")
    groups = dict.fromkeys(command.group for command in COMMANDS)
    for group in groups:
        for number, command in enumerate(command for command in COMMANDS if command.group == group):
            shown = " ".join(f"`{key_name(key)}`" for key in command.keys)
            yield f"| {'' if number else f'**{group}**'} | {shown} | {command.help} |"


def commands(_: str) -> Iterator[str]:
    """Every command of the command line."""
    yield "```sh"
    rows = [(usage(command), command.summary) for command in (BROWSE, *CLI_COMMANDS)]
    width = max(len(line) for line, _ in rows)
    yield from (f"{line:{width}}  # {summary}" for line, summary in rows)
    yield "```"


def queries(old: str) -> Iterator[str]:
    """The table's queries, each with how it is understood and what it finds in the sample."""
    papers = session.open_sources([str(SAMPLE)], stdin=None, environ={}).library
    head, rule, *rows = old.strip().splitlines()
    yield from (head, rule)
    for row in rows:
        cell = row.split(" | ")[0].removeprefix("| ")
        query = cell.strip("`")
        yield f"| {cell} | {describe(parse(query))} | {len(session.narrow(papers, query).rows)} |"


def examples(old: str) -> Iterator[str]:
    """The example lines, each with what it prints where ``page.txt`` is the sample."""
    programs = os.path.dirname(sys.executable)
    environ = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    yield "```console"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SAMPLE, Path(folder) / "page.txt")
        for line in re.findall(r"^\$ (.+)$", old, re.MULTILINE):
            run = subprocess.run(
                ["sh", "-c", f"({line}) 2>&1"], cwd=folder, env=environ, stdin=subprocess.DEVNULL,
                capture_output=True, encoding="utf-8", check=False,
            )  # fmt: skip
            yield f"$ {line}"
            yield from run.stdout.splitlines()
    yield "```"


def fetching(old: str) -> Iterator[str]:
    """The example lines of fetch, each with what it prints when the services are those of the replay."""
    programs = os.path.dirname(sys.executable)
    yield "```console"
    with tempfile.TemporaryDirectory() as folder, playing() as replay:
        environ = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TERM": "dumb",
            "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, **replay.environ(NO_PROXY="*"),
        }  # fmt: skip
        for line in re.findall(r"^\$ (.+)$", old, re.MULTILINE):
            run = subprocess.run(
                ["sh", "-c", f"({line}) 2>&1"], env=environ, stdin=subprocess.DEVNULL, capture_output=True,
                encoding="utf-8", check=False,
            )  # fmt: skip
            yield f"$ {line}"
            yield from run.stdout.replace(long_date(today()), "1 Dec 2026").splitlines()
    yield "```"


PARTS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "keys": keys,
    "queries": queries,
    "commands": commands,
    "examples": examples,
    "fetching": fetching,
}


def made(text: str) -> str:
    """A README's text with every part made afresh.

    Raises:
        ValueError: a part's markers are missing.
    """
    for name, make in PARTS.items():
        pattern = re.compile(f"(<!-- {name} -->\n)(.*?)(<!-- /{name} -->)", re.DOTALL)
        if not pattern.search(text):
            raise ValueError(f"the README has no part between <!-- {name} --> and <!-- /{name} -->")
        text = pattern.sub(partial(_fill, make), text)
    return text


def _fill(make: Callable[[str], Iterable[str]], part: re.Match[str]) -> str:
    lines = "".join(f"{line}\n" for line in make(part[2]))
    return f"{part[1]}{lines}{part[3]}"


if __name__ == "__main__":
    README.write_text(made(README.read_text(encoding="utf-8")), encoding="utf-8")
