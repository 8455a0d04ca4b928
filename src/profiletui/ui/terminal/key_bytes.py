"""Bytes that a terminal sends, made into what Textual's parser can take, whatever they are.

Textual ends at a byte that is no UTF-8 and at numbers that no key has, and takes an Escape and the letter behind it
for one key where they come in one piece. Here every byte is either passed on in a form that it reads or dropped:

=========================  ================================================================================
bytes                      become
=========================  ================================================================================
no UTF-8                   U+FFFD
Esc, then a letter         Escape and the letter, unless that is a key of its own (``alt``)
keys of kitty's protocol   the same without alternatives and kinds of event; nothing where a key is let go
X10 mouse                  the same as an SGR mouse event
a size of the screen       dropped where no screen has it
answers to what we asked   passed on; all other answers are dropped
a paste                    its text without escape sequences
=========================  ================================================================================

What has begun is held until its end has come: never longer than `LONGEST` bytes, and a beginning that the next
bytes do not go on with is dropped, so that nothing can hold the keys behind it back.

The forms are those of ECMA-48, of xterm's control sequences and of kitty's keyboard protocol.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

ESCAPE = b"\x1b[27u"
"""The Escape key in kitty's protocol, in which no byte behind it is mistaken for a part of it."""

LONGEST = 4096
"""The most bytes of an answer that are waited for."""

_CSI = re.compile(rb"\x1b\[\[[A-E]|\x1b\[[0-9]{1,2}\$(?!y)|\x1b\[([<=>?]?)([0-9:;-]*)([ -/]*)([@-~])")
_CSI_BEGINS = re.compile(rb"\x1b\[(?:\[|[<=>?]?[0-9:;-]*[ -/]*)?\Z")
_LONGEST_CSI = 64
_SS3 = re.compile(rb"\x1bO[A-Za-z]")
_STRING = re.compile(rb"\x1b(?:\][0-9]|P[0-9!$+=>|]|[_^X][A-Za-z0-9+=])")
_STRING_BEGINS = re.compile(rb"\x1b[\]P_^X]\Z")
_STRING_ENDS = re.compile(rb"\x07|\x1b\\?")  # another Escape ends one that was cut off
_COLOUR = re.compile(rb"\x1b\][0-9]*(?:;[0-9?]*)*(?:;r?g?b?a?:?[0-9a-fA-F/]{0,22}|;#[0-9a-fA-F]{0,12})?\Z")
_PASTE, _PASTE_END = b"\x1b[200~", b"\x1b[201~"
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]?|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)?|O.|.)?", re.DOTALL)
_KNOWN_FINALS = b"~@ABCDEFGHIMOPQRSZabcdmntuxy^"
_KITTY_FINAL = b"u~ABCDEFHPQRS"
_MOST_DIGITS = 6
_LARGEST_SCREEN = 1000
_MODIFIERS = 256


