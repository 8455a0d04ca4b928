"""``profiletui fetch`` against the replay: what it prints, its exit codes, and what the library holds afterwards."""

from __future__ import annotations

import functools
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from profiletui.cli import main, network_check, run_fetch
from profiletui.fetching.client import Client, Clock
from profiletui.fetching.verdicts import Limits
from tests.fetching import replay as play
from tests.fetching.replay import Replay
from tests.terminal import PROGRAM

Said = tuple[int, str, str]


@pytest.fixture
def replay() -> Iterator[Replay]:
    with play.playing() as replay:
        yield replay


@pytest.fixture
def fetch(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Run a command in this process, where no time passes."""
    environ = replay.environ(PROFILETUI_LIBRARY=str(tmp_path / "library"), XDG_CONFIG_HOME=str(tmp_path))
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "OPENALEX_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    timeless = functools.partial(Client, clock=Clock(lambda: 0.0, lambda seconds: None), limits=Limits(read=0.2))
    monkeypatch.setattr(run_fetch, "Client", timeless)

    def run(*words: str) -> Said:
        code = main(words)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_an_id_is_fetched_at_once(fetch: Callable[..., Said], replay: Replay, tmp_path: Path) -> None:
    code, out, err = fetch("fetch", "openalex:A5001")
    assert (code, err) == (0, "")
    assert re.fullmatch(
        r"Jin Wen: 230 papers, 1 with code, h 3, 700 citations \(OpenAlex, \d+ [A-Z][a-z]{2} \d{4}\)\n"
        r"open it with: profiletui jin-wen\n",
        out,
    )
    assert [len(replay.questions(where)) for where in ("/authors/", "/works", "/arxiv")] == [1, 3, 1]
    assert (tmp_path / "library" / "jin-wen.json").exists()


def test_two_of_a_name_are_listed_with_the_command_for_each(fetch: Callable[..., Said], tmp_path: Path) -> None:
    code, out, err = fetch("fetch", "Jin Wen")
    assert code == 2
    assert "profiletui fetch openalex:A5001\n" in out
    assert "profiletui fetch openalex:A5002\n" in out
    assert "Jin Wen (also J. Wen) · Peking University · 230 papers, 700 citations, h 3 · 2011 to 2025 · Neural" in out
    assert err == ("profiletui: 2 records may be Jin Wen; choose with one of the commands above; nothing was changed\n")
    assert not (tmp_path / "library" / "jin-wen.json").exists()


def test_a_name_need_not_be_quoted(fetch: Callable[..., Said]) -> None:
    assert fetch("fetch", "Jin", "Wen")[1] == fetch("fetch", "Jin Wen")[1]


def test_a_name_that_one_has_is_fetched(fetch: Callable[..., Said], replay: Replay) -> None:
    del replay.authors["A5002"]
    assert fetch("fetch", "jin wen")[0] == 0
    assert len(replay.asked) == 6


def test_nobody_of_a_name_and_the_nearest(fetch: Callable[..., Said]) -> None:
    code, out, err = fetch("fetch", "Gin Wen")
    assert code == 2
    assert "there is nobody called Gin Wen; the nearest is Jin Wen, openalex:A5001; nothing was changed" in err
    assert "profiletui fetch openalex:A5001" in out
    assert "there is nobody called Xyzzy, nor anybody like it" in fetch("fetch", "Xyzzy")[2]


def test_more_records_than_are_shown(fetch: Callable[..., Said], replay: Replay) -> None:
    for number in range(30):
        replay.authors[f"A6{number}"] = play.author(f"A6{number}", f"Jin Wen {number}", works_count=1001)
    _, out, err = fetch("fetch", "Jin Wen")
    assert "32 records may be Jin Wen (the first 10 are shown; a first name or an id finds others)" in err
    assert out.count("may hold several people of one name") == 8


def test_a_profile_of_the_library_is_opened_compared_and_fetched_again(
    fetch: Callable[..., Said], replay: Replay
) -> None:
    fetch("fetch", "openalex:A5001")
    assert fetch("list", "jin-wen", "--filter", "code:yes")[1].endswith("On the weaving of pattern number $5$\n")
    assert fetch("links", "jin-wen")[1] == "https://github.com/jinwen/loom\n"
    code, _, err = fetch("diff", "jin-wen")
    assert code == 2
    assert "there is only one state of jin-wen so far; profiletui fetch jin-wen brings the next" in err
    replay.works["A5001"].insert(0, play.work(999, replay.authors["A5001"]))
    code, out, _ = fetch("fetch")
    assert code == 0
    assert re.search(r"since \d+ [A-Z][a-z]{2} \d{4}: 1 new; see profiletui diff jin-wen\n", out)
    code, out, _ = fetch("diff", "jin-wen")
    assert code == 1
    assert "On the weaving of pattern number 999" in out
    assert fetch("list", "jin-wen", "--filter", "is:new")[1].endswith("pattern number 999\n")
    assert fetch("list", "--filter", "is:new", "--format", "tsv", "jin-wen")[1].count("\n") == 1
    assert re.search(r"nothing new since \d+ [A-Z][a-z]{2} \d{4}\n", fetch("fetch", "jin-wen")[1])


def test_a_page_of_the_library_opens_by_its_name_too(fetch: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "ada.txt").write_text(
        "Ada Byron\n\nh-index3\n\nLGMar 4, 2023Code\nLooms\n\nAda Byron\n\nx\n"
    )
    assert fetch("list", "ada")[1].endswith("Looms\n")
    assert fetch("list", "../library/ada")[0] == 2


def test_somebody_without_a_name(fetch: Callable[..., Said], replay: Replay) -> None:
    replay.authors["A5002"]["display_name"] = None
    assert fetch("fetch", "openalex:A5002")[1].startswith("openalex:A5002: 12 papers")
    assert fetch("list", "openalex-a5002")[0] == 0


def test_a_name_that_is_neither_file_nor_profile(fetch: Callable[..., Said]) -> None:
    assert "cannot read jin-wen: there is no such file" in fetch("list", "jin-wen")[2]
    assert "the library has no nobody of which to compare two" in fetch("diff", "nobody")[2]


def test_an_address_is_fetched_and_not_opened(fetch: Callable[..., Said]) -> None:
    code, _, err = fetch("list", "https://openalex.org/A5001")
    assert code == 2
    assert err == (
        "profiletui: cannot read https://openalex.org/A5001: it is an address; try profiletui fetch with it\n"
    )
    assert fetch("fetch", "https://openalex.org/A5001")[0] == 0


def test_the_whole_library_the_oldest_first(fetch: Callable[..., Said], replay: Replay) -> None:
    fetch("fetch", "openalex:A5001", "--no-arxiv")
    fetch("fetch", "openalex:A5002")
    replay.asked.clear()
    replay.then("/authors/A5001", play.status(404))
    code, out, err = fetch("fetch")
    assert code == 2
    assert err.startswith("profiletui: jin-wen: cannot fetch from OpenAlex: it knows no author A5001 (404)")
    assert "nothing was changed" in err
    assert "Jin Wen: 12 papers" in out
    assert replay.questions("/arxiv") == []


def test_what_would_stop_all_stops_the_rest(fetch: Callable[..., Said], replay: Replay) -> None:
    fetch("fetch", "openalex:A5001")
    fetch("fetch", "openalex:A5002")
    replay.asked.clear()
    replay.then("/authors/", play.status(401))
    code, _, err = fetch("fetch")
    assert code == 2
    assert "it wants a key (401)" in err
    assert "1 further profile not asked for" in err
    assert len(replay.asked) == 1


def test_what_is_in_the_library(fetch: Callable[..., Said], replay: Replay) -> None:
    assert "there is nobody in the library yet" in fetch("fetch", "--list")[2]
    assert "there is nobody in the library yet" in fetch("fetch")[2]
    fetch("fetch", "openalex:A5001")
    replay.asked.clear()
    code, out, _ = fetch("fetch", "--list")
    assert code == 0
    assert re.fullmatch(r"jin-wen  [-0-9]{10}  230 papers  openalex:A5001  Jin Wen\n", out)
    assert replay.asked == []


def test_what_would_be_asked(fetch: Callable[..., Said], replay: Replay) -> None:
    fetch("fetch", "openalex:A5001")
    asked = [path for path in replay.asked if "/works" in path or "/authors" in path]
    replay.asked.clear()
    for words in ((), ("jin-wen",)):
        _, out, _ = fetch("fetch", "--dry-run", *words)
        told = [line.removeprefix(replay.root) for line in out.splitlines() if line.startswith("http")]
        assert told[:4] == asked
        assert len(told) == 5
    assert "/authors?search=Ada%20Byron" in fetch("fetch", "--dry-run", "Ada Byron")[1]
    assert "orcid:0000-0002-1825-0097" in fetch("fetch", "--dry-run", "0000-0002-1825-0097")[1]
    assert "/a/warner_s_1.atom2" in fetch("fetch", "--dry-run", "arxiv:warner_s_1")[1]
    assert "citation-summary" in fetch("fetch", "--dry-run", "inspire:1010907")[1]
    assert replay.asked == []


def test_fewer_papers_need_force(fetch: Callable[..., Said], replay: Replay) -> None:
    fetch("fetch", "openalex:A5001")
    del replay.works["A5001"][100:]
    code, _, err = fetch("fetch", "jin-wen")
    assert code == 2
    assert "Jin Wen has 100 papers now, and 230 are known: what came was put aside in " in err
    assert err.endswith("; --force keeps it all the same; nothing was changed\n")
    assert fetch("fetch", "jin-wen", "--force")[0] == 0


FAULTS: dict[str, tuple[str, list[play.Fault], str]] = {
    "unknown key": ("/authors/", [play.status(401)], "it wants a key (401)"),
    "not found": ("/authors/", [play.status(404)], "it knows no author A5001 (404)"),
    "long wait": ("/works", [play.status(429, retry_after="600")], "it asks to wait 10 min (429); try again after "),
    "budget": ("/works", [play.status(429, x_ratelimit_remaining="0")], "its budget for today is used up"),
    "out of order": ("/works", [play.status(500)] * 4, "it is out of order (500), tried 4 times"),
    "bot check": ("/works", [play.raw(b"<html>")], "it sent a web page for people instead of data"),
    "cut": ("/works", [play.cut(b"{" * 99, 40)] * 4, "its answer broke off after 40 of 99 bytes, tried 4 times"),
    "slow": ("/works", [play.stalls(b"{" * 99, 40)] * 2, "its answer stopped coming for 0.2 s after 40 of 99 bytes"),
    "silent": ("/works", [play.silent] * 2, "it did not answer within 0.2 s, tried 2 times"),
    "charset": ("/works", [play.raw(b"\xff")], "its answer is not in the character set that it names (utf-8)"),
    "elsewhere": ("/works", [play.status(301, location="https://a.example/")], "it sends us on to https://a.example"),
    "empty": ("/works", [play.raw(b'{"meta": {"count": 0}, "results": []}')], "Jin Wen has no papers there"),
    "unreadable": ("/works", [play.raw(b"[]")], "its answer cannot be read"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_each_fault_is_one_sentence(case: str, fetch: Callable[..., Said], replay: Replay, tmp_path: Path) -> None:
    fetch("fetch", "openalex:A5001")
    before = (tmp_path / "library" / "jin-wen.json").read_bytes()
    where, faults, why = FAULTS[case]
    replay.then(where, *faults)
    code, out, err = fetch("fetch", "openalex:A5001")
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1
    assert err.endswith("; nothing was changed\n")
    assert (tmp_path / "library" / "jin-wen.json").read_bytes() == before


def test_nothing_of_an_answer_drives_the_terminal(fetch: Callable[..., Said], replay: Replay) -> None:
    hostile = "Jin\x1b[2J\x9b31m\u202eWen\x07"
    for number in ("A5001", "A5002"):
        replay.authors[number] |= {
            "display_name": hostile, "display_name_alternatives": [hostile], "orcid": f"https://orcid.org/{hostile}",
            "last_known_institutions": [{"display_name": hostile}], "topics": [{"display_name": hostile}],
        }  # fmt: skip
    said = [fetch("fetch", "Jin"), fetch("fetch", "openalex:A5001"), fetch("fetch", "--list")]
    assert [code for code, _, _ in said] == [2, 0, 0]
    for _, out, err in said:
        assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(out + err)


def test_a_library_that_cannot_be_written(
    fetch: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PROFILETUI_LIBRARY", str(tmp_path / "file" / "library"))
    code, _, err = fetch("fetch", "openalex:A5001")
    assert code == 2
    assert err.startswith("profiletui: cannot keep profiles in ")
    assert err.endswith("not a directory; nothing was changed\n")


def test_the_network_is_told_of(fetch: Callable[..., Said], replay: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    replay.extra = {"X-RateLimit-Remaining": "990"}
    code, out, _ = fetch("doctor", "--network")
    assert code == 0
    assert re.search(r"OpenAlex +answers", out)
    assert re.search(r"arXiv +answers", out)
    replay.then("/inspire", play.status(503))
    code, out, _ = fetch("doctor", "--network")
    assert code == 1
    assert re.search(r"INSPIRE +does not answer +\(it is out of order \(503\); try again later\)", out)
    assert network_check.all_answer([])


# -- as a process ------------------------------------------------------------------------------------------------


@pytest.fixture
def environ(replay: Replay, tmp_path: Path) -> dict[str, str]:
    ours = replay.environ(PROFILETUI_LIBRARY=str(tmp_path / "library"), XDG_CONFIG_HOME=str(tmp_path), NO_PROXY="*")
    return {**os.environ, **ours}


def test_ctrl_c_stops_and_nothing_is_changed(replay: Replay, environ: dict[str, str], tmp_path: Path) -> None:
    subprocess.run([PROGRAM, "fetch", "openalex:A5002"], env=environ, check=True, capture_output=True)
    library = tmp_path / "library"
    before = {path: path.read_bytes() for path in library.rglob("*") if path.is_file()}
    running: list[subprocess.Popen[bytes]] = []

    def interrupt(handler: play.Handler) -> None:
        running[0].send_signal(signal.SIGINT)
        play.silent(handler)

    replay.then("/works", interrupt)
    running.append(subprocess.Popen([PROGRAM, "fetch", "openalex:A5002"], env=environ, stderr=subprocess.PIPE))
    _, said = running[0].communicate(timeout=60)
    assert (running[0].returncode, said) == (130, b"profiletui: stopped; nothing was changed\n")
    assert {path: path.read_bytes() for path in library.rglob("*") if path.is_file()} == before


def test_ctrl_c_keeps_what_was_fetched_before(replay: Replay, environ: dict[str, str], tmp_path: Path) -> None:
    for number in ("A5001", "A5002"):
        subprocess.run([PROGRAM, "fetch", f"openalex:{number}"], env=environ, check=True, capture_output=True)
    replay.works["A5001"].insert(0, play.work(999, replay.authors["A5001"]))
    running: list[subprocess.Popen[bytes]] = []

    def interrupt(handler: play.Handler) -> None:
        running[0].send_signal(signal.SIGINT)
        play.silent(handler)

    replay.then("/authors/A5002", interrupt)
    pipe = subprocess.PIPE
    running.append(subprocess.Popen([PROGRAM, "fetch"], env=environ, stdout=pipe, stderr=pipe))
    out, err = running[0].communicate(timeout=60)
    assert running[0].returncode == 130
    assert b"231 papers" in out
    assert err == b"profiletui: stopped; jin-wen-2 was not changed\n"
    assert len(list((tmp_path / "library" / ".history" / "jin-wen").glob("20*.json"))) == 1


def test_progress_is_drawn_on_a_terminal_and_goes_again(environ: dict[str, str]) -> None:
    child = pexpect.spawn(PROGRAM, ["fetch", "openalex:A5001"], env=environ, encoding="utf-8", dimensions=(24, 100))
    said = ""
    while child.isalive() or not said:
        try:
            said += child.read_nonblocking(4096, timeout=60)
        except pexpect.EOF:
            break
    child.wait()
    assert child.exitstatus == 0
    assert "OpenAlex" in said
    assert "230 papers" in said
    assert "open it with: profiletui jin-wen" in said


PROBE = """
import sys
from profiletui.cli import main
code = main(["fetch", "openalex:A5002"])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


def test_a_pipe_pays_for_no_progress(environ: dict[str, str]) -> None:
    run = subprocess.run([sys.executable, "-c", PROBE], env=environ, capture_output=True, text=True, check=True)
    assert {name.partition(".")[0] for name in run.stderr.split()}.isdisjoint({"rich", "textual"})


BIG = """
import resource, sys
from profiletui.cli import main
code = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def test_five_thousand_works_within_300_megabytes(replay: Replay, environ: dict[str, str]) -> None:
    jin = replay.authors["A5001"]
    text = "The loom weaves the thread of every colour and the thread weaves the loom again. " * 16
    index = play.inverted(text)
    replay.works["A5001"] = [play.work(number, jin, abstract_inverted_index=index) for number in range(5000)]
    unit = 1 if sys.platform == "darwin" else 1024
    for words in (["fetch", "openalex:A5001"], ["list", "jin-wen", "--filter", "colour"]):
        run = subprocess.run(
            [sys.executable, "-c", BIG, *words], env=environ, capture_output=True, text=True, check=True
        )
        assert int(run.stderr.split()[-1]) * unit < 300 << 20
    assert run.stdout.count("\n") == 5000
