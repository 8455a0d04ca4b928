"""Who is meant: an id is taken as it is; a name leads to candidates, among whom a person chooses."""

from __future__ import annotations

import re

from profiletui.fetching.faults import Refusal
from profiletui.fetching.services import SERVICES
from profiletui.model.record import NamedTuple
from profiletui.readers.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "name"
ORCID = "orcid"
_SCHEMES = ("orcid", "openalex", "inspire", "arxiv")
_MANY_PAPERS = 1000
_LONG_LIFE = 60  # years
_LONGEST_NAME = 200

_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]")
_IDS = {
    "openalex": re.compile(r"[Aa][0-9]{1,12}"),
    "inspire": re.compile(r"[0-9]{1,10}"),
    "arxiv": re.compile(r"[a-z][a-z'-]{0,60}_[a-z](?:_[0-9]{1,4})?|[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]"),
}
_PAGES = (
    (re.compile(r"(?:www\.)?orcid\.org/([^/?#]+)"), "orcid"),
    (re.compile(r"(?:api\.|www\.)?openalex\.org/(?:authors/|people/)?([Aa][0-9]+)"), "openalex"),
    (re.compile(r"(?:old\.|www\.)?inspirehep\.net/(?:api/)?authors/([0-9]+)"), "inspire"),
    (re.compile(r"(?:www\.|export\.)?arxiv\.org/a/([^/?#]+?)(?:\.atom2?|\.html)?(?=[/?#]|\Z)"), "arxiv"),
)
_NEVER_ASKED = {
    "scholar.google": "Google Scholar", "dblp": "DBLP", "semanticscholar.org": "Semantic Scholar",
    "researchgate.net": "ResearchGate",
}  # fmt: skip


class Asked(NamedTuple):
    """What a person typed: a ``scheme`` (`NAME`, `ORCID` or a service's id) and its values, one or several ids."""

    scheme: str
    values: tuple[str, ...]


class Person(NamedTuple):
    """A person as one service knows them: several ids where the service has split one person into several."""

    service: str
    ids: tuple[str, ...]

    @property
    def spelling(self) -> str:
        """What fetches this person on the command line."""
        return f"{self.service}:{','.join(self.ids)}"


class Candidate(NamedTuple):
    """One record of a service that may be who is meant. What the service does not say is None or ''."""

    service: str
    id: str
    name: str
    spellings: tuple[str, ...] = ()
    affiliation: str = ""
    papers: int | None = None
    citations: int | None = None
    h_index: int | None = None
    first_year: int | None = None
    last_year: int | None = None
    topic: str = ""
    orcid: str = ""

    @property
    def person(self) -> Person:
        """This record as who is meant."""
        return Person(self.service, (self.id,))

    @property
    def may_be_several(self) -> bool:
        """Whether there is more in the record than one life holds."""
        years = (self.last_year or 0) - (self.first_year or 0) if self.first_year and self.last_year else 0
        return (self.papers or 0) > _MANY_PAPERS or years > _LONG_LIFE


class Found(NamedTuple):
    """Who a service finds under a name: the first ``candidates`` of ``total``. ``nearest`` tells that none has the
    name, and that these have one like it.
    """

    candidates: tuple[Candidate, ...]
    total: int
    nearest: bool = False


SEVERAL = "may hold several people of one name"
"""What is said of a candidate that may be several."""


def chosen(candidates: Sequence[Candidate]) -> Person:
    """Return one person of the records that were marked, which a service has split.

    Raises:
        Refusal: none is marked, or they are of several services.
    """
    services = {candidate.service for candidate in candidates}
    if len(services) != 1:
        raise Refusal("choose records of one service, at least one")
    return Person(services.pop(), tuple(dict.fromkeys(candidate.id for candidate in candidates)))


def read_asked(words: str) -> Asked:
    """Tell what was typed: an id, the address of a page, or else a name.

    Raises:
        Refusal: it is an id or an address of which nothing can be made.
    """
    words = " ".join(sanitize(words)[0].split())
    if "://" in words:
        return _from_address(words)
    scheme, colon, rest = words.partition(":")
    if colon and scheme.lower() in _SCHEMES:
        return _with_scheme(scheme.lower(), rest.strip())
    if colon and scheme.isalpha():
        raise Refusal(f"there is no service {_short(scheme)}; write orcid:, openalex:, inspire: or arxiv: before an id")
    if _ORCID.fullmatch(words):
        return _with_scheme("orcid", words)
    if _IDS["openalex"].fullmatch(words) and len(words) > 5:
        return _with_scheme("openalex", words)
    if not any(character.isalpha() for character in words):
        raise Refusal('name a person, as in profiletui fetch "Ada Byron", or an id, as in orcid:0000-0002-1825-0097')
    if len(words) > _LONGEST_NAME:
        raise Refusal(f"a name has at most {_LONGEST_NAME} characters")
    return Asked(NAME, (words,))


def _with_scheme(scheme: str, rest: str) -> Asked:
    if scheme == ORCID:
        number = rest.upper()
        if not _ORCID.fullmatch(number) or _check_digit(number) != number[-1]:
            raise Refusal(f"{_short(rest) or 'nothing'} is no ORCID iD; one looks like 0000-0002-1825-0097")
        return Asked(ORCID, (number,))
    parts = [part.strip() for part in re.split("[,|]", rest)]
    if scheme == "openalex":
        parts = [part.upper() for part in parts]
    elif len(parts) > 1:
        raise Refusal(f"{SERVICES[scheme].name} takes one id at a time; only openalex: takes several")
    wrong = [part for part in parts if not _IDS[scheme].fullmatch(part)]
    if wrong:
        looks = {"openalex": "A5023888391", "inspire": "1010907", "arxiv": "warner_s_1"}[scheme]
        raise Refusal(f"{_short(wrong[0]) or 'nothing'} is no id of {SERVICES[scheme].name}; one looks like {looks}")
    return Asked(scheme, tuple(dict.fromkeys(parts)))


def _from_address(address: str) -> Asked:
    scheme, _, rest = address.partition("://")
    host = rest.partition("/")[0].lower()
    if scheme.lower() in ("http", "https"):
        for pattern, service in _PAGES:
            if found := pattern.match(host + rest[len(host) :]):
                return _with_scheme(service, found[1])
        for part, name in _NEVER_ASKED.items():
            if part in host:
                raise Refusal(f"{name} keeps programs out; save its page in your browser and name that file")
    raise Refusal(
        f"nothing can be fetched from {_short(host) or 'there'}; name a page of a person at openalex.org, orcid.org, "
        "inspirehep.net or arxiv.org/a"
    )


def _check_digit(orcid: str) -> str:
    """The last sign of an ORCID iD, as the others fix it (ISO 7064, 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    left = (12 - total % 11) % 11
    return "X" if left == 10 else str(left)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
