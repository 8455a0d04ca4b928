"""What is exported reads back equal, in each format: by our own readers, by bibtexparser and by rispy."""

from __future__ import annotations

import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import CODE, OTHER, PAPER, PDF, PROJECT, Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.model.words import paper_id
from profiletui.readers.cleaning import clean
from profiletui.readers.registry import read, recognise
from profiletui.typeset.latex.render import reading_text
from profiletui.writers.copies import KINDS, together
from profiletui.writers.registry import FORMATS, writer

WORDS = [
    "Looms",
    "weave",
    "R&D",
    "54%",
    "$x_1$",
    "a < b",
    "Erdős",
    "中文",
    "snake_case",
    "—",
    "#1",
    "TY  - JOUR",
    "(AB) - x",
    "A:",
]
PEOPLE = [
    "Ada Byron", "Ludwig van Beethoven", "Sammy Davis, Jr.", "OpenAI", "The ATLAS Collaboration", "Paul Erdős",
    "de la Cruz", "Mills, Looms and Sons", "J.-P. Serre", "王伟",
]  # fmt: skip
LINKS = [
    Link("https://github.com/ada/engine", CODE, "github.com"),
    Link("https://ada.github.io/code", CODE, "ada.github.io"),
    Link("https://ada.github.io/loom", PROJECT, "ada.github.io"),
    Link("https://example.org/paper/1", PAPER, "example.org"),
    Link("https://example.org/paper/2?a=1&b=2", PAPER, "example.org"),
    Link("https://example.org/loom.pdf", PDF, "example.org"),
    Link("https://example.org/data_set/7", OTHER, "example.org"),
]

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join).map(clean)
abstracts = st.just("") | st.lists(texts.map("We ".__add__), min_size=1, max_size=3).map("\n\n".join)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    title, authors = draw(texts), tuple(draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=4)))
    doi, arxiv = (
        draw(st.sampled_from([None, "10.1234/loom.1_(2)"])),
        draw(st.sampled_from([None, "2311.04262", "hep-th/9901001"])),
    )
    links = draw(st.lists(st.sampled_from(LINKS), unique=True))
    links += [Link(f"https://doi.org/{doi}", PAPER, "doi.org")] if doi else []
    links += [Link(f"https://arxiv.org/abs/{arxiv}", PAPER, "arxiv.org")] if arxiv else []
    return Paper(
        paper_id(title, authors),
        0,
        draw(st.sampled_from([None, "LG", "cs.LG", "Artificial Intelligence"])),
        draw(st.sampled_from([None, "1843", "2020-05", "2020-12-31"])),
        False,
        title,
        authors,
        draw(st.booleans()),
        draw(st.sampled_from([(), ("mit",), ("Lace Works, London", "R&D lab")])),
        draw(abstracts),
        tuple(links),
        venue=draw(
            st.sampled_from([None, "Journal of R&D", "Proceedings of the 3rd Conference on Mills", "Looms 2020"])
        ),
        doi=doi,
        arxiv_id=arxiv,
        citations=draw(st.sampled_from([None, 0, 42])),
        selected=draw(st.booleans()),
    )


lists = st.lists(papers(), min_size=1, max_size=4, unique_by=lambda paper: paper.id)


def exported(form: str, told: list[Paper]) -> str:
    return "".join(writer(form)([Profile("Ada Byron", None, Metrics(), Source("page.txt"), tuple(told))]))


def read_back(form: str, told: list[Paper]) -> list[Paper]:
    data = exported(form, told).encode()
    key = recognise(data)
    (profile,) = read(key, data, "file").profiles
    assert [remark for remark in profile.diagnostics if remark.code != "missing-authors"] == []
    return list(profile.papers)


def facts(paper: Paper, is_tex: bool) -> Paper:
    """A paper so that two tellings of it can be compared: a list of references has no badges, and links no order."""
    reading = reading_text if is_tex else str
    return paper._replace(
        line=0,
        has_code=False,
        title=reading(paper.title),
        abstract=reading(paper.abstract),
        venue=reading(paper.venue) if paper.venue else None,
        affiliations=tuple(map(reading, paper.affiliations)),
        links=tuple(sorted(paper.links)),
    )


