"""What most runs need only later, or never.

Importing a module of the standard library takes up to a tenth of the time in which the first screen stands.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re as re
    from collections.abc import Callable
    from typing import TypeVar

    Made = TypeVar("Made")
else:

    class _Regex:
        """`re`, imported when something of it is asked for: an ordinary page is read without, and shown sooner."""

        def __getattr__(self, name):
            import re

            value = getattr(re, name)
            setattr(self, name, value)
            return value

    re = _Regex()


def once(make: Callable[[], Made]) -> Callable[[], Made]:
    """Have ``make`` called at the first call, and give what it made at every one, as `functools.cache` would."""
    made: list[Made] = []

    def given() -> Made:
        if not made:
            made.append(make())
        return made[0]

    return given
