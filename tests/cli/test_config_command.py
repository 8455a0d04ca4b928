"""The configuration as commands see it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from profiletui.cli import main
from profiletui.keys import COMMANDS
from tests.cli.test_commands import PAGE, Answer

WRONG = 'theme = "drak"\n[keys]\nsort = "c"\nzoom = "F2"\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own place, in which there is a page, and nothing else yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config" / "profiletui").mkdir(parents=True)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "page.txt").write_text(PAGE)
    return tmp_path


@pytest.fixture
def config(home: Path) -> Path:
    return home / "config" / "profiletui" / "config.toml"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> Answer:
    code = main(words)
    captured = capsys.readouterr()
    return Answer(code, captured.out, captured.err)


def test_the_path_is_said_whether_or_not_it_is_there(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "config", "--path").out == f"{config}\n"
    assert run(capsys, "config", "--path", "--config", "mine.toml").out == "mine.toml\n"


def test_what_is_shown_is_what_is_in_force(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(WRONG + 'fly = "x"\n')
    said = run(capsys, "config")
    assert said.code == 0
    shown = tomllib.loads(said.out)
    assert shown["theme"] == "auto"
    assert shown["keys"]["zoom"] == "F2"
    assert set(shown["keys"]) == {entry.id for entry in COMMANDS}
    assert said.err.splitlines() == [
        f"profiletui: {config}:1: theme cannot be 'drak', it takes auto, dark, light, contrast or ansi; "
        "the entry is ignored",
        f"profiletui: {config}:3: keys.sort: c is copy-code there already; the entry is ignored",
        f"profiletui: {config}:5: keys.fly: there is no such command; profiletui keys lists them; the entry is ignored",
    ]
    assert run(capsys, "config", "--show").out == said.out


def test_what_is_shown_can_be_kept(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(run(capsys, "config").out)
    again = run(capsys, "config")
    assert again.err == ""
    assert "# default" not in again.out


def test_keys_follow(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(WRONG)
    said = run(capsys, "keys", "--format", "json")
    records = {record["id"]: record for record in json.loads(said.out)["keys"]}
    assert records["zoom"]["keys"] == ["f2"]
    assert records["zoom"]["shown"] == ["F2"]
    assert records["sort"]["keys"] == ["s"]
    assert f"{config}:3: keys.sort" in said.err
    assert "F2" in run(capsys, "keys").out


def test_the_library_is_opened_from_where_the_configuration_says(
    home: Path, config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    config.write_text('library = "../../papers"\n')
    said = run(capsys, "list", "--format", "tsv")
    assert said.err == ""
    assert "Engines that weave" in said.out
    config.write_text('library = "nowhere"\n')
    assert "nowhere, the library of the configuration: there is no such file" in run(capsys, "list").err
    monkeypatch.setenv("PROFILETUI_LIBRARY", str(home / "papers"))
    assert "Engines that weave" in run(capsys, "list", "--format", "tsv").out


def test_another_configuration_can_be_named(home: Path, config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text('theme = "dark"\n')
    (home / "other.toml").write_text('theme = "light"\n')
    assert 'theme = "light"' in run(capsys, "config", "--config", "other.toml").out
    missing = run(capsys, "config", "--config", "nosuch.toml")
    assert missing.code == 2
    assert missing.err == (
        "profiletui: cannot read the configuration nosuch.toml: there is no such file; "
        "check the name and the folder you are in\n"
    )


def test_the_environment_can_name_it(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "other.toml").write_text('theme = "light"\n')
    monkeypatch.setenv("PROFILETUI_CONFIG", str(home / "other.toml"))
    assert 'theme = "light"' in run(capsys, "config").out


def test_what_has_no_say_is_not_read(home: Path, config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text("nonsense")
    assert run(capsys, "list", "papers/page.txt").err == ""
    assert run(capsys, "list", "papers/page.txt", "--config", str(config)).err == (
        f"profiletui: {config}:1: it is not TOML (expected '=' after a key in a key/value pair); "
        "the whole file is ignored\n"
    )


def test_a_theme_that_is_none_is_misuse(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "--theme", "beige", "papers/page.txt")
    assert said.code == 2
    assert "--theme cannot be 'beige'; it takes auto, dark, light, contrast or ansi" in said.err
