"""The base of every frozen record.

``typing.NamedTuple`` is what these records are to a type checker. At run time the same class is built without
``typing``, whose import costs a fifth of the time in which the first screen is to stand, and without
``collections.namedtuple``, which compiles source text for each of the forty records the browser begins with and
so costs another tenth.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:
        from _collections import _tuplegetter as _field  # what `namedtuple` uses, and as private to it
    except ImportError:
        from operator import itemgetter

        def _field(place, doc):
            return property(itemgetter(place), doc=doc)

    class _Signature:
        """The signature of a record's class, for tools that ask for it."""

        def __get__(self, record, cls):
            from inspect import Parameter, Signature

            defaults = {**dict.fromkeys(cls._fields, Parameter.empty), **cls._field_defaults}
            return Signature(
                [
                    Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default)
                    for name, default in defaults.items()
                ]
            )

    class _Record(tuple):
        """What all records can do: what those of `collections.namedtuple` can."""

        __slots__ = ()
        _fields = ()
        __signature__ = _Signature()

        def __new__(cls, /, *values, **named):
            if named or len(values) != len(cls._fields):
                values = cls._completed(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _completed(cls, values, named):
            """The values given in order, then those given by name or left to their defaults."""
            if not named and 0 < (missing := len(cls._fields) - len(values)) <= len(cls._last_values):
                return values + cls._last_values[-missing:]
            rest = cls._fields[len(values) :]
            known = {**cls._field_defaults, **named}
            if not named.keys() <= set(rest) <= known.keys() or len(values) > len(cls._fields):
                raise TypeError(f"the fields of {cls.__name__} are {', '.join(cls._fields)}")
            return (*values, *[known[field] for field in rest])

        # Two records of every paper are made by this. How many values there are is not looked at, unlike elsewhere.
        _make = classmethod(tuple.__new__)

        def _replace(self, /, **changes):
            record = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return record

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            values = ", ".join([f"{field}={value!r}" for field, value in self._asdict().items()])
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

    class _RecordType(type):
        def __new__(mcs, name, bases, namespace):
            if not bases:
                return super().__new__(mcs, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            last_values = tuple(defaults.values())
            shape = {"_fields": fields, "_field_defaults": defaults, "_last_values": last_values}
            getters = {field: _field(place, f"Field {place}.") for place, field in enumerate(fields)}
            return type(name, (_Record,), {"__slots__": (), "__match_args__": fields, **shape, **getters, **namespace})

    class NamedTuple(metaclass=_RecordType):
        """A frozen record; a subclass lists its fields as annotations, with defaults where it has them."""
