from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.diagnostic import Diagnostic
from profiletui.typeset.lines import plain
from profiletui.ui.present.pages import diagnostics_page


@given(st.lists(st.integers(0, 10**9), min_size=1), st.integers(20, 120))
def test_a_remark_stands_apart_from_its_line_number_however_long_the_page(numbers: list[int], width: int) -> None:
    remarks = [Diagnostic(number, "note", "kind", "Said") for number in numbers]
    words = " ".join(plain(line) for line in diagnostics_page([("page.txt", remarks)], width)).split()
    assert words.count("Said") == len(numbers)
