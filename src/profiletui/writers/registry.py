"""The export formats by name; a writer is imported when it is asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from profiletui.model.profile import Profile

    Writer = Callable[[Sequence[Profile]], Iterator[str]]

_WRITERS = {
    "json": ("json_writer", "write_json"),
    "csv": ("csv_writer", "write_csv"),
    "bibtex": ("bibtex", "write_bibtex"),
    "markdown": ("markdown", "write_markdown"),
    "ris": ("ris", "write_ris"),
    "csl-json": ("csl_json", "write_csl_json"),
}
"""The module and the function of each format."""

FORMATS = tuple(_WRITERS)
"""What `writer` takes."""


def writer(name: str) -> Writer:
    """The function that turns profiles into pieces of text in that format.

    Raises:
        KeyError: there is no such format.
    """
    # late: an export pays for its own format alone
    from importlib import import_module

    module, function = _WRITERS[name]
    found: Writer = getattr(import_module(f"profiletui.writers.{module}"), function)
    return found
