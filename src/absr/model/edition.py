"""What may leave: the only thing that reports and exports ever see.

An `Edition` is built by `privacy.disclose` and by nothing else (a test looks for any other
place that makes one), so that no report can forget privacy.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.action_edition import ActionPart
    from absr.model.diagnosis_facts import DiagnosisFinding
    from absr.model.figures import Unit
    from absr.model.network_edition import NetworkPart
    from absr.model.problem import Problem
    from absr.model.reading_edition import ReadingPart
    from absr.model.register_edition import RegisterPart
    from absr.model.request_facts import Asked
    from absr.model.settings import Settings
    from absr.model.soundness_edition import SoundnessPart
    from absr.model.spoken_edition import SpokenPart
    from absr.model.theme_decisions import DatedDecision
    from absr.model.unsaid_facts import Matter
    from absr.model.workshop_edition import WorkshopPart


class Audience(StrEnum):
    """For whom a document is made."""

    INTERNAL = "internal"
    PARTNERS = "partners"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it may be shown; `value` is None where it is hidden."""

    id: str
    value: int | None
    unit: Unit
    base: int | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that may be quoted, with the attribution that was permitted."""

    id: str
    text: str
    nature: str
    themes: tuple[str, ...]
    actor_type: str | None
    """None where too few persons of that type were met to say it."""
    profile: str | None
    """Role and structure, when quoting with the role was permitted."""
    interview: str | None
    """Number of the interview; in the internal edition only."""
    resource_category: str | None
    resource_state: str | None
    sub_theme: str | None
    is_reformulation: bool
    """The analyst's wording: it is printed without quotation marks or attribution."""


@dataclass(frozen=True, slots=True)
class FileUsed:
    """A delivered file: its name in the internal edition only, its fingerprint and counts."""

    file: str | None
    sha256: str
    interviews: int | None
    statements: int | None


@dataclass(frozen=True, slots=True)
class Replayed:
    """Words that the team decided to count in a theme, and how many statements bear them."""

    written: str
    theme: str
    statements: int


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that the reports may say, for one audience."""

    audience: Audience
    settings: Settings
    day: dt.date
    legal_window: tuple[dt.date, dt.date]
    figures: Mapping[str, Shown]
    themes: tuple[str, ...]
    """Themes by number of voices shown, then in the project's order."""
    actor_types: tuple[str, ...]
    """Types met, by interviews shown."""
    absent_types: tuple[str, ...]
    districts: tuple[str, ...]
    resource_states: tuple[str, ...]
    resource_categories: tuple[str, ...]
    quotes: Mapping[str, tuple[Quote, ...]]
    """Theme → what may be printed, needs first, then resources."""
    withheld: Mapping[str, int | None]
    """Theme → statements counted but not printed."""
    sub_themes: Mapping[str, tuple[str, ...]]
    """Theme → sub-themes named, most voices first."""
    files: tuple[FileUsed, ...]
    problems: tuple[Problem, ...]
    """In the internal edition: each; else none."""
    problem_count: int
    aside_rows: Mapping[str, int]
    """Reason → rows set aside."""
    replayed: tuple[Replayed, ...]
    """In the internal edition: words counted in a theme by a decision; else none."""
    theme_decisions: tuple[DatedDecision, ...]
    """What was decided on the themes and still holds; outside, without counts or reasons."""
    first_interview: dt.date | None
    last_interview: dt.date | None
    hidden: int
    """Figures hidden in this edition."""
    spoken: SpokenPart
    """Single interviews and statements."""
    readings: ReadingPart
    """Indicators, and the cross reading."""
    register: RegisterPart
    """Resources by theme."""
    matters: tuple[Matter, ...]
    """What no theme is called after, the most said first."""
    network: NetworkPart
    """Who is linked with whom."""
    soundness: SoundnessPart
    """What the counting of voices is worth."""
    workshop: WorkshopPart
    """Phase 2."""
    action: ActionPart
    """Phase 3."""
    requests: tuple[Asked, ...]
    """What partners were asked for; outside without the reasons of refusals."""
    findings: tuple[DiagnosisFinding, ...]
    """What existing diagnoses found, by chapter; outside those of public ones only."""
