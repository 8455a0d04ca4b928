"""How the browser feels, beside its neighbours: ``uv run python benchmarks/run.py [--sizes 30 1000] [--runs 5]``.

Makes pages of the sizes asked for and runs the installed profiletui, fzf with a preview and visidata on them, turn
by turn, on a pseudo terminal. Prints medians of the runs as Markdown: times in milliseconds from just before the
fork or the key to the moment the last byte that changed the screen was read.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from programs import PROFILETUI, Papers, Program, Step, bare_environ, installed_programs, make_papers
from report import Figures, report, summary
from terminal import Effect, Terminal

README = Path(__file__).parents[1] / "README.md"
COLUMNS, ROWS = 120, 40
SIZES = (30, 1_000, 30_000, 100_000)
WORDS = ("neural", "graph", "convolution")
NOWHERE = "qzvjkwxqj"
"""Letters that are in no paper."""
IDLE = 2.0
STARTS = 3
"""Starts of each program in a run."""


def measure(program: Program) -> Figures:
    """Start the program, type at it, leave it."""
    with closing(Terminal(program.command, program.environ, COLUMNS, ROWS)) as terminal:
        if terminal.run_until(program.shows, limit=120) is None:
            raise RuntimeError(f"{program.name} did not show {program.shows}, but:\n{terminal.text()}")
        figures = _start(terminal, program)
        for step in program.steps:
            terminal.effect(program.home)
            figures.update(_spread(step.name, list(_effects(terminal, step))))
        if program.opens_filter is not None:
            figures.update(_filter(terminal, program.opens_filter))
            figures.update(_typing(terminal, program.says_not))
        figures["MB"] = terminal.peak_memory() / 1e6
        if terminal.exit_code is not None:
            raise RuntimeError(f"{program.name} ended by itself:\n{terminal.text()}")
        *back, last = program.leaves
        for key in back:
            terminal.effect(key, quiet=0.25)  # a lone Esc is waited for: it may be the beginning of more
        ended = terminal.leave(last)
    if ended is not None:
        figures["exit"] = ended * 1e3
    return figures


def _start(terminal: Terminal, program: Program) -> Figures:
    """From the fork to idleness: the key that is typed at the first paint is part of it."""
    figures: Figures = {}
    if program.shows_next:
        terminal.press(program.steps[0].key)
    terminal.settle(0.3)
    if program.shows_next and (moved := terminal.appears(program.shows_next, limit=10)):
        figures["interactive"] = (moved - terminal.started) * 1e3
    figures["bytes at start"] = terminal.written
    time.sleep(IDLE)
    terminal.settle()
    figures["idle bytes"] = terminal.written - figures["bytes at start"]
    return figures


def _effects(terminal: Terminal, step: Step) -> Iterator[Effect]:
    for _ in range(step.times):
        yield terminal.effect(step.key)
        if step.back:
            terminal.effect(step.back)


def _filter(terminal: Terminal, opens: str) -> Figures:
    """Type words letter by letter, each after the last one's effect is over, and take them back."""
    if opens:
        terminal.effect(opens)
    effects = []
    for word in WORDS:
        effects += [terminal.effect(letter) for letter in word]
        for _ in word:
            terminal.effect("\x7f")
    figures = _spread("filter, in full", effects)
    figures.update(_spread("filter", [effect._replace(last=effect.first) for effect in effects]))
    return figures


def _typing(terminal: Terminal, says_not: str) -> Figures:
    """Type without waiting what makes every paper be searched to its end; how long each letter takes to stand there."""
    typed = says_not + NOWHERE
    times = []
    for _ in range(3):
        moments = terminal.type_steadily(typed, every=0.03)
        terminal.settle()
        for number in range(3, len(typed) + 1):  # what is shorter may stand elsewhere on the screen
            shown = terminal.appears((typed[:number],), limit=5)
            if shown is not None:
                times.append(shown - moments[number - 1])
        for _ in typed:
            terminal.effect("\x7f")
    effects = [Effect(moment, moment, 0, 0) for moment in times]
    return {name: figure for name, figure in _spread("typing on", effects).items() if " p" in name}


