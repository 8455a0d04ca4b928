from __future__ import annotations

import errno
import io
import os
import threading
from pathlib import Path
from typing import BinaryIO

import pytest

from profiletui import session
from profiletui.session import Opened, SourceError, open_sources
from profiletui.state import files
from profiletui.writers.json_writer import write_json

ADA = """Ada Byron

LG
h-index3
2papers
10citations
Novelty54%
AI Score38

2 Papers

LGMar 4, 2023Code
Engines that weave

Ada Byron, Mary Somerville

See https://github.com/ada/engine and https://ada.io/notes for more.

CVAug 7, 2022
Notes on looms

Ada Byron

Nothing but \\emph{threads}.
"""
MARY = """Mary Somerville

h-index9
1paper

1 Paper

LGMar 4, 2023Code
Engines that weave

Ada Byron, Mary Somerville

See https://www.github.com/ada/engine.git for more.
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "mary.txt").write_text(MARY)
    (folder / "ada.txt").write_text(ADA)
    return folder


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def opened(*sources: str | Path, stdin: io.BytesIO | None = None, tolerant: bool = False, **environ: str) -> Opened:
    return open_sources([str(source) for source in sources], stdin=stdin, environ=environ, tolerant=tolerant)


def refusal(*sources: str | Path, stdin: io.BytesIO | None = None, tolerant: bool = False) -> str:
    with pytest.raises(SourceError) as caught:
        opened(*sources, stdin=stdin, tolerant=tolerant)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.startswith("cannot read ")
    assert ";" in sentence or sentence.endswith("once"), "it says what to do"
    return sentence


def names(result: Opened) -> list[str]:
    return [profile.name for profile in result.library.profiles]


def test_a_file_is_read(pages: Path) -> None:
    result = opened(pages / "ada.txt")
    assert names(result) == ["Ada Byron"]
    assert result.library.profiles[0].source.name == "ada.txt"
    assert result.paths == (str(pages / "ada.txt"),)
    assert (result.sample, result.remarks) == (False, ())


def test_a_folder_is_read_by_name_and_says_what_it_passes_over(pages: Path) -> None:
    (pages / "notes.txt").write_text("Dear diary,\nnothing of note today.\n")
    (pages / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (pages / ".hidden.txt").write_text(ADA)
    (pages / "sub").mkdir()
    (pages / "broken.txt").symlink_to(pages / "gone.txt")
    os.mkfifo(pages / "pipe")
    result = opened(pages)
    assert names(result) == ["Ada Byron", "Mary Somerville"]
    assert [remark.removeprefix(f"passed over {pages}/") for remark in result.remarks] == [
        "broken.txt: there is no such file",
        "notes.txt: there is no profile in it",
        "photo.png: it is a PNG picture, not text",
        "pipe: it is a pipe",
        "sub: it is a folder",
    ]


def test_what_is_named_twice_is_read_once_and_told_of(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pages)
    (pages / "mine.txt").symlink_to("mary.txt")
    result = opened("mary.txt", "./mary.txt", pages, ".", pages / "ada.txt")
    assert names(result) == ["Mary Somerville", "Ada Byron"]
    assert [remark.removeprefix("passed over ") for remark in result.remarks] == [
        "./mary.txt: it was read already",
        f"{pages}/mary.txt: it was read already",
        f"{pages}/mine.txt: it was read already",
        ".: it was read already",
        f"{pages}/ada.txt: it was read already",
    ]
    assert names(opened("mary.txt", "mine.txt")) == ["Mary Somerville"]


def test_a_folder_whose_pages_were_all_read_before_is_no_empty_one(pages: Path) -> None:
    assert names(opened(pages / "ada.txt", pages / "mary.txt", pages)) == ["Ada Byron", "Mary Somerville"]


def test_several_sources_keep_their_order(pages: Path) -> None:
    assert names(opened(pages / "mary.txt", pages / "ada.txt")) == ["Mary Somerville", "Ada Byron"]


def test_standard_input_is_read_when_named(pages: Path) -> None:
    result = opened(pages / "mary.txt", "-", stdin=io.BytesIO(ADA.encode()))
    assert names(result) == ["Mary Somerville", "Ada Byron"]
    assert result.paths[1] == "-"


def test_standard_input_is_read_when_it_is_no_terminal() -> None:
    result = opened(stdin=io.BytesIO(ADA.encode()))
    assert names(result) == ["Ada Byron"]
    assert result.paths == ("-",)


@pytest.mark.parametrize("stdin", [Terminal(), None])
def test_with_nothing_the_library_is_opened(pages: Path, stdin: io.BytesIO | None) -> None:
    result = opened(stdin=stdin, PROFILETUI_LIBRARY=str(pages))
    assert names(result) == ["Ada Byron", "Mary Somerville"]
    assert not result.sample


def test_with_no_library_the_sample_is_opened(tmp_path: Path) -> None:
    result = opened(stdin=Terminal(), XDG_DATA_HOME=str(tmp_path))
    assert names(result) == ["Jinwen Ma"]
    assert result.sample
    assert result.remarks == ()


def test_a_library_that_was_named_but_is_not_there_is_remarked_on(tmp_path: Path) -> None:
    result = opened(stdin=Terminal(), PROFILETUI_LIBRARY=str(tmp_path / "none"))
    assert result.sample
    assert len(result.remarks) == 1
    assert "PROFILETUI_LIBRARY" in result.remarks[0]


def test_a_pipe_by_name_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(ADA,))
    writer.start()
    assert names(opened(pipe)) == ["Ada Byron"]
    writer.join()


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "nosuch.txt")
    assert refusal("").startswith("cannot read '': ")
    assert refusal("a\0b").endswith("no file can have such a name; name another")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\n", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a PNG picture, not text"),
        (b"%PDF-1.7\n", "it is a PDF, not text"),
        (b"\0\1\2\3\4\5\xff", "it is not text"),
    ],
)
def test_what_is_no_text_is_refused_even_by_check(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "page").write_bytes(content)
    assert reason in refusal(tmp_path / "page")
    assert reason in refusal(tmp_path / "page", tolerant=True)
    assert reason in refusal(stdin=io.BytesIO(content))


def test_text_without_a_profile_is_refused_unless_its_diagnostics_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Dear diary,\nnothing of note today.\n")
    assert "no profile" in refusal(tmp_path / "notes.txt")
    result = opened(tmp_path / "notes.txt", tolerant=True)
    assert [diagnostic.severity for diagnostic in result.readings[0].all_diagnostics] == ["error"]


def test_a_web_page_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!DOCTYPE html><html><body>Ada</body></html>")
    assert "a web page in HTML" in refusal(tmp_path / "page.html")


def test_an_export_opens_and_an_empty_one_says_so(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ADA)
    before = opened(tmp_path / "page.txt").library.profiles
    (tmp_path / "page.json").write_text("".join(write_json(before)))
    assert opened(tmp_path / "page.json").library.profiles == before
    (tmp_path / "page.json").write_text("".join(write_json(())))
    assert "there is no profile in this export" in refusal(tmp_path / "page.json")


def test_a_page_may_hold_null_bytes(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(ADA.replace("Engines", "En\0gines").encode())
    assert opened(tmp_path / "page.txt").library.papers[0].title == "Engines that weave"


def test_a_page_in_utf_16_is_text(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ADA, encoding="utf-16")
    assert names(opened(tmp_path / "page.txt")) == ["Ada Byron"]


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    assert "no profile page in this folder" in refusal(tmp_path)


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    refusal(tmp_path / "loop")


def test_a_device_is_refused_and_not_waited_for() -> None:
    assert "it is a device" in refusal("/dev/zero")


def test_a_file_that_may_not_be_read_is_refused(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: str) -> BinaryIO:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(files, "opened", denied)  # permissions do not bind whoever runs this as root
    assert "you may not read it" in refusal(pages / "ada.txt")


def test_standard_input_cannot_be_read_twice_or_when_closed() -> None:
    assert refusal("-", "-").endswith("name - once")
    assert "it is closed" in refusal("-", stdin=None)


def test_one_bad_source_spoils_all(pages: Path) -> None:
    refusal(pages / "ada.txt", pages / "nosuch.txt")


def test_a_name_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in refusal(tmp_path / "a\x1b[31mb")
    assert session.said("a\x1b]0;x\x07b") == "ab"
    assert session.said(os.fsdecode(b"caf\xe9")) == "caf�"


def test_narrowing_filters_and_sorts(pages: Path) -> None:
    library = opened(pages).library
    assert list(session.narrow(library, "looms").rows) == [1]
    assert list(session.narrow(library, "", "date").rows) == [1, 0]
    assert session.narrow(library, "nowhere").blame


def test_a_search_reaches_latex_as_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ADA.replace("Notes on looms", "Looms in $\\mathcal{O}(n \\log n)$"))
    library = opened(tmp_path / "page.txt").library
    assert list(session.narrow(library, "O(n log n)").rows) == [1]
    assert list(session.narrow(library, "mathcal").rows) == [1]


def test_reading_text_replaces_latex_in_titles_and_abstracts(pages: Path) -> None:
    [profile] = session.rendered(opened(pages / "ada.txt").library.profiles)
    assert profile.papers[1].abstract == "Nothing but threads."
    assert profile.papers[0].links


def test_links_come_once_and_code_only_unless_all(pages: Path) -> None:
    library = opened(pages).library
    view = session.narrow(library)
    assert [link.url for link in session.links(library, view)] == ["https://github.com/ada/engine"]
    assert len(session.links(library, view, all=True)) == 2


def test_a_link_that_is_spelt_in_two_ways_comes_once(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ADA)
    (tmp_path / "two.txt").write_text(MARY.replace("Engines that weave", "Other engines"))
    library = opened(tmp_path).library
    assert len(library.papers) == 3
    assert len(session.links(library, session.narrow(library))) == 1


def test_papers_are_gathered_by_profile_in_the_order_of_the_view(pages: Path) -> None:
    library = opened(pages).library
    assert session.grouped(library, session.narrow(library)) == library.profiles
    by_date = session.grouped(library, session.narrow(library, sort="date"))
    assert [[paper.date for paper in profile.papers] for profile in by_date] == [
        ["2022-08-07", "2023-03-04"],
        ["2023-03-04"],
    ]


def test_profiles_without_a_paper_in_the_view_are_left_out_when_it_is_filtered(pages: Path) -> None:
    library = opened(pages).library
    assert [profile.name for profile in session.grouped(library, session.narrow(library, "looms"))] == ["Ada Byron"]
    engines = session.grouped(library, session.narrow(library, "engines"))
    assert [len(profile.papers) for profile in engines] == [1, 1]
