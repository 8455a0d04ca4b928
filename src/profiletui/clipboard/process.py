"""Running another program: a time limit that holds, an answer instead of an exception, a silent terminal."""

from __future__ import annotations

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from subprocess import Popen

TIMED_OUT = 124
NOT_STARTED = 127


class Ended(NamedTuple):
    """How a program ended. ``code`` is its exit code, `TIMED_OUT`, `NOT_STARTED`, or -N after signal N."""

    code: int
    out: str = ""

    @property
    def well(self) -> bool:
        """Whether it ended with exit code 0."""
        return self.code == 0


if TYPE_CHECKING:
    Run = Callable[[Sequence[str], bytes, float, Mapping[str, str]], Ended]
    """argv, standard input, limit in seconds, environment -> how it ended. Never raises."""


def run(argv: Sequence[str], given: bytes, limit: float, environ: Mapping[str, str]) -> Ended:
    """Run ``argv`` with ``given`` on its standard input, for ``limit`` seconds at most, and return what it printed.

    It gets a session of its own: no signal to the terminal reaches it, and all it started can be ended with it.
    Its environment is `trusted`.
    """
    import subprocess

    try:
        child = subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=trusted(environ),
            start_new_session=True,
        )
    except (OSError, ValueError):  # ValueError: a NUL in an argument or in the environment
        return Ended(NOT_STARTED)
    with child:
        try:
            out, _ = child.communicate(given, timeout=limit)
        except subprocess.TimeoutExpired:
            _end(child)
            return Ended(TIMED_OUT)
        return Ended(child.returncode, out.decode("utf-8", "replace"))


def trusted(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for another program: nothing is looked for in the folder one happens to be in.

    That folder holds what came from elsewhere; an empty or relative entry of a search path means it.
    """
    kept = dict(environ)
    for name in ("PATH", "PYTHONPATH"):
        if name in kept:
            kept[name] = ":".join([entry for entry in kept[name].split(":") if entry.startswith("/")])
    if not kept.get("PYTHONPATH"):
        kept.pop("PYTHONPATH", None)
    return kept


def _end(child: Popen[bytes]) -> None:
    """Kill a child together with whatever it started."""
    import os
    import signal
    from contextlib import suppress

    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):  # it ended by itself after all
            os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()


def terminal_name() -> str:
    """The device name of the terminal this process writes to, or '' where it has none."""
    import os

    for descriptor in (2, 1, 0):
        try:
            return os.ttyname(descriptor)
        except OSError:
            continue
    return ""
