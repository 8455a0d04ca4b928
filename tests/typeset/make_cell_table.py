"""Write `typeset/cell_table.py` from the Unicode data of the installed Rich.

python tests/typeset/make_cell_table.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import wrap

from rich._unicode_data import load
from rich.cells import get_character_cell_size

TABLE = Path(__file__).parents[2] / "src" / "profiletui" / "typeset" / "cell_table.py"
HEAD = '''"""The cells that each character takes, as Unicode {version} has it and as the screen's library counts.

Made by ``tests/typeset/make_cell_table.py``; a test holds it equal to Rich's. A table of our own, because Rich takes
longer to import than the first screen to draw, and because Python's knows the characters of its own age alone.
"""

from __future__ import annotations

'''


def main() -> None:
    starts, widths = [0], [0]
    for code in range(1, sys.maxunicode + 1):
        if (width := get_character_cell_size(chr(code), "latest")) != widths[-1]:
            starts.append(code)
            widths.append(width)
    table = load("latest")
    numbers = "\n".join(wrap(" ".join(f"{start:#x}," for start in starts), 116, initial_indent="    "))
    numbers = numbers.replace("\n", "\n    ")
    digits = "\n".join(f'    "{line}"' for line in wrap("".join(map(str, widths)), 110))
    widened = "\n".join(f'    "{line}"' for line in pieces(sorted(table.narrow_to_wide)))
    TABLE.write_text(
        HEAD.format(version=table.unicode_version.removesuffix(".0"))
        + f"# fmt: off\nSTARTS = (\n{numbers}\n)\n"
        + '"""Where a run of characters of one width begins."""\n\n'
        + f'WIDTHS = (\n{digits}\n)\n"""The width of each run."""\n\n'
        + f"WIDENED = frozenset(\n{widened}\n)\n"
        + '"""What the selector of the emoji style widens to two cells."""\n',
        "ascii",
    )


def pieces(characters: list[str], most: int = 110) -> list[str]:
    lines = [""]
    for character in characters:
        escaped = ascii(character)[1:-1]
        if len(lines[-1]) + len(escaped) > most:
            lines.append("")
        lines[-1] += escaped
    return lines


if __name__ == "__main__":
    main()
