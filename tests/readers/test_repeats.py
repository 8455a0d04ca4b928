from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.profile import Metrics, Profile, Reading, Source
from profiletui.readers.registry import read
from profiletui.readers.repeats import with_repeats


def listed(*ids: str, line: int = 0) -> Profile:
    papers = tuple(Paper(name, (at + 1) * line, None, None, False, f"Title {name}") for at, name in enumerate(ids))
    return Profile("", None, Metrics(), Source("a", "ris"), papers)


@given(st.lists(st.sampled_from("abcdef")), st.integers(0, 3))
def test_each_paper_that_was_there_before_has_a_note(ids: list[str], line: int) -> None:
    (profile,) = with_repeats(Reading((listed(*ids, line=line),))).profiles
    again = [at for at, name in enumerate(ids) if name in ids[:at]]
    assert [remark.line for remark in profile.diagnostics] == [(at + 1) * line for at in again]
    for remark, at in zip(profile.diagnostics, again, strict=True):
        first = (ids.index(ids[at]) + 1) * line
        where = f"stands in line {first}" if line else "was told before"
        assert remark == Diagnostic(
            (at + 1) * line, "note", "repeated-paper", f"The same paper {where}: “Title {ids[at]}”."
        )


def test_notes_that_a_reader_made_itself_are_enough() -> None:
    told = Diagnostic(3, "note", "repeated-paper", "The same paper stands in line 1.")
    profile = listed("a", "a", line=1)._replace(diagnostics=(told,))
    assert with_repeats(Reading((profile,))).profiles == (profile,)


def test_a_list_read_by_the_registry_has_them() -> None:
    entry = "TY  - JOUR\nTI  - Looms\nAU  - Byron, Ada\nER  - \n"
    (profile,) = read("ris", (entry * 2).encode(), "a.ris").profiles
    assert [(remark.line, remark.code) for remark in profile.diagnostics] == [(5, "repeated-paper")]
