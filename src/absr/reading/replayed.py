"""Which words of a file were counted in a theme because the project decided so."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.model.source import column_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.fields import Field
    from absr.model.mappings import Mappings
    from absr.reading.drafts import Draft
    from absr.reading.values import CellParser, Raw
    from absr.tabular.workbook import Sheet, Workbook

_CELL = re.compile(r"([A-Z]+)(\d+)")
_STATEMENTS = "statements"


def replayed_themes(
    workbook: Workbook, drafts: Sequence[Draft], parser: CellParser, mappings: Mappings
) -> tuple[tuple[str, str, int], ...]:
    """The words as written, the theme that they mean, and how many statements bear them."""
    if not mappings.values.get("themes"):
        return ()
    contents = {sheet.name: _Content(sheet) for sheet in workbook.sheets}
    column = kinds()[_STATEMENTS].field("themes")
    counts: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        content = contents.get(draft.source.sheet or "")
        if draft.kind == _STATEMENTS and content is not None and column.name in draft.cells:
            counts.update(_decided(content.at(draft.cells[column.name]), column, parser))
    return tuple((written, theme, number) for (written, theme), number in counts.items())


def _decided(raw: Raw, column: Field, parser: CellParser) -> set[tuple[str, str]]:
    """The words of a cell that a decision gives their theme, each once, with that theme."""
    words = parser.parse(raw, column).decided
    found = set()
    for word in words.split("; ") if words else ():
        value = parser.parse(word, column).value
        if isinstance(value, tuple) and len(value) == 1:
            found.add((word, str(value[0])))
    return found


class _Content:
    """The cells of a sheet by their addresses."""

    def __init__(self, sheet: Sheet) -> None:
        self._rows = {row.number: row for row in sheet.rows}
        self._merged = sheet.merged

    def at(self, cell: str) -> Raw:
        """What a cell holds, or shows because it is merged with those above it."""
        place = _CELL.fullmatch(cell)
        if place is None:  # pragma: no cover -- a field was read from one cell
            return None
        column, row = column_index(place[1]), int(place[2])
        for merged in self._merged:
            if merged.first_column == column and merged.first_row <= row <= merged.last_row:
                row = merged.first_row
        return self._rows[row].at(column) if row in self._rows else None
