"""Pictures of the real program on the sample page: ``uv run python assets/make_pictures.py``.

Starts the installed ``profiletui`` on a pseudo terminal, types, and draws what a terminal emulator then shows as
SVG, once in a dark and once in a light terminal. With ``--look`` it makes pictures for looking at instead, one for each
size and theme: ``--look j j --size 80x24,40x12 --theme contrast,light``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from itertools import groupby, product
from pathlib import Path
from typing import NamedTuple

import pexpect
import pyte

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE, MARGIN = 9, 20, 15, 10
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


class Setting(NamedTuple):
    """A terminal that a theme is worn in: its palette, and what it and the person say."""

    palette: str
    environ: dict[str, str]
    arguments: tuple[str, ...] = ()


SETTINGS = {
    "dark": Setting("dark", {"COLORFGBG": "15;0"}),
    "light": Setting("light", {"COLORFGBG": "0;15"}),
    "contrast": Setting("light", {}, ("--theme", "contrast")),
    "ansi": Setting("dark", {}, ("--theme", "ansi")),
    "ansi-light": Setting("light", {}, ("--theme", "ansi")),
    "none": Setting("dark", {"NO_COLOR": "1"}),
}

Box = tuple[float, float, float, float]
"""Left, top, width and height in units of a cell."""

RULES: dict[str, tuple[Box, ...]] = {
    "─": ((0, 0.475, 1, 0.05),),
    "━": ((0, 0.45, 1, 0.1),),
    "│": ((0.44, 0, 0.12, 1),),
    "┬": ((0, 0.475, 1, 0.05), (0.44, 0.475, 0.12, 0.525)),
    "┴": ((0, 0.475, 1, 0.05), (0.44, 0, 0.12, 0.475)),
    "┼": ((0, 0.475, 1, 0.05), (0.44, 0, 0.12, 1)),
    **{mark: ((0, 1 - size / 8, 1, size / 8),) for size, mark in enumerate("▁▂▃▄▅▆▇█", 1)},
    **{mark: ((0, 0, size / 8, 1),) for size, mark in enumerate("▏▎▍▌▋▊▉", 1)},
}
"""Characters that touch their neighbours are drawn as boxes: the glyphs of most fonts leave gaps."""


class DimScreen(pyte.Screen):
    """pyte forgets the dim attribute; it is kept here as strikethrough, which profiletui does not use."""

    def select_graphic_rendition(self, *attributes: int, **options: object) -> None:
        """Set the attributes of the characters to come."""
        super().select_graphic_rendition(*(9 if code == 2 else code for code in attributes), **options)
        if 22 in attributes:
            super().select_graphic_rendition(29)


def screen_after(
    arguments: list[str], keys: list[str], columns: int, rows: int, environ: dict[str, str] | None = None
) -> DimScreen:
    """What a terminal of that size shows after `keys` were typed at the program one by one, not in its first run."""
    with tempfile.TemporaryDirectory() as data:
        notes = Path(data) / "profiletui" / "notes"
        notes.parent.mkdir()
        notes.touch()
        return _screen_after(arguments, keys, columns, rows, {"XDG_DATA_HOME": data, **(environ or {})})


def _screen_after(arguments: list[str], keys: list[str], columns: int, rows: int, environ: dict[str, str]) -> DimScreen:
    program = os.path.join(os.path.dirname(sys.executable), "profiletui")
    bare = {name: value for name, value in os.environ.items() if name not in ("TMUX", "STY", "NO_COLOR", "COLORFGBG")}
    child = pexpect.spawn(
        program,
        arguments,
        dimensions=(rows, columns),
        env={
            **bare,
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "XDG_CONFIG_HOME": os.devnull,
            **environ,
        },
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


class Look(NamedTuple):
    """How a run of cells looks."""

    ink: str
    ground: str
    bold: bool
    italic: bool
    underlined: bool
    dim: bool
    drawn: str
    """As ``text``, as a ``sign`` (whose width differs from font to font, so it stands for itself) or as ``boxes``."""


class Run(NamedTuple):
    """Neighbouring cells that look the same, from the cell ``x``, ``y`` on."""

    x: int
    y: int
    text: str
    cells: int
    look: Look


def runs_of(screen: DimScreen, palette: dict[str, str]) -> Iterator[Run]:
    """The screen as runs, left to right and top to bottom."""
    for y in range(screen.lines):
        row = [screen.buffer[y][x] for x in range(screen.columns)]
        looks = [look_of(cell, palette) for cell in row]
        for x, cell in enumerate(row):
            if not cell.data:  # the second half of a wide character
                looks[x] = looks[x - 1]
        x = 0
        for look, members in groupby(range(screen.columns), key=looks.__getitem__):
            cells = len(list(members))
            yield Run(x, y, "".join(cell.data for cell in row[x : x + cells]), cells, look)
            x += cells


def look_of(cell: pyte.screens.Char, palette: dict[str, str]) -> Look:
    """The look of one cell."""
    ink = palette.get(cell.fg, f"#{cell.fg}")
    ground = palette["ground"] if cell.bg == "default" else palette.get(cell.bg, f"#{cell.bg}")
    if cell.reverse:
        ink, ground = ground, ink
    drawn = "boxes" if cell.data in RULES else "text" if cell.data.isascii() else "sign"
    return Look(ink, ground, cell.bold, cell.italics, cell.underscore, cell.strikethrough, drawn)


def svg_of(screen: DimScreen, palette: dict[str, str]) -> str:
    """The screen as a picture: grounds, boxes and text, one element for each run of cells that look the same."""
    width, height = screen.columns * CELL_WIDTH + 2 * MARGIN, screen.lines * CELL_HEIGHT + 2 * MARGIN
    grounds: list[str] = []
    boxes: dict[tuple[str, bool], list[str]] = {}
    texts: list[str] = []
    for run in runs_of(screen, palette):
        if run.look.ground != palette["ground"]:
            grounds.append(f'<path fill="{run.look.ground}" d="{path_of(run.x, run.y, (0, 0, run.cells, 1))}"/>')
        if run.look.drawn == "boxes":
            same = boxes.setdefault((run.look.ink, run.look.dim), [])
            same += boxes_of(run)
        elif run.text.strip():
            texts.append(text_of(run, palette["default"]))
    drawn = (f'<path fill="{ink}"{opacity(dim)} d="{"".join(same)}"/>' for (ink, dim), same in boxes.items())
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f'<rect width="{width}" height="{height}" rx="8" fill="{palette["ground"]}"/>',
    )
    letters = (
        f'<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{FONT_SIZE}" '
        f'xml:space="preserve" fill="{palette["default"]}">'
    )
    return "\n".join((*head, *grounds, *drawn, letters, *texts, "</g></svg>", ""))


def boxes_of(run: Run) -> Iterator[str]:
    """The boxes of a run of rules and blocks; what goes through several cells is one box."""
    x = run.x
    for character, members in groupby(run.text):
        cells = len(list(members))
        for left, top, width, height in RULES[character]:
            if width == 1:
                yield path_of(x, run.y, (left, top, cells, height))
            else:
                yield from (path_of(x + cell, run.y, (left, top, width, height)) for cell in range(cells))
        x += cells


def path_of(x: int, y: int, box: Box) -> str:
    """A box as a path."""
    left, top = MARGIN + (x + box[0]) * CELL_WIDTH, MARGIN + (y + box[1]) * CELL_HEIGHT
    return f"M{left:.4g} {top:.4g}h{box[2] * CELL_WIDTH:.4g}v{box[3] * CELL_HEIGHT:.4g}H{left:.4g}z"


def text_of(run: Run, usual: str) -> str:
    """A run as text that takes the room of its cells in any font."""
    text = run.text.rstrip()
    cells = run.cells - (len(run.text) - len(text))
    start = len(text) - len(text.lstrip())
    style = "".join(
        (
            f' fill="{run.look.ink}"' if run.look.ink != usual else "",
            ' font-weight="bold"' if run.look.bold else "",
            ' font-style="italic"' if run.look.italic else "",
            ' text-decoration="underline"' if run.look.underlined else "",
            opacity(run.look.dim),
        )
    )
    x, y = MARGIN + (run.x + start) * CELL_WIDTH, MARGIN + run.y * CELL_HEIGHT + CELL_HEIGHT - 5
    return f'<text x="{x}" y="{y}" textLength="{(cells - start) * CELL_WIDTH}"{style}>{escape(text[start:])}</text>'


def opacity(dim: bool) -> str:
    """The attribute that makes something dim."""
    return ' fill-opacity="0.62"' if dim else ""


def picture(sources: list[str], keys: list[str], size: str, theme: str) -> str:
    """The SVG of the program after some keys, in a terminal of a size like ``80x24`` and a theme of `SETTINGS`."""
    columns, rows = map(int, size.split("x"))
    setting = SETTINGS[theme]
    screen = screen_after([*setting.arguments, *sources], keys, columns, rows, setting.environ)
    return svg_of(screen, PALETTES[setting.palette])


def main() -> None:
    """Make the pictures of the README, or one for looking at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where the pictures go")
    parser.add_argument("--look", nargs="*", metavar="KEYS", help="pictures for looking at: keys, one an argument")
    parser.add_argument("--size", default="120x40", help="sizes, with a comma between")
    parser.add_argument("--theme", default="dark", help=f"themes, with a comma between: {','.join(SETTINGS)}")
    parser.add_argument("--name", default="look", help="what the pictures for looking at are called")
    parser.add_argument("--source", nargs="*", default=[])
    options = parser.parse_args()
    if options.look is not None:
        keys = [key.encode().decode("unicode_escape") for key in options.look]
        for size, theme in product(options.size.split(","), options.theme.split(",")):
            target = options.out / f"{options.name}-{size}-{theme}.svg"
            target.write_text(picture(options.source, keys, size, theme), encoding="utf-8")
            if converter := shutil.which("rsvg-convert"):
                subprocess.run([converter, target, "-o", target.with_suffix(".png")], check=True)
        return
    for theme in ("dark", "light"):
        (options.out / f"profiletui-{theme}.svg").write_text(picture([], [], "120x36", theme), encoding="utf-8")


if __name__ == "__main__":
    main()
