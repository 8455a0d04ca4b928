"""What has changed on disk, and reading it again."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pytest

from profiletui.loading.loader import Opened
from profiletui.loading.reload import Stamps, changed, reread, stamps
from profiletui.session import open_sources
from tests.session.test_session import ADA, MARY
from tests.session.test_session import pages as pages  # a fixture

NO_ENVIRONMENT: dict[str, str] = {}


def read(*sources: Path | str, stdin: io.BytesIO | None = None) -> tuple[Opened, Stamps]:
    opened = open_sources([str(source) for source in sources], stdin=stdin, environ=NO_ENVIRONMENT)
    return opened, stamps(opened)


def names(opened: Opened) -> list[str]:
    return [profile.name for profile in opened.library.profiles]


def test_nothing_has_changed(pages: Path) -> None:
    opened, before = read(pages)
    assert sorted(map(os.path.basename, before)) == ["ada.txt", "mary.txt"]
    assert changed(before, stamps(opened)) == ""
    again = reread(opened, before, NO_ENVIRONMENT)
    assert (again.again, again.troubles, names(again.opened)) == (0, (), ["Ada Byron", "Mary Somerville"])
    assert again.opened.readings == opened.readings


def test_a_file_that_has_changed_is_read_again_and_the_others_are_not(pages: Path) -> None:
    opened, before = read(pages / "ada.txt", pages / "mary.txt")
    (pages / "ada.txt").write_text(ADA.replace("10citations", "1,000citations"))
    now = stamps(opened)
    assert changed(before, now) == "ada.txt has changed on disk"
    again = reread(opened, before, NO_ENVIRONMENT)
    assert (again.again, again.troubles, again.stamps) == (1, (), now)
    assert again.opened.library.profiles[0].metrics.citations == 1000
    assert again.opened.readings[1] is opened.readings[1]
    assert [len(again.opened.library), *again.opened.library.owners(0)] == [2, 0, 1]


def test_a_page_that_is_new_in_its_folder_is_read(pages: Path) -> None:
    opened, before = read(pages)
    (pages / "jo.txt").write_text(MARY.replace("Mary Somerville\n\nh", "Jo Cheng\n\nh"))
    assert changed(before, stamps(opened)) == "jo.txt is new on disk"
    again = reread(opened, before, NO_ENVIRONMENT)
    assert names(again.opened) == ["Ada Byron", "Jo Cheng", "Mary Somerville"]
    assert again.opened.paths == tuple(str(pages / name) for name in ("ada.txt", "jo.txt", "mary.txt"))


def test_a_page_that_is_gone_from_its_folder_is_given_up_and_told(pages: Path) -> None:
    opened, before = read(pages)
    (pages / "ada.txt").unlink()
    assert changed(before, stamps(opened)) == "ada.txt is gone from disk"
    again = reread(opened, before, NO_ENVIRONMENT)
    assert names(again.opened) == ["Mary Somerville"]
    assert again.troubles == (f"{pages / 'ada.txt'} is gone, and no longer shown.",)


def test_what_can_no_longer_be_read_is_kept_and_told(pages: Path) -> None:
    opened, before = read(pages / "ada.txt", pages / "mary.txt")
    (pages / "ada.txt").unlink()
    (pages / "mary.txt").write_text("nothing of a page\n")
    assert changed(before, stamps(opened)) == "2 files have changed on disk"
    again = reread(opened, before, NO_ENVIRONMENT)
    assert names(again.opened) == ["Ada Byron", "Mary Somerville"]
    assert again.again == 0
    assert [trouble.partition(":")[0] for trouble in again.troubles] == [
        f"cannot read {pages / name}" for name in ("ada.txt", "mary.txt")
    ]
    assert all(trouble.endswith("What was read before is kept.") for trouble in again.troubles)


def test_a_folder_that_is_gone_takes_nothing_with_it(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "lone.txt").write_text(ADA.replace("Ada Byron", "Lone", 1))
    opened, before = read(pages, tmp_path / "lone.txt")
    shutil.rmtree(pages)
    again = reread(opened, before, NO_ENVIRONMENT)
    assert names(again.opened) == ["Ada Byron", "Mary Somerville", "Lone"]
    assert len(again.troubles) == 1


def test_when_no_page_is_left_all_are_kept(pages: Path) -> None:
    opened, before = read(pages)
    for path in pages.iterdir():
        path.unlink()
    again = reread(opened, before, NO_ENVIRONMENT)
    assert again.opened is opened
    assert again.troubles == ("No page is left on disk. What was read before is kept.",)


def test_standard_input_cannot_be_read_again_and_is_kept(pages: Path) -> None:
    opened, before = read("-", pages / "mary.txt", stdin=io.BytesIO(ADA.encode()))
    (pages / "mary.txt").write_text(MARY.replace("h-index9", "h-index10"))
    again = reread(opened, before, NO_ENVIRONMENT)
    assert names(again.opened) == ["Ada Byron", "Mary Somerville"]
    assert again.opened.library.profiles[1].metrics.h_index == 10
    assert again.opened.paths[0] == "-"


def test_standard_input_that_nobody_named(pages: Path) -> None:
    opened, before = read(stdin=io.BytesIO(ADA.encode()))
    assert before == {}
    assert names(reread(opened, before, NO_ENVIRONMENT).opened) == ["Ada Byron"]


@pytest.mark.parametrize("library", [True, False])
def test_what_opens_when_nothing_is_named_is_watched_too(pages: Path, library: bool, tmp_path: Path) -> None:
    environ = {"PROFILETUI_LIBRARY": str(pages)} if library else {"XDG_DATA_HOME": str(tmp_path / "none")}
    opened = open_sources((), stdin=None, environ=environ)
    before = stamps(opened)
    assert [os.path.basename(path) for path in before] == (["ada.txt", "mary.txt"] if library else ["jinwen-ma.txt"])
    assert reread(opened, before, environ).opened.readings == opened.readings


def test_the_folder_of_the_configuration_is_watched(pages: Path, tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path / "none")}
    opened = open_sources((), stdin=None, environ=environ, library=str(pages))
    before = stamps(opened)
    (pages / "ada.txt").write_text(ADA.replace("10citations", "1,000citations"))
    assert changed(before, stamps(opened)) == "ada.txt has changed on disk"
    again = reread(opened, before, environ)
    assert (again.again, again.troubles, names(again.opened)) == (1, (), ["Ada Byron", "Mary Somerville"])


def test_a_pipe_is_not_waited_for(pages: Path) -> None:
    opened, before = read(pages / "ada.txt")
    (pages / "ada.txt").unlink()
    os.mkfifo(pages / "ada.txt")
    again = reread(opened, before, NO_ENVIRONMENT)
    assert (names(again.opened), again.again, again.troubles) == (["Ada Byron"], 0, ())


def test_a_file_named_twice_is_read_again_once(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pages)
    opened, before = read("ada.txt", "./ada.txt", pages)
    (pages / "ada.txt").write_text(ADA.replace("10citations", "1,000citations"))
    assert changed(before, stamps(opened)) == "ada.txt has changed on disk"
    again = reread(opened, before, NO_ENVIRONMENT)
    assert (again.again, again.troubles, names(again.opened)) == (1, (), ["Ada Byron", "Mary Somerville"])
