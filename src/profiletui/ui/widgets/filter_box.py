"""The box one types a query into."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input


class FilterBox(Input):
    """One row of input that says what is to happen outside of it."""

    DEFAULT_CSS = """
    FilterBox {
        border: none;
        padding: 0;
        height: 1;
        &:focus { border: none; background-tint: transparent; }
        &:ansi {
            background: $background;
            color: $foreground;
            & > .input--cursor { background: $background; color: $foreground; text-style: reverse; }
        }
    }
    """

    virtual_size = reactive(Size(0, 0))
    """The size of the text. Textual's own would have the whole screen laid out anew with every letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('down')", show=False),
        Binding("up", "move('up')", show=False),
        Binding("pagedown", "move('page-down')", show=False),
        Binding("pageup", "move('page-up')", show=False),
    ]

    class Move(Message):
        """The list is to move while one goes on typing."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def action_move(self, command: str) -> None:
        """Pass a move on to the list."""
        self.post_message(self.Move(command))
