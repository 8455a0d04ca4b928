"""Names of files that are made from names of people."""

from __future__ import annotations

from profiletui.model.words import name_key

_LONGEST = 100  # bytes, far below what every file system takes


def file_name(name: str) -> str:
    """Return a name for a file without its ending: letters, digits and hyphens, or '' where a name has none.

    It holds no slash, no dot and no blank and begins with neither hyphen nor dot, so that it cannot leave its folder
    nor be taken for an option. Letters of all scripts stay.
    """
    words = "".join([sign if sign.isalnum() else " " for sign in name_key(name[:1000])]).split()
    kept: list[str] = []
    for word in words:
        longer = "-".join([*kept, word])
        if len(longer.encode("utf-8", "replace")) > _LONGEST:
            if not kept:
                kept.append(word.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore"))
            break
        kept.append(word)
    return "-".join(kept)
