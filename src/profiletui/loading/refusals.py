"""Why a source cannot be read, in words; and what is told to be no text by its first bytes."""

from __future__ import annotations

from profiletui.state import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.model.profile import Reading

KNOWN_FORMATS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
"""What people name by mistake, by the bytes it begins with."""

LONGEST_PAGE = 4 << 30
"""Bytes of a page, which is read piece by piece. A million papers have less than half of it."""

LONGEST_WHOLE = 64 << 20
"""Bytes of a source of any other format, which is held in memory."""

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b\b") + b"\x7f"
_MOST_CONTROLS = 24  # one byte in so many may be a control character; of random bytes one in ten is
_HALF = 2
_FOREIGN = bytes(range(0x80, 0x100))
_MOST_FOREIGN = 4  # one byte in so many is none of ASCII; of random bytes every second is
_FEW = 64  # bytes of which nothing can be said


class UnreadableError(Exception):
    """Why something cannot be read, and what to do about it: two halves of a sentence."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(why, advice)
        self.why = why
        self.advice = advice


def name_what_can_be_read() -> str:
    """The advice for whoever named something else."""
    from profiletui.readers.registry import readable

    return f"name {readable()}"


def refuse_known_formats(head: bytes) -> None:
    """Refuse what people name by mistake before megabytes of it are read as text."""
    for signature, what in KNOWN_FORMATS:
        if head.startswith(signature):
            raise UnreadableError(f"it is {what}, not text", name_what_can_be_read())


def refuse_binary(piece: bytes) -> None:
    """Refuse a source of which this piece is no text in any encoding: too many control characters."""
    controls = len(piece) - len(piece.translate(None, _CONTROLS))
    if len(piece) < _FEW or controls * _MOST_CONTROLS <= len(piece):
        return
    foreign = len(piece) - len(piece.translate(None, _FOREIGN))
    if controls * _HALF <= len(piece) and foreign * _MOST_FOREIGN <= len(piece):
        return
    from profiletui.readers.decoding import encoding_of

    if encoding_of(piece)[0] == "utf-8":
        raise UnreadableError("it is not text", name_what_can_be_read())


def refuse_large(size: int, most: int, what: str) -> None:
    """Refuse a source that is larger than any honest one."""
    if size > most:
        unit, count = ("GB", most >> 30) if most >> 30 else ("MB", most >> 20)
        raise UnreadableError(f"it is larger than {count} {unit}, the most that is read of {what}", "name a part of it")


def refuse_empty(head: bytes) -> None:
    """Refuse what has no profile because it holds nothing, or nothing that is text."""
    if not head.removeprefix(b"\xef\xbb\xbf").strip():
        raise UnreadableError("it is empty", name_what_can_be_read())
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("it is not text", name_what_can_be_read())


def no_profile(name: str, head: bytes) -> UnreadableError:
    """Why text in which the page's reader found nothing is refused."""
    from profiletui.readers.registry import FORMATS, PAGE, hinted

    advice = name_what_can_be_read()
    if head.lstrip()[:9].lower().startswith((b"<!doctype", b"<html")):
        return UnreadableError("it is a web page in HTML, but none that lists papers", advice)
    if (key := hinted(name)) != PAGE:
        return UnreadableError(f"there is no entry of {FORMATS[key].title} in it", advice)
    return UnreadableError("there is no profile in it", advice)


def nothing_made(title: str, reading: Reading) -> UnreadableError:
    """Why a source of another format than the page is refused: what its reader says of it."""
    for _, severity, _, message, *_ in reading.diagnostics:
        if severity == "error":
            why, _, advice = (message[0].lower() + message[1:].rstrip(".")).partition("; ")
            return UnreadableError(why, advice or name_what_can_be_read())
    return UnreadableError(f"there is nothing of {title} in it", name_what_can_be_read())


def kind(path: str) -> str:
    """What stands at ``path``, as `files.kind` says; raises UnreadableError."""
    try:
        return files.kind(path)
    except OSError as problem:
        raise unreadable(problem) from problem
    except ValueError as problem:
        raise UnreadableError("no file can have such a name", "name another") from problem


def unreadable(problem: OSError) -> UnreadableError:
    """The system's reason in words, and what to do about it where that is known."""
    if isinstance(problem, FileNotFoundError):
        return UnreadableError("there is no such file", "check the name and the folder you are in")
    if isinstance(problem, PermissionError):
        return UnreadableError("you may not read it", "ask its owner, or change its permissions with chmod")
    return UnreadableError((problem.strerror or "reading failed").lower(), "name another file or folder")
