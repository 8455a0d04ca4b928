"""The clipboard of the desktop this program runs on."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from profiletui.clipboard.process import Run

LIMIT = 2.0
"""Seconds for a copy and the look whether it arrived, together."""

SSH_VARIABLES = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


def over_ssh(environ: Mapping[str, str]) -> bool:
    """Whether the person sits at another machine, as far as the environment tells."""
    return any(environ.get(name) for name in SSH_VARIABLES)


def desktop(environ: Mapping[str, str], platform: str) -> str:
    """The name of the desktop that runs here (``Wayland``), or '' where there is none. ``platform`` as in sys."""
    if platform == "darwin":
        return "macOS"
    if platform in ("win32", "cygwin"):
        return "Windows"
    if environ.get("WSL_DISTRO_NAME") or environ.get("WSL_INTEROP"):
        return "WSL"
    if environ.get("WAYLAND_DISPLAY"):
        return "Wayland"
    return "X11" if environ.get("DISPLAY") else ""


def copy(text: str, environ: Mapping[str, str], run: Run) -> bool:
    """Whether ``text`` is in the desktop's clipboard: copied by one process, read back by another.

    A second process, because some ways to copy hold the text only as long as the process that copied lives.
    """
    import sys
    from time import monotonic

    given = text.encode()
    began = monotonic()
    for step in ("copy", "check"):
        # -P: a pyperclip.py in the working directory is nobody's clipboard.
        argv = (sys.executable, "-P", "-m", "profiletui.clipboard.desktop", step)
        left = LIMIT - (monotonic() - began)
        if left <= 0 or not run(argv, given, left, environ).well:
            return False
    return True
