"""The installed program as a process: pipes, signals, locales, what is closed."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

PAPER = """LGMar 4, 2023Code
Engines that weäve [@click=app.quit]x[/] {number}

Ada Byron · mit

See https://github.com/ada/engine{number} for more.
"""
HEAD = "Ada Byron\n\nLG\nh-index3\n\n"

HOSTILE = (
    "Ada \x1b[31mByron\x1b]0;owned\x07\n\nLG\nh-index3\n1paper\n\n1 Paper\n\nLGMar 4, 2023Code\n"
    "En\x1b]52;c;ZXZpbA==\x07gin\u202ees\x9b31m that \x1bPweave\x1b\\ [/]\n\n"
    "Ada \x1b]8;;http://evil\x1b\\Byron\x07, M\x08S\n\n"
    "See https://github.com/ada/engine\x1b[2J for \x00more.\n"
)


def profiletui(*words: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    settings: dict[str, object] = {"stdin": subprocess.DEVNULL, "capture_output": True, "timeout": 60, **options}
    return subprocess.run([sys.executable, "-m", "profiletui", *map(str, words)], check=False, **settings)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(HEAD + PAPER.format(number=1), encoding="utf-8")
    return tmp_path / "page.txt"


@pytest.fixture
def long_page(tmp_path: Path) -> Path:
    papers = "\n".join(PAPER.format(number=number) for number in range(5000))
    (tmp_path / "long.txt").write_text(HEAD + papers, encoding="utf-8")
    return tmp_path / "long.txt"


@pytest.mark.parametrize("command", ["links", "list", "export --format json", "list --format tsv"])
def test_a_closed_pipe_ends_quietly(command: str, long_page: Path) -> None:
    words = [sys.executable, "-m", "profiletui", *command.split(), str(long_page)]
    run = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    assert run.stdout.readline()
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait(timeout=60) == 128 + signal.SIGPIPE


def test_a_short_answer_into_head_is_quiet_too(page: Path) -> None:
    line = f'"{sys.executable}" -m profiletui links "{page}" | head -1'
    run = subprocess.run(["sh", "-c", line], capture_output=True, check=True)
    assert run.stdout == b"https://github.com/ada/engine1\n"
    assert run.stderr == b""


def test_a_full_disk_is_a_sentence(page: Path) -> None:
    with open("/dev/full", "wb") as full:
        run = profiletui("list", page, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert run.returncode == 2
    assert run.stderr == b"profiletui: cannot write the results: no space left on device\n"


def test_closed_streams_are_no_traceback(page: Path) -> None:
    program = f'"{sys.executable}" -m profiletui'
    run = subprocess.run(["sh", "-c", f'{program} list "{page}" >&-'], capture_output=True, check=False)
    assert (run.returncode, run.stderr.count(b"\n")) == (2, 1)
    run = subprocess.run(["sh", "-c", f"{program} list nosuch 2>&-"], capture_output=True, check=False)
    assert (run.returncode, run.stdout) == (2, b"")
    run = subprocess.run(["sh", "-c", f"{program} list - <&-"], capture_output=True, check=False)
    assert (run.returncode, run.stderr.count(b"\n")) == (2, 1)


def test_ctrl_c_ends_with_130_and_no_word(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    run = subprocess.Popen(
        [sys.executable, "-m", "profiletui", "list", str(pipe)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with pipe.open("wb") as writer:  # opens when the program has come so far as to read
        writer.write(HEAD.encode())
        writer.flush()
        time.sleep(0.1)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("data", ["links", "list --format tsv", "export --format json", "export --format csv"])
def test_data_is_utf_8_whatever_the_locale(data: str, page: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = profiletui(*data.split(), page, env=environ)
    assert run.returncode == 0
    assert run.stdout == profiletui(*data.split(), page).stdout
    assert data == "links" or "weäve".encode() in run.stdout


@pytest.mark.parametrize("text", ["list", "stats", "check", "keys", "--help"])
def test_text_is_plain_where_the_locale_has_no_more(text: str, page: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = profiletui(text, *([] if text in ("keys", "--help") else [page]), env=environ)
    assert run.returncode == 0
    assert run.stdout.isascii()
    assert text == "list" or b"?" not in run.stdout.replace(b"  ? ", b"")


def test_the_bare_c_locale_is_no_obstacle(page: Path) -> None:
    run = profiletui("list", page, env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
    assert (run.returncode, run.stderr) == (0, b"")
    assert "weäve".encode() in run.stdout
    assert run.stdout.split()[2] == b"@"


@pytest.mark.parametrize("command", ["list", "list --format tsv", "stats", "check", "links --all"])
def test_a_page_cannot_speak_to_the_terminal(command: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(HOSTILE.encode("utf-8", "surrogatepass"))
    run = profiletui(*command.split(), tmp_path / "page.txt")
    text = (run.stdout + run.stderr).decode("utf-8")
    assert not {character for character in text if ord(character) < 32 or 127 <= ord(character) < 160} - {"\n", "\t"}
    assert "\u202e" not in text
    assert "owned" not in text


def test_arguments_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    for words in (["list", "--\x1b[31mred"], ["--sort", "\x1b]0;x\x07"], ["keys", "\x1b[31m"], ["list", "\x1b[31m"]):
        run = profiletui(*words, cwd=tmp_path)
        assert run.returncode == 2
        assert b"\x1b" not in run.stderr


def test_lines_end_where_the_terminal_ends(page: Path) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    run = profiletui("list", page, capture_output=False, stdout=theirs)
    lines = os.read(ours, 65536).decode().splitlines()
    os.close(ours)
    os.close(theirs)
    assert run.returncode == 0
    assert lines == ["LG  2023-03-04  ◆  Engines that weäve […"]


def test_a_page_comes_through_a_pipe(page: Path) -> None:
    run = profiletui("list", stdin=None, input=page.read_bytes())
    assert run.stdout.decode().startswith("LG  2023-03-04  ◆  Engines that weäve")
    assert run.stderr == b""


def test_a_page_comes_through_a_named_descriptor(page: Path) -> None:
    line = f'"{sys.executable}" -m profiletui list <(cat "{page}")'
    run = subprocess.run(["bash", "-c", line], capture_output=True, check=True)
    assert run.stdout.count(b"\n") == 1


def test_standard_input_that_is_empty_is_a_sentence() -> None:
    run = profiletui("list")
    assert run.returncode == 2
    assert run.stderr.startswith(b"profiletui: cannot read standard input: it is empty")


def test_every_command_knows_the_notes(page: Path, tmp_path: Path) -> None:
    environ = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "share")}
    paper = profiletui("list", "--format", "tsv", page, env=environ).stdout.split()[0].decode()
    notes = tmp_path / "share" / "profiletui" / "notes"
    for query in ("is:starred", "tag:todo", "is:read"):
        assert profiletui("list", "--filter", query, page, env=environ).returncode == 1
    assert not notes.parent.exists()
    notes.parent.mkdir(parents=True)
    notes.write_text(f"profiletui notes 1\nstarred {paper}\ntagged {paper} todo\nread {paper}\n")
    for query in ("is:starred", "tag:todo", "is:read"):
        for command in ("list", "links", "export --format json", "stats"):
            run = profiletui(*command.split(), "--filter", query, page, env=environ)
            assert (run.returncode, run.stderr) == (0, b"")
            assert run.stdout
    notes.write_text("profiletui notes 99\n")
    run = profiletui("list", "--filter", "-is:starred", page, env=environ)
    assert run.returncode == 0
    assert b"cannot read your notes" in run.stderr
    assert run.stdout
