"""The base of every frozen record.

To a type checker it is `typing.NamedTuple`. At run time a record is made by `collections.namedtuple` alone: the
import of ``typing`` takes a fifth of the time in which the first screen is to stand.
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
            fields = namespace.get("__annotations__", {})
            if not all(isinstance(annotation, str) for annotation in fields.values()) or not fields:
                raise TypeError(
                    f"{name}: begin its file with `from __future__ import annotations`, and list its fields"
                )
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            record = namedtuple(name, fields, defaults=defaults)
            return type(name, (record,), {"__slots__": (), **namespace})

    class NamedTuple(metaclass=_RecordType):
        """A frozen record; a subclass lists its fields as annotations, those with a default last."""
