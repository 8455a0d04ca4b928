"""Saved web pages: of Google Scholar, and the profile page itself with the addresses that a save as text loses."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.model.diagnostic import Diagnostic
    from profiletui.model.profile import Reading

_CHARSET = re.compile(rb"<meta\b[^>]{0,200}\bcharset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_DECLARATION = 64 << 10  # bytes in which a page says how it is encoded


def read(data: bytes, source_name: str) -> Reading:
    """Read a saved web page whole, as `readers.registry` says; the page tells whose it is."""
    from profiletui.readers.html import profile_page, scholar
    from profiletui.readers.html.tree import tree_of

    text, decoding = _decoded(data)
    tree = tree_of(text)
    read_tree = scholar.read_tree if scholar.is_scholar(text, tree) else profile_page.read_tree
    return read_tree(tree, source_name, decoding)


def _decoded(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a page, which is UTF-8, or else what the page itself says."""
    from profiletui.readers.decoding import decode

    text, remarks = decode(data)
    declared = _CHARSET.search(data, 0, _DECLARATION) if remarks else None
    if declared is None:
        return text, remarks
    try:
        text = data.decode(declared[1].decode(), "replace")
    except LookupError:  # no encoding of that name, or none of text
        return text, remarks
    return text.replace("\r\n", "\n").replace("\r", "\n"), () if "\ufffd" not in text else remarks
