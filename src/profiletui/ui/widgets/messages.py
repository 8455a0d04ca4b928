"""What widgets tell the screen they stand on."""

from __future__ import annotations

from textual.message import Message


class Acted(Message):
    """Something with an action was clicked; ``action`` is what the span carries, such as ``link:2``."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action
