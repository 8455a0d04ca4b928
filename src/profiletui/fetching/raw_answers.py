"""The answers as they came, kept beside the profile that was made of them."""

from __future__ import annotations

import gzip
import json
import os
import time

from profiletui.state import files, snapshots
from profiletui.state.atomic_write import make_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from profiletui.fetching.answers import Answer

_KEPT = 10
"""How many fetches of one profile keep their answers."""

_ABANDONED = 86400.0  # seconds after which a file that nobody finished is swept away


class RawAnswers:
    """Writes answers one a line, packed, into a file that is thrown away unless it is given its place.

    Use it in ``with``; hand `keep` to a client. The addresses have no key in them.
    """

    def __init__(self, folder: str) -> None:
        self._folder = os.path.join(folder, snapshots.HISTORY)
        self._path = ""
        self._stream: gzip.GzipFile | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, it: BaseException | None, tb: TracebackType | None) -> None:
        if self._stream is not None:
            self._stream.close()
            os.unlink(self._path)

    def keep(self, answer: Answer) -> None:
        """Take the next answer. Raises OSError."""
        if self._stream is None:  # not before there is something to keep
            make_folder(self._folder)
            self._sweep()
            self._path = os.path.join(self._folder, f".answers-{os.urandom(6).hex()}.part")
            self._stream = gzip.GzipFile(self._path, "xb", compresslevel=6)
        line = {"url": answer.url, "service": answer.service, "body": answer.body.decode("utf-8", "replace")}
        self._stream.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def finish(self, name: str, day: str) -> None:
        """Give the answers their place in the past of a profile, and let go of the oldest ones. Raises OSError."""
        past = os.path.join(self._folder, name)
        make_folder(past)
        self._move(os.path.join(past, f"{day}.answers.gz"))
        kept = sorted(entry for entry in os.listdir(past) if entry.endswith(".answers.gz"))
        for entry in kept[:-_KEPT]:
            os.unlink(os.path.join(past, entry))

    def put_aside(self, day: str) -> str:
        """Keep answers of which nothing could be made, and return where. Raises OSError."""
        path = os.path.join(self._folder, f"aside-{day}.answers.gz")
        self._move(path)
        return path

    def _move(self, path: str) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None
            os.replace(self._path, path)

    def _sweep(self) -> None:
        """Remove what a fetch that was killed has left."""
        for entry in os.listdir(self._folder):
            found = files.stamp(os.path.join(self._folder, entry)) if entry.startswith(".answers-") else None
            if found is not None and found[2] < (time.time() - _ABANDONED) * 1e9:
                os.unlink(os.path.join(self._folder, entry))
