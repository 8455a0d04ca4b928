"""Copies kept in a file that nobody else can read."""

from __future__ import annotations


def append(path: str, text: str) -> None:
    """Append ``text`` and a newline to the file ``path``, made with mode 0600 where it is missing.

    Raises OSError when it cannot, also when ``path`` is a symbolic link, no regular file or another user's:
    in a directory that others may write to, any of these lets them choose where the text goes or who reads it.
    """
    import os
    import stat

    os.makedirs(os.path.dirname(path) or ".", 0o700, exist_ok=True)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"):  # O_NONBLOCK: a FIFO without a reader would hold us
        flags |= getattr(os, name, 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(f"{path} is not a regular file")
        if hasattr(os, "geteuid"):
            if found.st_uid != os.geteuid():
                raise PermissionError(f"{path} belongs to another user")
            os.fchmod(descriptor, 0o600)
        line = memoryview(text.encode() + b"\n")
        try:
            while line:
                line = line[os.write(descriptor, line) :]
        except OSError:  # half a line would be copied as if it were one
            os.ftruncate(descriptor, found.st_size)
            raise
    finally:
        os.close(descriptor)
