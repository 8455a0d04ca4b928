"""The way to a service: straight, or through the proxy that the environment names."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import urllib3

from profiletui.fetching.faults import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def pool_for(url: str, environ: Mapping[str, str]) -> urllib3.PoolManager:
    """Return what opens connections to a service: certificates are verified, nothing is tried again by itself.

    Raises:
        Fault: the proxy is none that can be used.
    """
    parts = urlsplit(url)
    proxy = _proxy(parts.scheme, environ)
    host = parts.hostname or ""
    if not proxy or _is_excepted(host, environ.get("no_proxy", "") or environ.get("NO_PROXY", "")):
        return urllib3.PoolManager(num_pools=4, maxsize=1, cert_reqs="CERT_REQUIRED")
    there = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if there.scheme not in ("http", "https") or not there.hostname:
        why = f"the proxy of your environment is none that can be used ({there.scheme}://)"
        raise Fault(host, why, "name one that begins with http://", stops_all=True)
    user = f"{unquote(there.username)}:{unquote(there.password or '')}" if there.username else None
    address = there._replace(netloc=there.netloc.rpartition("@")[2], path="", query="", fragment="").geturl()
    headers = urllib3.make_headers(proxy_basic_auth=user) if user else None
    return urllib3.ProxyManager(address, maxsize=1, cert_reqs="CERT_REQUIRED", proxy_headers=headers)


def _proxy(scheme: str, environ: Mapping[str, str]) -> str:
    """The proxy for a scheme. HTTP_PROXY in capitals counts only where no web server can have set it."""
    for name in (f"{scheme}_proxy", f"{scheme}_proxy".upper(), "all_proxy", "ALL_PROXY"):
        if name == "HTTP_PROXY" and "REQUEST_METHOD" in environ:
            continue
        if environ.get(name):
            return environ[name]
    return ""


def _is_excepted(host: str, no_proxy: str) -> bool:
    """Whether a host is asked without the proxy: it, or a domain that it is in, stands in the list."""
    names = [name.strip().lower().lstrip(".") for name in no_proxy.split(",")]
    return any(name == "*" or host == name or host.endswith(f".{name}") for name in names if name)
