from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from profiletui.state.paths import data_folder, library_folder, sample_page


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("base", [None, "", "  ", "/srv/data"])
def test_the_data_folder_is_where_platformdirs_says(base: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if base is None:
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_DATA_HOME", base)
    assert data_folder(os.environ) == platformdirs.user_data_dir("profiletui", appauthor=False)


def test_the_library_stands_in_the_data_folder_or_where_one_says(tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    assert library_folder(environ).endswith(os.path.join("profiletui", "library"))
    assert library_folder({**environ, "PROFILETUI_LIBRARY": "/papers"}) == "/papers"
    assert library_folder({**environ, "PROFILETUI_LIBRARY": ""}) == library_folder(environ)


def test_the_sample_page_is_there() -> None:
    assert Path(sample_page()).read_bytes().startswith(b"Jinwen Ma")
