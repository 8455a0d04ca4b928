"""The profile page: bytes in, profiles out; progressively, without keeping the text it has read."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.lines import LineDecoder
from profiletui.readers.links.finder import find_links
from profiletui.readers.page.draft import Draft
from profiletui.readers.page.grammar import (
    LONGEST_BADGE_LINE,
    LONGEST_DATE_LINE,
    Badges,
    date_below,
    mark_of,
    parse_authors,
    split_flags,
)
from profiletui.readers.page.header import quote, read_headers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiletui.readers.page.joints import Joint

_PIECE = 1 << 16  # bytes decoded at a time; larger buffers are mapped and unmapped by the allocator each time
_EXPECTED = (
    "a profile page saved as text begins with a name, figures such as “h-index 11” and a heading such as “30 Papers”, "
    "and has a line such as “LGMar 4, 2023Code” over each paper"
)


class PageReader:
    """Reads one source of profile pages.

    Feed it the bytes in any pieces, then `close` it for the `Reading`. In between `so_far` tells what has been
    read; ``papers`` is the list it grows, all profiles together, not to be changed from outside. Who follows
    the growth step by step asks for `heads` and looks at the end of ``papers``, which copies nothing. No
    bytes make it raise, and the pieces make no difference to the result.
    """

    def __init__(self, source_name: str) -> None:
        self.papers: list[Paper] = []
        self._source = Source(source_name)
        self._decoder = LineDecoder()
        self._drafts: list[Draft] = []
        self._badges: Badges | None = None
        self._badges_apart = False  # one below the other, so that `Code` may stand in the block
        self._block: list[str] = []  # the lines since the badge line, or since the start
        self._block_line = 1
        self._after_blank = True
        self._has_figures = False

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the source."""
        for start in range(0, len(chunk), _PIECE):
            piece = chunk[start : start + _PIECE]
            self._take(self._decoder.feed(piece))

    def close(self) -> Reading:
        """Return all that was read; the source ends here."""
        self._take(self._decoder.close())
        self._end_block([], at_badges=False)
        if not self._drafts:
            message = f"No profile found in {self._source.name}: {_EXPECTED}."
            return Reading((), (Diagnostic(0, "error", "no-profile", message),))
        return self._reading(finished=True)

    def so_far(self) -> Reading:
        """Return what has been read up to now, without the remarks that only the end allows."""
        return self._reading(finished=False)

    def heads(self, since: int = 0) -> list[tuple[Profile, int]]:
        """Return the profiles begun so far, from number `since` on, without papers and diagnostics.

        With each goes the place in ``papers`` of its first paper; its last stands before the next one's first.
        What was returned once does not change, only more follow.
        """
        return [
            (Profile(draft.header.name, draft.header.field, draft.header.metrics, self._source), draft.start)
            for draft in self._drafts[since:]
        ]

    def _reading(self, finished: bool) -> Reading:
        if not self._drafts:
            return Reading(())
        remarks: list[list[Diagnostic]] = [[] for _ in self._drafts]
        owner = 0
        for remark in sorted(self._decoder.remarks, key=lambda remark: remark.line):
            while owner + 1 < len(self._drafts) and self._drafts[owner + 1].header.line <= remark.line:
                owner += 1
            remarks[owner].append(remark)
        ends = [*(draft.start for draft in self._drafts[1:]), len(self.papers)]
        return Reading(
            tuple(
                draft.profile(self._source, self.papers[draft.start : end], more, finished)
                for draft, end, more in zip(self._drafts, ends, remarks, strict=True)
            )
        )

    def _take(self, lines: list[str]) -> None:
        """Cut the lines into blocks at badge lines."""
        start = index = 0
        while index < len(lines):
            line = lines[index]
            mark = mark_of(line, not lines[index - 1] if index else self._after_blank) if line else False
            index += 1
            rows = 1
            if "," in line and len(line) <= LONGEST_DATE_LINE and mark is not True and not (mark and mark.category):
                above = self._block[-4:] + lines[max(start, index - 5) : index - 1]
                mark, rows = date_below(line, above[-4:], mark)
            if mark is True:
                self._has_figures = True
            elif mark:
                self._begin_block(lines[start : index - 1], mark, rows)
                start = index = self._take_ordinary(lines, index, mark) if rows == 1 else index
        self._block += lines[start:]
        if lines:
            self._after_blank = not lines[-1]

    def _take_ordinary(self, lines: list[str], start: int, badges: Badges) -> int:
        """Take the papers from line `start` on that are shaped as nearly all are; return the line behind them.

        Title, authors and abstract are one line each, a blank line follows each, and then the next badge line.
        `_take` and `_end_block` would make the same of them, in more time. `badges` are the first one's.
        """
        while start + 7 <= len(lines):
            title, gap, authors, next_gap, abstract, last_gap, line = lines[start : start + 7]
            if gap or next_gap or last_gap or not (title and authors and abstract and line):
                break
            if mark_of(title, False) or mark_of(authors, True):
                break
            mark = mark_of(line, True)
            if mark is True or not mark:
                break
            if len(abstract) <= LONGEST_BADGE_LINE and (mark.category is None or mark_of(abstract, True)):
                break
            self._add_paper(badges, title, authors, abstract, find_links(title, abstract))
            badges = self._badges = mark
            self._block_line += 7
            start += 7
        return start

    def _begin_block(self, lines: list[str], badges: Badges, rows: int) -> None:
        """End the block of the lines up to a badge line; of these, all `rows` but one belong to the badges, too."""
        if rows > 1:
            lines = (self._block + lines)[: 1 - rows]
            self._block = []
        self._end_block(lines, at_badges=True)
        self._badges = badges
        self._badges_apart = rows > 1
        self._block_line += rows

    def _end_block(self, lines: list[str], at_badges: bool) -> None:
        """Make a paper, and the head of the next profile where there is one, of the lines up to these."""
        if self._block:
            lines = self._block + lines
            self._block = []
        line = self._block_line
        if self._badges is None:
            if at_badges or self._has_figures:
                self._begin_profiles(lines, line, named=True, at_badges=at_badges)
        else:
            joint = _find_joint(lines, self._badges.tail) if self._has_figures else None
            if joint:
                self._end_paper_at(joint, lines, line, at_badges)
            else:
                self._add_block(self._badges, lines)
        self._block_line += len(lines)
        self._has_figures = False

    def _begin_profiles(self, lines: list[str], line: int, named: bool, at_badges: bool) -> None:
        """Read the head of a profile, and of those before it that have no papers."""
        headers = read_headers(lines, line, named)
        if at_badges or self._drafts or any(header.stated for header in headers):
            self._drafts += [Draft(header, len(self.papers)) for header in headers]

    def _end_paper_at(self, joint: Joint, lines: list[str], line: int, at_badges: bool) -> None:
        """Part a paper from the profile that begins in its lines."""
        assert self._badges is not None
        badges = self._badges
        kept = lines[: max(joint.at, 0)]
        if joint.at < 0:
            has_code, flags = split_flags(joint.kept)
            badges = badges._replace(has_code=has_code, flags=flags)
        elif joint.kept:
            kept.append(joint.kept)
        self._add_block(badges, kept)
        first = len(self._drafts)
        at = line + joint.at
        if joint.name:
            self._begin_profiles([joint.name, *lines[joint.at + 1 :]], at, True, at_badges)
        else:
            self._begin_profiles(lines[joint.head :], line + joint.head, False, at_badges)
        if joint.kept or joint.at < 0:
            name = f"{quote(joint.name)} was taken for" if joint.name else "nothing could be told to be"
            message = f"Two pages run together here; {name} the name that begins the second."
            self._drafts[first].remarks.append(Diagnostic(at, "warning", "joined-profiles", message))

    def _add_block(self, badges: Badges, lines: list[str]) -> None:
        """Make a paper of its badges and the lines below; the first of these may be `Code` on a line of its own."""
        if "Code" in lines[:4]:
            place = lines.index("Code")
            below = lines[place + 1 : place + 2]
            if not any(lines[:place]) and below and (self._badges_apart or below[0]):
                badges = badges._replace(has_code=True)
                lines = lines[place + 1 :]
        self._add_paper(badges, *_join(lines))

    def _add_paper(self, badges: Badges, title: str, authors: str, abstract: str, links: tuple[Link, ...]) -> None:
        """Make a paper of its badges and texts; it begins in the line before the block."""
        category, date, has_code, flags, written_date, _ = badges
        names, et_al, affiliations = parse_authors(authors)
        identity = paper_id(title, names, "" if title else f"{category} {date or written_date} {abstract}")
        paper = Paper._make((
            identity, self._block_line - 1, category, date, has_code, title, names, et_al, affiliations, abstract,
            links, flags, None, None, None, None, False, (),
        ))  # fmt: skip
        self.papers.append(paper)
        self._drafts[-1].add(paper, written_date, authors)


def _find_joint(lines: list[str], tail: str) -> Joint | None:
    from profiletui.readers.page.joints import find_joint  # few pages need it, and the first frame waits for imports

    return find_joint(lines, tail)


def _join(lines: list[str]) -> tuple[str, str, str, tuple[Link, ...]]:
    """Join the lines of a paper to its title, authors and abstract, and find the links of title and abstract."""
    paragraphs = [part for piece in "\n".join(lines).split("\n\n") if (part := piece.strip("\n"))]
    links = find_links(*paragraphs[:1], *paragraphs[2:])  # needs to know where lines were wrapped
    texts = [paragraph.replace("\n", " ") for paragraph in paragraphs]
    texts += [""] * (2 - len(texts))
    return texts[0], texts[1], "\n\n".join(texts[2:]), links


def read_page(chunks: Iterable[bytes], source_name: str) -> Reading:
    """Read a source whole; `source_name` is what people call it. Never raises, whatever the bytes."""
    reader = PageReader(source_name)
    for chunk in chunks:
        reader.feed(chunk)
    return reader.close()
