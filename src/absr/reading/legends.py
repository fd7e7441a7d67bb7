"""Legends of a workbook: « B = besoin, R = ressource », and the codes that they explain.

A legend is two codes at least, each beside a value of one list; its other codes are values too,
that the list does not know. Its codes are read in every column of that list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.labels import fold, fold_without_articles
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.fields import Field
    from absr.reading.tables import Table
    from absr.reading.values import CellParser, Raw
    from absr.tabular.workbook import Sheet

_LISTS = {"natures": "Nature", "actor_types": "Type d'acteur", "themes": "Thème"}
"""Lists whose values people write in codes, and the heading of their column."""
_CODE = r"[A-Za-zÀ-Ü]{1,3}|\d{1,2}"
_EXPLAINED = re.compile(rf"(?<![\w']) ?({_CODE})\s?(?:=|:|→|->)\s?([^=:→,;/|\n()]{{3,60}})")
_CODES_ONLY = re.compile(rf"(?:{_CODE})(?:\s?[/,;|+]\s?(?:{_CODE}))+")
_BETWEEN = re.compile(r"\s?[/,;|+\n]\s?")
_LEAST_CODES = 2
_FIRST_ROWS, _LAST_ROWS = 60, 20
_LONGEST_CODE = 3
_USUAL = {"natures": {"b": "Besoin", "r": "Ressource", "f": "Frein", "i": "Idée"}}
"""What the letters of a heading « B/R/F/I » stand for where no legend says it."""


class Legend(NamedTuple):
    """The codes of one list, as a workbook explains them."""

    list_id: str
    words: Mapping[str, str]
    """Folded code → the words that it stands for."""
    sheet: str
    cell: str
    shown: str


def legends_of(sheets: Sequence[Sheet], parser: CellParser) -> list[Legend]:
    """The legends of a workbook, in the order of its sheets."""
    found = []
    for sheet in sheets:
        rows = sheet.rows
        near = rows if len(rows) <= _FIRST_ROWS + _LAST_ROWS else None
        searched = near or (*rows[:_FIRST_ROWS], *rows[-_LAST_ROWS:])
        for cell, told in _explained(searched):
            for list_id in _LISTS:
                known = parser.spellings(list_id)
                named = sum(fold_without_articles(word) in known for word in told.values())
                if len(told) >= _LEAST_CODES and 2 * named >= len(told) and named > 1:
                    shown = ", ".join(f"{code} = {word}" for code, word in told.items())
                    words = {fold(code): word for code, word in told.items()}
                    found.append(Legend(list_id, words, sheet.name, cell, shown))
                    break
    return found


def _explained(rows: Sequence[Row]) -> Iterator[tuple[str, dict[str, str]]]:
    """The codes explained in one cell, or in lines of a code and its words one below another."""
    lines: dict[str, str] = {}
    start = ""
    for row in rows:
        filled = [(i, v) for i, v in enumerate(row.values) if v not in (None, "")]
        pair = _code_and_word(filled)
        if pair is not None:
            start = start or f"{column_letters(filled[0][0])}{row.number}"
            lines.setdefault(*pair)
            continue
        if lines:
            yield start, lines
            lines, start = {}, ""
        for column, value in filled:
            text = value if isinstance(value, str) else ""
            may_explain = "=" in text or ":" in text or "→" in text
            told = dict(_EXPLAINED.findall(text)) if may_explain else {}
            if told:
                words = {code: tidy(word).rstrip(" .") for code, word in told.items()}
                yield f"{column_letters(column)}{row.number}", words
    if lines:
        yield start, lines


def _code_and_word(filled: Sequence[tuple[int, Raw]]) -> tuple[str, str] | None:
    """« B » and « besoin » in two cells, or « B = besoin » alone on its row."""
    if len(filled) > 2:  # noqa: PLR2004 -- a code, its word: most rows have more
        return None
    texts = [tidy(plain_text(value)) for _, value in filled]
    if len(texts) == 1:
        told = _EXPLAINED.findall(texts[0])
        whole = len(told) == 1 and _EXPLAINED.fullmatch(texts[0])
        return (told[0][0], tidy(told[0][1]).rstrip(" .")) if whole else None
    if len(texts) != 2 or filled[1][0] != filled[0][0] + 1:  # noqa: PLR2004 -- a code, its word
        return None
    code, word = texts[0].rstrip(" =:"), texts[1].lstrip("=: ")
    is_code = 0 < len(code) <= _LONGEST_CODE and len(word) > _LONGEST_CODE
    return (code, word) if is_code else None


def headed(rows: Sequence[Row], legends: Sequence[Legend], searched: int) -> tuple[Row, ...]:
    """The rows with each heading that lists codes (« B/R/F/I ») called by what it lists."""
    named: list[Row] = []
    for place, row in enumerate(rows):
        if place >= searched:
            named += rows[place:]
            break
        cells = [_as_heading(value, legends) for value in row.values]
        named.append(Row(row.number, tuple(cells)) if cells != list(row.values) else row)
    return tuple(named)


def _as_heading(value: Raw, legends: Sequence[Legend]) -> Raw:
    text = value.strip() if isinstance(value, str) else ""
    if not _CODES_ONLY.fullmatch(text):
        return value
    list_id = _list_of([fold(code) for code in _BETWEEN.split(text)], legends)
    return value if list_id is None else f"{_LISTS[list_id]} ({text})"


def _list_of(codes: Sequence[str], legends: Sequence[Legend]) -> str | None:
    """The list of which all these are codes."""
    for legend in legends:
        if legend.words.keys() >= set(codes):
            return legend.list_id
    usual = (list_id for list_id, words in _USUAL.items() if words.keys() >= set(codes))
    return next(usual, None) if len(codes) > _LEAST_CODES else None


def decoded(table: Table, legends: Sequence[Legend]) -> tuple[Table, list[Legend]]:
    """The table with the words of each code of a list's column, and the legends used."""
    form = table.header.form
    columns = {
        index: (column, legend)
        for index, column in _listed(table, form.fields())
        if (legend := _legend_for(table, index, column, legends)) is not None
    }
    used: dict[str, Legend] = {}
    if not columns:
        return table, []
    body = []
    for row in table.body:
        cells = list(row.values)
        for index, (column, legend) in columns.items():
            words = _words(row.at(index), legend, column)
            if words is not None:
                cells[index] = words
                used[legend.shown] = legend
        body.append(Row(row.number, tuple(cells)))
    return table._replace(body=body), list(used.values())


