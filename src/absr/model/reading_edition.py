"""What an edition may say. The indicators, and what they mean beside the voices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.cross_facts import Tension, TypeVoices, Unmatched
    from absr.model.reading_facts import Absence, Balance, Crossing, Indicator, Pyramid


HIDDEN = "hidden"
"""Reason of a value that this audience may not see: « n. c. »."""


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """What an audience may see: published values, texts without names, small counts hidden."""

    indicators: tuple[Indicator, ...]
    """Each at each vintage; where a value has the reason `HIDDEN`, so has its gap."""
    themes: tuple[Crossing, ...]
    chapters: tuple[Crossing, ...]
    balances: tuple[Balance, ...]
    pyramids: tuple[Pyramid, ...] = ()
    absences: tuple[Absence, ...] = ()
    tensions: tuple[Tension, ...] = ()
    """What contradicts what; outside without numbers of single resources."""
    needs_alone: tuple[Unmatched, ...] = ()
    resources_alone: tuple[Unmatched, ...] = ()
    heard_on: tuple[TypeVoices, ...] = ()
    """In the internal edition only: small counts, theme by theme."""

    @property
    def latest(self) -> tuple[Indicator, ...]:
        """The indicators at the vintage that is read."""
        return tuple(one for one in self.indicators if one.is_latest)
