import os
import subprocess

import pexpect
import pytest

from profiletui.cli import main
from tests.terminal import PROGRAM


def test_it_tells_where_it_is_and_which_way_copies_take(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "PROFILETUI_CLIPBOARD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "tmux-256color")
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "tmux-256color" in said
    assert "over SSH" in said
    assert "set -s set-clipboard on" in said
    assert "Over SSH, with no multiplexer here." in said
    bars = {line.rindex("|") for line in said.splitlines() if line.count("|") == 2 and line.isascii()}
    assert len(bars) == 1


def test_widths_are_not_tested_with_question_marks() -> None:
    done = subprocess.run(
        [PROGRAM, "doctor"], env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, text=True, check=True
    )
    assert "|" not in done.stdout
    assert "drawn in ASCII" in done.stdout


def test_a_wrong_mode_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--clipboard", "fax"]) == 2
    assert "fax" in capsys.readouterr().err


def test_without_a_terminal_a_test_copy_says_so() -> None:
    environ = {name: value for name, value in os.environ.items() if name not in ("TMUX", "STY", "DISPLAY")}
    said, code = pexpect.run(
        f"setsid -w {PROGRAM} doctor --copy-test", withexitstatus=True, env={**environ, "TERM": "xterm"}
    )
    assert code == 1, said
    assert b"Not copied" in said or b"Could not copy" in said


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, "dark  (COLORFGBG says dark)"),
        ({"TERM": "xterm-256color"}, "ansi  (COLORFGBG says nothing of the background)"),
        ({"TERM": "xterm-256color", "PROFILETUI_THEME": "contrast"}, "contrast"),
        ({"TERM": "xterm"}, "ansi  (dark and light need 256 colours)"),
        ({"TERM": "xterm", "PROFILETUI_THEME": "light"}, "ansi  (light needs 256 colours)"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "plain"),
    ],
)
def test_it_tells_the_theme_and_why(
    environ: dict[str, str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert main(["doctor"]) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if line.startswith("theme")]
    assert line.partition(" ")[2].strip() == said
