"""How much work a function makes of a text, counted and not timed: the instructions of Python's that it takes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from math import log
from types import FrameType
from typing import Any

SIZES = (500, 1_000, 2_000, 4_000)


def instructions(function: Callable[[str], object], text: str) -> int:
    """How many instructions, calls and returns of Python's ``function`` takes for ``text``."""
    counted = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal counted
        counted += 1
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return trace

    before = sys.gettrace()
    gc.disable()  # what others have called at a collection would be counted
    sys.settrace(trace)
    try:
        function(text)
    finally:
        sys.settrace(before)
        gc.enable()
    return counted


def exponent(function: Callable[[str], object], make: Callable[[int], str]) -> float:
    """With which power of the size the work grows, at the least of two ways to look at it.

    Work that does not depend on the size, such as imports, is done before and taken off; a cap on the size makes the
    last step flat.
    """
    for size in (SIZES[0], 0):
        function(make(size))
    base = instructions(function, make(0))
    counts = [max(instructions(function, make(size)) - base, 1) for size in SIZES]
    doubled, whole = counts[-1] / counts[-2], counts[-1] / counts[0]
    return min(log(doubled) / log(SIZES[-1] / SIZES[-2]), log(whole) / log(SIZES[-1] / SIZES[0]))
