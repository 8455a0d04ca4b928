"""The library of fetched profiles: nothing good is replaced by worse, and nothing is written in halves."""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager

from profiletui.fetching.faults import Refusal
from profiletui.fetching.names import file_name
from profiletui.fetching.same import keys, known_as, without
from profiletui.model.record import NamedTuple
from profiletui.readers import registry
from profiletui.readers.own_json import KEY
from profiletui.state import files, snapshots
from profiletui.state.atomic_write import make_folder, write_whole
from profiletui.writers.json_writer import write_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile

_FEWEST = 0.9
"""The share of the papers known before that an answer has to have."""

_NOT_MINE = "not-mine.json"
_ABOUT = "about"


class About(NamedTuple):
    """What has to be known of a profile to fetch it again, without reading it whole."""

    name: str
    display_name: str
    ids: tuple[tuple[str, str], ...]
    papers: int
    day: str
    with_arxiv: bool


class Kept(NamedTuple):
    """What keeping a profile came to: its ``name`` in the library and its ``path``, the profile as it is kept, the
    papers that are ``new`` and the number that are ``gone`` since the state of the day ``since``, '' where it is first.
    """

    name: str
    path: str
    profile: Profile
    new: tuple[Paper, ...] = ()
    gone: int = 0
    since: str = ""


