"""The programs that are measured, each on the same papers: how they start, what they show and what they are typed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from make_pages import Sample, papers, write_page

PROFILETUI = Path(sys.executable).with_name("profiletui")
DATA = Path(__file__).parent / "data"

# Every field of one paper on a line: what fzf shows of it, what it searches, and what its preview prints.
FZF = (
    "fzf --layout reverse --delimiter '\t' --with-nth 1..3 --bind end:last,home:first "
    "--preview 'printf %s {4} | fold -s -w $FZF_PREVIEW_COLUMNS' < "
)


class Papers(NamedTuple):
    """The same papers as a page and as lines, and the words by which the first two are known on a screen."""

    number: int
    page: Path
    table: Path
    lines: Path
    titles: tuple[str, str]
    abstracts: tuple[str, str]


class Step(NamedTuple):
    """A key that is measured, how often, and the key that takes it back in between where one is needed."""

    name: str
    key: str
    times: int
    back: str = ""


class Program(NamedTuple):
    """A program on some papers.

    ``shows`` are the words of its first screen, ``shows_next`` those that a cursor key brings (none when they cannot
    be told). ``home`` goes back to the first paper. ``opens_filter`` is what to type before a filter's letters, None
    when it has no filter as you type; ``says_not`` asks that filter for what does not hold a word. The last key of
    ``leaves`` ends the program.
    """

    name: str
    command: tuple[str, ...]
    environ: Mapping[str, str]
    shows: tuple[str, ...]
    shows_next: tuple[str, ...]
    home: str
    steps: tuple[Step, ...]
    opens_filter: str | None
    says_not: str
    leaves: tuple[str, ...]


def make_papers(count: int) -> Papers:
    """The papers of that number, made once and kept in ``benchmarks/data``."""
    DATA.mkdir(exist_ok=True)
    page, table, lines = (DATA / f"{count}.{kind}" for kind in ("txt", "tsv", "lines"))
    if not lines.exists():
        write_page(count, page)
        with table.open("w") as short, lines.with_suffix(".part").open("w") as long:
            short.write("badges\ttitle\tauthors\n")
            for paper in papers(count, Sample()):
                badges, title, _, authors, _, abstract = paper.split("\n")[:6]
                short.write(f"{badges}\t{title}\t{authors}\n")
                long.write(f"{badges}\t{title}\t{authors}\t{abstract}\n")
        lines.with_suffix(".part").rename(lines)
    with lines.open() as written:
        first, second = (next(written).split("\t") for _ in range(2))
    titles, abstracts = (first[1][:20], second[1][:20]), (first[3][:25], second[3][:25])
    if abstracts[0] == abstracts[1]:
        raise ValueError(f"the first two of {count} papers cannot be told apart; choose another number")
    return Papers(count, page, table, lines, titles, abstracts)


def installed_programs(on: Papers, folder: str) -> list[Program]:
    """profiletui and those of its neighbours that are installed; ``folder`` is an empty home for them."""
    found = [_profiletui(on, folder)]
    if shutil.which("fzf"):
        found.append(_fzf(on, folder))
    if shutil.which("vd"):
        found.append(_visidata(on, folder))
    return found


def bare_environ(home: str, **more: str) -> dict[str, str]:
    """What a person's shell says to a program, without that person's habits."""
    keep = {name: os.environ[name] for name in ("PATH", "SHELL", "COLORFGBG") if name in os.environ}
    return {**keep, "HOME": home, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", **more}


HOME, END = "\x1b[H", "\x1b[F"


def _steps(down: str = "\x1b[B", end: str = END, home: str = HOME) -> tuple[Step, ...]:
    return Step("down", down, 40), Step("page down", "\x1b[6~", 15), Step("end", end, 8, home)


def _profiletui(on: Papers, folder: str) -> Program:
    first, second = zip(on.titles, on.abstracts, strict=True)
    command, environ = (str(PROFILETUI), str(on.page)), bare_environ(folder)
    return Program("profiletui", command, environ, first, second, HOME, _steps(), "/", "-", ("\x1b", "\x1b", "q"))


def _fzf(on: Papers, folder: str) -> Program:
    first, second = zip(on.titles, on.abstracts, strict=True)
    command, environ = ("sh", "-c", f"exec {FZF}'{on.lines}'"), bare_environ(folder)
    return Program("fzf, preview", command, environ, first, second, HOME, _steps(), "", "!", ("\x1b",))


def _visidata(on: Papers, folder: str) -> Program:
    # Its terminal library repeats characters and scrolls in ways the emulator does not know, unless told this.
    environ = bare_environ(folder, TERM="screen-256color")
    command, steps = ("vd", str(on.table)), _steps("\x1bOB", end="G", home="gk")
    return Program("visidata", command, environ, (on.titles[0][:15],), (), "gk", steps, None, "", ("gq",))
