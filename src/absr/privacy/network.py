"""The gate for the network of actors: names inside the office only, counts by college elsewhere.

Outside not even a drawing without names: who knows the town would know an actor by its links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.network_edition import NetworkPart, ShownActor, ShownTie

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.network_facts import NetworkFacts, NetworkShapes, Node, Shape
    from absr.privacy.gate import Gate


def network_part(facts: NetworkFacts, gate: Gate) -> NetworkPart:
    """What the audience of `gate` may see."""
    if not gate.internal:
        return NetworkPart(colleges=facts.colleges)
    shapes = facts.measure()
    numbers = {node.key: number for number, node in enumerate(facts.nodes, 1)}
    shown = _Actors(facts, shapes, gate)
    return NetworkPart(
        colleges=facts.colleges,
        actors=tuple(shown.actor(node, numbers[node.key]) for node in facts.nodes),
        ties=tuple(
            ShownTie(
                numbers[tie.one],
                numbers[tie.other],
                tuple(tie.evidence),
                is_mutual=len(tie.said_by) > 1,
                is_new=tie.is_new,
                evidence=tie.records,
            )
            for tie in facts.ties
        ),
        groups=tuple(map(len, shapes.before.groups)),
        groups_since=tuple(map(len, shapes.since.groups)),
        is_estimated=shapes.among_met.is_estimated,
    )


class _Actors:
    """Shows the actors with what was measured of each."""

    def __init__(self, facts: NetworkFacts, shapes: NetworkShapes, gate: Gate) -> None:
        self._gate = gate
        self._before, self._since = _shares(shapes.before), _shares(shapes.since)
        self._met, self._unadvised = _shares(shapes.among_met), _shares(shapes.unadvised)
        self._group = {
            key: number for number, group in enumerate(shapes.before.groups, 1) for key in group
        }
        persons = {node.key for node in facts.nodes if node.is_person}
        self._links: dict[str, int] = dict.fromkeys((node.key for node in facts.nodes), 0)
        self._links_since = dict(self._links)
        for tie in facts.ties:
            # Who is a person is linked with structures; what a structure has counts structures.
            for key, other in ((tie.one, tie.other), (tie.other, tie.one)):
                if other not in persons:
                    self._links[key] += tie.is_old
                    self._links_since[key] += 1

    def actor(self, node: Node, number: int) -> ShownActor:
        mask = self._gate.role if node.is_person else self._gate.text
        return ShownActor(
            number=number,
            id=node.records[0],
            name=mask(node.name),
            actor_type=node.actor_type,
            college=node.college,
            is_person=node.is_person,
            is_registered=node.is_registered,
            is_met=node.is_met,
            links=self._links[node.key],
            links_since=self._links_since[node.key],
            group=self._group.get(node.key, 0),
            between=self._before.get(node.key, 0.0),
            between_since=self._since.get(node.key, 0.0),
            between_met=self._met.get(node.key, 0.0),
            between_unadvised=self._unadvised.get(node.key, 0.0),
        )


def _shares(shape: Shape) -> Mapping[str, float]:
    return {broker.key: broker.share for broker in shape.brokers}
