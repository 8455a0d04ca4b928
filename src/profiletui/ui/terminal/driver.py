"""Our hold on the terminal: Textual's driver, made to survive what networks and shells do to it.

Textual's own writes from a thread that dies with the terminal, after which the program hangs; it spins on an input
that has ended, and takes up to a tenth of a second to leave. Only public methods are overridden here.
"""

from __future__ import annotations

import os
import select
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver
from textual.events import InputEvent, Paste

from profiletui.typeset.glyphs import in_ascii
from profiletui.ui.terminal.background import Listener
from profiletui.ui.terminal.first_frame import FirstFrame, screen_descriptor, write_all
from profiletui.ui.terminal.repaint import Thrift

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.message import Message

_DRAIN_LIMIT = 1.5
"""Seconds a terminal gets at the end to take what was written: one that is stopped must not hold us for ever."""

_HAND_OVER = 0.001
"""Seconds the writing thread gets to take what is to be written."""

_CHUNK = 65536

_ESCAPE_DELAY = 0.1
"""Seconds after which an Escape with nothing behind it is the key, as with Textual's own parser."""

REPAINT_VARIABLE = "PROFILETUI_REPAINT"
"""An environment variable; ``full`` has every cell sent again that Textual paints again."""

_ALTERNATE_SCREEN = "\x1b[?1049h"

_FRAME_BEGINS = "\x1b[?2026h"
_FRAME_ENDS = "\x1b[?2026l"
"""What Textual writes around a paint, so that a terminal shows all of it at once."""

_POINTER_SHAPE = "\x1b]22;"
"""The shape of the mouse pointer, which Textual sets and never gives back."""


class Output:
    """Writes to the terminal in the order given, from a thread of its own, until the terminal is gone."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._taken = Event()
        self._busy = False
        self._thread = Thread(target=self._run, name="profiletui-output", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Have `data` written; never waits for the terminal.

        It waits for the thread to have its turn, which would otherwise come when this one has nothing more to do.
        """
        self._taken.clear()
        self._queue.put(data)
        if not self._busy:
            self._taken.wait(_HAND_OVER)

    def close(self) -> bool:
        """Wait until all is written, or until the terminal has had its time; whether it takes anything at all."""
        self._queue.put(None)
        self._thread.join(_DRAIN_LIMIT)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (data := self._queue.get()) is not None:
            self._busy = True
            self._taken.set()
            try:
                write_all(self._descriptor, data)
            except OSError:
                return  # nobody is there to read, and what is still queued is for nobody
            self._busy = False


