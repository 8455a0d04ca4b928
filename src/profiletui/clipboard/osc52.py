"""OSC 52: the control sequence with which a program hands text to the terminal's clipboard."""

from __future__ import annotations

MANY_BYTES = 74_994
"""Text longer than this, in bytes of UTF-8, makes a sequence above 100,000 bytes, which hterm and others drop."""


def scalars(text: str) -> str:
    """``text`` as UTF-8 can hold it: surrogates joined to pairs where they are pairs, else U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def sequence(text: str) -> bytes:
    """The bytes that ask a terminal to put ``text`` into its clipboard (selection ``c``). Any string will do.

    They end in BEL: inside GNU screen's DCS the other ending would end the DCS.
    """
    from binascii import b2a_base64

    return b"\x1b]52;c;" + b2a_base64(scalars(text).encode(), newline=False) + b"\x07"
