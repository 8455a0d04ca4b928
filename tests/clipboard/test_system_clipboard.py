"""The desktop's clipboard, by a helper that may hang, lie, chatter and leave children behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from profiletui.clipboard import desktop, osc52, process, strategy, system
from profiletui.clipboard.outcome import COPIED, SENT

XCLIP = """#!/bin/sh
echo complaint >&2
case "$*" in
  *-o*) cat {kept} ;;
  *) echo chatter; cat > {kept}; {then} ;;
esac
"""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A desktop whose clipboard programs are those of the test."""
    programs = tmp_path / "bin"
    programs.mkdir()
    return dict(os.environ) | {"DISPLAY": ":99", "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def put(tmp_path: Path, script: str) -> None:
    path = tmp_path / "bin" / "xclip"
    path.write_text(script)
    path.chmod(0o755)


def put_xclip(tmp_path: Path, then: str = ":") -> Path:
    """An xclip that keeps what it is given and does ``then``; returns where."""
    kept = tmp_path / "kept"
    put(tmp_path, XCLIP.format(kept=kept, then=then))
    return kept


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="pyperclip uses xclip on Linux alone")


@linux_only
def test_copy_is_read_back(tmp_path: Path, environ: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    kept = put_xclip(tmp_path)
    assert system.copy("é\nhttps://a.b/c", environ, process.run)
    assert kept.read_text(encoding="utf-8") == "é\nhttps://a.b/c"
    assert capfd.readouterr() == ("", "")


@linux_only
def test_child_that_stays_behind_keeps_nobody_waiting(tmp_path: Path, environ: dict[str, str]) -> None:
    noted = tmp_path / "pid"
    put_xclip(tmp_path, f"sleep 60 & echo $! > {noted}")
    began = time.monotonic()
    assert system.copy("text", environ, process.run)
    assert time.monotonic() - began < system.LIMIT
    stays = int(noted.read_text())
    os.kill(stays, 0)  # xclip serves the clipboard from such a child: it must live on
    os.kill(stays, 9)


@linux_only
def test_program_that_reports_success_and_copies_nothing(tmp_path: Path, environ: dict[str, str]) -> None:
    put(tmp_path, "#!/bin/sh\nexit 0\n")
    assert not system.copy("text", environ, process.run)


@linux_only
def test_silent_display_is_given_up_in_time(tmp_path: Path, environ: dict[str, str]) -> None:
    put(tmp_path, "#!/bin/sh\nexec sleep 60\n")
    written: list[bytes] = []
    plan = strategy.plan("auto", {"DISPLAY": ":99"}, "linux")
    began = time.monotonic()
    outcome = strategy.copy("text", plan, written.append, environ=environ)
    assert 1.5 < time.monotonic() - began < 3
    assert outcome.said == SENT
    assert written == [osc52.sequence("text")]


@linux_only
def test_helper_ends_itself_and_its_children_when_left_alone(
    tmp_path: Path, environ: dict[str, str], soon_ended: Callable[[int], bool]
) -> None:
    noted = tmp_path / "pid"
    put(tmp_path, f"#!/bin/sh\necho $$ > {noted}\nexec sleep 60\n")
    argv = (sys.executable, "-m", "profiletui.clipboard.desktop", "copy")
    with subprocess.Popen(argv, stdin=subprocess.PIPE, env=environ, start_new_session=True) as helper:
        helper.communicate(b"text", timeout=10)
    assert helper.returncode == -9
    assert soon_ended(int(noted.read_text()))


def test_no_clipboard_program_at_all(environ: dict[str, str]) -> None:
    environ["PATH"] = str(Path(sys.executable).parent)
    if sys.platform == "linux":
        assert not system.copy("text", environ, process.run)


def test_pyperclip_beside_the_page_is_not_run(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "sprung"
    (tmp_path / "pyperclip.py").write_text(f"open({str(trap)!r}, 'w')\n")
    monkeypatch.chdir(tmp_path)
    system.copy("text", environ, process.run)
    assert not trap.exists()


@linux_only
def test_pyperclip_is_never_called_over_ssh(tmp_path: Path, environ: dict[str, str]) -> None:
    trap = tmp_path / "sprung"
    (tmp_path / "path").mkdir()
    (tmp_path / "path" / "pyperclip.py").write_text(
        f"def copy(text): open({str(trap)!r}, 'w')\ndef paste(): return 'text'\n"
    )
    environ["PYTHONPATH"] = str(tmp_path / "path")
    for variable in ("TMUX", "STY"):
        environ.pop(variable, None)

    def copied(**more: str) -> str:
        place = environ | more
        plan = strategy.plan("auto", place, "linux")
        return strategy.copy("text", plan, lambda _: None, environ=place).said

    assert copied(SSH_CONNECTION="192.0.2.1 5 192.0.2.2 22", TERM="xterm").startswith(SENT)
    assert not trap.exists()
    for variable in system.SSH_VARIABLES:
        environ.pop(variable, None)
    assert copied(TERM="xterm") == COPIED  # the trap works
    assert trap.exists()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a\nb", "a\r\nb\r\n", True),
        ("a", "a\n", True),
        ("a b", "ab", False),
        ("a", "", False),
    ],
)
def test_same_but_for_line_ends(one: str, other: str, same: bool) -> None:
    assert desktop.same(one, other) is same


@pytest.mark.parametrize(
    ("environ", "platform", "name"),
    [
        ({}, "darwin", "macOS"),
        ({}, "win32", "Windows"),
        ({"WSL_INTEROP": "/run/WSL/8_interop", "DISPLAY": ":0"}, "linux", "WSL"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", "Wayland"),
        ({"DISPLAY": ":0"}, "linux", "X11"),
        ({"DISPLAY": ""}, "linux", ""),
    ],
)
def test_desktop_by_name(environ: dict[str, str], platform: str, name: str) -> None:
    assert system.desktop(environ, platform) == name
