"""Opening a link in a browser, where there is one the person can see."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

from profiletui.clipboard import system


def can_open(environ: Mapping[str, str]) -> bool:
    """Whether a browser started here would show on the person's own screen."""
    return not system.over_ssh(environ) and bool(system.desktop(environ, sys.platform))


def open_locally(url: str) -> bool:
    """Open `url`, which must have passed `safe_url`; whether a browser could be started.

    In a process of its own: a text browser, or a helper's complaints, would draw over the screen.
    """
    nowhere = subprocess.DEVNULL
    argv = [sys.executable, "-m", "webbrowser", "-t", url]
    try:
        done = subprocess.run(argv, stdin=nowhere, stdout=nowhere, stderr=nowhere, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
