"""What an edition may say of the worth of its counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.soundness_facts import (
        Curve,
        DistrictShare,
        Quota,
        Ranking,
        Talk,
        ThemeAgreement,
    )


class ShownDisagreement(NamedTuple):
    """A statement that two coders put under different themes; in the internal edition only."""

    statement: str
    text: str
    first: tuple[str, ...]
    second: tuple[str, ...]


class ShownAgreement(NamedTuple):
    """What two coders agree on; theme by theme in the internal edition only."""

    kappa: float | None
    statements: int
    same: int | None
    """None outside the internal edition."""
    themes: tuple[ThemeAgreement, ...]
    disagreements: tuple[ShownDisagreement, ...]


class SoundnessPart(NamedTuple):
    """What the counting of voices is worth, as an audience may see it."""

    ranking: Ranking
    """Of the themes whose voices may be told."""
    curves: tuple[Curve, ...]
    """Outside the internal edition from the threshold on, and without the order of the dates."""
    quotas: tuple[Quota, ...]
    """In the internal edition only: beside what was planned, « reached » tells who was met."""
    empty_districts: tuple[str, ...]
    districts: tuple[DistrictShare, ...]
    """In the internal edition only."""
    population: str | None
    talks: tuple[Talk, ...]
    """In the internal edition only."""
    agreement: ShownAgreement | None
