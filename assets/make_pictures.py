"""Pictures of the real program on the sample page: ``uv run python assets/make_pictures.py``.

Starts the installed ``profiletui`` on a pseudo terminal, types, and draws what a terminal emulator then shows as
SVG, once in a dark and once in a light terminal.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from html import escape
from pathlib import Path

import pexpect
import pyte

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE = 9, 20, 15
PALETTES = {
    "dark": {
        "default": "#d8dee9", "ground": "#14171c", "black": "#14171c", "red": "#f07178", "green": "#9ece6a",
        "brown": "#e6c07b", "yellow": "#e6c07b", "blue": "#6fb3f2", "magenta": "#c792ea", "cyan": "#5ccfe6",
        "white": "#eceff4",
    },
    "light": {
        "default": "#2a2e36", "ground": "#fbfaf7", "black": "#2a2e36", "red": "#b3261e", "green": "#2d7d32",
        "brown": "#8a6100", "yellow": "#c99400", "blue": "#1d5fb4", "magenta": "#8a3ab9", "cyan": "#00707f",
        "white": "#fbfaf7",
    },
}  # fmt: skip


class DimScreen(pyte.Screen):
    """pyte forgets the dim attribute; it is kept here as strikethrough, which profiletui does not use."""

    def select_graphic_rendition(self, *attributes: int, **options: object) -> None:
        super().select_graphic_rendition(*(9 if code == 2 else code for code in attributes), **options)
        if 22 in attributes:
            super().select_graphic_rendition(29)


def screen_after(
    arguments: list[str], keys: list[str], columns: int, rows: int, environ: dict[str, str] | None = None
) -> DimScreen:
    """What a terminal of that size shows after `keys` were typed at the program, one by one."""
    program = os.path.join(os.path.dirname(sys.executable), "profiletui")
    bare = {name: value for name, value in os.environ.items() if name not in ("TMUX", "STY", "NO_COLOR")}
    child = pexpect.spawn(
        program, arguments, dimensions=(rows, columns), env={**bare, "TERM": "xterm-256color", **(environ or {})}
    )
    screen = DimScreen(columns, rows)
    stream = pyte.ByteStream(screen)

    def settle(quiet: float, limit: float) -> None:
        end, last = time.monotonic() + limit, None
        while time.monotonic() < end and (last is None or time.monotonic() - last < quiet):
            try:
                stream.feed(child.read_nonblocking(65536, timeout=0.05))
                last = time.monotonic()
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return

    settle(0.8, 10)
    for key in keys:
        child.send(key)
        settle(0.3, 2)
    child.close(force=True)
    return screen


def svg_of(screen: DimScreen, palette: dict[str, str]) -> str:
    """The screen as a picture."""
    width, height = screen.columns * CELL_WIDTH + 20, screen.lines * CELL_HEIGHT + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f'<rect width="{width}" height="{height}" rx="8" fill="{palette["ground"]}"/>',
        f'<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{FONT_SIZE}" xml:space="preserve">',
    ]
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            ink = palette.get(cell.fg, f"#{cell.fg}") if cell.fg != "default" else palette["default"]
            ground = palette.get(cell.bg, f"#{cell.bg}") if cell.bg != "default" else palette["ground"]
            if cell.reverse:
                ink, ground = ground, ink
            left, top = 10 + x * CELL_WIDTH, 10 + y * CELL_HEIGHT
            if ground != palette["ground"]:
                parts.append(
                    f'<rect x="{left}" y="{top}" width="{CELL_WIDTH + 0.5}" height="{CELL_HEIGHT + 0.5}" fill="{ground}"/>'
                )
            if cell.data.strip():
                style = "".join(
                    (
                        ' font-weight="bold"' if cell.bold else "",
                        ' font-style="italic"' if cell.italics else "",
                        ' text-decoration="underline"' if cell.underscore else "",
                        ' fill-opacity="0.62"' if cell.strikethrough else "",
                    )
                )
                parts.append(
                    f'<text x="{left}" y="{top + CELL_HEIGHT - 5}" fill="{ink}"{style}>{escape(cell.data)}</text>'
                )
    return "\n".join((*parts, "</g></svg>", ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where the pictures go")
    parser.add_argument("--look", nargs="*", metavar="KEYS", help="one picture for looking at: keys, one an argument")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--theme", choices=PALETTES, default="dark")
    parser.add_argument("--source", nargs="*", default=[])
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    if options.look is not None:
        keys = [key.encode().decode("unicode_escape") for key in options.look]
        screen = screen_after(options.source, keys, columns, rows)
        target = options.out / f"look-{options.size}-{options.theme}.svg"
        target.write_text(svg_of(screen, PALETTES[options.theme]))
        if shutil.which("rsvg-convert"):
            os.system(f"rsvg-convert {target} -o {target.with_suffix('.png')}")
        return
    for theme, palette in PALETTES.items():
        screen = screen_after([], [], 120, 36)
        (options.out / f"profiletui-{theme}.svg").write_text(svg_of(screen, palette))


if __name__ == "__main__":
    main()
