"""What is chosen while one browses: the query and its view, the cursor, the marks, and the way back.

No widget and no Textual here.
"""

from __future__ import annotations

from time import perf_counter

from profiletui.model.record import NamedTuple
from profiletui.session import asks_for_notes, context_of
from profiletui.state.notes import NO_NOTES, NO_TAGS, Notes, changed, names_of
from profiletui.store.query import Context, Query
from profiletui.store.view import View, select
from profiletui.typeset.reading import reading_text
from profiletui.typeset.widths import cut
from profiletui.ui.viewmodel import cursor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile
    from profiletui.state.notebook import Notebook
    from profiletui.store.incremental_search import Scan
    from profiletui.store.library import Library

_REMEMBERED = 100
_WORTH_ASKING_ANEW = 1.5
"""How many times as many papers there have to be before a filter is asked again while a page is being read."""
_FIRST_ROW = -1
"""The anchor of a cursor that stays on top, whatever paper comes there."""
_SORTED_AT_ONCE = 4000
"""Papers that are put into another order before anything else happens; more are left to `advance`."""
_REMEMBERED_ROWS = 500_000
"""Rows that earlier answers may have in all, or twice as many as there are papers; a million of them take 36 MB."""
_CALLED = 40
"""The most cells of a title in a sentence."""
_QUICKLY_ASKED = 2000
"""The most papers that several queries can be put to within the time of a key."""


class _Moment(NamedTuple):
    """What `undo` brings back: the query, the marks, the notes but for what was read, and the id of the paper at the
    cursor ('' for none)."""

    query: Query
    marked: frozenset[str]
    notes: Notes
    paper: str


