"""Rows of communes merged since: their numbers go to the commune of today, whole or not at all.

A file of an older geography has one row for each of the communes that are one today. What they
have adds up to what it has; where one of them has no number, the commune of today has none.
"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.reading.statistics.territories import today_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from absr.reading.statistics.columns import Variable


class Joined(NamedTuple):
    """One variable of a commune of today, from all its rows."""

    today: str
    variable: Variable
    own: float | None
    """The number on the row with the code of today; None without a number, or without the row:
    those merged into it are not known to be all of it."""
    others: tuple[float | None, ...]
    """Those on the rows of the communes merged into it."""

    @property
    def is_whole(self) -> bool:
        """Whether every row has a number."""
        return self.own is not None and None not in self.others

    @property
    def total(self) -> float | None:
        """What the commune of today has; None where a row has no number."""
        numbers = [number for number in (self.own, *self.others) if number is not None]
        return sum(numbers) if self.is_whole else None


class MergedRows:
    """Holds the rows that may be parts of one commune of today."""

    def __init__(self) -> None:
        """Start with none."""
        self._held: dict[str, list[tuple[Sequence[Variable], Sequence[float]]]] = {}
        self._former: dict[str, list[str]] = {}

    def hold(self, code: str, variables: Sequence[Variable], numbers: Sequence[float]) -> None:
        """Keep a row, or a part of one; `nan` stands for a reason why there is no number."""
        rows = self._held.setdefault(code, [])
        today = today_of(code)
        if not rows and today != code:
            self._former.setdefault(today, []).append(code)
        rows.append((variables, numbers))

    @property
    def communes(self) -> frozenset[str]:
        """The communes of today of which the file has rows under a code out of use."""
        return frozenset(self._former)

    def joined(self) -> Iterator[Joined]:
        """Each variable of each of them."""
        for today, codes in self._former.items():
            own = self._row(today)
            others = [self._row(code) for code in codes]
            for variable in dict.fromkeys(name for row in others for name in row):
                parts = tuple(row[variable] for row in others if variable in row)
                yield Joined(today, variable, own.get(variable), parts)

    def _row(self, code: str) -> dict[Variable, float | None]:
        return {
            variable: None if isnan(number) else float(number)
            for variables, numbers in self._held.get(code, ())
            for variable, number in zip(variables, numbers, strict=True)
        }
