"""What lies on the desk while one browses: the papers, the query, its view, and the lines they make.

No widget and no Textual here: the first frame and the screen both ask the desk for their lines.
"""

from __future__ import annotations

from functools import lru_cache, partial
from time import perf_counter

from profiletui.model.profile import Profile
from profiletui.model.record import NamedTuple
from profiletui.state.notes import NO_NOTES, Notes
from profiletui.store import order
from profiletui.store.match import highlights
from profiletui.store.metrics import figures
from profiletui.store.query import Context, Query
from profiletui.store.scan import Scan, fold_ahead
from profiletui.store.view import View, select
from profiletui.typeset.latex import reading_runs, reading_text
from profiletui.typeset.lines import Span, fit, spread, wrap
from profiletui.typeset.widths import cell_width
from profiletui.typeset.words import count
from profiletui.ui import cursor
from profiletui.ui.present import chrome
from profiletui.ui.present.detail import Detail, as_it_stands, detail, no_ranges
from profiletui.ui.present.header import Facts, header
from profiletui.ui.present.rows import columns_for, paper_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profiletui.model.diagnostic import Diagnostic
    from profiletui.model.paper import Paper
    from profiletui.session import Opened
    from profiletui.store.metrics import Figures
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line
    from profiletui.ui.present.rows import Columns

_SAMPLED_FOR_COLUMNS = 200
_REMEMBERED = 100


class _Moment(NamedTuple):
    """What `undo` brings back: the query, the marks, and the position of the paper at the cursor."""

    query: Query
    marked: frozenset[str]
    position: int | None


