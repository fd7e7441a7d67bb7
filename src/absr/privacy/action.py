"""The gate for phase 3: responses, actions, pledges and the narrative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.action_edition import (
    ActionPart,
    ShownAction,
    ShownMilestone,
    ShownPledge,
    ShownProposal,
    ShownResponse,
    ShownUpdate,
)
from absr.privacy.prose import shown_prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.action_facts import ActionFacts, CarriedPledge, Followed, Proposal
    from absr.model.kinds.actions import Action
    from absr.model.kinds.responses import Response
    from absr.privacy.gate import Gate


def action_part(facts: ActionFacts, gate: Gate) -> ActionPart:
    """What the audience of `gate` may see."""
    shows = _Shown(gate)
    actions = {one.action.id: shows.action(one) for one in facts.actions}
    narrative = facts.narrative
    pledged = {c.action.id for c in facts.pledges if c.action}
    return ActionPart(
        day=facts.day,
        proposals=tuple(map(shows.proposal, facts.proposals)),
        other_responses=tuple(
            (gate.text(response.contribution), shows.response(response, None))
            for response, _ in facts.other_responses
        ),
        actions=tuple(actions.values()),
        roadmap=tuple(actions[one.action.id] for one in facts.roadmap),
        themes_without_action=facts.themes_without_action,
        pledged_actions=tuple(a for a in actions.values() if a.id in pledged),
        pledged_themes=tuple(
            theme.id
            for theme in gate.settings.themes
            if any(c.theme == theme.id for c in facts.pledges)
        ),
        pledges=tuple(map(shows.pledge, facts.pledges)) if gate.internal else (),
        stories=gate.quotes(narrative.stories),
        wishes=gate.quotes(narrative.wishes),
        milestones=tuple(
            ShownMilestone(
                m.id,
                m.date,
                gate.text(m.date_text or ""),
                gate.text(m.title),
                gate.text(m.description or ""),
            )
            for m in narrative.milestones
        ),
        tensions=tuple(map(shows.proposal, narrative.tensions)),
        favourites=tuple(map(shows.proposal, narrative.favourites)),
        prose=shown_prose(facts.prose, gate),
    )


class _Shown:
    """Passes the texts of records through the gate."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    def text(self, text: str | None) -> str:
        return self._gate.text(text) if text else ""

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self._gate.text, texts))

    def inside(self, text: str | None) -> str:
        """A judgement, or what leads to a person: it stays in the office."""
        return self.text(text) if self._gate.internal else ""

    def proposal(self, proposal: Proposal) -> ShownProposal:
        contribution = proposal.contribution
        response = proposal.response
        return ShownProposal(
            id=contribution.id,
            ref=self.text(contribution.ref),
            nature=contribution.nature,
            text=self.text(contribution.text),
            theme=proposal.theme,
            dots=f"workshop.dots.{contribution.id}" if proposal.dots else "",
            response=self.response(response, proposal.action) if response else None,
        )

    def response(self, response: Response, action: Action | None) -> ShownResponse:
        return ShownResponse(
            id=response.id,
            decision=response.decision,
            reason=self.text(response.reason),
            who=self.text(response.who),
            when=response.when,
            action=self._named(action) if action else self.text(response.action),
        )

    def action(self, one: Followed) -> ShownAction:
        action = one.action
        evidence = self.texts(action.evidence) if self._gate.internal else ()
        return ShownAction(
            id=action.id,
            ref=self.text(action.ref),
            title=self.text(action.title),
            finding=self.text(action.finding),
            aim=self.text(action.aim),
            themes=action.themes,
            lead=self.text(action.lead),
            lead_by_participant=bool(action.lead_person),
            first_step=self.text(action.first_step),
            first_step_on=action.first_step_on,
            cost=one.cost,
            funder=self.text(action.funder),
            funding=action.funding,
            indicator=self.text(action.indicator),
            target=self.text(action.target),
            state=one.state,
            audience=self.text(action.audience),
            district=self.text(action.district),
            resources=tuple(filter(None, map(self._gate.resource, action.resources))),
            partners=self.text(action.partners),
            start=action.start,
            end=action.end,
            priority=action.priority,
            state_on=one.state_on,
            step=self.text(one.step),
            step_on=one.step_on,
            latest=self._latest(one),
            answers=self.texts(c.ref for c in one.answers if c.ref),
            evidence=evidence,
            risks=self.inside(action.risks),
            alerts=one.alerts,
        )

    def pledge(self, carried: CarriedPledge) -> ShownPledge:
        pledge = carried.pledge
        return ShownPledge(
            id=pledge.id,
            text=self.text(pledge.text),
            gives=pledge.gives,
            theme=carried.theme,
            action=self._named(carried.action) if carried.action else "",
            availability=self.text(pledge.availability),
            recontact_ok=pledge.recontact_ok,
            called_on=pledge.called_on,
            outcome=pledge.outcome,
        )

    def _latest(self, one: Followed) -> ShownUpdate | None:
        latest = one.latest
        if latest is None:
            return None
        return ShownUpdate(
            id=latest.id,
            date=latest.date,
            done=self.text(latest.done),
            difficulty=self.inside(latest.difficulty),
            decision=self.text(latest.decision),
        )

    def _named(self, action: Action) -> str:
        return self.text(f"{action.ref} · {action.title}")
