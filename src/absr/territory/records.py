"""What a place is: communes, the areas they belong to, and the answers to "which commune?"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AreaKind(StrEnum):
    """The kinds of area a commune belongs to."""

    DEPARTEMENT = "departement"
    REGION = "region"
    EPCI = "epci"
    EPT = "ept"

    @property
    def prefix(self) -> str:
        """What stands before the code in a territory's identifier (`DEP` of `DEP-93`)."""
        return {"departement": "DEP", "region": "REG"}.get(self.value, self.value.upper())


@dataclass(frozen=True, slots=True)
class Area:
    """A département, a région, an EPCI or an EPT. A code means nothing without its kind."""

    code: str
    kind: AreaKind
    name: str
    nature: str
    """`CC`, `CA`, `CU`, `METRO` or `MET69` for an EPCI, `EPT` for an EPT, else empty."""
    region: str | None
    """Code of the région, for a département only."""
    liaison: int | None
    """How the name is introduced (see `Commune.liaison`); None for an EPCI and an EPT."""
    commune_count: int

    @property
    def territory_id(self) -> str:
        """The area's identifier among all territories: `DEP-93`, `EPT-200057875`."""
        return f"{self.kind.prefix}-{self.code}"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune as it is today, under its code officiel géographique."""

    code: str
    name: str
    departement: str
    """Code of the département, or of the collectivité d'outre-mer (`975`, `987`)."""
    region: str
    epci: str | None
    """Code (SIREN) of its EPCI; None for the few communes that have none."""
    ept: str | None
    """Code (SIREN) of its EPT, in the Métropole du Grand Paris outside Paris."""
    population: int | None
    """Never to be shown without its vintage: see `population_source`."""
    liaison: int | None
    """Insee's TNCC: what is in front of the name after `de` (0 de, 1 d', 2 Le, 3 La, 4 Les,
    5 L', 6 Aux, 7 Las, 8 Los); from 2 on the article is in the name of a commune, but not in
    that of a département. None where the source does not say."""
    postcodes: tuple[str, ...]

    @property
    def territory_id(self) -> str:
        """The commune's identifier among all territories: `COM-93063`."""
        return f"COM-{self.code}"


@dataclass(frozen=True, slots=True)
class PopulationSource:
    """Where a commune's population comes from; must be printed with it."""

    concept: str | None
    """The population counted (`population municipale`); None where the source does not say."""
    vintage: str | None
    """The year it is of; None where the source does not say."""
    producer: str
    title: str
    page: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The package the table of communes was built from."""

    package: str
    version: str
    date: str
    licence: str


class PartKind(StrEnum):
    """What a code or a name that is no commune of its own stands for."""

    ARRONDISSEMENT = "arrondissement-municipal"
    DELEGUEE = "commune-deleguee"
    ASSOCIEE = "commune-associee"
    FORMER_CODE = "ancien-code"
    """A code no longer in use: of a commune since merged, or the old code of the same one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A code or a name that leads to a commune without being one today."""

    code: str
    kind: PartKind
    name: str | None
    """None for a code no longer in use, of which the source keeps no name."""
    commune: Commune


Place = Commune | Part


class Shared(StrEnum):
    """What several candidates have in common."""

    NAME = "name"
    POSTCODE = "postcode"
    NUMBER = "code-or-postcode"
    """The number is the code of the first candidate and the postcode of the others."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Several places fit: the person must say which; nobody guesses for them."""

    query: str
    shared: Shared
    options: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing fits; the nearest names, best first."""

    query: str
    suggestions: tuple[Place, ...] = ()


Answer = Commune | Part | Candidates | Unknown
