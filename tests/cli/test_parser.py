from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.cli.output import Failure
from profiletui.cli.parser import Arguments, Command, Option, one_of, parse

COMMAND = Command(
    "list",
    "",
    (
        Option(("--filter",), "", "QUERY"),
        Option(("--sort",), "", "KEY", lambda: ("date", "title"), reversible=True),
        Option(("--format",), "", "FORMAT", lambda: ("table", "json")),
        Option(("--force",), ""),
        Option(("--output", "-o"), "", "FILE"),
    ),
)
BARE = Command("keys", "", takes_sources=False)


@pytest.mark.parametrize(
    ("line", "sources", "options"),
    [
        ("", (), {}),
        ("a b", ("a", "b"), {}),
        ("a --filter x b", ("a", "b"), {"--filter": "x"}),
        ("--filter=x=y a", ("a",), {"--filter": "x=y"}),
        ("--filter= a", ("a",), {"--filter": ""}),
        ("--sort -date", (), {"--sort": "-date"}),
        ("--sort=-date", (), {"--sort": "-date"}),
        ("--filter -code:yes", (), {"--filter": "-code:yes"}),
        ("-o out -", ("-",), {"--output": "out"}),
        ("-oout", (), {"--output": "out"}),
        ("-- --filter -o", ("--filter", "-o"), {}),
        ("--out x --filt y", (), {"--output": "x", "--filter": "y"}),
        ("--force a --force", ("a",), {"--force": ""}),
        ("--filter x --filter y", (), {"--filter": "y"}),
        ("-h", (), {"--help": ""}),
    ],
)
def test_words_are_understood(line: str, sources: tuple[str, ...], options: dict[str, str]) -> None:
    assert parse(COMMAND, line.split()) == Arguments(sources, options)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--filtre x", "there is no option --filtre, did you mean --filter; see profiletui list --help"),
        ("-z", "there is no option -z"),
        ("--zebra=1", "there is no option --zebra; see profiletui list --help"),
        ("--filter", "--filter needs a value: --filter QUERY; see profiletui list --help"),
        ("--force=yes", "--force takes no value; see profiletui list --help"),
        ("--sort size", "--sort cannot be 'size'; it takes date or title, with a - before it to reverse"),
        ("--sort --date", "--sort cannot be '--date'"),
        ("--format -json", "--format cannot be '-json'; it takes table or json"),
        ("--fo json", "--fo is short for --format or --force; write it out"),
    ],
)
def test_misuse_is_told_in_one_sentence(line: str, said: str) -> None:
    with pytest.raises(Failure) as caught:
        parse(COMMAND, line.split())
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_a_command_without_sources_refuses_them() -> None:
    with pytest.raises(Failure, match=r"keys takes no sources, but was given page\.txt; see profiletui keys --help"):
        parse(BARE, ["page.txt"])


@given(st.lists(st.text(max_size=8) | st.sampled_from(["--", "-", "--sort", "-o", "--filter=x", "date"])))
def test_any_words_are_read_or_refused(words: list[str]) -> None:
    with suppress(Failure):
        arguments = parse(COMMAND, words)
        assert len(arguments.sources) + len(arguments.options) <= len(words)


@given(st.lists(st.text()))
def test_after_two_dashes_all_is_a_source(words: list[str]) -> None:
    assert parse(COMMAND, ["--", *words]) == Arguments(tuple(words), {})


def test_choices_read_as_people_write_them() -> None:
    assert [one_of(names) for names in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a or b", "a, b or c"]
