"""The facts that decide where a copy goes, for a person who wonders why it did not arrive."""

from __future__ import annotations

from profiletui.clipboard import process, strategy, system, tmux
from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from profiletui.clipboard.process import Run


class Fact(NamedTuple):
    """One line of the survey: what was looked at, what was found, and what it means or calls for (or '')."""

    name: str
    value: str
    note: str = ""


def survey(
    environ: Mapping[str, str],
    platform: str,
    *,
    mode: str = "auto",
    terminal: str = "",
    run: Run = process.run,
) -> list[Fact]:
    """Where we are, what the multiplexers allow and which way ``mode`` takes. Arguments as for `strategy.plan`."""
    plan = strategy.plan(mode, environ, platform, terminal=terminal, run=run)
    desktop = system.desktop(environ, platform)
    facts = [
        Fact("over SSH", "yes" if system.over_ssh(environ) else "no"),
        Fact("desktop here", desktop or "none"),
        *_tmux(environ, run),
        *_screen(environ, run),
    ]
    if not environ.get("TMUX") and not environ.get("STY"):
        facts.append(Fact("multiplexer", "none here", plan.hint if plan.hint == strategy.LOCAL_TMUX else ""))
    facts.append(Fact("clipboard mode", mode))
    facts.append(Fact("copies go by", ", else ".join(plan.rungs) or "nowhere", plan.why))
    return facts


def _tmux(environ: Mapping[str, str], run: Run) -> list[Fact]:
    if not environ.get("TMUX"):
        return []
    server = tmux.ask(environ, run)
    if server is None:
        return [Fact("multiplexer", "tmux, which does not answer", "TMUX is set, but no server is behind it")]
    through = "" if server.lets_dcs_through else "on lets copies name the clipboard: set -g allow-passthrough on"
    passthrough = {None: "always (before 3.3)", True: "on", False: "off"}[server.passthrough]
    around = f"shown in a terminal that calls itself {server.around}" if server.around else "no terminal shows it now"
    facts = [
        Fact("multiplexer", f"tmux {server.version}", around),
        Fact("tmux set-clipboard", server.set_clipboard, "copies here do not depend on it"),
        Fact("tmux allow-passthrough", passthrough, through),
    ]
    if server.copies is not None:
        cure = "" if server.copies else f"set -as terminal-features ',{server.around}:clipboard'"
        facts.append(Fact("tmux can copy to the terminal", "yes" if server.copies else "no", cure))
    return facts


def _screen(environ: Mapping[str, str], run: Run) -> list[Fact]:
    if not environ.get("STY"):
        return []
    told = run(("screen", "--version"), b"", tmux.LIMIT, environ).out.split()
    # "Screen version 4.09.00 (GNU) 30-Jan-22", with exit code 1 in older ones
    version = next((word for word in told if word[0].isdigit()), "of unknown version")
    return [Fact("multiplexer", f"GNU screen {version}")]
