"""Sources on their way into a library: files, folders and pipes, read in short steps.

A command takes all steps at once. The browser takes as many as its first screen needs, and the others between keys.
"""

from __future__ import annotations

import os
from time import perf_counter

from profiletui.model.profile import Reading
from profiletui.model.record import NamedTuple
from profiletui.readers.page.reader import PageReader
from profiletui.readers.sanitize import sanitize
from profiletui.state import files
from profiletui.state.paths import LIBRARY_VARIABLE, library_folder, sample_page
from profiletui.store.library import Library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence
    from typing import BinaryIO

STDIN = "-"
"""The source that means standard input."""

_SLICE = 3 << 14  # bytes read in one step, which takes less than a millisecond
_BEFORE_FIRST_SCREEN = _SLICE  # an ordinary page, and of a long one as many papers as a screen shows
_HEAD = 1024  # bytes at the beginning by which a file that is no page is told for what it is


class SourceError(Exception):
    """A source cannot be read; the text is one sentence: what, why, what to do."""


class Opened(NamedTuple):
    """What a run works on.

    ``readings`` are the pages in the order they were named, ``paths`` what each was called by, as it can be
    printed (``-`` for standard input). ``sample`` tells that this is the bundled page because nothing else was
    there; ``stdin_used`` that standard input is at its end, so keys must come from elsewhere. ``remarks`` are
    sentences about what was passed over. ``sources`` are what is read: what was named, else the library folder or the
    sample page.
    """

    library: Library
    readings: tuple[Reading, ...]
    paths: tuple[str, ...]
    sample: bool = False
    stdin_used: bool = False
    remarks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Progress(NamedTuple):
    """How far reading has come: papers and bytes read, bytes there are (None where a pipe does not tell), and the
    seconds since it began.
    """

    papers: int
    read: int
    total: int | None
    seconds: float


