"""What the reader has to say about a page."""

from __future__ import annotations

from profiletui.model.record import NamedTuple

SEVERITIES = ("error", "warning", "note")
"""From the gravest down."""

SOURCE = "source"
"""The code of a remark about a source that is no page, or was not read to its end."""


class Diagnostic(NamedTuple):
    """One remark about one line of a source.

    ``line`` counts from 1; 0 means the source as a whole. ``severity`` is one of `SEVERITIES`. ``code`` is
    stable and for programs (``paper-count``); ``message`` is one sentence for people.
    """

    line: int
    severity: str
    code: str
    message: str
