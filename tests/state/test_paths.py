from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from profiletui.state.paths import config_folder, data_folder, library_folder, sample_page, state_folder


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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("base", ["data", "./data", "../x", "~/data"])
def test_a_relative_base_directory_is_passed_over(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    for variable, folder, standard in (
        ("XDG_DATA_HOME", data_folder, "/home/ada/.local/share/profiletui"),
        ("XDG_CONFIG_HOME", config_folder, "/home/ada/.config/profiletui"),
        ("XDG_STATE_HOME", state_folder, "/home/ada/.local/state/profiletui"),
    ):
        assert folder({variable: base}) == standard
        assert folder({variable: "/srv"}) == "/srv/profiletui"


def test_the_sample_page_is_there() -> None:
    assert Path(sample_page()).read_bytes().startswith(b"Jinwen Ma")
