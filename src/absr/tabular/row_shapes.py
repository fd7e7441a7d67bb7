"""Rows that have the same cells, of the same kinds, with other contents: read many at a time.

Most rows of a sheet are alike. Of one that was read, the XML that its like have in common makes an
expression; what that matches is of the plain form, and its contents are read column by column.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.tabular.book import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from absr.tabular.book import CellKind
    from absr.tabular.workbook import Value

DIGITS = r"[0-9]{1,15}(?:\.[0-9]{1,20})?"
"""What most cells hold: a number, or that of a shared text."""
_READ_ALIKE = frozenset({"n", "b"})
"""Types of cells, beside shared texts, that say nothing of themselves but a value."""


class PlainCell(NamedTuple):
    """One cell of a row that was read."""

    letters: str
    attributes: str
    column: int
    kind: CellKind
    is_empty: bool


class RowShape(NamedTuple):
    """What rows have in common."""

    pattern: re.Pattern[str]
    """Gives the number of a row and the digits of each of its cells."""
    filled: tuple[tuple[int, CellKind], ...]
    """The columns that hold something."""

    def values(
        self,
        contents: Sequence[Sequence[str]],
        read: Callable[[CellKind, int, Iterable[str]], Iterable[Value]],
    ) -> Iterable[tuple[Value, ...]]:
        """The values of rows, each at its column, from what `pattern` gave of them.

        `read` gives the values of the cells of one column.
        """
        columns: list[Iterable[Value]] = [repeat(None)] * (self.filled[-1][0] + 1)
        for (column, kind), digits in zip(
            self.filled, [*zip(*contents, strict=True)][1:], strict=True
        ):
            columns[column] = read(kind, column, digits)
        return zip(*columns, strict=False)


@lru_cache(maxsize=64)
def shape_of(attributes: str, cells: tuple[PlainCell, ...]) -> RowShape | None:
    """The shape of a row with these attributes and these cells; None where it has none.

    Workbooks made from one model have rows of the same shapes: those met last are remembered.
    A row that is hidden, or whose cells hold more than a number, is read by itself.
    """
    filled = tuple((cell.column, cell.kind) for cell in cells if not cell.is_empty)
    in_order = all(one < other for (one, _), (other, _) in pairwise(filled))
    usual = all(kind is SHARED or kind.type in _READ_ALIKE for _, kind in filled)
    if not filled or not in_order or not usual or "hidden" in attributes:
        return None
    body = "".join(map(_pattern, cells))
    start = rf'<row r="([1-9][0-9]{{0,6}})"{re.escape(attributes)}>'
    return RowShape(re.compile(f"{start}{body}</row>"), filled)


def _pattern(cell: PlainCell) -> str:
    start = rf'<c r="{cell.letters}\1"{re.escape(cell.attributes)}'
    if cell.is_empty:
        return f"{start} ?/>"
    digits = "[0-9]{1,15}" if cell.kind is SHARED else DIGITS
    return f"{start}><v>({digits})</v></c>"
