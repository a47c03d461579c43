"""`@frozen`: a dataclass with slots that is never changed, made quickly.

`dataclass(frozen=True, slots=True)` of the standard library compiles six methods for every class while it is
imported: half a millisecond each, a sixth of what the reader needs to start. Here `__init__` is compiled when
more than a FEW records of a class are made, the other methods are shared, and what `dataclasses` asks of a
class (`fields`, `replace`, `is_dataclass`) is worked out by `dataclasses` itself when it asks.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

FEW = 6
_set = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """The class as a frozen dataclass with slots. Fields have a default, or `field(default_factory=...)`;
    other options of `field` are not known here. A record derives from records alone."""
    own = _own_fields(cls)
    defaults: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        defaults |= base.__dict__.get("_field_defaults", {})
    inherited = frozenset(defaults)
    defaults |= own
    body = {name: value for name, value in cls.__dict__.items() if name not in own}
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    values = attrgetter(*defaults) if defaults else _no_values

    few, names = FEW, tuple(defaults)

    def first_init(self: object, *args: object, **named: object) -> None:
        nonlocal few
        few -= 1
        rest = names[len(args) :]
        if few > 0 and len(args) + len(rest) == len(names) and named.keys() <= set(rest):
            given = [named[name] if name in named else _made(defaults[name]) for name in rest]
            if not any(value is MISSING for value in given):
                for name, value in zip(names, (*args, *given), strict=True):
                    _set(self, name, value)
                return
        real = _init(made.__qualname__, defaults)  # which says what is wrong
        made.__init__ = real  # type: ignore[method-assign]  # from now on
        real(self, *args, **named)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if self.__class__ is other.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    shared: dict[str, Any] = {
        "__init__": first_init,
        "__eq__": equal,
        "__repr__": _repr,
        "__getstate__": _state,
        "__setstate__": _set_state,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    if body.get("__hash__") is None:
        body["__hash__"] = hashed
    same_kind: Any = type(cls)
    made: type[T] = same_kind(
        cls.__name__,
        cls.__bases__,
        {
            **shared,
            **body,
            "__qualname__": cls.__qualname__,
            "__slots__": tuple(name for name in own if name not in inherited),
            "__match_args__": tuple(defaults),
            "__dataclass_fields__": _Late("__dataclass_fields__", cls),
            "__dataclass_params__": _Late("__dataclass_params__", cls),
            "_field_defaults": defaults,
        },
    )
    return made


def replace(record: T, /, **changes: Any) -> T:
    """As `dataclasses.replace`; of a record's class nothing is worked out for it."""
    if "_field_defaults" not in record.__class__.__dict__:
        return dataclasses.replace(record, **changes)  # type: ignore[type-var]
    known = record.__class__.__dict__["_field_defaults"]
    return record.__class__(**{name: getattr(record, name) for name in known} | changes)


def _own_fields(cls: type) -> dict[str, Any]:
    """The fields that the class itself declares, and for each its default, MISSING, or the Field that makes
    one."""
    names = (name for name, kind in get_annotations(cls).items() if not kind.startswith("ClassVar"))
    written = {name: cls.__dict__.get(name, MISSING) for name in names}
    return {
        name: one.default if isinstance(one, Field) and one.default is not MISSING else one
        for name, one in written.items()
    }


def _made(default: object) -> object:
    """The value of a field that is not given; MISSING where it must be."""
    if not isinstance(default, Field):
        return default
    return default.default_factory() if callable(default.default_factory) else MISSING


def _init(name: str, defaults: Mapping[str, Any]) -> Callable[..., None]:
    """Compile the `__init__` of a record with these fields."""
    known: dict[str, Any] = {"_set": _set, "_MISSING": MISSING}
    heads, lines = [], []
    for one, default in defaults.items():
        value = one
        if isinstance(default, Field):
            known[f"_make_{one}"] = default.default_factory
            value = f"_make_{one}() if {one} is _MISSING else {one}"
            heads.append(f"{one}=_MISSING")
        elif default is MISSING:
            heads.append(one)
        else:
            known[f"_default_{one}"] = default
            heads.append(f"{one}=_default_{one}")
        lines.append(f"    _set(self, {one!r}, {value})")
    exec(f"def __init__(self, {', '.join(heads)}):\n" + ("\n".join(lines) or "    pass"), known)
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{name}.__init__"  # which error messages name
    return made


class _Late:
    """What `dataclasses` keeps in a class: made by itself, of the class as it was written, when it asks."""

    def __init__(self, name: str, written: type) -> None:
        self._name = name
        self._written = written

    def __get__(self, _: object, owner: type) -> object:
        if self._name not in self._written.__dict__:
            dataclass(frozen=True, init=False, repr=False, eq=False)(self._written)
        found = self._written.__dict__[self._name]
        for one in owner.__mro__:
            if one.__dict__.get(self._name) is self:
                setattr(one, self._name, found)
        return found


def _no_values(_: object) -> tuple[()]:
    return ()


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._field_defaults)
    return f"{self.__class__.__qualname__}({shown})"


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in self._field_defaults]


def _set_state(self: Any, state: list[object]) -> None:
    for name, value in zip(self._field_defaults, state, strict=True):
        _set(self, name, value)


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"a {self.__class__.__qualname__} is never changed: {name}")
