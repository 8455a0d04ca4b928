"""Which links lead to a project's page that a text offers as its code or project."""

from __future__ import annotations

import re

from profiletui.model.paper import OTHER, PROJECT, Link

_HOSTS = ("sites.google.com", "zenodo.org", "osf.io")
_PAGES = (".github.io", ".gitlab.io", ".edu")
_ACADEMIC = r"\.ac\.[a-z]{2}\Z|(?:^|\.)uni-[a-z-]+\.[a-z]{2}\Z"
_OFFERED = (
    r"(?i)\b(?:(?:source )?codes?|implementations?|software|toolbox|packages?|projects?|repositor(?:y|ies)|scripts?)\b"
)
_SENTENCE_ENDS = r"[.!?][\"')\]}]*\s+(?=[A-Z\\])"
_AROUND = 400
"""Characters on either side of an address that are looked at for the rest of its sentence."""


def is_project_host(host: str) -> bool:
    """Tell whether projects have their pages on a host (lower case, without ``www.``)."""
    return host in _HOSTS or host.endswith(_PAGES) or re.search(_ACADEMIC, host) is not None


def with_projects(links: tuple[Link, ...], *texts: str) -> tuple[Link, ...]:
    """Return the links of ``texts``, those to project pages that their sentence offers as code or project so called."""
    return tuple([link._replace(kind=PROJECT) if _is_offered(link, texts) else link for link in links])


def _is_offered(link: Link, texts: tuple[str, ...]) -> bool:
    if link.kind != OTHER or not is_project_host(link.host):
        return False
    address = link.url.partition("://")[2].removeprefix("www.")
    for text in texts:
        at = text.find(address)
        if at >= 0:
            before = re.split(_SENTENCE_ENDS, text[max(0, at - _AROUND) : at])[-1]
            after = re.split(_SENTENCE_ENDS, text[at + len(address) : at + len(address) + _AROUND])[0]
            return re.search(_OFFERED, f"{before} {after}") is not None
    return False
