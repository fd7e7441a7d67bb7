"""All the names of places, by key; built when a name is first looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from absr.territory import dataset
from absr.territory.names import (
    fold,
    fold_all,
    with_plain_number,
    without_article,
    without_brackets,
)
from absr.territory.records import Commune, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


def commune_of(place: Place) -> Commune:
    """The commune itself, or the one that a part leads to."""
    return place if isinstance(place, Commune) else place.commune


def is_within(place: Place, within: Collection[str]) -> bool:
    """Whether the place is in one of these départements or communes; always, when none is."""
    own = commune_of(place)
    return not within or own.departement in within or own.code in within


def loose_key(key: str) -> str:
    """The key under which names stand that differ by their article, or by `20e` for `20`."""
    return with_plain_number(without_article(key))


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The lines of the two files (communes, then parts that have a name), by loose key."""

    lines: Sequence[str]
    first_part: int
    numbers: Mapping[str, Sequence[int]]

    def places(self, key: str) -> list[Place]:
        """The places with this loose key."""
        return [self._place(number) for number in self.numbers.get(key, ())]

    def _place(self, number: int) -> Place:
        line = self.lines[number]
        return dataset.parse_commune(line) if number < self.first_part else dataset.parse_part(line)


@cache
def name_index() -> NameIndex:
    """The index of all names; one with a part in brackets stands under both its forms."""
    communes = list(dataset.lines().values())
    parts = [line for line in dataset.part_lines() if ",," not in line]
    names = [line.split(",", 2)[1] for line in communes]
    keys = list(map(without_article, fold_all(names)))
    keys += map(loose_key, fold_all(line.split(",")[2] for line in parts))
    numbers: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        numbers.setdefault(key, []).append(number)
    for number, name in enumerate(names):
        if "(" in name:
            numbers.setdefault(loose_key(fold(without_brackets(name))), []).append(number)
    return NameIndex(communes + parts, len(communes), numbers)
