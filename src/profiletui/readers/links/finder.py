r"""Links in running text: found, completed, and told apart from what surrounds them.

A text is walked once from anchor to anchor: ``//``, ``www.``, or the end of a host (``.com/``). Around an
anchor the host is read, behind the host the path (`url_path`). What was read is not looked at again, so the
time is proportional to the text whatever it holds.
"""

from __future__ import annotations

import re

from profiletui.model.paper import Link
from profiletui.readers.links.code_hosts import (
    CASE_BLIND,
    GENERIC_NAMES,
    OWNER_AND_REPOSITORY,
    is_code_host,
    is_project_page,
    is_repository,
)
from profiletui.readers.links.url_path import (
    FUNCTION_WORDS,
    HOST_CHARACTERS,
    begins_sentence,
    letters_end,
    run_of,
    scan_path,
)

# Only few texts need these, and compiling costs time at the start: they are left to the cache of `re`.
_MISTYPED_SCHEME = r"(?i)(?<![a-z])h{0,2}t{1,3}p{1,2}s?:?/{1,3}\Z"
_HOST_AFTER_WRAP = r"\.?[ \n]\.?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
_HOST_BEHIND_HYPHEN = r"\n[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w-])"
_HOST_BEHIND_SCHEME = r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,6}"
_USER_OF_HOST = r"[\w.-]+@"
_DOMAINS = "com org net edu gov io ai cc info cn de fr uk jp ch"
_DECLARED_DOMAINS = frozenset(_DOMAINS.split())
_INSIDE_A_NAME = ("@", "~", "_", "\\")
_HOST_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
_NAME_CHARACTERS = _HOST_CHARACTERS + "_/"
_LONGEST_ORDINARY = 128
_NO_OWNERS = GENERIC_NAMES | {"datasets", "models", "spaces"}
_WITHOUT_BLANKS = {ord(" "): None, ord("\n"): None}
_MODEL_HOSTS = ("huggingface.co", "hf.co")
_DECLARING = ("\\url{", "\\href{", "\\nolinkurl{")


def find_links(*texts: str) -> tuple[Link, ...]:
    """Return the links of ``texts`` in order of appearance, each once.

    A text may hold single line ends where the page was wrapped; a blank line ends a paragraph and is never
    bridged, nor is the end of a text. The URLs are complete (a missing scheme is added), free of LaTeX and of
    a closing slash; scheme and host are in lower case. Never raises.
    """
    # A quick look that passes every text with an anchor and few others.
    likely = [
        text
        for text in texts
        if "/" in text or ("\\" in text and _declares(text)) or ("." in text and _HOST_MARK.search(text))
    ]
    if not likely:
        return ()
    text = "\n\n".join(likely)
    unusual = _unusual_anchors(text)
    links: list[Link] = []
    at = end = 0
    while (anchor := _next_anchor(text, at, unusual)) >= 0:
        if read := _read_ordinary(text, anchor, end) or _read_at(text, anchor, end):
            link, end = read
            links.append(link)
        at = max(anchor + 1, end)
    if len(links) < 2:
        return tuple(links)  # nothing to compare, as most often
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(_identity(link), link)
    return tuple(found.values())


def wraps_within(text: str) -> frozenset[int]:
    """Return which line ends of a paragraph stand within a URL, counted from 0 in their order. Never raises."""
    if "\n" not in text or not ("/" in text or "." in text):
        return frozenset()
    unusual = _unusual_anchors(text)
    found: set[int] = set()
    at = end = lines = counted = 0
    while (anchor := _next_anchor(text, at, unusual)) >= 0:
        if read := _read_ordinary(text, anchor, end) or _read_at(text, anchor, end):
            host = read[0].host
            schemed = text[anchor + 1 : anchor + 2] == "/" or text[anchor - 1 : anchor] == ":"
            begin = max(end, anchor - 2 if schemed else anchor - len(host))
            end = read[1]
            place = text.find("\n", begin, end)
            while place >= 0:
                lines += text.count("\n", counted, place)
                counted = place
                found.add(lines)
                place = text.find("\n", place + 1, end)
        at = max(anchor + 1, end)
    return frozenset(found)


