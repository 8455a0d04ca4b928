"""Ways out for a link that need no clipboard: a browser the person can see, or the plain terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from signal import SIGKILL

from profiletui.clipboard import system
from profiletui.clipboard.process import trusted

_LIMIT = 5.0
"""Seconds in which a program that cannot show a page has said so; one that still runs then is the browser itself."""
_ANSWER = 1.0
"""Seconds in which a display that lives answers."""
_X11_GREETING = b"l\0\x0b\0\0\0\0\0\0\0\0\0"
"""Version 11, and no name to be let in by: a display answers, if only that it lets nobody in."""
_OPENERS = {
    "darwin": ("open",),
    "linux": ("wslview", "xdg-open", "gio open", "x-www-browser", "firefox", "chromium", "google-chrome"),
}


def can_open(environ: Mapping[str, str]) -> bool:
    """Whether a browser started here would show on the person's own screen."""
    return not system.over_ssh(environ) and bool(system.desktop(environ, sys.platform))


def open_locally(url: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Open `url`, which must have passed `safe_url`; whether a browser took it, as far as can be known.

    By programs of the person's or the system's, never by one that lies in the folder one is in; none of them gets the
    terminal, since a text browser, or complaints, would draw over the screen.
    """
    search = trusted(environ)
    return any(_run(argv, search) for argv in _openers(url, search))


def _openers(url: str, environ: Mapping[str, str]) -> Iterator[list[str]]:
    """The command lines that may open a link, the person's own choice first."""
    own = environ.get("BROWSER", "").split(os.pathsep)
    for line in (*own, *_OPENERS.get(sys.platform, ("xdg-open",))):
        try:
            words = shlex.split(line.removesuffix("&"))
        except ValueError:  # a quotation mark without the other
            continue
        if words and (program := shutil.which(words[0], path=environ.get("PATH", ""))) and os.path.isabs(program):
            if "%s" not in line:
                words.append("%s")
            yield [program, *(word.replace("%s", url) for word in words[1:])]


def _run(argv: list[str], environ: Mapping[str, str]) -> bool:
    nowhere = subprocess.DEVNULL
    try:
        child = subprocess.Popen(
            argv, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=environ, cwd="/", start_new_session=True
        )
    except (OSError, ValueError):
        return False
    try:
        return child.wait(_LIMIT) == 0
    except subprocess.TimeoutExpired:
        if _display_lives(environ):
            # It shows the page itself, for as long as the person reads, and nobody waits for its end: Python need not
            # complain about that.
            child.returncode = 0
            return True
        os.killpg(child.pid, SIGKILL)
        child.wait()
        return False


def _display_lives(environ: Mapping[str, str]) -> bool:
    """Whether the display that a browser would be shown on answers; where there is none to ask, it may."""
    runtime, wayland = environ.get("XDG_RUNTIME_DIR", ""), environ.get("WAYLAND_DISPLAY", "")
    if sys.platform != "linux" or not (wayland or environ.get("DISPLAY")) or environ.get("WSL_DISTRO_NAME"):
        return True
    if wayland and _answers(os.path.join(runtime, wayland), b""):
        return True
    host, _, number = environ.get("DISPLAY", "").rpartition(":")
    number = number.partition(".")[0]
    if not number.isdecimal() or len(number) > 4:
        return False
    if host in ("", "unix"):
        local = f"/tmp/.X11-unix/X{number}"
        return _answers(local, _X11_GREETING) or _answers(f"\0{local}", _X11_GREETING)
    return _answers((host.strip("[]"), 6000 + int(number)), _X11_GREETING)


def _answers(address: str | tuple[str, int], greeting: bytes) -> bool:
    """Whether something answers a greeting at a socket, or listens there where the greeting is empty."""
    with suppress(OSError, ValueError):
        if isinstance(address, str):
            connection = socket.socket(socket.AF_UNIX)
        else:
            connection = socket.create_connection(address, _ANSWER)
        with connection:
            connection.settimeout(_ANSWER)
            if isinstance(address, str):
                connection.connect(address)
            connection.sendall(greeting)
            return not greeting or bool(connection.recv(1))
    return False


def show_plainly(urls: Iterable[str]) -> None:
    """Write the URLs, a line each, on the terminal we have let go of, and wait for Enter."""
    text = "".join(f"{url}\n" for url in urls)
    with open("/dev/tty", "r+b", buffering=0) as terminal:
        terminal.write(f"\n{text}\nEnter goes back to profiletui. ".encode("utf-8", "replace"))
        while (typed := os.read(terminal.fileno(), 1024)) and b"\n" not in typed:
            pass
