"""Which URLs may leave the program: to a clipboard, a browser or the terminal's own links."""

from __future__ import annotations

import re

LONGEST = 2048
"""The most characters a URL may have."""

_UNSAFE = re.compile(r"[^!-~]|[\"'`\\$;|<>]")
_LABEL = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_HOST = rf"(?i:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9a-f:.]*:[0-9a-f:.]*\])"


def safe_url(url: str) -> str | None:
    """Return ``url`` if it may be handed on, else None.

    Nothing is repaired: what is returned is ``url`` itself, but for a host beyond ASCII, which is written in
    punycode, the form in which it is looked up.
    """
    return _examine(url)[0]


def refusal(url: str) -> str | None:
    """Why `safe_url` refuses ``url``, as words to put after a colon, or None if it does not refuse it."""
    reason = _examine(url)[1]
    return f"the link {reason}" if reason else None


_LONGEST_SEARCH = 250  # a code host looks at no more than 256 characters of what is sought


def search_url(title: str) -> str:
    """The address of a search for repositories that tell of a title; the title is reading text, not LaTeX.

    What a search would take for its own signs is left out, and words at the end where there are too many.
    """
    sought = ""
    for word in "".join([sign if sign.isalnum() or sign == "-" else " " for sign in title]).split():
        longer = f"{sought} {word.strip('-')}".strip()
        if len(longer) > _LONGEST_SEARCH:
            break
        sought = longer
    words = re.sub("[^0-9A-Za-z -]", lambda sign: "".join([f"%{byte:02X}" for byte in sign[0].encode()]), sought)
    return f"https://github.com/search?q={words.replace(' ', '+')}&type=repositories"


def _examine(url: str) -> tuple[str | None, str | None]:
    """The URL to use or None, and the reason against it or None."""
    parts = re.match(r"(https?://)([^/?#]*)", url, re.IGNORECASE)
    if parts is None:
        return None, "is not a web address (http or https)"
    scheme, authority = parts.groups()
    if not authority.isascii() and len(url) <= LONGEST:
        try:
            punycode = _punycode(authority)
        except UnicodeError:
            return None, "has a host that no name server can know"
        url = scheme + punycode + url[parts.end() :]
        authority = punycode
    if unsafe := _UNSAFE.search(url):
        return None, f"holds a character that is unsafe to hand on ({_name(unsafe.group())})"
    if len(url) > LONGEST:
        return None, f"is longer than {LONGEST:,} characters"
    if "@" in authority:
        return None, "carries a user name"
    host, _, port = authority.rpartition(":") if re.search(r":[^\]]*\Z", authority) else (authority, "", "0")
    if not re.fullmatch(_HOST, host) or len(host) > 255:
        return None, "has no valid host"
    if not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65535:
        return None, "has no valid port"
    return url, None


def _punycode(authority: str) -> str:
    """``authority`` with its host in punycode.

    Raises `UnicodeError` for a host that has no punycode form, or whose form names other characters than
    were written (full-width letters, joiners): to look that one up would be a repair.
    """
    host, colon, port = authority.partition(":")
    encoded = host.encode("idna").decode("ascii")
    if encoded.encode("ascii").decode("idna") != host.lower():
        raise UnicodeError("the host changes on the way to punycode and back")
    return encoded + colon + port


def _name(character: str) -> str:
    return character if "!" <= character <= "~" else f"U+{ord(character):04X}"
