"""A page that is aimed at the terminal: nothing reaches it that the program does not mean."""

from __future__ import annotations

import base64
import re
import subprocess
from pathlib import Path

import pytest

from profiletui.readers.sanitize import MOST_MARKS
from profiletui.ui.terminal.background import QUERY
from tests.terminal import PROGRAM, Terminal, tokens

URL = "https://github.com/good/repo"
_STOLEN = base64.b64encode(b"stolen").decode()

ATTACKS = {
    "csi": "\x1b[2J\x1b[31mred",
    "title, bel": "\x1b]0;owned\x07",
    "title, st": "\x1b]2;owned\x1b\\",
    "hyperlink": "\x1b]8;;https://evil.example/\x1b\\click\x1b]8;;\x1b\\",
    "clipboard": f"\x1b]52;c;{_STOLEN}\x07",
    "clipboard, never ended": f"\x1b]52;c;{_STOLEN}",
    "dcs": "\x1bP+q544e\x1b\\",
    "tmux passthrough": f"\x1bPtmux;\x1b\x1b]52;c;{_STOLEN}\x07\x1b\\",
    "c1 csi": "\x9b31mred",
    "c1 osc": f"\x9d52;c;{_STOLEN}\x9c",
    "bidi": "\u202eabc\u202c \u2066x\u2069",
    "tags": "\U000e0041\U000e0042\U000e007f",
    "zalgo": "e" + "\u0301" * 60,
    "zero width": "a\u200bb\ufeffc",
    "markup": "[link=https://evil.example/]x[/link] [@click=app.screenshot('x.svg')]x[/] [/] [bold]",
    "controls": "\x00\x01\x07\x08\x0b\x0c\x0e\x7f",
    "answerback": "\x05\x1bZ\x1b[c\x1b[6n",
}


def page_of(attack: str) -> bytes:
    """A page with the attack in every field there is."""
    text = f"""Ann {attack} Lee

CV
h-index1
{attack}
1 Papers

CVMay 6, 2020Code{attack}
Title {attack} end

Ann {attack} Lee, Bo {attack} · {attack} Lab

Abstract {attack} goes on. Code at {URL} and at https://evil.example/{attack}x for more.
"""
    return text.encode("utf-8")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    page = tmp_path / "hostile.txt"
    parts = [page_of(attack) for attack in ATTACKS.values()]
    lone_c1 = page_of("MARK").replace(b"MARK", b"\x9b31m\xff\xed\xa0\x80")
    page.write_bytes(b"\n\n".join([*parts, lone_c1]))
    return page


def test_the_browser_passes_nothing_on(terminal: Terminal, hostile: Path) -> None:
    terminal.run([PROGRAM, str(hostile)])
    terminal.until("? help")
    terminal.settle()
    terminal.press("l", "\x1b", "!", "\x1b", "?", "\x1b", "y", "\x1b", "r", "s", "z", "z", "\t", "n", "\x1b", "c")
    terminal.press(*"j" * len(ATTACKS))
    terminal.press("f", *"jj", "\r", "G", *"kkk", "\r", "i", "G", *"kkk", "\r", "\x1b", "u", "u", "u")
    terminal.press("y", "b", "y", "J", "/", "\x1b[200~\x1b]0;x\x07[/]\x1b[201~", "\r", "q")
    assert terminal.ended() == 0
    assert terminal.left_on == []
    assert not list(terminal.directory.glob("*.svg"))
    for kind, data in terminal.tokens:
        assert kind not in ("string",), data
        if kind == "osc":
            assert data.startswith(b"\x1b]52;c;") or data == QUERY, data
        if kind == "csi":
            assert not data.endswith((b"c", b"n")), data
        if kind == "text":
            text = data.decode()
            assert not any("\x80" <= character <= "\x9f" for character in text)
            assert not set(text) & set("\u202e\u202c\u2066\u2069\u200b\ufeff\U000e0041")
            assert not re.search(f"[\u0300-\u036f]{{{MOST_MARKS + 1}}}", text)
    texts = [text for _, text in terminal.copies]
    assert texts
    assert not any("stolen" in text or any(ord(sign) < 32 and sign != "\n" for sign in text) for text in texts)


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--format", "tsv"],
        ["links", "--all"],
        ["stats"],
        ["check"],
        ["export", "--format", "markdown"],
    ],
    ids=" ".join,
)
def test_no_command_prints_what_a_terminal_would_obey(hostile: Path, command: list[str]) -> None:
    done = subprocess.run([PROGRAM, *command, str(hostile)], capture_output=True, check=False, timeout=30)
    assert done.returncode in (0, 1)
    for stream in (done.stdout, done.stderr):
        found, rest = tokens(stream)
        assert rest == b""
        assert {kind for kind, _ in found} <= {"text", "control"}
        assert {data for kind, data in found if kind == "control"} <= {b"\n", b"\t"}
        assert not any("\x80" <= character <= "\x9f" for character in stream.decode())


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_the_good_link_is_still_found(tmp_path: Path, attack: str) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(page_of(attack))
    done = subprocess.run([PROGRAM, "links", str(page)], capture_output=True, check=False, timeout=30, text=True)
    assert URL in done.stdout.splitlines()
