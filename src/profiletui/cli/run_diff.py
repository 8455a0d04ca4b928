"""``profiletui diff``: what differs between two saves of a person's page."""

from __future__ import annotations

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


def _profiles(arguments: Arguments, source: str) -> tuple[Profile, ...]:
    return shared.open_aloud(arguments._replace(sources=(source,))).library.profiles
