"""A link is opened by programs of the person's own, and said to be open only when it is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from profiletui.clipboard import process
from profiletui.ui.viewmodel import open_url

URL = "https://github.com/ada/engine"
HOSTILE = (
    "webbrowser", "shlex", "subprocess", "signal", "threading", "shutil", "socket", "json", "runpy", "pyperclip",
    "tempfile", "contextlib", "typing", "random", "platform", "ctypes", "profiletui", "sitecustomize",
)  # fmt: skip

PAGE = "Ada Byron\n\nh-index3\n1paper\n\n1 Paper\n\nLGMar 4, 2023Code\nEngines\n\nAda Byron\n"

OPENING = """
import os
from profiletui.ui.viewmodel.open_url import open_locally
print(open_locally("https://github.com/ada/engine", {**os.environ, "DISPLAY": ":77"}))
"""

COPYING = """
import os
from profiletui.clipboard import process, system
print(system.copy("text", {**os.environ, "DISPLAY": ":77"}, process.run))
"""


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str, str], Path]:
    folder = tmp_path / "bin"
    folder.mkdir()

    def make(name: str, script: str, where: Path = folder) -> Path:
        made = where / name
        made.write_text(f"#!/bin/sh\n{script}\n")
        made.chmod(0o755)
        return folder

    return make


def test_a_browser_that_takes_the_link_has_opened_it(program: Callable[[str, str], Path], tmp_path: Path) -> None:
    path = program("xdg-open", f'echo "$1" > {tmp_path}/shown; pwd >> {tmp_path}/shown')
    assert open_url.open_locally(URL, {"PATH": f"{path}:/bin:/usr/bin", "DISPLAY": ":77"})
    assert (tmp_path / "shown").read_text() == f"{URL}\n/\n"


@pytest.mark.parametrize("code", [1, 3, 4])
def test_one_that_fails_has_not(program: Callable[[str, str], Path], code: int) -> None:
    path = program("xdg-open", f"exit {code}")
    assert not open_url.open_locally(URL, {"PATH": str(path), "DISPLAY": ":77"})


def test_the_persons_own_choice_comes_first(program: Callable[[str, str], Path], tmp_path: Path) -> None:
    program("xdg-open", f"echo system > {tmp_path}/shown")
    path = program("mine", f'echo "$@" > {tmp_path}/shown')
    environ = {"PATH": f"{path}:/bin:/usr/bin", "DISPLAY": ":77", "BROWSER": "'broken:nosuch:mine --new %s &"}
    assert open_url.open_locally(URL, environ)
    assert (tmp_path / "shown").read_text() == f"--new {URL}\n"


def display() -> socket.socket:
    """What listens where a display would."""
    for number in range(7000, 8000):
        try:
            return socket.create_server(("127.0.0.1", number))
        except OSError:
            continue
    raise AssertionError("no port is free")


@pytest.mark.parametrize("lives", [True, False])
def test_a_browser_that_goes_on_shows_it_where_the_display_answers(
    program: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch, lives: bool
) -> None:
    monkeypatch.setattr(open_url, "_LIMIT", 0.1)
    monkeypatch.setattr(open_url, "_ANSWER", 20 if lives else 0.1)
    path = program("xdg-open", "exec sleep 20")

    def answer(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(12)
            connection.sendall(b"\0")

    with display() as server:
        if lives:
            threading.Thread(target=answer, args=(server,), daemon=True).start()
        environ = {"PATH": f"{path}:/bin:/usr/bin", "DISPLAY": f"127.0.0.1:{server.getsockname()[1] - 6000}.0"}
        assert open_url.open_locally(URL, environ) == lives


def test_nothing_in_the_working_folder_is_run(program: Callable[..., Path], tmp_path: Path) -> None:
    """By the browser's key, by a copy, by ``python -m``: not as a module, not as a program."""
    here = tmp_path / "pages"
    here.mkdir()
    for name in HOSTILE:
        (here / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'a').write({name!r})\n")
    for name in ("xdg-open", "firefox", "x-www-browser", "xclip", "xsel", "wl-copy", "tmux", "which"):
        program(name, f"echo {name} >> {tmp_path}/run", here)
    (here / "page.txt").write_text(
        "Ada Byron\n\nh-index3\n1paper\n\n1 Paper\n\nLGMar 4, 2023Code\nEngines\n\nAda Byron\n"
    )
    environ = {**os.environ, "PATH": f".::{os.environ['PATH']}:", "PYTHONPATH": ""}
    installed = str(Path(sys.executable).parent / "profiletui")
    commands: list[list[str]] = [
        [sys.executable, "-I", "-c", OPENING],
        [sys.executable, "-I", "-c", COPYING],
        *([installed, command, "page.txt"] for command in ("list", "links", "stats", "check")),
        [installed, "doctor"],
        [installed, "completion", "fish"],
        [installed, "export", "--format", "json", "-o", "out.json", "--force", "page.txt"],
    ]
    for argv in commands:
        run = subprocess.run(argv, cwd=here, env=environ, capture_output=True, check=False)
        assert b"Traceback" not in run.stderr, run.stderr
    assert not (tmp_path / "run").exists()


def test_a_module_run_with_m_does_not_look_in_the_working_folder(tmp_path: Path) -> None:
    (tmp_path / "shlex.py").write_text("raise SystemExit('shlex of the folder')\n")
    argv = [sys.executable, "-m", "profiletui", "completion", "bash"]
    run = subprocess.run(argv, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "of the folder" not in run.stderr + run.stdout
    assert run.returncode == 0


def test_search_paths_lose_what_is_not_absolute() -> None:
    found = process.trusted({"PATH": ".:/bin::bin:/usr/bin:", "PYTHONPATH": ":", "HOME": "/root"})
    assert found == {"PATH": "/bin:/usr/bin", "HOME": "/root"}