_HOST_MARK = re.compile(r"\.(?:(?<=www\.)|github\.io)")  # finds either in half the time that searching for both takes


def _declares(text: str) -> bool:
    """Whether a text seems to declare a URL; `_DECLARING` tells for certain."""
    return "url{" in text or "\\href{" in text


def _next_anchor(text: str, at: int, unusual: list[int]) -> int:
    """The first anchor from ``at`` on, -1 for none; those of ``unusual`` before it are dropped."""
    slash = text.find("/", at)
    while unusual and unusual[-1] < at:
        unusual.pop()
    return unusual.pop() if unusual and not 0 <= slash < unusual[-1] else slash


def _unusual_anchors(text: str) -> list[int]:
    r"""The anchors other than a ``/``, the last first: ``www.``, a project page, behind the host of ``\url{host}``.

    Most texts hold none of their marks, and to search for each is many times faster than for all at once.
    """
    anchors = []
    if _HOST_MARK.search(text):
        anchors += _places(text, "www.")
        anchors += _places(text, ".github.io")
    if "\\" in text and _declares(text):
        begins = [at for at in _places(text, "\\") if text.startswith(_DECLARING, at)]
        anchors += filter(None, (_declared_host_end(text, at) for at in begins))
    anchors.sort(reverse=True)
    return anchors


def _declared_host_end(text: str, at: int) -> int:
    r"""Where the host ends that is all that the ``\url{…}`` at ``at`` declares; 0 if it declares anything else."""
    start = text.index("{", at) + 1
    start += text[start : start + 1] in (" ", "\n")
    host = run_of(_HOST_CHARACTERS, text, start)
    name, _, domain = host.rpartition(".")
    end = start + len(host)
    return end if name and domain in _DECLARED_DOMAINS and text[end : end + 1] == "}" else 0


def _places(text: str, mark: str) -> list[int]:
    places = []
    at = text.find(mark)
    while at >= 0:
        places.append(at)
        at = text.find(mark, at + 1)
    return places


def _read_ordinary(text: str, anchor: int, floor: int) -> tuple[Link, int] | None:
    """What `_read_at` returns, told at once, if this is ``https://host/owner/name`` on a host of repositories.

    Most links of a page are such, with nothing behind them that could belong to them. Whatever else this may
    be, a line end or LaTeX behind it, a deeper path or a name with a dot, is left to `_read_at`.
    """
    begin = anchor - len("https:")
    if begin < floor or not text.startswith("https://", begin):
        return None
    window = text[anchor + 2 : anchor + 2 + _LONGEST_ORDINARY]
    behind = window.lstrip(_NAME_CHARACTERS)
    run = window[: len(window) - len(behind)]
    parts = run.removesuffix(".").split("/")
    if len(parts) != 3 or parts[0] not in OWNER_AND_REPOSITORY:
        return None
    host, owner, name = parts
    if not owner or owner.lower() in _NO_OWNERS or not name or "." in name or name[-1] == "_":
        return None
    if not behind:
        if len(window) == _LONGEST_ORDINARY:
            return None
    elif behind[0] == " ":
        if behind[1:2] in ("", " ", "\n") or _is_declared(text, begin):
            return None
    elif behind[0] not in ")]},;\"'" and not behind.startswith("\n\n"):
        return None
    return Link(f"https://{host}/{owner}/{name}", "code", host), anchor + 2 + len(run)


def _read_at(text: str, anchor: int, floor: int) -> tuple[Link, int] | None:
    """The link an anchor belongs to and where it ends, if it belongs to one.

    ``floor`` is the end of the link before, behind which nothing may be read a second time.
    """
    mark = text[anchor]
    if mark == "w":
        before = text[anchor - 1 : anchor]
        if before and (before in "@/.-_~\\" or (before.isascii() and before.isalnum())):
            return None
        return _read_url(text, anchor, anchor, "https")
    if mark == "/" and text[anchor + 1 : anchor + 2] == "/":
        scheme, begin = _scheme_before(text, anchor, floor)
        return _read_url(text, begin, anchor + 2, scheme) if scheme else None
    if mark == "/" and text[anchor - 1 : anchor] == ":":
        scheme, begin = _scheme_before(text, anchor, floor)
        start = anchor + 1 + 2 * text.startswith("\n/", anchor + 1)  # `https:/` and `/host` on the next line
        if scheme and text[start : start + 1].isalnum():
            return _read_url(text, begin, start, scheme)
    if mark == ".":
        return _read_bare(text, anchor + len(".github.io"), floor)
    blank = text[anchor - 1 : anchor] in (" ", "\n")
    return _read_bare(text, anchor - 1 if blank else anchor, floor)


