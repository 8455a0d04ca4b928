"""The one table of commands.

Bindings, palette, help screen, footer, ``profiletui keys`` and the README's table are all made from it, so none
of them can say something another does not.
"""

from __future__ import annotations

from profiletui.model.record import NamedTuple

LIST = "list"
ABSTRACT = "abstract"
FILTER = "filter"
PAGE = "page"
LINKS = "links"
"""The places a key can act in: the paper list, the abstract pane, the filter box, a page of text such as help, and
the links screen."""

BROWSE = (LIST, ABSTRACT)
TEXT = (LIST, ABSTRACT, PAGE, LINKS)
EVERYWHERE = (LIST, ABSTRACT, FILTER, PAGE, LINKS)


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
    Command("page-down", ("pagedown",), "page down", "Move down a page", "Move", TEXT),
    Command("page-up", ("pageup",), "page up", "Move up a page", "Move", TEXT),
    Command("next-pane", ("tab",), "pane", "Go to the other pane", "Move", BROWSE, 9),
    Command("previous-pane", ("shift+tab",), "pane", "Go back to the other pane", "Move"),
    Command("read", ("enter",), "read", "Read the abstract of this paper", "Read", (LIST,), 3),
    Command("zoom", ("z",), "zoom", "Give the whole screen to this pane, or take it back", "Read", BROWSE, 8),
    Command("raw", ("r",), "raw", "Show the page's own LaTeX, or the text for reading again", "Read", BROWSE, 11),
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
    Command("next-match", ("n",), "next match", "Go to the next match in the abstract", "Find"),
    Command("previous-match", ("N",), "previous match", "Go to the previous match in the abstract", "Find"),
    Command("sort", ("s",), "sort", "Sort by the next key", "Find", BROWSE, 7),
    Command("reverse", ("S",), "reverse", "Turn the order round", "Find"),
    Command(
        "copy-code",
        ("c",),
        "copy code",
        "Copy the code link of this paper, or of all marked ones, to your clipboard",
        "Copy",
        BROWSE,
        1,
    ),
    Command("copy-as", ("y",), "copy as", "Copy as: link, title, citation, Markdown, JSON and more", "Copy", BROWSE, 4),
    Command("mark", ("space",), "mark", "Mark this paper, or take its mark away", "Copy", BROWSE, 9),
    Command("mark-shown", ("M",), "mark all", "Mark all papers shown, or take their marks away", "Copy"),
    Command("links", ("l",), "links", "Show every link of this paper, whole", "Copy", BROWSE, 5),
    Command("open", ("o",), "open", "Open the link in a browser; over SSH, show it", "Copy", (*BROWSE, LINKS), 6),
    Command("undo", ("u",), "undo", "Take back the last change of view or marks", "View"),
    Command("diagnostics", ("exclamation_mark",), "notes", "What the reader has to say about the page", "View"),
    Command("help", ("question_mark",), "help", "Show the keys", "View", TEXT, 1),
    Command("palette", ("ctrl+p",), "palette", "Find a command by its name", "View", EVERYWHERE),
    Command("redraw", ("ctrl+l",), "redraw", "Draw the screen afresh", "View", EVERYWHERE),
    Command("suspend", ("ctrl+z",), "suspend", "Go to the shell; `fg` comes back", "View", EVERYWHERE),
    Command("quit", ("q",), "quit", "Leave profiletui", "View", TEXT, 10),
)

RESERVED = ("ctrl+s", "ctrl+q", "ctrl+h", "ctrl+j", "ctrl+a", "ctrl+b", "ctrl+space", "ctrl+@")
"""Keys that terminals and multiplexers own; nothing is ever bound to them."""

_NAMES = {
    "down": "↓",
    "up": "↑",
    "slash": "/",
    "exclamation_mark": "!",
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def key_name(key: str) -> str:
    """A key as people write it: ``slash`` is ``/``, ``ctrl+d`` is ``Ctrl+D``."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return key


def command(name: str) -> Command:
    """The command with that id.

    Raises:
        KeyError: when there is none.
    """
    for entry in COMMANDS:
        if entry.id == name:
            return entry
    raise KeyError(name)
