"""Writing so that no half file is ever seen, and nothing is left behind by who is interrupted at it."""

from __future__ import annotations

import os
import stat
from contextlib import ExitStack, contextmanager, suppress
from errno import EEXIST, EINVAL, EISDIR, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

_PIECE = 1 << 20
"""Bytes that are gathered before they are written."""
_NO_NAMELESS = (EINVAL, EISDIR, ENOSYS, ENOTSUP, EOPNOTSUPP)
"""What a folder says that can hold no file without a name."""
_NO_LINKS = (ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM)
"""What a file system says that knows no second name of a file."""
_DESCRIPTORS = "/proc/self/fd"


def make_folder(path: str) -> None:
    """Make a folder and those it stands in, for the person alone, where they are not there. Raises OSError."""
    if path and not os.path.isdir(path):
        make_folder(os.path.dirname(path))
        with suppress(FileExistsError):  # by another one meanwhile; or what stands there is no folder, as will be seen
            os.mkdir(path, 0o700)


def write_whole(path: str, pieces: Iterable[str], replace: bool) -> None:
    """Write UTF-8 text where nobody sees it, and put it in its place when it is complete; on failure nothing is left.

    An existing file keeps its permissions, a symbolic link goes on pointing at the file that is replaced. What is
    no file (a pipe, ``/dev/stdout``) is written to as it is. Of two that write a new file at once one succeeds.

    Raises:
        FileExistsError: there is a file already and ``replace`` is false; it is untouched.
        OSError: the text cannot be written there.
    """
    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        mode = None
    encoded = (piece.encode("utf-8", "replace") for piece in pieces)
    if mode is not None and not stat.S_ISREG(mode):
        descriptor = os.open(target, os.O_WRONLY | os.O_CLOEXEC)
        try:
            _write(descriptor, encoded)
        finally:
            os.close(descriptor)
    elif mode is None and not replace:
        with _draft(target, None) as draft:
            draft.write(encoded)
            draft.take_free_place()
    elif not replace:
        raise FileExistsError(EEXIST, os.strerror(EEXIST), path)
    else:
        replace_file(target, encoded, None if mode is None else stat.S_IMODE(mode))


def replace_file(target: str, pieces: Iterable[bytes], mode: int | None) -> None:
    """Put other contents in the place of a file, at once and on the disk; ``mode`` are its permissions, None for those
    of any new file. Raises OSError, and then the file is as it was."""
    with _draft(target, mode) as draft:
        draft.write(pieces)
        draft.take_place()


@contextmanager
def _draft(target: str, mode: int | None) -> Iterator[_Draft]:
    """A file that is to come to a place; what has not come there in the end is gone."""
    with ExitStack() as undo:
        draft = _nameless(target) or _named(target, 0o666 if mode is None else 0o600, undo)
        undo.callback(os.close, draft.descriptor)
        if mode is not None:
            os.fchmod(draft.descriptor, mode)
        yield draft


def _nameless(target: str) -> _Draft | None:
    """One without a name, of which nothing is left whatever kills us; None where there is no such thing."""
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir(_DESCRIPTORS):
        return None
    folder = os.path.dirname(target) or "."
    try:
        return _Draft(os.open(folder, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, 0o666), "", target)
    except OSError as problem:
        if problem.errno in _NO_NAMELESS:
            return None
        raise


def _named(target: str, mode: int, undo: ExitStack) -> _Draft:
    """One with a name, which is taken away in the end, also when a signal ends us."""
    undo.enter_context(_signals_raised())
    name = _name_beside(target)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(name, flags, mode)
    undo.callback(_gone, name)
    return _Draft(descriptor, name, target)


def _name_beside(target: str) -> str:
    return os.path.join(os.path.dirname(target), f".profiletui-{os.urandom(6).hex()}.part")


def _gone(name: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(name)


class _Draft:
    """An open file, its name or '', and the place that it is to take."""

    def __init__(self, descriptor: int, name: str, target: str) -> None:
        self.descriptor = descriptor
        self._name = name
        self._target = target

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write all of it, and see it to the disk."""
        _write(self.descriptor, pieces)
        os.fsync(self.descriptor)

    def take_place(self) -> None:
        """Come to the place, whatever stands there."""
        if self._name:
            os.replace(self._name, self._target)
            return
        name = _name_beside(self._target)
        with _no_signals():  # between these two it has a name
            self._link(name)
            try:
                os.replace(name, self._target)
            except BaseException:
                _gone(name)
                raise

    def take_free_place(self) -> None:
        """Come to the place where nothing stands there. Raises FileExistsError where something does."""
        try:
            self._link(self._target)
        except OSError as problem:
            if problem.errno not in _NO_LINKS or not self._name:
                raise
            os.close(os.open(self._target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC))
            os.replace(self._name, self._target)

    def _link(self, name: str) -> None:
        if self._name:
            os.link(self._name, name)
            return
        # With a descriptor of a folder, which is passed over, Python asks the system to follow the link.
        folder = os.open(_DESCRIPTORS, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.link(str(self.descriptor), name, src_dir_fd=folder, follow_symlinks=True)
        finally:
            os.close(folder)


def _write(descriptor: int, pieces: Iterable[bytes]) -> None:
    gathered, size = [], 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= _PIECE:
            _write_all(descriptor, b"".join(gathered))
            gathered, size = [], 0
    _write_all(descriptor, b"".join(gathered))


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


@contextmanager
def _no_signals() -> Iterator[None]:
    """Let signals wait for a moment."""
    import signal

    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _signals_raised() -> Iterator[None]:
    """Let signals that would kill us raise SystemExit instead, with the exit code that shells expect.

    Only the main thread can see to that; in the browser, signals are obeyed otherwise.
    """
    import signal
    from threading import current_thread, main_thread

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    taken = []
    if current_thread() is main_thread():
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU", "SIGPIPE"):
            number = getattr(signal, name)
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, leave)
                taken.append(number)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
