"""What lies on the desk while one browses, as lines.

No widget and no Textual here: the first frame and the screen both ask the desk for their lines.
"""

from __future__ import annotations

from profiletui.keys import shown_key
from profiletui.model.diagnostic import SOURCE, Diagnostic
from profiletui.model.memo import Memo
from profiletui.model.profile import Profile
from profiletui.model.tex import may_hold_tex
from profiletui.session import said
from profiletui.settings import Settings
from profiletui.state.notes import NO_NOTES, NO_TAGS, Notes
from profiletui.store.metrics import Tally
from profiletui.store.query import Query
from profiletui.typeset.lines import Span, fit, line_width, spread
from profiletui.typeset.reading import reading_runs, reading_text
from profiletui.typeset.widths import cell_width, cut_start
from profiletui.typeset.words import count
from profiletui.ui.present import chrome
from profiletui.ui.present.header import Facts, header
from profiletui.ui.present.paper_detail import Detail, as_it_stands, detail, no_ranges
from profiletui.ui.present.paper_row import columns_for, paper_row
from profiletui.ui.viewmodel import cursor
from profiletui.ui.viewmodel.view_state import Choices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from profiletui.keys import Command
    from profiletui.model.paper import Paper
    from profiletui.session import Intake, Opened
    from profiletui.store.library import Library
    from profiletui.store.metrics import Figures
    from profiletui.store.query import Expression
    from profiletui.store.view import View
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line
    from profiletui.ui.present.paper_row import Columns

    _Asked = tuple[int, int, Expression | None, bool, bool, frozenset[str], int | None, int]

_SAMPLED_FOR_COLUMNS = 200
_REACHED_BYTES = 8 << 20
"""How much one key may have read at once: some thousand papers, in a fraction of a second."""
_WHILE_REACHING = 1.0
_REMEMBERED_DETAILS = 100
"""Papers whose layout is kept for when the cursor comes back."""
_DEFAULTS = Settings()


def _highlights(expression: Expression, text: str, field: str) -> Sequence[tuple[int, int]]:
    from profiletui.store.match import highlights  # nothing is searched for when the first screen is drawn

    return highlights(expression, text, field)


