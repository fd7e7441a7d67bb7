"""Chosen columns of the lines of a block: found all at once where the lines are plain.

Lines are plain when none has a quotation mark and all have as many separators as the heading.
Else each line is cut on its own. Both ways give the same cells; a property test compares them.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTE = b'"'


class Line(NamedTuple):
    """One line, cut."""

    number: int
    """In the file, from 1."""
    raw: bytes
    """As it stands there, without its line end."""
    cells: list[bytes]


def cut_line(line: bytes, separator: bytes) -> list[bytes]:
    """The cells of one line; quotation marks around a cell are no part of it."""
    if _QUOTE not in line:
        return line.split(separator)
    plain = line.startswith(_QUOTE) and line.endswith(_QUOTE) and len(line) > 1
    if plain:  # every cell quoted, as Melodi writes them
        cells = line[1:-1].split(_QUOTE + separator + _QUOTE)
        if line.count(_QUOTE) == 2 * len(cells):
            return cells
    try:
        rows = list(csv.reader([line.decode("latin-1")], delimiter=separator.decode("latin-1")))
    except csv.Error:  # a lone carriage return, or a cell longer than any
        return line.split(separator)
    return [cell.encode("latin-1") for cell in rows[0]] if rows else [b""]


def cut_lines(block: bytes, separator: bytes, number: int) -> Iterator[Line]:
    """The lines of a block that are not blank, the first of which has this number."""
    lines = block.split(b"\n")
    if not lines[-1]:
        lines.pop()
    for place, line in enumerate(lines, start=number):
        raw = line.removesuffix(b"\r")
        if raw.strip(b" \t" + separator):
            yield Line(place, raw, cut_line(raw, separator))


def count_lines(block: bytes) -> int:
    """How many lines a block has."""
    return block.count(b"\n") + (not block.endswith(b"\n") and bool(block))


class PlainBlock:
    """A block of plain lines; where a cell stands is found when it is asked for."""

    def __init__(self, block: bytes, separator: bytes, width: int, ends: list[int]) -> None:
        """Keep the block; use `plain_block`."""
        import numpy as np

        from absr.tabular.statistics_marks import Marks

        self.block = block
        self.separator = separator
        self._array = np.frombuffer(block, np.uint8)
        self._separators = Marks(self._array, separator[0])
        self._each = width - 1
        self._ends = np.array(ends)
        self._starts = np.array([0, *(end + 1 for end in ends[:-1])])

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._ends)

    @property
    def is_even(self) -> bool:
        """Whether every line has as many separators as the heading."""
        import numpy as np

        if len(self._separators) != len(self) * self._each:
            return False
        expected = np.arange(1, len(self) + 1) * self._each
        return bool((self._separators.before(self._ends) == expected).all())

    def raw(self, row: int) -> bytes:
        """A line as it stands, without its line end."""
        return self.block[self._starts[row] : self._ends[row]].removesuffix(b"\r")

    def column(self, place: int) -> list[bytes]:
        """The cells of one column."""
        if not place:
            block, separator = self.block, self.separator
            return [block[start : block.find(separator, start)] for start in self._starts.tolist()]
        return self._cells(*self._spans(range(len(self)), [place]))

    def numbers(
        self, rows: Sequence[int], places: Sequence[int]
    ) -> tuple[Any, list[tuple[int, bytes]]]:
        """The numbers of some cells, row by row, and the cells that are no usual number.

        Those are nan among the numbers; they come with their place in the table, flattened.

        A usual number has digits and at most one point: it is exactly rounded, as `float` gives
        it. The others are left to who asks.
        """
        import numpy as np

        from absr.tabular.statistics_numbers import usual_numbers

        starts, ends = self._spans(rows, places)
        values, odd = usual_numbers(self._array, starts, ends)
        strange = np.flatnonzero(odd)
        left = []
        cells = self._cells(starts[strange], ends[strange])
        for place, cell in zip(strange.tolist(), cells, strict=True):
            if cell.translate(None, _DIGITS) in _NO_MORE and cell not in _NO_MORE:
                values[place] = float(cell)  # too long, or too near to the middle of two floats
            else:
                left.append((place, cell))
        return values.reshape(len(rows), len(places)), left

    def _cells(self, starts: Any, ends: Any) -> list[bytes]:
        block = self.block
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        return [block[start:end] for start, end in spans]

    def _spans(self, rows: Sequence[int], places: Sequence[int]) -> tuple[Any, Any]:
        """Where the cells begin and end."""
        import numpy as np

        chosen, columns = np.asarray(rows, dtype=np.intp), np.asarray(places)
        ranks = chosen[:, None] * self._each + columns - 1
        starts = self._separators.places(np.maximum(ranks, 0)) + 1
        starts[:, columns == 0] = self._starts[chosen, None]
        ends = self._separators.following(starts)
        ends[:, columns == self._each] = self._line_ends(chosen)[:, None]
        return starts.ravel(), ends.ravel()

    def _line_ends(self, chosen: Any) -> Any:
        """Where the text of the lines ends, before a carriage return."""
        import numpy as np

        ends = self._ends[chosen]
        return ends - (self._array[np.maximum(ends - 1, 0)] == ord("\r"))


def plain_block(block: bytes, separator: bytes, width: int) -> PlainBlock | None:
    """The block with its separators found, or None when its lines are not all plain.

    `width` is how many columns the heading has.
    """
    if not block or _QUOTE in block or width < 2:  # noqa: PLR2004 -- nothing is to be found
        return None
    plain = PlainBlock(block, separator, width, line_ends(block))
    return plain if plain.is_even else None


def line_ends(block: bytes) -> list[int]:
    """Where each line ends."""
    ends = []
    end = block.find(b"\n")
    while end >= 0:
        ends.append(end)
        end = block.find(b"\n", end + 1)
    if not block.endswith(b"\n"):
        ends.append(len(block))
    return ends


_DIGITS = b"0123456789"
_NO_MORE = (b"", b".")
"""What is left of a usual number without its digits."""
