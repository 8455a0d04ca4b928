"""The folder in which one stands may be removed while its pages are open."""

from pathlib import Path

import pytest

from profiletui.loading.reload import changed, reread, stamps
from profiletui.session import open_sources
from tests.session.test_session import ADA


def test_what_was_read_stays_when_its_folder_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "ada.txt").write_text(ADA)
    monkeypatch.chdir(folder)
    opened = open_sources(["ada.txt"], stdin=None, environ={})
    before = stamps(opened)
    (folder / "ada.txt").unlink()
    folder.rmdir()
    assert changed(before, stamps(opened)) == "ada.txt is gone from disk"
    again = reread(opened, before, {})
    assert again.opened.readings == opened.readings
    assert "What was read before is kept." in again.troubles[0]
