"""What participants promised, carried over to the actions of phase 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.links import named
from absr.model.action_facts import CarriedPledge
from absr.model.figures import Figure, Unit
from absr.model.labels import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.analysis.counting import Counting
    from absr.analysis.responses import Themes
    from absr.model.action_facts import Proposal
    from absr.model.corpus import Corpus

_WHOLE = "workshop.pledges"
"""Counted with the workshop: what is hidden there is hidden here, and the other way round."""


def carried_pledges(
    corpus: Corpus, proposals: Sequence[Proposal], themes: Themes
) -> tuple[CarriedPledge, ...]:
    """Every pledge, with its theme and the action that its proposal led to."""
    contributions = named(corpus, "contributions")
    actions = {p.contribution.id: p.action for p in proposals}
    found = []
    for pledge in corpus.pledges:
        about = contributions.get(compact(pledge.contribution)) if pledge.contribution else None
        theme = pledge.theme or (themes.of(about) if about else None)
        found.append(CarriedPledge(pledge, theme, actions.get(about.id) if about else None))
    return tuple(found)


def count_pledges(count: Counting, carried: Sequence[CarriedPledge]) -> None:
    """Pledges by action, which add up to all of them, and the accepted calls that wait.

    Outside they are hidden below the threshold, as all that single persons said.
    """
    if not carried:
        return
    groups: dict[str, list[CarriedPledge]] = {}
    for one in carried:
        groups.setdefault(one.action.id if one.action else "", []).append(one)
    for action, members in groups.items():
        _part(count, f"action.pledges.action.{action}", members, carried)
    count.add_up((f"action.pledges.action.{action}" for action in groups), _WHOLE)
    accepting = [c for c in carried if c.pledge.recontact_ok]
    if accepting:
        _part(count, "action.pledges.to_call", [c for c in accepting if _waits(c)], carried)
        _part(count, "action.pledges.reached", [c for c in accepting if not _waits(c)], carried)
        names = ("action.pledges.to_call", "action.pledges.reached")
        count.add_up(names, f"{_WHOLE}.recontact.yes")
    if accepting and not all(map(_waits, carried)):
        # Of all those called, these leave the ones who had not agreed to it: never told outside.
        others = [c for c in carried if not c.pledge.recontact_ok and not _waits(c)]
        _part(count, "action.pledges.unasked", others, carried, inside=True)
        parts = ("action.pledges.reached", "action.pledges.unasked")
        count.add_up(parts, f"{_WHOLE}.called.yes")


def _waits(carried: CarriedPledge) -> bool:
    """Whether nothing tells that a call was made."""
    return carried.pledge.called_on is None and carried.pledge.outcome is None


def _part(
    count: Counting,
    name: str,
    chosen: Sequence[CarriedPledge],
    carried: Sequence[CarriedPledge],
    *,
    inside: bool = False,
) -> None:
    evidence = tuple(c.pledge.id for c in chosen)
    # Persons: all those without a number may be one and the same.
    behind = len({compact(c.pledge.participant or "") for c in chosen})
    count.figures[name] = Figure(
        name, len(chosen), Unit.PLEDGES, len(carried), evidence, behind, _WHOLE, inside=inside
    )
