"""Whatever goes wrong with the disk: what was there before is there afterwards, or what was to be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.injected import SCENARIOS


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_disk_that_fails_loses_nothing(scenario: str, tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "tests.faults.injected", scenario, str(tmp_path)]
    run = subprocess.run(argv, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    assert "Traceback" not in run.stderr
    well, *cases = [json.loads(line) for line in run.stdout.splitlines() if line.startswith('{"how"')]
    assert well["ended"] == "claimed"
    assert len(cases) > 3
    for case in cases:
        assert case["before"] == well["before"], case
        assert case["after"] in (well["before"], well["after"]), case
        assert case["ended"] != "broken", case
        if case["ended"] == "claimed" and scenario != "configuration":
            assert case["after"] == well["after"], case
        if case["ended"] != "killed":
            assert case["parts"] == [], case
        if scenario != "copies" and (case["retried"] or case["after"] != well["after"]):
            assert case["in the end"] == well["after"], case
