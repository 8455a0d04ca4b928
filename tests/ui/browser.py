"""A browser under test: opened on pages given as text, driven by keys, read as the text on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from profiletui import session
from profiletui.settings import Settings
from profiletui.state.notes import NO_NOTES, Notes
from profiletui.store.query import Query
from profiletui.typeset.glyphs import UNICODE, Glyphs
from profiletui.ui.app import ProfileApp
from profiletui.ui.screens.browse.screen import BrowseScreen
from profiletui.ui.viewmodel.browse_model import Desk

SAMPLE = Path(__file__).parents[2] / "assets" / "jinwen-ma.txt"


class Browser:
    """What a test sees and does."""

    def __init__(self, app: ProfileApp, pilot: Pilot[None], sent: list[bytes]) -> None:
        self.app = app
        self.pilot = pilot
        self.sent = sent

    @property
    def screen(self) -> BrowseScreen:
        screen = self.app.screen
        assert isinstance(screen, BrowseScreen)
        return screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*text)

    @property
    def rows(self) -> list[str]:
        """The screen as text, a row of the terminal each, read from the widgets that stand on it."""
        width, height = self.app.screen.size
        canvas = [[" "] * width for _ in range(height)]
        for widget in self.app.screen.children:
            if widget.display and widget.region.area:
                _draw(widget, canvas)
        return ["".join(row) for row in canvas]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)


def _draw(widget: Widget, canvas: list[list[str]]) -> None:
    region = widget.region
    for y in range(region.height):
        text = widget.value if isinstance(widget, Input) else widget.render_line(y).text
        for x, character in enumerate(text[: region.width]):
            canvas[region.y + y][region.x + x] = character


@asynccontextmanager
async def browser(
    *sources: str | Path,
    size: tuple[int, int] = (120, 40),
    query: str = "",
    glyphs: Glyphs = UNICODE,
    sample: bool = False,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    row: int = 0,
    theme: str = "ansi",
    first_run: bool = False,
    notes: Notes = NO_NOTES,
) -> AsyncIterator[Browser]:
    """A browser on some pages, by default on the sample."""
    opened = session.open_sources([str(source) for source in sources or (SAMPLE,)], stdin=None, environ={})
    desk = Desk(opened._replace(sample=sample), Query(query), glyphs, notes, settings, first_run=first_run)
    desk.move_to(row)
    sent: list[bytes] = []
    app = ProfileApp(desk, clipboard="osc52", theme=theme, write=sent.append)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Browser(app, pilot, sent)
