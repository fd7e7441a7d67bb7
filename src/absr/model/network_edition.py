"""What an edition may say of the network of actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.network_facts import LinkKind


class ShownActor(NamedTuple):
    """An actor; in the internal edition only: what it is linked with tells who it is."""

    number: int
    """Its place in the list, by which links name it; from 1."""
    id: str
    """Evidence id of the first record that makes it known."""
    name: str
    actor_type: str | None
    college: str
    """Empty where its type is not known."""
    is_person: bool
    is_registered: bool
    is_met: bool
    links: int
    """How many other structures it was linked with before the workshop."""
    links_since: int
    """How many it is linked with, all told."""
    group: int
    """Number of its group before the workshop, from 1, the largest first; 0 where it stands alone
    or was not known yet."""
    between: float
    """Share of the pairs of others that it stood between, before the workshop."""
    between_since: float
    """The same share with the links known since."""
    between_met: float
    """Share of the pairs of other actors met that it stood between, before the workshop and among
    those met; nought where it was not met."""
    between_unadvised: float
    """The same without the links that only the advice of a meeting makes known."""


class ShownTie(NamedTuple):
    """What links two actors; in the internal edition only."""

    one: int
    other: int
    """Numbers of the actors."""
    kinds: tuple[LinkKind, ...]
    is_mutual: bool
    """Whether both say that they work together."""
    is_new: bool
    """Whether it is known only since the workshop."""
    evidence: tuple[str, ...]
    """Evidence ids of the records that say so."""


@dataclass(frozen=True, slots=True)
class NetworkPart:
    """The network as an audience may see it: outside, only figures by college."""

    colleges: tuple[str, ...] = ()
    """Colleges that structures belong to, an empty one where a type is not known."""
    actors: tuple[ShownActor, ...] = ()
    """Structures by name, then persons; in the internal edition only."""
    ties: tuple[ShownTie, ...] = ()
    """In the internal edition only."""
    groups: tuple[int, ...] = ()
    """How many structures each group had before the workshop, the largest first; inside only."""
    groups_since: tuple[int, ...] = ()
    """The same with the links known since."""
    is_estimated: bool = False
    """Whether the shares among those met were worked out from a part of the ways."""
