"""Whatever is put on the screen has a role that every theme knows: an unknown one would end the browser."""

import ast
from pathlib import Path

from profiletui.ui.present.theme_roles import ROLES

SOURCE = Path(__file__).parents[2] / "src" / "profiletui"


def roles_written() -> dict[str, str]:
    """Every role that stands as a text in a call of Span or `_replace`, and where."""
    found: dict[str, str] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            roles = [keyword.value for keyword in node.keywords if keyword.arg == "role"]
            if name == "Span":
                roles += node.args[1:2]
            for role in roles:
                for part in ast.walk(role):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found[part.value] = f"{path.relative_to(SOURCE)}:{part.lineno}"
    return found


def test_every_role_that_is_written_is_known() -> None:
    found = roles_written()
    assert {"title", "dim", "key", "accent"} <= set(found)
    unknown = {role: where for role, where in found.items() if not set(role.split()) <= {*ROLES, ""}}
    assert unknown == {}
