"""The library: never good by worse, former states by day, papers that are not mine, and several fetches at once."""

from __future__ import annotations

import gzip
import json
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.fetching import keeper as keeping
from profiletui.fetching.client import Client, Clock
from profiletui.fetching.faults import Fault, Refusal, Stopped
from profiletui.fetching.identity import Person
from profiletui.fetching.keeper import Keeper, read_profile
from profiletui.fetching.same import keys, known_as, without
from profiletui.fetching.update import refresh, update
from profiletui.loading.reload import reread, stamps
from profiletui.model.paper import Paper
from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Source
from profiletui.model.words import paper_id
from profiletui.session import library_of, narrow, open_sources
from profiletui.state import snapshots
from tests.fetching import replay as play
from tests.fetching.replay import Replay

MONDAY, TUESDAY, WEDNESDAY = "2026-11-30", "2026-12-01", "2026-12-02"


def paper(title: str, doi: str | None = None, **other: Any) -> Paper:
    return Paper(paper_id(title, ("Jin Wen",)), 0, None, "2020", False, title, ("Jin Wen",), doi=doi)._replace(**other)


PAPERS = tuple(paper(f"Looms of kind {number}", f"10.5555/{number}") for number in range(20))


def profile(day: str, *papers: Paper, number: str = "A5001", name: str = "Jin Wen") -> Profile:
    return Profile(
        name, None, Metrics(3, len(papers), 7), Source("OpenAlex", "openalex"), papers, ids=(("openalex", number),),
        origin=FiguresOrigin("OpenAlex", day),
    )  # fmt: skip


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    return Keeper(str(tmp_path / "library"))


def tree(folder: str) -> dict[str, bytes]:
    """All files of the library but the lock, with what they hold."""
    root = Path(folder)
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file() and p.name != "lock"}


# -- keeping -----------------------------------------------------------------------------------------------------


def test_the_first_fetch_is_kept_as_it_came(keeper: Keeper) -> None:
    first = profile(MONDAY, *PAPERS)
    kept = keeper.keep(first, MONDAY)
    assert (kept.name, kept.new, kept.since) == ("jin-wen", (), "")
    assert read_profile(kept.path) == first
    assert snapshots.home_of(kept.path) == (keeper.folder, "jin-wen")
    assert snapshots.home_of(kept.path.replace("jin-wen", "other")) is None
    assert snapshots.former(keeper.folder, "jin-wen") == []
    assert snapshots.new_ids(kept.path) == frozenset()


def test_the_former_state_is_kept_by_its_day(keeper: Keeper) -> None:
    first = profile(MONDAY, *PAPERS)
    second = profile(TUESDAY, paper("A new one"), *PAPERS[1:])
    keeper.keep(first, MONDAY)
    kept = keeper.keep(second, TUESDAY)
    assert [one.title for one in kept.new] == ["A new one"]
    assert (kept.gone, kept.since) == (1, MONDAY)
    (former,) = snapshots.former(keeper.folder, "jin-wen")
    assert former.endswith(".history/jin-wen/2026-11-30.json")
    assert read_profile(former) == first
    assert snapshots.new_ids(kept.path) == {second.papers[0].id}


def test_several_states_of_one_day_stand_in_order(keeper: Keeper) -> None:
    for number in range(11):
        keeper.keep(profile(MONDAY, *PAPERS, *[paper(f"New {one}") for one in range(number)]), MONDAY)
    former = [read_profile(path) for path in snapshots.former(keeper.folder, "jin-wen")]
    assert [len(one.papers) for one in former if one] == list(range(20, 30))


