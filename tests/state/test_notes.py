from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.state.notes import NO_NOTES, Notes, load, save

ids = st.frozensets(st.text(alphabet="0123456789abcdef", min_size=1, max_size=16), max_size=20)


@given(ids, ids)
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, marked: frozenset[str], read: frozenset[str]
) -> None:
    path = str(tmp_path_factory.mktemp("notes") / "new" / "notes")
    save(path, Notes(marked, read))
    assert load(path) == Notes(marked, read)


def test_a_missing_or_foreign_file_holds_no_notes(tmp_path: Path) -> None:
    assert load(str(tmp_path / "none")) == NO_NOTES
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"\xff\x00 marked x\n")
    assert load(str(foreign)) == NO_NOTES


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        load(str(tmp_path))
