"""The module list of ARCHITECTURE.md, made from what the modules say of themselves first."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parents[2]
SOURCE = TOP / "src" / "profiletui"
FILE = TOP / "ARCHITECTURE.md"
BEGIN, END = "<!-- modules -->\n", "<!-- end of modules -->\n"


def modules() -> list[Path]:
    """Every module but the package files, by path below the package."""
    return sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py") if path.name != "__init__.py")


def first_sentence(path: Path) -> str:
    """What a module or package says of itself first, on one line."""
    text = ast.get_docstring(ast.parse((SOURCE / path).read_text())) or ""
    return " ".join(text.split("\n\n")[0].split())


def lines() -> Iterator[str]:
    """The list as Markdown: rooms, and under each its modules."""
    rooms = sorted({path.parent for path in modules()})
    for room in rooms:
        about = first_sentence(room / "__init__.py")
        yield f"\n### `{'' if room == Path() else room.as_posix() + '/'}`{' ' if room != Path() else ''}{about}\n\n"
        yield from (f"- `{path.name}`: {first_sentence(path)}\n" for path in modules() if path.parent == room)
    yield "\n"


def main() -> None:
    """Write the list into ARCHITECTURE.md."""
    text = FILE.read_text()
    head, _, rest = text.partition(BEGIN)
    FILE.write_text(
        head
        + BEGIN
        + "".join(lines()).replace("### `` ", "### ").replace("### ``", "### The package: ")
        + END
        + rest.partition(END)[2]
    )
    sys.stdout.write(f"{len(modules())} modules\n")


if __name__ == "__main__":
    main()
