"""Copying for one run of the browser: the way found once, and what was copied remembered for the exit."""

from __future__ import annotations

import sys

from profiletui.clipboard import process, strategy
from profiletui.clipboard.outcome import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Copier:
    """Takes text to the person's clipboard. `copy` may block for some seconds: call it from a worker thread."""

    def __init__(
        self, mode: str, environ: Mapping[str, str], write: Callable[[bytes], None], *, path: str = ""
    ) -> None:
        self._mode = mode
        self._environ = environ
        self._write = write
        self._path = path
        self._plan: strategy.Plan | None = None
        self.links: list[str] = []
        """The links that left the program, in order, each once."""

    def copy(self, text: str, links: list[str]) -> Outcome:
        """Take `text` as far as the plan leads. The `links` in it are remembered at once, whatever ends the run."""
        if self._plan is None:
            self._plan = strategy.plan(self._mode, self._environ, sys.platform, terminal=process.terminal_name())
        outcome = strategy.copy(text, self._plan, self._write, environ=self._environ, path=self._path)
        self._plan = self._plan.after(outcome)
        if outcome.went:
            self.links += [link for link in links if link not in self.links]
        return outcome
