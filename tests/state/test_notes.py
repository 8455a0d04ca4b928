from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.state.notes import NO_NOTES, Notes, load, save, tags_in

ids = st.frozensets(st.text(alphabet="0123456789abcdef", min_size=1, max_size=16), max_size=20)


known = ("marked ", "read ", "starred ", "tagged ")
others = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1)
    .map(str.strip)
    .filter(lambda line: line and not line.startswith(known))
)
tags = st.text().map(tags_in).filter(bool)
tagged = st.dictionaries(st.text(alphabet="0123456789abcdef", min_size=1, max_size=16), tags, max_size=5)
notes = st.builds(Notes, ids, ids, ids, tagged, st.lists(others, max_size=5).map(tuple))


@given(notes)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, kept: Notes) -> None:
    path = str(tmp_path_factory.mktemp("notes") / "new" / "notes")
    save(path, kept)
    assert load(path) == kept


def test_a_file_from_before_there_were_stars_is_read(tmp_path: Path) -> None:
    old = tmp_path / "notes"
    old.write_text("profiletui notes 1\nmarked ab\nread ab\nread cd\n")
    assert load(str(old)) == Notes(frozenset({"ab"}), frozenset({"ab", "cd"}))


def test_what_a_later_version_noted_is_kept(tmp_path: Path) -> None:
    later = tmp_path / "notes"
    later.write_text("profiletui notes 1\nrated ab 5\nstarred ab\n")
    found = load(str(later))
    assert found == Notes(starred=frozenset({"ab"}), others=("rated ab 5",))
    save(str(later), found._replace(starred=frozenset()))
    assert later.read_text() == "profiletui notes 1\nrated ab 5\n"


@given(st.text())
def test_tags_are_words_that_can_be_seen_and_are_found_again_in_what_is_made_of_them(typed: str) -> None:
    found = tags_in(typed)
    assert all(tag.isprintable() and tag and not set(tag) & set(", ") for tag in found)
    assert tags_in(" ".join(found)) == tags_in(", ".join(found)) == found


def test_tags_stand_between_blanks_and_commas() -> None:
    assert tags_in(" to-read,  ml,\x1b[31m,café ") == {"to-read", "ml", "[31m", "café"}
    assert tags_in(" , ") == frozenset()


def test_a_missing_or_foreign_file_holds_no_notes(tmp_path: Path) -> None:
    assert load(str(tmp_path / "none")) == NO_NOTES
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"\xff\x00 marked x\n")
    assert load(str(foreign)) == NO_NOTES


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        load(str(tmp_path))
