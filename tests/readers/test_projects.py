"""A page of a project counts as such where the text offers it as code or project, and nowhere else."""

from __future__ import annotations

import pytest

from profiletui.readers.links.finder import find_links
from profiletui.readers.links.projects import with_projects


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We weave. Code is available at https://ada.github.io/engine. More.", "project"),
        ("Project page: https://sites.google.com/view/engine", "project"),
        ("The software can be had from https://www.ada.ac.uk/engine/.", "project"),
        ("All scripts are archived (https://zenodo.org/record/12345).", "project"),
        ("Videos are at https://ada.github.io/engine. Our code follows.", "other"),
        ("Code is good. Data are at https://osf.io/abcd1.", "other"),
        ("Our code is at https://example.org/engine.", "other"),
        ("Code: https://github.com/ada/engine", "code"),
    ],
)
def test_a_project_page_is_one_where_its_sentence_says_so(text: str, kind: str) -> None:
    assert [link.kind for link in with_projects(find_links(text), text)] == [kind]
