"""A named tuple that is made quickly is one like any other."""

from __future__ import annotations

import pickle
from typing import Any, get_type_hints

import pytest

from reader.named_tuple import NamedTuple


class Stop(NamedTuple):
    """Where a boat calls."""

    name: str
    minute: int = 0
    boats: tuple[str, ...] = ()

    def later(self, minutes: int) -> Stop:
        """The same stop so much later."""
        return self._replace(minute=self.minute + minutes)

    @property
    def label(self) -> str:
        """As it is printed."""
        return f"{self.name} :{self.minute:02}"


def test_fields_defaults_and_methods() -> None:
    stop = Stop("Ostre Quay", 5)
    assert tuple(stop) == ("Ostre Quay", 5, ())
    assert stop == Stop(minute=5, name="Ostre Quay")
    assert stop.later(10).label == "Ostre Quay :15"
    assert repr(stop) == "Stop(name='Ostre Quay', minute=5, boats=())"
    assert stop._asdict() == {"name": "Ostre Quay", "minute": 5, "boats": ()}


def test_the_first_and_the_hundredth_are_made_alike() -> None:
    make: Any = Stop
    for _ in range(100):
        assert make("Kirk", boats=("Ada",)) == ("Kirk", 0, ("Ada",))
        for wrong in ({"price": 3}, {"name": "Kirk", "price": 3}):
            with pytest.raises(TypeError):
                make(**wrong)
        for many in (("Kirk", 1, (), 2), ()):
            with pytest.raises(TypeError):
                make(*many)
        with pytest.raises(TypeError, match="multiple values"):
            make("Kirk", name="Vann")
    with pytest.raises(ValueError, match="unexpected field names"):
        make("Kirk")._replace(price=3)
    with pytest.raises(TypeError, match="Expected 3 arguments"):
        make._make(("Kirk",))


def test_it_has_no_room_for_anything_else() -> None:
    with pytest.raises(AttributeError):
        Stop("Ostre Quay").price = 3  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Stop()  # type: ignore[call-arg]


def test_types_can_be_asked_for_and_it_is_pickled_by_its_name() -> None:
    assert get_type_hints(Stop) == {"name": str, "minute": int, "boats": tuple[str, ...]}
    assert Stop.__doc__ == "Where a boat calls." and Stop.__qualname__ == "Stop"
    assert pickle.loads(pickle.dumps(Stop("Ostre Quay"))) == Stop("Ostre Quay")
