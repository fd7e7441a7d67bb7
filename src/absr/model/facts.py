"""What the analyses find, before anything is hidden: figures, and the records behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.action_facts import ActionFacts
    from absr.model.diagnosis_facts import DiagnosisFinding
    from absr.model.figures import Figure, Sum
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement
    from absr.model.network_facts import NetworkFacts
    from absr.model.reading_facts import ReadingFacts
    from absr.model.register_facts import RegisterFacts
    from absr.model.request_facts import RequestFacts
    from absr.model.soundness_facts import SoundnessFacts
    from absr.model.unsaid_facts import UnsaidFacts
    from absr.model.workshop_facts import WorkshopFacts


class _Counted(Protocol):
    """What every part has: its figures, and which of them add up."""

    @property
    def figures(self) -> Mapping[str, Figure]: ...

    @property
    def sums(self) -> tuple[Sum, ...]: ...


@dataclass(frozen=True, slots=True)
class Phase1Facts:
    """All that phase 1 counts, before anything is hidden."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    actor_types: tuple[str, ...]
    absent_types: tuple[str, ...]
    districts: tuple[str, ...]
    by_theme: Mapping[str, tuple[Statement, ...]]
    sub_themes: Mapping[str, tuple[tuple[str, int], ...]]
    """Theme → (sub-theme, interviews that speak of it), the most first."""
    interviews: Mapping[str, Interview]
    statements: tuple[Statement, ...]
    first_interview: dt.date | None
    last_interview: dt.date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is counted in a project, phase by phase."""

    phase1: Phase1Facts
    readings: ReadingFacts
    """Indicators, and the cross reading with the voices."""
    register: RegisterFacts
    """Resources by theme."""
    unsaid: UnsaidFacts
    """What no theme is called after."""
    network: NetworkFacts
    """Who is linked with whom."""
    soundness: SoundnessFacts
    """What the counting of voices is worth."""
    workshop: WorkshopFacts
    """Phase 2."""
    action: ActionFacts
    """Phase 3."""
    requests: RequestFacts
    """What partners were asked for."""
    findings: tuple[DiagnosisFinding, ...]
    """What existing diagnoses found, by chapter."""

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its id."""
        return {name: found for part in self._parts() for name, found in part.figures.items()}

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Every group of figures that add up."""
        return tuple(group for part in self._parts() for group in part.sums)

    def _parts(self) -> tuple[_Counted, ...]:
        return (
            self.phase1,
            self.readings,
            self.register,
            self.unsaid,
            self.network,
            self.soundness,
            self.workshop,
            self.action,
            self.requests,
        )
