"""From a directory of services in JSON to one sheet for each of its lists.

The form is that of data·inclusion, version 1: `{"structures": […], "services": […]}`, or one of the
two lists by itself. Each key is a column; a list of words becomes one text, joined by `; `.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from absr.tabular.gathered import Gathered
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.rejection import Rejected, damaged, too_large
from absr.tabular.tables_file import as_workbook, finished, left_out, refuse_large
from absr.tabular.text_encoding import decode_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from absr.tabular.limits import Limits
    from absr.tabular.tables_file import Reading
    from absr.tabular.workbook import Value

STRUCTURES, SERVICES = "structures", "services"
_NEEDED = frozenset({"id", "nom"})
_OF_A_SERVICE = "structure_id"
_EXACT_DIGITS = 15
_LARGEST = 50_000_000
"""Bytes: what they describe takes several times as much room."""


def read_json(
    name: str,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
    *,
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """The lists of the directory as sheets; other JSON is refused (F030)."""
    try:
        refuse_large(data, limits._replace(file_bytes=min(limits.file_bytes, _LARGEST)))
        lists = _lists_of(_parsed(decode_text(data).text, limits))
        tables, nested = _tables(lists, limits)
        sheets, problems = finished(name, tables)
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    problems += left_out(name, "nested", nested)
    return as_workbook(name, data, sheets, problems, unread)


def _parsed(text: str, limits: Limits) -> object:
    try:
        return json.loads(text, parse_int=_whole, parse_float=_decimal, parse_constant=str)
    except RecursionError:
        raise too_large("depth", limits.depth) from None
    except ValueError:
        raise damaged("json") from None


def _whole(written: str) -> int | str:
    return int(written) if len(written) <= _EXACT_DIGITS else written


def _decimal(written: str) -> float | str:
    number = float(written)
    return written if abs(number) == float("inf") else number


def _lists_of(found: object) -> dict[str, Sequence[Mapping[str, object]]]:
    """The lists by their names; rejects what has not the form."""
    if isinstance(found, list):
        services = any(isinstance(one, dict) and _OF_A_SERVICE in one for one in found)
        found = {SERVICES if services else STRUCTURES: found}
    if not isinstance(found, dict):
        raise Rejected("F030")
    lists = {key: found[key] for key in (STRUCTURES, SERVICES) if found.get(key) is not None}
    if not lists or not all(_is_list(entries) for entries in lists.values()):
        raise Rejected("F030")
    return lists


def _is_list(entries: object) -> bool:
    """Whether it is a list of things that have a name and a number."""
    return isinstance(entries, list) and all(
        isinstance(entry, dict) and entry.keys() >= _NEEDED for entry in entries
    )


def _tables(
    lists: Mapping[str, Sequence[Mapping[str, object]]], limits: Limits
) -> tuple[list[Gathered], int]:
    """A sheet for each list, and how many values are neither words nor lists of words."""
    tables: list[Gathered] = []
    nested = 0
    room = limits.cells
    for title, entries in lists.items():
        table = Gathered(title, limits, room)
        columns = {key: place for place, key in enumerate(_keys(entries))}
        for key, column in columns.items():
            table.take((1, column), key)
        for row, entry in enumerate(entries, 2):
            for key, held in entry.items():
                value, is_nested = _value(held)
                nested += is_nested
                table.take((row, columns[key]), value)
        room = table.room
        tables.append(table)
    return tables, nested


def _keys(entries: Sequence[Mapping[str, object]]) -> dict[str, None]:
    return {key: None for entry in entries for key in entry}


def _value(held: object) -> tuple[Value, bool]:
    """What a cell holds, and whether it is no plain value; such a one is kept as it is written."""
    if held is None or isinstance(held, str | int | float):
        return held, False
    if isinstance(held, list) and all(isinstance(one, str | int | float) for one in held):
        return "; ".join(_word(one) for one in held), False
    return json.dumps(held, ensure_ascii=False), True


def _word(one: object) -> str:
    return one if isinstance(one, str) else json.dumps(one)