def _spread(name: str, effects: Sequence[Effect]) -> Figures:
    """p50, p95 and p99 of the times of the keys that changed anything; bytes and processor time of a key."""
    times = sorted(effect.last * 1e3 for effect in effects if effect.last is not None)
    figures: Figures = {
        f"{name} bytes": statistics.fmean(effect.written for effect in effects),
        f"{name} CPU": statistics.fmean(effect.cpu for effect in effects) * 1e3,
    }
    for percent in (50, 95, 99):
        if times:
            figures[f"{name} p{percent}"] = times[min(len(times) - 1, len(times) * percent // 100)]
    return figures


def start_of(command: Sequence[str], home: str) -> float:
    """Milliseconds from the fork to the end of a command that ends by itself."""
    started = time.perf_counter()
    # Forked as `Terminal` forks, which takes a process of this size a while: else `subprocess` would not fork at all.
    subprocess.run(command, env=bare_environ(home), stdout=subprocess.DEVNULL, check=True, preexec_fn=os.getpid)
    return (time.perf_counter() - started) * 1e3


def starts(on: Papers, home: str) -> Figures:
    """One round of what starts and ends: the bare interpreter is the unit of all starts."""
    return {
        "python -c pass": start_of([sys.executable, "-c", "pass"], home),
        "profiletui --version": start_of([str(PROFILETUI), "--version"], home),
        "profiletui list": start_of([str(PROFILETUI), "list", str(on.page)], home),
    }


def first_paint(program: Program) -> Figures:
    """Milliseconds from the fork to the first screen, of a program that is then ended."""
    with closing(Terminal(program.command, program.environ, COLUMNS, ROWS)) as terminal:
        moment = terminal.run_until(program.shows, limit=120)
        return {} if moment is None else {"first paint": (moment - terminal.started) * 1e3}


def medians(runs: Iterable[Figures]) -> Figures:
    """The median of each figure over the runs that have it."""
    found: dict[str, list[float]] = defaultdict(list)
    for run in runs:
        for name, figure in run.items():
            found[name].append(figure)
    return {name: statistics.median(figures) for name, figures in found.items()}


def keep_in_readme(lines: Iterable[str]) -> None:
    """Put the table where the README tells of speed."""
    text = README.read_text(encoding="utf-8")
    before, mark, rest = text.partition("<!-- measured -->\n")
    after = rest[rest.index("<!-- /measured -->") :]
    README.write_text(before + mark + "".join(f"{line}\n" for line in lines) + after, encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of papers; 1000000 needs 5 GB")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run; 5 by default")
    parser.add_argument("--only", nargs="+", metavar="NAME", default=[], help="only programs whose name has this")
    parser.add_argument("--readme", action="store_true", help="put the first table into the README")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    options = arguments()
    everything = {count: make_papers(count) for count in options.sizes}
    runs: dict[tuple[int, str], list[Figures]] = defaultdict(list)
    units = []
    with tempfile.TemporaryDirectory() as home:
        for number in range(1, options.runs + 1):
            programs = [
                (count, program)
                for count, on in everything.items()
                for program in installed_programs(on, home)
                if not options.only or any(word in program.name for word in options.only)
            ]
            for _ in range(STARTS):  # apart from the rest and turn by turn: a start is short, and noise is long
                for count, program in programs:
                    units.append(starts(make_papers(30), home))
                    runs[count, program.name].append(first_paint(program))
            for count, program in programs:
                print(f"run {number} of {options.runs}: {program.name}, {count:,} papers", file=sys.stderr)
                runs[count, program.name].append(measure(program))
    for neighbour in ("fzf", "vd"):
        if shutil.which(neighbour) is None:
            print(f"{neighbour} is not installed and was left out", file=sys.stderr)
    results, unit = {key: medians(found) for key, found in runs.items()}, medians(units)
    print(f"{COLUMNS}x{ROWS}, medians of {options.runs} runs, times in ms.\n")
    print(*report(results, {count: on.page.stat().st_size for count, on in everything.items()}, unit), sep="\n")
    if options.readme:
        keep_in_readme(summary(results, unit["python -c pass"]))


if __name__ == "__main__":
    main()
