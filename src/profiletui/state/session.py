"""Where one was when one left a set of sources, for when one comes back to it: a small file for each set.

    profiletui session 1
    paper 0123456789abcdef
    filter graph year:2019..
    sort -date
    pane.zoomed yes

Marks are not in it: they end with the run. It is no harm if a file is lost or cannot be written, so nobody is told.
"""

from __future__ import annotations

import os

from profiletui.model.record import NamedTuple
from profiletui.state import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_HEAD = "profiletui session 1"
_PANE = "pane."
_MOST = 200
"""Sets of sources that are remembered; of more, those go that were left first."""


class Session(NamedTuple):
    """Where one was: the id of the paper at the cursor, the query and its order, and how the panes stood.

    ``panes`` are names and values that the browser gives and takes; what it does not know it passes over.
    """

    paper: str = ""
    filter: str = ""
    sort: str = ""
    panes: Mapping[str, str] = {}


NO_SESSION = Session()


def file_of(folder: str, sources: Sequence[str]) -> str:
    """The file for a set of sources, named by their absolute paths in whatever order.

    The sample page and what comes through a pipe have none of their own: () gives that of the start without a source.
    """
    # late: the first screen may stand without it
    from hashlib import sha256

    try:
        named = sorted({os.path.realpath(source) for source in sources})
    except OSError:  # the folder one is in is gone
        named = sorted({*sources})
    return os.path.join(folder, sha256("\0".join(named).encode("utf-8", "surrogateescape")).hexdigest()[:32])


def load(path: str) -> Session:
    """What a file says; `NO_SESSION` where it is not there, cannot be read or is none of ours."""
    try:
        text = files.small_file(path).decode()
    except (OSError, ValueError):
        return NO_SESSION
    head, *lines = text.split("\n")
    if head != _HEAD:
        return NO_SESSION
    found = dict(line.partition(" ")[::2] for line in lines if " " in line)
    panes = {name.removeprefix(_PANE): value for name, value in found.items() if name.startswith(_PANE)}
    return Session(found.get("paper", ""), found.get("filter", ""), found.get("sort", ""), panes)


def save(path: str, session: Session) -> bool:
    """Keep where one was, whole or not at all; whether it is kept."""
    # late: it is needed at the end of a run
    from profiletui.state.atomic_write import make_folder, replace_file

    folder = os.path.dirname(path)
    try:
        make_folder(folder)
        replace_file(path, [f"{line}\n".encode("utf-8", "replace") for line in _lines(session)], 0o600)
        _forget_oldest(folder)
    except OSError:
        return False
    return True


def _lines(session: Session) -> Iterator[str]:
    yield _HEAD
    panes = ((f"{_PANE}{name}", value) for name, value in sorted(session.panes.items()))
    for name, value in (("paper", session.paper), ("filter", session.filter), ("sort", session.sort), *panes):
        yield f"{name} {' '.join(value.splitlines())}"


def _forget_oldest(folder: str) -> None:
    entries = [entry for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)]
    if len(entries) > _MOST:
        entries.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
        for entry in entries[: len(entries) - _MOST]:
            os.unlink(entry.path)
