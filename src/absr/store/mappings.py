"""The decisions of a project about its own words; each stays, and the last one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.decisions import Decision
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.store.database import Store


class Kept(NamedTuple):
    """A decision that holds, and since when."""

    decision: Decision
    batch: int
    at: str
    """UTC, ISO 8601: when its batch began."""


def kept_decisions(store: Store) -> tuple[Kept, ...]:
    """The decisions that hold, in the order in which they were taken.

    A project of before absr kept any has none: it may stand in a folder that nobody writes to.
    """
    connection = store.connection
    if not connection.execute(_EXISTS).fetchone():
        return ()
    rows = connection.execute(
        "SELECT list, folded, written, meaning, batch, at FROM mapping "
        "JOIN batch ON batch.number = mapping.batch ORDER BY place"
    )
    latest: dict[tuple[str, str], Kept] = {}
    for list_id, folded, written, meaning, batch, at in rows:
        latest.pop((list_id, folded), None)
        if meaning is not None:
            latest[list_id, folded] = Kept(Decision(list_id, written, meaning), batch, at)
    return tuple(latest.values())


_EXISTS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'mapping'"


def keep_decisions(store: Store, batch: int, decisions: Iterable[Decision]) -> int:
    """Keep the decisions that say something new; gives how many they are."""
    known = {(k.decision.list_id, k.decision.folded): k.decision for k in kept_decisions(store)}
    new = 0
    for decision in decisions:
        place = (decision.list_id, decision.folded)
        before = known.get(place)
        if (before.meaning if before else None) == decision.meaning:
            continue
        store.connection.execute(
            "INSERT INTO mapping (list, folded, written, meaning, batch) VALUES (?, ?, ?, ?, ?)",
            (*place, decision.written, decision.meaning, batch),
        )
        known[place] = decision
        new += 1
    return new
