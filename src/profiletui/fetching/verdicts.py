"""What a failure of a service or of the network means: a sentence, and whether another try may help."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from urllib3 import exceptions as wrong

from profiletui.fetching.faults import LATER, Fault
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import urllib3

    from profiletui.fetching.keys import Key
    from profiletui.fetching.services import Service


class Limits(NamedTuple):
    """How long and how much: seconds, but for ``tries`` and ``body``, which is in bytes.

    ``connect`` and ``read`` bound one silence, ``whole`` one answer, ``all_tries`` everything that one question may
    take. ``wait`` is the longest wait that a service may ask for and get.
    """

    connect: float = 10.0
    read: float = 15.0
    whole: float = 30.0
    all_tries: float = 44.0
    wait: float = 30.0
    tries: int = 4
    body: int = 64 << 20


class AgainError(Exception):
    """An attempt failed in a way that may pass; ``fault`` is what to say if it does not."""

    def __init__(self, fault: Fault, wait: float | None = None, tries: int = 99) -> None:
        super().__init__(fault)
        self.fault = fault
        self.wait = wait
        self.tries = tries


def in_words(seconds: float) -> str:
    """Return a time in words: ``20 s``, ``10 min``, ``5 h 20 min``."""
    whole = max(0, round(seconds))
    if whole < 120:
        return f"{whole} s"
    minutes = -(-whole // 60)
    return (
        f"{minutes} min" if minutes < 120 else f"{minutes // 60} h" + (f" {minutes % 60} min" if minutes % 60 else "")
    )


def unknown_key(service: Service, key: Key | None) -> Fault:
    """Return what a 401 means, with a key and without one."""
    if key is None and service.key_variable:
        return Fault(service.name, "it wants a key (401)", f"put yours into {service.key_variable}", stops_all=True)
    if key is None:
        return Fault(service.name, "it refuses us (401)", LATER, stops_all=True)
    advice = f"check {service.key_variable}, or unset it to ask without a key"
    return Fault(service.name, "it does not know your key (401)", advice, stops_all=True)


def unreachable(service: Service, problem: Exception, limits: Limits) -> Exception:
    """Return what a failure to get any answer means."""
    name = service.name
    if isinstance(problem, wrong.ProxyError):
        why = "the proxy that your environment names does not let us through"
        return Fault(name, why, "check HTTPS_PROXY, HTTP_PROXY and NO_PROXY", stops_all=True)
    if isinstance(problem, wrong.SSLError):
        why = "its certificate cannot be verified"
        advice = "somebody may stand in between; check the clock of this computer and the network you are in"
        return Fault(name, why, advice, stops_all=True)
    if isinstance(problem, wrong.NewConnectionError):  # before the time-out, of which it is a kind
        reason = getattr(problem.__cause__, "strerror", None) or "no answer"
        why = f"there is no network, or no way to it ({reason.lower()})"
        return Fault(name, why, "check your connection", stops_all=True)
    if isinstance(problem, wrong.ConnectTimeoutError):
        why = f"it could not be reached within {limits.connect:g} s"
        return AgainError(Fault(name, why, "check your connection, or try again later", stops_all=True), tries=2)
    if isinstance(problem, wrong.ReadTimeoutError):
        return AgainError(Fault(name, f"it did not answer within {limits.read:g} s", LATER, stops_all=True), tries=2)
    if isinstance(problem, wrong.LocationParseError | ValueError):
        return Fault(name, f"{service.variable} is no address that can be asked", "correct it, or unset it")
    return AgainError(Fault(name, "it closed the connection without an answer", LATER))


def broke_off(
    service: Service, response: urllib3.BaseHTTPResponse, total: int | None, problem: Exception | None, limits: Limits
) -> Exception:
    """Return what a body that did not come whole means."""
    if isinstance(problem, wrong.DecodeError):
        return AgainError(Fault(service.name, "its answer cannot be unpacked", LATER), tries=2)
    got = extent(response, total)
    if isinstance(problem, wrong.ReadTimeoutError):
        why = f"its answer stopped coming for {limits.read:g} s after {got}"
        return AgainError(Fault(service.name, why, LATER), tries=2)
    return AgainError(Fault(service.name, f"its answer broke off after {got}", LATER))


def extent(response: urllib3.BaseHTTPResponse, total: int | None) -> str:
    """Return how much of a body has come, in words."""
    return f"{response.tell():,} of {total:,} bytes" if total is not None else f"{response.tell():,} bytes"


def seconds(value: str, now: float) -> float | None:
    """Return the seconds that a `Retry-After` asks for: a number, or the difference to a date."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
