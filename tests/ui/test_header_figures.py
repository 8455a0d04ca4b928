"""The figures of the header: only those that a source states, with the source and its day."""

from profiletui.model.profile import FiguresOrigin, Metrics, Profile, Source
from profiletui.typeset.glyphs import UNICODE
from profiletui.typeset.lines import plain
from profiletui.ui.present.header import Facts, header


def _rows(profile: Profile, width: int, rows: int) -> list[str]:
    return [plain(line) for line in header(Facts(profile, {}, 2, 9, 9), width, rows, UNICODE)]


def test_figures_tell_where_they_are_from_and_of_which_day_where_there_is_room() -> None:
    profile = Profile(
        "Ada Byron", None, Metrics(h_index=22, citations=2072), Source("OpenAlex", "openalex"),
        affiliation="Analytical Society", origin=FiguresOrigin("OpenAlex", "2026-11-30"),
    )  # fmt: skip
    wide, _ = _rows(profile, 120, 2)
    assert wide.startswith("Ada Byron  Analytical Society ")
    assert wide.endswith(" h-index 22   2,072 citations · OpenAlex, 30 Nov 2026")
    narrow, _ = _rows(profile, 40, 2)
    assert narrow.startswith("Ada Byron ")
    assert narrow.endswith(" h-index 22  2,072 citations")
    computed = profile._replace(origin=FiguresOrigin("computed"))
    assert _rows(computed, 120, 2)[0].endswith("2,072 citations · computed")


def test_a_list_without_figures_shows_none_but_a_page_tells_what_it_leaves_out() -> None:
    profile = Profile("Ada Byron", None, Metrics(), Source("papers.bib", "bibtex"))
    assert _rows(profile, 80, 2)[0].strip() == "Ada Byron"
    assert _rows(profile, 80, 1)[0].split() == ["Ada", "Byron", "9", "papers"]
    assert "h-index –" in _rows(profile._replace(source=Source("page.txt")), 120, 2)[0]
