r"""Titles and abstracts as text for reading: the one door to the typesetting of LaTeX.

What has no TeX in it passes as it stands, and a text whose only macro is ``\url`` is read here: most pages that have
TeX have no more than that, and none of them loads the engine before its first screen.
"""

from __future__ import annotations

from profiletui.model.tex import may_hold_tex

_URL = "\\url{"


def reading_text(source: str) -> str:
    """Return ``source`` as plain reading text; the same object if there is no TeX in it."""
    if not may_hold_tex(source):
        return source
    if (text := _with_plain_urls(source)) is not None:
        return text
    from profiletui.typeset.latex import render  # late: most texts need none of its tables

    return render.reading_text(source)


def reading_runs(source: str) -> tuple[tuple[str, str], ...]:
    """Return the reading text of ``source`` as runs, each a text and its style: '', 'bold', 'italic' or both."""
    if not may_hold_tex(source):
        return ((source, ""),) if source else ()
    if (text := _with_plain_urls(source)) is not None:
        return ((text, ""),) if text else ()
    from profiletui.typeset.latex import render  # late: most texts need none of its tables

    return render.reading_runs(source)


def _with_plain_urls(source: str) -> str | None:
    r"""``source`` with its ``\url{…}`` unwrapped, or None if it holds anything that the engine is needed for."""
    before, *pieces = source.split(_URL)
    if not pieces or not _is_plain(before):
        return None
    parts = [before]
    for piece in pieces:
        url, closed, behind = piece.partition("}")
        if not closed or not url or "\\" in url or "{" in url or url.split() != [url] or not _is_plain(behind):
            return None
        parts += (url, behind)
    text = "".join(parts)
    return text if text == text.strip(" ") else None


def _is_plain(text: str) -> bool:
    """Whether the engine changes nothing of a text beside an address."""
    return not (may_hold_tex(text) or text.endswith(":") or "  " in text or "\n" in text)
