"""The rows around the panes: captions, status line and footer."""

from __future__ import annotations

from profiletui.keys import BROWSE, COMMANDS, key_name, shown_key
from profiletui.typeset.lines import Span, fit, line_width, plain, slice_lines, spread, wrap, wrap_offsets
from profiletui.typeset.widths import cut_middle
from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profiletui.keys import Command
    from profiletui.loading.loader import Progress
    from profiletui.model.paper import Paper
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

SORT_NAMES = {
    "source": "source order",
    "-source": "source order reversed",
    "date": "oldest first",
    "-date": "newest first",
    "title": "by title",
    "-title": "by title, Z to A",
    "author": "by first author",
    "-author": "by first author, Z to A",
    "category": "by category",
    "-category": "by category, Z to A",
    "code": "with code first",
    "-code": "with code last",
    "citations": "least cited first",
    "-citations": "most cited first",
    "relevance": "best match first",
    "-relevance": "best match last",
}
"""Each sort key in words."""

_ROOM_FOR_PROGRESS = 100
_ENOUGH_TO_GUESS = 0.05
"""The share of a page after which the time left is told: while the browser starts, reading gives way to it, and a
guess from the first papers is minutes off."""

_LEFT_BY_ESCAPE = ("abstract", "page", "menu", "links", "people", "profiles", "facets", "insights")

NO_LABELS: Mapping[str, str] = {}

PLACE_NAMES = {
    "list": "LIST",
    "abstract": "ABSTRACT",
    "filter": "FILTER",
    "tags": "TAGS",
    "page": "PAGE",
    "menu": "MENU",
    "links": "LINKS",
    "people": "CO-AUTHORS",
    "profiles": "PROFILES",
    "facets": "FACETS",
    "insights": "INSIGHTS",
}


def caption(text: str, right: str, width: int, glyphs: Glyphs, *, focused: bool, tee: bool = False) -> Line:
    """The rule over a pane with its name; heavy where the pane has the focus, so that colour is not needed."""
    rule, role = (glyphs.heavy, "accent") if focused else (glyphs.rule, "rule")
    lead = Span(glyphs.tee if tee else rule, "rule" if tee else role)
    left = (lead, Span(f"{rule} " if tee else " ", role), Span(text, "caption-focused" if focused else "caption"))
    ends = (Span(f" {right} ", role if focused else "dim"), Span(rule, role)) if right else ()
    room = width - line_width(ends) - 2
    shown = fit(left, room, glyphs.ellipsis) if line_width(left) > room else left
    return spread((*shown, Span(" ")), ends, width, rule, role) if ends else _filled(shown, width, rule, role)


def _filled(left: Line, width: int, rule: str, role: str) -> Line:
    room = max(width - line_width(left) - 1, 0)
    return fit((*left, Span(" "), Span(rule * room, role)), width)


def rows_said(width: int, message: Line) -> int:
    """The rows that a message takes in a status line of `width` columns."""
    return len(wrap(message, width - 1)) if line_width(message) > width - 1 else 1


def with_address(said: str, address: str, width: int, rows: int, glyphs: Glyphs) -> str:
    """A sentence and then an address: whole where both have room in `rows` of a status line, else without its middle
    on a row of its own or, where there is none left, on the rest of the last.
    """
    before = f"{said} {glyphs.dot}"
    if rows_said(width, (Span(f"{before} {address}"),)) <= rows:
        return f"{before} {address}"
    lines = wrap((Span(before),), width - 1)
    room = width - 1 if len(lines) < rows else width - 2 - line_width(lines[-1])
    return f"{before} {cut_middle(address, max(room, 1), glyphs.ellipsis)}"


