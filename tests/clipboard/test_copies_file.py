"""The file of copies is nobody else's."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.clipboard import file, strategy
from profiletui.clipboard.outcome import Outcome


def refuse(data: bytes) -> None:
    raise AssertionError("the terminal got something")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_file_is_made_and_grows(tmp_path: Path) -> None:
    path = tmp_path / "made" / "too" / "copies"
    file.append(str(path), "https://a.b/c")
    file.append(str(path), "é\nzwei")
    assert path.read_text(encoding="utf-8") == "https://a.b/c\né\nzwei\n"
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700


@given(st.integers(0, 0o777))
def test_mode_holds_whatever_the_umask(tmp_path_factory: pytest.TempPathFactory, umask: int) -> None:
    path = tmp_path_factory.mktemp("umask") / "copies"
    before = os.umask(umask)
    try:
        file.append(str(path), "x")
    finally:
        os.umask(before)
    assert mode(path) == 0o600


def test_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "copies"
    path.write_text("old\n")
    path.chmod(0o644)
    file.append(str(path), "new")
    assert mode(path) == 0o600
    assert path.read_text() == "old\nnew\n"


def test_symbolic_link_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("")
    link = tmp_path / "copies"
    link.symlink_to(target)
    with pytest.raises(OSError, match="copies"):
        file.append(str(link), "x")
    assert target.read_text() == ""


def test_pipe_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "copies"
    os.mkfifo(path)
    with pytest.raises(OSError, match="copies"):
        file.append(str(path), "x")


def test_pipe_with_a_reader_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "copies"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(OSError, match="not a regular file"):
            file.append(str(path), "x")
        assert os.read(reader, 10) == b""
    finally:
        os.close(reader)


def test_file_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "copies"
    path.write_text("")
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    with pytest.raises(PermissionError, match="another user"):
        file.append(str(path), "x")
    assert path.read_text() == ""


def test_rung_says_where(tmp_path: Path) -> None:
    path = str(tmp_path / "copies")
    plan = strategy.plan("file", {}, "linux")
    outcome = strategy.copy("text", plan, refuse, environ={}, path=path)
    assert outcome == Outcome("file", "file", f"Appended to {path}")


def test_rung_says_why_not(tmp_path: Path) -> None:
    plan = strategy.plan("file", {}, "linux")
    outcome = strategy.copy("text", plan, refuse, environ={}, path=str(tmp_path))
    assert outcome == Outcome("nowhere", "file", f"Could not copy to {tmp_path}: Is a directory")
    assert not outcome.went
