"""Where the profiles of the library stand on disk, their former states beside them, and what is new in each.

A profile is ``NAME.json`` in the library folder. What is kept of its past stands in a hidden folder there, one folder
a profile: ``2026-11-30.json`` and so on, and ``new``, the ids of the papers that the state before did not have.
"""

from __future__ import annotations

import os
import re

from profiletui.state import files

HISTORY = ".history"
SUFFIX = ".json"
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{1,4}))?\.json")


def profile_path(folder: str, name: str) -> str | None:
    """Return the path of the profile with a name in the library ``folder``; None where there is none."""
    if not name or name.startswith(".") or "/" in name or "\0" in name:
        return None
    path = os.path.join(folder, name + SUFFIX)
    return path if os.path.isfile(path) else None


def source_path(folder: str, name: str) -> str | None:
    """Return the path of what the library calls by a name: a profile, else a page or list with that name, whatever its
    ending; None where there is none.
    """
    path = profile_path(folder, name)
    if path is not None or not name or "/" in name or name.startswith("."):
        return path
    try:
        entries = files.visible_entries(folder)
    except OSError:
        return None
    return next((entry for entry in entries if os.path.splitext(os.path.basename(entry))[0] == name), None)


def home_of(path: str) -> tuple[str, str] | None:
    """Return the library folder and the name of the profile at a path, where that is one with a past; else None."""
    folder, file = os.path.split(path)
    name = file.removesuffix(SUFFIX)
    return (folder, name) if name != file and os.path.isdir(history(folder, name)) else None


def names(folder: str) -> list[str]:
    """Return the names of the profiles in the library, in order; none where it cannot be read."""
    try:
        entries = files.visible_entries(folder)
    except OSError:
        return []
    return [os.path.basename(path).removesuffix(SUFFIX) for path in entries if path.endswith(SUFFIX)]


def history(folder: str, name: str) -> str:
    """Return the folder of a profile's past; it need not exist."""
    return os.path.join(folder, HISTORY, name)


def former(folder: str, name: str) -> list[str]:
    """Return the paths of a profile's former states, the latest last."""
    past = history(folder, name)
    try:
        entries = os.listdir(past)
    except OSError:
        return []
    found = [(match[1], int(match[2] or 1), entry) for entry in entries if (match := _DAY.fullmatch(entry))]
    return [os.path.join(past, entry) for _, _, entry in sorted(found)]


def free_path(folder: str, name: str, day: str) -> str:
    """Return where a state of ``day`` that is now former is kept: behind those of the same day."""
    numbers = [0]
    for path in former(folder, name):
        match = _DAY.fullmatch(os.path.basename(path))
        if match and match[1] == day:
            numbers.append(int(match[2] or 1))
    number = max(numbers) + 1
    return os.path.join(history(folder, name), f"{day}-{number}.json" if number > 1 else f"{day}.json")


def new_ids(path: str) -> frozenset[str]:
    """Return the ids of the papers that are new in the profile of the library at ``path``; none for other files."""
    home = home_of(path)
    if home is None:
        return frozenset()
    try:
        with open(os.path.join(history(*home), "new"), encoding="ascii") as stream:
            return frozenset(stream.read(1 << 22).split())
    except (OSError, UnicodeDecodeError):
        return frozenset()
