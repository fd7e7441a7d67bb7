"""Which sheets of a workbook tell of the same parents: interviews on one, what was said on another.

The sheet that says most of the parents describes them; another that numbers the same ones only
says what belongs to them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.model.labels import compact

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from absr.reading.tables import Table
    from absr.reading.values import Raw


def sheets_of_children(tables: Sequence[Table]) -> set[int]:
    """Places, among the tables, of those whose parents another table describes better."""
    of_parents = {place: t for place, t in enumerate(tables) if t.header.form.parent is not None}
    if len(of_parents) == 1:
        return set()
    told = {place: _told(table) for place, table in of_parents.items()}
    numbers = {place: _numbers(table) for place, table in of_parents.items()}
    holders: dict[str, list[int]] = {}
    for place, known in numbers.items():
        for number in known:
            holders.setdefault(number, []).append(place)
    return {
        place
        for place, known in numbers.items()
        if _is_told_elsewhere(known, holders, {p for p in told if told[p] > told[place]})
    }


def _is_told_elsewhere(
    numbers: set[str], holders: Mapping[str, Sequence[int]], better: Collection[int]
) -> bool:
    """Whether a table that says more of its parents numbers at least half of the same ones."""
    if not better:
        return False
    shared = Counter(place for number in numbers for place in holders[number] if place in better)
    return any(2 * count >= len(numbers) for count in shared.values())


def tell_words(tables: Sequence[Table]) -> bool:
    """Whether any table has a column for what was said."""
    return any(
        name in table.header.places
        for table in tables
        for column in table.header.form.kind.fields
        if column.replaced_by
        for name in (column.name, column.replaced_by)
    )


def _told(table: Table) -> int:
    """How many of the columns that a parent needs a table has, besides its number."""
    parent = table.header.form.parent
    known = table.header.places.keys() | table.given.keys()
    needed = parent.fields if parent is not None else ()
    return sum(c.required and c.name != "ref" and c.name in known for c in needed)


def _numbers(table: Table) -> set[str]:
    place = table.header.places.get("ref")
    if place is None:
        given = table.given.get("ref")
        return {_key(given.raw)} if given is not None else set()
    return {_key(row.at(place)) for row in table.body if row.at(place) not in (None, "")}


def _key(raw: Raw) -> str:
    return compact(str(raw).removesuffix(".0"))
