r"""The people of an ``author`` field, in all the forms in which they are written."""

from __future__ import annotations

import re
import unicodedata

from profiletui.readers.bibtex.values import without_protection
from profiletui.readers.cleaning import clean_name

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
_ACCENTED = re.compile(
    r"""\\(?:(['`^"~=.])[ ]*+|([uvHcdbkr])(?=[ {\\])[ ]*+)(?:\{[ ]*+(\\?[^\W\d_])[ ]*+\}|(\\?[^\W\d_]))"""
)
_SIGNS = {"textquotesingle": "'", "textquoteright": "’", "textendash": "–", "relax": "", "&": "&", "-": "", "/": ""}
_SIGN = re.compile(r"\\(?:(textquotesingle|textquoteright|textendash|relax)(?![A-Za-z])[ ]*+(?:\{\})?+|([&/-]))")
_NUMBERED = re.compile(r"[ ]0\d{3}(?=[ ]*(?:\Z|,))")  # DBLP tells people of one name apart by numbers
_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|dh|DH|th|TH|dj|DJ|ng|NG|[oOlLij])(?![A-Za-z])[ ]*+(?:\{\})?+")
_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_OTHERS = frozenset(("others", "et al", "et al.", "et. al.", "...", "…"))
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|v|phd|md)\.?", re.IGNORECASE)


def people(written: str) -> tuple[tuple[str, ...], bool]:
    """Return the people as ``First Last``, and whether more are meant (``and others``)."""
    names: list[str] = []
    et_al = False
    for part in _parts(" ".join(written.split())):
        if part.strip(" {},;").lower() in _OTHERS:
            et_al = True
        elif name := _name(part):
            names.append(name)
    return tuple(names), et_al


def _parts(written: str) -> list[str]:
    """The names of a list: parted by ``and`` outside braces, else by semicolons, else by commas between full names."""
    parts = []
    start = depth = counted = 0
    for found in _AND.finditer(written):
        depth += _depth(written, counted, found.start())
        counted = found.start()
        if depth <= 0:
            parts.append(written[start : found.start()])
            start = found.end()
    parts.append(written[start:])
    parts = [part.strip() for part in parts]
    parts[0] = re.sub(r"(?i)^and\s", "", parts[0])
    parts[-1] = re.sub(r"(?i)\sand$", "", parts[-1])
    if len(parts) == 1 and ";" in written and "{" not in written and "&" not in written:
        parts = [part.strip() for part in written.split(";")]
    elif len(parts) == 1 and written.count(",") > 1 and "{" not in written:
        pieces = [piece.strip() for piece in written.split(",")]
        if all(" " in piece for piece in pieces if piece):
            parts = pieces
    return [part for part in parts if part.strip(" ,;")]


def _depth(text: str, start: int, end: int) -> int:
    return text.count("{", start, end) - text.count("}", start, end)


def _name(part: str) -> str:
    part = with_letters(clean_name(_NUMBERED.sub("", part)))
    if part.startswith("{") and part.endswith("}") and "{" not in part[1:] and "}" not in part[:-1]:
        return clean_name(part[1:-1])  # a body such as {Council on Cardiopulmonary, Critical Care}
    pieces = [piece.strip() for piece in _commas(part)]
    pieces = [piece for piece in pieces if piece]
    places = (1, len(pieces) - 1) if len(pieces) > 1 else ()
    suffix = next((place for place in places if _SUFFIX.fullmatch(pieces[place])), None)
    end = f", {pieces.pop(suffix)}" if suffix is not None else ""  # as on a profile page: ``Ada Byron, Jr.``
    name = without_protection(" ".join([*pieces[1:], *pieces[:1]]) + end).replace("~", " ").replace("{}", "")
    return clean_name(name.replace("{", "").replace("}", ""))


def _commas(part: str) -> list[str]:
    """The pieces of a name between commas outside braces."""
    pieces = []
    depth = start = 0
    for found in re.finditer("[{},]", part):
        if found[0] == ",":
            if depth <= 0:
                pieces.append(part[start : found.start()])
                start = found.end()
        else:
            depth += 1 if found[0] == "{" else -1
    return [*pieces, part[start:]]


def with_letters(text: str) -> str:
    r"""Return `text` with the letters that its accents stand for: ``Erd{\H o}s`` has an ő."""
    if "\\" not in text:
        return text
    text = _ACCENTED.sub(_accented, text)
    text = _SIGN.sub(lambda sign: _SIGNS[sign[1] or sign[2]], text)
    text = _LETTER.sub(lambda letter: _LETTERS[letter[1]], text)
    return re.sub(r"\{([\w’'–][\u0300-\u0331]?)\}", r"\1", text)


def _accented(found: re.Match[str]) -> str:
    accent, letter = found[1] or found[2], (found[3] or found[4]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent])
