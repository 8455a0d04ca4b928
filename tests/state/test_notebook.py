"""Several windows on one set of notes: what each noted is kept, however they end."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.state import journal
from profiletui.state.notebook import Notebook
from profiletui.state.notes import NO_NOTES, Notes, changed

papers = st.sampled_from(["a1", "b2", "c3"])
steps = st.lists(
    st.tuples(st.integers(0, 2), papers, st.sampled_from(["star", "read", "tag:x", "words"]), st.booleans()),
    max_size=12,
)


def names_of(paper: str) -> Sequence[str]:
    return (paper,)


def starred(notebook: Notebook, *papers: str) -> None:
    notebook.keep(notebook.notes._replace(starred=notebook.notes.starred | {*papers}), names_of)


@given(steps)
def test_windows_that_look_at_each_key_know_the_same(
    tmp_path_factory: pytest.TempPathFactory, noted: list[tuple[int, str, str, bool]]
) -> None:
    path = str(tmp_path_factory.mktemp("notes") / "notes")
    windows = [Notebook(path) for _ in range(3)]
    expected = NO_NOTES
    for number, paper, field, has in noted:
        window = windows[number]
        window.news()
        assert window.notes == expected
        expected = changed(expected, [(paper, field, "1" if has else "")])
        window.keep(expected, names_of)
        window.close()  # which sees it to the file
        windows[number] = Notebook(path)
    for window in windows:
        window.news()
        assert window.notes == expected


def test_what_two_windows_note_without_a_look_is_all_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "notes")
    one, two = Notebook(path), Notebook(path)
    starred(one, "a1")
    starred(two, "b2")
    two.close()
    one.close()
    assert Notebook(path).notes == Notes(starred=frozenset({"a1", "b2"}))
    assert one.news() == [("b2", "star", "1")]
    assert one.notes == Notebook(path).notes
    assert (one.trouble, one.lost) == ("", False)


def test_nothing_is_written_where_nothing_is_noted_but_the_file_of_the_first_run(tmp_path: Path) -> None:
    path = tmp_path / "profiletui" / "notes"
    notebook = Notebook(str(path))
    notebook.keep(NO_NOTES, names_of)
    notebook.close()
    assert not path.parent.exists()
    notebook.begin()
    notebook.close()
    assert path.read_bytes() == journal.HEAD
    notebook = Notebook(str(path))
    notebook.begin()
    notebook.close()
    assert path.read_bytes() == journal.HEAD


@pytest.mark.parametrize("kind", ["later", "broken", "folder", "pipe", "device", "a file for a folder"])
def test_where_notes_cannot_be_kept_it_is_said_and_nothing_is_lost(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "profiletui" / "notes"
    if kind == "a file for a folder":
        path.parent.write_text("mine")
    else:
        path.parent.mkdir()
    match kind:
        case "later":
            path.write_bytes(b"profiletui notes 7\nstar a b c\n")
        case "broken":
            path.write_bytes(b"\x00\xff")
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/full")
    before = path.read_bytes() if path.is_file() else None
    notebook = Notebook(str(path))
    assert notebook.notes == NO_NOTES
    assert notebook.trouble.startswith(f"cannot read your notes on papers in {path}: ")
    starred(notebook, "a1")
    assert notebook.notes.starred == {"a1"}  # as long as the window is there
    notebook.close()
    assert str(path) in notebook.trouble
    assert "\n" not in notebook.trouble
    assert notebook.lost
    assert (path.read_bytes() if path.is_file() else None) == before


def test_what_could_not_be_written_is_written_when_it_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, full = str(tmp_path / "notes"), [True]
    write = os.write

    def full_disk(descriptor: int, data: bytes) -> int:
        if full and len(data) > 5:
            return write(descriptor, bytes(data)[:5])
        if full:
            raise OSError(28, "No space left on device")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", full_disk)
    notebook = Notebook(path)
    starred(notebook, "a1")
    notebook.close()
    assert notebook.trouble == f"cannot keep your notes on papers in {path}: no space left on device"
    assert notebook.lost
    assert os.path.getsize(path) == 0
    full.clear()
    notebook = Notebook(path)
    starred(notebook, "b2")
    notebook.close()
    assert not notebook.lost
    assert Notebook(path).notes.starred == {"b2"}


def test_a_disk_that_is_full_for_a_while_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, write = str(tmp_path / "notes"), os.write
    full = [True]

    def once_full(descriptor: int, data: bytes) -> int:
        if full and full.pop():
            raise OSError(28, "No space left on device")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", once_full)
    notebook = Notebook(path)
    starred(notebook, "a1")
    starred(notebook, "b2")
    notebook.close()
    assert (notebook.trouble, notebook.lost) == ("", False)
    assert Notebook(path).notes.starred == {"a1", "b2"}


WINDOW = """
import sys, time
from profiletui.state.notebook import Notebook
window = Notebook(sys.argv[1])
for line in sys.stdin:
    word = line.strip()
    if word == "quit":
        break
    window.news()
    window.keep(window.notes._replace(starred=window.notes.starred | {word}), lambda paper: (paper,))
    while word not in Notebook(sys.argv[1]).notes.starred:
        time.sleep(0.001)
    print(word, flush=True)
window.close()
"""


class Window:
    """A process with the notes open, that stars what it is told to."""

    def __init__(self, path: Path) -> None:
        argv = [sys.executable, "-P", "-c", WINDOW, str(path)]
        self.process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def star(self, paper: str) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(paper + "\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == paper + "\n"

    def end(self, how: str) -> None:
        if how == "quit":
            self.process.communicate("quit\n", timeout=30)
        else:
            self.process.send_signal(getattr(signal, how))
            self.process.communicate(timeout=30)


@pytest.mark.parametrize("ends", list(itertools.permutations(["quit", "SIGKILL", "SIGUSR1"], 2)))
@pytest.mark.parametrize("first", [0, 1])
def test_windows_that_end_in_any_order_and_way_keep_all(tmp_path: Path, ends: tuple[str, str], first: int) -> None:
    path = tmp_path / "notes"
    windows = [Window(path), Window(path)]
    for number, paper in enumerate(["a1", "b2", "c3", "d4"]):
        windows[number % 2].star(paper)
    windows[first].end(ends[0])
    windows[1 - first].star("e5")
    windows[1 - first].end(ends[1])
    assert Notebook(str(path)).notes.starred == {"a1", "b2", "c3", "d4", "e5"}
