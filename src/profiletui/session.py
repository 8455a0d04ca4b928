"""What profiletui does, without a face: open sources, narrow, choose links, gather for export.

The command line and the browser both stand on this; neither knows anything the other does not.
"""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.readers.page import read_page
from profiletui.readers.sanitize import sanitize
from profiletui.state import files
from profiletui.state.paths import LIBRARY_VARIABLE, library_folder, sample_page
from profiletui.store.library import Library
from profiletui.store.query import Query
from profiletui.store.view import select

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from profiletui.model.paper import Link, Paper
    from profiletui.model.profile import Profile, Reading
    from profiletui.store.view import View

STDIN = "-"
"""The source that means standard input."""


class SourceError(Exception):
    """A source cannot be read; the text is one sentence: what, why, what to do."""


class Opened(NamedTuple):
    """What a run works on.

    ``readings`` are the pages in the order they were named, ``paths`` what each was called by, as it can be
    printed (``-`` for standard input). ``sample`` tells that this is the bundled page because nothing else was
    there; ``stdin_used`` that standard input is at its end, so keys must come from elsewhere. ``remarks`` are
    sentences about what was passed over.
    """

    library: Library
    readings: tuple[Reading, ...]
    paths: tuple[str, ...]
    sample: bool = False
    stdin_used: bool = False
    remarks: tuple[str, ...] = ()


def open_sources(
    sources: Sequence[str], *, stdin: BinaryIO | None, environ: Mapping[str, str], tolerant: bool = False
) -> Opened:
    """Read the sources: files, folders (every page in them, by name), or ``-``.

    With none: standard input where it is no terminal, else the library folder, else the sample page. A source in
    which no profile is found is refused, unless ``tolerant`` asks for its diagnostics; what is no text at all is
    always refused.

    Raises:
        SourceError: a source cannot be read.
    """
    if not sources:
        if stdin is None or stdin.isatty():
            return _open_home(environ)
        sources = (STDIN,)
    if sources.count(STDIN) > 1:
        raise SourceError("cannot read standard input twice: name - once")
    pages: list[tuple[str, Reading]] = []
    remarks: list[str] = []
    for source in sources:
        try:
            if source == STDIN:
                pages.append(_read_stdin(stdin, tolerant))
            elif _kind(source) == "folder":
                pages.extend(_read_folder(source, remarks))
            else:
                pages.append(_read_file(source, tolerant))
        except _UnreadableError as problem:
            what = "standard input" if source == STDIN else said(source)
            raise SourceError(f"cannot read {what}: {problem.why}; {problem.advice}") from problem
    return _opened(pages, stdin_used=STDIN in sources, remarks=remarks)


def narrow(library: Library, text: str = "", sort: str = "source") -> View:
    """The papers that ``text``, a query, leaves, in the order of the sort key ``sort`` (``-`` first reverses)."""
    return select(library, Query(text, sort))


def links(library: Library, view: View, all: bool = False) -> list[Link]:  # noqa: A002 - the option's name
    """The code links, or all links, of the papers of a view in its order; each once, however it is spelt."""
    papers = library.papers
    found: dict[str, Link] = {}
    for row in view.rows:
        for link in papers[row].links if all else papers[row].code_links:
            address = link.url.partition("://")[2].removeprefix("www.").removesuffix(".git")
            found.setdefault(address, link)
    return list(found.values())


def grouped(library: Library, view: View) -> tuple[Profile, ...]:
    """The profiles with those of their papers that a view holds, in its order.

    A paper on two profiles stands in both. Where the view is narrowed, profiles without a paper in it are left
    out; diagnostics stay, being about the page.
    """
    if view.rows == range(len(library.papers)):
        return library.profiles
    rank = {library.papers[row].id: place for place, row in enumerate(view.rows)}
    profiles = []
    for profile in library.profiles:
        held = sorted((paper for paper in profile.papers if paper.id in rank), key=lambda paper: rank[paper.id])
        if held or not view.query.text.strip():
            profiles.append(profile._replace(papers=tuple(held)))
    return tuple(profiles)


