"""A person's keys: from the environment, or from a file that nobody else can read. Shown nowhere."""

from __future__ import annotations

import os
import stat

from profiletui.fetching.faults import Fault
from profiletui.readers.sanitize import sanitize
from profiletui.state.paths import config_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from profiletui.fetching.services import Service


class Key:
    """A key that does not show itself, whatever prints it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return "Key(***)"

    def reveal(self) -> str:
        """Return the key itself, for the service and nobody else."""
        return self._text


def keys_file(environ: Mapping[str, str]) -> str:
    """Return where the file of keys stands; it need not exist."""
    return os.path.join(config_folder(environ), "keys")


def find_key(service: Service, environ: Mapping[str, str]) -> Key | None:
    """Return the person's key for a service: that of the environment, else that of the file, else None.

    Raises:
        Fault: the file can be read by others, or not at all.
    """
    if not service.key_variable:
        return None
    text = environ.get(service.key_variable, "").strip() or _in_file(service, environ)
    if not text:
        return None
    if not text.isascii() or not text.isprintable() or " " in text:
        raise Fault(service.name, f"what {service.key_variable} holds is no key", "correct it, or unset it")
    return Key(text)


def _in_file(service: Service, environ: Mapping[str, str]) -> str:
    path = keys_file(environ)
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:
            if os.fstat(stream.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                why = f"others may read the keys in {_shown(path)}"
                raise Fault(service.name, why, "run chmod 600 on that file", stops_all=True)
            lines = stream.read(1 << 16).splitlines()
    except FileNotFoundError:
        return ""
    except OSError as problem:
        why = f"the keys in {_shown(path)} cannot be read ({(problem.strerror or 'reading failed').lower()})"
        raise Fault(service.name, why, "mend the file or remove it", stops_all=True) from problem
    for line in lines:
        name, equals, value = line.partition("=")
        if equals and name.strip().removeprefix("export ").strip() == service.key_variable:
            return value.strip().strip("\"'")
    return ""


def _shown(path: str) -> str:
    return sanitize(path.encode(errors="surrogateescape").decode(errors="replace"))[0]
