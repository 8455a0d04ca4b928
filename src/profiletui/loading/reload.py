"""What has changed on disk since it was read, and reading that again."""

from __future__ import annotations

from profiletui.loading.folders import pages_in
from profiletui.loading.loader import STDIN, Intake, Opened, SourceError, new_papers, said
from profiletui.model.record import NamedTuple
from profiletui.state import files
from profiletui.store.library import Library
from profiletui.typeset.reading import reading_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profiletui.model.profile import Reading
    from profiletui.state.files import Stamp

Stamps = dict[str, "Stamp"]
"""The files that stand in the sources, as the system calls them, each with what changes when its contents do."""


class Reread(NamedTuple):
    """What came of reading again: ``again`` counts the files that were read, ``troubles`` are sentences about those
    that could not be, of which what was read before is kept.
    """

    opened: Opened
    stamps: Stamps
    again: int
    troubles: tuple[str, ...] = ()


def stamps(opened: Opened) -> Stamps:
    """Look at the files that now stand in the sources; those that cannot be looked at are left out."""
    return {path: now for path in _files(opened) if path != STDIN and (now := files.stamp(path))}


def changed(before: Stamps, now: Stamps) -> str:
    """What differs between two looks, as a sentence; '' where nothing does.

    ``ada.txt has changed on disk``, ``2 files have changed on disk``, ``jo.txt is new on disk``.
    """
    gone, new = before.keys() - now.keys(), now.keys() - before.keys()
    other = {path for path in before.keys() & now.keys() if before[path] != now[path]}
    paths = gone | new | other
    if len(paths) > 1:
        return f"{len(paths):,} files have changed on disk"
    for path in paths:
        what = "is gone from disk" if gone else "is new on disk" if new else "has changed on disk"
        return f"{said(path).rpartition('/')[2]} {what}"
    return ""


def reread(opened: Opened, before: Stamps, environ: Mapping[str, str]) -> Reread:
    """Read again what differs from ``before``, the last look, and keep the rest.

    Nothing is lost for a file that can no longer be read; a page that is gone from its folder is given up while
    others are left.
    """
    old = dict(zip(opened.paths, opened.readings, strict=True))
    now = stamps(opened)
    pages: dict[str, Reading] = {}
    troubles: list[str] = []
    again = 0
    for path in _files(opened):
        name = said(path)
        if name in old and (_gives_once(path) or before.get(path) == now.get(path) is not None):
            pages[name] = old[name]
            continue
        try:
            intake = Intake((path,), stdin=None, environ=environ, owner=opened.owner)
            pages[name] = intake.finish().readings[0]
            again += 1
        except SourceError as problem:
            kept = {one: reading for one, reading in old.items() if one == name or one.startswith(f"{name}/")}
            if kept:
                pages |= kept
                troubles.append(f"{problem}. What was read before is kept.")
    if not pages:
        return Reread(opened, now, 0, ("No page is left on disk. What was read before is kept.",))
    troubles += [f"{name} is gone, and no longer shown." for name in old if name not in pages]
    library = Library((profile for reading in pages.values() for profile in reading.profiles), reading_text)
    library.new = frozenset().union(*map(new_papers, now))
    fresh = opened._replace(library=library, readings=tuple(pages.values()), paths=tuple(pages))
    return Reread(fresh, now, again, tuple(troubles))


def _gives_once(path: str) -> bool:
    """Whether it is standard input or a pipe: what came through it is all there is, and asking again would wait."""
    if path == STDIN:
        return True
    try:
        return files.kind(path) != "file"
    except OSError:
        return False


def _files(opened: Opened) -> Iterator[str]:
    """The files that the sources name by now, in order and each once, and ``-`` for standard input."""
    met: set[str] = set()
    for path in _named(opened):
        whole = path if path == STDIN else files.real_path(path)
        if whole not in met:
            met.add(whole)
            yield path


def _named(opened: Opened) -> Iterator[str]:
    """The same, but a file as often as it is named."""
    for source in opened.sources:
        if source == STDIN:
            yield source
            continue
        try:
            if files.kind(source) != "folder":
                yield source
                continue
            for path in pages_in(source):
                if files.stamp(path):
                    yield path
        except OSError:
            # What is gone is told by whoever reads it; of a folder that is gone nothing can be told but its name.
            yield source