class Desk:
    """The state of browsing. ``cursor`` is a row of ``view``; every change makes a new frozen view."""

    def __init__(self, opened: Opened, query: Query, glyphs: Glyphs, notes: Notes = NO_NOTES) -> None:
        self.opened = opened
        self.library = opened.library
        self.glyphs = glyphs
        self.raw = False
        self.notes = notes
        self.view: View = select(self.library, query, self._context())
        self.cursor = 0
        self._past: list[_Moment] = []
        self._scan: Scan | None = None
        self._complete = self.view
        self._anchor: int | None = None
        self._seen: dict[Query, View] = {query: self.view}
        self._columns_of = lru_cache(4)(self._make_columns)
        self._figures_of = lru_cache(16)(self._make_figures)

    # -- what is chosen ------------------------------------------------------------------------------------

    @property
    def query(self) -> Query:
        """The query in force."""
        return self.view.query

    @property
    def paper(self) -> Paper | None:
        """The paper at the cursor, or None where nothing is shown."""
        return self.library.papers[self.view.rows[self.cursor]] if len(self.view.rows) else None

    @property
    def profile(self) -> Profile | None:
        """The profile the paper at the cursor stands on, or the first there is."""
        return self.library.profiles[self._owner()] if self.library.profiles else None

    def _owner(self) -> int:
        if len(self.library.profiles) == 1 or not len(self.view.rows):
            return 0
        return self.library.owners(self.view.rows[self.cursor])[0]

    @property
    def chosen(self) -> list[Paper]:
        """The marked papers, those in the list first and in its order; where none is marked, the one at the cursor."""
        marked = self.notes.marked
        if marked and (found := self._marked_papers(marked)):
            return found
        return [self.paper] if self.paper else []

    def _marked_papers(self, marked: frozenset[str]) -> list[Paper]:
        positions = [place for paper in marked if (place := self.library.position(paper)) is not None]
        shown = {position: row for row, position in enumerate(self.view.rows)} if positions else {}
        positions.sort(key=lambda position: (shown.get(position, len(shown)), position))
        return [self.library.papers[position] for position in positions]

    def _context(self) -> Context:
        return Context(marked=self.notes.marked, read=self.notes.read)

    def remember(self) -> None:
        """Let `undo` come back to what is now."""
        now = _Moment(self.query, self.notes.marked, self.view.rows[self.cursor] if len(self.view.rows) else None)
        if not self._past or self._past[-1] != now:
            self._past.append(now)
            del self._past[:-_REMEMBERED]

    def undo(self) -> bool:
        """Take back the last change of view or marks; whether there was one."""
        while self._past:
            past = self._past.pop()
            if (past.query, past.marked) != (self.query, self.notes.marked):
                self.notes = self.notes._replace(marked=past.marked)
                self._seen.clear()
                self._select(past.query)
                found = None if past.position is None else self.view.index_of(past.position)
                self.cursor = self.cursor if found is None else found
                return True
        return False

    def toggle_mark(self) -> None:
        """Mark the paper at the cursor, or take its mark away."""
        if self.paper:
            self._mark(self.notes.marked ^ {self.paper.id})

    def mark_shown(self) -> int:
        """Mark every paper in the list, or take their marks away where all have one; how many are marked then."""
        shown = {self.library.papers[position].id for position in self.view.rows}
        self._mark(self.notes.marked - shown if shown <= self.notes.marked else self.notes.marked | shown)
        return len(self._marked_papers(self.notes.marked))

    def _mark(self, marked: frozenset[str]) -> None:
        self.remember()
        self.notes = self.notes._replace(marked=marked)
        self._seen.clear()
        if "is:" in self.query.text:
            self._select(self.query)

    def note_read(self) -> None:
        """Remember that the paper at the cursor was read."""
        if self.paper and self.paper.id not in self.notes.read:
            self.notes = self.notes._replace(read=self.notes.read | {self.paper.id})
            self._seen.clear()

    def move_to(self, row: int) -> None:
        """Put the cursor on a row; a search under way no longer brings it back to where it was."""
        self.cursor = row
        self._anchor = None

    def set_query(self, query: Query) -> None:
        """Narrow or sort anew; the cursor stays on its paper while that is there."""
        if query != self.query or self._scan is not None:
            self._select(query)

    def _select(self, query: Query) -> None:
        """Answer a query at once, whatever it takes."""
        self._scan = None
        self._show(self._seen.get(query) or select(self.library, query, self._context()), complete=True)

    def _show(self, view: View, *, complete: bool) -> None:
        old = self.view
        self.view = view
        self.cursor = cursor.keep_place(old.rows, self.cursor, view.index_of)
        if self._anchor is not None and (row := view.index_of(self._anchor)) is not None:
            self.cursor = row
        if complete:
            self._complete = view
            self._anchor = None
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[view.query] = view

    def search(self, text: str) -> None:
        """Begin to narrow to `text`, dropping a search under way; `advance` goes on with it."""
        query = self.query._replace(text=text)
        if self._anchor is None and len(self.view.rows):
            self._anchor = self.view.rows[self.cursor]
        if seen := self._seen.get(query):
            self._scan = None
            self._show(seen, complete=True)
        else:
            self._scan = Scan(self.library, query, self._context(), self._complete)

    def advance(self, seconds: float) -> bool:
        """Search for some time, and show the answer when it is complete; whether there is more to do.

        The cursor goes back to the paper it was on when the search began as soon as that is found to match.
        """
        if self._scan is None:
            return False
        scan = self._scan
        end = perf_counter() + seconds
        while scan.advance() and perf_counter() < end:
            pass
        if scan.done:
            self._scan = None
            self._show(scan.view(), complete=True)
        return not scan.done

    def show_found(self) -> None:
        """Show what a search under way has found so far."""
        if self._scan is not None:
            self._show(self._scan.view(), complete=False)

    @property
    def searching(self) -> bool:
        """Whether a search is under way, so that counts may still grow."""
        return self._scan is not None

    def fold_ahead(self) -> Iterator[None]:
        """Make the texts ready for searching, in short steps."""
        return fold_ahead(self.library, abstracts=True)

    def narrow(self, text: str) -> None:
        """Show the papers that match `text`."""
        self.set_query(self.query._replace(text=text))

    def sort_by_next(self) -> None:
        """Sort by the next key."""
        self.remember()
        self.set_query(self.query._replace(sort=order.next_sort(self.query.sort)))

    def reverse(self) -> None:
        """Turn the order round."""
        self.remember()
        self.set_query(self.query._replace(sort=order.reverse(self.query.sort)))

    def diagnostics(self) -> list[tuple[str, Sequence[Diagnostic]]]:
        """Each source by name with what its reader had to say."""
        pairs = zip(self.opened.paths, self.opened.readings, strict=True)
        return [(path, reading.all_diagnostics) for path, reading in pairs]

    # -- the lines it makes --------------------------------------------------------------------------------

    def header(self, width: int, rows: int) -> tuple[Line, ...]:
        """The header in `rows` lines."""
        profile = self.profile
        computed = self._figures_of(self._owner()) if profile else None
        number = len(self.library.profiles)
        place = f"profile {self._owner() + 1} of {number}" if number > 1 else ""
        facts = Facts(
            profile=profile,
            years=computed.years if computed else {},
            with_code=computed.with_code if computed else 0,
            shown=len(self.view.rows),
            total=self.view.total,
            origin=self._origin(profile),
            place=place,
        )
        return header(facts, width, rows, self.glyphs)

    def _origin(self, profile: Profile | None) -> str:
        name = profile.source.name if profile else ""
        return f"sample page {self.glyphs.dot} {name}" if self.opened.sample else name

    def list_caption(self, width: int, *, focused: bool, brief: bool) -> Line:
        """The rule over the list: how many, in which order, where the cursor is.

        `brief` tells that the header has no room to say that this is the sample page.
        """
        shown, total = len(self.view.rows), self.view.total
        counted = count(total, "paper") if shown == total else f"{shown:,} of {count(total, 'paper')}"
        sample = "sample page" if brief and self.opened.sample else ""
        place = f"{self.cursor + 1:,}/{shown:,}" if shown else ""
        room = width - cell_width(place) - 8
        for parts in ((counted, chrome.SORT_NAMES[self.query.sort], sample), (counted, sample), (counted,)):
            said = f" {self.glyphs.dot} ".join(filter(None, parts))
            if cell_width(said) <= room:
                break
        return chrome.caption(said, place, width, self.glyphs, focused=focused)

    def abstract_caption(self, width: int, more: str, *, focused: bool, tee: bool) -> Line:
        """The rule over the abstract; `more` says how much stands below."""
        return chrome.caption(
            "abstract in LaTeX" if self.raw else "abstract", more, width, self.glyphs, focused=focused, tee=tee
        )

    def row(self, number: int, width: int, at_cursor: bool, focused: bool) -> Line:
        """One row of the list in exactly `width` cells; `focused` tells whether the list has the keys."""
        paper = self.library.papers[self.view.rows[number]]
        title = paper.title if self.raw else reading_text(paper.title)
        return paper_row(
            paper,
            title,
            self._columns_of(width),
            width,
            self.glyphs,
            at_cursor=at_cursor,
            focused=focused,
            marked=paper.id in self.notes.marked,
            matches=highlights(self.view.expression, title, "title") if self.query.text else (),
        )

    def _make_columns(self, width: int) -> Columns:
        return columns_for(width, self.library.papers[:_SAMPLED_FOR_COLUMNS])

    def _make_figures(self, profile: int) -> Figures:
        return figures(self.library.profiles[profile].papers)

    def empty_list(self, width: int) -> tuple[Line, ...]:
        """What the list says when it shows nothing: what there is not, what to try, one key."""
        if not self.view.total:
            lines = [(Span("This page has no papers."),), (Span("!", "key"), Span(" shows what the reader found."))]
        else:
            lines = [(Span(self.view.blame or "No paper matches."),), (Span("Esc", "key"), Span(" shows all again."))]
        return tuple(piece for line in lines for piece in wrap(line, max(width - 2, 1)))

    def detail(self, width: int) -> Detail:
        """The paper at the cursor laid out for `width` cells."""
        paper = self.paper
        if paper is None:
            return Detail(())
        find = partial(highlights, self.view.expression) if self.query.text else no_ranges
        owner = self.profile.name if self.profile else ""
        return detail(
            paper, width, self.glyphs, owner=owner, runs=as_it_stands if self.raw else reading_runs, find=find
        )

    def status(self, width: int, message: Line, filtering: bool) -> Line:
        """The status line: a message while it matters, else how the filter was understood, else what `c` does."""
        left = message
        if not left and (filtering or self.query.text):
            left = (Span(self._understood(filtering), "dim"),)
        if not left:
            left = self._what_c_copies()
        notes = sum(len(reading.all_diagnostics) for reading in self.opened.readings)
        right = (Span("!", "key", "run:diagnostics"), Span(f" {count(notes, 'remark')}", "dim")) if notes else ()
        line = spread((Span(" "), *left), (*right, Span(" ")) if right else (), width)
        return fit(line, width, self.glyphs.ellipsis)

    def _what_c_copies(self) -> Line:
        marked = self._marked_papers(self.notes.marked) if self.notes.marked else []
        if not marked:
            return chrome.code_state(self.paper, self.glyphs)
        links = len({link.url for paper in marked for link in paper.code_links})
        return (
            Span(count(len(marked), "marked paper"), "marked"),
            Span(f" {self.glyphs.dot} "),
            Span("c", "key"),
            Span(f" copies {count(links, 'code link')}"),
        )

    def _understood(self, filtering: bool) -> str:
        if filtering and not len(self.view.rows):
            return "Esc clears the filter"
        if filtering and not self.query.text:
            return f"type to narrow, for example graph year:2020.. code:link {self.glyphs.dot} Esc closes"
        return self.view.understood + (f" {self.glyphs.ellipsis}" if self.searching else "")
