"""Rows of figures where words are asked: « Nb de mentions », the counts of a summary sheet.

A number alone is nothing that somebody said. A row of such numbers, with at most one cell beside
them to say what is counted, is a line of totals; a table of nothing else is a summary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.fields import SheetForm
    from absr.reading.tables import Table
    from absr.reading.values import Raw
    from absr.tabular.workbook import Row

_FIGURE = re.compile(r"[\s()=+\-–]*\d[\d\s.,]*(?:%|fois|x)?[\s()]*")
_MOST_BESIDE = 1
"""Cells that say what is counted: a label, or the number of an interview."""


def is_figure(raw: Raw) -> bool:
    """Whether a cell holds a number and nothing else."""
    if isinstance(raw, str):
        return _FIGURE.fullmatch(raw) is not None
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def without_counts(table: Table) -> Table | None:
    """The table with its lines of counts set aside; None when it has no other line."""
    form = table.header.form
    if not form.spreads or not table.body:
        return table
    words = _columns_of_words(table, form)
    counts = {row.number: "total" for row in table.body if words and _is_count(row, words)}
    if not counts:
        return table
    if len(counts) == len(table.body) and table.layout != "form":
        return None
    return table._replace(aside={**counts, **table.aside})


def _columns_of_words(table: Table, form: SheetForm) -> frozenset[int]:
    """The columns in which something said is asked; several may have the same heading."""
    names = {name for c in form.kind.fields if c.replaced_by for name in (c.name, c.replaced_by)}
    names |= {spread.name for spread in form.spreads}
    places = table.header.places
    known = {i for name, i in places.items() if name in names}
    heads = {table.header.cells[i] for i in known if i < len(table.header.cells)}
    again = (i for i, text in enumerate(table.header.cells) if text in heads)
    return frozenset((*known, *again))


def _is_count(row: Row, words: frozenset[int]) -> bool:
    """Whether a row has figures alone where words are asked, and hardly anything else."""
    asked = [value for i in words if (value := row.at(i)) not in (None, "")]
    if not asked or not all(map(is_figure, asked)):
        return False  # nearly all rows: words are said in them
    beside = (
        value
        for i, value in enumerate(row.values)
        if value not in (None, "") and i not in words and not is_figure(value)
    )
    return sum(1 for _ in beside) <= _MOST_BESIDE
