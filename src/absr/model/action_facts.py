"""What phase 3 counts: responses, actions, pledges and the evidence of the narrative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.figures import Figure, Sum
    from absr.model.kinds.actions import Action
    from absr.model.kinds.contributions import Contribution
    from absr.model.kinds.milestones import Milestone
    from absr.model.kinds.pledges import Pledge
    from absr.model.kinds.responses import Response
    from absr.model.kinds.statements import Statement
    from absr.model.kinds.updates import ActionUpdate
    from absr.model.prose import ProseBlock


AT_REST = frozenset({"done", "dropped", "paused"})
"""States in which nothing is late, and which stand on no roadmap."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a table of the workshop wrote, a need or an idea above all, with its answer."""

    contribution: Contribution
    theme: str | None
    """Its own, else that of its table."""
    dots: int | None
    """Dots it was given; None when nobody voted on it."""
    response: Response | None
    action: Action | None
    """The action that the answer names."""


@dataclass(frozen=True, slots=True)
class Followed:
    """An action, with where it stands today."""

    action: Action
    latest: ActionUpdate | None
    state: str | None
    state_on: dt.date | None
    """Day of the follow-up that says the state; None where only the sheet says it."""
    step: str | None
    """What comes next, in words."""
    step_on: dt.date | None
    """Day of that very step, where one was given."""
    cost: int | None
    """In whole euros, as it is printed and added up."""
    answers: tuple[Contribution, ...]
    """Proposals whose answer leads to this action."""
    alerts: tuple[str, ...]
    """Among `late`, `orphan` (nobody leads it), `unfunded` and `unanswered`: nothing says which
    finding it answers, neither evidence nor a proposal that leads to it."""


@dataclass(frozen=True, slots=True)
class CarriedPledge:
    """A pledge, the theme and the action it serves."""

    pledge: Pledge
    theme: str | None
    action: Action | None


@dataclass(frozen=True, slots=True)
class NarrativeFacts:
    """What bears the narrative out, part by part."""

    stories: tuple[Statement, ...]
    milestones: tuple[Milestone, ...]
    tensions: tuple[Proposal, ...]
    """Disagreements of the workshop, and what a table left debated."""
    favourites: tuple[Proposal, ...]
    """Ideas and needs that received dots, the most first."""
    wishes: tuple[Statement, ...]
    """Ideas said in the interviews."""


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part of the narrative as the writer left it."""

    file: str
    blocks: tuple[ProseBlock, ...]
    bare: tuple[ProseBlock, ...]
    """The same without the evidence ids."""
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What phase 3 counts: responses, actions, pledges and the evidence of the narrative."""

    day: dt.date
    """Of the progress review: what is late is late on this day."""
    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    proposals: tuple[Proposal, ...]
    other_responses: tuple[tuple[Response, Contribution | None], ...]
    """Answers to what is no proposal, and to numbers that no contribution has."""
    actions: tuple[Followed, ...]
    roadmap: tuple[Followed, ...]
    """At most twelve, by the next date."""
    themes_without_action: tuple[str, ...]
    pledges: tuple[CarriedPledge, ...]
    narrative: NarrativeFacts
    prose: Mapping[str, WrittenPart]
    """Part of the narrative → its prose."""