def _listed(table: Table, fields: Iterable[Field]) -> Iterator[tuple[int, Field]]:
    for column in fields:
        index = table.header.places.get(column.name)
        if index is not None and column.values in _LISTS:
            yield index, column


def _legend_for(
    table: Table, index: int, column: Field, legends: Sequence[Legend]
) -> Legend | None:
    """The legend of a column: that of its list, else the letters that its heading lists."""
    found = next((one for one in legends if one.list_id == column.values), None)
    heading = table.header.cells[index] if index < len(table.header.cells) else ""
    usual = _USUAL.get(column.values or "")
    if found is not None or usual is None:
        return found
    listed = re.search(r"\(([^()]*)\)$", heading)
    codes = _BETWEEN.split(listed[1].strip()) if listed else []
    if len(codes) <= _LEAST_CODES or not usual.keys() >= {fold(code) for code in codes}:
        return None
    shown = ", ".join(f"{code} = {usual[fold(code)]}" for code in codes)
    return Legend(
        column.values or "", usual, "", f"{column_letters(index)}{table.header.row}", shown
    )


def _words(raw: Raw, legend: Legend, column: Field) -> str | None:
    """The words of a cell that holds codes alone; None when it holds anything else."""
    if raw in (None, "") or len(text := plain_text(raw).strip()) > 2 * _FIRST_ROWS:
        return None
    codes = [fold(code) for code in _BETWEEN.split(text)]
    if len(codes) > 1 and column.value is not ValueType.CHOICES:
        return None
    words = [legend.words.get(code) for code in codes]
    return "; ".join(word for word in words if word) if all(words) else None
