from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from profiletui import __version__
from profiletui.cli import main
from profiletui.cli.commands import BROWSE, COMMANDS
from profiletui.cli.help import WIDTH
from profiletui.keys import COMMANDS as KEYS
from profiletui.store.order import SORT_KEYS

PAGE = """Ada Byron

LG
h-index3
2papers
1,842citations
Novelty54%
AI Score38

2 Papers

LGMar 4, 2023Code
Engines that weave [CLS]

Ada Byron, Mary Somerville et al. · mit

See https://github.com/ada/engine and https://ada.io/notes for more.

CVAug 7, 2022Code
Notes on $\\alpha$-looms

Ada Byron

Nothing but \\emph{threads}.
"""


class Answer:
    """What a command said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


class Shell:
    """Runs profiletui in this process, in a folder with page.txt in it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *words: str) -> Answer:
        code = main(words)
        captured = self.capsys.readouterr()
        return Answer(code, captured.out, captured.err)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    (tmp_path / "page.txt").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    return Shell(capsys)


def test_the_version(shell: Shell) -> None:
    assert shell("--version").out == f"profiletui {__version__}\n"
    assert shell("page.txt", "--version").out == f"profiletui {__version__}\n"


def test_the_help_names_every_command_and_option(shell: Shell) -> None:
    answer = shell("--help")
    assert answer.code == 0
    assert all(f"\n  {command.name} " in answer.out for command in COMMANDS)
    assert all(option.flags[0] in answer.out for option in BROWSE.options)
    assert all(key in answer.out for key in SORT_KEYS)


@pytest.mark.parametrize("name", ["", *(command.name for command in COMMANDS)])
def test_every_help_fits_into_80_columns_and_shows_how(name: str, shell: Shell) -> None:
    answer = shell(*filter(None, [name]), "--help")
    assert answer.code == 0
    assert "usage: profiletui" in answer.out
    assert "examples:" in answer.out
    assert max(map(len, answer.out.splitlines())) <= WIDTH


def test_list_is_one_line_a_paper(shell: Shell) -> None:
    assert shell("list", "page.txt").out == (
        "LG  2023-03-04  ◆  Engines that weave [CLS]\nCV  2022-08-07  ◇  Notes on $\\alpha$-looms\n"
    )


