"""The export formats by name; a writer is imported when it is asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from profiletui.model.profile import Profile

    Writer = Callable[[Sequence[Profile]], Iterator[str]]

FORMATS = ("json", "csv", "bibtex", "markdown")
"""What `writer` takes."""


def writer(name: str) -> Writer:
    """The function that turns profiles into pieces of text in that format.

    Raises:
        KeyError: there is no such format.
    """
    match name:
        case "json":
            from profiletui.writers.json_writer import write_json

            return write_json
        case "csv":
            from profiletui.writers.csv_writer import write_csv

            return write_csv
        case "bibtex":
            from profiletui.writers.bibtex import write_bibtex

            return write_bibtex
        case "markdown":
            from profiletui.writers.markdown import write_markdown

            return write_markdown
        case _:
            raise KeyError(name)
