"""What is refused, what is cut and what is waited for, whatever stands in a file."""

import io
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiletui.loading import long_lines, refusals
from profiletui.loading.folders import pages_in, site_of
from profiletui.loading.long_lines import LongLines
from profiletui.model.profile import Profile, Reading
from profiletui.session import Intake, SourceError, open_sources
from tests.session.test_session import ADA, MARY


def refusal(path: Path | str) -> str:
    with pytest.raises(SourceError) as caught:
        open_sources([str(path)], stdin=None, environ={})
    return str(caught.value)


class Endless(io.BytesIO):
    """A stream that never ends, and counts what was asked of it."""

    def __init__(self, piece: bytes) -> None:
        super().__init__()
        self.piece = piece
        self.given = 0

    def read1(self, size: int | None = -1, /) -> bytes:
        self.given += len(self.piece)
        return self.piece

    def fileno(self) -> int:
        raise OSError("no file")


@pytest.mark.parametrize("piece", [bytes(1 << 18), bytes(range(256)) * 1024, bytes(range(1, 256)) * 1024])
def test_what_is_no_text_is_told_by_its_beginning(piece: bytes) -> None:
    stream = Endless(piece)
    with pytest.raises(SourceError, match="it is not text"):
        open_sources(["-"], stdin=stream, environ={})
    assert stream.given <= 2 * len(piece)


def test_bytes_that_are_no_text_cost_a_folder_nothing(tmp_path: Path) -> None:
    (tmp_path / "ada.txt").write_text(ADA)
    (tmp_path / "noise.bin").write_bytes(os.urandom(1 << 20))
    opened = open_sources([str(tmp_path)], stdin=None, environ={})
    assert [profile.name for profile in opened.library.profiles] == ["Ada Byron"]
    assert opened.remarks == (f"passed over {tmp_path}/noise.bin: it is not text",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_page_is_read_in_whatever_encoding_it_was_saved(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "page.txt").write_text(ADA, encoding=encoding)
    opened = open_sources([str(tmp_path / "page.txt")], stdin=None, environ={})
    assert [profile.name for profile in opened.library.profiles] == ["Ada Byron"]


def test_a_line_without_end_is_cut_and_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lines, "LONGEST_LINE", 200_000)
    long = ADA.replace("Nothing but", "word " * 100_000)
    (tmp_path / "page.txt").write_text(f"{long}\n{MARY}")
    opened = open_sources([str(tmp_path / "page.txt")], stdin=None, environ={})
    assert [profile.name for profile in opened.library.profiles] == ["Ada Byron", "Mary Somerville"]
    line = long.split("\n").index(next(line for line in long.split("\n") if len(line) > 1000)) + 1
    [remark] = [remark for remark in opened.readings[0].all_diagnostics if remark.code == "long-line"]
    assert remark.line == line
    assert max(len(paper.abstract) for paper in opened.library.papers) <= 200_000


@pytest.mark.parametrize("size", [1, 3, 10])
def test_lines_are_cut_alike_in_whatever_pieces_they_come(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lines, "LONGEST_LINE", 10)
    data = b"12345678901234\nshort\n" + b"x" * 30 + b"\n\nend"
    lines = LongLines()
    cut = b"".join(lines.cut(data[at : at + size]) for at in range(0, len(data), size))
    assert cut == b"1234567890\nshort\nxxxxxxxxxx\n\nend"
    assert [remark.line for remark in lines.tell(Reading(())).diagnostics] == [1, 3]


def test_what_is_larger_than_any_page_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open(tmp_path / "huge.txt", "wb") as stream:
        stream.truncate(refusals.LONGEST_PAGE + 1)
    assert "it is larger than 4 GB" in refusal(tmp_path / "huge.txt")


def test_who_waits_for_a_pipe_says_so(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    said: list[str] = []
    writers: list[threading.Thread] = []

    def hear(sentence: str) -> None:
        said.append(sentence)
        writers.append(threading.Thread(target=pipe.write_text, args=(ADA,)))
        writers[-1].start()

    opened = Intake([str(pipe)], stdin=None, environ={}, waiting=hear).finish()
    for writer in writers:
        writer.join()
    assert said == [f"waiting for something to be written into {pipe} (Ctrl+C to stop)"]
    assert len(opened.library) == 2


def test_a_folder_that_is_gone_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert "the folder you are in is no longer there" in refusal(".")
    assert "there is no such file" in refusal("page.txt")


def test_of_a_site_only_its_lists_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = tmp_path / "_bibliography"
    lists.mkdir()
    (tmp_path / "README.md").write_text("A site.")
    assert pages_in(str(tmp_path)) == [str(tmp_path / "README.md"), str(lists)]
    (lists / "papers.bib").write_text("")
    assert pages_in(str(tmp_path)) == [str(lists / "papers.bib")]
    assert site_of(str(lists / "papers.bib")) == str(tmp_path)
    monkeypatch.chdir(lists)
    assert site_of("papers.bib") == str(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert site_of("_bibliography/papers.bib") == "."
    assert site_of("README.md") == ""


LIST = (Path(__file__).parents[1] / "data" / "bibtex" / "al-folio.bib").read_bytes()
SOURCES = st.sampled_from((ADA.encode(), LIST, ADA.encode("utf-16"), ADA.encode() + LIST))


@settings(max_examples=60)
@given(SOURCES, st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 60), st.binary(max_size=20)), max_size=6))
def test_whatever_stands_in_a_source_it_is_read_or_refused_in_a_sentence(
    data: bytes, changes: list[tuple[int, int, bytes]]
) -> None:
    for at, length, piece in changes:
        data = data[:at] + piece + data[at + length :]
    refused, profiles = outcome(data)
    assert bool(refused) != bool(profiles)
    assert refused.startswith("cannot read standard input: ") or not refused
    assert "\n" not in refused
    assert all(profile.name for profile in profiles if profile.source.format != "page")


def outcome(data: bytes) -> tuple[str, tuple[Profile, ...]]:
    try:
        return "", open_sources(["-"], stdin=io.BytesIO(data), environ={}).library.profiles
    except SourceError as problem:
        return str(problem), ()
