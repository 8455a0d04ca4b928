from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.diagnostic import SOURCE, Diagnostic
from profiletui.typeset.lines import plain
from profiletui.ui.present.diagnostics import diagnostics_page


def test_what_was_passed_over_is_said_without_a_place() -> None:
    remarks = [Diagnostic(0, "warning", SOURCE, "passed over notes.txt: there is no profile in it")]
    rows = [plain(line) for line in diagnostics_page([("sources", remarks)], 80)]
    assert rows[:2] == ["sources  1 remark", "warning passed over notes.txt: there is no profile in it"]


@given(st.lists(st.integers(0, 10**9), min_size=1), st.integers(20, 120))
def test_a_remark_stands_apart_from_its_line_number_however_long_the_page(numbers: list[int], width: int) -> None:
    remarks = [Diagnostic(number, "note", "kind", "Said") for number in numbers]
    words = " ".join(plain(line) for line in diagnostics_page([("page.txt", remarks)], width)).split()
    assert words.count("Said") == len(numbers)
