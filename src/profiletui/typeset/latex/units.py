r"""Numbers, units and chemical formulas in the notation of LaTeX's ``siunitx`` and ``mhchem``."""

from __future__ import annotations

import re

from profiletui.typeset.latex.alphabets import subscripts, superscripts
from profiletui.typeset.latex.tables import macros, units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.typeset.latex.source import Source

_PREFIX_NAMES = "femto pico nano micro milli centi deci deca hecto kilo mega giga tera peta exa kibi mebi gibi"
_PREFIXES = frozenset(_PREFIX_NAMES.split())
_POWERS_BEHIND = ("squared", "cubed")
_POWERS_BEFORE = ("square", "cubic")
_GROUPS = {"quantity": 2, "range": 3}
_NUMERALS = ("0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_STAGES = {str(stage): numeral for stage, numeral in enumerate(_NUMERALS)}
_CHARGE = r"(?<=[\w)\]])[+\-−](?=[\s,.;)]|$)"


def measured(source: Source, name: str, kind: str, at: int, end: int) -> tuple[str, int]:
    """The text of a macro of numbers and units, whose arguments begin at ``at``, and the place behind it.

    The text is empty where the macro has no argument.
    """
    option, at = source.option(at, end)
    groups = []
    for _ in range(2 if name in ("numrange", "unitfrac") else _GROUPS.get(kind, 1)):
        group, at = source.group(at, end)
        groups.append(group)
    if not groups[0]:
        return "", at
    if kind == "number":
        return number(groups[0]), at
    if kind == "angle":
        parts = zip(groups[0].split(";"), "°′″", strict=False)
        return "".join([part.strip() + sign for part, sign in parts if part.strip()]), at
    if kind == "unit":
        signs = "/".join([unit(group) for group in groups])
        # The package named units takes its amount as an option; siunitx has settings there.
        return quantity(number(option), signs) if option and "=" not in option else signs, at
    if kind == "quantity":
        return quantity(number(groups[0]), groups[1]), at
    return quantity(f"{number(groups[0])}–{number(groups[1])}", groups[2] if groups[2:] else ""), at


def number(text: str) -> str:
    """``1.5e-3`` as ``1.5×10⁻³``; ``+-`` as ``±``."""
    compact = text.replace(" ", "").replace("+-", "±").replace("\\pm", "±")
    parts = re.fullmatch(r"([^eE]*)[eE]([+-]?[0-9]+)", compact)
    if parts is None:
        return compact.replace("x", "×")
    mantissa, exponent = parts.groups()
    power = "10" + "".join([superscripts()[sign] for sign in exponent.removeprefix("+")])
    return f"{mantissa}×{power}" if mantissa else power


def unit(text: str) -> str:
    r"""``\kilo\metre\per\second`` as ``km/s``; what is no unit macro stays as it stands."""
    signs: list[str] = []
    glued, power = True, ""
    for token in re.findall(r"\\tothe\{[^{}]*\}|\\[A-Za-z]+|\\.|\^\{[^{}]*\}|\^.|[^\\^]+", text):
        name = token[1:]
        known = units().get(name) if token[0] == "\\" else None
        if token[0] == "^" or name.startswith("tothe{"):
            raised = name.removeprefix("tothe").strip("{}")
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
    counted = re.sub(
        r"(?<=[A-Za-z)\]])[0-9]+", lambda count: "".join([lowered[digit] for digit in count.group()]), text
    )
    charged = re.sub(_CHARGE, lambda charge: superscripts()[charge.group()], counted)
    return charged.replace("<=>", "⇌").replace("<->", "↔").replace("->", "→")


def ion(element: str, stage: str) -> str:
    """A spectrum: an element and the stage of its ionisation, ``H II`` also where an author counts ``2``."""
    return f"{element} {_STAGES.get(stage, stage)}".strip()
