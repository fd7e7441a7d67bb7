"""Records: named tuples declared as `typing.NamedTuple` has them, made in a twentieth of the time.

`typing` compiles the annotations of each class, and `collections` a constructor: an eighth of the
time that a daily command takes, for records of which most commands never make one. Here annotations
stay the words they are, and the constructor comes with the first record.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["NamedTuple", "itself"]

_Kept = TypeVar("_Kept")

_Field: Any = type(vars(namedtuple("_One", "value"))["value"])  # noqa: PYI024 -- for its field
"""What gives a field of a named tuple back, by its place."""

# Not annotated in the class: `typing.get_type_hints` would take them for fields.
_NO_FIELDS: tuple[str, ...] = ()
_NO_DEFAULTS: dict[str, object] = {}


class _Record(tuple[Any, ...]):
    """What all records can do, as `collections.namedtuple` has it."""

    __slots__ = ()
    _fields = _NO_FIELDS
    _field_defaults = _NO_DEFAULTS

    def __new__(cls, *values: object, **named: object) -> Self:
        """The first record of a class; its own constructor makes this one and all that follow."""
        record = next(one for one in cls.__mro__ if "_fields" in vars(one))
        constructor = _constructor(record)
        record.__new__ = constructor  # type: ignore[method-assign]
        first: Self = constructor(cls, *values, **named)
        return first

    @classmethod
    def _make(cls, values: Iterable[object]) -> Self:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **named: object) -> Self:
        made = self._make(map(named.pop, self._fields, self))
        if named:
            raise ValueError(f"Got unexpected field names: {list(named)!r}")
        return made

    def _asdict(self) -> dict[str, object]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        pairs = zip(self._fields, self, strict=True)
        told = ", ".join(f"{name}={value!r}" for name, value in pairs)
        return f"{self.__class__.__name__}({told})"

    def __getnewargs__(self) -> tuple[object, ...]:
        return tuple(self)


def _constructor(record: type[_Record]) -> Callable[..., Any]:
    """The constructor of a class of records, compiled by the standard library."""
    fields, defaults = record._fields, record._field_defaults
    if fields[len(fields) - len(defaults) :] != tuple(defaults):
        raise TypeError(f"{record.__name__}: a field without a default follows one that has it")
    return namedtuple(record.__name__, fields, defaults=defaults.values()).__new__  # noqa: PYI024


def itself(record: type[_Kept]) -> type[_Kept]:
    """The class, each record of which equals no other one: for what is looked up by what it is."""
    for name in ("__eq__", "__ne__", "__hash__", "__repr__"):
        setattr(record, name, getattr(object, name))
    return record


class _Declared(type):
    """Makes a class of records of the body that declares it."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        """The class `name`; the base that the declarations name is no class of records itself."""
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = tuple(body["__annotations__"])
        body["_field_defaults"] = {field: body.pop(field) for field in fields if field in body}
        body |= {field: _Field(place, "") for place, field in enumerate(fields)}
        body |= {"_fields": fields, "__match_args__": fields, "__slots__": ()}
        return type(name, (_Record,), body)


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_Declared):
        """The base of a declaration: annotated fields, defaults after them, properties."""
