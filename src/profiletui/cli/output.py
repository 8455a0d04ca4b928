"""The only place that prints: results on stdout, everything else on stderr."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

DRAWN = "▏█◆◇○━─…·"
"""Signs that people's text is drawn with where the terminal's encoding has them."""


class Failure(Exception):  # noqa: N818 - it is no error of the program's
    """The command cannot do what was asked; the text is one sentence for people, exit code 2."""


class Gone(Exception):  # noqa: N818 - the reader left, and that is nobody's error
    """Whoever read the results has closed the pipe."""


def say(pieces: Iterable[str]) -> None:
    """Print text for people in the terminal's own encoding; what it lacks becomes a question mark.

    Raises:
        Failure: stdout takes no more, say because the disk is full.
        Gone: the reader has closed the pipe.
    """
    _write(pieces, encoding=None)


def hand_over(pieces: Iterable[str]) -> None:
    """Print text for programs, UTF-8 whatever the locale, line ends as they are. Raises as `say` does."""
    _write(pieces, encoding="utf-8")


def remark(sentence: str) -> None:
    """Say something on stderr that is no result. It may quote a command line: what cannot be printed is not."""
    if sys.stderr is None:
        return
    shown = "".join([character if character.isprintable() else "\ufffd" for character in sentence])
    try:
        print(f"profiletui: {shown}", file=sys.stderr, flush=True)
    except OSError:
        _abandon(sys.stderr)  # there is nowhere left to say so


def ascii_only() -> bool:
    """Whether the locale or stdout's encoding lacks the signs that people's text is drawn with."""
    from profiletui.typeset.glyphs import speaks_utf8

    if not speaks_utf8(os.environ):
        return True
    try:
        DRAWN.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return True
    return False


def width() -> int | None:
    """The columns of the terminal that stdout goes to, None where it goes elsewhere."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return os.get_terminal_size(sys.stdout.fileno()).columns or None


def _write(pieces: Iterable[str], encoding: str | None) -> None:
    stream = sys.stdout
    if stream is None:
        raise Failure("cannot write the results: standard output is closed")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding=encoding, errors="replace", newline="" if encoding else None)
    try:
        stream.writelines(pieces)
        stream.flush()
    except BrokenPipeError as problem:
        _abandon(stream)
        raise Gone from problem
    except OSError as problem:
        _abandon(stream)
        raise Failure(f"cannot write the results: {(problem.strerror or 'writing failed').lower()}") from problem


def _abandon(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, or Python would complain about it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
