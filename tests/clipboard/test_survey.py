"""What doctor is told of the way copies take."""

from __future__ import annotations

from profiletui.clipboard.diagnose import Fact, survey
from profiletui.clipboard.strategy import LOCAL_TMUX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tests.clipboard.conftest import Programs


def by_name(facts: list[Fact]) -> dict[str, Fact]:
    return {fact.name: fact for fact in facts}


def test_bare_place(programs: Programs) -> None:
    facts = by_name(survey({"TERM": "xterm"}, "linux", run=programs))
    assert facts["over SSH"].value == "no"
    assert facts["desktop here"].value == "none"
    assert facts["multiplexer"] == Fact("multiplexer", "none here")
    assert facts["copies go by"] == Fact("copies go by", "osc52", "No multiplexer and no desktop here.")
    assert programs.calls == []


def test_multiplexer_beyond_ssh(programs: Programs) -> None:
    environ = {"TERM": "tmux-256color", "SSH_TTY": "/dev/pts/0"}
    assert by_name(survey(environ, "linux", run=programs))["multiplexer"].note == LOCAL_TMUX


def test_tmux_with_its_settings(programs: Programs) -> None:
    programs.tmux(around="foot", ms="[missing]")
    facts = by_name(survey({"TMUX": "/s,1,0"}, "linux", run=programs))
    assert facts["multiplexer"].value == "tmux 3.3a"
    assert facts["tmux set-clipboard"].value == "external"
    assert facts["tmux allow-passthrough"].value == "off"
    assert "allow-passthrough on" in facts["tmux allow-passthrough"].note
    assert facts["tmux can copy to the terminal"] == Fact(
        "tmux can copy to the terminal", "no", "set -as terminal-features ',foot:clipboard'"
    )


def test_tmux_that_nobody_is_attached_to(programs: Programs) -> None:
    programs.tmux(around="")
    assert by_name(survey({"TMUX": "/s,1,0"}, "linux", run=programs))["multiplexer"].note == "no terminal shows it now"


def test_tmux_before_passthrough_was_an_option(programs: Programs) -> None:
    programs.tmux(version="3.2a", passthrough="", ms=None)
    facts = by_name(survey({"TMUX": "/s,1,0"}, "linux", run=programs))
    assert facts["tmux allow-passthrough"] == Fact("tmux allow-passthrough", "always (before 3.3)")
    assert "tmux can copy to the terminal" not in facts


def test_tmux_that_is_gone(programs: Programs) -> None:
    facts = survey({"TMUX": "/s,1,0"}, "linux", run=programs)
    assert Fact("multiplexer", "tmux, which does not answer", "TMUX is set, but no server is behind it") in facts


def test_screen_with_its_version(programs: Programs) -> None:
    facts = by_name(survey({"STY": "1.x.y"}, "linux", run=programs))
    assert facts["multiplexer"].value == "GNU screen 4.09.00"
    assert facts["copies go by"].value == "screen"


def test_mode_asked_for(programs: Programs) -> None:
    facts = by_name(survey({}, "darwin", mode="system", run=programs))
    assert facts["desktop here"].value == "macOS"
    assert facts["copies go by"].value == "system, else osc52"
    off = by_name(survey({}, "linux", mode="off", run=programs))
    assert off["copies go by"].value == "nowhere"
