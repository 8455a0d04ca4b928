from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from profiletui.cli import main
from profiletui.cli.commands import BROWSE, COMMANDS, SHELLS
from profiletui.writers.registry import FORMATS

ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_profiletui
printf '%s\\n' "${COMPREPLY[@]}"
"""


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


class Bash:
    """Tells what bash offers at the end of a line, in a folder with page.txt and a folder pages in it."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder = folder
        (folder / "page.txt").touch()
        (folder / "pages").mkdir()
        (folder / "completion.bash").write_text(text)

    def offers(self, line: str) -> set[str]:
        run = subprocess.run(
            ["bash", "--norc", "-c", ASK, "bash", "completion.bash", *line.split(" ")],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return set(run.stdout.split())


@pytest.fixture
def bash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bash:
    if shutil.which("bash") is None:
        pytest.skip("there is no bash")
    return Bash(tmp_path, script("bash", capsys))


def test_a_first_word_is_a_command_or_a_file(bash: Bash) -> None:
    assert {command.name for command in COMMANDS} | {"page.txt", "pages"} <= bash.offers("profiletui ")
    assert bash.offers("profiletui ex") == {"export"}
    assert bash.offers("profiletui pag") == {"page.txt", "pages"}
    assert bash.offers("profiletui page.txt pag") == {"page.txt", "pages"}


def test_options_are_those_of_the_command(bash: Bash) -> None:
    assert {option.flags[0] for option in BROWSE.options} <= bash.offers("profiletui --")
    for command in COMMANDS:
        flags = {option.flags[0] for option in command.options} | {"--help"}
        assert bash.offers(f"profiletui {command.name} --") == flags
    assert bash.offers("profiletui page.txt --fil") == {"--filter"}


def test_values_are_those_an_option_takes(bash: Bash) -> None:
    assert bash.offers("profiletui export --format ") == set(FORMATS)
    assert bash.offers("profiletui list --sort da") == {"date"}
    assert bash.offers("profiletui export -o pag") == {"page.txt", "pages"}
    assert bash.offers("profiletui list --format tsv pa") == {"page.txt", "pages"}
    assert bash.offers("profiletui completion ") == set(SHELLS)
    assert bash.offers("profiletui keys pa") == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_every_command_and_option(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = script(shell, capsys)
    for command in (BROWSE, *COMMANDS):
        assert command.name in text
        for option in command.options:
            assert option.flags[0].removeprefix("--" if shell == "fish" else "") in text


@pytest.mark.parametrize(
    ("shell", "check"), [("bash", ["bash", "-n"]), ("zsh", ["zsh", "-n"]), ("fish", ["fish", "--no-execute"])]
)
def test_the_script_is_one_its_shell_can_read(
    shell: str, check: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    (tmp_path / "script").write_text(script(shell, capsys))
    run = subprocess.run([*check, str(tmp_path / "script")], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("words", [[], ["csh"], ["bash", "zsh"]])
def test_another_shell_is_refused_in_a_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", *words]) == 2
    assert "bash, zsh or fish" in capsys.readouterr().err
