"""Records can do what named tuples can; only how they are made differs."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections import namedtuple
from typing import Any

import pytest

from profiletui.model.record import NamedTuple


class Place(NamedTuple):
    """A place."""

    name: str
    line: int = 1
    tags: tuple[str, ...] = ()

    @property
    def loud(self) -> str:
        return self.name.upper()


Twin = namedtuple("Twin", ["name", "line", "tags"], defaults=[1, ()])


def test_fields_come_in_order_by_name_or_from_their_defaults() -> None:
    assert Place("a", 2, ("x",)) == ("a", 2, ("x",)) == Place(tags=("x",), name="a", line=2)
    assert Place("a") == Place("a", 1) == Place("a", tags=()) == ("a", 1, ())
    assert (Place("a").name, Place("a").line, Place("a").loud) == ("a", 1, "A")


@pytest.mark.parametrize("values", [(), ("a", 1, (), 2)])
def test_the_number_of_values_is_checked(values: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="argument"):
        Place(*values)  # type: ignore[arg-type]


@pytest.mark.parametrize("named", [{"line": 1}, {"name": "a", "colour": 1}])
def test_names_are_checked(named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="argument"):
        Place(**named)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="argument"):
        Place("a", name="b")  # type: ignore[misc]


def test_a_record_is_frozen() -> None:
    place = Place("a")
    with pytest.raises(AttributeError):
        place.name = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        place.colour = "b"  # type: ignore[attr-defined]


def test_the_rest_is_as_with_named_tuples() -> None:
    place = Place("a", 2)
    twin: Any = Twin("a", 2)
    assert place == twin
    assert hash(place) == hash(twin)
    assert repr(place) == repr(twin).replace("Twin", "Place")
    assert place._replace(line=3) == twin._replace(line=3)
    assert place._asdict() == twin._asdict()
    assert place._fields == twin._fields
    assert tuple(Place._make(iter("abc"))) == tuple("abc")
    assert {type(place) for place in (Place._make("abc"), place._replace(line=3), copy.copy(place))} == {Place}
    assert pickle.loads(pickle.dumps(place)) == place
    with pytest.raises(ValueError, match="colour"):
        place._replace(colour=1)  # type: ignore[call-arg]
    assert str(inspect.signature(Place)) == str(inspect.signature(Twin))
    match place:
        case Place("a", 2, tags=()):
            pass
        case _:
            pytest.fail("a record matches as a named tuple does")


def test_a_file_without_postponed_annotations_fails_loudly() -> None:
    source = "from profiletui.model.record import NamedTuple\nclass Place(NamedTuple):\n    name: str\n"
    with pytest.raises(TypeError, match="from __future__ import annotations"):
        exec(compile(source, "place.py", "exec", dont_inherit=True), {"__name__": "place"})
