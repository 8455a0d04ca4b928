"""What several commands have in common: their options, opening what was named, narrowing it."""

from __future__ import annotations

import os
import sys

from profiletui import session
from profiletui.cli.output import Failure, remark
from profiletui.cli.parser import Option
from profiletui.store.order import SORT_KEYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.cli.parser import Arguments
    from profiletui.session import Opened
    from profiletui.store.view import View

FILTER = Option(("--filter",), "keep the papers that match, as in 'graph year:2019..2021 code:yes'", "QUERY")
SORT = Option(("--sort",), "order them by", "KEY", tuple(SORT_KEYS), reversible=True)

NOTHING_MATCHED = 1
"""The exit code when ``--filter`` left nothing."""


def open_named(arguments: Arguments, tolerant: bool = False) -> Opened:
    """Open the sources of a command line; what was passed over, or that it is the sample, is said on stderr.

    Raises:
        Failure: a source cannot be read.
    """
    stdin = None if sys.stdin is None else sys.stdin.buffer
    try:
        opened = session.open_sources(arguments.sources, stdin=stdin, environ=os.environ, tolerant=tolerant)
    except session.SourceError as problem:
        raise Failure(str(problem)) from problem
    for sentence in opened.remarks:
        remark(sentence)
    if opened.sample:
        remark("no source is named and the library is empty, so this is the bundled sample page")
    return opened


def narrow(opened: Opened, arguments: Arguments) -> View:
    """The view that ``--filter`` and ``--sort`` ask for; why it is empty is said on stderr."""
    view = session.narrow(opened.library, arguments.value("--filter"), arguments.value("--sort", "source"))
    if is_empty(view):
        remark(f"--filter matched nothing: {view.blame}")
    return view


def is_empty(view: View) -> bool:
    """Whether a filter left nothing (no paper without a filter is no fault of the filter)."""
    return bool(view.query.text.strip()) and not len(view.rows)
