"""What is read of a folder: every file in it, or of a site made with al-folio its lists of papers."""

from __future__ import annotations

import os

from profiletui.state import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LISTS = "_bibliography"
"""The folder in which a Jekyll site keeps its lists."""


def pages_in(folder: str) -> list[str]:
    """The paths to read in a folder, by name. Raises OSError."""
    entries = files.visible_entries(folder)
    lists = os.path.join(folder, LISTS)
    if lists in entries and os.path.isdir(lists):
        found = [path for path in files.visible_entries(lists) if path.lower().endswith(".bib")]
        if found:
            return found
    return entries


def site_of(path: str) -> str:
    """The folder of the site whose list the file at `path` is, or ''."""
    folder = os.path.dirname(path)
    if os.path.basename(folder) == LISTS:
        return os.path.dirname(folder) or "."
    if not folder or folder == ".":  # named from within the folder
        try:
            here = os.getcwd()
        except OSError:
            return ""
        return os.path.dirname(here) if os.path.basename(here) == LISTS else ""
    return ""


def size_of(sources: Sequence[str]) -> int | None:
    """The bytes of all files that are read of these sources; None where one of them does not tell."""
    total = 0
    for source in sources:
        try:
            paths = pages_in(source) if os.path.isdir(source) else [source]
        except OSError:
            return None
        for path in paths:
            found = files.stamp(path)
            if found is None and path == source:
                return None
            total += found[1] if found else 0
    return total
