"""The network of actors: who is linked with whom, by what, and what the workshop added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from absr.model.figures import Figure, Sum

UNKNOWN = ""
"""Stands for the college of an actor whose type nobody noted."""


class LinkKind(StrEnum):
    """What links two actors."""

    WORKS_WITH = "works_with"
    """One of them says so, or both do."""
    RECOMMENDS = "recommends"
    """One advised to meet the other."""
    NAMED_WITH = "named_with"
    """One names the other or what it holds, or one statement names both."""
    WRITTEN_WITH = "written_with"
    """One contribution of the workshop names both."""
    PLEDGED_WITH = "pledged_with"
    """A pledge binds them, or both made one to the same proposal."""
    ACTS_WITH = "acts_with"
    """One action sheet names both."""


BEFORE = (LinkKind.WORKS_WITH, LinkKind.RECOMMENDS, LinkKind.NAMED_WITH)
"""Known from the interviews and the registers."""
SINCE = (LinkKind.WRITTEN_WITH, LinkKind.PLEDGED_WITH, LinkKind.ACTS_WITH)
"""Known from the workshop and what followed."""


class Node(NamedTuple):
    """One actor, whatever the number of its spellings."""

    key: str
    """By which links name it; never shown."""
    name: str
    """Of a person, what they do; never who they are."""
    actor_type: str | None
    is_person: bool
    """Somebody met for themselves and not for a structure."""
    rows: tuple[str, ...]
    """Evidence ids of its rows in the register of actors."""
    is_met: bool
    """Whether an interview was held with it: who was not met declared nothing."""
    records: tuple[str, ...]
    """Evidence ids of the records that make it known, its rows of the register first."""

    @property
    def is_registered(self) -> bool:
        """Whether the register of actors has it."""
        return bool(self.rows)

    @property
    def college(self) -> str:
        """The college that its type belongs to; `UNKNOWN` for none."""
        return COLLEGE_OF.get(self.actor_type or "", UNKNOWN)


class Tie(NamedTuple):
    """All that links two actors."""

    one: str
    other: str
    """Keys of nodes, in the order of the nodes."""
    evidence: Mapping[LinkKind, tuple[str, ...]]
    """What links them → the records that say so."""
    said_by: tuple[str, ...]
    """Keys of those of the two that say that they work together."""
    interviews: tuple[str, ...] = ()
    """Evidence ids of the interviews that it is known from."""

    @property
    def is_old(self) -> bool:
        """Whether it was known before the workshop."""
        return any(kind in self.evidence for kind in BEFORE)

    @property
    def is_new(self) -> bool:
        """Whether it is known only since the workshop."""
        return not self.is_old

    @property
    def records(self) -> tuple[str, ...]:
        """Every record that bears it out, once."""
        return tuple(dict.fromkeys(id_ for ids in self.evidence.values() for id_ in ids))


class Broker(NamedTuple):
    """An actor on the way between others."""

    key: str
    share: float
    """Of the pairs of other actors of the whole network, how many have it on a shortest way."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a network looks like at one time."""

    groups: tuple[tuple[str, ...], ...] = ()
    """Actors that links lead between, two at least: the largest group first."""
    isolated: tuple[str, ...] = ()
    """Actors without any link."""
    brokers: tuple[Broker, ...] = ()
    """Those that some shortest way goes through, the most first."""
    is_estimated: bool = False
    """Whether the shares were worked out from a part of the ways: there are too many actors."""


@dataclass(frozen=True, slots=True)
class NetworkShapes:
    """The network of those known before the workshop, then with what it added."""

    before: Shape = Shape()
    since: Shape = Shape()
    among_met: Shape = Shape()
    """Before the workshop, of the actors met only: the others could declare no link."""
    unadvised: Shape = Shape()
    """The same without the links that only the advice of a meeting makes known: the interviews
    went where they lead."""


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """The network of actors, and what is counted in it; persons are in no figure."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    nodes: tuple[Node, ...] = ()
    """Structures by name, then persons."""
    ties: tuple[Tie, ...] = ()
    """In the order of their nodes."""
    colleges: tuple[str, ...] = ()
    """Colleges that structures belong to, in the order of the list, `UNKNOWN` last."""
    measure: Callable[[], NetworkShapes] = NetworkShapes
    """Works the shapes out: only an edition that names actors asks, since it takes a while."""


COLLEGE_OF: Mapping[str, str] = {
    "elected": "elected",
    "municipal": "municipal_officers",
    "institution": "institutions",
    "health": "institutions",
    "landlord": "institutions",
    "education": "institutions",
    "research": "institutions",
    "funder": "institutions",
    "association": "associations",
    "social_centre": "associations",
    "social_economy": "associations",
    "worship": "associations",
    "local_media": "associations",
    "business": "shops",
    "shop": "shops",
    "resident": "residents",
    "residents_group": "residents",
    "citizens_council": "residents",
}
"""Type of actor → the college of the workshop that it would sit in.

Basis: absr's own rule, so that the interviews and the workshop can be read side by side; the
register's types are too many for counts that may leave the office.
"""


def cell(one: str, other: str) -> str:
    """The figure of the links between two colleges, given in the order of the list."""
    return f"network.links.{one or 'unknown'}.{other or 'unknown'}"
