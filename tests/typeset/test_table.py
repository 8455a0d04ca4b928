from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profiletui.typeset.table import columns
from profiletui.typeset.widths import cell_width

cells = st.text(st.sampled_from("ab 深é…🦊"), max_size=8).map(str.strip)


def test_columns_stand_under_one_another_also_with_wide_characters() -> None:
    rows = [("LG", "深度", "one"), ("CV-x", "é", "two")]
    assert list(columns(rows)) == ["LG    深度  one", "CV-x  é     two"]


def test_the_last_column_is_cut_where_the_terminal_ends() -> None:
    assert list(columns([("LG", "Towards a theory")], width=12)) == ["LG  Towards…"]
    assert list(columns([("LG", "Towards a theory")], width=12, ascii=True)) == ["LG  Towards~"]


def test_there_may_be_nothing_to_show() -> None:
    assert list(columns([])) == []


@given(st.lists(st.tuples(cells, cells, cells), max_size=6), st.none() | st.integers(1, 60))
def test_no_line_is_wider_than_asked_and_none_ends_in_blanks(
    rows: list[tuple[str, str, str]], width: int | None
) -> None:
    lines = list(columns(rows, width))
    assert len(lines) == len(rows)
    assert all(line == line.rstrip() for line in lines)
    if width is not None and rows:
        fixed = sum(max(cell_width(row[place]) for row in rows) + 2 for place in (0, 1))
        assert all(cell_width(line) <= max(width, fixed + 1) for line in lines)
