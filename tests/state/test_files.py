from __future__ import annotations

import os
import threading
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


def test_a_file_of_the_persons_own_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/full"), tmp_path):
        with pytest.raises(OSError, match=r"(?i)regular|directory"):
            files.small_file(str(path))
    (tmp_path / "file").write_bytes(b"abc")
    assert files.small_file(str(tmp_path / "file"), 1) == b"bc"
