"""BibTeX lists with all that real ones hold."""

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Profile, Reading
from profiletui.readers.bibtex import read
from profiletui.readers.bibtex.entries import read_entries
from profiletui.readers.decoding import decode
from profiletui.readers.registry import recognise

T = TypeVar("T")
DATA = Path(__file__).parents[1] / "data" / "bibtex"


def profile_of(text: str | bytes) -> Profile:
    reading = read(text if isinstance(text, bytes) else text.encode(), "papers.bib")
    (profile,) = reading.profiles
    return profile


def paper_of(fields: str, kind: str = "article") -> Paper:
    (paper,) = profile_of(f"@{kind}{{key,\n{fields}\n}}\n").papers
    return paper


def codes(profile: Profile) -> list[tuple[int, str]]:
    return [(remark.line, remark.code) for remark in profile.diagnostics]


def test_a_list_of_al_folio_with_all_its_dirt() -> None:
    profile = profile_of((DATA / "al-folio.bib").read_bytes())
    assert (profile.name, profile.source.format) == ("", "bibtex")
    loom, engine, note, child, volume, again = profile.papers
    assert loom == Paper(
        id=loom.id,
        line=13,
        category="cs.LG",
        date="2021-05",
        has_code=True,
        title="LOOM: weaving {\\'e}lan with $x_{1}$",
        authors=("Ada Byron", "Charles Babbage", "Jürgen de la Vallée, Jr.", "Analytical Society and Friends"),
        et_al=True,
        abstract="We weave. See also https://huggingface.co/ada/loom for weights.",
        links=(
            Link("https://ada.example.org/loom", "code", "ada.example.org"),
            Link("https://huggingface.co/ada/loom", "code", "huggingface.co"),
            Link("https://loom.example.org", "project", "loom.example.org"),
            Link("https://doi.org/10.1234/loom_1", "paper", "doi.org"),
            Link("https://publisher.example.org/loom", "paper", "publisher.example.org"),
            Link("https://arxiv.org/abs/2105.00001", "paper", "arxiv.org"),
            Link("https://ada.example.org/loom.pdf", "pdf", "ada.example.org"),
            Link("https://video.example.org/loom", "other", "video.example.org"),
        ),
        venue="Journal of Weaving",
        doi="10.1234/loom_1",
        arxiv_id="2105.00001",
        selected=True,
    )
    assert (engine.title, engine.date, engine.venue) == ("The Engine and The Rest", "1843-09-04", "Notes 1843")
    assert [link.url for link in engine.code_links] == ["https://github.com/ada/engine"]
    assert (engine.doi, engine.has_code, engine.selected) == (None, False, False)
    assert (note.title, note.venue, note.date) == ("A note", "Univ. of London", "1850")
    assert (child.venue, child.date) == ("Proceedings of Looms", "1851-10")
    assert (volume.authors, volume.title) == (("Mary Somerville",), "Proceedings of Looms")
    assert again.title == "Told twice"
    assert codes(profile) == [
        (13, "site-file"),
        (49, "repeated-field"),
        (55, "broken-entry"),
        (72, "repeated-key"),
        (73, "missing-comma"),
    ]


