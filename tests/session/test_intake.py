import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiletui.readers.registry import HEAD
from profiletui.session import Intake, SourceError, open_sources
from profiletui.store.library import Library
from tests.session.test_session import ADA, MARY

SAMPLE = (Path(__file__).parents[2] / "assets" / "jinwen-ma.txt").read_bytes()
LONG = SAMPLE * 8


class Pieces(io.BytesIO):
    """A stream that gives what it has in pieces of some sizes."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        super().__init__(data)
        self._sizes = sizes

    def read1(self, size: int | None = -1, /) -> bytes:
        return super().read1(self._sizes.pop(0) if self._sizes else size)

    def fileno(self) -> int:
        raise OSError("no file")


@settings(max_examples=30)
@given(
    st.sampled_from((LONG, SAMPLE, (ADA + MARY).encode(), ADA.encode() * 3)),
    st.lists(st.integers(1, 9000), max_size=30),
)
def test_what_is_read_in_steps_is_what_is_read_at_once(data: bytes, sizes: list[int]) -> None:
    whole = open_sources(["-"], stdin=io.BytesIO(data), environ={})
    intake = Intake(["-"], stdin=Pieces(data, sizes), environ={})
    opened = intake.begin()
    while intake.advance(0):
        assert len(intake.opened.library.papers) <= len(whole.library.papers)
    assert intake.opened.readings == whole.readings
    assert list(opened.library.papers) == list(whole.library.papers)
    assert opened.library.profiles == whole.library.profiles
    assert intake.progress.papers == len(whole.library)


@pytest.fixture
def long_page(tmp_path: Path) -> Path:
    page = tmp_path / "long.txt"
    page.write_bytes(LONG)
    return page


def test_a_long_page_is_open_before_it_is_read(long_page: Path) -> None:
    intake = Intake([str(long_page)], stdin=None, environ={})
    opened = intake.begin()
    assert not intake.done
    assert len(opened.library) >= 30
    progress = intake.progress
    assert 0 < progress.read < len(LONG)
    assert progress.total == len(LONG)
    while intake.advance(0.01):
        pass
    assert intake.opened.readings == open_sources([str(long_page)], stdin=None, environ={}).readings


def test_what_was_read_is_kept_when_reading_is_stopped(long_page: Path) -> None:
    intake = Intake([str(long_page)], stdin=None, environ={})
    known = list(intake.begin().library.papers)
    intake.stop()
    assert not intake.advance(1)
    (reading,) = intake.opened.readings
    assert list(dict.fromkeys(paper.id for paper in reading.profiles[0].papers)) == [paper.id for paper in known]
    assert intake.opened.remarks == (f"reading was stopped after {len(known)} papers",)
    assert all(remark.code != "paper-count" for remark in reading.all_diagnostics)


def test_a_source_that_fails_after_the_first_screen_is_passed_over_aloud(long_page: Path, tmp_path: Path) -> None:
    sources = [str(long_page), str(tmp_path / "nosuch.txt")]
    with pytest.raises(SourceError):
        open_sources(sources, stdin=None, environ={})
    intake = Intake(sources, stdin=None, environ={})
    intake.begin()
    while intake.advance(0.01):
        pass
    assert "nosuch.txt" in intake.opened.remarks[0]
    assert len(intake.opened.readings) == 1


def test_a_pipe_that_has_nothing_yet_is_not_waited_for(long_page: Path) -> None:
    reading, writing = os.pipe()
    with open(reading, "rb") as stream:
        os.write(writing, ADA.encode())
        os.write(writing, b"\n" * 60000)
        intake = Intake(["-"], stdin=stream, environ={})
        while intake.waits_for is None:
            intake.advance(0)
        assert intake.waits_for == reading
        assert len(intake.library) == 1
        assert intake.advance(60)
        os.write(writing, MARY.encode())
        os.close(writing)
        assert intake.waits_for is None
        while intake.advance(1):
            pass
    assert len(intake.library.profiles) == 2


def test_standard_input_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path / "only-to-write", os.O_WRONLY | os.O_CREAT)
    with (
        open(descriptor, "rb", buffering=0) as stream,
        pytest.raises(SourceError, match=r"^cannot read standard input: bad file descriptor; "),
    ):
        open_sources(["-"], stdin=stream, environ={})


def test_one_paper_is_no_plural_when_reading_is_stopped() -> None:
    data = ADA.encode() + b"\n" * HEAD + MARY.encode()  # its format is told by the beginning, which is awaited
    intake = Intake(["-"], stdin=Pieces(data, [16] * (len(data) // 16)), environ={})
    while not len(intake.library):
        assert intake.advance(0)
    intake.stop()
    assert intake.opened.remarks == ("reading was stopped after 1 paper",)


def test_several_small_pages_are_counted_together_from_the_first_screen_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE + b"\n" * HEAD)
    (tmp_path / "b.txt").write_text(ADA)
    for sources in ([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], [str(tmp_path)]):
        intake = Intake(sources, stdin=None, environ={})
        counted = len(intake.begin().library)
        intake.finish()
        assert len(intake.library) == counted


def test_profiles_of_a_source_are_put_into_the_library_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    look = Library.__dict__["profiles"].__get__

    def counted(library: Library) -> object:
        nonlocal looked
        looked += 1
        return look(library)

    monkeypatch.setattr(Library, "profiles", property(counted))
    data = "".join(f"Name {number}\nh-index {number}\n" for number in range(2000)).encode()
    opened = open_sources(["-"], stdin=io.BytesIO(data), environ={})
    before = looked  # each look may copy all profiles, so that one a profile would take the square of their number
    assert before <= len(data) // HEAD + 2
    assert len(opened.library.profiles) == 2000
