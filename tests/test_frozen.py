"""A record is a frozen dataclass with slots to everybody who asks."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest

from reader.frozen import frozen


@frozen
class Boat:
    """A boat."""

    kind: ClassVar[str] = "boat"
    name: str
    crew: tuple[str, ...] = field(default=())
    log: list[str] = field(default_factory=list)


@frozen
class Ferry(Boat):
    """One that carries cars."""

    name: str = "Anna"
    cars: int = 0


@frozen
class Empty:
    """Nothing at all."""


@dataclass(frozen=True, slots=True)
class Tug(Boat):
    """A boat by the standard library's own hand."""

    pull: int = 1


@frozen
class Numbered:
    """Its number alone decides whether two are equal."""

    number: int
    words: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Numbered) and self.number == other.number

    def __hash__(self) -> int:
        return self.number

    def __repr__(self) -> str:
        return f"no. {self.number}"


def test_fields_are_given_in_order_by_name_or_by_default() -> None:
    ferry = Ferry("Olga", cars=3, log=["left"])
    assert (ferry.name, ferry.crew, ferry.log, ferry.cars, ferry.kind) == ("Olga", (), ["left"], 3, "boat")
    assert Ferry().name == "Anna"
    assert Boat("a").log is not Boat("a").log


def test_a_wrong_argument_is_an_error_that_names_the_record() -> None:
    make: Any = Boat
    for _ in range(8):  # before and after its `__init__` is compiled
        with pytest.raises(TypeError, match=r"Boat\.__init__\(\) missing 1 required positional argument"):
            make()
        with pytest.raises(TypeError, match="unexpected keyword argument 'sails'"):
            make("Olga", sails=2)


def test_nothing_is_changed_added_or_taken_away() -> None:
    boat: Any = Boat("Olga")
    for name in ("name", "sails"):
        with pytest.raises(FrozenInstanceError):
            setattr(boat, name, "x")
    with pytest.raises(FrozenInstanceError):
        del boat.name
    assert not hasattr(boat, "__dict__")


def test_equal_are_those_of_one_class_with_equal_fields() -> None:
    assert Boat("Olga", ("Ada",)) == Boat("Olga", ("Ada",)) != Boat("Olga")
    assert Ferry("Olga") != Boat("Olga")
    assert Empty() == Empty() and len({Empty(), Empty()}) == 1
    assert len({Numbered(1, "a"), Numbered(1, "b"), Numbered(2)}) == 2


def test_a_record_of_things_that_have_no_hash_has_none() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Boat("Olga"))


def test_it_is_printed_as_it_is_made() -> None:
    assert repr(Ferry("Olga", log=["left"])) == "Ferry(name='Olga', crew=(), log=['left'], cars=0)"
    assert repr(Numbered(3)) == "no. 3"
    assert repr(Empty()) == "Empty()"


@pytest.mark.parametrize("one", [Ferry("Olga", ("Ada",), ["left"], 3), Tug("Sif", pull=9), Empty()])
def test_copies_come_back_as_they_were(one: object) -> None:
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == copy.deepcopy(one) == one


def test_the_standard_library_knows_its_fields() -> None:
    assert [one.name for one in fields(Ferry)] == ["name", "crew", "log", "cars"]
    assert fields(Ferry)[3].default == 0
    assert is_dataclass(Empty) and fields(Empty) == ()
    assert replace(Ferry("Olga", cars=3), cars=4) == Ferry("Olga", cars=4)
    assert [one.name for one in fields(Tug)] == ["name", "crew", "log", "pull"]


def test_a_match_takes_the_fields_in_order() -> None:
    match Ferry("Olga", cars=2):
        case Ferry(name, _, _, cars):
            assert (name, cars) == ("Olga", 2)
