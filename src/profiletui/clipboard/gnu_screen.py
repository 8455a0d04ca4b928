"""GNU screen: the DCS that it hands to the outer terminal as it is."""

from __future__ import annotations

CHUNK = 512
"""Bytes of one DCS, its four of frame included. screen drops what is longer than 768."""


def wrap(payload: bytes) -> bytes:
    """``payload`` cut into as many DCS as it takes; screen joins them again on the outer terminal.

    ``payload`` must not hold ESC but at its start: screen would take ``ESC \\`` for the end of its DCS.
    """
    step = CHUNK - 4
    parts = (payload[start : start + step] for start in range(0, len(payload), step))
    return b"".join(b"\x1bP" + part + b"\x1b\\" for part in parts)
