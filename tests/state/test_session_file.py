from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.state import session
from profiletui.state.session import NO_SESSION, Session, file_of, load, save

lines = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: " ".join(text.splitlines()))
names = st.text("abcdefgh-", min_size=1)


@given(st.builds(Session, lines, lines, lines, st.dictionaries(names, lines, max_size=4)))
def test_one_comes_back_to_where_one_was(tmp_path_factory: pytest.TempPathFactory, left: Session) -> None:
    path = str(tmp_path_factory.mktemp("state") / "profiletui" / "sessions" / "x")
    assert save(path, left)
    assert load(path) == left


@given(st.binary())
def test_a_file_of_anything_is_a_session_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("state") / "x"
    path.write_bytes(data)
    load(str(path))


def test_what_is_not_there_or_not_ours_is_no_session(tmp_path: Path) -> None:
    assert load(str(tmp_path / "none")) == NO_SESSION
    assert load(str(tmp_path)) == NO_SESSION
    os.mkfifo(tmp_path / "pipe")
    assert load(str(tmp_path / "pipe")) == NO_SESSION
    (tmp_path / "later").write_text("profiletui session 2\npaper x\n")
    assert load(str(tmp_path / "later")) == NO_SESSION
    (tmp_path / "file").write_text("")
    assert not save(str(tmp_path / "file" / "x"), NO_SESSION)


def test_a_set_of_sources_is_the_same_in_any_order_and_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    name = file_of("/state", [one, two])
    assert file_of("/state", [two, one, one]) == name
    monkeypatch.chdir(tmp_path)
    assert file_of("/state", ["b.txt", "./a.txt"]) == name
    others = {file_of("/state", sources) for sources in ([one], [two], [], ["\udcff"])}
    assert len(others | {name}) == 5


def test_it_is_the_persons_alone_and_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_MOST", 3)
    folder = tmp_path / "sessions"
    for number in range(6):
        save(str(folder / str(number)), NO_SESSION)
        os.utime(folder / str(number), (number, number))
    assert sorted(os.listdir(folder)) == ["3", "4", "5"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
