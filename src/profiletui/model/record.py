"""The base of every frozen record.

``typing.NamedTuple`` is what these records are to a type checker. At run time the same class is built from
``collections.namedtuple`` alone, because importing ``typing`` costs a fifth of the time in which the first
screen is to stand (``dataclasses`` costs three times as much again).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    class _RecordType(type):
        def __new__(mcs, name, bases, namespace):
            if not bases:
                return super().__new__(mcs, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            base = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            return type(name, (base,), {"__slots__": (), **namespace})

    class NamedTuple(metaclass=_RecordType):
        """A frozen record; a subclass lists its fields as annotations, with defaults where it has them."""