def test_every_entry_is_kept_where_all_keys_are_empty() -> None:
    profile = profile_of("".join(f"@book{{,\n title = {{Book {number}}}\n}}\n\n" for number in range(58)))
    assert [paper.title for paper in profile.papers] == [f"Book {number}" for number in range(58)]
    assert [remark.code for remark in profile.diagnostics if remark.code == "missing-key"] == ["missing-key"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_list_is_read_in_whatever_encoding_it_was_saved(encoding: str) -> None:
    text = "@ARTICLE{a,\r\n  TITLE = {Über Öfen},\r\n  Author = {Müller, Änne},\r\n  YEAR = 1999\r\n}\r\n" * 2
    profile = profile_of(text.encode(encoding))
    paper = profile.papers[0]
    assert (paper.title, paper.authors, paper.date) == ("Über Öfen", ("Änne Müller",), "1999")
    assert ("encoding" in [code for _, code in codes(profile)]) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("@article{b, title = {never closed,\n year = 2000\n\n", 4),
        ('@article{b, title = "never closed,\n year = 2000 }\n\n', 4),
        ("@article{b, title {no sign} }\n\n", 4),
        ("@article{b\n title = {no comma} }\n", 4),
        ("@comment{never closed\n\n", 4),
    ],
)
def test_reading_goes_on_after_an_entry_without_end(broken: str, line: int) -> None:
    whole = "@article{%s,\n title = {%s}}\n\n"
    profile = profile_of(whole % ("a", "First") + broken + whole % ("c", "Last"))
    assert [paper.title for paper in profile.papers] == ["First", "Last"]
    assert (line, "broken-entry") in codes(profile)


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2020, month = 3", "2020-03"),
        ("year = {2020}, month = {March}", "2020-03"),
        ("year = {2020}, month = mar, day = 7", "2020-03-07"),
        ('year = {2020}, month = "7~" # mar', "2020-03-07"),
        ("year = {2020}, month = {7 March}", "2020-03-07"),
        ("year = {2020}, month = {July--August}", "2020-07"),
        ("year = {2020}, month = {13}", "2020"),
        ("year = {2021}, month = feb, day = 29", "2021-02"),
        ("date = {2020-03-07}", "2020-03-07"),
        ("date = {2020-03/2020-04}", "2020-03"),
        ("year = {{2020}}", "2020"),
        ("year = {in press}", None),
        ("year = {c. 1999--2001}", "1999"),
        ("title = {x}", None),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(fields: str, date: str | None) -> None:
    assert paper_of(fields).date == date


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Einstein*†, A. and Podolsky*, B. and others", ["A. Einstein", "B. Podolsky"]),
        ("{W.M.P. van der} Aalst", ["W.M.P. van der Aalst"]),
        ("von Hicks, III, Michael", ["Michael von Hicks, III"]),
        ("Doe, Jane, Jr.", ["Jane Doe, Jr."]),
        ("First Author AND\n  Second Author", ["First Author", "Second Author"]),
        ("{Barnes and Noble} and {Council on This, and That}", ["Barnes and Noble", "Council on This, and That"]),
        (r"M{\"u}ller, J{\'e}r{\^o}me and Erd{\H o}s, P{\'a}l", ["Jérôme Müller", "Pál Erdős"]),
        (r"Garc\'{\i}a, Jos\'e and \L{}ukasz and S{\o}ren", ["José García", "Łukasz", "Søren"]),
        ("R Zheng, MC Weigle, K O", ["R Zheng", "MC Weigle", "K O"]),
        ("Lee, A; Kim, B", ["A Lee", "B Kim"]),
        ("Knuth, D.~E.", ["D. E. Knuth"]),
        ("Wei Wang 0001 and Wang 0002, Wei", ["Wei Wang", "Wei Wang"]),
        (r"O{\textquotesingle}Brien, J. and {\relax Ch}arles Babbage", ["J. O'Brien", "Charles Babbage"]),
        (r"{Johnson \& Johnson}", ["Johnson & Johnson"]),
        ("", []),
    ],
)
def test_people_are_read_in_all_forms(written: str, people: list[str]) -> None:
    assert list(paper_of(f"author = {{{written}}}").authors) == people


@pytest.mark.parametrize("journal", ["arXiv preprint arXiv:2101.00001", "CoRR", "ArXiv", "arXiv e-prints"])
def test_a_preprint_was_published_nowhere(journal: str) -> None:
    assert paper_of(f"title = {{T}}, journal = {{{journal}}}").venue is None
    assert paper_of(f"title = {{T}}, journal = {{{journal}}}, booktitle = {{Proceedings}}").venue == "Proceedings"


@pytest.mark.parametrize(
    ("fields", "doi", "arxiv_id"),
    [
        (r"doi = {10.1000/A\_B}", "10.1000/a_b", None),
        ("doi = {https://dx.doi.org/10.1000/AB}", "10.1000/ab", None),
        ("url = {https://doi.org/10.1000/AB}", "10.1000/ab", None),
        ("doi = {https://github.com/a/b}", None, None),
        ("eprint = {2101.00001v2}, archiveprefix = {arXiv}", None, "2101.00001"),
        ("eprint = {hep-th/9901001}, archivePrefix = {arXiv}", None, "hep-th/9901001"),
        ("eprint = {1234567}, eprinttype = {pubmed}", None, None),
        ("arxiv = {2101.00001}", None, "2101.00001"),
        ("journal = {arXiv preprint arXiv:2101.00001}", None, "2101.00001"),
        ("journal = {CoRR}, volume = {abs/2101.00001}", None, "2101.00001"),
        ("pdf = {https://arxiv.org/pdf/2101.00001v3.pdf}", None, "2101.00001"),
        ("doi = {10.48550/arXiv.2101.00001}", "10.48550/arxiv.2101.00001", "2101.00001"),
        ("arxiv = {AX123456}", None, None),
    ],
)
def test_ids_are_found_wherever_they_stand(fields: str, doi: str | None, arxiv_id: str | None) -> None:
    paper = paper_of(fields)
    assert (paper.doi, paper.arxiv_id) == (doi, arxiv_id)


