"""What people have of Google Scholar: its saved page in any language, the table pasted, the export as CSV."""

from __future__ import annotations

from pathlib import Path

import pytest

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile
from profiletui.readers import html, scholar_csv, scholar_text
from profiletui.readers.registry import recognise

DATA = Path(__file__).parents[1] / "data" / "scholar"
PAGE = (DATA / "page.html").read_text()


def page_of(text: str | bytes) -> Profile:
    (profile,) = html.read(text if isinstance(text, bytes) else text.encode(), "page.html").profiles
    return profile


def codes(profile: Profile) -> list[tuple[int, str]]:
    return [(remark.line, remark.code) for remark in profile.diagnostics]


def test_the_head_of_a_page_by_position() -> None:
    profile = page_of(PAGE)
    assert profile._replace(papers=(), diagnostics=()) == Profile(
        "Ada Byron",
        None,
        Metrics(h_index=19, citations=1070),
        profile.source._replace(name="page.html", format="scholar"),
        affiliation="Countess, Lace Works",
        ids=(("scholar", "AdaByron_0AJ"),),
        interests=("looms", "mills"),
        origin=FiguresOrigin("Google Scholar"),
    )


def test_the_rows_of_a_page() -> None:
    engine, mill, patent = page_of(PAGE).papers
    entry = "https://scholar.google.com/citations?view_op=view_citation&citation_for_view=AdaByron_0AJ:u5HHmVD_uO8C"
    assert engine == Paper(
        id=engine.id,
        line=15,
        category=None,
        date="2023",
        has_code=False,
        title="Engines that weave & count: looms",
        authors=("A Byron", "C Babbage"),
        et_al=True,
        links=(Link(entry, "other", "scholar.google.com"),),
        venue="Journal of Looms",
        citations=314,
    )
    assert (mill.date, mill.venue, mill.arxiv_id, mill.citations) == ("2022", None, "2311.04262", None)
    assert mill.links[0].url == "https://arxiv.org/abs/2311.04262"
    assert (patent.date, patent.venue, patent.citations, patent.links) == (None, "US Patent 9,123,456", 2, ())


def test_that_more_could_be_shown_is_said() -> None:
    assert codes(page_of(PAGE)) == [(19, "missing-authors"), (22, "more-papers")]
    assert page_of(PAGE).diagnostics[-1].message.startswith("This page shows the first 3 papers: press Show more")
    greyed = PAGE.replace('id="gsc_bpf_more"', 'id="gsc_bpf_more" disabled')
    assert "more-papers" not in [code for _, code in codes(page_of(greyed))]


def test_a_column_of_figures_alone() -> None:
    one_column = PAGE
    for recent in ("607", "13", "39"):
        one_column = one_column.replace(f'<td class="gsc_rsb_std">{recent}</td>', "")
    assert page_of(one_column).metrics == Metrics(h_index=19, citations=1070)
    none = page_of(PAGE.replace('class="gsc_rsb_std"', ""))
    assert (none.metrics, none.origin) == (Metrics(), None)
    assert "missing-metric" in [code for _, code in codes(none)]


def test_a_page_in_the_encoding_that_it_declares() -> None:
    text = PAGE.replace("Lace Works", "Mühle").replace("<title>‪Ada Byron‬ - ‪Google Scholar‬</title>", "")
    text = text.replace("‪", "").replace("‬", "").replace("‫", "")
    declared = text.replace("<head>", '<head><meta charset="ISO-8859-1">')
    assert page_of(declared.encode("latin-1")).affiliation == "Countess, Mühle"
    assert "encoding" not in [code for _, code in codes(page_of(declared.encode("latin-1")))]
    assert "encoding" in [code for _, code in codes(page_of(text.encode("latin-1")))]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ('<html><body><div id="gs_captcha_c"></div>', "asks whether a person is there"),
        (
            "<html><title>Sorry</title>Our systems detected unusual traffic from your network. "
            '<form action="https://www.google.com/sorry/index">',
            "asks whether a person is there",
        ),
        ('<html><body><div id="gs_res_ccl">results</div>', "is a search at Google Scholar"),
    ],
)
def test_a_page_that_is_no_profile_is_refused_by_what_it_is(page: str, why: str) -> None:
    profiles, (remark,) = html.read(page.encode(), "page.html")
    assert (profiles, remark.severity) == ((), "error")
    assert remark.message.startswith("It is ")
    assert why in remark.message


def test_a_pasted_table() -> None:
    (profile,) = scholar_text.read((DATA / "pasted.txt").read_bytes(), "pasted.txt").profiles
    assert (profile.name, profile.affiliation) == ("Ada Byron", "Countess, Lace Works")
    assert profile.metrics == Metrics(h_index=19, citations=1070)
    facts = [(paper.line, paper.title, paper.venue, paper.citations, paper.date) for paper in profile.papers]
    assert facts == [
        (11, "Engines that weave", "Journal of Looms", 314, "2023"),
        (14, "On mills", None, None, "2022"),
        (17, "Nothing but a year", None, None, "2020"),
        (20, "No year at all", "A place", None, None),
    ]
    assert (profile.papers[0].et_al, profile.papers[1].arxiv_id) == (True, "2311.04262")
    assert codes(profile) == [(4, "unknown-line"), (20, "bad-date")]


def test_a_pasted_table_with_tabs_and_nothing_indented() -> None:
    text = "TITLE\tCITED BY\tYEAR\nEngines\nA Byron\nJournal of Looms, 1-2\t31\t2023\nMills\nA Byron\n\t\t2022\nfoot\n"
    (profile,) = scholar_text.read(text.encode(), "pasted.txt").profiles
    assert [(paper.title, paper.citations, paper.date) for paper in profile.papers] == [
        ("Engines", 31, "2023"),
        ("Mills", None, "2022"),
    ]
    assert codes(profile) == [(8, "unknown-line")]


@pytest.mark.parametrize(
    "headings",
    ["TÍTULO\nCITADO POR\nAÑO", "TÍTULO\tCITADO POR\tANO", "TITEL\nZITIERT VON\nJAHR", "标题\n引用次数\n年份"],
)
def test_a_pasted_table_in_another_language(headings: str) -> None:
    text = f"{headings}\n    Engines\nA Byron\nJournal of Looms 1, 1-2    31    2023\n"
    assert recognise(text.encode()) == "scholar-text"
    (paper,) = scholar_text.read(text.encode(), "pasted.txt").profiles[0].papers
    assert (paper.title, paper.venue, paper.citations) == ("Engines", "Journal of Looms", 31)


def test_an_export_as_csv() -> None:
    (profile,) = scholar_csv.read((DATA / "export.csv").read_bytes(), "export.csv").profiles
    engine, mill, book, nothing = profile.papers
    assert (engine.line, engine.authors, engine.venue) == (2, ("Ada Byron", "Charles Babbage"), "Journal of Looms")
    assert (engine.date, engine.citations) == ("2023", None)
    assert (mill.line, mill.title, mill.venue, mill.arxiv_id) == (4, 'On mills, and "looms"', None, "2311.04262")
    assert (book.venue, book.date) == ("Lace Press", "1843")
    assert codes(profile) == [(5, "odd-row"), (6, "missing-title"), (6, "missing-authors")]
    assert nothing.venue == "Nowhere"


@pytest.mark.parametrize(
    ("name", "form"), [("page.html", "scholar"), ("pasted.txt", "scholar-text"), ("export.csv", "scholar-csv")]
)
def test_they_are_told_by_what_they_hold(name: str, form: str) -> None:
    assert recognise((DATA / name).read_bytes().removeprefix(b"\xef\xbb\xbf")) == form
