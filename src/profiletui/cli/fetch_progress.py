"""How far a fetch has come, drawn by Rich on standard error."""

from __future__ import annotations

from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profiletui.fetching.collected import Step


@contextmanager
def shown() -> Iterator[Callable[[Step], None]]:
    """Draw a bar for each service as its pages come; all of it goes when the fetch is over."""
    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(bar_width=20),
        TextColumn("page {task.completed:.0f} of {task.total:.0f}", markup=False),
        TextColumn("{task.fields[papers]:,} papers", markup=False), TimeRemainingColumn(),
    )  # fmt: skip
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def report(step: Step) -> None:
            if step.service not in tasks:
                tasks[step.service] = progress.add_task(step.service, total=step.pages, papers=0)
            progress.update(tasks[step.service], completed=step.done, total=step.pages, papers=step.papers)

        yield report
