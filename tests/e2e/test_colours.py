"""Which colours reach a terminal, by what it says of itself."""

import re

import pytest

from tests.terminal import PROGRAM, Terminal

OWN = {str(code).encode() for code in (*range(30, 38), *range(40, 48))}
ATTRIBUTES = {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"22", b"23", b"24", b"27", b"39", b"49"}


def worn(terminal: Terminal, *arguments: str, **environ: str) -> set[bytes]:
    """Every parameter list of the styles that a short visit puts on."""
    terminal.run([PROGRAM, *arguments], **environ)
    terminal.until("? help")
    terminal.press("j", "\t", "\t", "/", "rank", "\r", "l", "\x1b")
    return {data[2:-1] for kind, data in terminal.tokens if kind == "csi" and re.fullmatch(rb"\x1b\[[\d;:]*m", data)}


@pytest.mark.parametrize("environ", [{}, {"TERM": "xterm", "COLORFGBG": "15;0"}])
def test_a_terminal_that_tells_nothing_or_has_few_colours_gets_its_own(
    terminal: Terminal, environ: dict[str, str]
) -> None:
    codes = {code for style in worn(terminal, **environ) for code in re.split(rb"[;:]", style)}
    assert codes <= OWN | ATTRIBUTES
    assert codes & OWN


@pytest.mark.parametrize("colours", ["", "truecolor"])
def test_a_dark_ground_gets_the_dark_theme(terminal: Terminal, colours: str) -> None:
    styles = b" ".join(worn(terminal, COLORFGBG="15;0", COLORTERM=colours))
    assert b"38;5;80" in styles
    assert b"38;2;" not in styles


def test_a_light_ground_gets_the_light_theme(terminal: Terminal) -> None:
    styles = b" ".join(worn(terminal, COLORFGBG="0;15"))
    assert b"38;5;23" in styles
    assert b"38;2;" not in styles


@pytest.mark.parametrize("environ", [{"COLORFGBG": "0;15"}, {"TERM": "xterm"}])
def test_no_color_is_obeyed_everywhere(terminal: Terminal, environ: dict[str, str]) -> None:
    codes = {code for style in worn(terminal, NO_COLOR="", **environ) for code in re.split(rb"[;:]", style)}
    assert codes <= ATTRIBUTES
    assert b"7" in codes


def test_a_theme_and_keys_can_be_asked_for_in_a_file(terminal: Terminal) -> None:
    (terminal.directory / "mine.toml").write_text('theme = "contrast"\n[keys]\ncopy-code = "x"\n')
    assert b"48;5;16" in b" ".join(worn(terminal, "--config", "mine.toml", "--clipboard", "osc52"))
    terminal.press("\x1b", "\x1b", "\x1b", "g", "c", "x")
    terminal.until("Sent to your terminal")
    assert len(terminal.copies) == 1