def test_a_fetch_that_brings_nothing_new_leaves_what_is_new(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    new = paper("A new one")
    keeper.keep(profile(TUESDAY, *PAPERS, new), TUESDAY)
    kept = keeper.keep(profile(WEDNESDAY, *PAPERS, new), WEDNESDAY)
    assert (kept.new, kept.since) == ((), TUESDAY)
    assert len(snapshots.former(keeper.folder, "jin-wen")) == 1
    assert snapshots.new_ids(kept.path) == {new.id}
    about = keeper.about("jin-wen")
    assert about is not None
    assert about.day == WEDNESDAY


@pytest.mark.parametrize("count", [0, 1, 17])
def test_far_fewer_papers_are_put_aside(count: int, keeper: Keeper) -> None:
    kept = keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    before = tree(keeper.folder)
    with pytest.raises(Refusal, match=f"has {count} papers now, and 20 are known: what came was put aside in "):
        keeper.keep(profile(TUESDAY, *PAPERS[:count]), TUESDAY)
    after = tree(keeper.folder)
    aside = after.pop(".history/jin-wen/aside-2026-12-01.json")
    assert json.loads(aside)["profiles"][0]["name"] == "Jin Wen"
    assert after == before
    assert len(keeper.keep(profile(TUESDAY, *PAPERS[:count]), TUESDAY, force=True).profile.papers) == count
    assert Path(kept.path).exists()


def test_a_few_papers_fewer_are_kept(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    assert keeper.keep(profile(TUESDAY, *PAPERS[:18]), TUESDAY).gone == 2


def test_another_person_of_the_same_name_gets_a_file_of_their_own(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    other = keeper.keep(profile(MONDAY, PAPERS[0], number="A5002"), MONDAY)
    assert other.name == "jin-wen-2"
    assert [about.name for about in keeper.all()] == ["jin-wen", "jin-wen-2"]
    assert keeper.keep(profile(TUESDAY, *PAPERS[:2], number="A5002"), TUESDAY).name == "jin-wen-2"


def test_a_person_who_is_called_otherwise_now_stays_in_the_same_file(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    assert keeper.keep(profile(TUESDAY, *PAPERS, name="Jin W. Wen"), TUESDAY).name == "jin-wen"


@pytest.mark.parametrize(
    "contents", ["no JSON", "", '{"schema": "profiletui/2", "profiles": []}', "Jin Wen\n\nh-index3\n"]
)
def test_a_file_that_is_not_ours_is_never_overwritten(contents: str, keeper: Keeper) -> None:
    path = Path(keeper.folder) / "jin-wen.json"
    path.parent.mkdir()
    path.write_text(contents)
    assert keeper.keep(profile(MONDAY, *PAPERS), MONDAY).name == "jin-wen-2"
    assert path.read_text() == contents


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", ".", "", "\x1b]0;x\x07", "-rf", "a\0b"])
def test_no_name_of_a_person_leads_out_of_the_library(name: str, keeper: Keeper) -> None:
    kept = keeper.keep(profile(MONDAY, *PAPERS, name=name), MONDAY)
    assert Path(kept.path).parent == Path(keeper.folder)
    assert [str(path) for path in Path(keeper.folder).parent.iterdir()] == [keeper.folder]


def test_the_past_is_for_the_person_alone(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    for folder in ("", ".history", ".history/jin-wen"):
        assert stat.S_IMODE((Path(keeper.folder) / folder).stat().st_mode) == 0o700


def test_what_is_noted_beside_a_profile_may_be_gone_or_broken(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    whole = keeper.about("jin-wen")
    noted = Path(keeper.folder) / ".history" / "jin-wen" / "about"
    for broken in ("", "[]", "{}", '{"ids": 1}', '{"ids": [], "display_name": 1, "day": "", "papers": 1}'):
        noted.write_text(broken)
        assert keeper.about("jin-wen") == whole
    noted.unlink()
    assert keeper.about("jin-wen") == whole


def test_the_one_fetched_longest_ago_comes_first(keeper: Keeper) -> None:
    for day, number, name in ((TUESDAY, "A1", "Ada"), (MONDAY, "A2", "Zoe"), (WEDNESDAY, "A3", "Bob")):
        keeper.keep(profile(day, *PAPERS, number=number, name=name), day)
    assert [about.name for about in keeper.all()] == ["zoe", "ada", "bob"]


def test_what_is_new_is_found_and_read_again(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    opened = open_sources([keeper.folder], stdin=None, environ={})
    assert len(narrow(opened.library, "is:new").rows) == 0
    before = stamps(opened)
    keeper.keep(profile(TUESDAY, paper("A new one"), *PAPERS), TUESDAY)
    again = reread(opened, before, {}).opened
    (row,) = narrow(again.library, "is:new").rows
    assert again.library.papers[row].title == "A new one"
    assert len(narrow(again.library, "-is:new").rows) == 20
    both = library_of(again.library.profiles, again.library.new)
    assert len(narrow(both, "is:new").rows) == 1


# -- papers ------------------------------------------------------------------------------------------------------


def test_notes_follow_a_paper_with_a_new_title(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    renamed = paper("Looms of another kind", "10.5555/0")
    kept = keeper.keep(profile(TUESDAY, renamed, *PAPERS[1:]), TUESDAY)
    assert kept.new == ()
    assert kept.gone == 0
    assert kept.profile.papers[0].aliases == (PAPERS[0].id,)


def test_what_is_not_mine_stays_away(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    assert keeper.disown("jin-wen", PAPERS[3:4])
    path = snapshots.profile_path(keeper.folder, "jin-wen")
    assert path is not None
    assert read_profile(path) == profile(MONDAY, *PAPERS[:3], *PAPERS[4:])._replace(metrics=Metrics(3, 20, 7))
    renamed = paper("The same under another title", "10.5555/3")
    kept = keeper.keep(profile(TUESDAY, *PAPERS[:3], renamed, *PAPERS[4:]), TUESDAY)
    assert len(kept.profile.papers) == 19
    assert keeper.own_again("jin-wen", PAPERS[3:4])
    assert len(keeper.keep(profile(WEDNESDAY, *PAPERS), WEDNESDAY).profile.papers) == 20


def test_nothing_is_taken_off_what_is_not_in_the_library(keeper: Keeper) -> None:
    assert not keeper.disown("nobody", PAPERS[:1])
    assert not keeper.own_again("nobody", PAPERS[:1])


some = st.builds(
    paper, st.sampled_from(["one", "two", "three"]), st.none() | st.sampled_from(["10.1/a", "10.1/b"]),
    arxiv_id=st.none() | st.sampled_from(["2001.00001", "2001.00002"]),
)  # fmt: skip
lists = st.lists(some, max_size=6).map(tuple)


@given(lists, lists)
def test_what_is_taken_away_is_what_is_the_same(papers: tuple[Paper, ...], others: tuple[Paper, ...]) -> None:
    left = without(papers, others)
    assert all(keys(one).isdisjoint(keys(other)) for one in left for other in others)
    assert without(left, others) == left
    assert without(papers, papers) == ()
    assert without(papers, ()) == papers


@given(lists, lists)
def test_every_former_id_is_known_and_nothing_else_changes(
    papers: tuple[Paper, ...], before: tuple[Paper, ...]
) -> None:
    known = known_as(papers, before)
    assert known_as(known, before) == known
    for old, new in zip(papers, known, strict=True):
        assert new._replace(aliases=()) == old
        assert new.id not in new.aliases


# -- on disk -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["..", "../x", "a/b", "", ".hidden", "a\0b"])
def test_no_name_of_a_profile_leads_out_of_the_library(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / ".hidden.json").write_text("{}")
    assert snapshots.profile_path(str(tmp_path / "library"), name) is None


def test_an_empty_or_missing_library_has_nobody(tmp_path: Path) -> None:
    assert snapshots.names(str(tmp_path / "none")) == []
    assert snapshots.former(str(tmp_path / "none"), "ada") == []
    assert snapshots.new_ids(str(tmp_path / "page.txt")) == frozenset()
    assert Keeper(str(tmp_path / "none")).all() == []


def test_what_cannot_be_written_leaves_the_library_as_it_was(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    before = tree(keeper.folder)

    def full(path: str, pieces: object, replace: bool) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        keeper.keep(profile(TUESDAY, *PAPERS, paper("new")), TUESDAY)
    assert tree(keeper.folder) == before


# -- fetching into it --------------------------------------------------------------------------------------------

JIN = Person("openalex", ("A5001",))


@pytest.fixture
def replay() -> Iterator[Replay]:
    with play.playing() as replay:
        yield replay


def client_of(replay: Replay, **more: str) -> Client:
    return Client(
        replay.environ(XDG_CONFIG_HOME="/nonexistent", **more), clock=Clock(lambda: 0.0, lambda seconds: None)
    )


def test_answers_are_kept_packed_and_without_the_key(keeper: Keeper, replay: Replay) -> None:
    update(client_of(replay, OPENALEX_API_KEY="s3cr3t"), keeper.folder, JIN, day=MONDAY)
    assert all("s3cr3t" in path for path in replay.questions("/openalex"))
    kept = Path(keeper.folder) / ".history" / "jin-wen" / "2026-11-30.answers.gz"
    lines = [json.loads(line) for line in gzip.decompress(kept.read_bytes()).splitlines()]
    assert [line["service"] for line in lines] == ["openalex"] * 4 + ["arxiv"]
    assert json.loads(lines[1]["body"])["meta"]["count"] == 230
    for path, data in tree(keeper.folder).items():
        assert b"s3cr3t" not in (gzip.decompress(data) if path.endswith(".gz") else data)


def test_only_the_latest_answers_are_kept(keeper: Keeper, replay: Replay) -> None:
    for day in range(1, 13):
        update(client_of(replay), keeper.folder, Person("openalex", ("A5002",)), day=f"2026-12-{day:02}")
    past = Path(keeper.folder) / ".history" / "jin-wen"
    kept = sorted(path.name for path in past.glob("*.answers.gz"))
    assert kept == [f"2026-12-{day:02}.answers.gz" for day in range(3, 13)]


FAULTS = {
    "out of order": ("/works", [play.status(503)] * 9),
    "not found": ("/authors/", [play.status(404)]),
    "cut": ("page=2", [play.cut(b"{" + b" " * 99, 40)] * 9),
    "a web page": ("page=3", [play.raw(b"<!doctype html><p>Are you human?")]),
    "wrong charset": ("page=2", [play.raw(b'{"results": "\xff"}')]),
    "elsewhere": ("page=2", [play.status(302, location="https://example.org/")]),
    "unreadable": ("page=2", [play.raw(b'{"results": [')]),
    "empty": ("page=1", [play.raw(b'{"meta": {"count": 0}, "results": []}')]),
    "arXiv": ("/arxiv", [play.status(500)] * 9),
    "budget": ("/works", [play.status(429, x_ratelimit_remaining="0")]),
}


@pytest.mark.parametrize("case", FAULTS)
def test_no_fault_touches_what_is_there(case: str, keeper: Keeper, replay: Replay) -> None:
    update(client_of(replay), keeper.folder, JIN, day=MONDAY)
    before = tree(keeper.folder)
    where, faults = FAULTS[case]
    replay.then(where, *faults)
    with pytest.raises((Fault, Refusal)):
        update(client_of(replay), keeper.folder, JIN, day=TUESDAY)
    after = tree(keeper.folder)
    aside = after.pop(".history/aside-2026-12-01.answers.gz", None)
    assert after == before
    assert (aside is not None) is (case == "unreadable")


def test_a_fetch_that_is_stopped_changes_nothing(keeper: Keeper, replay: Replay) -> None:
    update(client_of(replay), keeper.folder, JIN, day=MONDAY)
    before = tree(keeper.folder)
    asked = len(replay.asked)
    environ = replay.environ(XDG_CONFIG_HOME="/nonexistent")
    with pytest.raises(Stopped):
        refresh(keeper.folder, "jin-wen", environ, stop=lambda: len(replay.asked) >= asked + 2)
    assert tree(keeper.folder) == before


def test_a_profile_is_refreshed_from_where_it_came(keeper: Keeper, replay: Replay) -> None:
    update(client_of(replay), keeper.folder, JIN, day=MONDAY, with_arxiv=False)
    replay.works["A5001"].insert(0, play.work(999, replay.authors["A5001"]))
    updated = refresh(keeper.folder, "jin-wen", replay.environ(XDG_CONFIG_HOME="/nonexistent"))
    assert [one.title for one in updated.kept.new] == ["On the weaving of pattern number 999"]
    assert replay.questions("/arxiv") == []


def test_what_was_not_fetched_cannot_be_fetched_again(keeper: Keeper) -> None:
    with pytest.raises(Refusal, match="was not fetched from a service"):
        refresh(keeper.folder, "nobody", {})


KEEPING = """
import sys
from profiletui.fetching.keeper import Keeper, read_profile
from tests.fetching.test_keeper import PAPERS, paper, profile
for number in range(8):
    new = [paper(f"New of {sys.argv[2]}, {one}") for one in range(number)]
    Keeper(sys.argv[1]).keep(profile("2026-12-01", *PAPERS, *new), "2026-12-01", force=True)
"""


def test_several_fetches_at_once_leave_whole_profiles(keeper: Keeper) -> None:
    keeper.keep(profile(MONDAY, *PAPERS), MONDAY)
    root = Path(__file__).parents[2]
    runs = [
        subprocess.Popen([sys.executable, "-c", KEEPING, keeper.folder, name], cwd=root, stderr=subprocess.PIPE)
        for name in "ab"
    ]
    for run in runs:
        _, said = run.communicate()
        assert (run.returncode, said) == (0, b"")
    assert snapshots.names(keeper.folder) == ["jin-wen"]
    for path in [str(Path(keeper.folder) / "jin-wen.json"), *snapshots.former(keeper.folder, "jin-wen")]:
        assert read_profile(path) is not None
    assert not [path for path in tree(keeper.folder) if path.endswith(".part")]
