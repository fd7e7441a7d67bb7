"""Which commune a person means: by code, by postcode, or by a name written any way.

Numbers. A code INSEE is looked up first, then a postcode, then a code no longer in use; four
digits are a number that lost its leading zero in a spreadsheet. More than a third of the
postcodes that belong to one commune alone are also the code of another one. Such a number gives
candidates, the code's commune first: an officer who types a number has seen it on an envelope
as often as in a table, and a project begun on the wrong commune is found out late. `COM-59350`
is a code and nothing else.

Names. What was written wins over what it may stand for: the name itself, then names that differ
by their article; and in each case a commune of today over a former one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from absr.territory import dataset
from absr.territory.index import commune_of, is_within, loose_key, name_index
from absr.territory.names import fold, without_article
from absr.territory.records import (
    Answer,
    AreaKind,
    Candidates,
    Commune,
    Part,
    PartKind,
    Place,
    Shared,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_QUERY = 120
_CODE_ONLY = re.compile(r"COM[- ]?([0-9][0-9AB][0-9]{3})", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{4,5}|2[AB][0-9]{3}", re.IGNORECASE)
_SEPARATED = (
    re.compile(r"(?P<name>.+?)\s*\((?P<where>[^()]+)\)"),
    re.compile(r"(?P<name>.+),\s*(?P<where>[^,]+)"),
    re.compile(r"(?P<name>.+)\s[-–—/]\s(?P<where>.+)"),
)
_SIDE_BY_SIDE = (
    re.compile(r"(?P<name>.+?)\s+(?P<where>[0-9][0-9AB][0-9]{0,3})", re.IGNORECASE),
    re.compile(r"(?P<where>[0-9][0-9AB][0-9]{3})\s+(?P<name>.+)", re.IGNORECASE),
)


def find(query: str) -> Answer:
    """The commune that `query` names, or the candidates, or the nearest names."""
    text = " ".join(unicodedata.normalize("NFKC", query).split())
    if len(text) > _LONGEST_QUERY:
        return Unknown(query)
    if code := _CODE_ONLY.fullmatch(text):
        return _with_code(code[1].upper()) or Unknown(query)
    number = text.replace(" ", "").upper()
    if _NUMBER.fullmatch(number):
        return _by_number(query, number.zfill(5))
    return _by_name(query, text)


def by_postcode(postcode: str) -> tuple[Commune, ...]:
    """The communes that have this postcode, sorted by name."""
    holding = (line[:5] for line in dataset.lines().values() if postcode in line)
    found = (place for code in holding if (place := dataset.commune(code)))
    return tuple(sorted((c for c in found if postcode in c.postcodes), key=lambda c: fold(c.name)))


def _by_number(query: str, number: str) -> Answer:
    """The answer to five characters that may be a code, a postcode or both."""
    coded = _with_code(number)
    former = isinstance(coded, Part) and coded.kind is not PartKind.ARRONDISSEMENT
    holders = by_postcode(number)
    if coded is None or (former and holders):
        return _answer(query, Shared.POSTCODE, holders)
    others = tuple(place for place in holders if place != commune_of(coded))
    return _answer(query, Shared.NUMBER, (coded, *others))


def _with_code(code: str) -> Place | None:
    return dataset.commune(code) or dataset.part(code)


def _by_name(query: str, text: str) -> Answer:
    """The answer to a name, with or without the place it is in."""
    readings = tuple(_readings(text))
    for reading in readings:
        if found := _named(reading):
            return _answer(query, Shared.NAME, found)
    from absr.territory.nearest import nearest

    placed = next((reading for reading in readings if reading.within), readings[0])
    return Unknown(query, nearest(fold(placed.name), placed.within))


def _answer(query: str, shared: Shared, found: tuple[Place, ...]) -> Answer:
    if not found:
        return Unknown(query)
    return found[0] if len(found) == 1 else Candidates(query, shared, found)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to understand a query: a name, and where the place must be (empty: anywhere)."""

    name: str
    within: frozenset[str] = frozenset()
    """Codes of départements or communes."""


def _readings(text: str) -> Iterator[_Reading]:
    """The ways to understand `text`, the plainest first.

    A département written after the name counts only behind a bracket, a comma or a dash:
    `Champigny Marne` is as likely Champigny-sur-Marne.
    """
    yield from _placed(text, _SEPARATED)
    yield _Reading(text)
    yield from _placed(text, _SIDE_BY_SIDE)


def _placed(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[_Reading]:
    """The readings of `text` as a name and a place that is one."""
    for pattern in patterns:
        if (match := pattern.fullmatch(text)) and (within := _within(match["where"])):
            yield _Reading(match["name"], within)


def _within(where: str) -> frozenset[str]:
    """The départements or communes that `where` means: `46`, `2A`, `Lot`, `Occitanie`, `46120`."""
    number = where.replace(" ", "").upper()
    if _NUMBER.fullmatch(number):
        coded = dataset.commune(number.zfill(5))
        holders = {place.code for place in by_postcode(number.zfill(5))}
        return frozenset(holders | ({coded.code} if coded else set()))
    if number == "20":
        return frozenset({"2A", "2B"})
    if dataset.area(AreaKind.DEPARTEMENT, number.zfill(2)):
        return frozenset({number.zfill(2)})
    return _departements_by_name().get(without_article(fold(where)), frozenset())


@cache
def _departements_by_name() -> dict[str, frozenset[str]]:
    """The départements of each name of département or région, by its key."""
    departements = dataset.areas(AreaKind.DEPARTEMENT)
    found = {
        without_article(fold(region.name)): frozenset(
            departement.code for departement in departements if departement.region == region.code
        )
        for region in dataset.areas(AreaKind.REGION)
    }
    return found | {without_article(fold(d.name)): frozenset({d.code}) for d in departements}


def _named(reading: _Reading) -> tuple[Place, ...]:
    """The places of that name: see the order at the head of this module."""
    key = fold(reading.name)
    places = [p for p in name_index().places(loose_key(key)) if is_within(p, reading.within)]
    exact = [place for place in places if fold(place.name or "") == key]
    kept = exact or places
    today = [place for place in kept if isinstance(place, Commune)]
    return tuple(sorted(today or kept, key=_by_departement))


def _by_departement(place: Place) -> tuple[str, str]:
    return (commune_of(place).departement, place.code)
