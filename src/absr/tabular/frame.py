"""What stands around the cells of a sheet: columns out of sight, merged ranges, filters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.source import column_index
from absr.tabular.markup import is_true
from absr.tabular.rejection import too_large
from absr.tabular.workbook import MergedRange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.tabular.limits import Limits

_RANGE = r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})"


class Frame:
    """Collects all that a sheet says besides its cells."""

    def __init__(self, limits: Limits) -> None:
        """Start with nothing."""
        self._limits = limits
        self._out_of_sight: list[tuple[int, int, bool]] = []
        self._merged: list[MergedRange] = []
        self.filtered = False
        self.parts_with_rows = 0
        """How many elements that hold rows began: one, in a sheet like others."""

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if kind == "col":
            self._column(attributes)
        elif kind == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif kind == "filterColumn":
            self.filtered = True
        elif kind == "sheetData":
            self.parts_with_rows += 1

    def columns(self, width: int) -> tuple[frozenset[int], frozenset[int]]:
        """Among the first `width` columns, those hidden one by one and those folded away."""
        hidden: set[int] = set()
        folded: set[int] = set()
        for first, last, grouped in self._out_of_sight:
            (folded if grouped else hidden).update(range(first, min(last, width - 1) + 1))
        return frozenset(hidden), frozenset(folded)

    def merged(self, last_row: int, width: int) -> tuple[MergedRange, ...]:
        """The merged ranges, cut to the part of the sheet that is used."""
        cut = [
            merged._replace(
                last_row=min(merged.last_row, last_row),
                last_column=min(merged.last_column, width - 1),
            )
            for merged in self._merged
            if merged.first_row <= last_row and merged.first_column < width
        ]
        ranges = tuple(merged for merged in cut if _extent(merged) > 1)
        if sum(map(_extent, ranges)) > self._limits.cells:
            raise too_large("merged", self._limits.cells)
        return ranges

    def taken(self) -> tuple[MergedRange, ...]:
        """The merged ranges as they were taken."""
        return tuple(self._merged)

    def merge(self, merged: MergedRange) -> None:
        """Take a merged range."""
        if len(self._merged) >= self._limits.merged:
            raise too_large("merged", self._limits.merged)
        self._merged.append(merged)

    def _column(self, attributes: Mapping[str, str]) -> None:
        gone = is_true(attributes.get("hidden")) or _is_zero(attributes.get("width"))
        first, last = _whole(attributes.get("min")), _whole(attributes.get("max"))
        # The ranges of a sheet go from left to right: each begins after the one before.
        first = max(first, self._out_of_sight[-1][1] + 2 if self._out_of_sight else 1)
        if gone and first <= last:
            grouped = _whole(attributes.get("outlineLevel")) > 0
            self._out_of_sight.append((first - 1, last - 1, grouped))

    def _merge(self, reference: str) -> None:
        ends = re.fullmatch(_RANGE, reference)
        if ends is None:
            return
        top, bottom = sorted((int(ends[2]), int(ends[4])))
        left, right = sorted((column_index(ends[1]), column_index(ends[3])))
        self.merge(MergedRange(top, left, bottom, right))


def _extent(merged: MergedRange) -> int:
    """How many cells the range covers."""
    rows = merged.last_row - merged.first_row + 1
    return rows * (merged.last_column - merged.first_column + 1)


def _whole(written: str | None) -> int:
    """The whole number written in an attribute, 0 when there is none."""
    return int(written) if written and re.fullmatch("[0-9]{1,9}", written) else 0


def _is_zero(written: str | None) -> bool:
    """Whether a width written in an attribute is no width at all."""
    return written is not None and re.fullmatch(r"0(?:\.0*)?", written) is not None
