"""Other programs end in time, and their failures are answers."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from profiletui.clipboard.process import NOT_STARTED, TIMED_OUT, Ended, run, terminal_name


def python(script: str, given: bytes = b"", limit: float = 10.0) -> Ended:
    return run((sys.executable, "-c", script), given, limit, os.environ)


def test_output_and_exit_code_come_back() -> None:
    ended = python("import sys; print(sys.stdin.read().upper()); sys.exit(3)", b"gr\xc3\xbc\xc3\x9f")
    assert ended == Ended(3, "GRÜSS\n")
    assert not ended.well


def test_errors_are_not_shown(capfd: pytest.CaptureFixture[str]) -> None:
    assert not python("raise SystemExit('no display')").well
    assert capfd.readouterr() == ("", "")


def test_what_does_not_exist_is_an_answer() -> None:
    assert run(("no-such-program-anywhere",), b"", 1.0, os.environ).code == NOT_STARTED
    assert run(("nul\0",), b"", 1.0, os.environ).code == NOT_STARTED


def test_environment_is_the_one_handed_in() -> None:
    script = "import os; print(os.environ.get('ONLY_HERE'))"
    assert run((sys.executable, "-c", script), b"", 10.0, {"ONLY_HERE": "yes"}).out == "yes\n"


def test_program_that_reads_nothing_is_no_error() -> None:
    assert python("", b"x" * 1_000_000).well


def test_limit_ends_the_program_and_its_children(tmp_path: Path, soon_ended: Callable[[int], bool]) -> None:
    noted = tmp_path / "pid"
    script = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(noted)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)\n"
    )
    began = time.monotonic()
    assert python(script, limit=1.0).code == TIMED_OUT
    assert time.monotonic() - began < 3
    assert soon_ended(int(noted.read_text()))


def test_program_has_no_terminal_of_ours() -> None:
    assert python("import os; print(os.getsid(0) == os.getpid())").out == "True\n"


def test_terminal_name_is_that_of_the_first_descriptor_that_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def ttyname(descriptor: int) -> str:
        if descriptor == 2:
            raise OSError("not a terminal")
        return f"/dev/pts/{descriptor}"

    monkeypatch.setattr(os, "ttyname", ttyname)
    assert terminal_name() == "/dev/pts/1"


def test_no_terminal_has_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def ttyname(descriptor: int) -> str:
        raise OSError("not a terminal")

    monkeypatch.setattr(os, "ttyname", ttyname)
    assert terminal_name() == ""
