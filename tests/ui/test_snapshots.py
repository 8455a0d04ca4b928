"""A few whole screens as text, so that a change of the face is seen in a diff.

``UPDATE_SNAPSHOTS=1 uv run pytest tests/ui/test_snapshots.py`` writes them anew.
"""

import os
from pathlib import Path

import pytest

from profiletui.typeset.glyphs import ASCII, UNICODE, Glyphs
from tests.ui.browser import Browser, browser

SNAPSHOTS = Path(__file__).parent / "snapshots"


def compare(name: str, page: Browser) -> None:
    shown = "".join(row.rstrip() + "\n" for row in page.rows)
    kept = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(shown, encoding="utf-8")
    assert shown == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "size", "keys", "glyphs"),
    [
        ("wide", (120, 40), [], UNICODE),
        ("middle", (80, 24), [], UNICODE),
        ("narrow", (40, 15), [], UNICODE),
        ("filtered", (100, 30), ["slash", *"graph year:2019.."], UNICODE),
        ("links", (60, 12), ["l"], UNICODE),
        ("ascii", (80, 24), ["space", "enter"], ASCII),
        ("facets", (100, 30), ["f", "enter"], UNICODE),
        ("insights", (80, 24), ["i", "j", "space", "j", "j", "enter"], ASCII),
    ],
)
async def test_the_face_is_the_one_that_was_looked_at(
    name: str, size: tuple[int, int], keys: list[str], glyphs: Glyphs
) -> None:
    async with browser(size=size, sample=True, glyphs=glyphs) as page:
        await page.press(*keys)
        compare(name, page)
