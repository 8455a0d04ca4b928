"""The header: whose profile this is, the figures the page states, and those counted from its papers."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.record import NamedTuple
from profiletui.typeset.bars import gauge, sparkline
from profiletui.typeset.lines import Span, fit, line_width, spread
from profiletui.typeset.widths import cut
from profiletui.typeset.words import count, figure, long_date
from profiletui.ui.present.theme_roles import category_role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profiletui.model.profile import Profile
    from profiletui.typeset.glyphs import Glyphs
    from profiletui.typeset.lines import Line

_GAP = "   "
_STRIP_YEARS = 40
_ROOM_FOR_NAMES = 10


class Facts(NamedTuple):
    """What the header tells. ``years`` counts the papers of each year, ``shown`` and ``total`` those in the list.

    ``place`` says which of several profiles this is, ``origin`` where the page came from; '' when there is nothing
    to say. ``together`` names the people of all profiles where they are shown as one set, of whose papers ``shared``
    stand on several profiles.
    """

    profile: Profile | None
    years: Mapping[int, int]
    with_code: int
    shown: int
    total: int
    origin: str = ""
    place: str = ""
    together: tuple[str, ...] = ()
    shared: int = 0


def header(facts: Facts, width: int, rows: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The header in `rows` lines (1 or 2) of exactly `width` cells."""
    if facts.together:
        return (_together(facts, width, glyphs, brief=rows == 1), _counted(facts, width, glyphs))[:rows]
    if facts.profile is None:
        return tuple(fit((Span("profiletui", "name"),) if not row else (), width) for row in range(rows))
    if rows == 1:
        return (_one_row(facts, facts.profile, width, glyphs),)
    return (_stated(facts.profile, facts.place, width, glyphs), _counted(facts, width, glyphs))


def _together(facts: Facts, width: int, glyphs: Glyphs, *, brief: bool) -> Line:
    """How many profiles, whose, and their papers, each counted once; on the only row also the count of the filter."""
    filtered = brief and facts.shown != facts.total
    shown: Line = (Span(f"{facts.shown:,} of {facts.total:,}", "accent"),) if filtered else ()
    papers = _counted_word(facts.total, "paper")
    shared: Line = (Span(f"{facts.shared:,}", "figure"), Span(" on several profiles", "label"))
    who: Line = (Span(count(len(facts.together), "profile"), "name"),)
    right: Line = ()
    for figures in ([shown, papers, shared], [shown, papers], [shown]):
        right = _join([piece for piece in figures if piece and (piece is not shared or facts.shared)], "  ")
        if line_width(who) + 2 + line_width(right) <= width * 2 // 3 or figures == [shown]:
            break
    room = width - line_width(who) - line_width(right) - 4
    names = cut(", ".join(facts.together), room, glyphs.ellipsis) if room >= _ROOM_FOR_NAMES else ""
    return spread((*who, Span(f"  {names}" if names else "", "label")), right, width)


def _who(profile: Profile, place: str, named: bool, room: int) -> Line:
    name = cut(profile.name or "(no name)", room)
    spans = [Span(name, "name")]
    if profile.field:
        spans += [Span("  "), Span(profile.field, category_role(profile.field))]
        if named and (field := category_name(profile.field)):
            spans.append(Span(f" {field}"))
    if named and profile.affiliation:
        spans.append(Span(f"  {cut(profile.affiliation, room)}", "label"))
    if place:
        spans.append(Span(f"  {place}", "dim"))
    return tuple(spans)