def _read_bare(text: str, stop: int, floor: int) -> tuple[Link, int] | None:
    r"""A host without a scheme that ends at ``stop``: a code host's repository, a project page, or ``\url{…}``.

    Other names with a dot in them are left alone: there are more files, abbreviations and glued sentences
    that look like hosts than hosts.
    """
    before = text[max(floor, stop - 80) : stop]
    name = before[len(before.rstrip(_HOST_CHARACTERS)) :].lstrip(".-")
    if "." not in name:
        return None
    start = stop - len(name)
    host = name.lower().removeprefix("www.")
    declared = _is_declared(text, start)
    home = text.startswith("/~", stop) and host.rpartition(".")[2] in _DECLARED_DOMAINS
    if not (declared or home or is_project_page(host) or is_code_host(host)):
        return None
    if text[start - 1 : start] in _INSIDE_A_NAME or text[max(0, start - 2) : start] == "-\n":
        return None  # a part of a name, of which the rest is not known for certain
    if text[start - 1 : start] == "/" and not re.search(_MISTYPED_SCHEME, text[max(floor, start - 12) : start]):
        return None
    read = _read_url(text, start, start, "https")
    if read is None or not (declared or home or read[0].kind == "code" or is_project_page(read[0].host)):
        return read if read and read[0].host in _MODEL_HOSTS and read[0].url.count("/") == 3 else None
    return read


def _read_url(text: str, begin: int, start: int, scheme: str) -> tuple[Link, int] | None:
    """Read a URL that begins at ``begin`` and whose host, or user and host, is expected at ``start``."""
    if text.startswith("\n\n", start):
        return None
    blank = text[start : start + 1] in (" ", "\n")
    start += blank
    user = _user_at(text, start)
    host, end = _host_at(text, start + len(user))
    port = _port_at(text, end)
    if port:
        end += len(port)
    else:
        host, end = _join_host(text, host, end)
        if blank and text[end : end + 1] != "/" and not _is_wrapped_host(text, start - 1, host):
            return None  # a lone scheme, and then a word with a dot in it
        if text[end : end + 2] == "./" and (text[end + 2 : end + 3].isalnum() or text[end + 2 : end + 3] == "~"):
            host, end = f"{host}.", end + 1  # a name that is complete, as name servers write it
    if not port and not host.endswith(".") and (cut := begins_sentence(host, text, end)) and _is_host(host[:cut]):
        host, end = host[:cut], end - len(host) + cut
    if not _is_host(host):
        return None
    host = host.lower()
    bare_host = host.removeprefix("www.").removesuffix(".")
    if is_code_host(bare_host) and re.fullmatch(_USER_OF_HOST, user):
        user = ""  # as a clone address has it: nobody's secret, and no part of the page's address
    path, end = scan_path(text, end, bare_host, declared=_is_declared(text, begin))
    if "&amp;" in path:
        path = path.replace("&amp;", "&")
    if text[begin - 1 : begin] == "_":
        path = path.rstrip("_")  # emphasis around the URL
    code = is_repository(bare_host, path.partition("?")[0].partition("#")[0])
    return Link(f"{scheme}://{user}{host}{port}{path}", "code" if code else "other", bare_host), end


def _host_at(text: str, at: int) -> tuple[str, int]:
    """The longest host that begins at ``at``, and where it ends; both may be empty."""
    end = at
    while True:
        end += len(run_of(HOST_CHARACTERS, text, end).partition("..")[0].rstrip("."))
        beyond = letters_end(text, end)
        if beyond == end and text[end : end + 1] == "." and not text[at:end].isascii():
            beyond = letters_end(text, end + 1)
            beyond = end if beyond == end + 1 else beyond
        if beyond == end:
            return text[at:end], end
        end = beyond


