import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.typeset.glyphs import ASCII, UNICODE, in_ascii, speaks_utf8
from profiletui.typeset.widths import cell_width


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"]), max_size=40))
def test_ascii_keeps_every_sign_in_its_column(text: str) -> None:
    assert in_ascii(text).isascii()
    assert len(in_ascii(text)) == sum(cell_width(sign) for sign in text)


@pytest.mark.parametrize(
    ("environ", "speaks"),
    [
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, False),
        ({"LC_ALL": "", "LC_CTYPE": "C.utf8"}, True),
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LANG": "de_DE.ISO-8859-1"}, False),
        ({}, False),
    ],
)
def test_the_locale_tells_whether_more_than_ascii_can_be_drawn(environ: dict[str, str], speaks: bool) -> None:
    assert speaks_utf8(environ) is speaks


def test_every_sign_is_one_cell_and_signs_differ() -> None:
    for glyphs in (UNICODE, ASCII):
        signs = [sign for sign in glyphs if isinstance(sign, str)]
        assert all(cell_width(sign) == 1 for sign in signs)
        assert len({glyphs.cursor, glyphs.marked, glyphs.starred, glyphs.link, glyphs.badge}) == 5
        assert in_ascii(glyphs.starred) == ASCII.starred
