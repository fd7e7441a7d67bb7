"""Where each action stands, what is wrong with it, and what comes next."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from absr.model.action_facts import AT_REST, Followed
from absr.model.figures import Unit
from absr.model.labels import compact, fold
from absr.model.value_lists import ACTION_STATES, PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.analysis.counting import Counting
    from absr.model.action_facts import Proposal
    from absr.model.corpus import Corpus
    from absr.model.kinds.actions import Action
    from absr.model.kinds.contributions import Contribution
    from absr.model.kinds.updates import ActionUpdate

MOST_ON_THE_ROADMAP = 12
"""Actions on the roadmap: what one page and one board can hold (a practitioner's advice)."""

ALERTS = ("late", "orphan", "unfunded", "unanswered")
"""What is to be looked at of an action: absr's own marks, of which none is a judgement."""
_OVER = frozenset({"done", "dropped"})
"""States of what needs neither a lead nor money any more."""
_STOPPED = frozenset({"dropped", "paused"})
"""States in which nothing is done about a theme."""
_NOBODY = re.compile(
    r"(?:(?:encore )?(?:a|reste a) (?:designer|trouver|definir|nommer|preciser|determiner|chercher)"
    r"|(?:non|pas encore) (?:designee?|trouvee?|definie?|nommee?|connue?)"
    r"|pas de (?:pilote|responsable)|sans (?:pilote|responsable)|aucune?|neant"
    r"|to be (?:named|found|defined|appointed|decided|confirmed|determined)|tb[acd]"
    r"|not (?:yet )?(?:named|found|defined|appointed|known)|no (?:lead|one|body)|nobody|unassigned)"
    r"(?: .*)?|(?:personne|none)(?: (?:n|ne|encore|yet|a ce jour|pour l instant|pour le moment)"
    r"(?: .*)?)?"
)
"""Folded words by which a cell says that nobody leads; « personne référente » is somebody."""
_PAID = frozenset({"secured", "not_needed"})


def names_nobody(lead: str | None) -> bool:
    """Whether a cell for the lead is empty, or says that there is none (`à désigner`, `tbd`)."""
    words = fold(lead or "")
    return not words or _NOBODY.fullmatch(words) is not None


def has_lead(action: Action) -> bool:
    """Whether somebody leads an action: a role and structure, or a participant by number."""
    return bool(action.lead_person) or not names_nobody(action.lead)


def acts(one: Followed) -> bool:
    """Whether an action counts as one of its themes: what is dropped or paused does nothing."""
    return one.state not in _STOPPED


def followed(corpus: Corpus, proposals: Sequence[Proposal], today: dt.date) -> tuple[Followed, ...]:
    """Every action with its state of `today`, in the order of their numbers."""
    updates: dict[str, list[ActionUpdate]] = defaultdict(list)
    for update in corpus.updates:
        if update.date <= today:  # what came after the review is not of it
            updates[compact(update.action)].append(update)
    answers: dict[str, list[Contribution]] = defaultdict(list)
    for proposal in proposals:
        if proposal.action is not None:
            answers[proposal.action.id].append(proposal.contribution)
    led_to = {compact(r.action) for r in corpus.responses if r.action}
    found = []
    for action in corpus.actions:
        own = sorted(updates[compact(action.ref)], key=lambda u: (u.date, u.id))
        has_reason = bool(action.evidence) or compact(action.ref) in led_to
        found.append(
            _followed(action, own, tuple(answers[action.id]), today, has_reason=has_reason)
        )
    return tuple(found)


def _followed(
    action: Action,
    updates: Sequence[ActionUpdate],
    answers: tuple[Contribution, ...],
    today: dt.date,
    *,
    has_reason: bool,
) -> Followed:
    latest = updates[-1] if updates else None
    # The latest word on it: a follow-up that says nothing of the state changes nothing.
    told = next((u for u in reversed(updates) if u.state), None)
    state = told.state if told else action.state
    step, step_on = _next_step(action, updates)
    is_over = state in _OVER
    found = {
        "late": state not in AT_REST and step_on is not None and step_on < today,
        "orphan": not is_over and not has_lead(action),
        "unfunded": not is_over and bool(action.cost) and action.funding not in _PAID,
        "unanswered": not has_reason,
    }
    return Followed(
        action=action,
        latest=latest,
        state=state,
        state_on=told.date if told else None,
        step=step,
        step_on=step_on,
        cost=None if action.cost is None else int(action.cost + 0.5),
        answers=answers,
        alerts=tuple(alert for alert in ALERTS if found[alert]),
    )


def _next_step(
    action: Action, updates: Sequence[ActionUpdate]
) -> tuple[str | None, dt.date | None]:
    """What comes next and its day, both from one place: no step gets the day of another.

    Nothing, where a follow-up on that day or later says what was done and names nothing else: the
    step may be that very thing, and nobody has said what comes after.
    """
    told = next((u for u in reversed(updates) if u.next_step or u.next_step_on), None)
    if told is not None:
        step, step_on = told.next_step, told.next_step_on
    elif action.next_step or action.next_step_on:
        step, step_on = action.next_step, action.next_step_on
    else:
        step, step_on = action.first_step, action.first_step_on
    latest = updates[-1] if updates else None
    is_past = step_on is not None and latest is not None and latest.date >= step_on
    if latest is not None and latest is not told and latest.done and is_past:
        return None, None
    return step, step_on


def roadmap(actions: Sequence[Followed]) -> tuple[Followed, ...]:
    """The actions that matter most among those that go on, by the date of their next step.

    Chosen by priority, then by date; what has no priority, or a step without a date, comes last.
    """
    rank = {entry.id: place for place, entry in enumerate(PRIORITIES.entries)}

    def priority(one: Followed) -> int:
        return rank.get(one.action.priority or "", len(rank))

    def day(one: Followed) -> dt.date:
        return one.step_on or dt.date.max

    running = [one for one in actions if one.state not in AT_REST]
    chosen = sorted(running, key=lambda one: (priority(one), day(one)))[:MOST_ON_THE_ROADMAP]
    return tuple(sorted(chosen, key=lambda one: (day(one), priority(one))))


def count_actions(count: Counting, actions: Sequence[Followed]) -> None:
    """Actions by state and by alert, and what they cost, with and without funding."""
    whole = "action.actions"
    count.whole(whole, Unit.ACTIONS, [f.action.id for f in actions], personal=False)
    states = [*(entry.id for entry in ACTION_STATES.entries), ""]
    for state in states:
        ids = [f.action.id for f in actions if (f.state or "") == state]
        count.part(f"{whole}.{state}", whole, ids)
    count.add_up((f"{whole}.{state}" for state in states), whole)
    for alert in ALERTS:
        ids = [f.action.id for f in actions if alert in f.alerts]
        count.part(f"action.{alert}", whole, ids)
    _count_costs(count, actions)


def _count_costs(count: Counting, actions: Sequence[Followed]) -> None:
    costed = [f for f in actions if f.cost is not None]
    ids = [f.action.id for f in costed]
    count.part("action.costed", "action.actions", ids)
    total = sum(f.cost or 0 for f in costed)
    count.whole("action.cost", Unit.EUROS, ids, value=total, personal=False)
    groups: dict[str, set[str | None]] = {
        "secured": {"secured"},
        "not_needed": {"not_needed"},
        "unsecured": {"asked", "none", None},
    }
    for name, fundings in groups.items():
        chosen = [f for f in costed if f.action.funding in fundings]
        value = sum(f.cost or 0 for f in chosen)
        evidence = [f.action.id for f in chosen]
        count.part(f"action.cost.{name}", "action.cost", evidence, value=value)
    count.add_up((f"action.cost.{name}" for name in groups), "action.cost")
