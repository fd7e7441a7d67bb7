"""Exact sums of many numbers: rounded once, whatever the order and the file they come from."""

from __future__ import annotations

from array import array
from math import fsum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOM = 4_096
_WHOLE_BITS = 20
_REST_BITS = 50
_BITS = _WHOLE_BITS + _REST_BITS
_LEAST, _MOST = 2.0**-17, 2.0**30
_ROWS = 4_096
"""So many parts below 2 ** 50 stay within 63 bits."""


class Total:
    """Numbers added one by one; `value` is their exact sum, rounded once."""

    def __init__(self) -> None:
        """Start from nothing."""
        self.count = 0
        self.people = 0
        """How many live in the communes added."""
        self.mark = 0
        """What these communes give together: the same for the same ones, in any order."""
        self._held = array("d")
        self._scaled = 0

    def take_out(self, number: float, people: int, mark: int) -> None:
        """Take out what a commune had given, and the commune."""
        self.add(-number, communes=-1)
        self.cover(-people, mark)

    def add(self, number: float, communes: int = 1) -> None:
        """Add one number, of so many communes."""
        self.count += communes
        self._held.append(number)
        if len(self._held) > _ROOM:
            self._held = array("d", _expansion(self._held))

    def cover(self, people: int, mark: int) -> None:
        """Keep which communes were added: how many live there, and their marks together."""
        self.people += people
        self.mark ^= mark

    def add_scaled(self, total: int, count: int) -> None:
        """Add the sum of so many numbers, each taken 2 ** 70 times."""
        self.count += count
        self._scaled += total

    @property
    def value(self) -> float:
        """The sum (`math.fsum` of all the numbers)."""
        if not self._scaled:
            return fsum(self._held)
        whole = self._scaled
        for number in self._held:
            top, bottom = number.as_integer_ratio()
            shift = _BITS - (bottom.bit_length() - 1)
            if shift < 0:
                return self._with_tiny()
            whole += top << shift
        return whole / (1 << _BITS)  # of two integers: rounded once, exactly

    def _with_tiny(self) -> float:
        """The sum where some number has bits below 2 ** -70."""
        from fractions import Fraction

        exact = Fraction(self._scaled, 1 << _BITS) + sum(map(Fraction, self._held))
        return float(exact)


def _expansion(numbers: Sequence[float]) -> list[float]:
    """A few floats whose exact sum is that of `numbers` (Shewchuk 1997)."""
    parts: list[float] = []
    rest = list(numbers)
    while part := fsum(rest):
        parts.append(part)
        rest.append(-part)
    return parts


def add_rows(totals: Sequence[Total], values: Any) -> None:
    """Add each column of a table of numbers to its total; `nan` is no number.

    A float between 2 ** -17 and 2 ** 30 is cut in two integers without loss; others go alone.
    """
    import numpy as np

    for start in range(0, len(values), _ROWS):
        part = values[start : start + _ROWS]
        known = ~np.isnan(part)
        sizes = np.abs(np.where(known, part, 0.0))
        alone = known & (sizes != 0) & ((sizes < _LEAST) | (sizes > _MOST))
        fit = known & ~alone
        scaled = np.where(fit, part, 0.0) * 2.0**_WHOLE_BITS
        whole = np.floor(scaled)
        rest = (scaled - whole) * 2.0**_REST_BITS
        counts = fit.sum(axis=0).tolist()
        wholes = whole.astype(np.int64).sum(axis=0).tolist()
        rests = rest.astype(np.int64).sum(axis=0).tolist()
        for column, total in enumerate(totals):
            exact = (wholes[column] << _REST_BITS) + rests[column]
            total.add_scaled(exact, counts[column])
        for row, column in np.argwhere(alone).tolist():
            totals[column].add(float(part[row, column]))
