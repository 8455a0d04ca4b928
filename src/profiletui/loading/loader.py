"""Sources on their way into a library: files, folders and pipes, read in short steps.

A command takes all steps at once. The browser takes as many as its first screen needs, and the others between keys.
"""

from __future__ import annotations

import os
from time import perf_counter

from profiletui.loading import refusals
from profiletui.loading.contents import SLICE, Contents, Place
from profiletui.loading.folders import pages_in, site_of, size_of
from profiletui.loading.refusals import UnreadableError, unreadable
from profiletui.loading.refusals import kind as kind_of
from profiletui.model.profile import Reading
from profiletui.model.record import NamedTuple
from profiletui.readers.sanitize import sanitize
from profiletui.state import files
from profiletui.state.paths import LIBRARY_VARIABLE, library_folder, sample_page
from profiletui.store.library import Library
from profiletui.typeset.reading import reading_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from typing import BinaryIO

STDIN = "-"
"""The source that means standard input."""

_BEFORE_FIRST_SCREEN = SLICE  # an ordinary page, and of a long one as many papers as a screen shows
_SMALL = 2 * SLICE  # bytes of all sources together that are read whole before the first screen
_PATIENCE = 1.0  # seconds after which it is said that nobody writes into a pipe


class SourceError(Exception):
    """A source cannot be read; the text is one sentence: what, why, what to do."""


class Opened(NamedTuple):
    """What a run works on.

    ``readings`` are the pages in the order they were named, ``paths`` what each was called by, as it can be
    printed (``-`` for standard input). ``sample`` tells that this is the bundled page because nothing else was
    there. ``remarks`` are sentences about what was passed over. ``sources`` are what is read: what was named, else the
    library folder or the sample page; ``owner`` is the name given for lists that name nobody.
    """

    library: Library
    readings: tuple[Reading, ...]
    paths: tuple[str, ...]
    sample: bool = False
    remarks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    owner: str = ""


class Progress(NamedTuple):
    """How far reading has come: papers and bytes read, bytes there are (None where a pipe does not tell), and the
    seconds since it began.
    """

    papers: int
    read: int
    total: int | None
    seconds: float


