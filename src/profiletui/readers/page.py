"""The profile page: bytes in, profiles out; progressively, without keeping the text it has read."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.profile import Profile, Reading, Source
from profiletui.model.words import paper_id
from profiletui.readers.lines import LineDecoder
from profiletui.readers.links import find_links
from profiletui.readers.page_draft import Draft
from profiletui.readers.page_figures import FIGURE_INITIALS, may_be_figure
from profiletui.readers.page_grammar import (
    LONGEST_BADGE_LINE,
    Badges,
    parse_authors,
    parse_badges,
    split_flags,
)
from profiletui.readers.page_header import quote, read_headers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiletui.readers.page_joints import Joint

_PIECE = 1 << 15  # bytes decoded at a time; larger buffers are mapped and unmapped by the allocator each time
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
        self._badge_line = 0
        self._block: list[str] = []  # the lines since the badge line, or since the start
        self._block_line = 1
        self._has_figures = False

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the source."""
        for start in range(0, len(chunk), _PIECE):
            piece = chunk[start : start + _PIECE]
            self._take(self._decoder.feed(piece))

    def close(self) -> Reading:
        """Return all that was read; the source ends here."""
        self._take(self._decoder.close())
        self._end_block(at_badges=False)
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
        block_start = 0
        after_blank = not self._block[-1] if self._block else self._badges is None
        for index, line in enumerate(lines):
            if not line:
                after_blank = True
                continue
            if len(line) <= LONGEST_BADGE_LINE:
                if "," in line and (badges := parse_badges(line, after_blank)):
                    self._block += lines[block_start:index]
                    self._end_block(at_badges=True)
                    block_start = index + 1
                    self._badges = badges
                    self._badge_line = self._block_line
                    self._block_line += 1
                elif line[0] in FIGURE_INITIALS and may_be_figure(line):
                    self._has_figures = True
            after_blank = False
        self._block += lines[block_start:]

    def _end_block(self, at_badges: bool) -> None:
        """Make a paper, and the head of the next profile where there is one, of the lines gathered."""
        lines, line = self._block, self._block_line
        self._block = []
        self._block_line += len(lines)
        if self._badges is None:
            if at_badges or self._has_figures:
                self._begin_profiles(lines, line, named=True, at_badges=at_badges)
        else:
            joint = _find_joint(lines, self._badges.tail) if self._has_figures else None
            if joint:
                self._end_paper_at(joint, lines, line, at_badges)
            else:
                self._add_paper(lines, self._badges)
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
        self._add_paper(kept, badges)
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

    def _add_paper(self, lines: list[str], badges: Badges) -> None:
        """Make a paper of the lines under its badge line."""
        paragraphs = _paragraphs(lines)
        title = paragraphs[0] if paragraphs else ""
        authors_line = paragraphs[1] if len(paragraphs) > 1 else ""
        abstract = "\n\n".join(paragraphs[2:])
        links = find_links(f"{title}\n\n{abstract}")  # needs to know where lines were wrapped
        if "\n" in title:
            title = title.replace("\n", " ")
        if "\n" in abstract:
            abstract = "\n\n".join([paragraph.replace("\n", " ") for paragraph in paragraphs[2:]])
        names, et_al, affiliations = parse_authors(authors_line.replace("\n", " "))
        rest = "" if title else f"{badges.category} {badges.date or badges.written_date} {abstract}"
        paper = Paper(
            paper_id(title, names, rest),
            self._badge_line,
            badges.category,
            badges.date,
            badges.has_code,
            title,
            names,
            et_al,
            affiliations,
            abstract,
            links,
            badges.flags,
        )
        self.papers.append(paper)
        self._drafts[-1].add(paper, badges.written_date)


def _find_joint(lines: list[str], tail: str) -> Joint | None:
    from profiletui.readers.page_joints import find_joint  # few pages need it, and the first frame waits for imports

    return find_joint(lines, tail)


def _paragraphs(lines: list[str]) -> list[str]:
    """Join lines to paragraphs; where a paragraph was wrapped stands a line feed."""
    if all(lines[::2]) and not any(lines[1::2]):
        return lines[::2]  # nothing is wrapped, and one blank line lies between any two
    return [part for piece in "\n".join(lines).split("\n\n") if (part := piece.strip("\n"))]


def read_page(chunks: Iterable[bytes], source_name: str) -> Reading:
    """Read a source whole; `source_name` is what people call it. Never raises, whatever the bytes."""
    reader = PageReader(source_name)
    for chunk in chunks:
        reader.feed(chunk)
    return reader.close()
