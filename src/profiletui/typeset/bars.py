"""Figures drawn as text: bars, strips and gauges, in block characters or in plain ASCII."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_EIGHTHS_ACROSS = " ▏▎▍▌▋▊▉█"
_EIGHTHS_UP = " ▁▂▃▄▅▆▇█"
_LEVELS_ASCII = " .:-=+*#"


def bar(value: float, maximum: float, width: int, ascii: bool = False) -> str:  # noqa: A002 - its plain name
    """Draw ``value`` as a bar of at most ``width`` cells, where ``maximum`` fills them; not padded.

    Whatever is above zero shows at least a sliver. Values outside 0 to ``maximum`` are drawn as the nearer end.
    """
    if ascii:
        return "#" * _steps(value, maximum, width)
    whole, eighths = divmod(_steps(value, maximum, width * 8), 8)
    return "█" * whole + (_EIGHTHS_ACROSS[eighths] if eighths else "")


def split_bar(
    part: float,
    value: float,
    maximum: float,
    width: int,
    ascii: bool = False,  # noqa: A002 - its plain name
) -> tuple[str, str]:
    """Draw ``value`` as `bar` does, in whole cells and in two shapes: the ``part`` of it first, then the rest.

    Each of the two that is above zero shows, in a cell of a third shape where they have to share the only one.
    """
    both, full, rest = "+#-" if ascii else "▓█░"
    cells = _steps(value, maximum, width)
    filled = _steps(min(part, value), value, cells)
    if 0 < part < value and filled == cells > 0:
        if cells == 1:
            return both, ""
        filled -= 1
    return full * filled, rest * (cells - filled)


def sparkline(values: Sequence[float], ascii: bool = False) -> str:  # noqa: A002 - its plain name
    """Draw one cell a value, as high as its share of the greatest; zero is a blank, all else can be seen."""
    levels = _LEVELS_ASCII if ascii else _EIGHTHS_UP
    greatest = max(values, default=0)
    return "".join([levels[_steps(value, greatest, len(levels) - 1)] for value in values])


def gauge(percent: float, width: int, ascii: bool = False) -> str:  # noqa: A002 - its plain name
    """Draw a share of a hundred in exactly ``width`` cells: one cell fills upwards, several fill to the right.

    The last cell of a row fills at a hundred only, so that 99 % does not look like all of it.
    """
    if width == 1:
        return sparkline((min(max(percent, 0), 100), 100), ascii)[0]
    filled = _steps(percent, 100, width)
    if filled == width > 0 and percent < 100:
        filled -= 1
    full, track = ("#", "-") if ascii else ("━", "─")
    return full * filled + track * (width - filled)


def _steps(value: float, maximum: float, steps: int) -> int:
    """How many of ``steps`` stand for ``value``: none for nothing, at least one for something."""
    if not value > 0 or maximum <= 0 or steps < 1:
        return 0
    return max(1, min(steps, int(value * steps / maximum + 0.5))) if value < maximum else steps
