"""Cells far from everything else: a key pressed by mistake at the far end of the sheet.

The rule. Rows that hold values fall into blocks parted by more than `GAP_ROWS` rows without any;
the block with most values is the table. A block further down with at most `FEW` values is stray.
Then the same with columns, parted by more than `GAP_COLUMNS`. Large blocks, and whatever stands
above or to the left of the table (a title), are read as usual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.tabular.workbook import Spot

GAP_ROWS = 10_000
GAP_COLUMNS = 200
FEW = 100


def set_aside(rows: list[Row]) -> tuple[list[Row], list[Spot]]:
    """The rows without their stray cells, and the places of these, row by row."""
    kept, strays = _stray_rows(rows)
    if max((len(row.values) for row in kept), default=0) > GAP_COLUMNS:
        kept, more = _stray_columns(kept)
        strays = sorted(strays + more)
    return kept, strays


def _stray_rows(rows: list[Row]) -> tuple[list[Row], list[Spot]]:
    counts = (
        {row.number: len(row.values) - row.values.count(None) for row in rows}
        if (rows and rows[-1].number - rows[0].number > GAP_ROWS)
        else {}
    )
    far = _far_places(counts, GAP_ROWS)
    if not far:
        return rows, []
    strays = [spot for row in rows if row.number in far for spot in _spots(row)]
    return [row for row in rows if row.number not in far], strays


def _stray_columns(rows: list[Row]) -> tuple[list[Row], list[Spot]]:
    counts: dict[int, int] = {}
    for row in rows:
        for _, column in _spots(row):
            counts[column] = counts.get(column, 0) + 1
    far = _far_places(counts, GAP_COLUMNS)
    if not far:
        return rows, []
    strays = [spot for row in rows for spot in _spots(row) if spot[1] in far]
    shortened = (_without(row, far) for row in rows)
    return [row for row in shortened if row.values], strays


def _far_places(counts: Mapping[int, int], gap: int) -> set[int]:
    """Among rows (or columns) with their counts of values, those of the stray blocks."""
    blocks: list[list[int]] = []
    for place in sorted(counts):
        if blocks and place - blocks[-1][-1] - 1 <= gap:
            blocks[-1].append(place)
        else:
            blocks.append([place])
    sizes = [sum(counts[place] for place in block) for block in blocks]
    table = sizes.index(max(sizes)) if sizes else 0
    small = [block for block, size in zip(blocks, sizes, strict=True) if size <= FEW]
    return {place for block in small if block[0] > blocks[table][0] for place in block}


def _spots(row: Row) -> Iterable[Spot]:
    return [(row.number, c) for c, value in enumerate(row.values) if value is not None]


def _without(row: Row, columns: set[int]) -> Row:
    """The row without the values of `columns`, which all stand to the right of others."""
    values = [None if column in columns else value for column, value in enumerate(row.values)]
    while values and values[-1] is None:
        values.pop()
    return Row(row.number, tuple(values))
