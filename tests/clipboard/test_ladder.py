"""Which way a copy takes, and what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.clipboard import gnu_screen, osc52, strategy, tmux
from profiletui.clipboard.outcome import COPIED, IN_TMUX, ONLY_IN_TMUX, SENT, Outcome
from profiletui.clipboard.process import NOT_STARTED, TIMED_OUT, Ended
from profiletui.clipboard.strategy import LOCAL_TMUX, MODES, Plan, copy, plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tests.clipboard.conftest import Programs

URL = "https://github.com/PKU-ML/Rank-Differential-Mechanism"
OSC = osc52.sequence(URL)
TMUX = {"TMUX": "/tmp/tmux-1000/default,123,0", "TMUX_PANE": "%3", "TERM": "tmux-256color"}
STY = {"STY": "99.pts-0.host", "TERM": "screen"}
SSH = {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22", "TERM": "xterm-256color"}
DESKTOP = {"DISPLAY": ":0", "TERM": "xterm-256color"}


class Terminal:
    """A terminal that takes bytes, or none."""

    def __init__(self, broken: bool = False) -> None:
        self.got = b""
        self.broken = broken

    def __call__(self, data: bytes) -> None:
        if self.broken:
            raise BrokenPipeError(32, "Broken pipe")
        self.got += data


def auto(environ: dict[str, str], programs: Programs, *, platform: str = "linux", terminal: str = "") -> Plan:
    return plan("auto", environ, platform, terminal=terminal, run=programs)


def go(
    environ: dict[str, str],
    programs: Programs,
    terminal: Terminal,
    *,
    mode: str = "auto",
    text: str = URL,
    name: str = "/dev/pts/7",
) -> Outcome:
    way = plan(mode, environ, "linux", terminal=name, run=programs)
    return copy(text, way, terminal, environ=environ, run=programs)


@pytest.mark.parametrize(
    ("environ", "platform", "rungs"),
    [
        ({}, "linux", ("osc52",)),
        (SSH, "linux", ("osc52",)),
        (SSH, "darwin", ("osc52",)),
        (SSH | DESKTOP, "linux", ("osc52",)),
        ({"SSH_TTY": "/dev/pts/1"} | DESKTOP, "linux", ("osc52",)),
        ({"SSH_CLIENT": "192.0.2.1 5 22"} | DESKTOP, "linux", ("osc52",)),
        ({"SSH_CONNECTION": ""} | DESKTOP, "linux", ("system", "osc52")),
        (DESKTOP, "linux", ("system", "osc52")),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", ("system", "osc52")),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", ("system", "osc52")),
        ({}, "darwin", ("system", "osc52")),
        ({}, "win32", ("system", "osc52")),
        (TMUX, "linux", ("tmux",)),
        (TMUX | SSH | DESKTOP, "linux", ("tmux",)),
        (TMUX, "darwin", ("tmux",)),
        (STY | DESKTOP, "linux", ("screen",)),
        ({"TMUX": "", "STY": ""}, "linux", ("osc52",)),
    ],
)
def test_auto(environ: dict[str, str], platform: str, rungs: tuple[str, ...], programs: Programs) -> None:
    way = auto(environ, programs, platform=platform)
    assert way.rungs == rungs
    assert way.why.endswith(".")
    assert programs.calls == []  # decided from the environment alone


def test_both_multiplexers_the_pane_is_ours(programs: Programs) -> None:
    programs.tmux(pane_tty="/dev/pts/7")
    assert auto(TMUX | STY, programs, terminal="/dev/pts/7").rungs == ("tmux",)


def test_both_multiplexers_the_pane_is_another(programs: Programs) -> None:
    programs.tmux(pane_tty="/dev/pts/7")
    assert auto(TMUX | STY, programs, terminal="/dev/pts/8").rungs == ("screen in tmux",)


def test_both_multiplexers_tmux_is_gone(programs: Programs) -> None:
    assert auto(TMUX | STY, programs, terminal="/dev/pts/8").rungs == ("screen",)


@pytest.mark.parametrize(
    ("mode", "rungs"),
    [
        ("osc52", ("osc52",)),
        ("tmux", ("tmux",)),
        ("screen", ("screen",)),
        ("system", ("system", "osc52")),
        ("file", ("file",)),
        ("off", ()),
    ],
)
def test_what_is_asked_for_is_done_anywhere(mode: str, rungs: tuple[str, ...], programs: Programs) -> None:
    for environ in ({}, SSH, DESKTOP, TMUX | STY):
        assert plan(mode, environ, "linux", run=programs).rungs == rungs
    assert programs.calls == []


def test_modes_are_all_plans_and_nothing_else_is() -> None:
    assert [plan(mode, {}, "linux").mode for mode in MODES] == list(MODES)
    with pytest.raises(ValueError, match=r"'fax'.*auto, osc52"):
        plan("fax", {}, "linux")


@given(
    st.dictionaries(
        st.sampled_from(["TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "TERM", "SSH_TTY", "SSH_CONNECTION"]), st.text()
    ),
    st.sampled_from(MODES),
    st.sampled_from(["linux", "darwin", "win32"]),
)
def test_every_plan_can_be_walked(environ: dict[str, str], mode: str, platform: str) -> None:
    way = plan(mode, environ, platform, run=lambda *_: Ended(NOT_STARTED))
    assert set(way.rungs) <= set(strategy.RUNGS)
    if environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"):
        assert "system" not in way.rungs or mode == "system"
    outcome = copy(URL, way, lambda _: None, environ=environ, run=lambda *_: Ended(NOT_STARTED))
    # Where every program is missing only the terminal is left, and nothing claims more.
    assert outcome.reached == ("nowhere" if mode in ("file", "off") else "terminal")


def test_over_ssh_the_terminal_gets_it(programs: Programs) -> None:
    terminal = Terminal()
    assert go(SSH | DESKTOP, programs, terminal) == Outcome("terminal", "osc52", SENT)
    assert terminal.got == OSC
    assert programs.calls == []


@pytest.mark.parametrize("term", ["tmux-256color", "screen-256color", "screen", "tmux"])
def test_hint_for_a_multiplexer_beyond_ssh(term: str, programs: Programs) -> None:
    outcome = go(SSH | {"TERM": term}, programs, Terminal())
    assert outcome.said == f"{SENT} · {LOCAL_TMUX}"
    assert "set -s set-clipboard on" in outcome.said
    assert len(outcome.said) <= 80


def test_no_hint_in_screen(programs: Programs) -> None:
    assert go(STY, programs, Terminal()).said == SENT


def test_desktop_copy_is_claimed_when_read_back(programs: Programs) -> None:
    terminal = Terminal()
    assert go(DESKTOP, programs, terminal) == Outcome("clipboard", "system", COPIED)
    assert terminal.got == b""
    assert programs.commands == ["copy", "check"]


@pytest.mark.parametrize("step", ["copy", "check"])
def test_desktop_that_fails_leaves_it_to_the_terminal(step: str, programs: Programs) -> None:
    terminal = Terminal()
    programs.desktop[step] = TIMED_OUT
    way = auto(DESKTOP, programs)
    outcome = copy(URL, way, terminal, environ=DESKTOP, run=programs)
    assert outcome == Outcome("terminal", "osc52", SENT)
    assert terminal.got == OSC
    assert way.after(outcome).rungs == ("osc52",)


def test_desktop_that_held_is_used_again(programs: Programs) -> None:
    way = auto(DESKTOP, programs)
    assert way.after(Outcome("clipboard", "system", COPIED)) == way
    asked = plan("system", DESKTOP, "linux")
    assert asked.after(Outcome("terminal", "osc52", SENT)) == asked


def test_desktop_asked_for_over_ssh_says_whose_it_is(programs: Programs) -> None:
    outcome = go(SSH | DESKTOP, programs, Terminal(), mode="system")
    assert outcome == Outcome("clipboard", "system", f"{COPIED} · that is where profiletui runs")


def test_desktop_asked_for_and_failed_says_so(programs: Programs) -> None:
    programs.desktop["copy"] = 1
    outcome = go(DESKTOP, programs, Terminal(), mode="system")
    assert outcome.said == f"{SENT} · this computer's clipboard did not take it"


def test_tmux_takes_and_sends(programs: Programs) -> None:
    programs.tmux()
    terminal = Terminal()
    assert go(TMUX, programs, terminal) == Outcome("tmux", "tmux load-buffer", IN_TMUX)
    assert terminal.got == b""
    asked, loaded, *_ = programs.calls  # whether our terminal is its pane is known before anything is said
    assert loaded == ("tmux", "-S", "/tmp/tmux-1000/default", "load-buffer", "-w", "-")
    assert programs.given[1] == URL.encode()
    assert "%3" in asked
    assert max(programs.limits) <= 1.0


@pytest.mark.parametrize("passthrough", ["1", "on", "all", "2", ""])
def test_tmux_that_lets_dcs_through_is_told_the_clipboard_too(passthrough: str, programs: Programs) -> None:
    programs.tmux(passthrough=passthrough)
    terminal = Terminal()
    assert go(TMUX, programs, terminal) == Outcome("tmux", "tmux load-buffer + osc52 in tmux", IN_TMUX)
    assert terminal.got == tmux.wrap(OSC)


@pytest.mark.parametrize("ended", [Ended(1), Ended(TIMED_OUT), Ended(NOT_STARTED)])
def test_tmux_that_cannot_load_leaves_both_sequences(ended: Ended, programs: Programs) -> None:
    programs.tmux(version="3.0", passthrough="")
    programs.loads = ended
    terminal = Terminal()
    assert go(TMUX, programs, terminal).said == SENT
    assert terminal.got == tmux.wrap(OSC) + OSC


def test_tmux_that_says_nothing_of_itself_still_took_it(programs: Programs) -> None:
    assert go(TMUX, programs, Terminal()) == Outcome("tmux", "tmux load-buffer", IN_TMUX)


def test_tmux_without_a_way_to_its_terminal(programs: Programs) -> None:
    programs.tmux(around="vt100", ms="[missing]")
    said = f"{ONLY_IN_TMUX} · tmux knows no way to copy to vt100"
    assert go(TMUX, programs, Terminal()) == Outcome("tmux", "tmux load-buffer", said)


def test_tmux_that_does_not_list_its_capabilities_is_trusted(programs: Programs) -> None:
    programs.tmux(around="vt100", ms=None)
    assert go(TMUX, programs, Terminal()).said == IN_TMUX


def test_tmux_in_a_tmux_of_the_person(programs: Programs) -> None:
    programs.tmux(around="tmux-256color")
    assert go(TMUX, programs, Terminal()).said == f"{IN_TMUX} · {LOCAL_TMUX}"


@pytest.mark.parametrize("around", ["screen", "screen.xterm-256color"])
def test_tmux_in_screen(around: str, programs: Programs) -> None:
    programs.tmux(around=around)
    outcome = go(TMUX | STY, programs, Terminal())
    assert outcome.reached == "tmux"
    assert outcome.said == f"{ONLY_IN_TMUX} · the GNU screen around tmux passes no copy on"


def test_tmux_in_screen_with_passthrough_is_framed_twice(programs: Programs) -> None:
    programs.tmux(around="screen.xterm-256color", passthrough="1")
    terminal = Terminal()
    assert go(TMUX | STY, programs, terminal).said == IN_TMUX
    assert terminal.got == tmux.wrap(gnu_screen.wrap(OSC))


def test_screen_gets_frames(programs: Programs) -> None:
    terminal = Terminal()
    assert go(STY, programs, terminal) == Outcome("terminal", "osc52 in screen", SENT)
    assert terminal.got == gnu_screen.wrap(OSC)


def test_screen_in_tmux_uses_both(programs: Programs) -> None:
    programs.tmux(pane_tty="/dev/pts/1")
    terminal = Terminal()
    outcome = go(TMUX | STY, programs, terminal)
    assert outcome == Outcome("tmux", "tmux load-buffer + osc52 in screen", IN_TMUX)
    assert terminal.got == gnu_screen.wrap(OSC)
    programs.loads = Ended(1)
    assert go(TMUX | STY, programs, terminal) == Outcome("terminal", "osc52 in screen", SENT)


@pytest.mark.parametrize("mode", ["osc52", "screen", "tmux"])
def test_text_above_what_terminals_take_is_sent_and_told(mode: str, programs: Programs) -> None:
    programs.tmux()
    fits = "x" * osc52.MANY_BYTES
    assert "more than" not in go({}, programs, Terminal(), mode=mode, text=fits).said
    outcome = go({}, programs, Terminal(), mode=mode, text=fits + "x")
    assert outcome.said.endswith("74,995 bytes, more than some terminals take")


def test_off_writes_nothing(programs: Programs) -> None:
    terminal = Terminal()
    outcome = go(DESKTOP, programs, terminal, mode="off")
    assert not outcome.went
    assert outcome.said == "Not copied: copying is off (--clipboard off)"
    assert (terminal.got, programs.calls) == (b"", [])


def test_terminal_that_is_gone_is_told(programs: Programs) -> None:
    outcome = go(SSH, programs, Terminal(broken=True))
    assert outcome == Outcome("nowhere", "osc52", "Could not copy to the terminal: Broken pipe")


def test_lone_surrogate_is_copied_as_a_replacement(programs: Programs) -> None:
    terminal = Terminal()
    programs.tmux()
    assert go({}, programs, terminal, text="a\udc80b").went
    assert terminal.got == osc52.sequence("a\ufffdb")
    assert go(TMUX, programs, terminal, text="a\udc80b").went
    assert programs.given[1] == "a\ufffdb".encode()


def test_a_tmux_of_which_our_terminal_is_no_pane_counts_for_nothing(programs: Programs) -> None:
    programs.tmux(pane_tty="/dev/pts/9")
    terminal = Terminal()
    outcome = go(TMUX | {"TERM": "xterm-256color"}, programs, terminal)
    assert (outcome.how, outcome.said, terminal.got) == ("osc52", SENT, OSC)
    assert all("load-buffer" not in call for call in programs.calls)
    assert auto(TMUX | DESKTOP, programs, terminal="/dev/pts/7").rungs == ("system", "osc52")


def test_a_tmux_that_nobody_looks_at_has_it_in_its_buffer_alone(programs: Programs) -> None:
    programs.tmux(attached="0", passthrough="1")
    terminal = Terminal()
    outcome = go(TMUX, programs, terminal)
    assert (outcome.reached, terminal.got) == ("tmux", b"")
    assert outcome.said == "In the tmux buffer (prefix ]) · nobody is attached to tmux now"


def test_a_tmux_in_control_mode_is_written_through_to_who_draws_it(programs: Programs) -> None:
    programs.tmux(control="1")
    terminal = Terminal()
    outcome = go(TMUX, programs, terminal)
    assert (outcome.said, terminal.got) == (f"{IN_TMUX} · tmux runs with -CC", OSC)


def test_tmux_in_tmux_is_wrapped_for_both(programs: Programs) -> None:
    programs.tmux(around="tmux-256color", passthrough="1")
    terminal = Terminal()
    go(TMUX, programs, terminal)
    assert terminal.got == tmux.wrap(OSC) + tmux.wrap(tmux.wrap(OSC))


@pytest.mark.parametrize("mark", ["VSCODE_IPC_HOOK_CLI", "ZELLIJ", "JUPYTER_SERVER_ROOT"])
def test_a_desktop_whose_screen_may_be_elsewhere_is_not_all_that_is_told(mark: str, programs: Programs) -> None:
    terminal = Terminal()
    outcome = go(DESKTOP | {mark: "1"}, programs, terminal)
    assert outcome.said == f"{COPIED} · and sent to your terminal (OSC 52)"
    assert terminal.got == OSC


@pytest.mark.parametrize(
    ("environ", "hint"),
    [
        ({"TERM": "xterm", "SUDO_USER": "ada"}, "if tmux runs around this"),
        ({"TERM": "xterm", "container": "docker"}, "if tmux runs around this"),
        ({"TERM": "screen"}, "needs STY to be kept"),
        ({"TERM": "tmux-256color"}, "your own tmux needs"),
        ({"TERM": "xterm-256color"}, ""),
    ],
)
def test_a_multiplexer_that_left_no_variable_is_hinted_at(
    environ: dict[str, str], hint: str, programs: Programs
) -> None:
    outcome = go(environ, programs, Terminal())
    assert hint in outcome.said
    assert ("·" in outcome.said) == bool(hint)
