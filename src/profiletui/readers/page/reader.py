"""The profile page: bytes in, profiles out; progressively, without keeping the text it has read."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import CODE, OTHER, PAPER, Link, Paper
from profiletui.model.profile import Profile, Reading, Source
from profiletui.model.record import NamedTuple
from profiletui.model.words import paper_id
from profiletui.readers.lines import LineDecoder
from profiletui.readers.links.finder import find_links, wraps_within
from profiletui.readers.page import shape as shapes
from profiletui.readers.page.draft import Draft
from profiletui.readers.page.furniture import LONGEST_MARKED, Furniture
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
        self._furniture = Furniture()
        self._code_address = ""
        self._at_end = False
        self._shape = ""
        self._held: list[_Block] = []  # papers whose shape is not decided yet

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the source."""
        for start in range(0, len(chunk), _PIECE):
            piece = chunk[start : start + _PIECE]
            self._take(self._decoder.feed(piece))

    def close(self) -> Reading:
        """Return all that was read; the source ends here."""
        self._take(self._decoder.close())
        self._at_end = True
        self._end_block([], at_badges=False)
        self._settle_shape()
        self._link_numbered()
        if not self._drafts:
            message = f"No profile found in {self._source.name}: {_EXPECTED}."
            return Reading((), (Diagnostic(0, "error", "no-profile", message),))
        return self._reading(finished=True)

    def so_far(self) -> Reading:
        """Return what has been read up to now, without the remarks that only the end allows."""
        self._settle_shape()
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
        for remark in sorted([*self._decoder.remarks, *self._furniture.remarks], key=lambda remark: remark.line):
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
            address = ""
            if ("20" in line or "19" in line or "*" in line or line[:1] == "#") and len(line) <= LONGEST_MARKED:
                number = self._block_line + len(self._block) + index - start
                begins = self._badges is None or not (lines[index - 1] if index else self._after_blank is False)
                line, address = self._plain(line, number, begins)
            mark = mark_of(line, not lines[index - 1] if index else self._after_blank) if line else False
            index += 1
            rows = 1
            if "," in line and len(line) <= LONGEST_DATE_LINE and mark is not True and not (mark and mark.category):
                above = self._block[-4:] + lines[max(start, index - 5) : index - 1]
                above = [self._furniture.category(each) if each else each for each in above]
                mark, rows = date_below(line, above[-4:], mark, self._badges_apart)
            if mark is True:
                self._has_figures = True
            elif mark:
                self._begin_block(lines[start : index - 1], mark, rows)
                self._code_address = address
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
            if (
                self._held
                or title[0] in "#["
                or title[-1] == ">"
                or "](" in abstract
                or "<" in abstract
                or self._code_address
            ):
                break
            if mark_of(title, False) or mark_of(authors, True):
                break
            mark = mark_of(line, True)
            if mark is True or not mark:
                break
            if len(abstract) <= LONGEST_BADGE_LINE and (mark.category is None or mark_of(abstract, True)):
                break
            self._shape = self._shape or shapes.APART
            self._add_paper(badges, title, authors, abstract, find_links(title, abstract), self._block_line - 1)
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
            if self._has_figures:
                lines = [self._furniture.figure(line) if 0 < len(line) < 60 and "*" in line else line for line in lines]
            joint = _find_joint(lines, self._badges.tail) if self._has_figures else None
            if joint:
                self._end_paper_at(joint, lines, line, at_badges)
            else:
                self._add_block(self._badges, lines, self._at_end)
        self._block_line += len(lines)
        self._has_figures = False

    def _begin_profiles(self, lines: list[str], line: int, named: bool, at_badges: bool) -> None:
        """Read the head of a profile, and of those before it that have no papers."""
        self._settle_shape()
        self._shape = ""
        headers = read_headers(self._furniture.head(lines, line), line, named)
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
        self._add_block(badges, kept, last=True)
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

    def _plain(self, line: str, number: int, begins: bool) -> tuple[str, str]:
        """Return a line as it tells of the page's shape, without marks of lists and links, and its Code's address."""
        mark = mark_of(line, begins)
        plain = "[" not in line and "<" not in line
        if plain and not isinstance(mark, bool) and mark.category and line[len(mark.category)].isalpha():
            return line, ""  # as the page itself writes it
        if "20" in line or "19" in line:
            return self._furniture.badges(line, number, begins)
        if (
            (line[0] == "#" or "*" in line)
            and (figure := self._furniture.figure(line))
            and mark_of(figure, False) is True
        ):
            return figure, ""
        return line, ""

    def _add_block(self, badges: Badges, lines: list[str], last: bool) -> None:
        """Make a paper of its badges and the lines below; the first of these may be `Code` on a line of its own.

        ``last`` tells that the page ends with it, and may do so with a foot of its own.
        """
        if "Code" in lines[:4]:
            place = lines.index("Code")
            below = lines[place + 1 : place + 2]
            if not any(lines[:place]) and below and (self._badges_apart or below[0]):
                badges = badges._replace(has_code=True)
                lines = lines[place + 1 :]
        lines, below_badges = self._furniture.address_below(lines, self._block_line)
        lines = self._furniture.body(lines, self._block_line, last)
        paragraphs = shapes.paragraphs_of(lines)
        self._held.append(_Block(badges, paragraphs, self._block_line - 1, self._code_address or below_badges))
        self._code_address = ""
        one_line = bool(paragraphs) and len(paragraphs[0]) == 1
        if self._shape or (one_line and shapes.vote(paragraphs) == shapes.APART) or len(self._held) >= shapes.ASKED:
            self._settle_shape()

    def _settle_shape(self) -> None:
        """Decide how the lines of this profile's papers belong together, and make papers of those that waited."""
        if self._held and not self._shape:
            votes = [shapes.vote(block.paragraphs) for block in self._held]
            joined = votes.count(shapes.JOINED) > votes.count(shapes.APART)
            self._shape = shapes.JOINED if joined else shapes.APART
            if joined:
                message = "No blank line parts titles from authors here; the authors are told by how names are written."
                self._drafts[-1].remarks.append(Diagnostic(self._held[0].line, "note", "page-shape", message))
        held, self._held = self._held, []
        for block in held:
            self._add_shaped(block)

    def _add_shaped(self, block: _Block) -> None:
        texts = shapes.texts_of(block.paragraphs, self._shape)
        wrapped = ["\n".join(lines) for lines in (texts[:1] + texts[2:])] or [""]
        links = find_links(*wrapped)  # where the page was wrapped tells where one may go on
        cut = wraps_within if links else _nowhere
        plain = [shapes.joined(text.split("\n"), cut(text)) for text in wrapped]
        line, address = block.line + 1, ""
        title, address = self._furniture.title(plain[0], line)
        abstract = [self._furniture.text(text, line) for text in plain[1:]]
        if plain != (clean := [title, *abstract]):
            links = find_links(
                *[old if new == text else new for old, text, new in zip(wrapped, plain, clean, strict=True)]
            )
        if address or block.address:
            links = _with_addresses(clean, address, block.address)
        authors = shapes.joined(texts[1]) if len(texts) > 1 else ""
        self._add_paper(block.badges, title, authors, "\n\n".join(abstract), links, block.line)

    def _link_numbered(self) -> None:
        """Add the code that lynx's list at the end gives for the numbers at the badges."""
        numbered = {line: self._furniture.addresses.get(number, "") for line, number in self._furniture.numbered}
        for at, paper in enumerate(self.papers):
            if address := numbered.get(paper.line):
                links = _with_addresses([paper.title, paper.abstract], "", address)
                self.papers[at] = paper._replace(links=links)
                for draft in self._drafts if any(link.kind == CODE for link in links) else ():
                    draft.find_code(paper.line)

    def _add_paper(
        self, badges: Badges, title: str, authors: str, abstract: str, links: tuple[Link, ...], line: int
    ) -> None:
        """Make a paper of its badges, which stand in that line, and texts."""
        category, date, has_code, flags, written_date, _ = badges
        names, et_al, affiliations = parse_authors(authors)
        if links and any(link.kind == OTHER for link in links):
            from profiletui.readers.links.projects import with_projects  # late: few papers have such links

            links = with_projects(links, title, abstract)
        identity = paper_id(title, names, "" if title else f"{category} {date or written_date} {abstract}")
        paper = Paper._make((
            identity, line, category, date, has_code, title, names, et_al, affiliations, abstract,
            links, flags, None, None, None, None, False, (),
        ))  # fmt: skip
        self.papers.append(paper)
        self._drafts[-1].add(paper, written_date, authors)


class _Block(NamedTuple):
    """A paper before it is known how its paragraphs belong together: its badges, their line, its Code's address."""

    badges: Badges
    paragraphs: list[list[str]]
    line: int
    address: str


def _nowhere(_text: str) -> frozenset[int]:
    return frozenset()


def _with_addresses(texts: list[str], paper: str, code: str) -> tuple[Link, ...]:
    """The links in texts and, behind them, those that a saved page kept at the title and at the Code badge."""
    from profiletui.readers.stated_links import all_links  # few pages have any

    return all_links(texts, [(code, CODE), (paper, PAPER)])


def _find_joint(lines: list[str], tail: str) -> Joint | None:
    from profiletui.readers.page.joints import find_joint  # few pages need it, and the first frame waits for imports

    return find_joint(lines, tail)


def read_page(chunks: Iterable[bytes], source_name: str) -> Reading:
    """Read a source whole; `source_name` is what people call it. Never raises, whatever the bytes."""
    reader = PageReader(source_name)
    for chunk in chunks:
        reader.feed(chunk)
    return reader.close()