class Intake:
    """Reads the sources: files, folders (every page in them, by name), or ``-``.

    With none: standard input where it is no terminal, else the library folder, else the sample page; ``library`` is
    the folder that the configuration names, '' for none. A source in
    which no profile is found is refused, unless ``tolerant`` asks for its diagnostics; what is no text at all is
    always refused. A file that is named twice, by whatever names, is read once.

    The library grows with every step. The first screen must not wait for the last source, so what is wrong with a
    source is raised by `begin` and `finish`, and kept among the remarks when `advance` comes to it.
    """

    def __init__(
        self,
        sources: Sequence[str],
        *,
        stdin: BinaryIO | None,
        environ: Mapping[str, str],
        tolerant: bool = False,
        library: str = "",
    ) -> None:
        if not sources and stdin is not None and not stdin.isatty():
            sources = (STDIN,)
        if sources.count(STDIN) > 1:
            raise SourceError("cannot read standard input twice: name - once")
        self.library = Library((), reading_text)
        self._named = tuple(sources)  # or what `_home` finds where nothing is
        self.done = False
        self._stdin, self._environ, self._tolerant = stdin, environ, tolerant
        self._configured_library = library
        self._pages: list[tuple[str, Reading]] = []
        self._remarks: list[str] = []
        self._met: set[str] = set()
        self._sample = False
        self._stdin_used = STDIN in sources
        self._begun = False
        self._started = perf_counter()
        self._read = 0
        self._expected: int | None = 0
        self._pipe: int | None = None
        self._reader: PageReader | None = None
        self._taken = 0
        self._steps = self._sources(sources) if sources else self._home()

    # -- for whoever drives it -----------------------------------------------------------------------------

    def begin(self) -> Opened:
        """Read as much as a first screen shows.

        Raises:
            SourceError: a source cannot be read.
        """
        while not self.done and (self._read < _BEFORE_FIRST_SCREEN or not len(self.library)):
            self._step()
        self._begun = True
        return self.opened

    def finish(self) -> Opened:
        """Read to the end. Raises as `begin` does."""
        while not self.done:
            self._step()
        return self.opened

    def advance(self, seconds: float) -> bool:
        """Go on reading for some time; whether there is more to read. Waits for no pipe: see `waits_for`."""
        end = perf_counter() + seconds
        while not self.done and self.waits_for is None:
            self._step()
            if perf_counter() >= end:
                break
        return not self.done

    def stop(self) -> None:
        """Read no further, and keep what was read."""
        self._steps.close()
        self.done = True
        if self._reader is not None:
            self._put(self._reader.so_far())
            from profiletui.typeset.words import count

            self._remarks.append(f"reading was stopped after {count(len(self.library), 'paper')}")

    @property
    def waits_for(self) -> int | None:
        """The descriptor of the pipe that has to have something to read before there can be a next step."""
        if self._pipe is None:
            return None
        from select import select

        return None if select([self._pipe], [], [], 0)[0] else self._pipe

    @property
    def opened(self) -> Opened:
        """What is known by now; the library in it goes on growing."""
        return Opened(
            library=self.library,
            readings=tuple(reading for _, reading in self._pages),
            paths=tuple(path for path, _ in self._pages),
            sample=self._sample,
            stdin_used=self._stdin_used,
            remarks=tuple(self._remarks),
            sources=self._named,
        )

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(len(self.library), self._read, self._expected, perf_counter() - self._started)

    def _step(self) -> None:
        self.done = next(self._steps, True) is True

    # -- the steps, each of which yields None -----------------------------------------------------------------

    def _home(self) -> Generator[None, None, None]:
        """The library folder, or the sample page where that holds none."""
        folder = library_folder(self._environ, self._configured_library)
        self._named = (folder,)
        try:
            yield from self._folder(folder)
        except _UnreadableError as problem:
            if self._environ.get(LIBRARY_VARIABLE):
                self._remarks.append(f"passed over the folder in {LIBRARY_VARIABLE}: {problem.why}")
            elif self._configured_library:
                folder = said(self._configured_library)
                self._remarks.append(f"passed over {folder}, the library of the configuration: {problem.why}")
            self._sample = True
            self._named = (sample_page(),)
            yield from self._file(sample_page(), tolerant=False)

    def _sources(self, sources: Sequence[str]) -> Generator[None, None, None]:
        for source in sources:
            try:
                if source == STDIN:
                    yield from self._standard_input()
                    continue
                kind = _kind(source)
                if self._again(source):
                    continue
                yield from self._folder(source) if kind == "folder" else self._file(source, self._tolerant)
            except _UnreadableError as problem:
                what = "standard input" if source == STDIN else said(source)
                sentence = f"cannot read {what}: {problem.why}; {problem.advice}"
                if not self._begun:
                    raise SourceError(sentence) from problem
                self._remarks.append(sentence)

    def _again(self, path: str) -> bool:
        """Whether a file or folder was read already, which is then remarked on."""
        whole = os.path.realpath(path)
        if whole not in self._met:
            self._met.add(whole)
            return False
        self._remarks.append(f"passed over {said(path)}: it was read already")
        return True

    def _standard_input(self) -> Iterator[None]:
        if self._stdin is None:
            raise _UnreadableError("it is closed", "name a file instead")
        self._expected = None
        chunks, pipe = files.chunks(self._stdin), files.descriptor(self._stdin)
        try:
            yield from self._page(STDIN, "stdin", chunks, pipe, self._tolerant)
        except OSError as problem:
            raise _unreadable(problem) from problem

    def _file(self, path: str, tolerant: bool) -> Iterator[None]:
        if (kind := _kind(path)) not in ("file", "pipe"):
            raise _UnreadableError(f"it is a {kind}", "name a file, a folder or - instead")
        shown = said(path)
        try:
            with files.opened(path) as stream:
                pipe = stream.fileno() if kind == "pipe" else None
                if pipe is not None:
                    self._expected = None
                elif self._expected is not None:
                    self._expected += files.size(stream)
                yield from self._page(shown, _basename(shown), files.chunks(stream), pipe, tolerant)
        except OSError as problem:
            raise _unreadable(problem) from problem

    def _folder(self, folder: str) -> Iterator[None]:
        """Every page in a folder by name; a remark for each entry that is none."""
        try:
            entries = files.visible_entries(folder)
        except OSError as problem:
            raise _unreadable(problem) from problem
        before = len(self._pages)
        repeated = False
        for path in entries:
            try:
                # A pipe in a folder would be waited for without end, so only what stands there is read.
                if (kind := _kind(path)) == "file":
                    if self._again(path):
                        repeated = True
                    else:
                        yield from self._file(path, tolerant=False)
                    continue
                reason = f"it is a {kind}"
            except _UnreadableError as problem:
                reason = problem.why
            self._remarks.append(f"passed over {said(path)}: {reason}")
        if len(self._pages) == before and not repeated:
            advice = "save a page as text in it, or name another"
            raise _UnreadableError("there is no profile page in this folder", advice)

    def _page(self, path: str, name: str, chunks: Iterator[bytes], pipe: int | None, tolerant: bool) -> Iterator[None]:
        """Read one page; ``pipe`` is what its chunks have to be waited for on, if anything."""
        reader = self._reader = PageReader(name)
        base, head = len(self.library.profiles), b""
        self._taken = 0
        self._pages.append((path, Reading(())))
        try:
            while True:
                if pipe is not None:
                    self._pipe = pipe
                    yield  # whoever drives this can wait here until there is something to read
                    self._pipe = None
                if not (chunk := next(chunks, b"")):
                    break
                if len(head) < _HEAD:
                    head += chunk[: _HEAD - len(head)]
                    _refuse_known_formats(head)
                for start in range(0, len(chunk), _SLICE):
                    piece = chunk[start : start + _SLICE]
                    reader.feed(piece)
                    self._read += len(piece)
                    self._follow(reader, base)
                    yield
            reading = reader.close()
            if not reading.profiles:
                _refuse_what_is_no_text(head)
                if not tolerant:
                    raise _no_profile(head)
        except (_UnreadableError, OSError):
            self._reader = None
            if reader.heads():
                self._put(reader.so_far())
            else:
                self._pages.pop()
            raise
        self._follow(reader, base)
        self._put(reading)
        self._reader = None

    def _follow(self, reader: PageReader, base: int) -> None:
        """Put into the library what the reader has found since."""
        library = self.library
        for profile, start in reader.heads(len(library.profiles) - base):
            if len(library.profiles) > base:
                library.extend(reader.papers[self._taken : start])
            library.begin(profile)
            self._taken = start
        if len(library.profiles) > base:
            library.extend(reader.papers[self._taken :])
            self._taken = len(reader.papers)

    def _put(self, reading: Reading) -> None:
        """The page that is being read is read: its profiles are whole."""
        self.library.finish(reading.profiles)
        self._pages[-1] = (self._pages[-1][0], reading)


def reading_text(source: str) -> str:
    """LaTeX as reading text; its tables are loaded when the first search or order asks for them."""
    from profiletui.typeset.latex.render import reading_text

    return reading_text(source)


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
    if b'"schema": "profiletui/' in head[:100]:
        return _UnreadableError("it is an export, which is for other programs", "name the page it was made from")
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