@pytest.mark.parametrize("field", ["abstract", "note", "data", "tool", "doi", "annote", "url"])
def test_code_is_found_in_every_field(field: str) -> None:
    paper = paper_of(f"{field} = {{The code is at https://github.com/ada/engine}}")
    assert [link.url for link in paper.code_links] == ["https://github.com/ada/engine"]


@pytest.mark.parametrize(
    "written",
    [
        r"http://x.org/{\~{}}a\_b?c=1\&d=2",
        "http://x.org/~a_b?c=1&amp;d=2",
        r"\url{http://x.org/$\sim$a_b?c=1&d=2}",
        r"http://x.org/{\textasciitilde}a{\_}b?c=1&d=2",
    ],
)
def test_an_address_is_read_without_the_tex_around_its_signs(written: str) -> None:
    assert [link.url for link in paper_of(f"url = {{{written}}}").links] == ["http://x.org/~a_b?c=1&d=2"]


def test_a_macro_of_macros_stays_small() -> None:
    macros = "@string{a0 = {0123456789}}\n" + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    profile = profile_of(f"{macros}@article{{k, title = a60}}")
    assert len(profile.papers[0].title) <= 400
    assert "long-macro" in [remark.code for remark in profile.diagnostics]


def test_what_holds_no_entry_is_an_error_with_a_sentence() -> None:
    reading = read(b"@article{a, title = {open\n", "papers.bib")
    assert reading.profiles == ()
    assert reading.diagnostics[0].severity == "error"
    assert reading.diagnostics[0].message.startswith("It ")


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"---\n---\n\nprose\n\n@article{a,", "bibtex"),
        (b"% a comment\n  @Book {,\n", "bibtex"),
        (b"@string(x = 1)", "bibtex"),
        (b"@inproceedings(\n  key:1,\n title", "bibtex"),
        (b"@lru_cache(maxsize=None)\ndef f(): ...", "page"),
        (b"write to ada@site.org (home), please", "page"),
        (b"", "page"),
    ],
)
def test_a_list_is_told_by_its_shape(head: bytes, form: str) -> None:
    assert recognise(head) == form


def test_what_has_no_key_is_nobodys_volume() -> None:
    profile = profile_of("@book{, title = {A}, year = 2000}\n@misc{, title = {B}}\n@misc{x, title = {C}}\n")
    assert [(paper.date, paper.venue) for paper in profile.papers] == [("2000", None), (None, None), (None, None)]


SAMPLE = (DATA / "al-folio.bib").read_bytes()
PIECES = st.sampled_from(
    [b"@", b"{", b"}", b"(", b")", b'"', b"#", b"=", b",", b"\\", b"\n", b"@article{a,", b"\0", b"\xff", b"title="]
)


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 40), PIECES), max_size=8))
def test_a_list_that_was_damaged_never_raises(changes: list[tuple[int, int, bytes]]) -> None:
    data = SAMPLE
    for at, length, piece in changes:
        data = data[:at] + piece + data[at + length :]
    assert_sound(read(data, "papers.bib"))


@given(st.lists(PIECES | st.binary(max_size=3), max_size=60).map(b"".join))
def test_no_bytes_raise(data: bytes) -> None:
    assert_sound(read(data, "papers.bib"))


def assert_sound(reading: Reading) -> None:
    assert reading.profiles or reading.diagnostics[0].severity == "error"
    for remark in reading.all_diagnostics:
        assert remark.line >= 0
        assert "\n" not in remark.message
    for profile in reading.profiles:
        lines = [paper.line for paper in profile.papers]
        assert lines == sorted(lines)


@given(st.lists(PIECES | st.just(b"\n@"), max_size=60).map(b"".join) | st.just(SAMPLE), st.integers(1, 300))
def test_the_pieces_make_no_difference(data: bytes, size: int) -> None:
    text = decode(data)[0]
    assert drained(read_entries(text, size)) == drained(read_entries(text, len(text) + 1))


def drained(steps: Generator[None, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: T = end.value
            return value
