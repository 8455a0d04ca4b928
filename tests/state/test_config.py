import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.state.config import Document, Entry, read
from profiletui.state.toml_lines import lines_of


def document(tmp_path: Path, text: str | bytes) -> Document:
    file = tmp_path / "config.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(str(file))


def test_entries_come_with_their_lines(tmp_path: Path) -> None:
    text = '\n# mine\ntheme = "dark"\n"sort" = "-date"\n\n[keys] # here\ncopy-code = [\n  "x",\n  "="\n]\nsort= "c"\n'
    assert document(tmp_path, text).entries == (
        Entry("theme", "dark", 3),
        Entry("sort", "-date", 4),
        Entry("keys.copy-code", ["x", "="], 7),
        Entry("keys.sort", "c", 11),
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('keys.sort = "c"\nkeys . zoom = "x"\n', {"keys.sort": 1, "keys.zoom": 2}),
        ('\nkeys = { sort = "c", zoom = "x" }\n', {"keys.sort": 2, "keys.zoom": 2}),
        ('a = """\nb = 1\n"""\nb = 2\n', {"a": 1, "b": 4}),
        ("a = '''x'''\nb = 2\n", {"a": 1, "b": 2}),
        ("[keys]\n  sort = 1\n[other]\nsort = 2\n", {"keys.sort": 2, "other.sort": 4}),
        ("\ufeffa = 1\r\nb = 2\r\n", {"a": 1, "b": 2}),
        ("[empty]\n", {"empty": 1}),
        ("", {}),
    ],
)
def test_lines_are_found_however_toml_is_written(tmp_path: Path, text: str, lines: dict[str, int]) -> None:
    found = document(tmp_path, text)
    assert found.remarks == ()
    assert {entry.name: entry.line for entry in found.entries} == lines


NAMES = st.text("abcdefgh-_0", min_size=1, max_size=8)
VALUES = st.sampled_from(['"x"', "5", "true", '[\n  "a",\n  "b"\n]', '"""\nq = 1\n"""', "'''\n[z]\n'''", "# ="]).filter(
    lambda value: not value.startswith("#")
)


@given(st.dictionaries(NAMES, VALUES, max_size=8), st.dictionaries(NAMES, VALUES, max_size=8))
def test_every_line_is_the_one_it_was_written_on(plain: dict[str, str], table: dict[str, str]) -> None:
    text, expected = "", {}
    for prefix, entries in ((), plain), (("table",), table):
        if prefix:
            text += "[table]\n"
        for name, value in entries.items():
            expected[(*prefix, name)] = text.count("\n") + 1
            text += f"{name} = {value}\n"
    found = lines_of(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("theme = \n", 1, "it is not TOML (invalid value); the whole file is ignored"),
        ('a = 1\ntheme "dark"\n', 2, "it is not TOML"),
        ("a = 1\nb = [", 2, "it is not TOML"),
        ("x = [\n", 1, "it is not TOML (invalid value)"),
        ("a = 1\nx = [\n  1,\n\n", 2, "it is not TOML"),
        ("a = 1\nx = [1\n\n", 2, "it is not TOML"),
        ('a = 1\nx = """\nb = 2\n', 2, "it is not TOML (unterminated string)"),
        ("a = 1\nb", 2, "it is not TOML"),
        ("a = 1\n[b", 2, "it is not TOML"),
        ("a = 1\na = 2\n", 2, "it is not TOML"),
        (b"a = 1\nb = '\xff'\n", 2, "it is not UTF-8 text; the whole file is ignored"),
        (b"#" * (1 << 20) + b"#", 0, "it is too large for a configuration"),
        ("a = " + "[" * 20_000, 0, "it is nested too deeply"),
        ("a = " + "9" * 5_000, 0, "it is not TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_ignored_as_a_whole(
    tmp_path: Path, text: str | bytes, line: int, why: str
) -> None:
    found = document(tmp_path, text)
    assert found.there
    assert found.entries == ()
    [remark] = found.remarks
    assert remark.line == line
    assert remark.message.startswith(why)


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    assert "cannot be read" in read(str(tmp_path)).remarks[0].message


@pytest.mark.parametrize("path", ["nosuch.toml", "a\0b", "", "/dev/null/x"])
def test_what_is_not_there_says_nothing(path: str) -> None:
    assert read(path) == Document(path)


@given(st.text(alphabet=st.sampled_from([*"ab=[]{}\"'\n.#, 1\\-"]), max_size=40))
def test_reading_never_raises(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    found = document(tmp_path_factory.getbasetemp(), text)
    assert bool(found.remarks) <= (found.entries == ())


def test_a_name_of_too_many_parts_is_refused_before_it_costs_time(tmp_path: Path) -> None:
    for text in (
        "a" + ".a" * 16_000 + " = 1\n",
        "\n[" + "a . " * 8_000 + "a]\n",
        "x = {b" + '."b c"' * 200 + " = 1}\n",
    ):
        found = document(tmp_path, text)
        assert found.entries == ()
        assert [remark.line for remark in found.remarks] == [1 + text.startswith("\n")]
        assert "more than 100 parts" in found.remarks[0].message
    assert document(tmp_path, "a" + ".a" * 90 + " = 1.5\n").remarks == ()


def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "nobody writes" in read(str(tmp_path / "pipe")).remarks[0].message
    assert "too large" in read("/dev/zero").remarks[0].message
    assert read("/dev/null") == Document("/dev/null", True)
    assert "directory" in read(str(tmp_path)).remarks[0].message


def test_what_comes_through_a_pipe_is_read(tmp_path: Path) -> None:
    run = [sys.executable, "-c", "from profiletui.state.config import read; print(read('/dev/stdin').entries[0].value)"]
    assert subprocess.run(run, input=b"a = 7\n", capture_output=True, check=True).stdout == b"7\n"
