"""The notes' file: a line for each thing that was noted, appended under a lock that several windows share.

    profiletui notes journal 1
    17 3f9a01c2 star 0123456789abcdef 1
    18 3f9a01c2 tag:to-read 0123456789abcdef 1
    19 b04417d8 star 0123456789abcdef

That is: a count, the window that noted it, the field, the paper and the value, which is empty where the field no
longer has one. Of two lines about one field of one paper the one with the higher count holds, of two with the same
count the one of the later window's name; so in whatever order lines come together, they say the same.

Nothing here knows what the fields mean. A file of any other beginning is never written to.
"""

from __future__ import annotations

import os
import stat
from time import monotonic, sleep

from profiletui.model.record import NamedTuple
from profiletui.state import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEAD = b"profiletui notes journal 1\n"
_OLD_HEAD = b"profiletui notes 1\n"
_OURS = b"profiletui notes "
_TORN = b"\0\n"
"""What ends a line that a power cut has left without its end, so that nobody takes it for a whole one."""
_PATIENCE = 1.0
"""Seconds for which a window waits while another one writes."""
_REMEMBERED = 200
"""Bytes before the place where reading has come to, by which it is found again: a file's number may come again."""
_DIGITS = 18
"""The most digits of a count."""
_WORTH_COMPACTING = 1 << 16
"""Bytes from which on a file with more old lines than lines that hold is written anew."""
_ESCAPES = (("\\", "\\\\"), ("\n", "\\n"), ("\0", "\\0"))


class Entry(NamedTuple):
    """One line: the count that orders it, the window it is from, and what ``field`` of ``paper`` has since, '' for
    nothing any more."""

    number: int
    window: str
    field: str
    paper: str
    value: str = ""


class Contents(NamedTuple):
    """What a file says. ``others`` are lines that are none of ours, kept as they are; ``refusal`` is why the file
    must not be written to, as the end of a sentence, '' where it may."""

    entries: tuple[Entry, ...] = ()
    others: tuple[bytes, ...] = ()
    refusal: str = ""


class Tail(NamedTuple):
    """Where reading has come to: the file as it was then, the bytes of it that were read, and the last of these."""

    stamp: files.Stamp | None = None
    read: int = 0
    last: bytes = b""


def line_of(entry: Entry) -> bytes:
    """An entry as it stands in the file."""
    field, paper = (_escaped(word).replace(" ", "\\_") for word in (entry.field, entry.paper))
    line = f"{entry.number} {entry.window} {field} {paper} {_escaped(entry.value)}"
    return line.encode("utf-8", "replace") + b"\n"


def entry_of(line: bytes) -> Entry | None:
    """What a line without its end says, or None where it is none of ours."""
    try:
        words = line.decode().split(" ", 4)
    except UnicodeDecodeError:
        return None
    if len(words) < 5 or "\0" in words[4]:
        return None
    number, window, field, paper, value = words
    if not (number.isascii() and number.isdigit() and len(number) <= _DIGITS and window and field and paper):
        return None
    return Entry(int(number), window, _plain(field), _plain(paper), _plain(value))


def _escaped(text: str) -> str:
    for character, written in _ESCAPES:
        text = text.replace(character, written)
    return text


def _plain(text: str) -> str:
    if "\\" not in text:
        return text
    pieces = iter(text.split("\\"))
    plain = [next(pieces)]
    for piece in pieces:
        if piece:
            plain.append({"n": "\n", "0": "\0", "_": " "}.get(piece[0], piece[0]) + piece[1:])
        else:  # a backslash before another one: what follows that is text
            plain.append("\\" + next(pieces, ""))
    return "".join(plain)


def read(path: str) -> tuple[Contents, Tail]:
    """All that a file says, which is nothing where there is none. Raises OSError where it cannot be read."""
    stamp = files.stamp(path)
    try:
        data = files.small_file(path)
    except FileNotFoundError:
        return Contents(), Tail()
    return contents_of(data), _tail(stamp, data, 0)


def read_on(path: str, tail: Tail) -> tuple[tuple[Entry, ...], Tail]:
    """What was appended since, or all of it where the file was written anew. Never raises."""
    stamp = files.stamp(path)
    if stamp is None or stamp == tail.stamp:
        return (), tail
    try:
        start = tail.read - len(tail.last)
        data = files.small_file(path, start)
        if tail.last and data.startswith(tail.last):
            lines = data[len(tail.last) : data.rfind(b"\n") + 1].split(b"\n")
            return tuple(entry for line in lines if (entry := entry_of(line))), _tail(stamp, data, start)
        data = files.small_file(path)
    except OSError:
        return (), tail  # it cannot be read just now: there is nothing new to be told of
    return contents_of(data).entries, _tail(stamp, data, 0)


def _tail(stamp: files.Stamp | None, data: bytes, start: int) -> Tail:
    end = data.rfind(b"\n") + 1
    return Tail(stamp, start + end, data[max(0, end - _REMEMBERED) : end])


