"""Real parts: terminals, and a throw-away sshd on loopback."""

from __future__ import annotations

import grp
import os
import pwd
import shlex
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.terminal import Terminal, need

_PRIVILEGE_SEPARATION = Path("/run/sshd")  # a started service makes it; compiled into sshd, which as root insists on it


@pytest.fixture
def new_terminal() -> Iterator[Callable[..., Terminal]]:
    """Makes terminals; they are closed at the end, and what runs in them with them."""
    with tempfile.TemporaryDirectory(prefix="pt-", ignore_cleanup_errors=True) as directory:  # short: sockets lie in it
        made: list[Terminal] = []

        def make(columns: int = 80, rows: int = 24) -> Terminal:
            home = Path(directory) / str(len(made))
            home.mkdir()
            made.append(Terminal(home, columns, rows))
            return made[-1]

        yield make
        for terminal in made:
            terminal.close()


@pytest.fixture
def terminal(new_terminal: Callable[..., Terminal]) -> Terminal:
    return new_terminal()


class SshServer:
    """An sshd of our own, with keys of its own, that lets the present user in from here alone."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._port = _free_port()
        for name in ("host", "user"):
            make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(directory / name)]
            subprocess.run(make, check=True, timeout=30)
        (directory / "authorized").write_bytes((directory / "user.pub").read_bytes())
        settings = directory / "sshd_config"
        settings.write_text(
            f"ListenAddress 127.0.0.1\nPort {self._port}\nHostKey {directory}/host\n"
            f"AuthorizedKeysFile {directory}/authorized\nPidFile none\nStrictModes no\nUsePAM no\nUseDNS no\n"
            "AuthenticationMethods publickey\nPermitRootLogin yes\nPrintMotd no\nPrintLastLog no\nLogLevel ERROR\n"
        )
        command = [need("sshd"), "-D", "-e", "-f", str(settings)]
        with (directory / "log").open("wb") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=log)
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), 1).close()
            except OSError:
                assert self._process.poll() is None, (self._directory / "log").read_text()
                assert time.monotonic() < deadline, "sshd does not listen"
                time.sleep(0.02)
            else:
                return

    def logged_in(self, command: Sequence[str], **environ: str) -> list[str]:
        """``command`` run by a login to here, which hands nothing on but TERM; ``environ`` is set there."""
        line = shlex.join(["env", *(f"{name}={value}" for name, value in environ.items()), *command])
        options = [
            "StrictHostKeyChecking=no",
            f"UserKnownHostsFile={self._directory}/known",
            "IdentitiesOnly=yes",
            "LogLevel=ERROR",
        ]
        return [
            *("ssh", "-tt", "-F", "none", "-i", str(self._directory / "user"), "-p", str(self._port)),
            *(word for option in options for word in ("-o", option)),
            f"{pwd.getpwuid(os.geteuid()).pw_name}@127.0.0.1",
            f"exec {line}",
        ]

    def close(self) -> None:
        """End it; what was logged in ends with its own terminal."""
        self._process.terminate()
        self._process.wait(10)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def _terminals_are_of_group_tty() -> bool:
    """Whether new terminals belong to the group that sshd wants, which only root can change."""
    ours, theirs = os.openpty()
    try:
        return os.fstat(theirs).st_gid == grp.getgrnam("tty").gr_gid
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.fixture(scope="session")
def ssh() -> Iterator[SshServer]:
    for program in ("sshd", "ssh", "ssh-keygen"):
        need(program)
    if os.geteuid() != 0 and not _terminals_are_of_group_tty():
        pytest.skip("terminals here do not belong to the group tty, so only root's sshd can hand them out")
    ours = os.geteuid() == 0 and not _PRIVILEGE_SEPARATION.exists()
    if ours:
        _PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)  # tests run beside one another
    with tempfile.TemporaryDirectory(prefix="pt-ssh-") as directory:
        server = SshServer(Path(directory))
        yield server
        server.close()
