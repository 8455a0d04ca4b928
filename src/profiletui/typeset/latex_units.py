r"""Numbers, units and chemical formulas in the notation of LaTeX's ``siunitx`` and ``mhchem``."""

from __future__ import annotations

import re

from profiletui.typeset.latex_tables import macros, subscripts, superscripts, units

_PREFIXES = frozenset(
    [
        "femto",
        "pico",
        "nano",
        "micro",
        "milli",
        "centi",
        "deci",
        "deca",
        "hecto",
        "kilo",
        "mega",
        "giga",
        "tera",
        "peta",
        "exa",
        "kibi",
        "mebi",
        "gibi",
    ]
)
_POWERS_BEHIND = ("squared", "cubed")
_POWERS_BEFORE = ("square", "cubic")


def number(text: str) -> str:
    """``1.5e-3`` as ``1.5×10⁻³``; ``+-`` as ``±``."""
    compact = text.replace(" ", "").replace("+-", "±").replace("\\pm", "±")
    parts = re.fullmatch(r"([^eE]*)[eE]([+-]?\d+)", compact)
    if parts is None:
        return compact.replace("x", "×")
    mantissa, exponent = parts.groups()
    power = "10" + "".join([superscripts()[sign] for sign in exponent.removeprefix("+")])
    return f"{mantissa}×{power}" if mantissa else power


def unit(text: str) -> str:
    r"""``\kilo\metre\per\second`` as ``km/s``; what is no unit macro stays as it stands."""
    signs: list[str] = []
    glued, power = True, ""
    for token in re.findall(r"\\[A-Za-z]+|\\.|\^\{[^{}]*\}|\^.|[^\\^]+", text):
        name = token[1:]
        known = units().get(name) if token[0] == "\\" else None
        if token[0] == "^":
            raised = name.strip("{}")
            table = superscripts()
            signs.append("".join([table.get(sign, sign) for sign in raised]))
        elif name in _POWERS_BEFORE and known:
            power = known
        elif name in _POWERS_BEHIND and known:
            signs.append(known)
        elif name == "per" and known:
            signs.append(known)
            glued = True
        elif token[0] != "\\":
            signs.append(token.strip(" {}").replace("~", " ").replace(".", " "))
            glued = False
        else:
            # A unit that an author has named is read as its name.
            meaning = known or macros().get(name, ("", name))[1]
            signs.append(("" if glued else " ") + meaning)
            glued = name in _PREFIXES or not meaning.strip()
            if not glued and power:
                signs.append(power)
                power = ""
    return "".join(signs).strip()


def quantity(amount: str, text: str) -> str:
    """An amount with its unit; signs that stand at the number (``°``, ``%``) without a blank."""
    sign = unit(text)
    return amount + sign if not sign or sign[0] == "/" or sign in ("°", "%", "′", "″") else f"{amount} {sign}"


def chemistry(text: str) -> str:
    """``H2O`` as ``H₂O`` and ``->`` as ``→``."""
    lowered = subscripts()
    counted = re.sub(r"(?<=[A-Za-z)\]])\d+", lambda count: "".join([lowered[digit] for digit in count.group()]), text)
    return counted.replace("<->", "↔").replace("->", "→")
