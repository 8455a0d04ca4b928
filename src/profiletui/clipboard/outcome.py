"""What became of a copy, in words that claim no more than is known."""

from __future__ import annotations

from profiletui.model.record import NamedTuple

SENT = "Sent to your terminal (OSC 52)"
IN_TMUX = "In the tmux buffer (prefix ]) and sent to your terminal"
ONLY_IN_TMUX = "In the tmux buffer (prefix ])"
COPIED = "Copied to this computer's clipboard"


class Outcome(NamedTuple):
    """The end of one copy.

    ``reached`` is the furthest place known to hold the text: ``clipboard`` (read back from this computer's),
    ``tmux`` (its paste buffer), ``terminal`` (written there; no terminal answers), ``file`` or ``nowhere``.
    ``how`` names what was done, for programs (``tmux load-buffer + osc52``). ``said`` is for the status line.
    """

    reached: str
    how: str
    said: str

    @property
    def went(self) -> bool:
        """Whether the text left the program at all."""
        return self.reached != "nowhere"


def sentence(said: str, *remarks: str) -> str:
    """``said`` followed by those remarks that are not empty."""
    return " · ".join((said, *filter(None, remarks)))
