"""Chosen columns of the lines of a block: found all at once where the lines are plain.

Lines are plain when none has a quotation mark and all have as many separators as the heading.
Else each line is cut on its own. Both ways give the same cells; a property test compares them.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

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
    return block.count(b"\n") + (not block.endswith(b"\n"))


class PlainBlock:
    """A block of plain lines; the places of all its separators were found at once."""

    def __init__(
        self, block: bytes, separator: bytes, array: Any, separators: Any, ends: list[int]
    ) -> None:
        """Keep the block; use `plain_block`."""
        self.block = block
        self.separator = separator
        self._array = array
        self._separators = separators
        self._ends = ends
        self._starts = [0, *(end + 1 for end in ends[:-1])]

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._ends)

    def raw(self, row: int) -> bytes:
        """A line as it stands, without its line end."""
        return self.block[self._starts[row] : self._ends[row]].removesuffix(b"\r")

    def column(self, place: int) -> list[bytes]:
        """The cells of one column."""
        block = self.block
        spans = zip(*(side.tolist() for side in self._spans(None, [place])), strict=True)
        return [block[start:end] for start, end in spans]

    def numbers(
        self, rows: Sequence[int], places: Sequence[int]
    ) -> tuple[Any, list[tuple[int, bytes]]]:
        """The numbers of some cells, row by row, and the cells that are no usual number.

        Those are nan among the numbers; they come with their place in the table, flattened.

        A usual number has digits and at most one point: it is exactly rounded, as `float` gives
        it. The others are left to who asks.
        """
        import numpy as np

        starts, ends = self._spans(rows, places)
        values, odd = usual_numbers(self._array, starts, ends)
        strange = np.flatnonzero(odd)
        spans = zip(starts[strange].tolist(), ends[strange].tolist(), strict=True)
        cells = [self.block[start:end] for start, end in spans]
        left = []
        for place, cell in zip(strange.tolist(), cells, strict=True):
            if cell.translate(None, _DIGITS) in _NO_MORE and cell not in _NO_MORE:
                values[place] = float(cell)  # only too long to be put together above
            else:
                left.append((place, cell))
        return values.reshape(len(rows), len(places)), left

    def _spans(self, rows: Sequence[int] | None, places: Sequence[int]) -> tuple[Any, Any]:
        """Where the cells begin and end."""
        import numpy as np

        chosen = np.arange(len(self)) if rows is None else np.asarray(rows, dtype=np.intp)
        width = self._separators.shape[1]
        starts = np.empty((len(chosen), len(places)), dtype=np.intp)
        ends = np.empty_like(starts)
        inner = self._separators[chosen]
        for number, place in enumerate(places):
            starts[:, number] = (
                inner[:, place - 1] + 1 if place else np.asarray(self._starts)[chosen]
            )
            ends[:, number] = inner[:, place] if place < width else self._line_ends(chosen)
        return starts.ravel(), ends.ravel()

    def _line_ends(self, chosen: Any) -> Any:
        """Where the text of the lines ends, before a carriage return."""
        import numpy as np

        ends = np.asarray(self._ends)[chosen]
        before = self._array[np.maximum(ends - 1, 0)]
        return ends - (before == ord("\r"))


def plain_block(block: bytes, separator: bytes, width: int, lines: int) -> PlainBlock | None:
    """The block with its separators found, or None when its lines are not all plain.

    `width` is how many columns the heading has, `lines` how many lines the block.
    """
    if _QUOTE in block or width < 2:  # noqa: PLR2004 -- without a separator nothing is to be found
        return None
    import numpy as np

    array = np.frombuffer(block, np.uint8)
    places = np.flatnonzero(array == separator[0])
    rows, left = divmod(len(places), width - 1)
    if left or not rows or lines != rows:
        return None
    separators = places.reshape(rows, width - 1)
    ends = _ends(block, separators)
    return None if ends is None else PlainBlock(block, separator, array, separators, ends)


def _ends(block: bytes, separators: Any) -> list[int] | None:
    """Where each line ends; None when a line end stands between separators of one line."""
    ends = []
    following = [*separators[1:, 0].tolist(), len(block) + 1]
    for last, next_first in zip(separators[:, -1].tolist(), following, strict=True):
        end = block.find(b"\n", last)
        end = len(block) if end < 0 else end
        if end >= next_first:
            return None
        ends.append(end)
    return ends


_MOST_DIGITS = 15
"""So many decimal digits are exact in a float; so are the powers of ten up to 10 ** 22."""
_POWERS = [float(f"1e{power}") for power in range(_MOST_DIGITS + 1)]
_POINT = ord(".")
_DIGITS = b"0123456789"
_NO_MORE = (b"", b".")
"""What is left of a usual number without its digits."""


def usual_numbers(array: Any, starts: Any, ends: Any) -> tuple[Any, Any]:
    """The numbers between these places of an array of bytes, and where there is no usual one.

    A quotient of two exact floats is rounded once, hence exactly (Clinger 1990, the fast path).
    The longest come first, so that those that still have a digit to come stand together.
    """
    import numpy as np

    factor, digit, strange = _tables()
    lengths = ends - starts
    lengths = np.where(lengths > _MOST_DIGITS + 1, 0, np.maximum(lengths, 0)).astype(np.int8)
    order = np.argsort(-lengths, kind="stable")
    begin = starts[order]
    whole = np.zeros(len(begin))
    point = np.full(len(begin), -1, dtype=np.int8)
    odd = lengths[order] == 0
    counts = np.bincount(lengths, minlength=_MOST_DIGITS + 2)
    live = len(begin) - int(counts[0])
    for place in range(_MOST_DIGITS + 1):
        if place:
            live -= int(counts[place])
        read = array[begin[:live] + place]
        whole[:live] *= factor[read]
        whole[:live] += digit[read]
        is_point = read == _POINT
        odd[:live] |= strange[read] | (is_point & (point[:live] >= 0))
        point[:live][is_point] = place
    size = lengths[order]
    with_point = point >= 0
    odd |= (size - with_point > _MOST_DIGITS) | (size == with_point)
    whole /= np.array(_POWERS)[np.where(with_point, size - 1 - point, 0)]
    whole[odd] = np.nan
    values, is_odd = np.empty_like(whole), np.empty_like(odd)
    values[order], is_odd[order] = whole, odd
    return values, is_odd


@cache
def _tables() -> tuple[Any, Any, Any]:
    """By byte: what the number so far is multiplied by, what is added, whether it is no number."""
    import numpy as np

    digits = range(ord("0"), ord("9") + 1)
    factor, digit, strange = np.ones(256), np.zeros(256), np.ones(256, dtype=bool)
    for code in digits:
        factor[code], digit[code], strange[code] = 10.0, code - ord("0"), False
    strange[_POINT] = False
    return factor, digit, strange
