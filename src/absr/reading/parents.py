"""What several rows of a sheet tell together of one parent: an interview of its statements.

The first row that says something counts; another that says otherwise is a contradiction. Of two
permissions that differ the narrower one holds, whichever came first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.reading.permissions import narrower

if TYPE_CHECKING:
    from absr.model.fields import Field, Kind
    from absr.reading.values import Parsed, Value


class Told(NamedTuple):
    """One cell that tells something of a parent."""

    column: Field
    cell: Parsed
    address: str
    shown: str | None
    """What a message may repeat of it; None when nothing may."""


class Contradiction(NamedTuple):
    """A cell that says otherwise than an earlier one."""

    told: Told
    first: Told


class Parent:
    """The parent record that several rows tell together."""

    def __init__(self, ref: str, row: int) -> None:
        """Start with the number of the parent and the first row that bears it."""
        self.ref = ref
        self.row = row
        self.rows: list[int] = []
        self.settled: tuple[Parsed | None, ...] | None = None
        """The cells of a row that said nothing else than what is known: said again, they are no
        news."""
        self.faulty: set[str] = set()
        """Fields whose cell could not be understood."""
        self._first: dict[str, Told] = {}
        self._values: dict[str, Value] = {}
        self._levels: dict[str, tuple[Value, str]] = {}
        """What answers told besides (`oui, sous anonymat`): field → the narrowest, and its cell."""

    def tell(self, told: Told) -> Contradiction | None:
        """Take what a cell tells; gives back the contradiction, when there is one."""
        name, cell = told.column.name, told.cell
        if cell.also is not None:
            self._tell_level(*cell.also, told.address)
        first = self._first.setdefault(name, told)
        if first is told:
            self._values[name] = cell.value
            return None
        before = self._values[name]
        if before == cell.value or name == "ref":
            return None
        if told.column.permission:
            self._values[name] = narrower(before, cell.value)
        return Contradiction(told, first)

    def _tell_level(self, name: str, value: Value, address: str) -> None:
        known = self._levels.get(name)
        level = value if known is None else narrower(known[0], value)
        self._levels[name] = (level, address if known is None else known[1])

    def is_told(self, name: str) -> bool:
        """Whether a field was told, be it in words that could not be understood."""
        return name in self._first or name in self.faulty

    def values(self, kind: Kind) -> dict[str, Value]:
        """What was told, with the words kept beside some values."""
        levels = {name: value for name, (value, _) in self._levels.items()}
        for name in levels.keys() & self._values.keys():
            levels[name] = narrower(levels[name], self._values[name])
        told = {**self._values, **levels}
        values: dict[str, Value] = {n: value for n, value in told.items() if value is not None}
        values["ref"] = self.ref
        for name, first in self._first.items():
            if first.cell.as_written and keeps_words(kind, name):
                values[f"{name}_text"] = first.cell.as_written
        return values

    def cells(self) -> dict[str, str]:
        """Field → the cell that told it first."""
        levels = {name: cell for name, (_, cell) in self._levels.items()}
        return {**levels, **{name: told.address for name, told in self._first.items()}}


def keeps_words(kind: Kind, name: str) -> bool:
    """Whether the records of a kind hold the words beside the value of a field."""
    return f"{name}_text" in kind.record.__annotations__
