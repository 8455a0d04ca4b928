"""Where profiletui finds its own things on this machine."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

LIBRARY_VARIABLE = "PROFILETUI_LIBRARY"
CONFIG_VARIABLE = "PROFILETUI_CONFIG"


def library_folder(environ: Mapping[str, str], configured: str = "") -> str:
    """The folder of pages that is opened when no source is named; it need not exist.

    ``PROFILETUI_LIBRARY`` names it, else the configuration; else it is ``library`` in the platform's place for a
    program's data.
    """
    return environ.get(LIBRARY_VARIABLE) or configured or os.path.join(data_folder(environ), "library")


def config_file(environ: Mapping[str, str]) -> str:
    """The person's configuration; it need not exist.

    ``PROFILETUI_CONFIG`` names it; else it is ``config.toml`` in the platform's place for a program's configuration.
    """
    return environ.get(CONFIG_VARIABLE) or os.path.join(config_folder(environ), "config.toml")


def config_folder(environ: Mapping[str, str]) -> str:
    """The platform's folder for profiletui's configuration, found in the same way as `data_folder`."""
    if sys.platform == "linux":
        return _xdg(environ, "XDG_CONFIG_HOME", "~/.config")
    from platformdirs import user_config_dir

    return user_config_dir("profiletui", appauthor=False)


def data_folder(environ: Mapping[str, str]) -> str:
    """The platform's folder for profiletui's data; it need not exist.

    The one rule of the XDG base directories is applied here, because importing platformdirs takes three times
    as long as starting Python does.
    """
    if sys.platform == "linux":
        return _xdg(environ, "XDG_DATA_HOME", "~/.local/share")
    from platformdirs import user_data_dir

    return user_data_dir("profiletui", appauthor=False)


def state_folder(environ: Mapping[str, str]) -> str:
    """The platform's folder for what profiletui remembers of its runs, found in the same way as `data_folder`."""
    if sys.platform == "linux":
        return _xdg(environ, "XDG_STATE_HOME", "~/.local/state")
    from platformdirs import user_state_dir

    return user_state_dir("profiletui", appauthor=False)


def _xdg(environ: Mapping[str, str], variable: str, default: str) -> str:
    """Our folder in a base directory. The rule is to pass over a relative one, which means another in each folder."""
    base = environ.get(variable, "").strip()
    return os.path.join(base if os.path.isabs(base) else os.path.expanduser(default), "profiletui")


def sessions_folder(environ: Mapping[str, str]) -> str:
    """The folder in which stands where one was, a file for each set of sources."""
    return os.path.join(state_folder(environ), "sessions")


def notes_file(environ: Mapping[str, str]) -> str:
    """The journal of the person's notes on papers."""
    return os.path.join(data_folder(environ), "notes")


def log_file(environ: Mapping[str, str]) -> str:
    """The file in which errors of the program's own are kept."""
    return os.path.join(data_folder(environ), "errors.log")


def copies_file(environ: Mapping[str, str]) -> str:
    """The file that ``--clipboard file`` appends to."""
    return os.path.join(data_folder(environ), "copied.txt")


def sample_page() -> str:
    """The sample page's file: in the package when installed, in ``assets`` beside ``src`` in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    shipped = os.path.join(package, "assets", "jinwen-ma.txt")
    if os.path.exists(shipped):
        return shipped
    return os.path.join(os.path.dirname(os.path.dirname(package)), "assets", "jinwen-ma.txt")
