"""Copies through real multiplexers, decoded from what reaches the terminal around them."""

from __future__ import annotations

import json

import pytest

from profiletui.clipboard.outcome import IN_TMUX, ONLY_IN_TMUX, SENT, Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tests.clipboard.conftest import Outer

URL = "https://github.com/PKU-ML/Rank-Differential-Mechanism"
LONG = "\n".join(f"{URL}/{number} é 漢" for number in range(400))


def outcome(outer: Outer) -> Outcome:
    _, fields = json.loads(outer.result.read_text())
    return Outcome(*fields)


def test_bare_terminal(outer: Outer) -> None:
    outer.watch(outer.copying(URL))
    assert outer.copies == [("c", URL)]
    assert outcome(outer) == Outcome("terminal", "osc52", SENT)


@pytest.mark.parametrize("setting", ["external", "off", "on"])
def test_tmux(outer: Outer, setting: str) -> None:
    outer.watch(outer.tmux(outer.copying(URL), f"set-clipboard {setting}"))
    assert {text for _, text in outer.copies} == {URL}
    assert outcome(outer).said == IN_TMUX


@pytest.mark.parametrize("text", [URL, LONG])
def test_tmux_with_passthrough_names_the_clipboard(outer: Outer, text: str) -> None:
    outer.watch(outer.tmux(outer.copying(text), "allow-passthrough on"))
    assert ("c", text) in outer.copies
    assert {copied for _, copied in outer.copies} == {text}
    assert outcome(outer).how == "tmux load-buffer + osc52 in tmux"


def test_tmux_that_is_gone_leaves_the_terminal(outer: Outer) -> None:
    outer.watch(outer.copying(URL), TMUX=f"{outer.directory}/gone,1,0", TMUX_PANE="%0")
    assert outer.copies == [("c", URL)]
    assert outcome(outer).said == SENT


def test_tmux_in_a_terminal_it_cannot_copy_to_says_so(outer: Outer) -> None:
    outer.watch(outer.tmux(outer.copying(URL)), TERM="vt100")
    assert outer.copies == []
    assert outcome(outer).said == f"{ONLY_IN_TMUX} · tmux knows no way to copy to vt100"


@pytest.mark.parametrize("text", [URL, LONG])
def test_screen(outer: Outer, text: str) -> None:
    outer.watch(outer.screen(outer.copying(text)))
    assert outer.copies == [("c", text)]
    assert outcome(outer) == Outcome("terminal", "osc52 in screen", SENT)


def test_screen_in_tmux(outer: Outer) -> None:
    outer.watch(outer.tmux(outer.screen(outer.copying(URL))))
    assert {text for _, text in outer.copies} == {URL}
    assert outcome(outer).how == "tmux load-buffer + osc52 in screen"


def test_tmux_in_screen_is_kept_there_and_told(outer: Outer) -> None:
    outer.watch(outer.screen(outer.tmux(outer.copying(URL))))
    assert outer.copies == []
    assert outcome(outer).said == f"{ONLY_IN_TMUX} · the GNU screen around tmux passes no copy on"


def test_tmux_in_screen_with_passthrough(outer: Outer) -> None:
    outer.watch(outer.screen(outer.tmux(outer.copying(URL), "allow-passthrough on")))
    assert outer.copies == [("c", URL)]
    assert outcome(outer).said == IN_TMUX


def test_tmux_in_tmux_needs_the_outer_one_on(outer: Outer) -> None:
    inner = ["env", "-u", "TMUX", *outer.tmux(outer.copying(URL), "default-terminal tmux-256color", name="u")]
    outer.watch(outer.tmux(inner, "set-clipboard on", "default-terminal tmux-256color"))
    assert {text for _, text in outer.copies} == {URL}
    assert outcome(outer).said.endswith("your own tmux needs set -s set-clipboard on")
