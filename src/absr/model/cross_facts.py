"""Beside the two readings: how many say so, who says the contrary, what has no counterpart.

The thresholds are the project's own (« repères absr »), not a rule of law.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.settings import Thresholds

SIDE_VOICES = 2
"""Voices of a type of actors from which on it takes a side: one person is not a type."""


class Strength(StrEnum):
    """How many say a need."""

    NONE = "none"
    BARRIERS = "barriers"
    """Nobody says a need; somebody says a barrier."""
    SHARED = "shared"
    """Of a chapter: said under themes that lead to others too, and not told apart."""
    FEW = "few"
    SEVERAL = "several"
    """At least as many voices, of at least as many types of actors, as `Thresholds` asks."""


def strength_of(voices: int, actor_types: int, thresholds: Thresholds) -> Strength:
    """How many say it; interviews whose type of actor nobody noted are of no type."""
    if not voices:
        return Strength.NONE
    is_several = voices >= thresholds.voices and actor_types >= thresholds.actor_types
    return Strength.SEVERAL if is_several else Strength.FEW


class Standing(StrEnum):
    """What the resources of a theme are worth, by all that is said of their state."""

    ACTIVE = "active"
    UNSAID = "unsaid"
    """Nobody says in what state it is: there, but to be checked."""
    DISPUTED = "disputed"
    """Active for some; fragile, dormant or gone for others."""
    AWAITING = "awaiting"
    """Dormant or fragile."""
    ABSENT = "absent"
    """Planned or gone: no resource."""

    @property
    def is_present(self) -> bool:
        """Whether there is something there, in whatever state."""
        return self is not Standing.ABSENT


@dataclass(frozen=True, slots=True)
class Held:
    """The resources of a theme that are worth the same."""

    standing: Standing
    resources: int | None
    """How many; None outside, where those of few voices would be counted."""
    evidence: tuple[str, ...]
    """Evidence ids of what names them; empty outside."""


class TensionKind(StrEnum):
    """What contradicts what; both stand in the report, neither is smoothed."""

    RESOURCE_STATE = "resource_state"
    """A resource active for some, and fragile, dormant or gone for others."""
    NEED_AND_RESOURCE = "need_and_resource"
    """A matter that some say is lacking and others say is there."""
    STATISTICS_FAVOURABLE = "statistics_favourable"
    """Several say a need where statistics stand better than elsewhere."""
    STATISTICS_ALONE = "statistics_alone"
    """Statistics signal a need where voices name resources only."""
    INDICATORS = "indicators"
    """Of one chapter, an indicator in signal and one that stands better than elsewhere."""
    ACTOR_TYPES = "actor_types"
    """On one theme, types of actors that name no resource, and types that name nothing else."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction."""

    what: tuple[str, ...]
    """States, natures, signals: what this side says, as ids."""
    voices: int | None
    """How many say so; None for statistics, and where it is not told."""
    on_sheet: bool = False
    """Whether the sheet of resources says so, which is no voice."""
    names: tuple[str, ...] = ()
    """Types of actors, or ids of indicators."""
    evidence: tuple[str, ...] = ()
    interviews: int = 0
    """How many interviews stand behind it: what decides whether it may leave."""
    figure: str = ""
    """Id of the figure that counts these voices, where there is one."""


@dataclass(frozen=True, slots=True)
class Tension:
    """Two sides that do not agree."""

    kind: TensionKind
    about: str
    """Id of a theme or chapter; else the name of a resource or sub-theme, as written most often."""
    is_chapter: bool
    themes: tuple[str, ...]
    """Ids of the themes concerned, in the project's order."""
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A sub-theme that is only needed, or only there."""

    name: str
    """As it is written most often."""
    themes: tuple[str, ...]
    voices: int | None
    """None outside."""
    interviews: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeVoices:
    """Voices of one type of actors on one theme; in the internal edition only."""

    theme: str
    actor_type: str
    """Empty where nobody noted it."""
    voices: int
    evidence: tuple[str, ...]
