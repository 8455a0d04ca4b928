"""Whose papers a list holds, and lists among pages."""

import io
from pathlib import Path

import pytest

from profiletui.loading.owner import most_frequent_author
from profiletui.loading.reload import reread, stamps
from profiletui.model.paper import Paper
from profiletui.model.profile import Profile
from profiletui.session import Intake, SourceError, open_sources
from tests.session.test_session import ADA

LIST = """---
---
@article{a, title = {Looms}, author = {Byron, Ada and Babbage, Charles}, year = 1843, selected = {true}}
@article{b, title = {Engines that weave}, author = {Byron, A.}, year = 1844}
"""
CONFIG = """title: a site
first_name: Ada   # as people say it
middle_name:
last_name: "Lovelace"
description: >
  first_name: Nobody
"""
SOCIALS = (
    "orcid_id: 0000-0002-1825-0097 # yours\nscholar_userid: https://scholar.google.com/citations?user=qc6CJjYAAAAJ\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in (
        ("_config.yml", CONFIG),
        ("_data/socials.yml", SOCIALS),
        ("_bibliography/papers.bib", LIST),
        ("README.md", "A site."),
    ):
        path = tmp_path / "me.github.io" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "me.github.io"


def profiles_of(*sources: Path, owner: str = "") -> tuple[Profile, ...]:
    return open_sources([str(source) for source in sources], stdin=None, environ={}, owner=owner).library.profiles


def test_a_site_names_its_owner_and_the_ids(site: Path) -> None:
    (profile,) = profiles_of(site)
    assert profile.name == "Ada Lovelace"
    assert profile.ids == (("scholar", "qc6CJjYAAAAJ"), ("orcid", "0000-0002-1825-0097"))
    assert [paper.selected for paper in profile.papers] == [True, False]
    assert profiles_of(site / "_bibliography" / "papers.bib")[0].name == "Ada Lovelace"
    assert profiles_of(site, owner="A. A. L.")[0].name == "A. A. L."


def test_a_site_that_still_has_the_name_of_its_template_names_nobody(site: Path) -> None:
    (site / "_config.yml").write_text("first_name: You\nmiddle_name: R.\nlast_name: Name\n")
    assert profiles_of(site)[0].name == "Ada Byron"


def test_without_a_site_the_most_frequent_author_is_taken_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text(LIST)
    (profile,) = profiles_of(tmp_path / "papers.bib")
    assert profile.name == "Ada Byron"
    assert [remark.code for remark in profile.diagnostics] == ["guessed-owner"]
    assert "2 of 2 papers" in profile.diagnostics[0].message


def test_where_nobody_stands_out_the_file_gives_the_name(tmp_path: Path) -> None:
    (tmp_path / "reading.list.bib").write_text("@misc{a, title={One}, author={A B and C D}}")
    assert profiles_of(tmp_path / "reading.list.bib")[0].name == "reading.list"


def test_spellings_of_a_name_count_as_one() -> None:
    papers = [
        Paper(str(number), 1, None, None, False, "", names)
        for number, names in enumerate([("A. Byron", "C. D."), ("Ada Byron",), ("Ada Byron",), ("A. Byron", "C. D.")])
    ]
    assert most_frequent_author(papers) == ("Ada Byron", 4)
    assert most_frequent_author([]) == ("", 0)


def test_pages_and_lists_open_together_whatever_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(ADA)
    (tmp_path / "b.txt").write_text(LIST)
    (tmp_path / "c.txt").write_text("Dear diary,\nnothing.")
    opened = open_sources([str(tmp_path)], stdin=None, environ={})
    assert [(profile.name, profile.source.format) for profile in opened.library.profiles] == [
        ("Ada Byron", "page"),
        ("Ada Byron", "bibtex"),
    ]
    assert opened.remarks == (f"passed over {tmp_path}/c.txt: there is no profile in it",)


def test_a_list_comes_through_a_pipe(site: Path) -> None:
    opened = open_sources(["-"], stdin=io.BytesIO(LIST.encode("utf-16-le")), environ={}, owner="Ada")
    assert [len(profile.papers) for profile in opened.library.profiles] == [2]


def test_what_a_name_promises_and_the_file_does_not_hold_is_said(tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text("nothing here yet\n")
    with pytest.raises(SourceError, match=r"there is no entry of BibTeX in it; name .* or BibTeX"):
        profiles_of(tmp_path / "papers.bib")
    (tmp_path / "papers.bib").write_text("@article{a, title = {open\n")
    with pytest.raises(SourceError, match="it holds no entry of BibTeX that has an end; an entry is such as"):
        profiles_of(tmp_path / "papers.bib")


def test_a_list_that_changes_is_read_again_for_the_same_owner(site: Path) -> None:
    opened = Intake([str(site)], stdin=None, environ={}, owner="Ada").finish()
    before = stamps(opened)
    papers = site / "_bibliography" / "papers.bib"
    papers.write_text(LIST + "@article{c, title = {New}, author = {Byron, Ada}}\n")
    again = reread(opened, before, {})
    assert again.again == 1
    assert [(profile.name, len(profile.papers)) for profile in again.opened.library.profiles] == [("Ada", 3)]
