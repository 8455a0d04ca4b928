"""ARCHITECTURE.md names every module there is and none that is not."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.architecture import BEGIN, END, FILE, SOURCE, TOP, modules


def named() -> list[Path]:
    listed = FILE.read_text().partition(BEGIN)[2].partition(END)[0]
    found, room = [], Path()
    for line in listed.splitlines():
        if heading := re.match(r"### (?:`(.+?)/`|The package)", line):
            room = Path(heading[1] or "")
        elif item := re.match(r"- `(.+?\.py)`: \S", line):
            found.append(room / item[1])
    return found


def test_every_module_is_named_where_it_stands() -> None:
    missing, gone = set(modules()) - set(named()), set(named()) - set(modules())
    assert (missing, gone) == (set(), set()), "run `uv run python -m tests.house.architecture`"


def test_what_the_documents_name_is_there() -> None:
    for document in (FILE, TOP / "CONTRIBUTING.md"):
        for path in re.findall(r"`((?:src|tests|benchmarks|docs)/[\w/.-]+)`", document.read_text()):
            assert (TOP / path).exists(), f"{document.name} names {path}"


def test_the_floors_are_those_that_are_enforced() -> None:
    contract = (TOP / "pyproject.toml").read_text()
    for room in ("readers", "writers", "store", "state", "clipboard", "typeset", "loading", "fetching", "ui", "cli"):
        assert f"profiletui.{room}" in contract
        assert (SOURCE / room).is_dir()