class Desk(Choices):
    """What lies on the desk: the papers that are chosen, and every line that is shown of them."""

    def __init__(
        self,
        opened: Opened,
        query: Query,
        glyphs: Glyphs,
        notes: Notes = NO_NOTES,
        settings: Settings = _DEFAULTS,
        intake: Intake | None = None,
        *,
        first_run: bool = False,
    ) -> None:
        super().__init__(opened.library, query, notes)
        self.opened = opened
        self.intake = intake
        """What is still being read, None once all is."""
        self.glyphs = glyphs
        self.settings = settings
        self._first_run = first_run
        self.greets = True
        """Whether nothing was done yet."""
        self.raw = False
        self.shown: int | None = None
        """Which of the open profiles is on the desk; None where all are, together."""
        self._labels_of = Memo(self._make_labels)
        self._columns_of = Memo(self._make_columns)
        self._tallies: dict[int, Tally] = {}
        self._details_of: Memo[_Asked, Detail] = Memo(lambda asked: self._make_detail(*asked), most=_REMEMBERED_DETAILS)
        self._told_of_marked: tuple[frozenset[str], View | None, Line] = (frozenset(), None, ())

    @property
    def opened(self) -> Opened:
        """What the run works on."""
        return self._opened

    @opened.setter
    def opened(self, opened: Opened) -> None:
        self._opened = opened
        self._remarks_counted = len(opened.remarks) + sum(len(reading.all_diagnostics) for reading in opened.readings)

    def replace(self, library: Library) -> None:
        """Ask the same of another library, such as one of some of the profiles that are open."""
        super().replace(library)
        self._columns_of.clear()
        self._tallies.clear()
        self._details_of.clear()
        self._labels_of.clear()

    def read_on(self, seconds: float) -> bool:
        """Read further for some time; whether there is more to read. `grow` shows what has come.

        Not while what is looked for is to stand in an order: with other papers that had to be made anew, in one go.
        """
        if self.intake is not None and not self.needs_order and not self.intake.advance(seconds):
            self._end_reading(self.intake)
        return self.intake is not None

    def reach(self, row: int) -> bool:
        """Read on until there is such a row to move to, or as far as one key may; whether there are more rows.

        That is bounded by bytes and waits for no pipe, so that a walk ends where it was meant to on any machine.
        """
        if self.query.sort.removeprefix("-") != "source":
            row = cursor.EVERY_ROW  # which row is which is known when all are
        rows, left = len(self.view.rows), _REACHED_BYTES
        while self.intake is not None and len(self.view.rows) <= row and left > 0:
            papers, missing = len(self.library), row + 1 - len(self.view.rows)
            if self.query.text:  # the more are looked through at once, the less often all are
                missing = max(missing, papers)
            taken = self.intake.reach(papers + missing, left)
            left -= taken
            if self.intake.done:
                self._end_reading(self.intake)
            elif not taken:
                break
            self.grow(last=True)
            while self.advance(_WHILE_REACHING):
                pass
        return len(self.view.rows) != rows

    def move_by(self, command: str, page: int, times: int = 1) -> None:
        """Move so many times as a command says in a list that shows ``page`` rows."""
        self.reach(cursor.asked(command, self.cursor, page, len(self.view.rows), times))
        rows = len(self.view.rows)
        self.move_to(cursor.clamp(self.cursor + times * cursor.step(command, page, rows), rows))

    def stop_reading(self) -> None:
        """Read no further, and keep what was read."""
        if self.intake is not None:
            self.intake.stop()
            self._end_reading(self.intake)

    def _end_reading(self, intake: Intake) -> None:
        self.opened, self.intake = intake.opened, None

    @property
    def commands(self) -> tuple[Command, ...]:
        """The table in force: the keys may be the person's own."""
        return self.settings.commands

    def key(self, command: str) -> Span:
        """The key of a command as it stands in a sentence."""
        return Span(shown_key(command, self.commands), "key", f"run:{command}")

    @property
    def labels(self) -> tuple[str, ...]:
        """What each of the open profiles is called."""
        return self._labels_of[len(self.opened.library.profiles)]

    def diagnostics(self) -> list[tuple[str, Sequence[Diagnostic]]]:
        """Each source by name with what its reader had to say, and what is wrong with the configuration."""
        pairs = zip(self.opened.paths, self.opened.readings, strict=True)
        groups: list[tuple[str, Sequence[Diagnostic]]] = [(path, reading.all_diagnostics) for path, reading in pairs]
        if passed := self.opened.remarks:
            groups.append(("sources", [Diagnostic(0, "warning", SOURCE, remark) for remark in passed]))
        if ignored := self.settings.remarks:
            groups.insert(0, (said(self.settings.path), ignored))
        return groups

    def greeting(self, width: int) -> Line:
        """What the status line says at first: that something in the configuration is ignored, in the very first run
        how to go on, () for nothing."""
        if not self.greets:
            return ()
        if self.notebook is not None and self.notebook.trouble:
            return (Span(self.notebook.trouble, "warning"),)
        if ignored := len(self.settings.remarks):
            return chrome.configuration_ignored(ignored, self.commands)
        return chrome.first_keys(width, self.glyphs, self.commands) if self._first_run else ()

    def header(self, width: int, rows: int) -> tuple[Line, ...]:
        """The header in `rows` lines."""
        library = self.library
        together = self.labels if len(library.profiles) > 1 else ()
        profile = None if together or self.profile is None else self._named(self.profile)
        computed = self._figures(-1 if together else self.owner()) if library.profiles else None
        number = len(self.opened.library.profiles)
        facts = Facts(
            profile=profile,
            years=computed.years if computed else {},
            with_code=computed.with_code if computed else 0,
            shown=len(self.view.rows),
            total=self.view.total,
            origin=self._origin(profile),
            place="" if self.shown is None else f"profile {self.shown + 1} of {number}",
            together=together,
            shared=library.shared if together else 0,
        )
        return header(facts, width, rows, self.glyphs)

    def _origin(self, profile: Profile | None) -> str:
        """Where the profile was read, or of several shown together how to see one."""
        if len(self.library.profiles) > 1:
            return f"{shown_key('profiles', self.commands)} shows one of them"
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

    def abstract_caption(self, width: int, more: str, matches: str = "", *, focused: bool, tee: bool) -> Line:
        """The rule over the abstract; `more` says how much stands below, `matches` what was found in it."""
        name = "abstract in LaTeX" if self.raw else "abstract"
        said = f" {self.glyphs.dot} ".join(filter(None, (name, matches)))
        return chrome.caption(said, more, width, self.glyphs, focused=focused, tee=tee)

    @staticmethod
    def matches_said(found: Detail, at: int = -1) -> str:
        """How many matches the abstract has, or which of them one went to; '' where there is none."""
        matches = len(found.matches)
        return f"match {at + 1:,} of {matches:,}" if at >= 0 else count(matches, "match", "matches") if matches else ""

    def row(self, number: int, width: int, at_cursor: bool, focused: bool) -> Line:
        """One row of the list in exactly `width` cells; `focused` tells whether the list has the keys."""
        paper = self.library.papers[self.view.rows[number]]
        title = self.reading(paper.title)
        return paper_row(
            paper,
            title,
            self._columns_of[width],
            width,
            self.glyphs,
            at_cursor=at_cursor,
            focused=focused,
            marked=paper.id in self.marked,
            starred=paper.id in self.notes.starred,
            read=paper.id in self.notes.read,
            matches=_highlights(self.view.expression, title, "title") if self.query.text else (),
        )

    def _make_columns(self, width: int) -> Columns:
        return columns_for(width, self.library.papers[:_SAMPLED_FOR_COLUMNS], self.settings.columns)

    def _figures(self, profile: int) -> Figures:
        """The figures of one profile, or those of all papers for -1."""
        papers = self.library.papers if profile < 0 else self.library.members[profile]
        return self._tallies.setdefault(profile, Tally()).figures(papers)

    def _make_labels(self, _profiles: int) -> tuple[str, ...]:
        from profiletui.ui.viewmodel.profile_labels import profile_labels  # one profile has none

        return profile_labels([self._named(profile) for profile in self.opened.library.profiles])

    def _named(self, profile: Profile) -> Profile:
        """A profile by its name without LaTeX."""
        name = profile.name
        return profile._replace(name=self.reading_name(name)) if may_hold_tex(name) else profile

    def empty_list(self, width: int) -> tuple[Line, ...]:
        """What the list says when it shows nothing."""
        if len(self.view.rows):
            return ()
        from profiletui.ui.present.notices import of_nothing

        return of_nothing(self.view, width, self.key("diagnostics"), self.key("back"))

    def reading(self, source: str) -> str:
        """The text as it is shown: for reading, or the page's own."""
        return source if self.raw else reading_text(source)

    @staticmethod
    def reading_name(name: str) -> str:
        """A person's name without LaTeX, which nobody types, whatever else is shown raw."""
        return reading_text(name)

    def edge(self, divided: bool) -> Line:
        """What stands left of every line of the abstract pane."""
        return (Span(self.glyphs.divider, "rule"), Span(" ")) if divided else (Span(" "),)

    def abstract_pane(self, width: int, height: int, *, divided: bool) -> list[Line]:
        """The caption and then the lines of the unfocused abstract pane, from the top of the abstract."""
        edge = self.edge(divided)
        found = self.detail(width - line_width(edge) - 1)
        lines = found.lines
        shown = [(*edge, *(lines[row] if row < len(lines) else ())) for row in range(height)]
        more, matches = self.more_below(len(lines), 0, height), self.matches_said(found)
        return [self.abstract_caption(width, more, matches, focused=False, tee=divided), *shown]

    @staticmethod
    def more_below(lines: int, top: int, height: int) -> str:
        """How many of `lines` stand below those shown, in words; '' for none."""
        below = lines - top - height
        return f"{below:,} more below" if below > 0 else ""

    def detail(self, width: int) -> Detail:
        """The paper at the cursor laid out for `width` cells."""
        if not len(self.view.rows):
            return Detail(())
        expression = self.view.expression if self.query.text else None
        position, known = self.view.rows[self.cursor], len(self.library)
        paper = self.library.papers[position].id
        starred, tags = paper in self.notes.starred, self.notes.tags.get(paper, NO_TAGS)
        return self._details_of[position, width, expression, self.raw, starred, tags, self.shown, known]

    def _make_detail(
        self,
        position: int,
        width: int,
        expression: Expression | None,
        raw: bool,
        starred: bool,
        tags: frozenset[str],
        _shown: int | None,
        _known: int,
    ) -> Detail:
        """The same of any paper; whom else it belongs to may change with the profiles that are shown and read."""
        library = self.library
        paper = library.papers[position]
        return detail(
            paper,
            width,
            self.glyphs,
            owners=[library.profiles[index].name for index in library.owners(position)],
            runs=as_it_stands if raw else reading_runs,
            find=(lambda text, field: _highlights(expression, text, field)) if expression else no_ranges,
            profiles=self._where(paper),
            search=chrome.search_offer(self.commands),
            starred=starred,
            tags=tags,
        )

    def _where(self, paper: Paper) -> str:
        everything = self.opened.library
        position = everything.position(paper.id) if len(everything.profiles) > 1 else None
        if position is None:
            return ""
        from profiletui.ui.viewmodel.profile_labels import holders

        return holders(self.labels, everything.owners(position), self.shown)

    def status_lines(self, width: int, rows: int, message: Line, filtering: bool) -> tuple[Line, ...]:
        """The status line, in as many of `rows` rows as a long message needs."""
        if chrome.rows_said(width, message) > 1 < rows:
            return chrome.said(message, width, rows, self.glyphs)
        return (self.status(width, message, filtering),)

    def status(self, width: int, message: Line, filtering: bool) -> Line:
        """The status line: a message while it matters, else how the filter was understood, else what `c` does."""
        left = message
        right = self._remarks()
        if self.intake:
            right = chrome.reading(self.intake.progress, width, self.glyphs, self.commands)
        room = width - line_width(right) - 3
        if not left and self.sorting:
            left = (Span(f"sorting {self.glyphs.ellipsis}", "dim"),)
        if not left and self.marked and not filtering:
            left = self._marked_copies()
        if not left and (filtering or self.query.text):
            told = self._told_of_filter(filtering)
            if filtering and self.query.text:  # what is being typed stands at the end
                told = cut_start(told, room - 1, self.glyphs.ellipsis)
            left = (Span(told, "dim"),)
        if not left:
            left = chrome.code_state(self.paper, room, self.glyphs, self.commands)
        line = spread((Span(" "), *left), (*right, Span(" ")) if right and not message else (), width)
        return fit(line, width, self.glyphs.ellipsis)

    def _remarks(self) -> Line:
        number = self._remarks_counted + len(self.settings.remarks)
        return (self.key("diagnostics"), Span(f" {count(number, 'remark')}", "dim")) if number else ()

    def _marked_copies(self) -> Line:
        """What `c` does while papers are marked, worked out again when these or the view change."""
        marked, view, _ = self._told_of_marked
        if marked is not self.marked or view is not self.view:
            self._told_of_marked = (self.marked, self.view, self._tell_of_marked())
        return self._told_of_marked[2]

    def _tell_of_marked(self) -> Line:
        marked = self.marked_papers(self.marked)
        if not marked:
            return ()
        from profiletui.ui.present.notices import of_marked

        hidden = len(marked) - sum(self.view.index_of(place) is not None for place in self.positions(marked))
        links = len({link.url for paper in marked for link in paper.code_links})
        return of_marked(len(marked), hidden, links, self.key("copy-code"), self.glyphs)

    def _told_of_filter(self, filtering: bool) -> str:
        from profiletui.ui.present.notices import of_filter

        return of_filter(self.view, self.key("back"), self.glyphs, filtering=filtering, searching=self.searching)
