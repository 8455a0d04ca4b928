"""The one table of commands.

Bindings, palette, help screen, footer, ``profiletui keys`` and the README's table are all made from it, so none
of them can say something another does not.
"""

from __future__ import annotations

from functools import cache

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LIST = "list"
ABSTRACT = "abstract"
FILTER = "filter"
TAGS = "tags"
PAGE = "page"
MENU = "menu"
LINKS = "links"
PEOPLE = "people"
PROFILES = "profiles"
FACETS = "facets"
INSIGHTS = "insights"
"""The places a key can act in: the paper list, the abstract pane, the filter box, the same box while it takes tags, a
page of text such as help, a menu of things to choose from, and the menus of links, of co-authors, of profiles, of
facets and of insights."""

BROWSE = (LIST, ABSTRACT)
MENUS = (MENU, PEOPLE, PROFILES, FACETS, INSIGHTS)
"""The menus whose entries can be found by typing."""
TEXT = (LIST, ABSTRACT, PAGE, *MENUS, LINKS)
EVERYWHERE = (LIST, ABSTRACT, FILTER, TAGS, PAGE, *MENUS, LINKS)


class Command(NamedTuple):
    """One thing a person can do.

    ``keys`` are Textual's names for the keys, the first one being the one that is shown. ``label`` is the word
    beside the key in the footer, ``help`` a sentence. ``where`` lists the places it acts in. ``hint`` orders the
    footer: 1 is dropped last, 0 is never shown there.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    where: tuple[str, ...] = BROWSE
    hint: int = 0


COMMANDS: tuple[Command, ...] = (
    Command("down", ("j", "down"), "down", "Move down one line", "Move", TEXT),
    Command("up", ("k", "up"), "up", "Move up one line", "Move", TEXT),
    Command("first", ("g", "home"), "first", "Go to the beginning", "Move", TEXT),
    Command("last", ("G", "end"), "last", "Go to the end", "Move", TEXT),
    Command("half-down", ("ctrl+d",), "half a page down", "Move down half a page", "Move", TEXT),
    Command("half-up", ("ctrl+u",), "half a page up", "Move up half a page", "Move", TEXT),
    Command("page-down", ("pagedown", "ctrl+f"), "page down", "Move down a page", "Move", TEXT),
    Command("page-up", ("pageup",), "page up", "Move up a page", "Move", TEXT),
    Command("next-paper", ("J",), "next paper", "Go to the next paper, from its abstract too", "Move"),
    Command("previous-paper", ("K",), "previous paper", "Go to the previous paper, from its abstract too", "Move"),
    Command("scroll-down", ("ctrl+e",), "scroll down", "Scroll the abstract down a line, from the list too", "Move"),
    Command("scroll-up", ("ctrl+y",), "scroll up", "Scroll the abstract up a line, from the list too", "Move"),
    Command(
        "next-pane",
        ("tab",),
        "pane",
        "Go to the abstract, there from person to person and link to link, and on to the list",
        "Move",
        BROWSE,
        10,
    ),
    Command("previous-pane", ("shift+tab",), "pane", "Go the same way back", "Move"),
    Command("read", ("enter",), "read", "Read the abstract of this paper", "Read", (LIST,), 3),
    Command(
        "read-on",
        ("space",),
        "read on",
        "Read on in the abstract: a page down, and from its end the next paper",
        "Read",
        (ABSTRACT,),
        2,
    ),
    Command(
        "act",
        ("enter",),
        "choose",
        "In the abstract: show the papers of the person, or copy the link, that Tab went to",
        "Read",
        (ABSTRACT,),
        2,
    ),
    Command(
        "zoom",
        ("z",),
        "zoom",
        "Zoom or unzoom this pane",
        "Read",
        (*BROWSE, FACETS, INSIGHTS),
        10,
    ),
    Command("raw", ("r",), "raw", "Show the page's own LaTeX, or the text for reading again", "Read", BROWSE, 11),
    Command(
        "star",
        ("asterisk",),
        "star",
        "Star or unstar this paper, or all marked ones: a reading list that stays",
        "Read",
        BROWSE,
        11,
    ),
    Command("toggle-read", ("U",), "read or unread", "Note this paper, or all marked ones, as read or unread", "Read"),
    Command("tag", ("t",), "tag", "Tag this paper, or all marked ones, with words of your own", "Read", BROWSE),
    Command("keep-tags", ("enter",), "keep", "Keep the tags as typed", "Read", (TAGS,)),
    Command("filter", ("slash",), "filter", "Narrow the papers as you type", "Find", BROWSE, 2),
    Command(
        "back",
        ("escape",),
        "back",
        "Go back: close this, leave the abstract, clear the filter",
        "Find",
        EVERYWHERE,
        12,
    ),
    Command("keep-filter", ("enter",), "keep", "Keep the filter and go to the list", "Find", (FILTER,)),
    Command("choose", ("enter",), "choose", "Choose this entry of a menu", "Find", (*MENUS, LINKS), 1),
    Command("find-entry", ("slash",), "find", "Show the entries of a menu that hold what you type", "Find", MENUS, 4),
    Command("next-match", ("n",), "next match", "Go to the next match in the abstract", "Find"),
    Command("previous-match", ("N",), "previous match", "Go to the previous match in the abstract", "Find"),
    Command("sort", ("s",), "sort", "Sort by the next key", "Find", BROWSE, 7),
    Command("reverse", ("S",), "reverse", "Reverse the order", "Find"),
    Command(
        "facets",
        ("f",),
        "facets",
        "Narrow by category, year, co-author, affiliation and code, with counts",
        "Find",
        (*BROWSE, FACETS, INSIGHTS),
        8,
    ),
    Command(
        "insights",
        ("i",),
        "insights",
        "Show years, categories, code and co-authors as bars, and narrow by them",
        "Find",
        (*BROWSE, FACETS, INSIGHTS),
        9,
    ),
    Command(
        "span",
        ("space",),
        "begin a span",
        "Among insights: begin a span of years here; Enter on another year narrows to it",
        "Find",
        (INSIGHTS,),
        3,
    ),
    Command(
        "people",
        ("a",),
        "co-authors",
        "Show the co-authors, and the papers with one of them",
        "Find",
        (*BROWSE, PEOPLE),
    ),
    Command(
        "open-profile",
        ("p",),
        "their profile",
        "Among co-authors: show this one's own profile, where it is open",
        "Find",
        (PEOPLE,),
        3,
    ),
    Command("profiles", ("p",), "profiles", "Show the open profiles: switch, compare two", "Find", (*BROWSE, PROFILES)),
    Command("compare", ("v",), "compare", "Among profiles: put two side by side", "Find", (PROFILES,), 3),
    Command(
        "changes",
        ("d",),
        "what differs",
        "Among profiles: show what differs between two saves of a person's page",
        "Find",
        (PROFILES,),
        5,
    ),
    Command(
        "reread", ("r",), "read again", "Among profiles: read again what has changed on disk", "Find", (PROFILES,), 6
    ),
    Command(
        "copy-code",
        ("c",),
        "copy code",
        "Copy the code link of this paper, or of all marked ones, to your clipboard",
        "Copy",
        BROWSE,
        1,
    ),
    Command(
        "copy-search",
        ("C",),
        "copy a search",
        "Copy the address of a search for this title, where there is no code link",
        "Copy",
    ),
    Command("copy-as", ("y",), "copy as", "Copy as: link, title, citation, BibTeX and more", "Copy", BROWSE, 4),
    Command("mark", ("space",), "mark", "Mark this paper, or take its mark away", "Copy", (LIST,), 10),
    Command("mark-shown", ("M",), "mark all", "Mark all papers shown, or take their marks away", "Copy"),
    Command("links", ("l",), "links", "Show every link of this paper, whole", "Copy", BROWSE, 5),
    Command("open", ("o",), "open", "Open the link in a browser; over SSH, show it", "Copy", (*BROWSE, LINKS), 6),
    Command(
        "undo",
        ("u",),
        "undo",
        "Undo the last change of view, marks, stars or tags",
        "View",
        (*BROWSE, FACETS, INSIGHTS),
    ),
    Command("redo", ("ctrl+r",), "redo", "Do again what was undone", "View"),
    Command("diagnostics", ("exclamation_mark",), "notes", "Problems found in the page", "View"),
    Command(
        "help", ("question_mark", "f1"), "help", "Show the keys, and the query language by example", "View", TEXT, 1
    ),
    Command("palette", ("ctrl+p",), "palette", "Find a command by its name", "View", EVERYWHERE),
    Command("redraw", ("ctrl+l",), "redraw", "Draw the screen afresh", "View", EVERYWHERE),
    Command("suspend", ("ctrl+z",), "suspend", "Go to the shell; `fg` comes back", "View", EVERYWHERE),
    Command(
        "quit", ("q",), "quit", "Quit, or close this screen; in the abstract, go back to the list", "View", TEXT, 10
    ),
)

RESERVED = ("ctrl+s", "ctrl+q", "ctrl+h", "ctrl+j", "ctrl+a", "ctrl+b", "ctrl+space", "ctrl+@")
"""Keys that terminals and multiplexers own; nothing is ever bound to them."""

NAMES = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "insert": "Insert",
    "delete": "Delete",
    "backspace": "Backspace",
}
FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 25))


@cache
def signs() -> dict[str, str]:
    """Textual's name of every sign of ASCII that is neither letter nor digit, and the sign."""
    import unicodedata

    short = {
        "solidus": "slash",
        "reverse_solidus": "backslash",
        "commercial_at": "at",
        "hyphen_minus": "minus",
        "plus_sign": "plus",
        "low_line": "underscore",
    }
    letters = [chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()]
    names = {sign: unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_") for sign in letters}
    return {short.get(name, name): sign for sign, name in names.items()}


def key_name(key: str) -> str:
    """A key as people write it: ``slash`` is ``/``, ``ctrl+d`` is ``Ctrl+D``."""
    *modifiers, base = key.split("+")
    shown = NAMES.get(base) or signs().get(base) or (base.upper() if modifiers or base in FUNCTION_KEYS else base)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def command(name: str, commands: Sequence[Command] = COMMANDS) -> Command:
    """The command with that id.

    Raises:
        KeyError: when there is none.
    """
    for entry in commands:
        if entry.id == name:
            return entry
    raise KeyError(name)


def shown_key(name: str, commands: Sequence[Command] = COMMANDS) -> str:
    """The first key of a command, as people write it. Raises KeyError as `command` does."""
    return key_name(command(name, commands).keys[0])