class Choices:
    """The state of browsing. ``cursor`` is a row of ``view``; every change makes a new frozen view."""

    def __init__(self, library: Library, query: Query, notes: Notes = NO_NOTES) -> None:
        self.library = library
        self.notebook: Notebook | None = None
        """Where notes are kept for good; None where they are not."""
        self._notes = notes
        self.marked: frozenset[str] = frozenset()
        """Ids of the papers that are marked in this run."""
        self._met = 0
        self._trouble = ""
        self.view: View = select(self.library, query, self.context)
        self.cursor = 0
        self._past: list[_Moment] = []
        self._undone: list[_Moment] = []
        self._scan: Scan | None = None
        self._complete = self.view
        self._anchor: int | None = None
        self._typing = False
        self._seen: dict[Query, View] = {query: self.view}

    @property
    def notes(self) -> Notes:
        """What is noted of papers. What is changed about it is kept for good."""
        return self._notes

    @notes.setter
    def notes(self, notes: Notes) -> None:
        self._notes = notes
        if self.notebook is not None:
            self.notebook.keep(notes, self._names_of)
            self._notes = self.notebook.notes

    def _names_of(self, paper: str) -> Sequence[str]:
        position = self.library.position(paper)
        return () if position is None else names_of(self.library.papers[position])

    def take_news(self) -> bool:
        """Take in what was noted in other windows, and of papers that have come since; whether anything was."""
        if self.notebook is None:
            return False
        news = self.notebook.news()
        papers = self.library.papers
        for position in range(self._met, len(papers)):
            if len(names := names_of(papers[position])) > 1:
                news += self.notebook.learn(names)
        self._met = len(papers)
        if not news:
            return False
        self._notes = self.notebook.notes
        for moments in (self._past, self._undone):
            moments[:] = [then._replace(notes=changed(then.notes, news)._replace(read=frozenset())) for then in moments]
        self._notes_changed()
        return True

    def new_trouble(self) -> str:
        """That notes cannot be kept, as a sentence; '' where they can or it was said before."""
        trouble = self.notebook.trouble if self.notebook is not None else ""
        new, self._trouble = trouble if trouble != self._trouble else "", trouble
        return new

    @property
    def query(self) -> Query:
        """The query in force."""
        return self.view.query

    @property
    def _asked(self) -> Query:
        """The query that will be in force when what is under way is done."""
        return self._scan.query if self._scan is not None else self.query

    @property
    def paper(self) -> Paper | None:
        """The paper at the cursor, or None where nothing is shown."""
        return self.library.papers[self.view.rows[self.cursor]] if len(self.view.rows) else None

    @property
    def profile(self) -> Profile | None:
        """The profile the paper at the cursor stands on, or the first there is."""
        return self.library.profiles[self.owner()] if self.library.profiles else None

    def owner(self) -> int:
        """Which of the profiles that is."""
        if len(self.library.profiles) == 1 or not len(self.view.rows):
            return 0
        return self.library.owners(self.view.rows[self.cursor])[0]

    @property
    def chosen(self) -> list[Paper]:
        """The marked papers, those in the list first and in its order; where none is marked, the one at the cursor."""
        marked = self.marked
        if marked and (found := self.marked_papers(marked)):
            return found
        return [self.paper] if self.paper else []

    @property
    def chose_marked(self) -> bool:
        """Whether the chosen papers are marked ones, and not the one at the cursor for want of any."""
        return not self.marked.isdisjoint([paper.id for paper in self.chosen])

    def marked_papers(self, marked: frozenset[str]) -> list[Paper]:
        """The papers of those ids, those in the list first and in its order."""
        positions = [place for paper in marked if (place := self.library.position(paper)) is not None]
        rows = {position: self.view.index_of(position) for position in positions}
        positions.sort(key=lambda position: (rows[position] is None, rows[position] or 0, position))
        return [self.library.papers[position] for position in positions]

    def positions(self, papers: list[Paper]) -> list[int]:
        """Where papers of the library stand in it."""
        return [place for paper in papers if (place := self.library.position(paper.id)) is not None]

    def finds(self, text: str) -> int | None:
        """How many papers a query leaves; None where there are too many to ask at once."""
        if len(self.library) > _QUICKLY_ASKED:
            return None
        return len(select(self.library, Query(text), self.context).rows)

    @property
    def context(self) -> Context:
        """The notes that a query may ask about."""
        return context_of(self.notes, self.marked)

    @property
    def _own_notes(self) -> Notes:
        """The notes that `undo` brings back: what was read was read."""
        return self.notes._replace(read=frozenset())

    def remember(self) -> None:
        """Let `undo` come back to what is now."""
        now = self._now(self.query)
        self._undone.clear()
        if not self._past or self._past[-1] != now:
            self._past.append(now)
            del self._past[:-_REMEMBERED]

    def _now(self, query: Query) -> _Moment:
        return _Moment(query, self.marked, self._own_notes, self.paper.id if self.paper else "")

    def undo(self) -> str:
        """Undo the last change of view, marks, stars or tags; which one it was, '' where there was none."""
        return self._travel(self._past, self._undone)

    def redo(self) -> str:
        """Do again what was undone last; what that was, '' where nothing was undone since the last change."""
        return self._travel(self._undone, self._past)

    def _travel(self, moments: list[_Moment], way_back: list[_Moment]) -> str:
        from profiletui.ui.viewmodel.undone import what_changed  # nobody undoes anything on the first screen

        now = self._now(self._asked)
        while moments:
            then = moments.pop()
            if then[:3] != now[:3]:
                way_back.append(now)
                self.marked = then.marked
                self.notes = then.notes._replace(read=self.notes.read)
                self._seen.clear()
                self._select(then.query)
                self.go_to(then.paper)
                before, after = (now.query, now.marked, now.notes), (then.query, then.marked, then.notes)
                return what_changed(before, after, self._called) or "a note"
        return ""

    def _called(self, paper: str) -> str:
        """A paper by the beginning of its title, for a sentence."""
        position = self.library.position(paper)
        title = "" if position is None else reading_text(self.library.papers[position].title)
        return cut(title, _CALLED, "...") if title else "a paper"

    def go_to(self, paper: str) -> None:
        """Put the cursor on the paper with that id, if it is shown."""
        position = self.library.position(paper)
        row = None if position is None else self.view.index_of(position)
        if row is not None:
            self.cursor = row

    def replace(self, library: Library) -> None:
        """Ask the same of another library; the cursor stays on its paper where that is in both."""
        paper = self.paper
        self.library = library
        self._met = 0
        self._trouble = ""
        self.view = self._complete = select(library, self.query, self.context)
        self._seen = {self.query: self.view}
        self._drop_scan()
        self._anchor = None
        self.cursor = 0
        if paper:
            self.go_to(paper.id)

    def grow(self, last: bool) -> bool:
        """Take in the papers that the library has got since; whether what is shown has changed.

        Where all papers are shown in the order of their sources that is done at once. A filter or another order
        begins to be worked out anew, for `advance` to go on with: when enough has come to be worth it, and when
        this is the `last` time; so does what is under way, which knows only the papers of its beginning. A cursor on
        the first row stays there; on any other it stays with its paper.
        """
        asked, count = self._asked, len(self.library.papers)
        known = self.view.total if self._scan is None else self._scan.total
        if known == count:
            return False
        if not asked.text.strip() and asked.sort == "source":
            self._drop_scan()
            self._seen.clear()
            self._show(select(self.library, asked), complete=True)
            return True
        if not last and count < known * _WORTH_ASKING_ANEW:
            return False
        if self._anchor is None or not self._typing:  # who is typing is to come back to where typing began
            self._anchor = self.view.rows[self.cursor] if self.cursor else _FIRST_ROW
        self._begin_scan(asked)
        return True

    def toggle_mark(self) -> None:
        """Mark the paper at the cursor, or take its mark away."""
        if self.paper:
            self._mark(self.marked ^ {self.paper.id})

    def mark_shown(self) -> int:
        """Mark every paper in the list, or take their marks away where all have one; how many are marked then."""
        shown = {self.library.papers[position].id for position in self.view.rows}
        marked = self.marked
        self._mark(marked - shown if shown <= marked else marked | shown)
        return len(self.marked_papers(self.marked))

    def toggle_stars(self) -> bool:
        """Star the chosen papers, or take their stars away where all have one; whether they are starred then."""
        chosen, starred = {paper.id for paper in self.chosen}, self.notes.starred
        taken = chosen <= starred
        self._note(self.notes._replace(starred=starred - chosen if taken else starred | chosen))
        return not taken

    def shared_tags(self, papers: Iterable[Paper]) -> frozenset[str]:
        """The tags that all of some papers have, of which there is at least one."""
        return frozenset.intersection(*(self.notes.tags.get(paper.id, NO_TAGS) for paper in papers))

    def retag(self, papers: Sequence[Paper], tags: frozenset[str]) -> None:
        """Give papers these tags in the place of those that they share; what only some of them have stays."""
        shared, after = self.shared_tags(papers), dict(self.notes.tags)
        for paper in papers:
            if kept := (after.pop(paper.id, NO_TAGS) - shared) | tags:
                after[paper.id] = kept
        self._note(self.notes._replace(tags=after))

    def _mark(self, marked: frozenset[str]) -> None:
        self.remember()
        self.marked = marked
        self._notes_changed()

    def _note(self, notes: Notes) -> None:
        self.remember()
        self.notes = notes
        self._notes_changed()

    def _notes_changed(self) -> None:
        self._seen.clear()
        if asks_for_notes(self._asked.text):
            self._select(self._asked)

    def toggle_read(self) -> bool:
        """Note the chosen papers as read, or as unread where all are read; whether they are read then."""
        chosen, read = {paper.id for paper in self.chosen}, self.notes.read
        unread = chosen <= read
        self.notes = self.notes._replace(read=read - chosen if unread else read | chosen)
        self._notes_changed()
        return not unread

    def note_read(self) -> None:
        """Remember that the paper at the cursor was read."""
        if self.paper and self.paper.id not in self.notes.read:
            self.notes = self.notes._replace(read=self.notes.read | {self.paper.id})
            self._seen.clear()

    def move_to(self, row: int) -> None:
        """Put the cursor on a row; a search under way no longer brings it back to where it was."""
        self.cursor = row
        self._anchor = None

    def settle(self) -> None:
        """What was searched for is what one wants: there is no way back any more to where one was before."""
        self._typing = False
        self._anchor = None

    def set_query(self, query: Query) -> None:
        """Narrow or sort anew; the cursor stays on its paper while that is there."""
        if query != self.query or self._scan is not None:
            self._select(query)

    def _known(self, query: Query) -> View | None:
        """The answer to a query where it was given before; not from when the library had fewer papers."""
        seen = self._seen.get(query)
        return seen if seen and seen.total == len(self.library.papers) else None

    def _select(self, query: Query) -> None:
        """Answer a query at once, whatever it takes."""
        self._drop_scan()
        self._show(self._known(query) or select(self.library, query, self.context), complete=True)

    def _show(self, view: View, *, complete: bool) -> None:
        old = self.view
        self.view = view
        self.cursor = cursor.keep_place(old.rows, self.cursor, view.index_of)
        if self._anchor == _FIRST_ROW:
            self.cursor = 0
        elif self._anchor is not None and (row := view.index_of(self._anchor)) is not None:
            self.cursor = row
        if complete:
            self._complete = view
            if not self._typing:
                self._anchor = None
            self._keep(view)

    def _keep(self, view: View) -> None:
        """Have an answer at hand for when one takes letters back; the oldest of too many go."""
        self._seen[view.query] = view
        rows = sum(len(seen.rows) for seen in self._seen.values() if not isinstance(seen.rows, range))
        most = max(_REMEMBERED_ROWS, 2 * len(self.library))
        while len(self._seen) > _REMEMBERED or (rows > most and len(self._seen) > 1):
            oldest = self._seen.pop(next(iter(self._seen)))
            rows -= 0 if isinstance(oldest.rows, range) else len(oldest.rows)

    def search(self, text: str) -> None:
        """Begin to narrow to `text`, dropping a search under way; `advance` goes on with it.

        Until `settle` the cursor comes back to the paper it was on at first, whenever that matches.
        """
        self._typing = True
        query = self._asked._replace(text=text)
        if self._anchor is None and len(self.view.rows):
            self._anchor = self.view.rows[self.cursor]
        self._begin_scan(query)

    def _begin_scan(self, query: Query) -> None:
        """Work towards the answer to a query, or give it at once where it is known already."""
        self._drop_scan()
        if seen := self._known(query):
            self._show(seen, complete=True)
        else:
            first = None if self._anchor == _FIRST_ROW else self._anchor
            # What notes have changed since is no answer to build on: then it is no longer remembered.
            previous = self._complete if self._seen.get(self._complete.query) is self._complete else None
            from profiletui.store.incremental_search import Scan  # the first screen searches for nothing

            self._scan = Scan(self.library, query, self.context, previous, first)

    def _drop_scan(self) -> None:
        """What was under way is not wanted any more."""
        if self._scan is not None:
            self._scan.drop()
            self._scan = None

    def advance(self, seconds: float) -> bool:
        """Search for some time, and show the answer when it is complete; whether there is more to do."""
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
        if self._scan is not None and not self.sorting:
            self._show(self._scan.view(), complete=False)

    @property
    def searching(self) -> bool:
        """Whether a search is under way, so that counts may still grow."""
        return self._scan is not None

    @property
    def sorting(self) -> bool:
        """Whether another order is being worked out, until which the old one is shown."""
        return self._scan is not None and self._scan.ordering

    @property
    def needs_order(self) -> bool:
        """Whether what is under way is to stand in an order that has to be worked out."""
        return self._scan is not None and self._scan.query.sort.removeprefix("-") != "source"

    @property
    def folded(self) -> bool:
        """Whether `fold_ahead` has nothing to do."""
        return self.library.texts.short.complete and self.library.texts.abstract.complete

    def fold_ahead(self) -> Iterator[None]:
        """Make the texts ready for searching, in short steps."""
        from profiletui.store.incremental_search import fold_ahead

        return fold_ahead(self.library)

    def narrow(self, text: str) -> None:
        """Show the papers that match `text`."""
        self.set_query(self.query._replace(text=text))
        self.settle()

    def sort_by_next(self) -> None:
        """Sort by the next key."""
        from profiletui.store.order import next_sort

        self._sort_by(next_sort(self._asked.sort))

    def reverse(self) -> None:
        """Turn the order round."""
        from profiletui.store.order import reverse

        self._sort_by(reverse(self._asked.sort))

    def _sort_by(self, sort: str) -> None:
        """Begin to put the papers into another order, and finish where they are not many."""
        self.remember()
        self._begin_scan(self._asked._replace(sort=sort))
        while self.advance(0) and len(self.library.papers) <= _SORTED_AT_ONCE:
            pass
