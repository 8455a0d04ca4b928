r"""Raised and lowered characters, and the alphabets of mathematics."""

from __future__ import annotations

from functools import cache

_SUPERSCRIPTS = (
    "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
    "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠϕᵠχᵡ′′″″‴‴°°∘°⊤ᵀ⊺ᵀ"
)
_SUBSCRIPTS = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩϕᵩχᵪ"
_EXCEPTIONS = {
    "script": "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ", "fraktur": "CℭHℌIℑRℜZℨ", "blackboard": "CℂHℍNℕPℙQℚRℝZℤ", "bold": "∇𝛁∂𝛛ϵ𝛜ϕ𝛟",
}  # fmt: skip
_FIRST = {
    "script": {"A": 0x1D49C, "a": 0x1D4B6},
    "fraktur": {"A": 0x1D504, "a": 0x1D51E},
    "blackboard": {"A": 0x1D538, "a": 0x1D552, "0": 0x1D7D8},
    "bold": {"A": 0x1D400, "a": 0x1D41A, "0": 0x1D7CE, "Α": 0x1D6A8, "α": 0x1D6C2},
}
_LAST = {"A": "Z", "a": "z", "0": "9", "Α": "Ω", "α": "ω"}


def _characters(table: str) -> dict[str, str]:
    return dict(zip(table[::2], table[1::2], strict=True))


@cache
def superscripts() -> dict[str, str]:
    """The raised form of each character that has one."""
    return _characters(_SUPERSCRIPTS)


@cache
def subscripts() -> dict[str, str]:
    """The lowered form of each character that has one."""
    return _characters(_SUBSCRIPTS)


@cache
def off_the_line() -> frozenset[str]:
    """All raised and lowered characters."""
    return frozenset((*superscripts().values(), *subscripts().values()))


@cache
def _alphabet(name: str) -> dict[str, str]:
    shaped = {
        chr(ord(first) + place): chr(base + place)
        for first, base in _FIRST[name].items()
        for place in range(ord(_LAST[first]) - ord(first) + 1)
    }
    return shaped | _characters(_EXCEPTIONS[name])


def in_alphabet(name: str, letters: str) -> str:
    r"""``letters`` in the alphabet of ``\mathbb``, ``\mathfrak`` or ``\mathcal``."""
    kind = "blackboard"
    if any(script in name for script in ("cal", "scr", "Scr", "pzc")):
        kind = "script"
    elif "frak" in name:
        kind = "fraktur"
    table = _alphabet(kind)
    return "".join([table.get(letter, letter) for letter in letters])


def bold(text: str) -> str:
    """``text`` with its one letter or digit bold: a vector is not the number of that name. Words stay as they are."""
    table = _alphabet("bold")
    if text[:1] in table and not any(letter.isalnum() and letter not in off_the_line() for letter in text[1:]):
        return table[text[0]] + text[1:]
    return text
