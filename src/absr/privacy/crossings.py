"""The gate for what stands beside the cross reading: resources, contradictions, what is alone.

Outside, these are told without numbers: they count few voices, and with those of the themes they
would give each other away. What few interviews speak of is not told at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from absr.model.cross_facts import TensionKind
from absr.model.labels import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.cross_facts import Side, Tension, Unmatched
    from absr.model.reading_facts import Balance
    from absr.privacy.gate import Gate


def shown_balance(balance: Balance, gate: Gate) -> Balance:
    """Needs × resources; outside, what there is and what it is worth, without numbers."""
    if gate.internal:
        return balance
    held = tuple(replace(one, resources=None, evidence=()) for one in balance.held)
    only = balance.is_barrier_only and not gate.hides(balance.needs)
    return replace(balance, held=held, evidence=(), is_barrier_only=only)


def shown_tensions(tensions: Iterable[Tension], gate: Gate) -> tuple[Tension, ...]:
    """The contradictions that the audience of `gate` may read of, without names of persons.

    Outside by name: the order in which they were said would follow the interviews.
    """
    told = [shown for one in tensions if (shown := _tension(one, gate)) is not None]
    if not gate.internal:
        order = list(TensionKind)
        told.sort(key=lambda one: (order.index(one.kind), fold(one.about), one.about))
    return tuple(told)


def _tension(tension: Tension, gate: Gate) -> Tension | None:
    name = _name(tension, gate)
    if name is None or not (gate.internal or _may_leave(tension, gate)):
        return None
    first, second = (_side(side, tension.kind, gate) for side in tension.sides)
    return replace(tension, about=name, sides=(first, second))


def _name(tension: Tension, gate: Gate) -> str | None:
    """What it is about, without names; None for a resource that stays in the office."""
    if tension.kind is TensionKind.RESOURCE_STATE:
        return gate.resource(tension.about)
    return gate.text(tension.about)


def _may_leave(tension: Tension, gate: Gate) -> bool:
    """Whether it tells nothing of few: what a type of actors says may be what one person says.

    The states of a resource that may be named stand in the report on resources as well.
    """
    if tension.kind is TensionKind.ACTOR_TYPES:
        return False
    if tension.kind is TensionKind.NEED_AND_RESOURCE:
        return all(side.interviews >= gate.settings.privacy.threshold for side in tension.sides)
    return not any(side.figure and gate.hides(side.figure) for side in tension.sides)


def _side(side: Side, kind: TensionKind, gate: Gate) -> Side:
    if kind in {
        TensionKind.STATISTICS_FAVOURABLE,
        TensionKind.STATISTICS_ALONE,
        TensionKind.INDICATORS,
    }:
        side = replace(side, names=tuple(map(gate.text, side.names)))
    if gate.internal:
        return side
    voices = side.voices if side.figure else None
    return replace(side, voices=voices, evidence=(), interviews=0)


def shown_unmatched(found: Iterable[Unmatched], gate: Gate) -> tuple[Unmatched, ...]:
    """Sub-themes; outside those alone of which enough interviews speak, in alphabetical order."""
    if gate.internal:
        return tuple(replace(one, name=gate.text(one.name)) for one in found)
    least = gate.settings.privacy.threshold
    told = (
        replace(one, name=gate.text(one.name), themes=(), voices=None, interviews=0, evidence=())
        for one in found
        if one.interviews >= least
    )
    return tuple(sorted(told, key=lambda one: one.name))
