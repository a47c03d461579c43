"""`NamedTuple` as of `typing`, made quickly.

That of `typing` compiles each annotation, which nobody asks for, to an object, and that of `collections` six
methods for each class. Here `__new__` is compiled when more than a FEW tuples of a class are made, and the
other methods are shared. To type checkers this is the one of `typing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter as _getter  # what namedtuple makes its fields of

    FEW = 6
    _new = tuple.__new__

    class _Record(tuple):
        """What all named tuples have in common."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            """A tuple of these values. Raises TypeError where there are more or fewer than fields."""
            made = _new(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            """The same tuple with other values in these fields."""
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            """The values by their fields."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{self.__class__.__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)

    class _TupleMaker(type):
        """Makes a class of tuples of what looks like a class that derives from NamedTuple."""

        def __new__(cls, name, bases, body):
            kinds = body.get("__annotations__", {})
            fields, defaults = tuple(kinds), {field: body[field] for field in kinds if field in body}

            few = FEW

            def first_new(_cls, /, *values, **named):
                nonlocal few
                few -= 1
                rest, given = fields[len(values) :], defaults | named
                fits = len(values) + len(rest) == len(fields) and named.keys() <= set(rest) <= given.keys()
                if few > 0 and fits:
                    return _new(_cls, (*values, *[given[field] for field in rest]))
                real = _constructor(fields, defaults)  # which says what is wrong
                made.__new__ = staticmethod(real)  # from now on
                return real(_cls, *values, **named)

            made = type(
                name,
                (_Record,),
                {
                    **body,
                    **{field: _getter(at, None) for at, field in enumerate(fields)},
                    "__new__": first_new,
                    "__slots__": (),
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                },
            )
            return made

    def _constructor(fields, defaults):
        """Compile the `__new__` of a tuple with these fields."""
        names = ", ".join(fields)
        known = {"_new": _new}
        made = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", known)
        made.__name__ = "__new__"
        made.__defaults__ = tuple(defaults.values())
        return made

    NamedTuple = type.__new__(_TupleMaker, "NamedTuple", (), {})