def test_a_list_of_nothing_says_so(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("Ada Byron\n\nh-index3\n")
    answer = shell("list", "bare.txt")
    assert (answer.code, answer.out, answer.err) == (0, "", "profiletui: this page has no papers\n")
    (tmp_path / "bald.txt").write_text("Mary Somerville\n\nh-index5\n")
    assert shell("list", "bare.txt", "bald.txt").err == "profiletui: these pages have no papers\n"


def test_a_paper_without_a_title_is_no_blank_line_in_a_list(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("Ada Byron\n\nh-index3\n\nFeb 30, 2023\n")
    assert shell("list", "bare.txt").out.strip() == "(no title)"


def test_list_filters_and_sorts(shell: Shell) -> None:
    assert shell("list", "page.txt", "--filter", "weave").out.count("\n") == 1
    assert shell("list", "page.txt", "--sort", "date").out.startswith("CV")
    assert shell("list", "page.txt", "--sort", "-date").out.startswith("LG")


def test_list_for_programs(shell: Shell) -> None:
    first = ("LG", "2023-03-04", "link", "Engines that weave [CLS]")
    rows = [line.split("\t") for line in shell("list", "page.txt", "--format", "tsv").out.splitlines()]
    assert [row[1:] for row in rows] == [
        [*first, "Ada Byron, Mary Somerville et al.", "https://github.com/ada/engine"],
        ["CV", "2022-08-07", "missing", "Notes on $\\alpha$-looms", "Ada Byron", ""],
    ]
    document = json.loads(shell("list", "page.txt", "--format", "json").out)
    assert document == json.loads(shell("export", "page.txt", "--format", "json").out)


@pytest.mark.parametrize("command", ["list", "links", "stats", "export --format json", "list --format tsv"])
def test_a_filter_that_matches_nothing_says_which_term_is_to_blame(command: str, shell: Shell) -> None:
    answer = shell(*command.split(), "page.txt", "--filter", "weave grpah")
    assert answer.code == 1
    assert "grpah" in answer.err
    assert "weave" not in answer.err
    assert answer.err.count("\n") == 1


def test_links_are_urls_one_a_line(shell: Shell) -> None:
    assert shell("links", "page.txt").out == "https://github.com/ada/engine\n"
    assert shell("links", "page.txt", "--all").out.splitlines() == [
        "https://github.com/ada/engine",
        "https://ada.io/notes",
    ]


def test_no_links_is_no_fault_but_is_said(shell: Shell) -> None:
    answer = shell("links", "page.txt", "--filter", "looms")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "profiletui: there are no code links in these papers\n"


def test_one_other_link_is_told_of_in_the_singular(shell: Shell) -> None:
    answer = shell("links", str(Path(__file__).parents[2] / "assets" / "jinwen-ma.txt"), "--filter", "code:no")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "profiletui: there are no code links in these papers; --all prints 1 other\n"


def test_export_has_every_format(shell: Shell) -> None:
    document = json.loads(shell("export", "page.txt", "--format", "json").out)
    assert document["schema"] == "profiletui/1"
    assert document["profiles"][0]["metrics"]["citations"] == 1842
    rows = list(csv.DictReader(io.StringIO(shell("export", "page.txt", "--format=csv").out)))
    assert [row["title"] for row in rows] == ["Engines that weave [CLS]", "Notes on $\\alpha$-looms"]
    assert shell("export", "page.txt", "--format", "markdown").out.startswith("# Ada Byron\n")


def test_export_keeps_latex_unless_rendered(shell: Shell) -> None:
    raw = json.loads(shell("export", "page.txt", "--format", "json", "--filter", "looms").out)
    assert raw["profiles"][0]["papers"][0]["abstract"] == "Nothing but \\emph{threads}."
    read = json.loads(shell("export", "page.txt", "--format", "json", "--filter", "looms", "--rendered").out)
    assert read["profiles"][0]["papers"][0]["title"] == "Notes on α-looms"
    assert read["profiles"][0]["papers"][0]["abstract"] == "Nothing but threads."


def test_export_needs_a_format(shell: Shell) -> None:
    answer = shell("export", "page.txt")
    assert (answer.code, answer.out) == (2, "")
    assert "json, csv, bibtex, markdown, ris or csl-json" in answer.err


def test_export_writes_a_file_and_keeps_one_that_is_there(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert shell("export", "page.txt", "--format", "json", "-o", "out.json").code == 0
    assert json.loads(target.read_text())["schema"] == "profiletui/1"
    target.write_text("mine")
    answer = shell("export", "page.txt", "--format", "json", "-o", "out.json")
    assert (answer.code, target.read_text()) == (2, "mine")
    assert "--force" in answer.err
    assert shell("export", "page.txt", "--format", "json", "-o", "out.json", "--force").code == 0
    assert target.read_text() != "mine"


def test_export_of_nothing_leaves_the_file_alone(shell: Shell, tmp_path: Path) -> None:
    answer = shell("export", "page.txt", "--format", "json", "-o", "out.json", "--filter", "grpah")
    assert answer.code == 1
    assert not (tmp_path / "out.json").exists()


def test_export_into_a_folder_that_is_not_there(shell: Shell) -> None:
    answer = shell("export", "page.txt", "--format", "json", "-o", "no/out.json")
    assert answer.code == 2
    assert answer.err.startswith("profiletui: cannot write no/out.json: ")


def test_stats_tell_what_is_stated_and_what_is_counted(shell: Shell) -> None:
    out = shell("stats", "page.txt").out
    assert out.splitlines()[0] == "Ada Byron · LG Machine Learning · page.txt"
    for line in (
        "citations  1,842",
        "novelty    54%",
        "2 papers, 7 Aug 2022 to 4 Mar 2023",
        "2022  1  ",
        "Mary Somerville",
    ):
        assert line in out
    assert "2 with the Code badge, 1 with a code link" in out
    assert "et al. hides some in 1 of 2 papers" in out


def test_stats_follow_the_filter(shell: Shell) -> None:
    out = shell("stats", "page.txt", "--filter", "looms").out
    assert "1 paper, 7 Aug 2022\n" in out
    assert "Somerville" not in out


def test_stats_pass_over_empty_centuries(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE.replace("Aug 7, 2022", "Aug 7, 1022"))
    out = shell("stats", "page.txt").out
    assert "  1022  1" in out
    assert "  ...\n  2023  1" in out


def test_check_finds_nothing_but_notes_on_a_good_page(shell: Shell) -> None:
    answer = shell("check", "page.txt")
    assert answer.code == 0
    assert answer.out.startswith("page.txt:19: note badge-without-link: ")
    assert answer.out.count("\n") == 1
    assert answer.err == "profiletui: 1 page, 2 papers: 1 note\n"


def test_check_fails_above_a_note(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE.replace("Aug 7", "Feb 30"))
    answer = shell("check", "page.txt")
    assert answer.code == 1
    assert "page.txt:19: warning bad-date: " in answer.out
    answer = shell("check", "page.txt", "--format", "json")
    assert answer.code == 1
    found = json.loads(answer.out)["diagnostics"]
    assert {"source", "line", "severity", "code", "message"} == set(found[0])
    assert "bad-date" in [diagnostic["code"] for diagnostic in found]


def test_check_reports_a_text_that_is_no_page(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Dear diary,\nnothing of note today.\n")
    answer = shell("check", "notes.txt")
    assert answer.code == 1
    assert "error no-profile: " in answer.out


def test_keys_come_from_the_one_table(shell: Shell) -> None:
    records = json.loads(shell("keys", "--format", "json").out)["keys"]
    assert [record["id"] for record in records] == [command.id for command in KEYS]
    out = shell("keys").out
    assert all(command.help in out for command in KEYS)
    assert "Ctrl+D" in out


@pytest.mark.parametrize("command", ["list", "links", "export --format json", "stats", "check"])
def test_one_bad_source_prints_nothing_but_a_sentence(command: str, shell: Shell) -> None:
    answer = shell(*command.split(), "page.txt", "nosuch.txt")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "profiletui: cannot read nosuch.txt: there is no such file; check the name and the folder you are in\n"
    )


@pytest.mark.parametrize("term", ["", "dumb"])
def test_browsing_without_a_terminal_ends_at_once(term: str, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    for words in ((), ("page.txt",), ("-",)):
        answer = shell(*words)
        assert (answer.code, answer.out) == (2, "")
        assert "profiletui list" in answer.err
        assert answer.err.count("\n") == 1


def test_browsing_tells_first_what_is_wrong_with_a_file(shell: Shell) -> None:
    assert "cannot read nosuch.txt" in shell("nosuch.txt").err
    assert "did you mean profiletui export?" in shell("exprot", "page.txt").err


def test_an_unknown_way_to_copy_is_refused_before_the_screen_is_taken(shell: Shell) -> None:
    answer = shell("page.txt", "--clipboard", "telepathy")
    assert answer.code == 2
    assert "telepathy" in answer.err


def test_diff_says_exactly_what_differs(shell: Shell, tmp_path: Path) -> None:
    looms = PAGE.index("CVAug 7, 2022Code")
    new = PAGE[:looms].replace("1,842", "1,900") + (
        "CVMay 1, 2024\nOn Shuttles\n\nAda Byron\n\nWood.\n\nLGJun 2, 2024\nOn Threads\n\nAda Byron\n\nSilk.\n"
    )
    (tmp_path / "new.txt").write_text(new)
    answer = shell("diff", "page.txt", "new.txt")
    assert answer.code == 1
    assert answer.out.splitlines() == [
        "Ada Byron: 2 new papers, 1 paper gone, citations up by 58",
        "",
        "Figures",
        "  citations  1,842 to 1,900  +58",
        "",
        "New",
        "  + On Shuttles · CV 1 May 2024",
        "  + On Threads · LG 2 Jun 2024",
        "",
        "Gone",
        "  - Notes on $\\alpha$-looms · CV 7 Aug 2022",
    ]
    assert answer.err == ""


def test_diff_of_a_page_with_itself(shell: Shell) -> None:
    answer = shell("diff", "page.txt", "page.txt")
    assert (answer.code, answer.out) == (0, "Ada Byron: nothing has changed\n")


def test_diff_as_json(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(PAGE.replace("h-index3", "h-index4").replace("LGMar 4", "LGMar 5"))
    answer = shell("diff", "--format", "json", "page.txt", "new.txt")
    assert answer.code == 1
    found = json.loads(answer.out)
    (person,) = found["people"]
    assert found["differ"]
    assert person["changes"] == [{"what": "h_index", "before": 3, "after": 4}]
    assert person["before"] == {"name": "Ada Byron", "source": "page.txt", "papers": 2}
    (edit,) = person["edited"]
    assert edit["title"] == "Engines that weave [CLS]"
    assert edit["changes"] == [{"what": "date", "before": "2023-03-04", "after": "2023-03-05"}]
    same = shell("diff", "--format=json", "page.txt", "page.txt")
    assert same.code == 0
    assert not json.loads(same.out)["differ"]


def test_diff_of_folders_matches_people_by_name(shell: Shell, tmp_path: Path) -> None:
    for folder, names in (("old", ("Ada Byron", "Mary")), ("new", ("Jo", "ADA BYRON"))):
        (tmp_path / folder).mkdir()
        for number, name in enumerate(names):
            (tmp_path / folder / f"{number}.txt").write_text(PAGE.replace("Ada Byron", name, 1))
    answer = shell("diff", "old", "new")
    assert answer.code == 1
    assert answer.out == (
        "ADA BYRON: name written ADA BYRON, was Ada Byron\n\n"
        "Mary: only on the old side, with 2 papers\n\n"
        "Jo: only on the new side, with 2 papers\n"
    )


@pytest.mark.parametrize("sources", [(), ("page.txt",), ("page.txt",) * 3, ("-", "-"), ("page.txt", "none.txt")])
def test_diff_needs_two_pages(sources: tuple[str, ...], shell: Shell) -> None:
    answer = shell("diff", *sources)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


def test_a_list_without_categories_shows_the_venue_in_their_place(shell: Shell) -> None:
    Path("papers.bib").write_text(
        "@article{a, title={Looms}, author={Byron, Ada}, journal={Notes}, year=1843}\n"
        "@misc{b, title={Engines}, author={Byron, Ada}, month=may, year=1844, code={https://ada.example.org}}\n"
    )
    assert shell("list", "papers.bib").out == "Notes  1843        Looms\n       1844-05  ◆  Engines\n"
    assert "Ada Byron · papers.bib" in shell("stats", "papers.bib").out
    assert shell("links", "papers.bib").out == "https://ada.example.org\n"
    for form in ("json", "csv", "bibtex", "markdown"):
        assert "Looms" in shell("export", "--format", form, "papers.bib").out
    assert "A. A. L. · papers.bib" in shell("stats", "--name", "A. A. L.", "papers.bib").out
    assert shell("check", "papers.bib").out.count("guessed-owner") == 1
