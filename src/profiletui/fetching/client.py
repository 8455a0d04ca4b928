"""One client for all services: patient within bounds, and never trusting what it is given."""

from __future__ import annotations

import logging
import time
from urllib.parse import quote, urlencode, urljoin, urlsplit

import urllib3
from urllib3 import exceptions as wrong

from profiletui import __version__
from profiletui.fetching.answers import Answer, check_body
from profiletui.fetching.budget import Budget
from profiletui.fetching.faults import LATER, Fault, NotFound, Stopped
from profiletui.fetching.keys import find_key
from profiletui.fetching.proxies import pool_for
from profiletui.fetching.verdicts import (
    AgainError,
    Limits,
    broke_off,
    extent,
    in_words,
    seconds,
    unknown_key,
    unreachable,
)
from profiletui.model.record import NamedTuple
from profiletui.readers.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profiletui.fetching.keys import Key
    from profiletui.fetching.services import Service

_PIECE = 1 << 16  # bytes of a body taken at a time
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_LOOPBACK = ("localhost", "127.0.0.1", "::1")

# urllib3 logs whole addresses, key and all; not one such line is to reach a terminal or a file.
logging.getLogger("urllib3").setLevel(logging.CRITICAL + 1)


class Clock(NamedTuple):
    """The time, and waiting: handed in, so that a test has neither."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    wall: Callable[[], float] = time.time


class Client:
    """Asks the services, one question after the other, at the pace of each.

    ``keep`` is given every answer that came whole; ``stop`` is asked before every question and every piece of an
    answer whether it is wanted still. ``asked`` counts the requests that were sent.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        clock: Clock | None = None,
        limits: Limits | None = None,
        keep: Callable[[Answer], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        self._environ = environ
        self._clock = clock or Clock()
        self._limits = limits or Limits()
        self.keep = keep
        self._stop = stop
        self.asked = 0
        self.budget = Budget(self._clock.wall)
        self._next_time: dict[str, float] = {}
        self._pools: dict[str, urllib3.PoolManager] = {}

    def url(self, service: Service, path: str = "", query: Mapping[str, object] | None = None) -> str:
        """Return the address of a question, without the person's key. Raises Fault where there is none."""
        base = service.base(self._environ)
        address = urljoin(base, path) if path.startswith("/") else f"{base}/{path}" if path else base
        return f"{address}?{urlencode(query, quote_via=quote, safe=':,|@.')}" if query else address

    def get(self, service: Service, url: str) -> Answer:
        """Ask a service for what stands under an address that `url` made.

        Raises:
            Fault: it did not give it, and will not soon.
            Stopped: the answer is not wanted any more.
        """
        key = find_key(service, self._environ)
        started = self._clock.monotonic()
        tries, waited = 1, 0.0
        while True:
            self.budget.check(service)
            try:
                answer = self._follow(service, url, key, started)
                break
            except AgainError as problem:
                wait = 2.0 ** (tries - 1) if problem.wait is None else problem.wait
                spent = self._clock.monotonic() - started
                if (
                    tries >= min(problem.tries, self._limits.tries)
                    or waited + wait > self._limits.wait
                    or spent + wait >= self._limits.all_tries
                ):
                    raise _tried(problem.fault, tries) from None
            self._sleep(wait)
            waited += wait
            tries += 1
        if self.keep is not None:
            self.keep(answer)
        return answer

    def _follow(self, service: Service, url: str, key: Key | None, started: float) -> Answer:
        """Ask, and follow the service where it sends us, as long as it is to itself."""
        asked = url
        for _ in range(_MOST_REDIRECTS + 1):
            self._pace(service)
            target = self._once(service, asked, key, started)
            if isinstance(target, Answer):
                return target._replace(url=asked, moved=asked != url)
            there = urljoin(asked, target)
            if urlsplit(there)[:2] != urlsplit(asked)[:2]:
                where = sanitize(urlsplit(there).scheme + "://" + (urlsplit(there).hostname or ""))[0][:80]
                why = f"it sends us on to {where}, which is not {service.name}"
                raise Fault(service.name, why, "check the network you are in: it may ask you to log in")
            asked = there
        raise Fault(service.name, f"it sent us on more than {_MOST_REDIRECTS} times", LATER)

    def _pace(self, service: Service) -> None:
        self._check_wanted()
        wait = self._next_time.get(service.id, 0.0) - self._clock.monotonic()
        if wait > 0:
            self._sleep(wait)
        self._next_time[service.id] = self._clock.monotonic() + service.interval

    def _sleep(self, seconds: float) -> None:
        self._clock.sleep(seconds)
        self._check_wanted()

    def _check_wanted(self) -> None:
        if self._stop is not None and self._stop():
            raise Stopped

    def _once(self, service: Service, url: str, key: Key | None, started: float) -> Answer | str:
        """Send one request; the answer, or the address that it names instead."""
        limits = self._limits
        left = max(0.001, limits.all_tries - (self._clock.monotonic() - started))
        timeout = urllib3.Timeout(connect=min(limits.connect, left), read=min(limits.read, left))
        deadline = self._clock.monotonic() + min(limits.whole, left)
        pool = self._pools.get(service.id)
        if pool is None:
            pool = self._pools[service.id] = pool_for(url, self._environ)
        self.asked += 1
        try:
            response = pool.request(
                "GET", _with_key(url, service, key), headers=_HEADERS, timeout=timeout,
                retries=False, redirect=False, preload_content=False,
            )  # fmt: skip
        except (wrong.HTTPError, OSError, ValueError) as problem:
            raise unreachable(service, problem, limits) from None  # its text holds the address, and so the key
        try:
            self.budget.note(service, response.headers)
            if response.status in _REDIRECTS:
                return _location(service, response)
            body = self._body(service, response, deadline)
        finally:
            response.close()
        return self._judge(service, response, body, url, key)

    def _body(self, service: Service, response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
        limits = self._limits
        length = response.headers.get("content-length", "")
        total = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
        body = bytearray()
        too_large = f"its answer is larger than {limits.body >> 20} MiB"
        if total is not None and total > limits.body:
            raise Fault(service.name, too_large)
        while True:
            self._check_wanted()
            try:
                piece = response.read1(_PIECE, decode_content=True)
            except (wrong.HTTPError, OSError) as problem:
                raise broke_off(service, response, total, problem, limits) from None
            if not piece:
                break
            body += piece
            if len(body) > limits.body:
                raise Fault(service.name, too_large)
            complete = total is not None and response.tell() >= total
            if not complete and self._clock.monotonic() > deadline:
                got = extent(response, total)
                raise Fault(service.name, f"its answer comes too slowly, {got} in {limits.whole:.0f} s")
        if total is not None and response.tell() < total:
            raise broke_off(service, response, total, None, limits)
        return bytes(body)

    def _judge(
        self, service: Service, response: urllib3.BaseHTTPResponse, body: bytes, url: str, key: Key | None
    ) -> Answer:
        """Take the answer for what its status and its first bytes say that it is."""
        status, name = response.status, service.name
        kind = response.headers.get("content-type", "")
        if status == 200:
            return Answer(service.id, url, check_body(name, body, kind))
        if status == 401:
            raise unknown_key(service, key)
        if status == 404:
            raise NotFound(name, "it has nothing under that address (404)", "check the name or number")
        if status in (429, 503) and (fault := self._asked_to_wait(service, response)):
            raise fault
        if status == 429:
            raise AgainError(Fault(name, "it asks to be left alone for a while (429)", LATER, stops_all=True))
        if status >= 500:
            raise AgainError(Fault(name, f"it is out of order ({status})", LATER, stops_all=True))
        if status == 403:
            check_body(name, body, kind)
            raise Fault(name, "it refuses us (403)", LATER, stops_all=True)
        raise Fault(name, f"it did not understand the question ({status})", "check the name or number")

    def _asked_to_wait(self, service: Service, response: urllib3.BaseHTTPResponse) -> Exception | None:
        """What a `Retry-After` comes to, if there is one: another try, or a sentence with the time."""
        if response.status == 429:
            self.budget.check(service)
        wait = seconds(response.headers.get("retry-after", ""), self._clock.wall())
        if wait is None:
            return None
        why = f"it asks to wait {in_words(wait)} ({response.status})"
        at = time.strftime("%H:%M", time.localtime(self._clock.wall() + wait))
        return AgainError(Fault(service.name, why, f"try again after {at}", stops_all=True), wait)


_HEADERS = {"User-Agent": f"profiletui/{__version__}", "Accept-Encoding": "gzip"}


def _tried(fault: Fault, tries: int) -> Fault:
    if tries > 1:
        return Fault(fault.service, f"{fault.why}, tried {tries} times", fault.advice, stops_all=fault.stops_all)
    return fault


def _with_key(url: str, service: Service, key: Key | None) -> str:
    """The address as it is sent. In the open a key goes no further than this machine."""
    parts = urlsplit(url)
    if key is None or (parts.scheme == "http" and parts.hostname not in _LOOPBACK):
        return url
    return f"{url}{'&' if parts.query else '?'}{service.key_parameter}={quote(key.reveal(), safe='')}"


def _location(service: Service, response: urllib3.BaseHTTPResponse) -> str:
    location: str = response.headers.get("location", "")
    if not location:
        raise Fault(service.name, f"it sends us on, but not where to ({response.status})", LATER)
    parts = urlsplit(location)
    kept = [pair for pair in parts.query.split("&") if pair.partition("=")[0] != service.key_parameter]
    return parts._replace(query="&".join(kept), fragment="").geturl()
