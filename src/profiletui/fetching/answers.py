"""What a service answered, looked at before anybody relies on it."""

from __future__ import annotations

import codecs
import json

from profiletui.fetching.faults import LATER, Fault, Unreadable
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Answer(NamedTuple):
    """A whole answer: the id of the service, the address without any key, the body. ``moved`` tells that the service
    sent us on, to ``url``.
    """

    service: str
    url: str
    body: bytes
    moved: bool = False


def check_body(name: str, body: bytes, content_type: str) -> bytes:
    """Return a body as UTF-8 text, if it may be one of data. Raises Fault for what is none."""
    begin = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script")):
        why = "it sent a web page for people instead of data, most likely to keep programs out"
        raise Fault(name, why, "try again in an hour, or from another network", stops_all=True)
    if begin.startswith((b"<?xml", b"<feed")):
        return body  # says itself in which character set it is
    charset = _charset(content_type)
    try:
        text = body.decode(charset)
    except (UnicodeDecodeError, LookupError):
        raise Fault(name, f"its answer is not in the character set that it names ({charset})", LATER) from None
    return text.removeprefix("\ufeff").encode("utf-8", "replace")


def _charset(content_type: str) -> str:
    """The character set of a content type, UTF-8 where it names none that is known."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            named = value.strip().strip("\"'").lower()
            try:
                return codecs.lookup(named).name
            except (LookupError, ValueError):
                break
    return "utf-8"


def read_json(name: str, answer: Answer) -> dict[str, Any]:
    """Return the object that an answer is. Raises Fault where it is none."""
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise _unreadable(name) from None
    if not isinstance(value, dict):
        raise _unreadable(name)
    return value


def _unreadable(name: str) -> Unreadable:
    return Unreadable(name, "its answer cannot be read, as it is not what its documents say", LATER)
