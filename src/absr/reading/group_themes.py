"""Themes that headings tell: « Mobilités » merged over « Besoins » and « Ressources », or beside.

A theme may stand over the natures, a nature over the themes, or both in one heading (« Besoins -
Mobilités »). Each column then has its own theme, given to everything that is said in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.labels import fold_without_articles
from absr.model.problem import Problem, Severity
from absr.model.source import column_letters
from absr.reading.headings import field_named
from absr.reading.tables import Given
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from absr.model.fields import SheetForm
    from absr.reading.tables import Table
    from absr.reading.values import CellParser
    from absr.tabular.workbook import Row

_PARTS = re.compile(r"\s*[/:()\[\]–—|]\s*|\s+-\s+")
_LEAST_GROUPS = 2
"""Groups that name themes: one alone is the title of the table."""


def with_themes(table: Table, rows: Sequence[Row], parser: CellParser) -> Table:
    """The table with the theme of each column that its headings give one."""
    form = table.header.form
    if not form.spreads or "themes" not in {c.name for c in form.fields()}:
        return table
    spreads = {spread.name for spread in form.spreads}
    columns = [i for i, text in enumerate(table.header.cells) if field_named(text, form) in spreads]
    if len(columns) < _LEAST_GROUPS:
        return table
    known = parser.spellings("themes").keys()
    found = _over(table, rows, columns, known)
    return table._replace(themed=found) if found else table


def told_themes(table: Table, file: str, sheet: str) -> list[Problem]:
    """H126 when headings give themes: which, and the cells that say so."""
    if not table.themed:
        return []
    cells = tuple(dict.fromkeys(given.address for given in table.themed.values()))
    shown = ", ".join(dict.fromkeys(str(given.raw) for given in table.themed.values()))
    return [Problem("H126", Severity.INFO, file, sheet, cells, value=shown)]


def _over(
    table: Table, rows: Sequence[Row], columns: Sequence[int], known: Collection[str]
) -> Mapping[int, Given]:
    """The groups of the first row of headings in which one is a theme of the project.

    The others of that row are themes too: the ones the project does not know.
    """
    form = table.header.form
    last = table.header.row
    first = min(*table.header.rows, last) - 1
    for row in (r for r in rows if first <= r.number <= last):
        texts = {i: tidy(plain_text(v)) for i, v in enumerate(row.values) if v not in (None, "")}
        groups = {i: word for i, text in texts.items() if (word := _of_theme(text, form))}
        above = [i for i in groups if i <= columns[-1]]
        if row.number < last:
            over = {i: max((g for g in above if g <= i), default=None) for i in columns}
        else:
            over = {i: i if i in groups else None for i in columns}
        if not any(
            g is not None and fold_without_articles(groups[g]) in known for g in over.values()
        ):
            continue
        if len({g for g in over.values() if g is not None}) < _LEAST_GROUPS:
            continue
        return {
            i: Given(groups[g], f"{column_letters(g)}{row.number}")
            for i, g in over.items()
            if g is not None
        }
    return {}


def _of_theme(text: str, form: SheetForm) -> str:
    """The part of a heading that may be a theme: what is left without the words of a nature."""
    parts = [part for part in _PARTS.split(text) if part]
    left = [part for part in parts if field_named(part, form) is None]
    if len(left) == len(parts):
        return text
    return left[0] if len(left) == 1 else ""
