"""The disk: reading a file piece by piece or whole, listing a folder. `atomic_write` writes."""

from __future__ import annotations

import os
import stat
from errno import EFBIG, EINVAL, EISDIR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_PATIENCE = 1.0
"""Seconds for which a pipe is waited for that somebody writes to."""

LARGEST = 64 << 20
"""Bytes above which a file is none of the person's own notes or settings."""

Stamp = tuple[int, int, int]

CHUNK = 256 * 1024
"""Bytes read at a time: large enough that calls do not count, small enough that memory does not."""


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in pieces of at most `CHUNK` bytes, as they arrive. Raises OSError."""
    read = getattr(stream, "read1", stream.read)  # what a pipe holds by now, and not what it will hold
    while piece := read(CHUNK):
        yield piece


def opened(path: str) -> BinaryIO:
    """The file, open for reading. Raises OSError."""
    return open(path, "rb", buffering=0)


def opened_pipe(path: str) -> BinaryIO:
    """The named pipe, open for reading before anybody writes into it. Raises OSError."""
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb", buffering=0)


def wait_for_writer(stream: BinaryIO, seconds: float | None) -> bool:
    """Wait until something was written into a pipe that `opened_pipe` opened, None for ever; whether it was.

    From then on reading waits for what comes, as it does with any pipe.
    """
    from select import select

    if not select([stream], [], [], seconds)[0]:
        return False
    os.set_blocking(stream.fileno(), True)
    return True


def size(stream: BinaryIO) -> int:
    """The bytes of an open file. Raises OSError."""
    return os.fstat(stream.fileno()).st_size


def descriptor(stream: BinaryIO) -> int | None:
    """The descriptor of a stream that has one."""
    try:
        return stream.fileno()
    except OSError:
        return None


def kind(path: str) -> str:
    """What stands at ``path``, links followed: "file", "folder", "pipe", "device" or "socket". Raises OSError.

    Raises:
        OSError: there is nothing, or it may not be looked at.
        ValueError: no file can have such a name.
    """
    mode = os.stat(path).st_mode
    if stat.S_ISREG(mode):
        return "file"
    if stat.S_ISDIR(mode):
        return "folder"
    if stat.S_ISFIFO(mode):
        return "pipe"
    return "socket" if stat.S_ISSOCK(mode) else "device"


def stamp(path: str) -> Stamp | None:
    """What tells whether a file has other contents than before: its number, size and time; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def real_path(path: str) -> str:
    """The one name of a file that has several; as it is where the folder that it starts from is gone."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def visible_entries(folder: str) -> list[str]:
    """The paths in a folder but for hidden ones, by name. Raises OSError."""
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if not name.startswith(".")]


def small_file(path: str, start: int = 0) -> bytes:
    """The bytes of a file from ``start`` on.

    What is no file is not waited for: a pipe may never have anything to read, a device no end.

    Raises:
        OSError: it cannot be read, or is no file, or one too large to be the person's own.
        ValueError: no file can have such a name.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), path)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(EINVAL, "It is not a regular file", path)
        if found.st_size - start > LARGEST:
            raise OSError(EFBIG, os.strerror(EFBIG), path)
        return read_all(descriptor, start)
    finally:
        os.close(descriptor)


def read_all(descriptor: int, start: int = 0) -> bytes:
    """The bytes of an open file from ``start`` on. Raises OSError."""
    pieces = []
    while piece := os.pread(descriptor, CHUNK, start):
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)


def bounded(path: str, most: int) -> bytes:
    """At most so many bytes of whatever stands at a path, a pipe and a device among it, without waiting for long.

    Raises:
        OSError: it cannot be read, or nothing comes.
        ValueError: no file can have such a name.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        pieces, left = [], most
        while left and (piece := _next_piece(descriptor, left)):
            pieces.append(piece)
            left -= len(piece)
        if not pieces and stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            raise OSError(EINVAL, "It is a pipe that nobody writes to", path)
        return b"".join(pieces)
    finally:
        os.close(descriptor)


def _next_piece(descriptor: int, most: int) -> bytes:
    try:
        return os.read(descriptor, min(most, CHUNK))
    except BlockingIOError:
        # late: only a pipe has to be waited for
        from select import select

        if not select([descriptor], [], [], _PATIENCE)[0]:
            raise OSError(EINVAL, "Nothing comes through the pipe") from None
        return os.read(descriptor, min(most, CHUNK))
