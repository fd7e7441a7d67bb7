"""Needs × resources by theme: what there is to lean on, and what it is worth."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.unmatched import LACKING
from absr.model.cross_facts import Held, Standing
from absr.model.reading_facts import Balance, Provision
from absr.model.record import NamedTuple
from absr.model.register_facts import resource_key
from absr.model.value_lists import RESOURCE_STATES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from absr.model.corpus import Corpus

REGISTER = "readings.register"
"""Figures of the resources that stand on the sheet of resources."""

ACTIVE = "active"
AWAITING = frozenset({"dormant", "fragile"})
"""States of a resource that is there, but not to be counted on as it is."""
CONTRARY = AWAITING | {"gone"}
"""States that contradict an active one."""


class Naming(NamedTuple):
    """One record that names a resource: a statement, or a row of the sheet of resources."""

    record: str
    key: str
    """What its spellings share; a statement that names none speaks of one of its own."""
    name: str | None
    state: str | None
    themes: tuple[str, ...]
    voice: tuple[str, str] | None
    """Interview and speaker; None for the sheet."""


def namings_of(corpus: Corpus) -> tuple[Naming, ...]:
    """Everything that names a resource in the interviews and on the sheet."""
    said = (
        Naming(
            s.id,
            resource_key(s.resource) if s.resource else f"={s.id}",
            s.resource,
            s.resource_state,
            s.themes,
            (s.interview, (s.speaker or "").casefold()),
        )
        for s in corpus.statements
        if s.nature == "resource"
    )
    rows = (
        Naming(r.id, resource_key(r.name), r.name, r.state, r.themes, None)
        for r in corpus.resources
    )
    return (*said, *rows)


def standing_of(states: Collection[str]) -> Standing:
    """What a resource is worth, by every state that some source gives it."""
    if not states:
        return Standing.UNSAID
    if ACTIVE in states:
        return Standing.ACTIVE if CONTRARY.isdisjoint(states) else Standing.DISPUTED
    return Standing.ABSENT if AWAITING.isdisjoint(states) else Standing.AWAITING


def provision(resources: Mapping[Standing, int], *, is_lacking: bool) -> Provision:
    """Needs and barriers (`is_lacking`) beside the number of resources of each standing.

    What is planned or gone is no resource; what nobody says the state of weighs on neither side.
    """
    present = {standing: n for standing, n in resources.items() if n and standing.is_present}
    if not is_lacking:
        return Provision.LEVER if present else Provision.NEITHER
    if active := present.get(Standing.ACTIVE):
        others = present.get(Standing.DISPUTED, 0) + present.get(Standing.AWAITING, 0)
        return Provision.SUPPORT if active >= others else Provision.FRAGILE_SUPPORT
    if Standing.UNSAID in present:
        return Provision.TO_CHECK
    return Provision.TO_CONNECT if present else Provision.MISSING


class Balances:
    """The balance of each theme; a resource is worth the same under all of them."""

    def __init__(self, corpus: Corpus) -> None:
        """Know every state that each resource is said to be in."""
        self._statements = corpus.statements
        self._namings = namings_of(corpus)
        states: dict[str, set[str]] = defaultdict(set)
        for naming in self._namings:
            states[naming.key] |= {naming.state} - {None}  # type: ignore[arg-type]
        self._standings: Mapping[str, Standing] = {
            naming.key: standing_of(states[naming.key]) for naming in self._namings
        }

    def of(self, theme: str) -> Balance:
        """Needs × resources for one theme."""
        said = [s for s in self._statements if s.nature in LACKING and theme in s.themes]
        named = [naming for naming in self._namings if theme in naming.themes]
        states = {naming.state for naming in named}
        held = self._held(named)
        return Balance(
            theme=theme,
            states=tuple(e.id for e in RESOURCE_STATES.entries if e.id in states),
            is_unsaid=any(self._standings[n.key] is Standing.UNSAID for n in named),
            needs=f"themes.{theme}.need.voices",
            resources=f"themes.{theme}.resource.voices",
            register=f"{REGISTER}.{theme}",
            provision=provision(
                {one.standing: one.resources or 0 for one in held}, is_lacking=bool(said)
            ),
            held=held,
            evidence=tuple(s.id for s in said),
            is_barrier_only=bool(said) and all(s.nature == "barrier" for s in said),
        )

    def _held(self, named: Iterable[Naming]) -> tuple[Held, ...]:
        """The resources named, gathered by what they are worth."""
        keys: dict[Standing, dict[str, None]] = defaultdict(dict)
        records: dict[Standing, list[str]] = defaultdict(list)
        for naming in named:
            standing = self._standings[naming.key]
            keys[standing][naming.key] = None
            records[standing].append(naming.record)
        return tuple(
            Held(standing, len(keys[standing]), tuple(records[standing]))
            for standing in Standing
            if standing in keys
        )
