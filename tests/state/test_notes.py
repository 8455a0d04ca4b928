from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.paper import Paper
from profiletui.state.journal import Entry
from profiletui.state.notes import NO_NOTES, Notes, Register, changed, changes_between, names_of, tags_in

papers = st.sampled_from(["a1", "b2", "c3", "d4", "doi:10.1/x y"])
tags = st.text().map(tags_in).filter(bool)
notes = st.builds(
    Notes,
    st.frozensets(papers),
    st.frozensets(papers),
    st.dictionaries(papers, tags, max_size=5),
    st.dictionaries(papers, st.text(min_size=1), max_size=5),
)
fields = st.sampled_from(["star", "read", "tag:x", "tag:y", "words", "rated", "same:a1", "same:b2"])
entries = st.builds(
    Entry, st.integers(0, 4), st.sampled_from(["w", "v"]), fields, papers, st.sampled_from(["", "1", "some words"])
)


@given(st.text())
def test_tags_are_words_that_can_be_seen_and_are_found_again_in_what_is_made_of_them(typed: str) -> None:
    found = tags_in(typed)
    assert all(tag.isprintable() and tag and not set(tag) & set(", ") for tag in found)
    assert tags_in(" ".join(found)) == tags_in(", ".join(found)) == found


def test_tags_stand_between_blanks_and_commas() -> None:
    assert tags_in(" to-read,  ml,\x1b[31m,café ") == {"to-read", "ml", "[31m", "café"}
    assert tags_in(" , ") == frozenset()


@given(notes, notes)
def test_the_changes_between_notes_lead_from_one_to_the_other(before: Notes, after: Notes) -> None:
    assert changed(before, changes_between(before, after)) == after
    assert list(changes_between(after, after)) == []


@given(st.lists(entries, max_size=25), st.randoms(use_true_random=False), st.integers(0, 25))
def test_whatever_the_order_entries_say_the_same(noted: list[Entry], chance: random.Random, cut: int) -> None:
    """Windows append in any order, read in any pieces, and take in twice what they wrote."""
    other = [*noted, *noted[:cut]]
    chance.shuffle(other)
    told = []
    for lines in (noted, other):
        register, found = Register(), NO_NOTES
        for start in range(0, len(lines), 3):
            found = changed(found, register.take(lines[start : start + 3]))
        told.append((found, register.number))
    assert told[0] == told[1]


@given(st.lists(entries.filter(lambda entry: not entry.field.startswith("same:")), max_size=25))
def test_the_last_writer_of_a_field_wins_and_what_was_taken_back_is_gone(noted: list[Entry]) -> None:
    found = changed(NO_NOTES, Register().take(noted))
    last = {(entry.paper, entry.field): entry.value for entry in sorted(noted)}
    assert found.starred == {paper for (paper, field), value in last.items() if field == "star" and value}
    assert {paper for paper, had in found.tags.items() if "x" in had} == {
        paper for (paper, field), value in last.items() if field == "tag:x" and value
    }
    assert found.words == {paper: value for (paper, field), value in last.items() if field == "words" and value}


def test_a_paper_keeps_its_notes_when_its_title_is_mended() -> None:
    register = Register()
    noted = [Entry(1, "w", "star", "old", "1"), Entry(1, "w", "same:doi:10.1/x", "old", "1")]
    found = changed(NO_NOTES, register.take(noted))
    assert "new" not in found.starred
    mended = Paper("new", 1, None, None, False, "Mended", doi="10.1/x")
    found = changed(found, register.learn(names_of(mended)))
    assert "new" in found.starred
    found = changed(found, register.take([Entry(2, "w", "star", "new", "")]))
    assert not found.starred


def test_what_nothing_was_noted_of_is_not_learnt() -> None:
    register = Register()
    assert register.learn(("a", "doi:1")) == []
    assert "a" not in register


def test_a_paper_goes_by_all_its_names() -> None:
    plain = Paper("id", 1, None, None, False, "Title")
    assert names_of(plain) == ("id",)
    known = plain._replace(doi="10.1/x", arxiv_id="2301.00001", aliases=("former", "id"))
    assert names_of(known) == ("id", "former", "doi:10.1/x", "arxiv:2301.00001")
