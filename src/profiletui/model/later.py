"""Modules that most runs need only later, or never."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re as re
else:

    class _Regex:
        """`re`, imported when something of it is asked for: an ordinary page is read without, and shown sooner."""

        def __getattr__(self, name):
            import re

            value = getattr(re, name)
            setattr(self, name, value)
            return value

    re = _Regex()
