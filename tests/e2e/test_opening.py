"""The key that opens a link runs nothing of the folder one is in, and says what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import PROGRAM, Terminal

SAMPLE = Path(__file__).parents[2] / "assets" / "jinwen-ma.txt"
BESIDE = ("webbrowser", "shlex", "subprocess", "signal", "socket", "shutil", "threading", "os", "sitecustomize")


@pytest.mark.parametrize(("code", "said"), [(0, "Opened in your browser"), (3, "No browser could be started")])
def test_a_link_is_opened_by_what_the_system_has(terminal: Terminal, code: int, said: str) -> None:
    folder, ran = terminal.directory, terminal.directory / "ran"
    (folder / "bin").mkdir()
    opener = folder / "bin" / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" >> {folder}/opened\nexit {code}\n')
    opener.chmod(0o755)
    for name in BESIDE:
        (folder / f"{name}.py").write_text(f"open({str(ran)!r}, 'a').write({name!r})\n")
    for name in ("xdg-open", "firefox", "x-www-browser", "open", "sh"):
        (folder / name).write_text(f"#!/bin/sh\necho {name} >> {ran}\n")
        (folder / name).chmod(0o755)
    path = f".:{folder}/bin:{terminal.environ['PATH']}:"
    terminal.run([PROGRAM, str(SAMPLE)], PATH=path, DISPLAY=":77")
    terminal.until("? help")
    terminal.until(lambda: b"\x1b[?2004h" in terminal.shown)
    terminal.settle()
    terminal.type("o")
    terminal.until(said)
    assert (folder / "opened").read_text().split() == ["https://github.com/PKU-ML/Rank-Differential-Mechanism"]
    assert not ran.exists()
    terminal.type("q")
    assert terminal.ended() == 0
