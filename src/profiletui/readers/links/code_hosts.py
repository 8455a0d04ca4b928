"""What profiletui knows of the places where code lives: which hosts they are and what a repository's path is."""

from __future__ import annotations

_KEPT = """
    about account admin api apps blog collections contact customer-stories dashboard docs enterprise enterprises
    events explore features groups help issues join learn login marketplace notifications organizations orgs papers
    posts pricing privacy product profile public pulls search security settings signup site sponsors stars tasks
    terms topics trending user users welcome -
"""
_KEPT_BY_KAGGLE = "benchmarks c competitions learn discussion discussions general getting-started host rankings"

_NO_FORGES = ("git.io", "sr.ht", ".sf.net", "git-scm.com")

GENERIC_NAMES = frozenset(_KEPT.split())
"""First path parts that code hosts keep for themselves: no person's or group's name."""

KAGGLE_NAMES = GENERIC_NAMES | frozenset(_KEPT_BY_KAGGLE.split())

OWNER_AND_REPOSITORY = frozenset(
    ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com", "huggingface.co", "hf.co")
)
"""Hosts whose repositories are ``/owner/name``."""

CASE_BLIND = OWNER_AND_REPOSITORY - {"huggingface.co", "hf.co"}
"""Hosts that answer for ``Owner/Name`` and ``owner/name`` alike, so that both are one repository."""

OTHER_CODE_HOSTS = frozenset(
    (
        "anonymous.4open.science",
        "archive.softwareheritage.org",
        "code.google.com",
        "codeocean.com",
        "colab.research.google.com",
        "gist.github.com",
        "git.code.sf.net",
        "git.sr.ht",
        "hg.code.sf.net",
        "hg.sr.ht",
        "kaggle.com",
        "launchpad.net",
        "raw.githubusercontent.com",
        "sf.net",
        "sourceforge.net",
        "sr.ht",
        "svn.code.sf.net",
    )
)


_ARCHIVES = frozenset(("archive.softwareheritage.org", "code.google.com"))


def is_code_host(host: str) -> bool:
    """Whether repositories or models live on ``host`` (lower case, without ``www.``)."""
    return host in OWNER_AND_REPOSITORY or host in OTHER_CODE_HOSTS or _is_own_gitlab(host)


def names_are_plain(host: str) -> bool:
    """Whether owners and repositories on ``host`` have names of letters, digits, ``.``, ``-`` and ``_`` alone."""
    return is_code_host(host) and host not in _ARCHIVES


def is_project_page(host: str) -> bool:
    """Whether ``host`` is one owner's corner of a page host, such as ``owner.github.io``."""
    return host.endswith((".github.io", ".gitlab.io")) and not host.startswith(".")


def is_repository(host: str, path: str) -> bool:
    """Whether ``path`` on the code host ``host`` is a repository, model, notebook or capsule, not an owner."""
    parts = [part for part in path.split("/") if part]
    if not parts or not is_code_host(host):
        return False
    first, count = parts[0], len(parts)
    if host in ("huggingface.co", "hf.co") and first in ("datasets", "models", "spaces"):
        return count >= (2 if first == "datasets" else 3)
    if host in OWNER_AND_REPOSITORY or _is_own_gitlab(host):
        return count >= 2 and first.lower() not in GENERIC_NAMES
    if host == "kaggle.com":
        return count >= (3 if first in ("code", "datasets", "models") else 2) and first.lower() not in KAGGLE_NAMES
    if host == "anonymous.4open.science":
        return count >= 2 and first in ("r", "repository", "anonymize")
    if host == "archive.softwareheritage.org":
        return first.startswith("swh:")
    if host == "code.google.com":
        return parts[:2] == ["archive", "p"] and count >= 3
    if host == "launchpad.net":
        return first.lower() not in GENERIC_NAMES
    if host == "gist.github.com":
        return count >= 2 or (len(first) >= 7 and not first.lower().strip("0123456789abcdef"))
    if host == "codeocean.com":
        return count >= 2 and (first == "capsule" or first.isdecimal())
    if host.endswith("sr.ht"):
        return count >= 2 and first.startswith("~")
    if host in ("sf.net", "sourceforge.net") or host.endswith(".code.sf.net"):
        return count >= 2 and first in ("projects", "p")
    return count >= 2


def _is_own_gitlab(host: str) -> bool:
    """A GitLab or another forge run by an institute; ``gitlab.com.example.net`` only pretends to be one."""
    if host == "framagit.org" or (host.startswith("git.") and host.count(".") >= 2 and not host.endswith(_NO_FORGES)):
        return True
    return host.startswith("gitlab.") and host.count(".") >= 2 and not host.startswith(("gitlab.com.", "gitlab.io."))
