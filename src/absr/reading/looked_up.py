"""Formulas that no spreadsheet has calculated and that look a code up in a list of the workbook.

absr calculates no formula; but where one only looks the code of its own row up in a list that the
workbook shows, the list says what the code stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.problem import Problem, Severity
from absr.model.source import column_letters
from absr.reading.legends import code_key
from absr.reading.values import plain_text
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.reading.nomenclatures import CodeList
    from absr.reading.values import Raw
    from absr.tabular.workbook import Sheet, Spot

_LOOKS_UP = re.compile(r"\b(?:V|X)?LOOKUP\(|\bMATCH\(|\bRECHERCHE[VX]?\(|\bEQUIV\(", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:'((?:[^']|'')+)'|([\w.]+))!\$?([A-Z]{1,3})(?:\$?\d+)?:\$?[A-Z]{1,3}(?:\$?\d+)?"
)
_LOCAL = re.compile(r"(?<![!:$A-Z\d])\$?([A-Z]{1,3})\$?(\d{1,7})(?![\d(:!])")
_IF_EMPTY = re.compile(
    r'^=?\s*(?:IF|SI)\(\s*\$?[A-Z]{1,3}\$?\d+\s*=\s*""\s*[,;]\s*""', re.IGNORECASE
)


def with_looked_up(
    sheet: Sheet, lists: Mapping[str, Sequence[CodeList]], file: str
) -> tuple[Sheet, list[Problem]]:
    """The sheet with what its uncalculated formulas look up, and what is said of it."""
    rows = {row.number: row for row in sheet.rows}
    found: dict[Spot, Raw] = {}
    for spot, formula in sheet.uncomputed.items() if lists else ():
        told = _told(spot, formula, rows.get(spot[0]), lists)
        if told is not None:
            found[spot] = told or None
    if not found:
        return sheet, []
    left = {spot: text for spot, text in sheet.uncomputed.items() if spot not in found}
    with_words = sheet._replace(rows=_filled(sheet.rows, found), uncomputed=left)
    cells = tuple(f"{column_letters(i)}{row}" for row, i in sorted(found))
    return with_words, [Problem("H129", Severity.INFO, file, sheet.name, cells)]


def _told(
    spot: Spot, formula: str, row: Row | None, lists: Mapping[str, Sequence[CodeList]]
) -> str | None:
    """The words that a formula looks up, "" where its code is empty; None where it is not known."""
    ranges = {(fold(a or b), letters) for a, b, letters in _RANGE.findall(formula)}
    beside = {(letters, int(number)) for letters, number in _LOCAL.findall(_RANGE.sub("", formula))}
    if row is None or not _LOOKS_UP.search(formula) or len(beside) != 1 or not ranges:
        return None
    (letters, number) = beside.pop()
    codes = [i for i in range(len(row.values)) if column_letters(i) == letters]
    raw = row.at(codes[0]) if codes else None
    if number != spot[0]:
        return None
    if raw in (None, ""):
        return "" if _IF_EMPTY.match(formula) else None
    key = code_key(plain_text(raw))
    words = {
        one.words[key]
        for name, first in ranges
        for one in lists.get(name, ())
        if column_letters(one.column) == first and key in one.words
    }
    return words.pop() if len(words) == 1 else None


def _filled(rows: Iterable[Row], found: Mapping[Spot, Raw]) -> tuple[Row, ...]:
    by_row: dict[int, dict[int, Raw]] = {}
    for (number, column), words in found.items():
        by_row.setdefault(number, {})[column] = words
    filled = []
    for row in rows:
        more = by_row.get(row.number, {})
        width = max((len(row.values), *(column + 1 for column in more)))
        cells = [more.get(i, row.at(i)) for i in range(width)]
        filled.append(Row(row.number, tuple(cells)) if more else row)
    return tuple(filled)
