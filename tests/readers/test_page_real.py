"""The one real page: its right parse is a fixture made by hand."""

import json
from pathlib import Path

from profiletui.model.diagnostic import Diagnostic
from profiletui.readers.page.reader import read_page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "assets" / "jinwen-ma.txt"
EXPECTED = ROOT / "tests" / "data" / "jinwen-ma.expected.json"


def test_the_real_page_reads_as_expected() -> None:
    reading = read_page([PAGE.read_bytes()], PAGE.name)
    (profile,) = reading.profiles
    (expected,) = json.loads(EXPECTED.read_text())["profiles"]
    assert profile.name == expected["name"]
    assert profile.field == expected["field"]
    assert profile.metrics._asdict() == expected["metrics"]
    assert profile.source.name == PAGE.name
    assert len(profile.papers) == len(expected["papers"]) == 30
    for paper, wanted in zip(profile.papers, expected["papers"], strict=True):
        found = {
            **paper._asdict(),
            "authors": list(paper.authors),
            "affiliations": list(paper.affiliations),
            "links": [link._asdict() for link in paper.links],
        }
        assert {key: found[key] for key in wanted} == wanted


def test_the_real_page_gets_one_remark() -> None:
    reading = read_page([PAGE.read_bytes()], PAGE.name)
    message = "The page marks code, but neither title nor abstract links to any."
    assert reading.all_diagnostics == (Diagnostic(26, "note", "badge-without-link", message),)
