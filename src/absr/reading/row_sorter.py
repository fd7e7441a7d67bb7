"""Which rows of a sheet are no data, and why: blank, example, total, note, outside the table."""

from __future__ import annotations

from itertools import chain, compress, repeat
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.labels import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.reading.row_places import RowPlaces, SheetContent
    from absr.reading.values import Raw

_EMPTY = (None, "")
_EXAMPLE = ("exemple", "example")
_LONGEST_REF = 24
_TOTAL_ALONE = frozenset({"total", "totaux", "total general", "sous total", "grand total"})
_TOTAL = ("total ", "totaux ", "sous total ", "moyenne ", "subtotal ")


class RowSorter:
    """Tells the rows of one sheet that are no data."""

    def __init__(self, content: SheetContent, places: RowPlaces) -> None:
        """Prepare to sort the rows of `content`."""
        self._content = content
        self._places = places
        self._long = frozenset(i for i, c in content.fields if c.value is ValueType.LONG_TEXT)
        self._usual: set[Raw] = set(_EMPTY)
        """Contents of cells that are no word of a line of totals."""
        self._heads: set[Raw] = set()
        """Numbers met at the head of rows of data."""
        self._ref = places.column("ref")
        last = max((index for index, _ in content.fields), default=-1)
        self._short = [index not in self._long for index in range(last + 1)]
        """Column → whether its cells are no long text."""

    def reason(self, cells: Sequence[Raw]) -> str | None:
        """Why a row is no data (`blank`, `example`, `total`, `note`, `outside`), or None."""
        return None if self._is_usual(cells) else self._reason(cells)

    def _reason(self, cells: Sequence[Raw]) -> str | None:
        filled = [index for index, cell in enumerate(cells) if cell is not None and cell != ""]
        if all(isinstance(cells[index], str) and str(cells[index]).isspace() for index in filled):
            return "blank"
        head = self._head(cells, filled[0])
        if isinstance(cells[head], str):
            words = f"{fold(str(cells[head]))} "
            if self._is_example(head, words):
                return "example"
            if words.startswith(_TOTAL) and head not in self._long and not self._has_value(cells):
                return "total"
            if head == self._ref and not words.startswith((*_TOTAL, *_EXAMPLE)):
                self._heads.add(cells[head])
        if self._says_total(cells, filled) and not self._has_value(cells):
            return "total"  # a cell that says so and nothing else, in whatever column
        first = cells[filled[0]]
        known = filled[0] in self._places.letters
        if (
            isinstance(first, str)
            and len(filled) == 1
            and (first.startswith("*") or not known or self._is_remark(filled[0], first))
        ):
            return "note"
        return None if any(index in self._places.letters for index in filled) else "outside"

    def _is_usual(self, cells: Sequence[Raw]) -> bool:
        """Whether a row has a number met before, and beside it only what rows of data hold."""
        return (
            self._ref is not None
            and self._ref < len(cells)
            and cells[self._ref] in self._heads
            and self._usual.issuperset(compress(cells, chain(self._short, repeat(True))))
            and len(cells) - cells.count(None) - cells.count("") > 1
        )

    def _says_total(self, cells: Sequence[Raw], filled: Iterable[int]) -> bool:
        """Whether a cell holds the word for a total and nothing else."""
        new = {cells[index] for index in filled if index not in self._long} - self._usual
        if any(fold(text) in _TOTAL_ALONE for text in new if isinstance(text, str)):
            return True
        self._usual |= new
        return False

    def _has_value(self, cells: Sequence[Raw]) -> bool:
        """Whether a required column holds a value of its list, as no line of totals does.

        A shop may be called Total, and a class `Moyenne section`.
        """
        return any(
            self._content.parser.parse(cells[index], column).value not in (None, ())
            for index, column in self._content.fields
            if column.required and column.values and index < len(cells)
            if not column.open_list and column.value is not ValueType.MEASURE
        )

    def _is_example(self, head: int, words: str) -> bool:
        """Whether a row is one of the grey examples: its number, or its first cell, says so."""
        ref = self._places.column("ref")
        if ref is None:
            return head == min(self._places.letters) and words.strip() in _EXAMPLE
        return head == ref and words.startswith(_EXAMPLE)

    def _is_remark(self, index: int, text: str) -> bool:
        """Whether a long text that stands alone on its row is none of the table's.

        Where rows belong to an interview, a text without its number is a remark below the table.
        """
        whole = index in self._long and not self._content.belongs_to_a_parent
        return len(text) > _LONGEST_REF and not whole

    def _head(self, cells: Sequence[Raw], first: int) -> int:
        """The cell that tells what a row is: its number, else the first one filled."""
        ref = self._places.column("ref")
        return ref if ref is not None and ref < len(cells) and cells[ref] not in _EMPTY else first
