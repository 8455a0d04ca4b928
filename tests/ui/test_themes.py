"""Every role can be read in every theme, on every ground that the theme is for."""

from itertools import product

import pytest

from profiletui.ui.present.theme_roles import ROLES, SELECTED, THEMES, Look, look, selected
from profiletui.ui.terminal.background import DARK_UP_TO, LIGHT_FROM, contrast, theme_for, tone
from profiletui.ui.widgets.rich_styles import strip_of
from tests.ui.browser import Browser, browser

LEAST = 4.5
"""The contrast that WCAG 2 asks of text (AA)."""
LINES_ONLY = ("rule",)
"""Roles in which nothing is told."""
SHAPES = {"meter": 3.0}
"""Roles that are drawn, not written, and the contrast that WCAG 2 asks of such."""
TERMINALS = {
    "dark": ((0, 0, 0), (0x1E, 0x1E, 0x1E), DARK_UP_TO),
    "light": ((255, 255, 255), (0xFD, 0xF6, 0xE3), LIGHT_FROM),
}
Colour = tuple[int, int, int]


def colour(number: int) -> Colour:
    """What xterm and all that follow it show for a number from 16 on."""
    assert 16 <= number <= 255, "the first sixteen are the person's own"
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    steps = (0, 95, 135, 175, 215, 255)
    cube = number - 16
    return steps[cube // 36], steps[cube // 6 % 6], steps[cube % 6]


def all_looks(theme: str) -> list[tuple[str, Look]]:
    written = [role for role in ROLES if role not in LINES_ONLY]
    return [(role, look(theme, role)) for role in (*written, *(f"{SELECTED} {role}".strip() for role in written))]


@pytest.mark.parametrize(("theme", "ground"), [(theme, at) for theme in TERMINALS for at in TERMINALS[theme]])
def test_every_role_stands_out_from_the_terminal(theme: str, ground: Colour) -> None:
    for role, said in all_looks(theme):
        assert not said.dim, role  # how dim that is, the terminal decides
        if said.ink is not None:
            under = ground if said.ground is None else colour(said.ground)
            assert contrast(colour(said.ink), under) >= SHAPES.get(role.removeprefix("selected "), LEAST), role
        else:
            assert said.ground is None, f"{role}: the terminal's own text on a ground of ours may be anything"


@pytest.mark.parametrize("theme", TERMINALS)
def test_a_theme_is_for_the_grounds_it_was_made_for(theme: str) -> None:
    assert {tone(ground) for ground in TERMINALS[theme]} == {theme}


def test_high_contrast_is_high_wherever_it_is_worn() -> None:
    for role, said in all_looks("contrast"):
        assert said.ink is not None, role
        assert said.ground is not None, role
        assert contrast(colour(said.ink), colour(said.ground)) >= 7, role


@pytest.mark.parametrize("theme", ["ansi", "plain"])
def test_the_persons_own_colours_are_all_there_is(theme: str) -> None:
    for role, said in all_looks(theme):
        numbers = [number for number in (said.ink, said.ground) if number is not None]
        assert not numbers if theme == "plain" else all(number < 8 for number in numbers), role


@pytest.mark.parametrize("theme", THEMES)
def test_no_state_is_told_by_colour_alone(theme: str) -> None:
    def shape(role: str) -> Look:
        said = look(theme, role)
        return said._replace(ink=None, ground=None)

    for role in ("match", "marked", "cursor", "link-focused", "caption-focused", "error", "mode", "owner"):
        assert shape(role) != shape(""), role
    row = shape(f"{SELECTED} row-title")
    assert row != shape("row-title")
    assert shape("match") != row or look(theme, "match").ground != look(theme, SELECTED).ground


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_every_role(theme: str) -> None:
    assert set(ROLES) <= set(THEMES[theme])
    with pytest.raises(KeyError):
        look(theme, "no such role")


def test_categories_keep_their_hues_on_the_row_at_the_cursor_where_they_can_be_read() -> None:
    assert look("dark", "selected category-0").ink == look("dark", "category-0").ink
    assert look("ansi", "selected category-0") == look("ansi", "selected")


ENVIRONS: list[tuple[dict[str, str], str]] = [
    ({"TERM": "xterm-256color"}, "ansi"),
    ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, "dark"),
    ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "light"),
    ({"TERM": "xterm", "COLORFGBG": "0;15"}, "ansi"),
    ({"TERM": "xterm-256color", "COLORFGBG": "0;15", "NO_COLOR": ""}, "plain"),
]


@pytest.mark.parametrize(("environ", "theme"), ENVIRONS)
def test_the_theme_follows_the_terminal(environ: dict[str, str], theme: str) -> None:
    assert theme_for("auto", environ) == theme


def test_what_was_asked_for_is_worn_where_it_can_be() -> None:
    many, few = {"TERM": "xterm-256color", "COLORFGBG": "15;0"}, {"TERM": "linux"}
    assert theme_for("light", many) == "light"
    assert theme_for("light", many, ground="dark") == "light"
    assert theme_for("contrast", few) == "ansi"
    assert theme_for("contrast", {**many, "NO_COLOR": "1"}) == "plain"
    assert theme_for("auto", many, ground="light") == "light"
    assert theme_for("auto", few, ground="light") == "ansi"
    for asked, environ in product(("auto", *THEMES), (many, few, {})):
        assert theme_for(asked, environ) in THEMES


async def worn(page: Browser) -> list[set[Look]]:
    """How the rows of the screen look."""
    rows: list[set[Look]] = [set() for _ in range(page.app.screen.size.height)]
    for widget in page.app.screen.children:
        if widget.display and widget.region.area and widget.id != "filter":
            for y in range(widget.region.height):
                for segment in widget.render_line(y):
                    style = segment.style
                    assert style is not None
                    rows[widget.region.y + y].add(
                        Look(
                            ink=style.color.number if style.color else None,
                            ground=style.bgcolor.number if style.bgcolor else None,
                        )
                    )
    return rows


async def test_the_theme_can_change_while_it_is_worn() -> None:
    async with browser(size=(80, 24)) as page:
        before = await worn(page)
        assert Look(ink=6) in before[1]
        page.app.wear("light")
        await page.pilot.pause()
        assert Look(ink=23) in (await worn(page))[1]
        assert not any(Look(ink=6) in row for row in await worn(page))
        page.app.wear("contrast")
        await page.pilot.pause()
        assert all({said.ground for said in row} <= {16, 226, 231} for row in await worn(page))
        page.app.wear("ansi")
        await page.pilot.pause()
        assert await worn(page) == before
        with pytest.raises(KeyError):
            page.app.wear("beige")


@pytest.mark.parametrize("theme", THEMES)
def test_a_strip_fills_its_cells_with_the_ground_of_the_theme(theme: str) -> None:
    strip = strip_of(selected(()), 3, theme)
    assert strip.cell_length == 3
    ground = look(theme, "").ground
    assert [segment.style.bgcolor.number if segment.style.bgcolor else None for segment in strip] == [ground]  # type: ignore[union-attr]
