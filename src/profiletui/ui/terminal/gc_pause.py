"""When Python looks for garbage: not while somebody waits."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


class _Held:
    times = 0


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Have Python look for garbage later; such times may lie within and across each other."""
    _Held.times += 1
    gc.disable()
    try:
        yield
    finally:
        _Held.times -= 1
        if not _Held.times:
            gc.enable()
