from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from profiletui.state import atomic_write
from profiletui.state.atomic_write import make_folder, write_whole


@pytest.fixture(params=["nameless", "named"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to write beside a place: a file system may know no file without a name."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return str(request.param)


def test_writing_makes_a_new_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    write_whole(str(target), ["é\r\n", "x"], replace=False)
    assert target.read_bytes() == b"\xc3\xa9\r\nx"
    assert os.listdir(tmp_path) == ["out.json"]


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    with pytest.raises(FileExistsError):
        write_whole(str(target), ["new"], replace=False)
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.json"]


def test_replacing_keeps_permissions_and_links(tmp_path: Path) -> None:
    target = tmp_path / "real.json"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    write_whole(str(link), ["new"], replace=True)
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def failing() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(str(target), failing(), replace=True)
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_device_is_written_to_as_it_is() -> None:
    write_whole(os.devnull, ["text"], replace=False)
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_whole(str(tmp_path / "no" / "out.json"), ["text"], replace=False)


def test_of_two_that_write_a_new_file_at_once_one_succeeds(tmp_path: Path) -> None:
    target, ready, outcomes = tmp_path / "out.json", threading.Barrier(2), []

    def pieces(word: str) -> Iterator[str]:
        yield word
        ready.wait()  # both have seen that there is no such file

    def write(word: str) -> None:
        try:
            write_whole(str(target), pieces(word), replace=False)
            outcomes.append(word)
        except FileExistsError:
            outcomes.append("")

    threads = [threading.Thread(target=write, args=(word,)) for word in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) in (["", "one"], ["", "two"])
    assert target.read_text() == "".join(outcomes)
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_file_system_without_links_takes_a_new_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    monkeypatch.setattr(os, "link", no_links)
    write_whole(str(tmp_path / "out"), ["text"], replace=False)
    assert (tmp_path / "out").read_text() == "text"
    assert os.listdir(tmp_path) == ["out"]


def test_what_replaces_a_private_file_is_never_readable_by_others(tmp_path: Path, way: str) -> None:
    target = tmp_path / "secret"
    target.write_text("old")
    target.chmod(0o600)
    modes: list[int] = []

    def pieces() -> Iterator[str]:
        yield "x" * (1 << 20)
        modes.extend(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir())

    write_whole(str(target), pieces(), replace=True)
    assert modes == [0o600] * (1 if way == "nameless" else 2)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


INTERRUPTED = """
import os, sys
if sys.argv[3] == "named":
    vars(os).pop("O_TMPFILE", None)
from profiletui.state.atomic_write import write_whole

def pieces():
    yield "half"
    os.kill(os.getpid(), int(sys.argv[2]))
    yield "whole"

write_whole(sys.argv[1], pieces(), replace=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGXCPU])
def test_a_signal_leaves_the_old_file_and_nothing_else(tmp_path: Path, way: str, number: signal.Signals) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    run = subprocess.run([sys.executable, "-P", "-c", INTERRUPTED, target, str(int(number)), way], check=False)
    assert run.returncode in (-number, 128 + number)
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out"]


def test_folders_are_the_persons_alone(tmp_path: Path) -> None:
    make_folder(str(tmp_path / "a" / "b"))
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b")] == [0o700, 0o700]
    make_folder(str(tmp_path / "a" / "b"))


def test_what_is_no_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    assert atomic_write.__doc__
    with pytest.raises(IsADirectoryError):
        write_whole(str(tmp_path), ["text"], replace=True)