@pytest.mark.parametrize("form", ["json", "bibtex", "ris", "csl-json"])
@given(told=lists)
def test_what_is_exported_reads_back_equal(form: str, told: list[Paper]) -> None:
    is_tex = form == "bibtex"
    assert [facts(paper, is_tex) for paper in read_back(form, told)] == [facts(paper, is_tex) for paper in told]


@pytest.mark.parametrize("form", ["json", "bibtex", "ris", "csl-json"])
@given(told=lists)
def test_what_was_read_back_exports_the_same(form: str, told: list[Paper]) -> None:
    once = exported(form, read_back(form, told))
    assert exported(form, read_back(form, read_back(form, told))) == once


@given(told=lists)
def test_rispy_reads_what_we_write(told: list[Paper]) -> None:
    entries = rispy.loads(exported("ris", told))
    assert len(entries) == len(told)
    for entry, paper in zip(entries, told, strict=True):
        assert entry["title"] == paper.title
        assert len(entry.get("authors", [])) == len(paper.authors) + paper.et_al
        assert entry.get("doi") == paper.doi
        assert entry.get("year") == (paper.date[:4] if paper.date else None)
        assert entry.get("secondary_title") == paper.venue
        assert " ".join(entry.get("abstract", "").split()) == " ".join(paper.abstract.split())


def test_no_paragraph_of_an_abstract_breaks_out_of_its_entry() -> None:
    hostile = Paper("1", 0, None, None, False, "Looms", abstract="We weave.\n\nER  - \n\nTY  - JOUR\n\nAU  - Mallory")
    for form in ("ris", "bibtex", "csl-json"):
        (paper,) = read_back(form, [hostile])
        assert (paper.title, paper.authors) == ("Looms", ())
    assert len(rispy.loads(exported("ris", [hostile]))) == 1


@given(told=lists)
def test_bibtexparser_reads_what_we_write(told: list[Paper]) -> None:
    library = parse_string(exported("bibtex", told))
    assert not library.failed_blocks
    assert len(library.entries) == len(told)
    for entry, paper in zip(library.entries, told, strict=True):
        fields = {field.key: field.value for field in entry.fields}
        assert fields.get("doi") == paper.doi
        assert fields.get("eprint") == paper.arxiv_id
        codes = [link.url for link in paper.links if link.kind == CODE]
        assert fields.get("code", "").split() == codes
        assert not any(code in fields.get("url", "") for code in codes)


@given(told=lists)
def test_csl_json_is_json_with_an_id_and_a_type_for_each(told: list[Paper]) -> None:
    items = json.loads(exported("csl-json", told))
    assert len({item["id"] for item in items}) == len(told)
    for item, paper in zip(items, told, strict=True):
        assert item["type"] == ("article" if not paper.venue else item["type"])
        assert item.get("DOI") == paper.doi


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_export_is_no_error(form: str) -> None:
    text = "".join(writer(form)([]))
    assert not text or form in ("json", "csv", "csl-json")


def test_a_paper_of_two_profiles_is_one_reference() -> None:
    paper = Paper("1", 1, None, "2020", False, "Looms", ("Ada Byron",))
    both = [Profile(name, None, Metrics(), Source("a"), (paper,)) for name in ("A", "B")]
    assert "".join(writer("ris")(both)).count("TY  - ") == 1
    assert len(json.loads("".join(writer("csl-json")(both)))) == 1


@given(told=lists)
def test_copied_references_read_back_as_well(told: list[Paper]) -> None:
    for label, form in (("RIS", "ris"), ("CSL-JSON", "csl-json"), ("BibTeX", "bibtex")):
        kind = next(kind for kind in KINDS if kind.label == label)
        (profile,) = read(form, together(kind, told).encode(), "clipboard").profiles
        assert [paper.id for paper in profile.papers] == [paper.id for paper in told]
