from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.keys import COMMANDS, command
from profiletui.settings import COLUMNS, THEMES, Settings, as_toml, settle
from profiletui.state.config import read
from profiletui.ui.present import paper_row, theme_roles
from profiletui.ui.terminal.background import AUTO, PLAIN

HOME = {"XDG_DATA_HOME": "/data"}


def settings(text: str, tmp_path: Path, environ: Mapping[str, str] = HOME, **options: str) -> Settings:
    file = tmp_path / "config.toml"
    file.write_text(text)
    return settle(read(str(file)), environ, options)


def test_without_a_configuration_all_is_the_default() -> None:
    found = settle(read("nosuch.toml"), HOME, {})
    assert found == Settings(library="/data/profiletui/library", path="nosuch.toml")


def test_every_entry_is_taken(tmp_path: Path) -> None:
    text = 'theme="dark"\nclipboard="tmux"\nsort="-date"\ncolumns=["date","code"]\nlibrary="pages"\n[keys]\nsort="x"\n'
    found = settings(text, tmp_path)
    assert found.remarks == ()
    assert (found.theme, found.clipboard, found.sort, found.columns) == ("dark", "tmux", "-date", ("date", "code"))
    assert found.library == found.configured_library == str(tmp_path / "pages")
    assert command("sort", found.commands).keys == ("x",)
    assert found.origins == {
        "theme": "line 1", "clipboard": "line 2", "sort": "line 3", "columns": "line 4", "library": "line 5",
        "keys.sort": "line 7",
    }  # fmt: skip


def test_an_option_comes_before_the_environment_and_that_before_the_configuration(tmp_path: Path) -> None:
    text = 'theme = "dark"\nclipboard = "tmux"\nlibrary = "/a"\n'
    environ = {**HOME, "PROFILETUI_THEME": "light", "PROFILETUI_CLIPBOARD": "file", "PROFILETUI_LIBRARY": "/b"}
    found = settings(text, tmp_path, environ, theme="contrast")
    assert (found.theme, found.clipboard, found.library) == ("contrast", "file", "/b")
    assert found.origins == {
        "theme": "--theme", "clipboard": "PROFILETUI_CLIPBOARD", "library": "PROFILETUI_LIBRARY",
    }  # fmt: skip
    assert settings(text, tmp_path, {**HOME, "PROFILETUI_THEME": ""}).theme == "dark"


@pytest.mark.parametrize(
    ("options", "environ", "said"),
    [
        ({"clipboard": "smoke"}, {}, "--clipboard cannot be 'smoke'; it takes auto, "),
        ({}, {"PROFILETUI_THEME": "beige"}, "PROFILETUI_THEME cannot be 'beige'; it takes auto, dark"),
        ({}, {"PROFILETUI_CLIPBOARD": "smoke"}, "PROFILETUI_CLIPBOARD cannot be 'smoke'"),
    ],
)
def test_what_was_just_said_is_refused_when_it_is_wrong(
    options: dict[str, str], environ: dict[str, str], said: str
) -> None:
    with pytest.raises(ValueError, match="it takes") as refused:
        settle(read("nosuch.toml"), environ, options)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\ntheme = "drak"\n', 2, "theme cannot be 'drak', it takes auto, dark, light, contrast or ansi"),
        ("sort = 5\n", 1, "sort cannot be 5, it takes source, date"),
        ('clipboard = ["tmux"]\n', 1, "clipboard cannot be ['tmux'], it takes auto"),
        ('colums = ["code"]\n', 1, "there is no entry colums, did you mean columns"),
        (
            '\n\ncolumns = ["code", "code"]\n',
            3,
            "columns is a list of some of category, year, month, date, cites, code",
        ),
        ("columns = 1\n", 1, "columns is a list"),
        ('library = ""\n', 1, "library is the path of a folder, in quotes"),
        ('[keys]\nsort = "c"\n', 2, "keys.sort: c is copy-code there already"),
        ('[keys]\nzoom = "x"\nfly = "x"\n', 3, "keys.fly: there is no such command; profiletui keys lists them"),
        ('[keys]\nzoom = "ctrl+s"\n', 2, "keys.zoom: Ctrl+S cannot be given away: terminals and multiplexers own it"),
        ("[keys]\nzoom = 5\n", 2, "keys.zoom is a key or a list of keys, each in quotes"),
        ('keys = "x"\n', 1, "keys is a table"),
        ("[keys.zoom]\nx = 1\n", 1, "keys.zoom is a key or a list of keys"),
        ("[colours]\nx = 1\n", 2, "there is no entry colours.x"),
        ("[colours]\n", 1, "there is no entry colours"),
        ('"\\u202e" = 1\n', 0, "there is no entry '\\u202e'"),
    ],
)
def test_a_wrong_entry_is_told_of_with_its_line_and_ignored(tmp_path: Path, text: str, line: int, said: str) -> None:
    found = settings(text, tmp_path)
    [remark] = found.remarks
    assert remark.line == line
    assert remark.message.startswith(said)
    assert remark.message.endswith("; the entry is ignored")
    zoomed = command("zoom", found.commands).keys
    assert found._replace(remarks=(), origins={}, commands=COMMANDS, path="") == Settings(library=found.library)
    assert zoomed == (("x",) if 'zoom = "x"' in text else command("zoom").keys)


def test_an_empty_table_of_keys_is_fine(tmp_path: Path) -> None:
    assert settings("[keys]\n", tmp_path).remarks == ()


SAMPLES = st.fixed_dictionaries(
    {},
    optional={
        "theme": st.sampled_from(THEMES),
        "sort": st.sampled_from(["date", "-title"]),
        "library": st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text),
        "columns": st.lists(st.sampled_from(COLUMNS), unique=True),
        "keys": st.dictionaries(st.sampled_from(["zoom", "sort", "undo"]), st.sampled_from("xyc\\"), max_size=3),
    },
)


@given(SAMPLES)
def test_what_is_shown_sets_the_same_again(tmp_path_factory: pytest.TempPathFactory, sample: dict[str, object]) -> None:
    folder = tmp_path_factory.getbasetemp()
    found = Settings(
        theme=str(sample.get("theme", "auto")),
        sort=str(sample.get("sort", "source")),
        library="/" + str(sample.get("library", "pages")),
        columns=tuple(sample.get("columns", ())),  # type: ignore[arg-type] # as SAMPLES makes them
    )
    again = settings("\n".join(as_toml(found)), folder, {})
    assert again.remarks == ()
    assert again.commands == COMMANDS
    assert (again.theme, again.sort, again.library, again.columns) == (
        found.theme, found.sort, found.library, found.columns,
    )  # fmt: skip
    assert [line.partition("  # ")[0].rstrip() for line in as_toml(again)] == [
        line.partition("  # ")[0].rstrip() for line in as_toml(found)
    ]


def test_what_is_shown_says_where_it_comes_from(tmp_path: Path) -> None:
    found = settings('theme = "dark"\n[keys]\nzoom = ["x", "F5"]\n', tmp_path, clipboard="off")
    lines = {line.split(" = ")[0]: line for line in as_toml(found)}
    assert lines["theme"].endswith("# line 1")
    assert lines["clipboard"].endswith("# --clipboard")
    assert lines["sort"].endswith("# default")
    assert lines["zoom"].startswith('zoom = ["x", "F5"]')
    assert lines["zoom"].endswith("# line 3")


def test_the_names_are_those_that_the_browser_knows() -> None:
    assert {*THEMES} == {AUTO, *theme_roles.THEMES} - {PLAIN}
    assert Settings().columns == paper_row.USUAL
