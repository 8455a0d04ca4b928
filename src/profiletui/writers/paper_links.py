"""The links of a paper that may be copied or written."""

from __future__ import annotations

from profiletui.model.paper import PAPER, PROJECT
from profiletui.model.urls import safe_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiletui.model.paper import Link, Paper


def _urls(links: Iterable[Link]) -> list[str]:
    return [url for link in links if (url := safe_url(link.url))]


def code_links(paper: Paper) -> list[str]:
    """The code links that may be copied."""
    return _urls(paper.code_links)


def project_pages(paper: Paper) -> list[str]:
    """The pages of the project, which often lead to its code."""
    return _urls(link for link in paper.links if link.kind == PROJECT)


def paper_pages(paper: Paper) -> list[str]:
    """The addresses of the paper itself."""
    return _urls(link for link in paper.links if link.kind == PAPER)


def first_link(paper: Paper) -> list[str]:
    """The first code link, else the first link."""
    return (code_links(paper) or _urls(paper.links))[:1]


def all_links(paper: Paper) -> list[str]:
    """Every link that may be copied."""
    return _urls(paper.links)


def urls_of(paper: Paper) -> list[tuple[Link, str]]:
    """Every link that may be written, with its address as it may be handed on."""
    return [(link, url) for link in paper.links if (url := safe_url(link.url))]
