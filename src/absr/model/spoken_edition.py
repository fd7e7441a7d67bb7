"""What an edition may say of single interviews and statements: for tables and notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class ShownInterview(NamedTuple):
    """An interview; in the internal edition only: a stable number rebuilds a person."""

    id: str
    ref: str
    date: dt.date | None
    profile: str
    actor_type: str | None
    district: str | None
    persons: int
    notice_given: bool | None
    consent: bool | None
    commitment: int | None
    pilot_candidate: str | None


class ShownStatement(NamedTuple):
    """A statement; outside the internal edition only those whose words may be printed."""

    id: str
    interview: str | None
    """Number of its interview; in the internal edition only."""
    nature: str
    themes: tuple[str, ...]
    text: str | None
    """Words permitted, else the analyst's wording; None where neither may be shown."""
    is_quote: bool
    """Whether `text` are the person's own words."""
    actor_type: str | None
    resource: str | None
    resource_category: str | None
    resource_state: str | None
    intensity: int | None


class SpokenPart(NamedTuple):
    """The interviews and statements as an audience may see them."""

    interviews: tuple[ShownInterview, ...]
    statements: tuple[ShownStatement, ...]
