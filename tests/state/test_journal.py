from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.state import journal
from profiletui.state.journal import HEAD, Entry, Tail, append, entry_of, latest, line_of, read, read_on

words = st.text(st.characters(exclude_categories=["Cs"]))
entries = st.builds(
    Entry, st.integers(0, 10**18 - 1), st.text("0123456789abcdef", min_size=1), words.filter(bool),
    words.filter(bool), words,
)  # fmt: skip
STAR = Entry(1, "w", "star", "a1", "1")


@given(entries)
def test_a_line_says_what_was_noted(entry: Entry) -> None:
    line = line_of(entry)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert b"\0" not in line
    assert entry_of(line[:-1]) == entry


@given(st.binary())
def test_a_line_of_anything_is_an_entry_or_none(line: bytes) -> None:
    entry_of(line)


@given(st.lists(st.lists(entries, max_size=3), max_size=4))
def test_what_is_appended_is_read(tmp_path_factory: pytest.TempPathFactory, noted: list[list[Entry]]) -> None:
    path = str(tmp_path_factory.mktemp("notes") / "new" / "notes")
    told: list[Entry] = []
    tail = Tail()
    for some in noted:
        append(path, some)
        found, tail = read_on(path, tail)
        told += found
    everything = [entry for some in noted for entry in some]
    assert list(read(path)[0].entries) == everything
    assert told == everything
    assert read_on(path, tail) == ((), tail)


def test_the_file_and_its_folders_are_the_persons_alone(tmp_path: Path) -> None:
    path = tmp_path / "share" / "profiletui" / "notes"
    append(str(path), [STAR])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    append(str(path), [STAR])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@given(st.data(), st.lists(entries, min_size=1, max_size=4))
def test_a_line_that_a_power_cut_has_torn_is_no_line(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, noted: list[Entry]
) -> None:
    path = tmp_path_factory.mktemp("notes") / "notes"
    append(str(path), noted)
    whole = path.read_bytes()
    kept = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:kept] + data.draw(st.sampled_from([b"", b"\0" * 40])) * (kept > len(HEAD)))
    append(str(path), [STAR])
    before = [
        entry for count, entry in enumerate(noted) if len(HEAD + b"".join(map(line_of, noted[: count + 1]))) <= kept
    ]
    assert list(read(str(path))[0].entries) == [*before, STAR]


@pytest.mark.parametrize(
    "contents",
    [b"profiletui notes 2\nstarred ab\n", b"profiletui notes 99\n", b"\xff\x00\n", b"\0" * 100, b"my shopping list\n"],
)
def test_what_is_not_ours_is_never_written_to(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "notes"
    path.write_bytes(contents)
    assert read(str(path))[0].refusal
    with pytest.raises(OSError, match=r"later version|profiletui's"):
        append(str(path), [STAR])
    assert path.read_bytes() == contents
    assert os.listdir(tmp_path) == ["notes"]


def test_notes_of_the_first_form_are_taken_over_when_the_first_is_added(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    old = "profiletui notes 1\nmarked ab\nread ab\nread cd\nstarred ab\ntagged ab to-read\nrated ab 5\n"
    path.write_text(old)
    found, _ = read(str(path))
    assert {(entry.paper, entry.field) for entry in found.entries} == {
        ("ab", "read"), ("cd", "read"), ("ab", "star"), ("ab", "tag:to-read"),
    }  # fmt: skip
    assert path.read_text() == old
    append(str(path), [STAR])
    again, _ = read(str(path))
    assert set(again.entries) == {*found.entries, STAR}
    assert again.others == (b"rated ab 5",)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_long_file_of_old_lines_is_written_anew_and_read_from_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_WORTH_COMPACTING", 200)
    path = str(tmp_path / "notes")
    append(path, [STAR])
    tails, sizes = [read(path)[1]], []
    for number in range(2, 60):
        append(path, [Entry(number, "w", "star", "b2", "1" * (number % 2))])
        sizes.append(os.path.getsize(path))
        tails.append(read(path)[1])
    assert max(sizes) < 400
    for tail in tails:  # of files that are no more, some with the number of the one there is
        assert latest([STAR, *read_on(path, tail)[0]])[-1:] == [Entry(59, "w", "star", "b2", "1")] or tail is tails[-1]
    assert latest(read(path)[0].entries) == [STAR, Entry(59, "w", "star", "b2", "1")]
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_file_is_neither_waited_for_nor_written_to(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "notes"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/full")
    with pytest.raises(OSError, match=r"(?i)regular|directory"):
        read(str(path))
    with pytest.raises(OSError, match=r"(?i)regular|directory"):
        append(str(path), [STAR])
    assert read_on(str(path), Tail()) == ((), Tail())


def test_a_symbolic_link_goes_on_pointing_at_the_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("profiletui notes 1\nstarred ab\n")
    (tmp_path / "notes").symlink_to("real")
    append(str(tmp_path / "notes"), [STAR])
    assert (tmp_path / "notes").is_symlink()
    assert len(read(str(tmp_path / "real"))[0].entries) == 2


def test_a_window_that_holds_the_file_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(journal, "_PATIENCE", 0.0)
    path = tmp_path / "notes"
    append(str(path), [STAR])
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(OSError, match="another window"):
            append(str(path), [STAR])
    append(str(path), [STAR])
