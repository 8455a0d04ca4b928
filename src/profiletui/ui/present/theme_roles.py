"""Themes: how each role looks. And which hue a category has: the same one everywhere, in every run.

The first frame and Textual's widgets both ask `look`, so they cannot differ. Text and ground are the terminal's own
wherever they can be. Our own colours are those of xterm's palette from 16 on, which every terminal shows alike and
every multiplexer passes on; the person's own colours are 0 to 15.
"""

from __future__ import annotations

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profiletui.typeset.lines import Line, Span

HUES = 5
"""How many hues a theme gives to categories: the roles ``category-0`` up to ``category-4``."""

# The categories met together on most profiles, kept apart by hand; the rest follow from their letters.
_COMMON = {"LG": 0, "CV": 1, "CL": 2, "ML": 3, "IR": 4, "AI": 3, "RO": 4, "NE": 2, "CR": 1, "SI": 0}


def category_role(code: str) -> str:
    """The role that colours a category code."""
    key = code.rpartition(".")[2].upper()
    hue = _COMMON.get(key)
    return f"category-{sum(map(ord, key)) % HUES if hue is None else hue}"


SELECTED = "selected"
"""The role that the row at the cursor wears before its own while the list has the focus: ``selected category-0``."""


def selected(line: Iterable[Span]) -> Line:
    """A line as it looks at the cursor; what matches stands out there as elsewhere."""
    return tuple(
        span if span.role == "match" else span._replace(role=f"{SELECTED} {span.role}".rstrip()) for span in line
    )


class Look(NamedTuple):
    """What a terminal is to do: attributes, and colours by their number in xterm's palette, None for its own."""

    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False
    ink: int | None = None
    ground: int | None = None


_ATTRIBUTES: dict[str, str] = {
    "": "",
    "name": "bold",
    "label": "",
    "dim": "",
    "figure": "bold",
    "meter": "",
    "accent": "bold",
    "rule": "",
    "caption": "",
    "caption-focused": "bold",
    "cursor": "bold",
    "marked": "bold",
    SELECTED: "bold",
    "row-title": "",
    "title": "bold",
    "title bold": "bold",
    "title italic": "bold italic",
    "title bold italic": "bold italic",
    "bold": "bold",
    "italic": "italic",
    "bold italic": "bold italic",
    "author": "",
    "owner": "bold",
    "code": "",
    "badge": "",
    "link": "",
    "link-focused": "bold",
    "match": "bold",
    "key": "bold",
    "hint": "",
    "mode": "bold",
    "error": "bold",
    "warning": "",
    "note": "",
    "message": "",
    "good": "",
    **{f"category-{hue}": "" for hue in range(HUES)},
}
"""What each role has in every theme, so that no state is told by its colour alone."""

ROLES = tuple(_ATTRIBUTES)

_FAMILIES = {
    "accent": ("accent", "caption-focused", "cursor", "mode"),
    "quiet": ("label", "dim", "hint"),
    "code": ("code", "good"),
    "warning": ("badge", "warning", "marked"),
}
"""Roles that share a colour."""


def _theme(colours: Mapping[str, str]) -> dict[str, str]:
    """The styles of a theme: words for each role or family that has a colour, such as ``80`` or ``16 on 222``."""
    given = dict.fromkeys(ROLES, "")
    for name, words in colours.items():
        row, _, family = name.rpartition(" ")
        given.update({f"{row} {role}".strip(): words for role in _FAMILIES.get(family, (family,))})
    return {role: f"{_ATTRIBUTES.get(role, '')} {words}".strip() for role, words in given.items()}


THEMES: dict[str, dict[str, str]] = {
    "dark": _theme(
        {
            "accent": "80",
            "quiet": "247",
            "rule": "240",
            "meter": "109",
            "selected meter": "80",
            "code": "114",
            "warning": "222",
            "error": "217",
            "note": "117",
            "link": "117",
            "link-focused": "255 on 238",
            SELECTED: "255 on 238",
            "selected quiet": "not-bold 251",
            "selected cursor": "80 on 238",
            "match": "16 on 222",
            "category-0": "114",
            "category-1": "183",
            "category-2": "117",
            "category-3": "222",
            "category-4": "216",
        }
    ),
    "light": _theme(
        {
            "accent": "23",
            "quiet": "241",
            "rule": "248",
            "meter": "66",
            "selected meter": "23",
            "code": "22",
            "warning": "58",
            "error": "124",
            "note": "25",
            "link": "25",
            "link-focused": "16 on 253",
            SELECTED: "16 on 253",
            "selected quiet": "not-bold 239",
            "selected cursor": "23 on 253",
            "match": "16 on 222",
            "category-0": "22",
            "category-1": "90",
            "category-2": "25",
            "category-3": "58",
            "category-4": "124",
        }
    ),
    "contrast": _theme(
        {
            "": "231 on 16",
            "accent": "226",
            "meter": "159",
            "code": "120",
            "warning": "229",
            "error": "underline 217",
            "note": "159",
            "link": "underline 159",
            "link-focused": "16 on 231",
            SELECTED: "16 on 231",
            "selected cursor": "226",
            "match": "underline 16 on 226",
            "category-0": "120",
            "category-1": "219",
            "category-2": "159",
            "category-3": "229",
            "category-4": "217",
        }
    ),
    "ansi": _theme(
        {
            "accent": "6",
            "meter": "6",
            "quiet": "dim",
            "rule": "dim",
            "code": "2",
            "warning": "3",
            "error": "1",
            "note": "6",
            "link": "4",
            "link-focused": "reverse",
            SELECTED: "not-bold reverse",
            "selected cursor": "6",
            "match": "0 on 3",
            "category-0": "2",
            "category-1": "5",
            "category-2": "4",
            "category-3": "3",
            "category-4": "1",
        }
    ),
    "plain": _theme(
        {
            "quiet": "dim",
            "rule": "dim",
            "link-focused": "reverse",
            SELECTED: "not-bold reverse",
            "selected cursor": "",
            "match": "underline",
        }
    ),
}
"""Themes by name. ``dark`` and ``light`` are for such grounds, ``contrast`` brings its own, ``ansi`` has the person's
own sixteen colours and ``plain`` none at all, for NO_COLOR."""


_HUES_ON_SELECTED = ("dark", "light")
"""The themes whose colours can be read on the ground of the row at the cursor, too."""


def look(theme: str, role: str) -> Look:
    """How a role looks in a theme. A combination of roles that has no entry of its own is that of its parts, the
    later ones on top; where colours cannot be read on the row at the cursor, they give way there.

    Raises:
        KeyError: for a theme or a role that there is none of.
    """
    styles = THEMES[theme]
    found = _read(Look(), styles[""])
    first, _, rest = role.partition(" ")
    if role in styles:
        if first == SELECTED and rest != "cursor":
            found = _read(found, styles[SELECTED])
        return _read(found, styles[role])
    if first == SELECTED and theme not in _HUES_ON_SELECTED:
        return look(theme, SELECTED)
    for part in role.split():
        found = _read(found, styles[part])
    return found


def _read(look: Look, words: str) -> Look:
    """A look with what some words of a theme change in it."""
    place = "ink"
    for word in words.split():
        if word == "on":
            place = "ground"
        elif not word.isdigit():
            look = look._replace(**{word.removeprefix("not-"): not word.startswith("not-")})
        elif place == "ink":
            look = look._replace(ink=int(word))
        else:
            look = look._replace(ground=int(word))
    return look