class KeyBytes:
    """Makes what a terminal sends into bytes that Textual's parser reads.

    ``answered`` is called with each whole answer that is dropped, such as ``ESC ] 11 ; …``; ``alt`` are the
    characters that a command has together with Alt.
    """

    def __init__(self, answered: Callable[[bytes], None], alt: frozenset[bytes] = frozenset()) -> None:
        self._answered = answered
        self._alt = alt
        self._held = b""
        self._pasting = False

    @property
    def waiting(self) -> bool:
        """Whether an Escape is held that is either the key or the beginning of another one."""
        held = self._held
        return not self._pasting and held.startswith(b"\x1b") and not _is_string(held)

    def flush(self) -> bytes:
        """Take what is held for all there is: an Escape is the key, and what was cut off is dropped."""
        held, self._held = self._held, b""
        if held.startswith(b"\x1b"):
            return ESCAPE + held[1:] if len(held) <= 2 else b""
        return _readable(held)

    def take(self, data: bytes) -> bytes:
        """Return what of ``data``, and of what was held before it, is to be passed on now."""
        held, self._held = self._held, b""
        if held and _is_string(held) and not self._goes_on(held, data):
            held = b""
        data, at = held + data, 0
        out: list[bytes] = []
        while at < len(data):
            if self._pasting:
                at = self._paste(data, at, out)
                continue
            escape = data.find(b"\x1b", at)
            if escape < 0:
                escape = len(data)
            if escape > at:
                at = self._text(data, at, escape, out)
                continue
            step = self._sequence(data, at, out)
            if not step:
                self._held = data[at:]
                break
            at += step
        return b"".join(out)

    @staticmethod
    def _goes_on(held: bytes, data: bytes) -> bool:
        """Whether ``data`` can be more of an answer that has begun.

        Its end is in it, or it fits an answer about a colour, or it is more than one types. A beginning that was cut
        off is given up at the first key.
        """
        if len(held) + len(data) > LONGEST:
            return False
        end = _STRING_ENDS.search(held + data, 3)
        if end is None:
            return len(data) >= 32 or _COLOUR.match(held + data) is not None
        return end[0] != b"\x1b"

    def _paste(self, data: bytes, at: int, out: list[bytes]) -> int:
        end = data.find(_PASTE_END, at)
        if end < 0:
            keep = next((size for size in range(len(_PASTE_END) - 1, 0, -1) if data.endswith(_PASTE_END[:size])), 0)
            end = max(at, len(data) - keep)
            out.append(_readable(_ESCAPES.sub(b"", data[at:end])))
            self._held = data[end:]
            return len(data)
        out += [_readable(_ESCAPES.sub(b"", data[at:end])), _PASTE_END]
        self._pasting = False
        return end + len(_PASTE_END)

    def _text(self, data: bytes, at: int, end: int, out: list[bytes]) -> int:
        """Pass on characters; the beginning of one at the very end is held."""
        if end == len(data):
            keep = _unfinished(data[max(at, end - 3) : end])
            self._held = data[end - keep : end]
            out.append(_readable(data[at : end - keep]))
            return end
        out.append(_readable(data[at:end]))
        return end

    def _sequence(self, data: bytes, at: int, out: list[bytes]) -> int:
        """Pass on or drop what begins with the Escape at ``at``; how many bytes, 0 where its end has not come."""
        rest = data[at : at + _LONGEST_CSI + 2]
        if len(rest) == 1 or _STRING_BEGINS.match(rest):
            return 0
        if rest.startswith(b"\x1b[M"):
            if len(rest) < 6:
                return 0
            out.append(_sgr_mouse(rest[3:6]))
            return 6
        if found := _CSI.match(rest, 0, _LONGEST_CSI):
            if found[4] and found[4] not in _KNOWN_FINALS:
                return found.end() - 1  # it was cut off, and this is a key
            out.append(self._control(found))
            return found.end()
        if rest.startswith(b"\x1b["):
            if len(rest) < _LONGEST_CSI and _CSI_BEGINS.match(rest):
                return 0
            return self._broken(rest)
        if found := _SS3.match(rest):
            out.append(found[0])
            return found.end()
        if rest == b"\x1bO":
            return 0
        if _STRING.match(rest):
            return self._string(data, at)
        return self._alone(rest, out)

    def _string(self, data: bytes, at: int) -> int:
        """Drop an answer, or what there is of one that another sequence cuts off; as `_sequence`."""
        end = _STRING_ENDS.search(data, at + 3, at + LONGEST)
        if end is None or (end.end() == len(data) and end[0] == b"\x1b"):
            return 0 if len(data) - at <= LONGEST else LONGEST
        if end[0] == b"\x1b":
            return end.start() - at
        self._answered(data[at : end.end()])
        return end.end() - at

    def _alone(self, rest: bytes, out: list[bytes]) -> int:
        """An Escape that begins nothing: the key, or Alt with the letter behind it where that is bound."""
        if rest[1:2] in self._alt:
            out.append(rest[:2])
            return 2
        out.append(ESCAPE)
        return 1

    @staticmethod
    def _broken(rest: bytes) -> int:
        """How much of a control sequence that goes wrong to drop: up to the byte that cannot be in it."""
        wrong = re.compile(rb"[^0-?!-/ ]").search(rest, 2)
        return min(_LONGEST_CSI, wrong.start() if wrong else len(rest))

    def _control(self, found: re.Match[bytes]) -> bytes:
        """A whole control sequence in a form that Textual reads, b"" to drop it."""
        sequence = found[0]
        if found[4] is None:
            return sequence  # a function key of the Linux console, or a shifted one of rxvt
        private, numbers, between, final = found[1], found[2], found[3], found[4]
        if any(len(digits) > _MOST_DIGITS for digits in re.split(rb"[:;]", numbers)):
            return b""
        if sequence == _PASTE:
            self._pasting = True
            return sequence
        if private == b"<":
            return sequence if final in b"Mm" and re.fullmatch(rb"\d+;-?\d+;-?\d+", numbers) else b""
        if private == b"?":
            return sequence if between + final == b"$y" and re.fullmatch(rb"\d+;\d", numbers) else b""
        if private or b"-" in numbers:
            return b""
        if final == b"t":
            return sequence if _is_size(numbers) else b""
        if (final == b"c" and numbers) or final in b"nyx" or (between and between != b"$"):
            return b""
        if final in _KITTY_FINAL and numbers:
            return _kitty_key(numbers, final)
        return b"" if b":" in numbers else sequence


