"""Which way a copy takes, and the copy itself.

`plan` decides from an environment mapping handed in; `copy` walks the rungs of a plan until one holds. Both may
run tmux, so both belong in a worker thread; each is done within three seconds, whatever hangs.
"""

from __future__ import annotations

from profiletui.clipboard import file, gnu_screen, osc52, process, system, tmux
from profiletui.clipboard.outcome import COPIED, IN_TMUX, ONLY_IN_TMUX, SENT, Outcome, sentence
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profiletui.clipboard.process import Run

MODES = ("auto", "osc52", "tmux", "screen", "system", "file", "off")

LOCAL_TMUX = "your own tmux needs set -s set-clipboard on"
LOST_TMUX = "if tmux runs around this, it needs set -s set-clipboard on"
LOST_SCREEN = "a GNU screen around this needs STY to be kept, your own tmux set -s set-clipboard on"
NOBODY = "nobody is attached to tmux now"

_DRAWN_ELSEWHERE = ("VSCODE_", "ZELLIJ", "JUPYTER")
"""What the variables begin with that programs set whose screen is another machine's, perhaps."""


class Plan(NamedTuple):
    """The rungs to try, first to last (of `RUNGS`; none when copying is off), and ``why`` in one sentence.

    ``hint`` is what the person may have to do themselves, or ''.
    """

    mode: str
    rungs: tuple[str, ...]
    why: str
    hint: str = ""

    def after(self, outcome: Outcome) -> Plan:
        """The plan for the next copy: a desktop that failed once is not waited for again, unless asked for."""
        if self.mode == "auto" and "system" in self.rungs and outcome.reached != "clipboard":
            return self._replace(rungs=("osc52",), why="The desktop here did not take the last copy.")
        return self


def plan(
    mode: str,
    environ: Mapping[str, str],
    platform: str,
    *,
    terminal: str = "",
    run: Run = process.run,
) -> Plan:
    """The way copies take in ``mode`` (one of `MODES`, else ValueError) in this environment.

    ``platform`` is sys.platform; ``terminal`` the device name of our terminal (`process.terminal_name`), needed
    where TMUX is set: it counts only where our terminal is a pane of that server.
    """
    if mode == "auto":
        return _auto(environ, platform, terminal, run)
    why = f"Asked for: {mode}."
    if mode == "osc52":
        return Plan(mode, ("osc52",), why, _hint(environ))
    if mode == "system":
        return Plan(mode, ("system", "osc52"), why, "this computer's clipboard did not take it")
    if mode == "off":
        return Plan(mode, (), "Asked for: no copying.")
    if mode in ("tmux", "screen", "file"):
        return Plan(mode, (mode,), why)
    raise ValueError(f"no clipboard mode {mode!r}; choose one of {', '.join(MODES)}")


def _auto(environ: Mapping[str, str], platform: str, terminal: str, run: Run) -> Plan:
    in_tmux, in_screen = bool(environ.get("TMUX")), bool(environ.get("STY"))
    if in_tmux and in_screen:
        return _innermost(environ, terminal, run)
    if in_tmux:
        server = tmux.ask(environ, run) if terminal else None
        if server is None or server.pane_tty in ("", terminal):
            return Plan("auto", ("tmux",), "Inside tmux (TMUX is set).", _hint(environ))
        rest = _auto({name: value for name, value in environ.items() if name != "TMUX"}, platform, terminal, run)
        return rest._replace(why=f"TMUX is set, but our terminal is no pane of that tmux. {rest.why}")
    if in_screen:
        return Plan("auto", ("screen",), "Inside GNU screen (STY is set).")
    if system.over_ssh(environ):
        return Plan("auto", ("osc52",), "Over SSH, with no multiplexer here.", _hint(environ))
    desktop = system.desktop(environ, platform)
    if desktop and any(name.startswith(_DRAWN_ELSEWHERE) for name in environ):
        why = f"On a desktop here ({desktop}), in a program whose screen may be elsewhere."
        return Plan("auto", ("system and osc52",), why, _hint(environ))
    if desktop:
        return Plan("auto", ("system", "osc52"), f"On a desktop here ({desktop}).", _hint(environ))
    return Plan("auto", ("osc52",), "No multiplexer and no desktop here.", _hint(environ))


def _innermost(environ: Mapping[str, str], terminal: str, run: Run) -> Plan:
    """TMUX and STY are both set: one multiplexer runs in the other, or one of them is gone."""
    server = tmux.ask(environ, run)
    if server is None:
        return Plan("auto", ("screen",), "Inside GNU screen; the tmux that TMUX names does not answer.")
    if server.pane_tty == terminal:
        return Plan("auto", ("tmux",), "Inside tmux (our terminal is its pane), though STY is set too.")
    return Plan("auto", ("screen in tmux",), "Inside GNU screen inside tmux (our terminal is not tmux's pane).")


def _hint(environ: Mapping[str, str]) -> str:
    """The person's own multiplexer, beyond SSH, shows only in TERM; only they can make it pass copies on."""
    if environ.get("TMUX") or environ.get("STY"):
        return ""
    named = environ.get("TERM", "")
    if named.startswith("tmux"):
        return LOCAL_TMUX
    if named.startswith("screen"):
        return LOST_SCREEN if "SSH_CONNECTION" not in environ and "SSH_TTY" not in environ else LOCAL_TMUX
    return LOST_TMUX if environ.get("SUDO_USER") or environ.get("container") else ""


