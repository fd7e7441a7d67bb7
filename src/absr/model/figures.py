"""A figure: never a bare number, always with its unit, its base and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What is counted."""

    INTERVIEWS = "interviews"
    PERSONS = "persons"
    STATEMENTS = "statements"
    VOICES = "voices"
    """Independent voices: an interview, or each noted speaker of a group interview."""
    RESOURCES = "resources"
    CITATIONS = "citations"
    """Independent voices that cite a resource: interviews, noted speakers and workshop tables."""
    PILOTS = "pilots"
    INVITATIONS = "invitations"
    PARTICIPANTS = "participants"
    TABLES = "tables"
    CONTRIBUTIONS = "contributions"
    DOTS = "dots"
    """Dots placed in the vote of the workshop."""
    SLIPS = "slips"
    """Evaluation slips handed in."""
    PLEDGES = "pledges"
    RESPONSES = "responses"
    ACTIONS = "actions"
    ACTORS = "actors"
    """Structures and groups; never single persons."""
    LINKS = "links"
    """Pairs of actors that something links, each pair once."""
    REQUESTS = "requests"
    """Pieces of data asked of partners."""
    EUROS = "euros"
    """Whole euros: what stated costs add up to."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with its base and the records it counts; it cannot be made without them."""

    id: str
    """Stable name by which `absr trace` finds it (`themes.mobilites.need.voices`)."""
    value: int
    unit: Unit
    base: int
    """The whole it is a part of, in the same unit."""
    evidence: tuple[str, ...]
    """Evidence ids of the records counted."""
    contributors: int
    """Persons or interviews behind it: what decides whether it may be shown outside."""
    whole: str = ""
    """Id of the figure that is its base: where that one is hidden, the base is too."""
    personal: bool = True
    """It counts persons or what single persons said; what a whole table wrote is not personal."""
    inside: bool = False
    """Told in the internal edition only: with its neighbours it would give small counts away."""

    def __post_init__(self) -> None:
        """Refuse a figure that nothing bears out."""
        if self.value > self.base:
            raise ValueError(f"{self.id}: {self.value} of {self.base}")
        if self.value and not self.evidence:
            raise ValueError(f"{self.id}: no evidence")


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures that add up to a total: hiding one alone would not hide it."""

    parts: tuple[str, ...]
    total: str
