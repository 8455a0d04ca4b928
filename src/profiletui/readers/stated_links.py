"""Links that a source gives in fields of their own, beside those in its texts, and the numbers that papers have."""

from __future__ import annotations

import re

from profiletui.model.paper import CODE, PAPER, Link
from profiletui.model.urls import safe_url
from profiletui.readers.links.finder import find_links

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_ARXIV_ID = re.compile(r"(?:[0-9]{4}\.[0-9]{4,5}|[a-z][a-z-]{0,20}(?:\.[A-Za-z-]{2,20})?/[0-9]{7})(?=v[0-9]{1,3}\b|\b)")
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:)?(10\.[0-9]{4,9}/[^\s\"<>]+)", re.IGNORECASE)
ARXIV_DOI = "10.48550/arxiv."
"""What the DOI of a preprint begins with."""


def arxiv_id(text: object) -> str | None:
    """Return the number of a preprint, without its version, where a text begins with it."""
    found = _ARXIV_ID.match(text) if isinstance(text, str) else None
    return found[0] if found else None


def bare_doi(text: object) -> str | None:
    """Return a DOI as it is compared, bare and in lower case, where a text is one or its address."""
    found = _DOI.fullmatch(text.strip()) if isinstance(text, str) and len(text) < 500 else None
    return found[1].lower() if found else None


def all_links(texts: Iterable[str], stated: Iterable[tuple[object, str]]) -> tuple[Link, ...]:
    """Return the links in texts, then those of ``stated`` (address and kind) that are safe; each address once.

    What is stated to be code is code, whatever the text says of it.
    """
    found = {_identity(link.url): link for link in find_links(*texts)}
    for address, kind in stated:
        url = safe_url(address.strip().rstrip("/")) if isinstance(address, str) else None
        if url is None:
            continue
        scheme, _, rest = url.partition("://")
        authority, slash, path = rest.partition("/")
        url = f"{scheme.lower()}://{authority.lower()}{slash}{path}"
        link = Link(url, kind, authority.lower().partition(":")[0].removeprefix("www."))
        known = found.setdefault(_identity(url), link)
        if kind == CODE and known.kind != CODE:
            found[_identity(url)] = known._replace(kind=CODE)
    return tuple(found.values())


def _identity(url: str) -> str:
    """An address as it is compared: two spellings of one have the same."""
    rest = url.partition("://")[2].removeprefix("www.").removeprefix("dx.")
    return rest.rstrip("/").removesuffix(".git").lower()


def paper_pages(doi: str | None, arxiv: str | None) -> list[tuple[object, str]]:
    """Return the addresses under which a paper is known by its numbers."""
    pages: list[tuple[object, str]] = []
    if doi and not doi.startswith(ARXIV_DOI):
        pages.append((f"https://doi.org/{doi}", PAPER))
    if arxiv:
        pages.append((f"https://arxiv.org/abs/{arxiv}", PAPER))
    return pages
