"""tmux: its paste buffer, its way to the outer terminal, and what it says of itself."""

from __future__ import annotations

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from profiletui.clipboard.process import Ended, Run

LIMIT = 1.0
"""Seconds for one tmux command; it takes 2 ms unless the server hangs."""

# A bar, not a tab: to a client in a non-UTF-8 locale tmux shows control characters as underlines.
_ASKED = (
    "#{version}|#{pane_tty}|#{client_termname}|#{allow-passthrough}|#{set-clipboard}"
    "|#{session_attached}|#{client_control_mode}"
)


class Server(NamedTuple):
    """What the tmux server around us says. ``around`` is the TERM of the terminal it is shown in.

    ``passthrough`` is None where the option does not exist (before 3.3) and every DCS passes. ``copies`` tells
    whether tmux has a sequence for that terminal's clipboard; None where it does not say.
    """

    version: str
    pane_tty: str
    around: str
    passthrough: bool | None
    set_clipboard: str
    copies: bool | None
    attached: bool | None = None
    """Whether anybody looks at the session; None where tmux does not say."""
    control: bool = False
    """Whether that is a program that draws the panes itself (``tmux -CC``)."""

    @property
    def lets_dcs_through(self) -> bool:
        """Whether a DCS reaches the outer terminal."""
        return self.passthrough is not False


def wrap(payload: bytes) -> bytes:
    """``payload`` in the DCS that tmux hands to the outer terminal as it is, where allow-passthrough lets it."""
    return b"\x1bPtmux;" + payload.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\"


def load_buffer(text: str, environ: Mapping[str, str], run: Run) -> bool:
    """Put ``text`` into a paste buffer and, from tmux 3.2 on, send it to the outer terminal. False: neither."""
    return _tmux(environ, run, "load-buffer", "-w", "-", given=text.encode()).well


def ask(environ: Mapping[str, str], run: Run) -> Server | None:
    """What the server named by TMUX says of itself and of our pane, or None where none answers."""
    pane = environ.get("TMUX_PANE", "")
    target = ("-t", pane) if pane else ()
    # The exit code says nothing here: show-messages fails where no client is attached.
    told = _tmux(environ, run, "display-message", "-p", *target, _ASKED, ";", "show-messages", "-T").out
    answer, _, terminals = told.partition("\n")
    fields = answer.split("|")
    if len(fields) < 5:
        return None
    version, pane_tty, around, passthrough, set_clipboard, *rest = fields
    attached = rest[0] != "0" if rest and rest[0].isdigit() else None
    allowed = passthrough not in ("0", "off") if passthrough else None
    # tmux lists each capability it knows of: "194: Ms: (string) ..." or "194: Ms: [missing]".
    copies = " Ms: (string)" in terminals if " Ms: " in terminals else None
    return Server(version, pane_tty, around, allowed, set_clipboard, copies, attached, rest[1:] == ["1"])


def _tmux(environ: Mapping[str, str], run: Run, *command: str, given: bytes = b"") -> Ended:
    # TMUX is "socket,pid,session". The socket alone says which server; tmux itself would fall back on another.
    socket = environ.get("TMUX", "").rsplit(",", 2)[0]
    return run(("tmux", "-S", socket, *command), given, LIMIT, environ)
