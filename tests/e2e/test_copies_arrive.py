"""The key act on real parts: filter, copy the code link, and find it in the clipboard of the outermost terminal."""

from __future__ import annotations

import pytest

from profiletui.clipboard.outcome import IN_TMUX, ONLY_IN_TMUX, SENT
from profiletui.clipboard.strategy import LOCAL_TMUX
from tests.e2e.conftest import SshServer
from tests.terminal import PROGRAM, Terminal

URL = "https://github.com/PKU-ML/Rank-Differential-Mechanism"


def copy_and_leave(terminal: Terminal, said: str) -> None:
    """Do what a person does, reading the screen as they would; then all must be as it was before."""
    terminal.until("30 papers")
    terminal.until("? help")
    terminal.type("/")
    terminal.type("rank differential")
    terminal.until("1 of 30")
    terminal.type("\r")
    terminal.until("copy code")
    terminal.type("c")
    terminal.until(said)
    terminal.settle()
    terminal.type("q")
    assert terminal.ended() == 0
    assert terminal.left_on == []


def remote(terminal: Terminal) -> dict[str, str]:
    """What a login has to be told that a person's own would know."""
    return {name: value for name, value in terminal.environ.items() if name != "TERM"}


def test_bare(terminal: Terminal) -> None:
    terminal.run([PROGRAM])
    copy_and_leave(terminal, SENT)
    assert terminal.copies == [("c", URL)]
    assert terminal.shown.endswith(URL.encode() + b"\r\n")  # printed again, on the screen that stays


def test_ssh(terminal: Terminal, ssh: SshServer) -> None:
    terminal.run(ssh.logged_in([PROGRAM], **remote(terminal)))
    copy_and_leave(terminal, SENT)
    assert terminal.copies == [("c", URL)]
    assert terminal.shown.endswith(URL.encode() + b"\r\n")


@pytest.mark.parametrize("settings", [(), ("set-clipboard off",), ("allow-passthrough on",)])
def test_tmux(terminal: Terminal, settings: tuple[str, ...]) -> None:
    terminal.run(terminal.tmux([PROGRAM], *settings))
    copy_and_leave(terminal, IN_TMUX)
    assert {text for _, text in terminal.copies} == {URL}
    assert ("c" in {which for which, _ in terminal.copies}) is ("allow-passthrough on" in settings)


def test_screen(terminal: Terminal) -> None:
    terminal.run(terminal.screen([PROGRAM]))
    copy_and_leave(terminal, SENT)
    assert terminal.copies == [("c", URL)]


def test_ssh_then_tmux(terminal: Terminal, ssh: SshServer) -> None:
    terminal.run(ssh.logged_in(terminal.tmux([PROGRAM]), **remote(terminal)))
    copy_and_leave(terminal, IN_TMUX)
    assert {text for _, text in terminal.copies} == {URL}


def test_ssh_then_screen(terminal: Terminal, ssh: SshServer) -> None:
    terminal.run(ssh.logged_in(terminal.screen([PROGRAM]), **remote(terminal)))
    copy_and_leave(terminal, SENT)
    assert terminal.copies == [("c", URL)]


def test_own_tmux_that_lets_copies_pass_then_ssh(terminal: Terminal, ssh: SshServer) -> None:
    settings = ("set-clipboard on", "default-terminal tmux-256color")
    terminal.run(terminal.tmux(ssh.logged_in([PROGRAM], **remote(terminal)), *settings))
    copy_and_leave(terminal, SENT)
    assert {text for _, text in terminal.copies} == {URL}


def test_own_tmux_as_it_comes_then_ssh_is_lost_and_told(terminal: Terminal, ssh: SshServer) -> None:
    """Only the person can mend it, so the words say no more than that it was sent, and what mends it."""
    terminal.run(terminal.tmux(ssh.logged_in([PROGRAM], **remote(terminal)), "default-terminal tmux-256color"))
    copy_and_leave(terminal, f"{SENT} · {LOCAL_TMUX}")
    assert terminal.copies == []


def test_screen_in_tmux(terminal: Terminal) -> None:
    terminal.run(terminal.tmux(terminal.screen([PROGRAM])))
    copy_and_leave(terminal, IN_TMUX)
    assert {text for _, text in terminal.copies} == {URL}


def test_tmux_in_screen_says_where_the_copy_stays(terminal: Terminal) -> None:
    terminal.run(terminal.screen(terminal.tmux([PROGRAM])))
    copy_and_leave(terminal, f"{ONLY_IN_TMUX} · the GNU screen around tmux passes no copy on")
    assert terminal.copies == []


@pytest.mark.xfail(
    strict=True, raises=AssertionError, reason="tmux lets no DCS through as it comes, and screen obeys nothing else"
)
def test_tmux_in_screen(terminal: Terminal) -> None:
    terminal.run(terminal.screen(terminal.tmux([PROGRAM])))
    copy_and_leave(terminal, ONLY_IN_TMUX)
    assert {text for _, text in terminal.copies} == {URL}


@pytest.mark.parametrize("burst", ["/rank differential\rc", "l1", "/zhuo yifei\r\x0cjkc"])
def test_keys_that_arrive_all_at_once(terminal: Terminal, burst: str) -> None:
    """As a slow connection delivers them: each still goes where the one before has led."""
    terminal.run([PROGRAM])
    terminal.until("? help")
    terminal.type(burst)
    terminal.until(SENT)
    assert terminal.copies == [("c", URL)]
    terminal.type("q")
    assert terminal.ended() == 0
