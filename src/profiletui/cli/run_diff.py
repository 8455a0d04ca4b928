"""``profiletui diff``: what differs between two saves of a person's page."""

from __future__ import annotations

import os

from profiletui import session
from profiletui.cli import output, shared
from profiletui.cli.output import Failure
from profiletui.store.changes import difference
from profiletui.typeset.changes import difference_rows
from profiletui.typeset.glyphs import ASCII, UNICODE
from profiletui.typeset.lines import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments
    from profiletui.model.profile import Profile

DIFFERS = 1
"""The exit code where the pages are not the same, as in diff."""


def run(arguments: Arguments) -> int:
    """Say what differs; exit code 1 when anything does."""
    if len(arguments.sources) == 1:
        arguments = _last_two(arguments)
    if len(arguments.sources) != 2:
        raise Failure(f"diff compares two sources, but was given {len(arguments.sources)}; see profiletui diff --help")
    if arguments.sources == (session.STDIN, session.STDIN):
        raise Failure("cannot read standard input twice: name - once")
    before, after = (_profiles(arguments, source) for source in arguments.sources)
    found = difference(before, after)
    if arguments.value("--format") == "json":
        from profiletui.writers.changes_json import write_changes

        output.hand_over(write_changes(found))
    else:
        glyphs = ASCII if output.ascii_only() else UNICODE
        output.say(plain(row.line) + "\n" for row in difference_rows(found, lambda title: title, glyphs))
    return DIFFERS if found.differ else 0


def _last_two(arguments: Arguments) -> Arguments:
    """The last two states of a profile of the library in the place of its name."""
    # late: two files are compared without a library
    from profiletui.cli.configured import settled
    from profiletui.state import snapshots
    from profiletui.state.paths import library_folder

    (name,) = arguments.sources
    folder = library_folder(os.environ, settled(arguments).configured_library)
    path = snapshots.profile_path(folder, name)
    if path is None:
        raise Failure(f"diff compares two sources, and the library has no {session.said(name)} of which to compare two")
    former = snapshots.former(folder, name)
    if not former:
        raise Failure(f"there is only one state of {name} so far; profiletui fetch {name} brings the next")
    return arguments._replace(sources=(former[-1], path))


def _profiles(arguments: Arguments, source: str) -> tuple[Profile, ...]:
    return shared.open_aloud(arguments._replace(sources=(source,))).library.profiles
