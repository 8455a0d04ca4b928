"""What the README promises is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from profiletui.cli.commands import BROWSE, COMMANDS
from profiletui.cli.parser import parse
from profiletui.clipboard.strategy import MODES
from profiletui.settings import ENTRIES, settle
from profiletui.state.config import read
from tests.house.make_readme import README, ROOT, made

TEXT = README.read_text(encoding="utf-8")


def test_tables_and_examples_are_those_of_the_program() -> None:
    assert made(TEXT) == TEXT, "make them afresh: uv run python -m tests.house.make_readme"


def test_a_missing_part_is_noticed() -> None:
    with pytest.raises(ValueError, match="<!-- keys -->"):
        made(TEXT.replace("<!-- keys -->", ""))


def test_the_first_commands_stand_as_everybody_types_them_and_ci_does() -> None:
    install, start = re.findall(r"```sh\n(.*)\n(.*)\n```", TEXT)[0]
    assert start == ".uv/bin/uv run profiletui"
    assert "\n.uv/bin/uv run pytest\n" in TEXT
    assert "break-system-packages" not in TEXT
    ci = (ROOT / ".ci" / "run").read_text()
    assert install in ci
    assert "\nstep .uv/bin/uv run pytest\n" in ci


def test_every_query_shown_finds_something_and_leaves_something_out() -> None:
    counts = [int(count) for count in re.findall(r"^\| `[^|]+` \| .* \| (\d+) \|$", TEXT, re.MULTILINE)]
    assert len(counts) > 10
    assert all(0 < count < 30 for count in counts)


def test_every_line_for_the_shell_is_understood() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    lines = re.findall(r"(?:^|\| |-t host )profiletui\b([^#\[\n]*)(?:#|$)", "".join(blocks), re.MULTILINE)
    assert len(lines) >= 4
    for line in lines:
        words = shlex.split(line)
        command = next((command for command in COMMANDS if words[:1] == [command.name]), BROWSE)
        parse(command, words[1:] if command.name else words)


def test_the_environment_is_told_whole() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    variables = r"\bPROFILETUI_[A-Z_]+\b"
    assert set(re.findall(variables, TEXT)) == set(re.findall(variables, source))


def test_the_configuration_it_shows_is_understood(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert block is not None
    (tmp_path / "config.toml").write_text(block[1])
    settings = settle(read(str(tmp_path / "config.toml")), {}, {})
    assert settings.remarks == ()
    assert {name.partition(".")[0] for name in settings.origins} == {*ENTRIES, "keys"}


def test_every_way_to_copy_is_named() -> None:
    sentence = re.search(r"`--clipboard` chooses a way by name: (.*)\.\n", TEXT)
    assert sentence is not None
    assert tuple(re.findall(r"`(\w+)`", sentence[1])) == MODES


def test_what_it_links_to_is_there() -> None:
    targets = re.findall(r'(?:src|srcset)="([^"]+)"|\]\((?!https?:)([^)]+)\)', TEXT)
    assert len(targets) >= 3
    for target in targets:
        assert (ROOT / "".join(target)).is_file()
