"""Which hue a category has: the same one in list, header, abstract and charts, in every run."""

from __future__ import annotations

HUES = 5
"""How many hues a theme gives to categories: the roles ``category-0`` up to ``category-4``."""

# The categories met together on most profiles, kept apart by hand; the rest follow from their letters.
_COMMON = {"LG": 0, "CV": 1, "CL": 2, "ML": 3, "IR": 4, "AI": 3, "RO": 4, "NE": 2, "CR": 1, "SI": 0}


def category_role(code: str) -> str:
    """The role that colours a category code."""
    key = code.rpartition(".")[2].upper()
    hue = _COMMON.get(key)
    return f"category-{sum(map(ord, key)) % HUES if hue is None else hue}"


STYLES: dict[str, str] = {
    "": "",
    "name": "bold",
    "label": "dim",
    "dim": "dim",
    "figure": "bold",
    "meter": "cyan",
    "accent": "bold cyan",
    "rule": "dim",
    "caption": "",
    "caption-focused": "bold cyan",
    "cursor": "bold cyan",
    "marked": "bold yellow",
    "selected": "reverse",
    "row-title": "",
    "title": "bold",
    "title bold": "bold",
    "title italic": "bold italic",
    "title bold italic": "bold italic",
    "bold": "bold",
    "italic": "italic",
    "bold italic": "bold italic",
    "author": "",
    "owner": "bold",
    "code": "green",
    "badge": "yellow",
    "link": "blue",
    "link-focused": "bold reverse",
    "match": "black on yellow",
    "key": "bold",
    "hint": "dim",
    "mode": "bold cyan",
    "error": "bold red",
    "warning": "yellow",
    "note": "cyan",
    "message": "",
    "good": "green",
    "category-0": "green",
    "category-1": "magenta",
    "category-2": "blue",
    "category-3": "yellow",
    "category-4": "red",
}
"""Each role in the terminal's own sixteen colours: attributes, a colour, and ``on`` a ground."""

SELECTED = "selected"
"""The role that the row at the cursor wears instead of its own while the list has the focus."""
