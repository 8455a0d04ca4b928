"""Figures as Markdown: tables for the README, and the ratios that matter, which hold on slower machines too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Figures = dict[str, float]
"""A run's figures by name; times in ms, memory in MB. A figure that a program cannot have is not there."""

Results = Mapping[tuple[int, str], Figures]
"""The medians of each number of papers and program."""

KEYS = ("down", "page down", "end", "filter", "filter, in full", "typing on")
COSTLY = KEYS[:4]

_FELT = {"cursor key": "down p95", "filter": "filter p95", "filter, in full": "filter, in full p95"}
"""What keys feel like: the columns of the summary, and the figures in them."""


def report(results: Results, sizes: Mapping[int, int], unit: Figures) -> Iterator[str]:
    """All tables. ``sizes`` gives the bytes of the page of so many papers, ``unit`` what starts and ends by itself."""
    python = unit["python -c pass"]
    parts = (
        summary(results, python),
        table(
            ("start to end", "ms", "× python"),
            ((f"`{name}`", shown(figure), shown(figure / python)) for name, figure in unit.items()),
        ),
        _start(results, sizes, python),
        _keys(results),
        _costs(results),
        _ratios(results, sizes, python),
    )
    for part in parts:
        yield from part
        yield ""


def summary(results: Results, python: float) -> Iterator[str]:
    """The one table for people who only want to know how it feels."""
    head = ("papers", "first paint", "interactive", *_FELT, "bytes a key", "memory", "exit")
    return table(head, [
        (
            f"{count:,} {name}",
            f"{shown(found.get('first paint'))} ({shown(found['first paint'] / python)}×)",
            *(shown(found.get(figure)) for figure in ("interactive", *_FELT.values(), "down bytes")),
            f"{shown(found['MB'])} MB",
            shown(found.get("exit")),
        )
        for (count, name), found in results.items()
    ])  # fmt: skip


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table, the first column to the left, the figures to the right."""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def shown(figure: float | None) -> str:
    """A figure with two or three digits, or a dash where there is none."""
    if figure is None:
        return "–"
    return f"{figure:,.0f}" if abs(figure) >= 100 or figure == int(figure) else f"{figure:.3g}"


def _start(results: Results, sizes: Mapping[int, int], python: float) -> Iterator[str]:
    head = ("papers", "first paint", "× python", "interactive", "bytes", "idle bytes", "MB", "× file", "exit")
    return table(head, [
        (
            f"{count:,} {name}",
            shown(found.get("first paint")),
            shown(found["first paint"] / python),
            *(shown(found.get(figure)) for figure in ("interactive", "bytes at start", "idle bytes", "MB")),
            shown(found["MB"] * 1e6 / sizes[count]),
            shown(found.get("exit")),
        )
        for (count, name), found in results.items()
    ])  # fmt: skip


def _keys(results: Results) -> Iterator[str]:
    return table(("key to paint, p50 / p95 / p99", *KEYS), [
        (
            f"{count:,} {name}",
            *(" / ".join(shown(found.get(f"{key} p{percent}")) for percent in (50, 95, 99)) for key in KEYS),
        )
        for (count, name), found in results.items()
    ])  # fmt: skip


def _costs(results: Results) -> Iterator[str]:
    head = ("a key", *(f"{key}, bytes" for key in COSTLY), *(f"{key}, CPU ms" for key in COSTLY))
    return table(head, [
        (f"{count:,} {name}", *(shown(found.get(f"{key} {cost}")) for cost in ("bytes", "CPU") for key in COSTLY))
        for (count, name), found in results.items()
    ])  # fmt: skip


def _ratios(results: Results, sizes: Mapping[int, int], python: float) -> Iterator[str]:
    """profiletui against python, its neighbours and itself; rows for which figures are lacking are left out."""

    def figure(count: int, name: str, program: str = "profiletui") -> float | None:
        return next(
            (found.get(name) for (size, who), found in results.items() if size == count and program in who), None
        )

    def ratio(over: float | None, under: float | None) -> float | None:
        return over / under if over is not None and under else None

    most, least = max(sizes), min(sizes)
    rows: list[tuple[str, float | None]] = []
    for count in sizes:
        paint = figure(count, "first paint")
        rows += [
            (f"{count:,}: first paint / python", ratio(paint, python)),
            (f"{count:,}: visidata's first paint / ours", ratio(figure(count, "first paint", "visidata"), paint)),
        ]
        interactive, theirs = figure(count, "interactive"), figure(count, "interactive", "fzf")
        if interactive is not None and theirs is not None:
            rows.append((f"{count:,}: interactive, ms after fzf", interactive - theirs))
        rows += [
            (f"{count:,}: {key} p95 / fzf's", ratio(figure(count, f"{key} p95"), figure(count, f"{key} p95", "fzf")))
            for key in KEYS
        ]
    if most != least:
        rows += [
            (f"{most:,} / {least:,}: {name}", ratio(figure(most, name), figure(least, name)))
            for name in ("first paint", *(f"{key} p95" for key in KEYS[:3]))
        ]
    return table(("ratio", ""), [(name, shown(value)) for name, value in rows if value is not None])