def _scheme_before(text: str, anchor: int, floor: int) -> tuple[str, int]:
    """The scheme before the ``//`` at ``anchor`` and where it begins, '' if there is none.

    Beside its colon may stand a blank or a line end on either side.
    """
    before = text[max(floor, anchor - len("https : ")) : anchor]
    word = _less_one_blank(before)
    if word[-1:] != ":":
        return "", anchor
    word = _less_one_blank(word[:-1])
    scheme = "https" if word[-5:].lower() == "https" else "http"
    if word[-len(scheme) :].lower() != scheme:
        return "", anchor
    return scheme, anchor - len(before) + len(word) - len(scheme)


def _less_one_blank(text: str) -> str:
    return text[:-1] if text[-1:] in (" ", "\n") else text


def _port_at(text: str, at: int) -> str:
    """The port that begins with a colon at ``at``, or nothing."""
    if text[at : at + 1] != ":":
        return ""
    digits = text[at + 1 : at + 6]
    number = digits[: len(digits) - len(digits.lstrip("0123456789"))]
    return f":{number}" if number else ""


def _user_at(text: str, start: int) -> str:
    """The user information before a host (``name:word@``), or nothing."""
    head, at_sign, _ = text[start : start + 64].partition("@")
    return head + at_sign if at_sign and re.fullmatch(r"[\w.~%!&*+=:-]+", head, re.ASCII) else ""


def _is_wrapped_host(text: str, blank: int, host: str) -> bool:
    """Whether a line end at ``blank`` stands between a scheme and its host, which is the first word of the line."""
    if text[blank] != "\n" or not re.fullmatch(_HOST_BEHIND_SCHEME, host):
        return False
    return host.partition(".")[0] not in FUNCTION_WORDS


def _join_host(text: str, host: str, end: int) -> tuple[str, int]:
    """A host that a line wrap broke (``github``, ``.com/…``), joined if what follows completes it.

    What is a host by itself (``gitlab.example``) is only joined to one that holds code.
    """
    if host.endswith("-"):
        rest = re.match(_HOST_BEHIND_HYPHEN, text[end : end + 256])
        return (host + rest[0][1:], end + rest.end()) if rest else ("", end)
    if not text.startswith(("\n", ".\n", ". ", " ."), end):
        return host, end
    rest = re.match(_HOST_AFTER_WRAP, text[end : end + 256])
    if rest is None or not text.startswith(("/", " /"), end + rest.end()):
        return host, end
    joined = host + rest.group().translate(_WITHOUT_BLANKS)
    certain = is_code_host(joined.lower().removeprefix("www."))
    if (" " in rest.group() or "." in host.removeprefix("www.")) and not certain:
        return host, end
    return joined, end + rest.end()


def _is_host(host: str) -> bool:
    """Whether ``host`` can be one: a name with a top-level domain, an IPv4 address or ``localhost``."""
    labels = host.removesuffix(".").split(".")
    if any(label.endswith("-") for label in labels):
        return False  # a line end has cut it
    if labels[-1].isdecimal():
        return len(labels) == 4 and all(label.isdecimal() and len(label) <= 3 for label in labels)
    if labels[0].lower() == "www" and len(labels) < 3:
        return False
    return host == "localhost" or (len(labels) > 1 and len(labels[-1]) > 1 and labels[-1][0].isalpha())


def _is_declared(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start]
    opening = before.rstrip()
    return opening.endswith(_DECLARING) and "\n\n" not in before[len(opening) :]


def _identity(link: Link) -> str:
    """What two spellings of one link have in common.

    Most code hosts answer for an owner and a repository in any letter case; everything deeper in a path is
    case-sensitive and stays as written.
    """
    address = link.url.partition("://")[2].removeprefix("www.").removesuffix("/").removesuffix(".git")
    if link.kind == "code" and link.host in CASE_BLIND:
        host, owner, name, *deeper = re.split(r"(?=[/?#])", address, maxsplit=3)
        return "".join((host, owner.lower(), name.lower().removesuffix(".git"), *deeper))
    return address
