"""What a network looks like: its groups, who stands alone, who stands between others.

Betweenness is Freeman's (« A set of measures of centrality based on betweenness », Sociometry 40,
1977): the share of the pairs of other actors of which a shortest way leads through an actor; where
a pair has several, each counts for its part. Who was met could declare links, the others could not:
actors are compared among those met. The interviews went on by the advice of meetings: the links
that such an advice alone makes known are taken away, to see what is left. Density is not given: it
falls as a register grows, and says nothing of how people work together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.network_facts import BEFORE, Broker, LinkKind, NetworkShapes, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.network_facts import Node, Tie

MOST_EXACT = 500
"""Actors up to which all the ways are counted; beyond, those from `PIVOTS` actors drawn by lot."""
PIVOTS = 100
"""Basis: Brandes and Pich, « Centrality estimation in large networks », 2007."""
SEED = 20_260_315


def network_shapes(nodes: Sequence[Node], ties: Sequence[Tie]) -> NetworkShapes:
    """The shape before the workshop, and with all that is known since; of structures only."""
    structures = [node for node in nodes if not node.is_person]
    keys = [node.key for node in structures]
    known = set(keys)
    between = [tie for tie in ties if tie.one in known and tie.other in known]
    old = [tie for tie in between if tie.is_old]
    before = shape(_without_new(structures, old), old)
    met = [node.key for node in structures if node.is_met]
    among = [tie for tie in old if {tie.one, tie.other}.issubset(met)]
    return NetworkShapes(
        before,
        before if len(old) == len(between) else shape(keys, between),
        shape(met, among),
        shape(met, [tie for tie in among if _is_known_otherwise(tie)]),
    )


def _is_known_otherwise(tie: Tie) -> bool:
    """Whether more than the advice of a meeting makes the link known before the workshop."""
    return any(kind in tie.evidence for kind in BEFORE if kind is not LinkKind.RECOMMENDS)


def shape(keys: Sequence[str], ties: Iterable[Tie]) -> Shape:
    """The shape of some actors and the links between them."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(keys)
    graph.add_edges_from((tie.one, tie.other) for tie in ties)
    place = {key: number for number, key in enumerate(keys)}
    parts = [tuple(sorted(part, key=place.__getitem__)) for part in nx.connected_components(graph)]
    groups = sorted((p for p in parts if len(p) > 1), key=lambda p: (-len(p), place[p[0]]))
    is_estimated = len(keys) > MOST_EXACT
    pivots = PIVOTS if is_estimated else None
    shares = nx.betweenness_centrality(graph, k=pivots, seed=SEED)
    brokers = [Broker(key, share) for key, share in shares.items() if share > 0]
    return Shape(
        groups=tuple(groups),
        isolated=tuple(p[0] for p in sorted(parts, key=lambda p: place[p[0]]) if len(p) == 1),
        brokers=tuple(sorted(brokers, key=lambda b: (-round(b.share, 12), place[b.key]))),
        is_estimated=is_estimated,
    )


def _without_new(nodes: Sequence[Node], old: Iterable[Tie]) -> list[str]:
    """The actors without those that only the workshop made known."""
    linked = {key for tie in old for key in (tie.one, tie.other)}
    return [n.key for n in nodes if n.is_registered or n.is_met or n.key in linked]