class _Copy(NamedTuple):
    """What a rung needs to know."""

    text: str
    plan: Plan
    write: Callable[[bytes], None]
    environ: Mapping[str, str]
    run: Run
    path: str

    @property
    def size_remark(self) -> str:
        size = len(self.text.encode())
        return f"{size:,} bytes, more than some terminals take" if size > osc52.MANY_BYTES else ""

    def sent(self, how: str, *remarks: str) -> Outcome:
        """The outcome of a copy of which only the sending is known."""
        return Outcome("terminal", how, sentence(SENT, self.size_remark, *remarks))


def copy(
    text: str,
    plan: Plan,
    write: Callable[[bytes], None],
    *,
    environ: Mapping[str, str],
    run: Run = process.run,
    path: str = "",
) -> Outcome:
    """Take ``text`` as far as ``plan`` leads. Blocks for some 3 s at most; never raises for what hangs or fails.

    ``write`` sends bytes to the terminal and may raise OSError. ``path`` is the file of the ``file`` rung.
    """
    task = _Copy(osc52.scalars(text), plan, write, environ, run, path)
    outcome = Outcome("nowhere", "off", "Not copied: copying is off (--clipboard off)")
    for rung in plan.rungs:
        try:
            outcome = RUNGS[rung](task)
        except OSError as error:
            where = path if rung == "file" else "the terminal"
            outcome = Outcome("nowhere", rung, f"Could not copy to {where}: {error.strerror or error}")
        if outcome.went:
            break
    return outcome


def _osc52(task: _Copy) -> Outcome:
    task.write(osc52.sequence(task.text))
    return task.sent("osc52", task.plan.hint)


def _screen(task: _Copy) -> Outcome:
    task.write(gnu_screen.wrap(osc52.sequence(task.text)))
    return task.sent("osc52 in screen")


def _tmux(task: _Copy) -> Outcome:
    sequence = osc52.sequence(task.text)
    if not tmux.load_buffer(task.text, task.environ, task.run):
        # Older than 3.2, or gone: the DCS is for the former, the plain sequence for the terminal that is left.
        task.write(tmux.wrap(sequence) + sequence)
        return task.sent("osc52 in tmux + osc52", task.plan.hint)
    how = "tmux load-buffer"
    server = tmux.ask(task.environ, task.run)
    if server is None:
        return Outcome("tmux", how, sentence(IN_TMUX, task.size_remark))
    if server.control:
        task.write(sequence)  # the program that draws the panes reads what is written to them
        return Outcome("tmux", how + " + osc52", sentence(IN_TMUX, task.size_remark, "tmux runs with -CC"))
    if server.attached is False:
        return Outcome("tmux", how, sentence(ONLY_IN_TMUX, NOBODY))
    in_screen = _shown_in_screen(server.around, task.environ)
    nested = server.around.startswith(("tmux", "screen")) and not in_screen
    if server.lets_dcs_through:
        # load-buffer leaves the selection empty, which xterm takes for PRIMARY and mosh for nothing at all.
        task.write(tmux.wrap(gnu_screen.wrap(sequence) if in_screen else sequence))
        if nested:  # the tmux around this one passes on only what is wrapped for it
            task.write(tmux.wrap(tmux.wrap(sequence)))
        how += " + osc52 in tmux"
    elif in_screen:
        return Outcome("tmux", how, sentence(ONLY_IN_TMUX, "the GNU screen around tmux passes no copy on"))
    elif server.copies is False:
        return Outcome("tmux", how, sentence(ONLY_IN_TMUX, f"tmux knows no way to copy to {server.around}"))
    return Outcome("tmux", how, sentence(IN_TMUX, task.size_remark, LOCAL_TMUX if nested else ""))


def _shown_in_screen(around: str, environ: Mapping[str, str]) -> bool:
    """Whether tmux's own terminal is GNU screen: a tmux calls itself screen too, but never ``screen.xterm``."""
    return around.startswith("screen.") or (around.startswith("screen") and bool(environ.get("STY")))


def _screen_in_tmux(task: _Copy) -> Outcome:
    """The tmux around screen drops what screen passes on, unless told not to; its own command does not."""
    loaded = tmux.load_buffer(task.text, task.environ, task.run)
    task.write(gnu_screen.wrap(osc52.sequence(task.text)))
    if loaded:
        return Outcome("tmux", "tmux load-buffer + osc52 in screen", sentence(IN_TMUX, task.size_remark))
    return task.sent("osc52 in screen")


def _system(task: _Copy) -> Outcome:
    if not system.copy(task.text, task.environ, task.run):
        return Outcome("nowhere", "system", "Could not copy: this computer's clipboard did not take it")
    remark = "that is where profiletui runs" if system.over_ssh(task.environ) else ""
    return Outcome("clipboard", "system", sentence(COPIED, remark))


def _system_and_osc52(task: _Copy) -> Outcome:
    """A desktop here may not be the one the person looks at: both are told."""
    outcome = _system(task)
    task.write(osc52.sequence(task.text))
    if not outcome.went:
        return task.sent("osc52", task.plan.hint)
    return Outcome(
        "clipboard", "system + osc52", sentence(COPIED, "and sent to your terminal (OSC 52)", task.size_remark)
    )


def _file(task: _Copy) -> Outcome:
    file.append(task.path, task.text)
    return Outcome("file", "file", f"Appended to {task.path}")


RUNGS: dict[str, Callable[[_Copy], Outcome]] = {
    "osc52": _osc52,
    "tmux": _tmux,
    "screen": _screen,
    "screen in tmux": _screen_in_tmux,
    "system": _system,
    "system and osc52": _system_and_osc52,
    "file": _file,
}
