"""Garbage is looked for later, not never."""

import gc

from profiletui.ui.terminal.gc_pause import no_garbage_collection


def test_times_without_it_may_lie_across_each_other() -> None:
    reading, key = no_garbage_collection(), no_garbage_collection()
    reading.__enter__()
    key.__enter__()
    reading.__exit__(None, None, None)
    assert not gc.isenabled()
    key.__exit__(None, None, None)
    assert gc.isenabled()


def test_an_error_ends_such_a_time() -> None:
    try:
        with no_garbage_collection():
            raise ValueError
    except ValueError:
        assert gc.isenabled()