def said(message: Line, width: int, rows: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """A message in at most `rows` lines of `width` cells; cut with an ellipsis where it is longer still."""
    text = plain(message)
    offsets = wrap_offsets(text, width - 1)
    if len(offsets) > rows:
        offsets = [*offsets[: rows - 1], (offsets[rows - 1][0], len(text))]
    lines = slice_lines(message, offsets)
    return tuple(fit((Span(" "), *line), width, glyphs.ellipsis) for line in lines)


def configuration_ignored(things: int, commands: Sequence[Command] = COMMANDS) -> Line:
    """That so many things in the configuration are ignored."""
    are = "is" if things == 1 else "are"
    sentence = f"{count(things, 'thing')} in your configuration {are} ignored: "
    key = Span(shown_key("diagnostics", commands), "key", "run:diagnostics")
    return (Span(sentence, "warning"), key, Span(" shows why", "warning"))


_FIRST_KEYS = (
    ("help", "shows the keys"),
    ("filter", "filters"),
    ("copy-code", "copies the code link"),
    ("quit", "leaves"),
)
_FIRST_TO_GO = ("copy-code", "filter", "quit")


def first_keys(width: int, glyphs: Glyphs, commands: Sequence[Command] = COMMANDS) -> Line:
    """The few keys that are all one needs at first, as many as a row of `width` columns holds."""
    for dropped in range(len(_FIRST_TO_GO) + 1):
        line: list[Span] = []
        for name, does in _FIRST_KEYS:
            if name not in _FIRST_TO_GO[:dropped]:
                line += [Span(f" {glyphs.dot} ")] if line else []
                line += [Span(shown_key(name, commands), "key", f"run:{name}"), Span(f" {does}", "", f"run:{name}")]
        if line_width(line) < width:
            break
    return tuple(line)


def code_state(paper: Paper | None, room: int, glyphs: Glyphs, commands: Sequence[Command] = COMMANDS) -> Line:
    """What `c` would do for this paper, said before it is pressed, in as many words as have room."""
    key = Span(shown_key("copy-code", commands), "key")
    if paper is None:
        return ()
    code = paper.code_links
    if len(code) == 1:
        return (key, Span(" copies "), Span(code[0].url, "code"))
    if code:
        return (key, Span(f" copies one of {len(code)} code links"))
    if projects := [link for link in paper.links if link.kind == "project"]:
        return (key, Span(" copies "), Span(projects[0].url, "link")) if len(projects) == 1 else (
            key, Span(f" copies one of {len(projects)} project pages"),
        )  # fmt: skip
    badge = f"{glyphs.badge} " if paper.has_code else ""
    said = f"{badge}Code badge, but no code link in the text" if badge else "No code link in this paper"
    offer, dot = search_offer(commands), Span(f" {glyphs.dot} ", "dim")
    brief = Span(f"{badge}No code link", "dim")
    for line in (
        (Span(said, "dim"), dot, *offer),
        (brief, dot, offer[0], Span(" copies a search", "dim", offer[1].action)),
    ):
        if line_width(line) <= room:
            return line
    return (brief,)


def search_offer(commands: Sequence[Command] = COMMANDS) -> Line:
    """What there is to do about a paper without a code link."""
    action = "run:copy-search"
    return (
        Span(shown_key("copy-search", commands), "key", action),
        Span(" copies a search for its title", "dim", action),
    )


def commands_in_abstract(commands: Sequence[Command], *, pointing: bool) -> tuple[Command, ...]:
    """The table for the footer of the abstract: Tab goes from item to item, and Enter acts where it points at one."""
    return tuple(
        entry._replace(label="next item", hint=3) if entry.id == "next-pane" else entry
        for entry in commands
        if pointing or entry.id != "act"
    )


def does_nothing(key: str, character: str | None, dot: str, commands: Sequence[Command] = COMMANDS) -> str:
    """What is said of a key that does nothing where one is; `character` is what it types, if anything."""
    typed = character if character and character.isprintable() and not character.isspace() else key_name(key)
    return f"{typed} does nothing here {dot} {shown_key('help', commands)} shows the keys"


def reading(progress: Progress, width: int, glyphs: Glyphs, commands: Sequence[Command] = COMMANDS) -> Line:
    """How far the reading of a long page has come: papers, megabytes, then the time left, and the key that stops it."""
    parts = [f"{progress.papers:,} papers"]
    if progress.total:
        share = min(progress.read / progress.total, 1)
        parts.append(f"{progress.read / 1e6:,.0f} of {progress.total / 1e6:,.0f} MB")
        if share >= _ENOUGH_TO_GUESS:
            parts.append(f"{progress.seconds / share - progress.seconds:,.0f} s left")
        brief = f"{share:.0%}"
    else:
        parts.append(f"{progress.read / 1e6:,.1f} MB")
        brief = parts[0]
    said = f" {glyphs.dot} ".join(parts) if width >= _ROOM_FOR_PROGRESS else brief
    line: Line = (Span("reading ", "accent"), Span(said))
    stop = Span(shown_key("back", commands), "key")
    return line if width < _ROOM_FOR_PROGRESS else (*line, Span("  "), stop, Span(" stops", "hint"))


def footer(
    place: str,
    width: int,
    glyphs: Glyphs,
    commands: Sequence[Command] = COMMANDS,
    own: Sequence[tuple[str, str]] = (),
    mode: str = "",
    labels: Mapping[str, str] = NO_LABELS,
) -> Line:
    """The keys that matter in `place`, as many as fit; help is never dropped.

    The dearest come first; where room is short those with the greatest ``hint`` go. `own` are keys and words that
    belong to one screen alone and come after choosing alone, `mode` its name where the place has many screens.
    `labels` says by command id what a command does there in particular.
    """
    hints = [entry for entry in commands if entry.hint and place in entry.where and entry.id != place]
    if place not in BROWSE:  # the key closes what stands over the papers there, which the way back says already
        hints = [entry for entry in hints if entry.id != "quit"]
    kept = list(own)
    choosing = any(entry.id == "choose" for entry in hints)
    stays = ("help", "choose")

    def rank(entry: Command) -> tuple[bool, int]:
        """Help comes last and stays; the way back matters most where there is one."""
        return entry.id == "help", 2 if entry.id == "back" and place in _LEFT_BY_ESCAPE else entry.hint

    def hint(key: str, label: str, action: str = "") -> Line:
        return (Span("  "), Span(key, "key", action), Span(f" {label}", "hint", action))

    while True:
        line: list[Span] = [Span(mode or PLACE_NAMES[place], "mode")]
        shown = [
            hint(key_name(entry.keys[0]), labels.get(entry.id, entry.label), f"run:{entry.id}")
            for entry in sorted(hints, key=rank)
        ]
        first = int(choosing)
        for piece in (*shown[:first], *(hint(key, label) for key, label in kept), *shown[first:]):
            line += piece
        droppable = [entry for entry in hints if entry.id not in stays and not (kept and rank(entry)[1] == 2)]
        if line_width(line) <= width:
            break
        if droppable:
            hints.remove(max(droppable, key=rank))
        elif kept:
            kept.pop()
        else:
            break
    last = shown[-1][1:]  # where not even the name and help have room: what is left of them, down to a key
    fitting = (kept for kept in (line, line[2:], last, last[:1]) if line_width(kept) <= width)
    return fit(next(fitting, last[:1]), width, glyphs.ellipsis)
