"""Run profiletui: ``profiletui`` or ``python -m profiletui``."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    from profiletui.cli import main

    sys.exit(main())


if __name__ == "__main__":
    run()
