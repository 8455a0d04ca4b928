"""Starting the browser and coming back from it."""

from __future__ import annotations

import os
import sys

from profiletui.model.record import NamedTuple
from profiletui.settings import Settings
from profiletui.state import paths
from profiletui.state.notebook import Notebook
from profiletui.store.query import Query
from profiletui.typeset.glyphs import ASCII, UNICODE, speaks_utf8
from profiletui.ui.terminal.first_frame import FirstFrame, screen_descriptor
from profiletui.ui.terminal.signals import Ending
from profiletui.ui.viewmodel.browse_model import Desk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.session import Intake
    from profiletui.ui.app import ProfileApp


class BrowseOptions(NamedTuple):
    """What the command line, the environment and the configuration say about browsing."""

    query: Query = Query()
    settings: Settings = Settings()


class Left(NamedTuple):
    """How a run ended: the exit code, the links copied in it in order, and a sentence if it did not end well."""

    code: int
    copied: tuple[str, ...] = ()
    said: str = ""


def browse(intake: Intake, options: BrowseOptions) -> Left:
    """Browse what was begun to be read, reading on meanwhile, until the person leaves.

    There must be a terminal, on whatever descriptor: `profiletui.cli.run_browse` sees to that. An error of our own,
    wherever it happens, gives the terminal back, is kept in the log and told in a sentence.

    Raises:
        OSError: when keys have to come from the controlling terminal and there is none.
    """
    try:
        return _browse(intake, options)
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - it is told of, and the log has all of it
        from traceback import format_exc

        return Left(1, said=_log(format_exc()))


def _browse(intake: Intake, options: BrowseOptions) -> Left:
    if not os.isatty(0):
        _take_keys_from_terminal()
    notes_file = paths.notes_file(os.environ)
    first_run = not os.path.exists(notes_file)
    notebook = Notebook(notes_file)
    glyphs = UNICODE if speaks_utf8(os.environ) else ASCII
    reading = None if intake.done else intake
    desk = Desk(intake.opened, options.query, glyphs, notebook.notes, options.settings, reading, first_run=first_run)
    desk.notebook = notebook
    desk.take_news()
    with Ending() as ending:
        frame = FirstFrame(desk, options.settings.theme, keys=0, screen=screen_descriptor())
        try:
            frame.draw()
            app = _app(desk, options, frame, ending)
        except BaseException:
            frame.take_back()
            raise
        notebook.begin()
        try:
            with _ScreenOnStandardOutput():
                app.run()
        finally:
            notebook.close()
    copied = tuple(app.copier.links) if app.terminal is None or app.terminal.takes_more else ()
    trouble = app.crash.getvalue()
    if trouble:
        return Left(1, copied, _log(trouble))
    return Left(app.return_code or int(notebook.lost), copied, notebook.trouble)


def _app(desk: Desk, options: BrowseOptions, frame: FirstFrame, ending: Ending) -> ProfileApp:
    """The application; importing it is what takes time at the start, so nothing is collected meanwhile.

    It is imported in a thread, while keys that move the cursor are obeyed in this one.
    """
    import gc
    from threading import Thread

    from profiletui.ui.terminal.early_keys import Prelude

    # A paint soon after another waits for its turn: at Textual's own 60 paints a second for up to 17 ms, in which a
    # search goes on, which then lets the paint wait as well.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    # Keys come in and paints go out by threads, which may otherwise wait 5 ms each for work in slices to let them.
    sys.setswitchinterval(0.0005)
    gc.disable()
    imported, tell = os.pipe()
    problems: list[BaseException] = []
    thread = Thread(target=_import_application, args=(tell, problems), name="profiletui-import")
    thread.start()
    try:
        Prelude(desk, frame).play(until=imported)
    finally:
        thread.join()
        os.close(imported)
    if problems:
        raise problems[0]
    from profiletui.ui.app import ProfileApp

    app = ProfileApp(desk, clipboard=options.settings.clipboard, theme=frame.theme, frame=frame, ending=ending)
    gc.freeze()
    gc.enable()
    return app


def _import_application(tell: int, problems: list[BaseException]) -> None:
    """Import it, and close `tell`; what goes wrong is for the main thread to raise."""
    try:
        import profiletui.ui.app  # noqa: F401 - it is imported for whoever imports it next
    except BaseException as problem:  # noqa: BLE001 - the same
        problems.append(problem)
    finally:
        os.close(tell)


def _take_keys_from_terminal() -> None:
    """Put the terminal on standard input, which the page came through."""
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)


class _ScreenOnStandardOutput:
    """Puts the screen on standard output while that goes elsewhere: Textual asks it for the size of the terminal."""

    def __enter__(self) -> None:
        self._elsewhere = -1
        if not os.isatty(1) and sys.__stdout__ is not None:
            self._elsewhere = os.dup(1)
            os.dup2(screen_descriptor(), 1)

    def __exit__(self, *_: object) -> None:
        if self._elsewhere >= 0:
            os.dup2(self._elsewhere, 1)
            os.close(self._elsewhere)


def _log(trouble: str) -> str:
    """Keep what Textual says about an error of ours; the sentence that tells where."""
    from profiletui.clipboard import file

    path = paths.log_file(os.environ)
    try:
        file.append(path, trouble)
    except OSError as problem:
        return f"profiletui stopped on an error of its own, and could not write about it to {path}: {problem.strerror}"
    return f"profiletui stopped on an error of its own; please report it with what stands in {path}"
