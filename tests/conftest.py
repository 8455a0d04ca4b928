"""The same ground under every test: an environment that says nothing, and examples that repeat where CI looks on."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

SAID_BY_THE_PERSON = (
    "COLUMNS", "LINES", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLORFGBG", "TERM_PROGRAM",
    "TMUX", "TMUX_PANE", "STY", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY",
    "LANG", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "PAGER", "BROWSER",
)  # fmt: skip
"""What the terminal, the desktop or the person's habits say to a program, and no test may depend on."""

# A slow machine is no defect, and where CI looks on a failure must come again for whoever looks into it.
settings.register_profile("here", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session", autouse=True)
def neutral_environment() -> Iterator[None]:
    """Nothing of the person's own: no terminal but a plain one, no library, no settings."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as empty:
        for name in list(os.environ):
            if name in SAID_BY_THE_PERSON or name.startswith(("PROFILETUI_", "TEXTUAL")):
                patch.delenv(name)
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("LC_ALL", "C.UTF-8")
        # Whoever starts the tests behind `&` or nohup has them, and all that they start, pass over these.
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_IGN:
                signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, empty)
        yield
