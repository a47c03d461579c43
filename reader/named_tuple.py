"""`NamedTuple` as of `typing`, made quickly.

Where annotations are not evaluated, that of `typing` compiles each of them to an object that nobody asks for:
three quarters of what a class costs while it is imported. To type checkers this is the one of `typing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    _OWN = frozenset(("__annotations__", "__module__", "__qualname__"))

    class _TupleMaker(type):
        """Makes a class of tuples of what looks like a class that derives from NamedTuple."""

        def __new__(cls, name, bases, body):
            kinds = body.get("__annotations__", {})
            defaults = [body[field] for field in kinds if field in body]
            made = namedtuple(name, kinds, defaults=defaults, module=body["__module__"])
            made.__annotations__ = kinds
            made.__qualname__ = body["__qualname__"]
            for key, value in body.items():
                if key not in kinds and key not in _OWN:
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_TupleMaker, "NamedTuple", (), {})
