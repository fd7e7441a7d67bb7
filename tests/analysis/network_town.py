"""Small towns written by hand for the tests of the network: actors, interviews, a workshop."""

from __future__ import annotations

from itertools import count

from workshop_corpus import CLASSES, settings

from absr.analysis.merged_names import with_merges
from absr.analysis.network import network_facts
from absr.model.corpus import Corpus
from absr.model.kinds.actions import Action
from absr.model.kinds.actors import Actor
from absr.model.kinds.merges import Merge
from absr.model.kinds.persons import Person
from absr.model.kinds.resources import Resource
from absr.model.kinds.statements import Statement
from absr.model.source import Source

KINDS = {
    **CLASSES,
    "actors": Actor,
    "resources": Resource,
    "statements": Statement,
    "actions": Action,
    "persons": Person,
    "merges": Merge,
}


def town(**rows):
    """A corpus whose records give their fields by kind; each has an id unless it says one."""
    made = {}
    for kind, records in rows.items():
        number = count(1)
        made[kind] = tuple(
            KINDS[kind](
                **{"id": f"{kind}-{next(number)}", "source": Source("a.xlsx", "S", 2), **record}
            )
            for record in records
        )
    return with_merges(Corpus(made, {}))


def network(**rows):
    """What is known of the network of such a town."""
    return network_facts(town(**rows), settings())


def actor(name, *links, **more):
    """A row of the register."""
    return {"name": name, "links": links, **more}


def interview(ref, **more):
    """An interview whose evidence id is its number."""
    return {"id": ref, "ref": ref, **more}


def said(ref, **more):
    """A statement of an interview."""
    return {"interview": ref, "nature": "need", **more}


def pairs(facts, kind=None):
    """Names of the two ends of each link (of one kind, where one is given)."""
    names = {node.key: node.name for node in facts.nodes}
    return {
        frozenset((names[tie.one], names[tie.other]))
        for tie in facts.ties
        if kind is None or kind in tie.evidence
    }


def values(facts, *names):
    """The values of some figures, by the end of their ids."""
    return tuple(facts.figures[f"network.{name}"].value for name in names)
