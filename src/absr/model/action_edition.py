"""What an edition may say of phase 3; every text has passed the gate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.edition import Quote
    from absr.model.prose import Run


@dataclass(frozen=True, slots=True)
class ShownResponse:
    """The answer to a proposal."""

    id: str
    decision: str
    reason: str
    who: str
    when: dt.date | None
    action: str
    """Number and title of the action it leads to; else the number as written, or nothing."""


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """What a table wrote; a table wrote it, so that it is nobody's own words."""

    id: str
    ref: str
    nature: str
    text: str
    theme: str | None
    dots: str
    """Id of the figure of its dots; empty where it has none."""
    response: ShownResponse | None


@dataclass(frozen=True, slots=True)
class ShownAction:
    """An action sheet with its state; empty texts are not filled."""

    id: str
    ref: str
    title: str
    finding: str
    aim: str
    themes: tuple[str, ...]
    lead: str
    lead_by_participant: bool
    """Whether a participant leads it, by number."""
    first_step: str
    first_step_on: dt.date | None
    cost: int | None
    """In whole euros."""
    funder: str
    funding: str | None
    indicator: str
    target: str
    state: str | None
    audience: str
    district: str
    resources: tuple[str, ...]
    partners: str
    start: dt.date | None
    end: dt.date | None
    priority: str | None
    state_on: dt.date | None
    """Day of the follow-up that says the state; None where only the sheet says it."""
    step: str
    step_on: dt.date | None
    latest: ShownUpdate | None
    answers: tuple[str, ...]
    """Numbers of the proposals that led to it."""
    evidence: tuple[str, ...]
    """What it rests on, as written; in the internal edition only, it holds interview numbers."""
    risks: str
    """In the internal edition only."""
    alerts: tuple[str, ...]
    """Among `late`, `orphan`, `unfunded`, `unanswered`."""


@dataclass(frozen=True, slots=True)
class ShownUpdate:
    """The latest follow-up of an action."""

    id: str
    date: dt.date
    done: str
    difficulty: str
    """In the internal edition only."""
    decision: str


@dataclass(frozen=True, slots=True)
class ShownPledge:
    """A pledge in its own words; in the internal edition only."""

    id: str
    text: str
    gives: tuple[str, ...]
    theme: str | None
    action: str
    availability: str
    recontact_ok: bool | None
    called_on: dt.date | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class ShownMilestone:
    """A dated event of the project."""

    id: str
    date: dt.date
    date_text: str
    """The date as written where it is no day (`automne 2022`)."""
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the writer's prose."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of the narrative in the writer's words."""

    file: str
    blocks: tuple[ShownBlock, ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionPart:
    """What an audience may see of phase 3."""

    day: dt.date
    """Of the progress review: what is late is late on this day."""
    proposals: tuple[ShownProposal, ...]
    other_responses: tuple[tuple[str, ShownResponse], ...]
    """Number of the contribution as written, and the answer."""
    actions: tuple[ShownAction, ...]
    roadmap: tuple[ShownAction, ...]
    themes_without_action: tuple[str, ...]
    pledged_actions: tuple[ShownAction, ...]
    """Actions that somebody promised to help."""
    pledged_themes: tuple[str, ...]
    pledges: tuple[ShownPledge, ...]
    stories: tuple[Quote, ...]
    wishes: tuple[Quote, ...]
    milestones: tuple[ShownMilestone, ...]
    tensions: tuple[ShownProposal, ...]
    favourites: tuple[ShownProposal, ...]
    prose: Mapping[str, ShownPart]
    """Part of the narrative → the writer's words; only parts that have some."""
