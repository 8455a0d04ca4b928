"""``profiletui links``: URLs, one a line."""

from __future__ import annotations

from profiletui import session
from profiletui.cli import output, shared
from profiletui.cli.parser import Command, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments
    from profiletui.session import Opened
    from profiletui.store.view import View

COMMAND = Command(
    "links",
    "print the links in the papers, one URL a line",
    (
        Option(("--all",), "every link, not only those that lead to code"),
        shared.FILTER,
    ),
    details="Links are found in titles and abstracts. Each is printed once, in the order of the papers.",
    examples=(
        ("profiletui links page.txt", "every repository of a profile"),
        ("profiletui links --filter year:2024.. page.txt | xargs -n 1 git clone", "clone the recent ones"),
    ),
)


def run(arguments: Arguments) -> int:
    """Print them; exit code."""
    opened = shared.open_named(arguments)
    view = shared.narrow(opened, arguments)
    everything = "--all" in arguments.options
    found = session.links(opened.library, view, all=everything)
    output.hand_over(f"{link.url}\n" for link in found)
    if shared.is_empty(view):
        return shared.NOTHING_MATCHED
    if not found:
        output.remark("there are no links in these papers" if everything else _no_code(opened, view))
    return 0


def _no_code(opened: Opened, view: View) -> str:
    others = len(session.links(opened.library, view, all=True))
    return "there are no code links in these papers" + (f"; --all prints {others} others" if others else "")
