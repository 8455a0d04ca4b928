"""RIS and NBIB with the dirt that real files hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Profile, Reading
from profiletui.readers import nbib, ris
from profiletui.readers.registry import recognise

DATA = Path(__file__).parents[1] / "data" / "references"
RIS = (DATA / "dirty.ris").read_bytes()
NBIB = (DATA / "dirty.nbib").read_bytes()


def ris_of(text: str | bytes) -> Profile:
    (profile,) = ris.read(text if isinstance(text, bytes) else text.encode(), "papers.ris").profiles
    return profile


def nbib_of(text: str | bytes) -> Profile:
    (profile,) = nbib.read(text if isinstance(text, bytes) else text.encode(), "papers.nbib").profiles
    return profile


def codes(profile: Profile) -> list[tuple[int, str]]:
    return [(remark.line, remark.code) for remark in profile.diagnostics]


def test_an_entry_of_ris_with_all_its_dirt() -> None:
    profile = ris_of(RIS)
    assert (profile.name, profile.source.format) == ("", "ris")
    loom = profile.papers[0]
    assert loom == Paper(
        id=loom.id,
        line=4,
        category=None,
        date="1843-09-05",
        has_code=False,
        title="Engines that weave & count: H$_{2}$O in looms",
        authors=("Ada Byron", "Jérôme Müller, Jr.", "The Analytical Society"),
        et_al=True,
        affiliations=("Lace Works, London", "Mill House, Leeds."),
        abstract="We weave, see www.example.org.\n\nA second paragraph goes on below.",
        links=(
            Link("https://www.example.org", "other", "example.org"),
            Link("https://doi.org/10.1234/loom.1", "paper", "doi.org"),
            Link("https://github.com/ada/engine", "code", "github.com"),
            Link("https://example.org/loom.pdf", "pdf", "example.org"),
            Link("https://ada.github.io/loom", "code", "ada.github.io"),
        ),
        venue="Journal of Looms",
        doi="10.1234/loom.1",
        citations=42,
    )


def test_entries_with_one_blank_and_without_an_end_are_entries() -> None:
    _, mill, book = ris_of(RIS).papers
    assert (mill.line, mill.authors, mill.title, mill.date) == (29, ("C. Babbage",), "Notes on a mill", "1844")
    assert (mill.venue, mill.doi, mill.arxiv_id) == ("Proceedings of Mills", "10.1234/mill", "2311.04262")
    assert (book.title, book.authors, book.venue) == ("A book and its title", ("George Boole",), None)


def test_what_is_left_out_of_ris_is_said() -> None:
    assert codes(ris_of(RIS)) == [(1, "unknown-line"), (4, "unknown-field"), (36, "bad-date"), (36, "bad-link")]


def test_a_line_that_only_looks_like_a_tag_belongs_to_the_text() -> None:
    (paper,) = ris_of("TY  - JOUR\nTI  - A\nAB  - It is of the\nUK - and of Spain\nER  - \n").papers
    assert paper.abstract == "It is of the UK - and of Spain"


def test_an_entry_of_nbib_with_all_its_dirt() -> None:
    profile = nbib_of(NBIB)
    assert (profile.name, profile.source.format) == ("", "nbib")
    loom, book, mills, last = profile.papers
    assert loom == Paper(
        id=loom.id,
        line=2,
        category=None,
        date="1996-07-09",
        has_code=False,
        title="Looms that count: a study of threads.",
        authors=("M J van Raaij", "Ada Byron", "Analytical Society"),
        et_al=True,
        affiliations=("Lace Works, London.",),
        abstract="OBJECTIVES: to weave, with P < 0.001 and no thread lost.",
        links=(
            Link("https://doi.org/10.1234/loom.1", "paper", "doi.org"),
            Link("https://pubmed.ncbi.nlm.nih.gov/12345678", "paper", "pubmed.ncbi.nlm.nih.gov"),
        ),
        venue="Journal of looms",
        doi="10.1234/loom.1",
    )
    assert (book.title, book.authors, book.date, book.abstract) == (
        "A book of looms",
        ("A Byron",),
        "2019",
        "One.\n\nTwo.",
    )
    assert (mills.title, mills.date) == ("Mills and more mills", "2016-04-19")
    assert mills.links == (Link("https://example.org/mills", "paper", "example.org"),)
    assert last.title == "No blank line above"
    assert codes(profile)[0] == (22, "unknown-line")


@pytest.mark.parametrize(("data", "form"), [(RIS, "ris"), (NBIB, "nbib"), (b"TY - JOUR\nTI - A\n", "ris")])
def test_they_are_told_by_what_they_hold(data: bytes, form: str) -> None:
    assert recognise(data) == form


@pytest.mark.parametrize("read", [ris.read, nbib.read])
@pytest.mark.parametrize("data", [b"", b"ER  - \n", b"\xff\xfeT\x00", b"Ada Byron\n\nh-index3\n"])
def test_where_there_is_no_entry_the_reason_is_said(read: Callable[[bytes, str], Reading], data: bytes) -> None:
    profiles, diagnostics = read(data, "papers")
    assert profiles == ()
    assert diagnostics[0].severity == "error"
    assert diagnostics[0].message.startswith("There ")
