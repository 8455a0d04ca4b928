"""``profiletui links``: URLs, one a line."""

from __future__ import annotations

from profiletui import session
from profiletui.cli import output, shared
from profiletui.typeset.words import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments
    from profiletui.session import Opened
    from profiletui.store.view import View


def run(arguments: Arguments) -> int:
    """Print them; exit code."""
    opened = shared.open_aloud(arguments)
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
    return "there are no code links in these papers" + (f"; --all prints {count(others, 'other')}" if others else "")