def _is_string(held: bytes) -> bool:
    return _STRING.match(held) is not None


def _readable(text: bytes) -> bytes:
    return text.decode("utf-8", "replace").encode()


def _unfinished(tail: bytes) -> int:
    """How many bytes at the end of ``tail`` begin a character whose end has not come."""
    for size in range(1, min(3, len(tail)) + 1):
        first = tail[-size]
        if first >= 0xC2:
            whole = 2 if first < 0xE0 else 3 if first < 0xF0 else 4 if first < 0xF5 else 1
            return size if size < whole else 0
        if first < 0x80:
            return 0
    return 0


def _sgr_mouse(three: bytes) -> bytes:
    """An X10 mouse event in the form of SGR; there a button let go is number 3, whichever it was."""
    button, column, row = (max(0, byte - 32) for byte in three)
    if not column or not row:
        return b""
    released = button & 67 == 3
    return b"\x1b[<%d;%d;%d%c" % (button & ~3 if released else button, column, row, b"mM"[not released])


def _is_size(numbers: bytes) -> bool:
    """Whether an answer about the size of the screen is one that a screen can have."""
    parts = [part.partition(b":")[0] for part in numbers.split(b";")]
    if len(parts) != 5 or parts[0] != b"48" or not all(part.isdigit() for part in parts):
        return False
    return all(0 < int(part) <= _LARGEST_SCREEN for part in parts[1:3])


def _kitty_key(numbers: bytes, final: bytes) -> bytes:
    """A key of kitty's protocol, of which xterm's keys are a part, without what Textual does not read."""
    code, modifiers, text = ([*numbers.split(b";"), b"", b""])[:3]
    if numbers.count(b";") > 2:
        return b""
    code = code.partition(b":")[0]
    modifier, _, event = modifiers.partition(b":")
    if event.startswith(b"3") or (code and final == b"u" and not _is_character(code)):
        return b""
    letters = [letter for letter in text.split(b":") if _is_character(letter)]
    modifier = modifier.partition(b":")[0]
    if modifier and not 0 < int(modifier) <= _MODIFIERS:
        modifier = b"1"
    parts = [code]
    if modifier or letters:
        parts.append(modifier)
    if letters:
        parts.append(b":".join(letters))
    return b"\x1b[" + b";".join(parts) + final


def _is_character(number: bytes) -> bool:
    return number.isdigit() and 0 < int(number) <= 0x10FFFF and not 0xD800 <= int(number) <= 0xDFFF
