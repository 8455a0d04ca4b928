"""The services that are asked, and how each of them wants to be."""

from __future__ import annotations

from urllib.parse import urlsplit

from profiletui.fetching.faults import Fault
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Service(NamedTuple):
    """One service.

    ``address`` is where it is asked, unless the environment has another in ``variable``. ``interval`` is the seconds
    from one question to the next. ``key_variable`` names the person's key, which goes with every question as
    ``key_parameter``; '' where there is none.
    """

    id: str
    name: str
    address: str
    variable: str
    interval: float
    key_variable: str = ""
    key_parameter: str = ""

    def base(self, environ: Mapping[str, str]) -> str:
        """Return the address in force, without a slash at its end.

        Raises:
            Fault: what the environment has is no address.
        """
        address = environ.get(self.variable, "").strip() or self.address
        try:
            parts = urlsplit(address)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and address.isprintable()
        except ValueError:
            usable = False
        if not usable:
            why = f"{self.variable} is no address that begins with http:// or https://"
            raise Fault(self.name, why, "correct it, or unset it", stops_all=True)
        return address.rstrip("/")


OPENALEX = Service(
    "openalex", "OpenAlex", "https://api.openalex.org", "PROFILETUI_OPENALEX_URL", 0.1, "OPENALEX_API_KEY", "api_key"
)
INSPIRE = Service("inspire", "INSPIRE", "https://inspirehep.net/api", "PROFILETUI_INSPIRE_URL", 0.34)
ARXIV = Service("arxiv", "arXiv", "https://export.arxiv.org/api/query", "PROFILETUI_ARXIV_URL", 3.0)

SERVICES = {service.id: service for service in (OPENALEX, INSPIRE, ARXIV)}
"""Every service by its scheme."""