def _room_for_name(width: int) -> int:
    """The cells a name may take beside figures: a long one must not drive them out."""
    return max(width // 3, 12)


def _figures(profile: Profile, glyphs: Glyphs, meter: int) -> list[Line]:
    """The stated figures, each with its word, the dearest first; a percentage carries a gauge of `meter` cells, a
    score does not."""
    metrics = profile.metrics
    novelty: Line = (Span("novelty ", "label"), Span("–", "figure"))
    if metrics.novelty_percent is not None:
        drawn = gauge(metrics.novelty_percent, meter, ascii=glyphs.ascii) + " " if meter else ""
        percent = f"{figure(metrics.novelty_percent)}%"
        novelty = (Span("novelty ", "label"), Span(drawn, "meter"), Span(percent, "figure"))
    figures: list[tuple[float | None, Line]] = [
        (metrics.h_index, (Span("h-index ", "label"), Span(figure(metrics.h_index), "figure"))),
        (metrics.citations, _counted_word(metrics.citations, "citation")),
        (metrics.papers, _counted_word(metrics.papers, "paper")),
        (metrics.novelty_percent, novelty),
        (metrics.ai_score, (Span("AI score ", "label"), Span(figure(metrics.ai_score), "figure"))),
    ]
    # A page of the usual kind has room for all of them, so that what it leaves out is told; other sources never have.
    return [line for number, line in figures if number is not None or profile.source.format == "page"]


def _from(profile: Profile) -> Line:
    """Which source stated the figures, and on which day."""
    if profile.origin is None or not any(number is not None for number in profile.metrics):
        return ()
    day = f", {long_date(profile.origin.day)}" if profile.origin.day else ""
    return (Span(f"{profile.origin.source}{day}", "label"),)


def _counted_word(number: int | None, noun: str) -> Line:
    word = noun if number == 1 else noun + "s"
    return (Span(figure(number), "figure"), Span(f" {word}", "label"))


def _join(items: Sequence[Line], gap: str) -> Line:
    spans: list[Span] = []
    for item in items:
        if spans:
            spans.append(Span(gap))
        spans.extend(item)
    return tuple(spans)


def _stated(profile: Profile, place: str, width: int, glyphs: Glyphs) -> Line:
    """Who, and the page's own figures: first the blanks give way, then the gauge, then the field's name."""
    origin = _from(profile)
    for named, meter, gap, told in (
        (True, 5, "   ", origin),
        (True, 3, "  ", origin),
        (True, 1, "  ", origin),
        (True, 0, "  ", origin),
        (False, 3, "  ", origin),
        (False, 0, "  ", origin),
        (False, 0, "  ", ()),
    ):
        who = _who(profile, place, named, _room_for_name(width))
        figures = _join(_figures(profile, glyphs, meter), gap)
        if told:
            figures = (*figures, Span(f" {glyphs.dot} ", "label"), *told)
        if line_width(who) + 2 + line_width(figures) <= width:
            break
    return spread(who, figures, width)


def _counted(facts: Facts, width: int, glyphs: Glyphs) -> Line:
    left: list[Span] = []
    if facts.years:
        last = max(facts.years)
        first = max(min(facts.years), last - _STRIP_YEARS + 1)
        strip = sparkline([facts.years.get(year, 0) for year in range(first, last + 1)], ascii=glyphs.ascii)
        left += [Span(f"{first} ", "label"), Span(strip, "meter"), Span(f" {last}", "label"), Span(_GAP)]
    left += [Span(f"{facts.with_code:,}", "figure"), Span(f" of {count(facts.total, 'paper')} with code", "label")]
    if facts.shown != facts.total:
        left += [Span(_GAP), Span(f"{facts.shown:,} of {facts.total:,}", "accent"), Span(" shown", "label")]
    return spread(left, (Span(facts.origin, "label"),), width)


def _one_row(facts: Facts, profile: Profile, width: int, glyphs: Glyphs) -> Line:
    """Name and figures on one row; the figures go one by one, the count of the filter last."""
    filtered = facts.shown != facts.total
    shown: Line = (Span(f"{facts.shown:,} of {facts.total:,}", "accent"),) if filtered else ()
    figures = _figures(profile, glyphs, meter=0) or [_counted_word(facts.total, "paper")]
    for named in (True, False):
        for kept in range(len(figures), min(len(figures), 3) - 1, -1):
            right = _join([*([shown] if shown else []), *figures[:kept]], "  ")
            who = _who(profile, facts.place, named, _room_for_name(width))
            if line_width(who) + 2 + line_width(right) <= width:
                return spread(who, right, width)
            if named:
                break
    for kept in range(2, -1, -1):
        right = _join([*([shown] if shown else []), *figures[:kept]], "  ")
        who = (
            Span(cut(profile.name or "(no name)", max(_room_for_name(width), width - line_width(shown) - 2)), "name"),
        )
        if line_width(who) + 2 + line_width(right) <= width:
            return spread(who, right, width)
    return spread(who, shown, width)