class Intake:
    """Reads the sources: files of every format, folders (every file in them, by name; of a site its list), or ``-``.

    ``owner`` names whose papers a list without an owner holds; ``waiting`` is told in a sentence what is waited for.
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
        owner: str = "",
        waiting: Callable[[str], None] | None = None,
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
        self._owner, self._waiting = owner, waiting
        self._remarks: list[str] = []
        self._met: set[str] = set()
        self._sample = False
        self._begun = False
        self._started = perf_counter()
        self._expected: int | None = 0
        self._contents = Contents(self.library, owner)
        self._steps = self._sources(sources) if sources else self._home()

    # -- for whoever drives it -----------------------------------------------------------------------------

    def begin(self) -> Opened:
        """Read as much as a first screen shows.

        Raises:
            SourceError: a source cannot be read.
        """
        while not self.done and (self._contents.read < _BEFORE_FIRST_SCREEN or not len(self.library)):
            self._step()
        # Where several small sources are left, what is said of the first need not change a moment later.
        if not self.done and (size := size_of(self._named)) is not None and size <= _SMALL:
            while not self.done:
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

    def reach(self, papers: int, most: int) -> int:
        """Read on until there are so many papers, ``most`` bytes are read or a pipe is empty.

        Returns:
            How many bytes it took.
        """
        before = self._contents.read
        while not self.done and len(self.library) < papers and self._contents.read - before < most:
            if self.waits_for is not None:
                break
            self._step()
        return self._contents.read - before

    def stop(self) -> None:
        """Read no further, and keep what was read."""
        if self.done:
            return
        self._steps.close()
        self.done = True
        self._contents.stop()
        from profiletui.typeset.words import count

        self._remarks.append(f"reading was stopped after {count(len(self.library), 'paper')}")

    @property
    def waits_for(self) -> int | None:
        """The descriptor of the pipe that has to have something to read before there can be a next step."""
        pipe = self._contents.pipe
        if pipe is None:
            return None
        from select import select

        return None if select([pipe], [], [], 0)[0] else pipe

    @property
    def opened(self) -> Opened:
        """What is known by now; the library in it goes on growing."""
        return Opened(
            library=self.library,
            readings=tuple(reading for _, reading in self._contents.pages),
            paths=tuple(path for path, _ in self._contents.pages),
            sample=self._sample,
            remarks=tuple(self._remarks),
            sources=self._named,
            owner=self._owner,
        )

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(len(self.library), self._contents.read, self._expected, perf_counter() - self._started)

    def _step(self) -> None:
        self.done = next(self._steps, True) is True

    # -- the steps, each of which yields None -----------------------------------------------------------------

    def _home(self) -> Generator[None, None, None]:
        """The library folder, or the sample page where that holds none."""
        folder = library_folder(self._environ, self._configured_library)
        self._named = (folder,)
        try:
            yield from self._folder(folder)
        except UnreadableError as problem:
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
                kind = kind_of(source)
                if self._again(source):
                    continue
                yield from self._folder(source) if kind == "folder" else self._file(source, self._tolerant)
            except UnreadableError as problem:
                what = "standard input" if source == STDIN else said(source)
                sentence = f"cannot read {what}: {problem.why}; {problem.advice}"
                if not self._begun:
                    raise SourceError(sentence) from problem
                self._remarks.append(sentence)

    def _again(self, path: str) -> bool:
        """Whether a file or folder was read already, which is then remarked on."""
        try:
            whole = os.path.realpath(path)
        except OSError as problem:  # a name in a folder that is gone
            raise UnreadableError("the folder you are in is no longer there", "go to another folder") from problem
        if whole not in self._met:
            self._met.add(whole)
            return False
        self._remarks.append(f"passed over {said(path)}: it was read already")
        return True

    def _standard_input(self) -> Iterator[None]:
        if self._stdin is None:
            raise UnreadableError("it is closed", "name a file instead")
        self._expected = None
        chunks, pipe = files.chunks(self._stdin), files.descriptor(self._stdin)
        try:
            yield from self._contents.take(Place(STDIN, "stdin", pipe), chunks, self._tolerant)
        except OSError as problem:
            raise unreadable(problem) from problem

    def _file(self, path: str, tolerant: bool) -> Iterator[None]:
        if (kind := kind_of(path)) not in ("file", "pipe"):
            raise UnreadableError(f"it is a {kind}", "name a file, a folder or - instead")
        shown = said(path)
        try:
            with files.opened_pipe(path) if kind == "pipe" else files.opened(path) as stream:
                pipe = stream.fileno() if kind == "pipe" else None
                if pipe is not None:
                    self._expected = None
                else:
                    size = files.size(stream)
                    refusals.refuse_large(size, refusals.LONGEST_PAGE, "a page")
                    self._expected = None if self._expected is None else self._expected + size
                chunks = self._written(stream, shown) if kind == "pipe" else files.chunks(stream)
                place = Place(shown, _basename(shown), pipe, site_of(path))
                self.library.new |= new_papers(path)
                yield from self._contents.take(place, chunks, tolerant)
        except OSError as problem:
            raise unreadable(problem) from problem

    def _written(self, stream: BinaryIO, shown: str) -> Iterator[bytes]:
        """What is written into a pipe; who waits in vain is told what for."""
        if not files.wait_for_writer(stream, _PATIENCE):
            if self._waiting is not None:
                self._waiting(f"waiting for something to be written into {shown} (Ctrl+C to stop)")
            files.wait_for_writer(stream, None)
        yield from files.chunks(stream)

    def _folder(self, folder: str) -> Iterator[None]:
        """Every file in a folder by name, of a site its lists; a remark for each entry that cannot be read."""
        try:
            entries = pages_in(folder)
        except OSError as problem:
            raise unreadable(problem) from problem
        before = len(self._contents.pages)
        repeated = False
        for path in entries:
            try:
                # A pipe in a folder would be waited for without end, so only what stands there is read.
                if (kind := kind_of(path)) == "file":
                    if self._again(path):
                        repeated = True
                    else:
                        yield from self._file(path, tolerant=False)
                    continue
                reason = f"it is a {kind}"
            except UnreadableError as problem:
                reason = problem.why
            self._remarks.append(f"passed over {said(path)}: {reason}")
        if len(self._contents.pages) == before and not repeated:
            raise UnreadableError("there is no profile page in this folder", refusals.name_what_can_be_read())


def new_papers(path: str) -> frozenset[str]:
    """The ids of the papers that are new in a profile of the library; none in another file."""
    if not path.endswith(".json"):
        return frozenset()
    # late: a page was not fetched, and has no past
    from profiletui.state.snapshots import new_ids

    return new_ids(path)


def said(path: str) -> str:
    """A path as it may be printed: without anything a terminal would obey, and never empty."""
    text = path.encode(errors="surrogateescape").decode(errors="replace")
    return sanitize(text)[0] or "''"


def _basename(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2] or path
