"""Do one thing again and again, each time with another call to the disk failing, and tell what came of it.

Run as ``python -m tests.faults.injected SCENARIO FOLDER``. Each case runs in a fork of its own: the nth call that
touches the folder fails with an error, writes only half, or kills the process before or after. A line for each case
says how it went; `test_faults` judges.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from profiletui.model.profile import Profile

CALLS = (
    "open", "write", "pread", "fsync", "fchmod", "ftruncate", "link", "rename", "replace", "mkdir", "unlink", "close",
)  # fmt: skip
"""What of the module os reaches the disk; reading and closing are here so that being killed there is tried, too."""
HARMLESS = ("pread", "close", "unlink", "mkdir", "fchmod")
"""Calls at which one is killed, but which do not fail."""
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)

PAGE = "Ada Byron\n\nh-index3\n1paper\n\n1 Paper\n\nLGMar 4, 2023Code\nEngines that weave\n\nAda Byron\n"


class Scenario(NamedTuple):
    """Something that is done to files in a folder. ``act`` says whether it claims to have done it; ``state`` is what
    the person has in the end."""

    prepare: Callable[[Path], None]
    act: Callable[[Path], bool]
    state: Callable[[Path], object]


# -- what is done --------------------------------------------------------------------------------------------------


def _note(folder: Path, paper: str) -> bool:
    from profiletui.state.notebook import Notebook

    notebook = Notebook(str(folder / "data" / "notes"))
    notebook.keep(notebook.notes._replace(starred=notebook.notes.starred | {paper}), lambda paper: (paper,))
    notebook.close()
    return not notebook.lost


def _notes(folder: Path) -> object:
    from profiletui.state.notebook import Notebook

    notebook = Notebook(str(folder / "data" / "notes"))
    return sorted(notebook.notes.starred), sorted(notebook.notes.read), notebook.trouble


def _no_notes(folder: Path) -> None:
    (folder / "data").mkdir()


def _some_notes(folder: Path) -> None:
    _no_notes(folder)
    _note(folder, "before")


def _old_notes(folder: Path) -> None:
    _no_notes(folder)
    (folder / "data" / "notes").write_text("profiletui notes 1\nstarred before\nread before\n")


def _note_compacting(folder: Path) -> bool:
    from profiletui.state import journal

    vars(journal)["_WORTH_COMPACTING"] = 0
    return _note(folder, "after")


def _long_notes(folder: Path) -> None:
    from profiletui.state import journal

    _some_notes(folder)
    repeated = [journal.Entry(number, "w", "read", "before", "1" * (number % 2)) for number in range(10, 30)]
    journal.append(str(folder / "data" / "notes"), repeated)


def _page(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "page.txt").write_text(PAGE)


def _page_and_export(folder: Path) -> None:
    _page(folder)
    (folder / "data" / "out").write_text("mine")


def _export(folder: Path, *options: str) -> bool:
    from profiletui.cli import main

    page, out = str(folder / "page.txt"), str(folder / "data" / "out")
    return main(["export", "--format", "bibtex", "-o", out, *options, page]) == 0


def _file(name: str) -> Callable[[Path], object]:
    def state(folder: Path) -> object:
        path = folder / "data" / name
        return path.read_text() if path.exists() else None

    return state


def _copies(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "copied.txt").write_text("https://before.org\n")


def _copy(folder: Path) -> bool:
    from profiletui.clipboard.file import append

    append(str(folder / "data" / "copied.txt"), "https://after.org")
    return True


def _configuration(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "config.toml").write_text('theme = "dark"\n')


def _configure(folder: Path) -> bool:
    from profiletui.cli import main

    return main(["config", "--config", str(folder / "data" / "config.toml")]) == 0


def _leave(folder: Path) -> bool:
    from profiletui.state import session

    return session.save(str(folder / "data" / "sessions" / "x"), session.Session("after"))


def _left(folder: Path) -> object:
    from profiletui.state import session

    return session.load(str(folder / "data" / "sessions" / "x"))


def _left_before(folder: Path) -> None:
    from profiletui.state import session

    (folder / "data").mkdir()
    session.save(str(folder / "data" / "sessions" / "x"), session.Session("before"))


def _fetched(papers: int) -> Profile:
    from tests.fetching.test_keeper import PAPERS, profile

    return profile(f"2026-12-{papers:02}", *PAPERS[:papers])


def _keep(folder: Path) -> bool:
    from profiletui.fetching.keeper import Keeper

    Keeper(str(folder / "library")).keep(_fetched(20), "2026-12-20")
    return True


def _one_is_kept(folder: Path) -> None:
    from profiletui.fetching.keeper import Keeper

    Keeper(str(folder / "library")).keep(_fetched(19), "2026-12-19")


def _library(folder: Path) -> object:
    from profiletui.fetching.keeper import read_profile
    from profiletui.state import snapshots

    library = str(folder / "library")
    names = snapshots.names(library)
    kept = [read_profile(str(folder / "library" / f"{name}.json")) for name in names]
    return names, [len(profile.papers) for profile in kept if profile is not None]


def _disown(folder: Path) -> bool:
    from profiletui.fetching.keeper import Keeper
    from tests.fetching.test_keeper import PAPERS

    return Keeper(str(folder / "library")).disown("jin-wen", PAPERS[:1])


SCENARIOS = {
    "first-note": Scenario(_no_notes, lambda folder: _note(folder, "after"), _notes),
    "further-note": Scenario(_some_notes, lambda folder: _note(folder, "after"), _notes),
    "notes-of-the-first-form": Scenario(_old_notes, lambda folder: _note(folder, "after"), _notes),
    "notes-compacted": Scenario(_long_notes, _note_compacting, _notes),
    "export": Scenario(_page, _export, _file("out")),
    "export-replacing": Scenario(_page_and_export, lambda folder: _export(folder, "--force"), _file("out")),
    "copies": Scenario(_copies, _copy, _file("copied.txt")),
    "configuration": Scenario(_configuration, _configure, _file("config.toml")),
    "library": Scenario(lambda folder: None, _keep, _library),
    "library-again": Scenario(_one_is_kept, _keep, _library),
    "not-mine": Scenario(_one_is_kept, _disown, _library),
    "session": Scenario(_left_before, _leave, _left),
}
"""What is tried; a further one is a line here."""


# -- what goes wrong -----------------------------------------------------------------------------------------------


class Fault:
    """Lets the nth call to the disk within a folder go wrong; ``how`` is None where they are only counted."""

    def __init__(self, folder: Path, number: int, how: str | int | None) -> None:
        self._folder, self._number, self._how = str(folder), number, how
        self._ours: set[int] = set()
        self.met: list[str] = []

    def install(self) -> None:
        for name in CALLS:
            setattr(os, name, self._wrapped(name, getattr(os, name)))

    def _concerns(self, arguments: tuple[Any, ...]) -> bool:
        return any(
            argument in self._ours if isinstance(argument, int) else str(argument).startswith(self._folder)
            for argument in arguments[:2]
            if isinstance(argument, int | str | os.PathLike)
        )

    def _wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*arguments: Any, **named: Any) -> Any:
            if not self._concerns(arguments):
                return call(*arguments, **named)
            self.met.append(name)
            how = self._how if len(self.met) - 1 == self._number else None
            if how == "killed before":
                os.kill(os.getpid(), signal.SIGKILL)
            if how == "half" and name == "write":
                call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if isinstance(how, int) and name not in HARMLESS:
                raise OSError(how, os.strerror(how))
            found = call(*arguments, **named)
            if name == "open":
                self._ours.add(found)
            elif name == "close":
                self._ours.discard(arguments[0])
            if how == "killed after":
                os.kill(os.getpid(), signal.SIGKILL)
            return found

        return wrapper


def _case(scenario: Scenario, folder: Path, fault: Fault, counted: Path) -> str:
    """Do it in a fork; how that ended: "claimed", "refused", "killed", or "broken" for an error of our own."""
    child = os.fork()
    if not child:
        code = 3
        try:
            fault.install()
            code = 0 if scenario.act(folder) else 1
        except OSError:
            code = 1
        finally:
            counted.write_text("\n".join(fault.met))
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "killed"
    return {0: "claimed", 1: "refused"}.get(os.waitstatus_to_exitcode(status), "broken")


def main(name: str, base: Path) -> None:
    """Try every call and every fault; a line of JSON for each."""
    import json

    scenario, counted = SCENARIOS[name], base / "counted"

    def run(number: int, how: str | int | None) -> None:
        folder = base / "case"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        scenario.prepare(folder)
        before = scenario.state(folder)
        ended = _case(scenario, folder, Fault(folder, number, how), counted)
        after, parts = scenario.state(folder), [str(path) for path in folder.rglob("*.part")]
        retried = scenario.act(folder)  # what could not be done is done when the disk is well again
        told = {"how": how, "number": number, "ended": ended, "before": before, "after": after, "parts": parts}
        print(json.dumps({**told, "retried": retried, "in the end": scenario.state(folder)}))

    run(-1, None)
    for number, call in enumerate(counted.read_text().split("\n")):
        for how in ("killed before", "killed after", *(() if call in HARMLESS else ERRORS)):
            run(number, how)
        if call == "write":
            run(number, "half")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
