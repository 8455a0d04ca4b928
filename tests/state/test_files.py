from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from profiletui.state import files


def test_a_file_comes_in_chunks_that_add_up(tmp_path: Path) -> None:
    data = os.urandom(files.CHUNK * 2 + 17)
    (tmp_path / "page").write_bytes(data)
    with files.opened(str(tmp_path / "page")) as stream:
        pieces = list(files.chunks(stream))
    assert b"".join(pieces) == data
    assert max(map(len, pieces)) <= files.CHUNK


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"from afar",))
    writer.start()
    with files.opened(str(pipe)) as stream:
        assert b"".join(files.chunks(stream)) == b"from afar"
    writer.join()


def test_kinds(tmp_path: Path) -> None:
    (tmp_path / "page").touch()
    (tmp_path / "link").symlink_to(tmp_path / "page")
    os.mkfifo(tmp_path / "pipe")
    kinds = {name: files.kind(str(tmp_path / name)) for name in ("page", "link", "pipe", ".")}
    assert kinds == {"page": "file", "link": "file", "pipe": "pipe", ".": "folder"}
    assert files.kind(os.devnull) == "device"


def test_entries_come_by_name_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    for name in ("b.txt", ".hidden", "a.txt"):
        (tmp_path / name).touch()
    assert files.visible_entries(str(tmp_path)) == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_writing_makes_a_new_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    files.write_whole(str(target), ["é\r\n", "x"], replace=False)
    assert target.read_bytes() == b"\xc3\xa9\r\nx"
    assert os.listdir(tmp_path) == ["out.json"]


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    with pytest.raises(FileExistsError):
        files.write_whole(str(target), ["new"], replace=False)
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.json"]


def test_replacing_keeps_permissions_and_links(tmp_path: Path) -> None:
    target = tmp_path / "real.json"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    files.write_whole(str(link), ["new"], replace=True)
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
        files.write_whole(str(target), failing(), replace=True)
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_device_is_written_to_as_it_is() -> None:
    files.write_whole(os.devnull, ["text"], replace=False)
    assert files.kind(os.devnull) == "device"


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        files.write_whole(str(tmp_path / "no" / "out.json"), ["text"], replace=False)
