"""Run profiletui: ``profiletui`` or ``python -m profiletui``."""

from __future__ import annotations

import os
import sys


def run() -> None:
    """Run the command line and leave with its exit code.

    At once: everything that is to be kept is kept by now, and to take a large library to pieces would take longer
    than a person who has pressed q wants to wait.
    """
    from profiletui.cli import main

    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def _here() -> str:
    try:
        return os.getcwd()
    except OSError:  # it is gone
        return ""


if __name__ == "__main__":
    # Python looks for modules in the folder one is in when it is run with -m, and that folder holds what came from
    # elsewhere: a shlex.py beside a page is nobody's.
    if not sys.flags.safe_path and sys.path[:1] in ([""], [_here()]):
        del sys.path[0]
    run()
