"""Values of JSON from outside, any of which may be missing, null or of another kind than its documents say."""

from __future__ import annotations

import json

from profiletui.model.diagnostic import Diagnostic
from profiletui.readers.cleaning import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST = 1 << 53  # counts beyond are no counts


def parse(data: bytes) -> tuple[Any, str]:
    """Return the value that a source is, and '' or why it is none, in half a sentence."""
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf")), ""
    except RecursionError:
        return None, "its brackets stand too deep in one another"
    except UnicodeDecodeError:
        return None, "it is not UTF-8"
    except json.JSONDecodeError as problem:
        return None, f"line {problem.lineno:,} is no JSON"
    except ValueError:
        return None, "it holds a number that is too long"


def record(value: object) -> dict[str, Any]:
    """Return an object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def records(value: object) -> list[dict[str, Any]]:
    """Return the objects in a list, none for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """Return a text as it is meant to be read, '' for anything else."""
    return clean(value) if isinstance(value, str) else ""


def count(value: object) -> int | None:
    """Return a whole number that is not negative, None for anything else."""
    if isinstance(value, float) and value.is_integer() and 0 <= value < _MOST:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST else None


def refused(why: str) -> Diagnostic:
    """Return the remark that ends the sentence “cannot read NAME: …”."""
    return Diagnostic(0, "error", "no-profile", f"It cannot be read as JSON: {why}; fetch or export it again.")
