"""The columns of a table that hold codes, in the words that a legend of the workbook gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.labels import fold
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.headings import field_named
from absr.reading.legends import BETWEEN, LEAST_CODES, LISTED, USUAL, Legend, code_key
from absr.reading.program_names import in_words
from absr.reading.values import plain_text, read_yes_no
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from absr.model.fields import Field
    from absr.model.mappings import Mappings
    from absr.reading.tables import Table
    from absr.reading.values import Raw

_LONGEST_CELL = 120
_OF_CODES = re.compile(r"^(?:code|codes|codage|num|numero|n|id)\s+|\s+(?:code|codes|code e)$")
_WHOLE = frozenset({"quote_levels", "districts"})
"""Lists of which a column is of codes only as a whole: a lone « 1 » may be a yes."""


class Coded(NamedTuple):
    """A column of codes that was known by the list which explains them."""

    name: str
    column: int
    heading: str
    filled: int


def decoded(
    table: Table, legends: Sequence[Legend], mappings: Mappings
) -> tuple[Table, list[Legend], list[Coded]]:
    """The table in words, the legends used, and the columns that were known by their codes."""
    if not legends and not any("(" in text for text in table.header.cells):
        return table, [], []
    table, known = _with_coded(table, legends, mappings)
    columns = {
        index: (column, legend)
        for index, column in _listed(table, mappings)
        if (legend := _legend_for(table, index, column, legends)) is not None
    }
    used: dict[str, Legend] = {}
    if not columns:
        return table, [], []
    body = []
    for row in table.body:
        cells = list(row.values)
        for index, (column, legend) in columns.items():
            words = _words(row.at(index), legend, column)
            if words is not None:
                cells[index] = words
                used[legend.shown] = legend
        body.append(Row(row.number, tuple(cells)))
    return table._replace(body=body), list(used.values()), known


def _with_coded(
    table: Table, legends: Sequence[Legend], mappings: Mappings
) -> tuple[Table, list[Coded]]:
    """The table with « Code thème 1 » as its theme, where no other column is and a list says so."""
    form = table.header.form
    by_name = {c.name: c for c in form.fields()}
    cells, places = list(table.header.cells), dict(table.header.places)
    known: list[Coded] = []
    for index, heading in enumerate(table.header.cells):
        if not heading or field_named(heading, form, mappings) is not None:
            continue
        words = fold(in_words(heading) or heading)
        name = field_named(_OF_CODES.sub("", words), form) if _OF_CODES.search(words) else None
        column = by_name.get(name or "")
        lacks = name not in table.header.places and name not in table.given
        if column is None or not lacks or index in table.left_out:
            continue
        legend = next((one for one in legends if one.list_id == _list_of(column)), None)
        filled = _filled(table, index)
        if legend is not None and filled and _all_codes(filled, legend):
            places.setdefault(column.name, index)
            cells[index] = f"{column.label.fr} ({heading})"
            known.append(Coded(column.name, index, heading, len(filled)))
    header = table.header._replace(cells=tuple(cells), places=places)
    return (table._replace(header=header) if known else table), known


def _listed(table: Table, mappings: Mappings) -> Iterator[tuple[int, Field]]:
    """Each column of the table that holds values of a list which legends explain."""
    form = table.header.form
    by_name = {c.name: c for c in form.fields()}
    placed = {index: name for name, index in table.header.places.items()}
    for index, heading in enumerate(table.header.cells):
        name = placed.get(index) or (heading and field_named(heading, form, mappings)) or ""
        column = by_name.get(name)
        if column is not None and _list_of(column) in LISTED:
            yield index, column


def _list_of(column: Field) -> str:
    """The list that the codes of a column stand for; an agreement may be told by its level."""
    return "quote_levels" if column.sets_level is not None else column.values or ""


def _filled(table: Table, index: int) -> list[str]:
    cells = (row.at(index) for row in table.body if row.number not in table.aside)
    return [plain_text(raw).strip() for raw in cells if raw not in (None, "")]


def _all_codes(filled: Sequence[str], legend: Legend) -> bool:
    return all(code_key(code) in legend.words for text in filled for code in BETWEEN.split(text))


def _legend_for(
    table: Table, index: int, column: Field, legends: Sequence[Legend]
) -> Legend | None:
    """The legend of a column: that of its list, else the letters that its heading lists."""
    list_id = _list_of(column)
    found = next((one for one in legends if one.list_id == list_id), None)
    if found is not None and list_id in _WHOLE:
        filled = _filled(table, index)
        answers = column.sets_level is not None and all(
            read_yes_no(text) is not None for text in filled
        )
        return found if filled and not answers and _all_codes(filled, found) else None
    heading = table.header.cells[index] if index < len(table.header.cells) else ""
    usual = USUAL.get(list_id)
    if found is not None or usual is None:
        return found
    listed = re.search(r"\(([^()]*)\)$", heading)
    codes = BETWEEN.split(listed[1].strip()) if listed else []
    if len(codes) <= LEAST_CODES or not usual.keys() >= {fold(code) for code in codes}:
        return None
    shown = ", ".join(f"{code} = {usual[fold(code)]}" for code in codes)
    return Legend(list_id, usual, "", f"{column_letters(index)}{table.header.row}", shown)


def _words(raw: Raw, legend: Legend, column: Field) -> str | None:
    """The words of a cell that holds codes alone; None when it holds anything else."""
    if raw in (None, "") or len(text := plain_text(raw).strip()) > _LONGEST_CELL:
        return None
    codes = [code_key(code) for code in BETWEEN.split(text)]
    if len(codes) > 1 and column.value is not ValueType.CHOICES:
        return None
    words = [legend.words.get(code) for code in codes]
    return "; ".join(word for word in words if word) if all(words) else None
