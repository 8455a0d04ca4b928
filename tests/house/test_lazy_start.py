"""Every command but the browser starts without Textual, and nothing starts with modules it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = str(Path(__file__).parents[2] / "assets" / "jinwen-ma.txt")
PAGE = """Ada Byron

h-index3
1paper

1 Paper

LGMar 4, 2023Code
Engines that weave

Ada Byron

See https://github.com/ada/engine for more.
"""

PROBE = """
import sys
from profiletui.cli import main
try:
    code = main(sys.argv[1:])
finally:
    print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""

HEAVY = (
    "argparse",
    "asyncio",
    "dataclasses",
    "datetime",
    "inspect",
    "logging",
    "pathlib",
    "platformdirs",
    "pyperclip",
    "subprocess",
    "tempfile",
    "tomllib",
    "typing",
    "urllib",
)


def modules_after(*words: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", PROBE, *words], capture_output=True, text=True, check=True)
    assert run.stdout
    return set(run.stderr.splitlines()[-1].split())


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "page.txt").write_text(PAGE)
    return str(tmp_path / "page.txt")


@pytest.mark.parametrize(
    "line",
    [
        "--version",
        "--help",
        "list PAGE --filter engines --sort -date",
        "list PAGE --format tsv",
        "list --help",
        "links PAGE",
        "export PAGE --format json",
        "export PAGE --format csv",
        "export PAGE --format bibtex",
        "export PAGE --format markdown --rendered",
        "stats PAGE",
        "check PAGE",
        "check PAGE --format json",
        "diff PAGE PAGE",
        "diff PAGE PAGE --format json",
        "keys",
        "completion bash",
        "config",
    ],
)
def test_no_command_pays_for_textual(line: str, page: str) -> None:
    loaded = modules_after(*line.replace("PAGE", page).split())
    assert {name for name in loaded if name.partition(".")[0] in ("textual", "rich")} == set()


@pytest.mark.parametrize("line", ["--version", "list PAGE", "links PAGE", "list PAGE --filter engines --sort -date"])
def test_a_bare_interpreter_is_nearly_all_there_is(line: str, page: str) -> None:
    always = set(subprocess.check_output([sys.executable, "-c", "import sys; print(*sys.modules)"], text=True).split())
    loaded = modules_after(*line.replace("PAGE", page).split()) - always
    assert loaded.isdisjoint(HEAVY)


FIRST_SCREEN = """
import sys
from profiletui.cli import run_browse, shared
from profiletui.cli.commands import BROWSE
from profiletui.cli.configured import settled
from profiletui.cli.parser import parse
from profiletui.store.query import Query
from profiletui.typeset.glyphs import UNICODE
from profiletui.ui import launch
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.terminal.first_frame import drawn, first_screen

arguments = parse(BROWSE, sys.argv[1:])
settings = settled(arguments)
desk = Desk(shared.begin_named(arguments).opened, Query(), UNICODE, settings=settings, first_run=True)
print(drawn(first_screen(desk, 120, 40), "dark"))
print(*sys.modules)
"""


def test_the_first_screen_is_drawn_with_hardly_a_module_of_others(page: str) -> None:
    always = set(subprocess.check_output([sys.executable, "-c", "import sys; print(*sys.modules)"], text=True).split())
    told = subprocess.check_output([sys.executable, "-c", FIRST_SCREEN, page], encoding="utf-8").splitlines()
    assert any("Engines that weave" in line for line in told)
    loaded = set(told[-1].split()) - always
    assert loaded.isdisjoint({*HEAVY, "contextlib", "rich", "textual"})


def test_the_first_screen_of_the_sample_page_needs_no_typesetting() -> None:
    told = subprocess.check_output([sys.executable, "-c", FIRST_SCREEN, SAMPLE], encoding="utf-8").splitlines()
    assert any("https://github.com/PKU-ML" in line for line in told)
    assert {name for name in told[-1].split() if name.startswith("profiletui.typeset.latex")} == set()


def test_the_version_needs_hardly_a_module() -> None:
    always = set(subprocess.check_output([sys.executable, "-c", "import sys; print(*sys.modules)"], text=True).split())
    assert modules_after("--version") - always <= {
        "__future__",
        "gc",
        "profiletui",
        "profiletui.cli",
        "profiletui.cli.output",
    }


def test_a_page_pays_for_no_other_format(page: str) -> None:
    run = "from profiletui.session import open_sources; open_sources(sys.argv[1:], stdin=None, environ={})"
    probe = f"import sys; {run}; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", probe, page, SAMPLE], text=True).split()
    ours = {name for name in loaded if name.startswith("profiletui.readers.")}
    allowed = ("registry", "sanitize", "lines", "page", "links")
    assert {name for name in ours if name.split(".")[2] not in allowed} == set()
    assert {name.partition(".")[0] for name in loaded}.isdisjoint(
        {
            "bibtexparser",
            "csv",
            "html",
            "importlib.metadata",
            "json",
            "logging",
            "pylatexenc",
            "rispy",
            "selectolax",
            "xml",
        }
    )


NETWORK = """
import sys
import {module}
print(*sys.modules)
"""


@pytest.mark.parametrize("module", ["profiletui.cli", "profiletui.session", "profiletui.ui.app", "profiletui.keymap"])
def test_nothing_but_fetch_loads_what_talks_to_a_network(module: str) -> None:
    loaded = subprocess.check_output([sys.executable, "-c", NETWORK.format(module=module)], text=True).split()
    assert {
        name for name in loaded if name.partition(".")[0] == "urllib3" or name.startswith("profiletui.fetching")
    } == set()


@pytest.mark.parametrize("line", ["list PAGE", "links PAGE", "check PAGE", "stats PAGE", "diff PAGE PAGE", "doctor"])
def test_no_command_but_fetch_loads_what_talks_to_a_network(line: str, page: str) -> None:
    loaded = modules_after(*line.replace("PAGE", page).split())
    assert loaded.isdisjoint({"urllib3", "profiletui.fetching", "ssl"})


OFFLINE = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise SystemExit(f"talks to a network: {event} {arguments[1:]}")

sys.addaudithook(refuse)
from profiletui.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "line",
    [
        "list PAGE", "links PAGE", "export PAGE --format json", "stats PAGE", "check PAGE", "keys", "config", "doctor",
        "completion bash", "fetch --list", "fetch --dry-run orcid:0000-0002-1825-0097",
    ],
)  # fmt: skip
def test_nothing_but_fetch_talks_to_a_network(line: str, page: str) -> None:
    words = line.replace("PAGE", page).split()
    run = subprocess.run([sys.executable, "-c", OFFLINE, *words], capture_output=True, text=True, check=False)
    assert "talks to a network" not in run.stderr
    assert run.returncode == 0, run.stderr


def test_fetch_does_talk_to_one(tmp_path: Path) -> None:
    environ = {**os.environ, "PROFILETUI_LIBRARY": str(tmp_path), "PROFILETUI_OPENALEX_URL": "http://127.0.0.1:9"}
    words = ["fetch", "openalex:A1"]
    run = subprocess.run(
        [sys.executable, "-c", OFFLINE, *words], env=environ, capture_output=True, text=True, check=False
    )
    assert "talks to a network: socket." in run.stderr