class Keeper:
    """Keeps profiles in the library ``folder``."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    # -- what is there ---------------------------------------------------------------------------------------------

    def all(self) -> list[About]:
        """Return what is known of every profile that was fetched, the one fetched longest ago first."""
        found = [about for name in snapshots.names(self.folder) if (about := self.about(name)) is not None]
        return sorted(found, key=lambda about: (about.day, about.name))

    def about(self, name: str) -> About | None:
        """Return what is known of a profile; None where it is not there, or was not fetched."""
        path = snapshots.profile_path(self.folder, name)
        if path is None:
            return None
        noted = self._noted(name)
        if noted is not None and noted.get("stamp") == list(files.stamp(path) or ()):
            ids = tuple((str(service), str(number)) for service, number in noted["ids"])
            return About(
                name, noted["display_name"], ids, noted["papers"], noted["day"], noted.get("with_arxiv") is not False
            )
        try:
            profile = read_profile(path)
        except OSError:
            return None  # it may be anybody's; its place is taken, so that nothing is written over it
        if profile is None or not profile.ids:
            return None
        with_arxiv = noted is None or noted.get("with_arxiv") is not False
        return About(name, profile.name, profile.ids, len(profile.papers), _day_of(profile, path), with_arxiv)

    def _noted(self, name: str) -> dict[str, Any] | None:
        try:
            with open(os.path.join(snapshots.history(self.folder, name), _ABOUT), encoding="utf-8") as stream:
                noted = json.load(stream)
            [*noted["ids"]], noted["display_name"] + noted["day"], noted["papers"] + 0
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return noted if isinstance(noted, dict) else None

    # -- keeping ---------------------------------------------------------------------------------------------------

    def keep(self, profile: Profile, day: str, *, with_arxiv: bool = True, force: bool = False) -> Kept:
        """Keep a profile that was fetched on ``day``, and its former state beside it.

        Raises:
            Refusal: it is worse than what is there, which stays as it is.
            OSError: the library cannot be written.
        """
        with self._locked():
            name = self._name_for(profile)
            path = os.path.join(self.folder, name + snapshots.SUFFIX)
            before = read_profile(path)
            profile = profile._replace(papers=without(profile.papers, self._not_mine(name)))
            if before is not None:
                self._refuse_worse(name, before, profile, day, force)
                profile = profile._replace(papers=known_as(profile.papers, before.papers))
            make_folder(snapshots.history(self.folder, name))
            kept = self._put(name, path, before, profile)
            self._note(name, path, kept.profile, day, with_arxiv)
            return kept

    def _put(self, name: str, path: str, before: Profile | None, profile: Profile) -> Kept:
        if before is None:
            self._write(path, profile)
            self._write_new(name, ())
            return Kept(name, path, profile)
        since = _day_of(before, path)
        met = {key for paper in before.papers for key in keys(paper)}
        new = tuple(paper for paper in profile.papers if met.isdisjoint(keys(paper)))
        if _contents(before) != _contents(profile):
            now = {key for paper in profile.papers for key in keys(paper)}
            gone = sum(now.isdisjoint(keys(paper)) for paper in before.papers)
            self._keep_former(name, path, since)
            self._write(path, profile)
            self._write_new(name, new)
            return Kept(name, path, profile, new, gone, since)
        self._write(path, profile)
        return Kept(name, path, profile, since=since)

    def _keep_former(self, name: str, path: str, day: str) -> None:
        """Keep a copy of a profile that is about to be replaced, unless one was made before that came to nothing."""
        data = _bytes(path)
        former = snapshots.former(self.folder, name)
        if not former or _bytes(former[-1]) != data:
            text = data.decode("utf-8", "replace")
            write_whole(snapshots.free_path(self.folder, name, day), [text], replace=True)

    def _refuse_worse(self, name: str, before: Profile, profile: Profile, day: str, force: bool) -> None:
        known, now = len(before.papers), len(profile.papers)
        if force or now >= known * _FEWEST:
            return
        aside = os.path.join(snapshots.history(self.folder, name), f"aside-{day}{snapshots.SUFFIX}")
        make_folder(os.path.dirname(aside))
        self._write(aside, profile)
        raise Refusal(
            f"{profile.name} has {now:,} papers now, and {known:,} are known: what came was put aside in {aside}; "
            "--force keeps it all the same"
        )

    def _name_for(self, profile: Profile) -> str:
        """The name of the same person in the library, else one that is free."""
        mine = set(profile.ids)
        for about in self.all():
            if mine.intersection(about.ids):
                return about.name
        base = file_name(profile.name) or file_name("-".join(profile.ids[0])) or "profile"
        name, number = base, 1
        while os.path.lexists(os.path.join(self.folder, name + snapshots.SUFFIX)):
            number += 1
            name = f"{base}-{number}"
        return name

    def _note(self, name: str, path: str, profile: Profile, day: str, with_arxiv: bool) -> None:
        noted = {
            "display_name": profile.name, "ids": profile.ids, "papers": len(profile.papers), "day": day,
            "with_arxiv": with_arxiv, "stamp": files.stamp(path),
        }  # fmt: skip
        about = os.path.join(snapshots.history(self.folder, name), _ABOUT)
        write_whole(about, [json.dumps(noted)], replace=True)

    def _write(self, path: str, profile: Profile) -> None:
        write_whole(path, write_json([profile]), replace=True)

    def _write_new(self, name: str, papers: tuple[Paper, ...]) -> None:
        path = os.path.join(snapshots.history(self.folder, name), "new")
        write_whole(path, [paper.id + "\n" for paper in papers], replace=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let nobody else write into the library meanwhile; others wait, which takes no longer than a write."""
        import fcntl

        hidden = os.path.join(self.folder, snapshots.HISTORY)
        make_folder(hidden)
        with open(os.path.join(hidden, "lock"), "ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    # -- not mine --------------------------------------------------------------------------------------------------

    def _not_mine(self, name: str) -> tuple[Paper, ...]:
        profile = read_profile(os.path.join(snapshots.history(self.folder, name), _NOT_MINE))
        return profile.papers if profile is not None else ()

    def disown(self, name: str, papers: tuple[Paper, ...]) -> bool:
        """Take papers off a profile, now and whenever it is fetched again; whether it is one of the library's.

        Raises:
            OSError: the library cannot be written.
        """
        with self._locked():
            path = os.path.join(self.folder, name + snapshots.SUFFIX)
            profile = read_profile(path)
            if profile is None:
                return False
            others = without(self._not_mine(name), papers)
            self._write_not_mine(name, profile, (*others, *papers))
            self._write(path, profile._replace(papers=without(profile.papers, papers)))
            return True

    def own_again(self, name: str, papers: tuple[Paper, ...]) -> bool:
        """Undo `disown`; the papers stand at the end until the next fetch. Raises as it does."""
        with self._locked():
            path = os.path.join(self.folder, name + snapshots.SUFFIX)
            profile = read_profile(path)
            if profile is None:
                return False
            self._write_not_mine(name, profile, without(self._not_mine(name), papers))
            self._write(path, profile._replace(papers=(*without(profile.papers, papers), *papers)))
            return True

    def _write_not_mine(self, name: str, profile: Profile, papers: tuple[Paper, ...]) -> None:
        past = snapshots.history(self.folder, name)
        make_folder(past)
        self._write(os.path.join(past, _NOT_MINE), profile._replace(papers=papers, diagnostics=()))


def read_profile(path: str) -> Profile | None:
    """Return the one profile of a file of ours; None where there is no such file, or it is another's.

    Raises:
        OSError: there is one, and it cannot be read.
    """
    try:
        data = _bytes(path)
    except FileNotFoundError:
        return None
    key = registry.recognise(data[: registry.HEAD])
    if key != KEY:
        return None
    reading = registry.read(key, data, os.path.basename(path))
    return reading.profiles[0] if len(reading.profiles) == 1 else None


def _contents(profile: Profile) -> object:
    """What makes a state of a profile another one: all but where and when it was read."""
    papers = tuple(paper._replace(line=0, aliases=()) for paper in profile.papers)
    return profile.name, profile.affiliation, profile.metrics, papers


def _day_of(profile: Profile, path: str) -> str:
    """The day of a profile's figures, else the day on which its file was written."""
    day = profile.origin.day if profile.origin is not None else None
    return day or time.strftime("%Y-%m-%d", time.localtime(os.stat(path).st_mtime))


def _bytes(path: str) -> bytes:
    with files.opened(path) as stream:
        return b"".join(files.chunks(stream))
