"""The disk: reading a file piece by piece, listing a folder, writing so that no half file is ever seen."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

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


def write_whole(path: str, pieces: Iterable[str], replace: bool) -> None:
    """Write UTF-8 text beside ``path`` and move it there when it is complete; on failure nothing is left.

    An existing file keeps its permissions, a symbolic link goes on pointing at the file that is replaced. What is
    no file (a pipe, ``/dev/stdout``) is written to as it is.

    Raises:
        FileExistsError: there is a file already and ``replace`` is false; it is untouched.
        OSError: the text cannot be written there.
    """
    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with open(target, "w", encoding="utf-8", errors="replace", newline="") as stream:
            stream.writelines(pieces)
        return
    if mode is not None and not replace:
        raise FileExistsError(path)
    beside = os.path.join(os.path.dirname(target), f".profiletui-{os.urandom(6).hex()}.part")
    try:
        with open(beside, "x", encoding="utf-8", errors="replace", newline="") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            os.chmod(beside, stat.S_IMODE(mode))
        os.replace(beside, target)
    finally:
        if os.path.lexists(beside):
            os.unlink(beside)
