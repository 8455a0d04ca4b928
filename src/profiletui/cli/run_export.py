"""``profiletui export``: whole papers in a format for other programs."""

from __future__ import annotations

from profiletui import session
from profiletui.cli import output, shared
from profiletui.cli.output import Failure
from profiletui.cli.parser import one_of
from profiletui.state.atomic_write import write_whole
from profiletui.writers.registry import FORMATS, writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiletui.cli.parser import Arguments


def run(arguments: Arguments) -> int:
    """Write them; exit code."""
    chosen = arguments.value("--format")
    if not chosen:
        raise Failure(f"export needs --format with {one_of(FORMATS)}; see profiletui export --help")
    opened = shared.open_aloud(arguments)
    view = shared.narrow(opened, arguments)
    profiles = session.grouped(opened.library, view)
    if "--rendered" in arguments.options:
        profiles = session.rendered(profiles)
    pieces = writer(chosen)(profiles)
    target = arguments.value("--output")
    if target in ("", "-"):
        output.hand_over(pieces)
    elif not shared.is_empty(view):
        _write_file(target, pieces, replace="--force" in arguments.options)
    return shared.NOTHING_MATCHED if shared.is_empty(view) else 0


def _write_file(path: str, pieces: Iterable[str], replace: bool) -> None:
    said = session.said(path)
    try:
        write_whole(path, pieces, replace)
    except FileExistsError as problem:
        raise Failure(f"{said} is there already and is kept; --force replaces it") from problem
    except OSError as problem:
        why = (problem.strerror or "writing failed").lower()
        raise Failure(f"cannot write {said}: {why}; choose another place with -o") from problem