def contents_of(data: bytes) -> Contents:
    """What the bytes of a file say."""
    if data.startswith(HEAD):
        lines = data[len(HEAD) : data.rfind(b"\n")].split(b"\n")
        read = [(line, entry_of(line)) for line in lines if line]
        entries = tuple(entry for _, entry in read if entry is not None)
        return Contents(entries, tuple(line for line, entry in read if entry is None))
    if data.startswith(_OLD_HEAD):
        return _migrated(data[len(_OLD_HEAD) :])
    if HEAD.startswith(data):
        return Contents()  # nothing, or what is left of a beginning
    if data.startswith(_OURS):
        return Contents(refusal="a later version of profiletui wrote them")
    return Contents(refusal="the file is not one of profiletui's, or is damaged")


def _migrated(data: bytes) -> Contents:
    """What a file of the first form says: ``starred ID``, ``read ID``, ``tagged ID WORD``. Marks end with the run."""
    entries, others = [], []
    for line in data.decode("utf-8", "replace").splitlines():
        word, _, paper = line.strip().partition(" ")
        paper, _, tag = paper.partition(" ")
        if word in ("starred", "read") and paper:
            entries.append(Entry(0, "-", "star" if word == "starred" else "read", paper, "1"))
        elif word == "tagged" and paper and tag:
            entries.append(Entry(0, "-", f"tag:{tag}", paper, "1"))
        elif word not in ("", "marked"):
            others.append(line.strip().encode())
    return Contents(tuple(entries), tuple(others))


def append(path: str, entries: Sequence[Entry]) -> None:
    """Append entries to the file, which is made where there is none, and see them to the disk.

    Others who write meanwhile are waited for. Entries that stand there already may be appended again.

    Raises:
        OSError: they cannot be kept there, or are not yet on the disk for certain; what was there before is.
    """
    # late: commands that only read notes write nothing
    from profiletui.state.atomic_write import make_folder

    path = os.path.realpath(path)
    make_folder(os.path.dirname(path))
    with _Locked(path) as descriptor:
        size = os.fstat(descriptor).st_size
        head = os.pread(descriptor, len(HEAD), 0)
        lines = b"".join(map(line_of, entries))
        if head == HEAD:
            torn = os.pread(descriptor, 1, size - 1) != b"\n"
            _write(descriptor, (_TORN if torn else b"") + lines, size)
        elif HEAD.startswith(head):
            _write(descriptor, HEAD[len(head) :] + lines, size)
        else:
            known = _whole(descriptor)
            _replace(path, known.others, [*known.entries, *entries])
            return
        if size > _WORTH_COMPACTING:
            _compact(path, descriptor)
        _unlock(descriptor)  # the disk may take its time, and nobody is to wait for that
        os.fsync(descriptor)


def _whole(descriptor: int) -> Contents:
    found = contents_of(files.read_all(descriptor))
    if found.refusal:
        raise OSError(0, found.refusal)
    return found


def _compact(path: str, descriptor: int) -> None:
    """Write the file anew where most of its lines no longer hold."""
    found = _whole(descriptor)
    holding = latest(found.entries)
    if 2 * len(holding) < len(found.entries):
        _replace(path, found.others, holding)


def latest(entries: Iterable[Entry]) -> list[Entry]:
    """Those that hold, in the order of their counts."""
    held: dict[tuple[str, str], Entry] = {}
    for entry in sorted(entries):
        held[entry.paper, entry.field] = entry
    return sorted(held.values())


def _replace(path: str, others: Iterable[bytes], entries: Iterable[Entry]) -> None:
    def lines() -> Iterator[bytes]:
        yield HEAD
        yield from (other + b"\n" for other in others)
        yield from map(line_of, entries)

    # late: the same
    from profiletui.state.atomic_write import replace_file

    replace_file(path, lines(), 0o600)


def _write(descriptor: int, data: bytes, size: int) -> None:
    """Write at the end of a file of that size, all or nothing."""
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(descriptor, left) :]
    except OSError:
        os.ftruncate(descriptor, size)
        raise


class _Locked:
    """The file at a path, open for appending, which no other window writes to meanwhile."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> int:
        end = monotonic() + _PATIENCE
        while True:
            descriptor = self._opened()
            try:
                _lock(descriptor, end)
                if os.stat(self._path).st_ino == os.fstat(descriptor).st_ino:
                    self._descriptor = descriptor
                    return descriptor
            except FileNotFoundError:
                pass  # it was taken away before it was ours
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # it was written anew while we waited

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def _opened(self) -> int:
        # O_NONBLOCK: a pipe nobody reads from would hold us.
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK
        descriptor = os.open(self._path, flags, 0o600)
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            os.close(descriptor)
            raise OSError(0, "it is not a regular file")
        if stat.S_IMODE(found.st_mode) & 0o077 and found.st_uid == os.geteuid():
            os.fchmod(descriptor, 0o600)
        return descriptor


def _lock(descriptor: int, end: float) -> None:
    """Lock a file; one that a stopped window holds is not waited for without end.

    Raises:
        OSError: another window holds it.
    """
    # late: a window that notes nothing needs none
    from fcntl import LOCK_EX, LOCK_NB, flock

    while True:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except BlockingIOError as problem:
            if monotonic() > end:
                raise OSError(0, "another window does not let go of them") from problem
            sleep(0.005)
        except OSError:
            return  # the file system knows no locks; what is appended is appended whole without them, too
        else:
            return


def _unlock(descriptor: int) -> None:
    # late: the same
    from fcntl import LOCK_UN, flock

    try:
        flock(descriptor, LOCK_UN)
    except OSError:
        return  # a file system without locks
