"""Ways out for a link that need no clipboard: a browser the person can see, or the plain terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping

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


def show_plainly(urls: Iterable[str]) -> None:
    """Write the URLs, a line each, on the terminal we have let go of, and wait for Enter."""
    text = "".join(f"{url}\n" for url in urls)
    with open("/dev/tty", "r+b", buffering=0) as terminal:
        terminal.write(f"\n{text}\nEnter goes back to profiletui. ".encode("utf-8", "replace"))
        while (typed := os.read(terminal.fileno(), 1024)) and b"\n" not in typed:
            pass
