"""``profiletui doctor --network``: which services answer, each asked one question that costs nothing."""

from __future__ import annotations

from profiletui.clipboard.diagnose import Fact
from profiletui.fetching import arxiv, inspire, openalex
from profiletui.fetching.client import Client
from profiletui.fetching.faults import Fault, NotFound
from profiletui.fetching.keys import find_key
from profiletui.fetching.services import ARXIV, INSPIRE, OPENALEX
from profiletui.fetching.verdicts import Limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from profiletui.fetching.services import Service

_QUESTIONS: tuple[tuple[Service, Callable[[Client], str]], ...] = (
    (OPENALEX, lambda client: openalex.author_url(client, "A5023888391")),
    (INSPIRE, lambda client: inspire.author_url(client, "1010907")),
    (ARXIV, lambda client: arxiv.papers_url(client, ["0704.0001"])),
)
_IMPATIENT = Limits(connect=5.0, read=10.0, whole=10.0, all_tries=12.0, wait=0.0, tries=1)


def network_facts(environ: Mapping[str, str]) -> Iterator[Fact]:
    """Return for each service whether it answers, and why not."""
    client = Client(environ, limits=_IMPATIENT)
    for service, question in _QUESTIONS:
        try:
            client.get(service, question(client))
        except NotFound:
            yield Fact(service.name, "answers")  # it knows the person of the question no more, and says so
        except Fault as fault:
            yield Fact(service.name, "does not answer", f"{fault.why}; {fault.advice}")
        else:
            yield Fact(service.name, "answers", _budget(client, service, environ))


def _budget(client: Client, service: Service, environ: Mapping[str, str]) -> str:
    left = client.budget.left(service)
    key = f"with your key of {service.key_variable}" if find_key(service, environ) else "without a key"
    return f"{key}, {left:,} requests left today" if left is not None else ""


def all_answer(facts: list[Fact]) -> bool:
    """Return whether every service answered."""
    return all(fact.value == "answers" for fact in facts)
