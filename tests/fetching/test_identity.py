"""Who is meant: ids and addresses are told from names, and whoever is none is refused in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.fetching.faults import Refusal
from profiletui.fetching.identity import Asked, Candidate, Person, chosen, read_asked
from profiletui.fetching.names import file_name
from profiletui.readers.sanitize import sanitize


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Jinwen  Ma", Asked("name", ("Jinwen Ma",))),
        ("Paul Erdős", Asked("name", ("Paul Erdős",))),
        ("openalex:a5023888391", Asked("openalex", ("A5023888391",))),
        ("openalex:A1,A2|A1", Asked("openalex", ("A1", "A2"))),
        ("A5023888391", Asked("openalex", ("A5023888391",))),
        ("https://openalex.org/A5023888391", Asked("openalex", ("A5023888391",))),
        ("https://openalex.org/authors/a5023888391?x=1", Asked("openalex", ("A5023888391",))),
        ("https://api.openalex.org/authors/A5023888391", Asked("openalex", ("A5023888391",))),
        ("orcid:0000-0002-1825-0097", Asked("orcid", ("0000-0002-1825-0097",))),
        ("0000-0002-1694-233x", Asked("orcid", ("0000-0002-1694-233X",))),
        ("https://orcid.org/0000-0002-1825-0097/", Asked("orcid", ("0000-0002-1825-0097",))),
        ("ORCID: 0000-0002-1825-0097", Asked("orcid", ("0000-0002-1825-0097",))),
        ("inspire:1010907", Asked("inspire", ("1010907",))),
        ("https://inspirehep.net/authors/1010907?ui=x", Asked("inspire", ("1010907",))),
        ("arxiv:warner_s_1", Asked("arxiv", ("warner_s_1",))),
        ("https://arxiv.org/a/warner_s_1.atom2", Asked("arxiv", ("warner_s_1",))),
        ("http://arxiv.org/a/warner_s_1", Asked("arxiv", ("warner_s_1",))),
    ],
)
def test_what_was_typed_is_understood(words: str, asked: Asked) -> None:
    assert read_asked(words) == asked


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("orcid:0000-0002-1825-0098", "0000-0002-1825-0098 is no ORCID iD"),
        ("orcid:", "nothing is no ORCID iD"),
        ("openalex:W123", "W123 is no id of OpenAlex"),
        ("openalex:A1,", "nothing is no id of OpenAlex"),
        ("inspire:1,2", "INSPIRE takes one id at a time"),
        ("arxiv:../../etc", "../../etc is no id of arXiv"),
        ("dblp:x/y", "there is no service dblp"),
        ("https://scholar.google.com/citations?user=x", "Google Scholar keeps programs out; save its page"),
        ("https://dblp.org/pid/1", "DBLP keeps programs out"),
        ("https://example.org/~ada", "nothing can be fetched from example.org"),
        ("https://evil.org/openalex.org/A1", "nothing can be fetched from evil.org"),
        ("file:///etc/passwd", "nothing can be fetched from there"),
        ("", "name a person"),
        ("12 34", "name a person"),
        ("a" * 201, "a name has at most 200"),
    ],
)
def test_what_is_nobody_is_refused(words: str, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_asked(words)
    assert str(caught.value).startswith(why)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_somebody_or_a_sentence(words: str) -> None:
    try:
        said = read_asked(words).values
    except Refusal as refusal:
        said = (str(refusal),)
    assert all(sanitize(text)[0] == text for text in said)


@given(st.integers(0, 10**15 - 1))
def test_exactly_one_last_sign_makes_an_orcid(number: int) -> None:
    begin = "-".join(f"{number:015}"[place : place + 4] for place in range(0, 15, 4))
    good = []
    for sign in "0123456789X":
        try:
            good.append(read_asked(f"orcid:{begin}{sign}"))
        except Refusal:
            continue
    assert len(good) == 1


def test_several_records_of_one_service_are_one_person() -> None:
    records = [Candidate("openalex", "A1", "Jin Wen"), Candidate("openalex", "A2", "J. Wen")]
    assert chosen(records) == Person("openalex", ("A1", "A2"))
    assert chosen(records).spelling == "openalex:A1,A2"
    assert read_asked(chosen(records).spelling) == Asked("openalex", ("A1", "A2"))


@pytest.mark.parametrize("records", [[], [Candidate("openalex", "A1", "Jin"), Candidate("inspire", "1", "Jin")]])
def test_records_of_several_services_are_not_one_person(records: list[Candidate]) -> None:
    with pytest.raises(Refusal, match="choose records of one service"):
        chosen(records)


@pytest.mark.parametrize(
    ("papers", "first", "last", "doubt"),
    [(1001, None, None, True), (1000, 1990, 2020, False), (3, 1950, 2011, True), (None, None, 2000, False)],
)
def test_a_record_that_holds_more_than_one_life(
    papers: int | None, first: int | None, last: int | None, doubt: bool
) -> None:
    record = Candidate("openalex", "A1", "Wei Wang", papers=papers, first_year=first, last_year=last)
    assert record.may_be_several is doubt


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Jinwen Ma", "jinwen-ma"),
        ("Paul Erdős", "paul-erdos"),
        ("../../etc/passwd", "etc-passwd"),
        ("和哉 中込", "和哉-中込"),
        ("-rf /", "rf"),
        (".hidden", "hidden"),
        ("a\0b\x1b[2J", "a-b-2j"),
        ("!!!", ""),
        ("CON", "con"),
    ],
)
def test_names_of_files(name: str, file: str) -> None:
    assert file_name(name) == file


@given(st.text(max_size=300))
def test_no_name_leads_out_of_the_library(name: str) -> None:
    file = file_name(name)
    assert not {"/", "\\", ".", "\0", " ", "\n"} & set(file)
    assert not file.startswith("-")
    assert len(f"{file}-1000.json".encode()) < 255
