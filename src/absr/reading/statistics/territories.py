"""What a project keeps of a published file: its commune, its IRIS, and those it compares with."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.territory.dataset import communes_of, lines, merged_into, part_codes, people_of, territory
from absr.territory.records import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.model.settings import Settings

_OVERSEAS = ("97", "98")
_BEYOND = ("975", "977", "978", "98")
"""Parts of the Republic that Insee does not count in « France »."""
_IRIS_LENGTH = 9
_COMMUNE_LENGTH = 5
_MARK_BYTES = 8


class Made(NamedTuple):
    """A territory made of communes."""

    id: str
    members: frozenset[str]


class Plan:
    """The territories wanted of a file; the same settings give the same plan."""

    def __init__(self, settings: Settings, wanted: frozenset[str]) -> None:
        """Find the communes of each territory the project compares with."""
        self.wanted = wanted
        """Variables that the indicators of the project need."""
        self.commune = settings.commune
        self._sets = {one.id.removeprefix("SET-"): one.communes for one in settings.sets}
        self.published = dict.fromkeys(self._published(settings.comparators), True)
        self.made = tuple(self._made(settings.comparators))
        self._weights: dict[str, tuple[int, int]] = {}

    def _published(self, comparators: tuple[str, ...]) -> list[str]:
        """The territories that are one commune each."""
        return [f"COM-{self.commune}", *(c for c in comparators if c.startswith("COM-"))]

    def _made(self, comparators: tuple[str, ...]) -> list[Made]:
        found = []
        for wanted in dict.fromkeys(comparators):
            members = self._members(wanted)
            if members:
                found.append(Made(wanted, members))
        return found

    def _members(self, wanted: str) -> frozenset[str]:
        if wanted in {"FRANCE", "FRANCE-METRO"}:
            out = _OVERSEAS if wanted == "FRANCE-METRO" else _BEYOND
            return frozenset([code for code in lines() if not code.startswith(out)])
        if wanted.startswith("SET-"):
            return frozenset(self._sets.get(wanted.removeprefix("SET-"), ()))
        place = None if wanted.startswith("COM-") else territory(wanted)
        if not isinstance(place, Area):
            return frozenset()
        return frozenset(commune.code for commune in communes_of(place))

    @cached_property
    def sums_of(self) -> Mapping[str, tuple[int, ...]]:
        """Code of a commune → places in `made` of the territories it is added to.

        A commune merged since belongs where the commune of today does.
        """
        found: dict[str, tuple[int, ...]] = {}
        for place, one in enumerate(self.made):
            longer: dict[tuple[int, ...], tuple[int, ...]] = {}
            for code in one.members:
                before = found.get(code, ())
                found[code] = longer.setdefault(before, (*before, place))
        for code, today in merged_into().items():
            if today in found:
                found[code] = found[today]
        return found

    @cached_property
    def parts(self) -> frozenset[str]:
        """The codes of which a commune of today may have several rows.

        Those out of use, and those of the communes that they became or were merged into.
        """
        return frozenset(merged_into()).union(merged_into().values())

    def weight_of(self, code: str) -> tuple[int, int]:
        """How many live in a commune, and the mark that tells it from all others in a sum."""
        if code not in self._weights:
            self._weights[code] = _weight(code)
        return self._weights[code]

    @staticmethod
    def weight_of_all(codes: Iterable[str]) -> tuple[int, int]:
        """How many live in these communes together, and what their marks give."""
        people, marks = 0, 0
        for code in codes:
            living, mark = _weight(code)
            people, marks = people + living, marks ^ mark
        return people, marks

    @cached_property
    def people(self) -> tuple[int, ...]:
        """How many live in each territory of `made`."""
        return tuple(sum(map(people_of, one.members)) for one in self.made)

    def territory_of(self, code: str) -> str | None:
        """The territory kept as published that a row with this code tells of, if any.

        A commune, an IRIS of the project's commune, or another area under its own identifier.
        """
        if len(code) == _IRIS_LENGTH and code.startswith(self.commune) and "-" not in code:
            return f"IRIS-{code}"
        wanted = f"COM-{code}" if len(code) == _COMMUNE_LENGTH else code
        if wanted in self.published or any(one.id == wanted for one in self.made):
            return wanted
        return None


def _weight(code: str) -> tuple[int, int]:
    digest = blake2b(code.encode(), digest_size=_MARK_BYTES).digest()
    return people_of(code), int.from_bytes(digest, "big") >> 1


def whole_code(code: str) -> tuple[str, bool]:
    """A code as Insee writes it, and whether a zero lost at its beginning was put back."""
    bare = code.strip().strip('"').strip().upper()
    short = {_COMMUNE_LENGTH - 1, _IRIS_LENGTH - 1}
    if len(bare) in short and bare.isascii() and bare.isdigit():
        return f"0{bare}", True
    return bare, False


def today_of(code: str) -> str:
    """The commune of today of a code: itself, unless a merger or a change put it out of use."""
    return merged_into().get(code, code)


def is_stranger(code: str) -> bool:
    """Whether a code looks like that of a commune and no list has it."""
    is_commune = len(code) == _COMMUNE_LENGTH and code[0].isdigit() and code[2:].isdigit()
    return is_commune and code not in lines() and code not in part_codes()
