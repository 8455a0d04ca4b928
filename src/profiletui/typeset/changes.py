"""What differs between two saves of a page, in words: for the command line and the screen alike."""

from __future__ import annotations

from profiletui.model.record import NamedTuple
from profiletui.typeset.lines import Span
from profiletui.typeset.widths import cell_width, pad
from profiletui.typeset.words import count, figure, long_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from profiletui.model.changes import Change, Changes, Difference, Edit
    from profiletui.model.paper import Paper
    from profiletui.model.profile import Profile
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

    Reading = Callable[[str], str]

FIGURES = {
    "h_index": "h-index",
    "citations": "citations",
    "papers": "papers stated",
    "novelty_percent": "novelty",
    "ai_score": "AI score",
}
"""Each stated figure in words, in the order in which they are told."""

_LISTS = {"links": "link", "authors": "author", "affiliations": "affiliation", "flags": "badge word"}


class Row(NamedTuple):
    """A line of text, and how far what is wrapped of it hangs in from the left, in cells."""

    line: Line
    hang: int = 0


def difference_rows(found: Difference, reading: Reading, glyphs: Glyphs) -> list[Row]:
    """Each person in turn, a blank row between two, then who is on one side only.

    ``reading`` turns a page's title into what is shown of it.
    """
    sheets = [list(changes_rows(person, reading, glyphs)) for person in found.people]
    for where, profiles in (("old", found.only_before), ("new", found.only_after)):
        sheets += [[_one_sided(profile, where)] for profile in profiles]
    rows: list[Row] = []
    for sheet in sheets:
        rows += [Row(()), *sheet] if rows else sheet
    return rows


def _one_sided(profile: Profile, where: str) -> Row:
    papers = count(len(profile.papers), "paper")
    return Row((Span(profile.name or "(no name)", "title"), Span(f": only on the {where} side, with {papers}")), 2)


def changes_rows(found: Changes, reading: Reading, glyphs: Glyphs) -> Iterator[Row]:
    """A sentence that says it all, then figures and papers one by one."""
    if found.two_people:
        names = (found.before.name or "(no name)", found.after.name or "(no name)")
        yield Row((Span("These are the pages of two people: {} and {}.".format(*names), "warning"),), 2)
    yield Row((Span(found.after.name or "(no name)", "title"), Span(f": {summary(found)}")), 2)
    figures = [change for change in found.changes if change.what in FIGURES]
    if figures:
        yield from (Row(()), Row((Span("Figures", "title"),)), *_figure_rows(figures))
    for title, sign, papers in (("New", "+", found.added), ("Gone", "-", found.gone)):
        if papers:
            yield from (Row(()), Row((Span(title, "title"),)))
            yield from (_paper_row(sign, paper, reading, glyphs) for paper in papers)
    if found.edited:
        yield from (Row(()), Row((Span("Changed", "title"),)))
        for edit in found.edited:
            yield _paper_row("~", edit.after, reading, glyphs)
            yield from (Row((Span(" " * 6), Span(words)), 8) for words in edit_words(edit, reading))


def summary(found: Changes) -> str:
    """``2 new papers, 1 paper gone, citations up by 28``; ``nothing has changed``."""
    said: list[str] = []
    if found.added:
        said.append(count(len(found.added), "new paper"))
    for papers, what in ((found.gone, "gone"), (found.edited, "changed")):
        if papers:
            said.append(f"{count(len(papers), 'paper')} {what}")
    changes = {change.what: change for change in found.changes}
    for what in FIGURES:
        if (change := changes.get(what)) and not _told_already(change, found):
            said.append(_moved(change))
    if field := changes.get("field"):
        said.append(f"field {field.after or 'no longer stated'}, was {field.before or 'not stated'}")
    if (name := changes.get("name")) and not found.two_people:
        said.append(f"name written {name.after}, was {name.before}")
    return ", ".join(said) or ("the names alone differ" if found.two_people else "nothing has changed")


def _told_already(change: Change, found: Changes) -> bool:
    """Whether the page's own count of papers moved just as the papers themselves say."""
    by = _step(change)
    return change.what == "papers" and by is not None and by == len(found.added) - len(found.gone)


def _step(change: Change) -> int | float | None:
    if isinstance(change.before, int | float) and isinstance(change.after, int | float):
        return round(change.after - change.before, 6)  # 54.3 - 54.1 is 0.2 to a person
    return None


def _moved(change: Change) -> str:
    """``citations up by 28``."""
    by = _step(change)
    if by is not None:
        return f"{FIGURES[change.what]} {'up' if by > 0 else 'down'} by {_value(change.what, abs(by), 'points')}"
    if change.after is None:
        return f"{FIGURES[change.what]} no longer stated"
    return f"{FIGURES[change.what]} now stated"


def _value(what: str, number: object, unit: str = "%") -> str:
    """A figure as it is said; novelty is a percentage, and moves by points."""
    if not isinstance(number, int | float):
        return "none"
    if what != "novelty_percent":
        return figure(number)
    if unit == "%":
        return f"{figure(number)}%"
    return f"{figure(number)} {unit if number != 1 else unit.removesuffix('s')}"


def _figure_rows(changes: Sequence[Change]) -> Iterator[Row]:
    """(figure, before, after, step) of each, the numbers under one another."""
    ranked = sorted(changes, key=lambda change: list(FIGURES).index(change.what))
    cells = []
    for change in ranked:
        by = _step(change)
        step = "" if by is None else f"{'+' if by > 0 else '-'}{figure(abs(by))}"
        cells.append(
            (FIGURES[change.what], _value(change.what, change.before), _value(change.what, change.after), step)
        )
    word, old, new, _ = (max(map(cell_width, column)) for column in zip(*cells, strict=True))
    for name, before, after, step in cells:
        line = f"  {pad(name, word)}  {before:>{old}} to {after:>{new}}  {step}".rstrip()
        yield Row((Span(line),), 4)


def _paper_row(sign: str, paper: Paper, reading: Reading, glyphs: Glyphs) -> Row:
    facts = " ".join(filter(None, (paper.category, paper.date and long_date(paper.date))))
    title = reading(paper.title) or "(no title)"
    return Row((Span(f"  {sign} ", "key"), Span(title), Span(f" {glyphs.dot} {facts}" if facts else "", "dim")), 4)


def edit_words(edit: Edit, reading: Reading) -> list[str]:
    """What differs in a paper, a sentence each."""
    said: list[str] = []
    for change in edit.changes:
        what, before, after = change
        if isinstance(before, tuple) and isinstance(after, tuple):
            said += _list_words(_LISTS[what], before, after)
        elif what == "has_code":
            said.append("Code badge new" if after else "Code badge gone")
        elif what == "et_al":
            said.append("list of authors cut by et al." if after else "list of authors no longer cut by et al.")
        elif what == "abstract":
            said.append("abstract new" if not before else "abstract gone" if not after else "abstract differs")
        else:
            words = [_scalar(what, value, reading) for value in (after, before)]
            said.append("{} {}, was {}".format(what, *words))
    return said


def _scalar(what: str, value: object, reading: Reading) -> str:
    if not isinstance(value, str) or not value:
        return "none"
    if what == "title":
        return f'"{reading(value)}"'
    return long_date(value) if what == "date" else value


def _list_words(noun: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    if set(before) == set(after):
        yield f"{noun}s in another order"
    yield from (f"new {noun}: {entry}" for entry in after if entry not in before)
    yield from (f"{noun} gone: {entry}" for entry in before if entry not in after)
