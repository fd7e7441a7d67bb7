"""`absr show network`: the actors and what links them, as rows and as objects for machines."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.privacy.identities import NameFinder
from absr.wording.speech import speak
from absr.workflow.tabulated import Tabulated

if TYPE_CHECKING:
    from absr.model.network_facts import NetworkFacts, Node, Tie
    from absr.wording.speech import Speech
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


class _Seen(NamedTuple):
    """An actor with the links that it has."""

    node: Node
    ties: tuple[Tie, ...]
    structures: tuple[Tie, ...]
    """Those of them that lead to a structure: what is counted."""
    group: int
    """Number of its group with all that is known, the largest first; 0 where it stands alone."""

    @property
    def old(self) -> int:
        """Structures that it was linked with before the workshop."""
        return sum(tie.is_old for tie in self.structures)


def tabulated_network(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    """Every actor by name, persons last; `theme` keeps those that the register gives it."""
    speech = speak(project.settings.language)
    network = facts.facts.network
    names = {node.key: _name(node) for node in network.nodes}
    about = {row.id for row in facts.corpus.actors if theme in row.themes}
    kept = [one for one in _seen(network) if theme is None or not about.isdisjoint(one.node.rows)]
    rows = tuple(
        (
            one.node.records[0],
            names[one.node.key],
            speech.label("actor_types", one.node.actor_type),
            str(one.old),
            str(len(one.structures) - one.old),
            _group(one, speech),
        )
        for one in kept
    )
    heads = ("id", "network.actor", "actor_type", "network.links", "network.since", "network.group")
    return Tabulated(heads, rows, (3, 4), tuple(_record(one, names) for one in kept))


def _seen(network: NetworkFacts) -> list[_Seen]:
    ties: dict[str, list[Tie]] = defaultdict(list)
    for tie in network.ties:
        ties[tie.one].append(tie)
        ties[tie.other].append(tie)
    groups = network.measure().since.groups
    number = {key: place for place, group in enumerate(groups, 1) for key in group}
    persons = {node.key for node in network.nodes if node.is_person}
    return [
        _Seen(
            node,
            tuple(ties[node.key]),
            tuple(tie for tie in ties[node.key] if _other(node, tie) not in persons),
            number.get(node.key, 0),
        )
        for node in network.nodes
    ]


def _other(node: Node, tie: Tie) -> str:
    return tie.other if tie.one == node.key else tie.one


def _group(one: _Seen, speech: Speech) -> str:
    if one.node.is_person:
        return speech("network.person")
    return str(one.group) if one.group else speech("network.column.isolated")


def _name(node: Node) -> str:
    """What a structure is called; what a person does, without a name that stands there instead."""
    return NameFinder().masked_role(node.name) if node.is_person else node.name


def _record(one: _Seen, names: dict[str, str]) -> dict[str, object]:
    node = one.node
    return {
        "id": node.records[0],
        "name": names[node.key],
        "actor_type": node.actor_type,
        "college": node.college or None,
        "person": node.is_person,
        "registered": node.is_registered,
        "met": node.is_met,
        "group": one.group or None,
        "isolated": not one.structures,
        "links": [_link(node, tie, names) for tie in one.ties],
    }


def _link(node: Node, tie: Tie, names: dict[str, str]) -> dict[str, object]:
    return {
        "with": names[_other(node, tie)],
        "kinds": [str(kind) for kind in tie.evidence],
        "mutual": len(tie.said_by) > 1,
        "since_workshop": tie.is_new,
        "evidence": list(tie.records),
    }