class Input:
    """Passes the terminal's bytes on through a pipe, which can be ended at once; says when the terminal hangs up.

    `typed` is what was typed before; `listener` takes out what is no key, and `heard` is called when it has the
    terminal's answer.
    """

    def __init__(
        self,
        descriptor: int,
        ready: Event,
        hung_up: Callable[[], None],
        listener: Listener,
        heard: Callable[[], None],
        typed: bytes,
    ) -> None:
        self._terminal = descriptor
        self._listener = listener
        self._heard = heard
        self._typed = typed
        self._ready = ready
        self._hung_up = hung_up
        self.descriptor, self._into = os.pipe()
        self._wake, self._waker = os.pipe()
        self._thread = Thread(target=self._run, name="profiletui-input", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the pipe, so that whoever reads it sees its end."""
        os.write(self._waker, b".")
        self._ready.set()
        self._thread.join()

    def close(self) -> None:
        """Give the descriptors back; after `stop`, by whoever reads the pipe."""
        for descriptor in (self.descriptor, self._wake, self._waker):
            os.close(descriptor)

    def _run(self) -> None:
        self._ready.wait()
        try:
            if self._typed:
                os.write(self._into, self._typed)
            while self._pass_on():
                pass
        finally:
            os.close(self._into)

    def _pass_on(self) -> bool:
        """Pass on what there is; whether to go on."""
        bytes_waiting = self._listener.bytes.waiting
        ready, _, _ = select.select([self._terminal, self._wake], [], [], _ESCAPE_DELAY if bytes_waiting else None)
        if self._wake in ready:
            return False
        if not ready:
            if keys := self._listener.bytes.flush():
                os.write(self._into, keys)
            return True
        try:
            data = os.read(self._terminal, _CHUNK)
        except OSError:
            data = b""
        if data:
            told = self._listener.heard
            if keys := self._listener.keys(data):
                os.write(self._into, keys)
            if self._listener.heard and not told:
                self._heard()
            return True
        self._hung_up()
        select.select([self._wake], [], [])  # the pipe stays open till `stop`: its reader would spin at its end
        return False


def _size() -> tuple[int, int]:
    """Columns and lines of the terminal; of any, where it is gone and nobody sees what is written."""
    try:
        return os.get_terminal_size(screen_descriptor())
    except OSError:
        return 80, 24


class TerminalDriver(LinuxDriver):
    """The driver of a real terminal; makes itself known to the app as ``app.terminal``."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        app.terminal = self  # type: ignore[attr-defined] # ProfileApp has it; importing it here would go round
        self._output: Output | None = None
        self._input: Input | None = None
        self._keys = self.fileno
        self._hung_up = app.hung_up  # type: ignore[attr-defined] # the same
        self._typed = app.typed  # type: ignore[attr-defined] # the same
        self._frame: FirstFrame | None = app.frame  # type: ignore[attr-defined] # the same
        self._ground_told = app.ground_told  # type: ignore[attr-defined] # the same
        self._has_screen = self._frame is not None
        self._ascii: bool = app.ascii_only  # type: ignore[attr-defined] # the same
        self._thrift: Thrift | None = None
        self._writing = Lock()
        self._painting = ""
        self._pausing = False
        self.takes_more = True
        """False once the terminal is closed and has not taken all that was written: printing to it would wait."""
        self.ready = Event()
        """Set once the app can take keys; until then they wait in the terminal."""

    def write(self, data: str) -> None:
        """Have `data` written to the terminal, which is spoken to in UTF-8; characters it cannot take are marked."""
        if self._has_screen and data == _ALTERNATE_SCREEN:
            self._has_screen = False  # the first frame stands on it; taking it anew would wipe that away
            return
        if self._output is None or data.startswith(_POINTER_SHAPE):
            return
        if self._ascii:
            data = in_ascii(data)
        with self._writing:  # a copy is written from a thread of its own
            self._painting += data
            if self._painting.startswith(_FRAME_BEGINS) and not self._painting.endswith(_FRAME_ENDS):
                return
            data, self._painting = self._painting, ""
            if self._thrift is not None:
                data = self._thrift.reduce(data)
            if data not in ("", _FRAME_BEGINS + _FRAME_ENDS):
                self._output.write(data.encode("utf-8", "replace"))

    def forget_screen(self) -> None:
        """Paint every cell anew from now on: the terminal may show anything."""
        with self._writing:
            if self._thrift is not None:
                self._thrift.resize(*_size())

    def start_application_mode(self) -> None:
        """Take the terminal, at the start and after every pause."""
        self._output = Output(screen_descriptor())
        frame = self._frame if self._has_screen else None
        if os.environ.get(REPAINT_VARIABLE) != "full":
            self._thrift = frame.thrift(_size()) if frame else Thrift(*_size())
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual leaves it without types
        if frame:
            self.attrs_before = frame.attributes

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self._pausing = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again after a pause. A hang-up sends the signal that ends a pause, too, and must not."""
        if self._pausing:
            self._pausing = False
            super().resume_application_mode()

    def send_message(self, message: Message) -> None:
        """Send what the terminal says to the app; what the person does in it, one thing at a time."""
        if isinstance(message, InputEvent | Paste):
            self._typed(message)
        else:
            super().send_message(message)

    def run_input_thread(self) -> None:
        """Read keys until the app leaves or the terminal hangs up."""
        self._keys = self.fileno
        typed = b""
        if self._frame is not None:  # only once: this runs again after every pause
            typed, self._frame.typed = self._frame.typed, b""
        listener = Listener() if self._frame is None else self._frame.listener
        passing = self._input = Input(self._keys, self.ready, self._hung_up, listener, self._ground_told, typed)
        self.fileno = passing.descriptor
        # At its end Textual lets go of `fileno` and then waits a tenth of a second for one more key. By then
        # `disable_input` has put the terminal back there, which was never waited for: that is the KeyError.
        with suppress(KeyError):
            super().run_input_thread()
        self.fileno = self._keys
        self._input = None
        passing.close()

    def disable_input(self) -> None:
        """Stop reading keys, at once."""
        if self._input is not None:
            self.fileno = self._keys
            self._input.stop()
        super().disable_input()

    def close(self) -> None:
        """Let the terminal have what was written, then let go of it."""
        if self._output is not None:
            self.takes_more = self._output.close()
            self._output = None
        super().close()
