"""Whose site a Jekyll site made with al-folio is, by its ``_config.yml`` and ``_data/socials.yml``.

Only lines such as ``first_name: Ada # comment`` at the left margin are looked at: no other YAML says anything of that.
"""

from __future__ import annotations

import re

from profiletui.model.record import NamedTuple
from profiletui.readers.cleaning import clean

_LINE = re.compile(r"""^([A-Za-z_]\w*):[ \t]+("[^"\n]*"|'[^'\n]*'|[^\n]*)""", re.MULTILINE)
_IDS = {
    "scholar_userid": ("scholar", r"[\w-]{6,20}"),
    "orcid_id": ("orcid", r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"),
    "inspirehep_id": ("inspire", r"[\w.-]{1,40}"),
    "semanticscholar_id": ("semantic_scholar", r"\d{1,20}"),
}
_OF_THE_TEMPLATE = "You R. Name"  # what stands there before somebody writes a name
_NAME = ("first_name", "middle_name", "last_name")


class Owner(NamedTuple):
    """Whose list it is: a name ('' where none is stated), and ids as in ``Profile.ids``."""

    name: str
    ids: tuple[tuple[str, str], ...] = ()


def read_owner(*texts: str) -> Owner:
    """Return the owner that these files of a site tell of; what stands in the first counts before the others."""
    stated: dict[str, str] = {}
    for text in texts:
        for key, value in _LINE.findall(text):
            if (key in _IDS or key in _NAME) and (bare := _bare(value)):
                stated.setdefault(key, bare)
    name = " ".join([stated[key] for key in _NAME if key in stated])
    if name == _OF_THE_TEMPLATE:
        name = ""
    ids = []
    for key, (scheme, shape) in _IDS.items():
        found = re.search(rf"(?:\A|[/=])({shape})\Z", stated.get(key, ""))
        if found:
            ids.append((scheme, found[1]))
    return Owner(name, tuple(ids))


def _bare(value: str) -> str:
    """A value without quotation marks and without the comment behind it."""
    if value[:1] in ('"', "'") and value[-1:] == value[:1] and len(value) > 1:
        value = value[1:-1]
    else:
        value = re.split(r"(?:^|[ \t])#", value, maxsplit=1)[0]
    return clean(value)