def rendered(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    """The profiles with titles and abstracts as Unicode reading text instead of the page's LaTeX."""

    def paper(raw: Paper) -> Paper:
        return raw._replace(title=_reading_text(raw.title), abstract=_reading_text(raw.abstract))

    return tuple(profile._replace(papers=tuple(map(paper, profile.papers))) for profile in profiles)


def said(path: str) -> str:
    """A path as it may be printed: without anything a terminal would obey, and never empty."""
    text = path.encode(errors="surrogateescape").decode(errors="replace")
    return sanitize(text)[0] or "''"


class _UnreadableError(Exception):
    """Why something cannot be read, and what to do about it: two halves of a sentence."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(why, advice)
        self.why = why
        self.advice = advice


def _opened(
    pages: Sequence[tuple[str, Reading]], *, sample: bool = False, stdin_used: bool = False, remarks: Iterable[str] = ()
) -> Opened:
    profiles = [profile for _, reading in pages for profile in reading.profiles]
    return Opened(
        library=Library(profiles, _reading_text),
        readings=tuple(reading for _, reading in pages),
        paths=tuple(path for path, _ in pages),
        sample=sample,
        stdin_used=stdin_used,
        remarks=tuple(remarks),
    )


def _reading_text(source: str) -> str:
    """LaTeX as reading text; its tables are loaded when the first search or order asks for them."""
    from profiletui.typeset.latex import reading_text

    return reading_text(source)


def _open_home(environ: Mapping[str, str]) -> Opened:
    """The library folder, or the sample page where that holds none."""
    remarks: list[str] = []
    try:
        return _opened(_read_folder(library_folder(environ), remarks), remarks=remarks)
    except _UnreadableError as problem:
        if environ.get(LIBRARY_VARIABLE):
            remarks.append(f"passed over the folder in {LIBRARY_VARIABLE}: {problem.why}")
    return _opened([_read_file(sample_page(), tolerant=False)], sample=True, remarks=remarks)


def _read_stdin(stdin: BinaryIO | None, tolerant: bool) -> tuple[str, Reading]:
    if stdin is None:
        raise _UnreadableError("it is closed", "name a file instead")
    return STDIN, _read(files.chunks(stdin), "stdin", tolerant)


def _read_file(path: str, tolerant: bool) -> tuple[str, Reading]:
    if (kind := _kind(path)) not in ("file", "pipe"):
        raise _UnreadableError(f"it is a {kind}", "name a file, a folder or - instead")
    shown = said(path)
    return shown, _read(files.file_chunks(path), _basename(shown), tolerant)


def _read_folder(folder: str, remarks: list[str]) -> list[tuple[str, Reading]]:
    """Every page in a folder by name; a sentence is added to ``remarks`` for each entry that is none."""
    try:
        entries = files.visible_entries(folder)
    except OSError as problem:
        raise _unreadable(problem) from problem
    pages = []
    for path in entries:
        try:
            # A pipe in a folder would be waited for without end, so only what stands there is read.
            if (kind := _kind(path)) == "file":
                pages.append(_read_file(path, tolerant=False))
                continue
            reason = f"it is a {kind}"
        except _UnreadableError as problem:
            reason = problem.why
        remarks.append(f"passed over {said(path)}: {reason}")
    if not pages:
        raise _UnreadableError("there is no profile page in this folder", "save a page as text in it, or name another")
    return pages


_HEAD = 1024
"""The bytes at the beginning by which a file that is no page is told for what it is."""

_KNOWN_FORMATS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_SAVE_AS_TEXT = "save the profile page as text and name that file"


def _read(chunks: Iterable[bytes], name: str, tolerant: bool) -> Reading:
    """Read one page; raises _UnreadableError."""
    head = b""

    def watched() -> Iterator[bytes]:
        nonlocal head
        for chunk in chunks:
            if len(head) < _HEAD:
                head += chunk[: _HEAD - len(head)]
                _refuse_known_formats(head)
            yield chunk

    try:
        reading = read_page(watched(), name)
    except OSError as problem:
        raise _unreadable(problem) from problem
    if not reading.profiles:
        _refuse_what_is_no_text(head)
        if not tolerant:
            raise _no_profile(head)
    return reading


def _refuse_known_formats(head: bytes) -> None:
    """Refuse what people name by mistake before megabytes of it are read as text."""
    for signature, what in _KNOWN_FORMATS:
        if head.startswith(signature):
            raise _UnreadableError(f"it is {what}, not text", _SAVE_AS_TEXT)


def _refuse_what_is_no_text(head: bytes) -> None:
    """Refuse what has no profile because it holds nothing, or nothing that is text."""
    if not head.removeprefix(b"\xef\xbb\xbf").strip():
        raise _UnreadableError("it is empty", _SAVE_AS_TEXT)
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError("it is not text", _SAVE_AS_TEXT)


def _no_profile(head: bytes) -> _UnreadableError:
    if head.lstrip()[:9].lower().startswith((b"<!doctype", b"<html")):
        return _UnreadableError("it is a web page in HTML", "save the page as text in the browser and name that file")
    return _UnreadableError("there is no profile in it", "a page has a name, figures such as h-index11, then papers")


def _kind(path: str) -> str:
    """What stands at ``path``, as `files.kind` says; raises _UnreadableError."""
    try:
        return files.kind(path)
    except OSError as problem:
        raise _unreadable(problem) from problem
    except ValueError as problem:
        raise _UnreadableError("no file can have such a name", "name another") from problem


def _unreadable(problem: OSError) -> _UnreadableError:
    """The system's reason in words, and what to do about it where that is known."""
    if isinstance(problem, FileNotFoundError):
        return _UnreadableError("there is no such file", "check the name and the folder you are in")
    if isinstance(problem, PermissionError):
        return _UnreadableError("you may not read it", "ask its owner, or change its permissions with chmod")
    return _UnreadableError((problem.strerror or "reading failed").lower(), "name another file or folder")


def _basename(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2] or path
