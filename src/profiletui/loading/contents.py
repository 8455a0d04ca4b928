"""The bytes of one source on their way into a library, in whatever format they are."""

from __future__ import annotations

from profiletui.loading import refusals
from profiletui.loading.long_lines import LongLines
from profiletui.loading.refusals import UnreadableError
from profiletui.model.profile import Reading
from profiletui.model.record import NamedTuple
from profiletui.readers.page.reader import PageReader
from profiletui.readers.registry import HEAD, PAGE, recognise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from profiletui.store.library import Library

SLICE = HEAD
"""Bytes read in one step, which takes less than a millisecond."""

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Place(NamedTuple):
    """Where a source is read from: the ``path`` as it may be printed, the ``name`` people call it by, the ``pipe`` that
    its bytes have to be waited for on, if any, and the folder of the ``site`` whose list it is, or ''.
    """

    path: str
    name: str
    pipe: int | None = None
    site: str = ""


class Contents:
    """Reads sources one after the other into a library.

    ``pages`` are those read, each by its path; ``read`` counts the bytes; ``pipe`` is the descriptor of the pipe that
    has to have something to read before there can be a next step. ``owner`` names whose papers a list is that says it
    not itself.
    """

    def __init__(self, library: Library, owner: str = "") -> None:
        self.pages: list[tuple[str, Reading]] = []
        self.read = 0
        self.pipe: int | None = None
        self._library = library
        self._owner = owner
        self._reader: PageReader | None = None
        self._taken = 0

    def take(self, place: Place, chunks: Iterator[bytes], tolerant: bool) -> Iterator[None]:
        """Read one source in the format that its first bytes show; each step yields None.

        Raises:
            UnreadableError: nothing can be made of it, or, unless ``tolerant``, no profile.
        """
        pieces: list[bytes] = []
        size = 0
        for chunk in self._arriving(place, chunks):
            if chunk is None:
                yield
                continue
            pieces.append(chunk)
            size += len(chunk)
            if size >= HEAD:
                break
        head = b"".join(pieces)
        refusals.refuse_known_formats(head)
        refusals.refuse_binary(head[:HEAD])
        look = head[:HEAD]
        if b"\0" in look or look.startswith(_BYTE_ORDER_MARKS):
            # late: most pages are UTF-8 without a mark
            from profiletui.readers.decoding import as_utf8, marked

            head = marked(head)
            look = as_utf8(head[:HEAD])
        form = recognise(look)
        if form == PAGE:
            yield from self._take_page(place, head, chunks, tolerant)
        else:
            yield from self._take_whole(form, place, head, chunks, tolerant)

    def stop(self) -> None:
        """Keep what was read of the source that is being read."""
        if self._reader is not None:
            self._put(self._reader.so_far())
            self._reader = None

    def _arriving(self, place: Place, chunks: Iterator[bytes]) -> Iterator[bytes | None]:
        """The bytes as they come; None where whoever drives this can wait until there is something to read."""
        while True:
            if place.pipe is not None:
                self.pipe = place.pipe
                yield None
                self.pipe = None
            chunk = next(chunks, b"")
            if not chunk:
                return
            yield chunk

    def _take_whole(
        self, form: str, place: Place, head: bytes, chunks: Iterator[bytes], tolerant: bool
    ) -> Iterator[None]:
        """Read a source of a format that is read whole."""
        from profiletui.loading.owner import with_owner
        from profiletui.readers.registry import FORMATS, read_in_steps

        pieces = [head]
        size = len(head)
        self.read += size
        for chunk in self._arriving(place, chunks):
            if chunk is not None:
                pieces.append(chunk)
                size += len(chunk)
                self.read += len(chunk)
                refusals.refuse_large(size, refusals.LONGEST_WHOLE, FORMATS[form].title)
            yield
        reading = yield from read_in_steps(form, b"".join(pieces), place.name)
        if not reading.profiles and not tolerant:
            raise refusals.nothing_made(FORMATS[form].title, reading)
        reading = with_owner(reading, self._owner, place.site, place.name)
        for profile in reading.profiles:
            self._library.begin(profile)
            self._library.extend(profile.papers)
        self._library.finish(reading.profiles)
        self.pages.append((place.path, reading))

    def _take_page(self, place: Place, head: bytes, chunks: Iterator[bytes], tolerant: bool) -> Iterator[None]:
        """Read a profile page, whose papers are in the library as soon as they are read."""
        reader = self._reader = PageReader(place.name)
        lines = LongLines()
        base = len(self._library.members)
        self._taken = 0
        self.pages.append((place.path, Reading(())))
        try:
            for piece in _sliced(head):
                yield from self._feed(reader, lines, piece, base)
            for chunk in self._arriving(place, chunks):
                if chunk is None:
                    yield
                    continue
                for piece in _sliced(chunk):
                    yield from self._feed(reader, lines, piece, base)
            reading = lines.tell(reader.close())
            if not reading.profiles:
                refusals.refuse_empty(head)
                if not tolerant:
                    raise refusals.no_profile(place.name, head)
        except (UnreadableError, OSError):
            self._reader = None
            if reader.heads():
                self._put(reader.so_far())
            else:
                self.pages.pop()
            raise
        self._follow(reader, base)
        self._put(reading)
        self._reader = None

    def _feed(self, reader: PageReader, lines: LongLines, piece: bytes, base: int) -> Iterator[None]:
        if not reader.papers:
            refusals.refuse_binary(piece)
        reader.feed(lines.cut(piece))
        self.read += len(piece)
        most = refusals.LONGEST_WHOLE if lines.wide else refusals.LONGEST_PAGE
        refusals.refuse_large(lines.size, most, "a page")
        self._follow(reader, base)
        yield

    def _follow(self, reader: PageReader, base: int) -> None:
        """Put into the library what the reader has found since."""
        library = self._library
        for profile, start in reader.heads(len(library.members) - base):
            if len(library.members) > base:
                library.extend(reader.papers[self._taken : start])
            library.begin(profile)
            self._taken = start
        if len(library.members) > base:
            library.extend(reader.papers[self._taken :])
            self._taken = len(reader.papers)

    def _put(self, reading: Reading) -> None:
        """The page that is being read is read: its profiles are whole."""
        self._library.finish(reading.profiles)
        self.pages[-1] = (self.pages[-1][0], reading)


def _sliced(chunk: bytes) -> Iterator[bytes]:
    for start in range(0, len(chunk), SLICE):
        yield chunk[start : start + SLICE]
