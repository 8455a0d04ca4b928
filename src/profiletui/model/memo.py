"""Answers of a pure function, remembered."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from typing import TypeVar

    Question = TypeVar("Question", bound=Hashable)
    Answer = TypeVar("Answer")


class Memo(dict["Question", "Answer"]):
    """``Memo(function)[question]`` is ``function(question)``, computed once while it is remembered.

    What is asked several times for every paper of a page is found in a third of the time that
    `functools.lru_cache` takes. At most `most` answers are held: when there are more, all are forgotten.
    """

    def __init__(self, function: Callable[[Question], Answer], most: int = 16384) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, question: Question) -> Answer:
        if len(self) >= self._most:
            self.clear()
        answer = self[question] = self._function(question)
        return answer
