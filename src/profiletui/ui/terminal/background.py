"""Whether the terminal's background is dark or light, where it tells, how many colours it draws, and which theme
that asks for.

Some terminals say it in COLORFGBG, which is there before anything is drawn; most answer a question, and the answer
comes later, among the keys. Pure functions: who asks, and who reads the answer, is not decided here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profiletui.keys import Command

DARK = "dark"
LIGHT = "light"
AUTO = "auto"
ANSI = "ansi"
PLAIN = "plain"
"""Names of themes; ``auto`` stands for the one that fits the terminal, ``plain`` has no colour at all."""

QUERY = b"\x1b]11;?\x1b\\"
"""Asks a terminal for its background (OSC 11). Terminals that do not know the question say nothing."""

ANSWER = rb"\x1b\]11;([^\x07\x1b]*)(?:\x07|\x1b\\)"
"""A regular expression that finds an answer to `QUERY` among what a terminal sends; `parse` takes what it matches."""

_ANSWER_BEGINS = b"\x1b]11;"

DARK_UP_TO = (0x34, 0x34, 0x34)
LIGHT_FROM = (0xE4, 0xE4, 0xE4)
"""The grounds, as red, green and blue of 0 to 255, up to which and from which our themes hold their contrast. What
lies between is neither: there the person's own colours fit best."""

_HEX = frozenset("0123456789abcdefABCDEF")
_MANY_COLOURS = ("256color", "direct", "kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "rio")


def parse(reply: bytes) -> str | None:
    """What an answer to `QUERY` says: "dark", "light", or None where it is neither or no answer at all."""
    colour = _colour(reply.decode("ascii", "replace"))
    return None if colour is None else tone(colour)


def tone(colour: tuple[int, int, int]) -> str | None:
    """Whether a ground is "dark", "light" or, in the middle, None; red, green and blue of 0 to 255 each."""
    light = luminance(colour)
    if light <= luminance(DARK_UP_TO):
        return DARK
    return LIGHT if light >= luminance(LIGHT_FROM) else None


def luminance(colour: tuple[int, int, int]) -> float:
    """The relative luminance of a colour, 0 to 1, as WCAG 2 defines it."""
    red, green, blue = ((part / 255) for part in colour)
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _colour(reply: str) -> tuple[int, int, int] | None:
    """``…11;rgb:1c1c/1c1c/1c1c`` (1 to 4 digits each, also ``rgba:`` and ``#rrggbb``) as red, green and blue."""
    body = reply.rstrip("\x07\x1b\\").rpartition(";")[2].strip()
    if body.startswith("#") and len(body) % 3 == 1:
        size = len(body) // 3
        parts = [body[1 + start : 1 + start + size] for start in (0, size, 2 * size)]
    elif body.startswith(("rgb:", "rgba:")):
        parts = body.partition(":")[2].split("/")
    else:
        return None
    if len(parts) not in (3, 4) or not all(0 < len(part) <= 4 and _HEX.issuperset(part) for part in parts):
        return None
    red, green, blue = (round(int(part, 16) * 255 / (16 ** len(part) - 1)) for part in parts[:3])
    return red, green, blue


def from_environment(environ: Mapping[str, str]) -> str | None:
    """What COLORFGBG says (``15;0``, ``0;default;15``: the last number is the ground's): "dark", "light" or None."""
    ground = environ.get("COLORFGBG", "").rpartition(";")[2].strip()
    if not ground.isascii() or not ground.isdigit() or int(ground) > 15:
        return None
    return LIGHT if int(ground) in (7, *range(9, 16)) else DARK


def has_256_colours(environ: Mapping[str, str]) -> bool:
    """Whether the terminal draws the 256 colours of xterm, by its name and by COLORTERM."""
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return True
    return any(name in environ.get("TERM", "") for name in _MANY_COLOURS)


def undecided(asked: str, environ: Mapping[str, str]) -> bool:
    """Whether the terminal has to be asked before it is known which theme `theme_for` gives."""
    told = from_environment(environ) is not None
    return asked == AUTO and not told and "NO_COLOR" not in environ and has_256_colours(environ)


class Listener:
    """Takes the answer to `QUERY` out of what a terminal sends, and passes on the keys.

    `ground` is what it said, "dark", "light" or None; `heard` tells whether it has answered. ``alt`` are the
    characters that a command has together with Alt.
    """

    def __init__(self, alt: frozenset[bytes] = frozenset()) -> None:
        from profiletui.ui.terminal.key_bytes import KeyBytes

        self.ground: str | None = None
        self.heard = False
        self.bytes = KeyBytes(self._hear, alt)

    def keys(self, data: bytes) -> bytes:
        """Return what of `data` is keys, as `KeyBytes.take` does."""
        return self.bytes.take(data)

    def _hear(self, answer: bytes) -> None:
        if answer.startswith(_ANSWER_BEGINS):
            self.heard = True
            self.ground = parse(answer)


def alt_characters(commands: Sequence[Command]) -> frozenset[bytes]:
    """The characters that commands have together with Alt; with any other, Alt is Escape and then the character."""
    keys = [key for entry in commands for key in entry.keys]
    return frozenset(key[4:].encode() for key in keys if key.startswith("alt+") and len(key) == 5)


def theme_for(asked: str, environ: Mapping[str, str], ground: str | None = None) -> str:
    """The theme to wear where `asked` was asked for, one of `profiletui.ui.present.theme_roles.THEMES`.

    `ground` is what the terminal answered, "dark" or "light", None as long as it has not. NO_COLOR, also when it is
    empty, means no colour whatever was asked for; and our own colours need a terminal that has them.
    """
    if "NO_COLOR" in environ:
        return PLAIN
    if not has_256_colours(environ):
        return ANSI
    if asked != AUTO:
        return asked
    return ground or from_environment(environ) or ANSI
