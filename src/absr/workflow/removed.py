"""What a record that is gone said, and where it stood: an id of absr's own says neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.model.record import NamedTuple
from absr.privacy.identities import NameFinder
from absr.store.database import open_store
from absr.store.records import find_record, last_place, load_identities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.workflow.project import Project


class Removed(NamedTuple):
    """One record that is gone."""

    place: str
    """Sheet and cell."""
    words: str
    """What it said, without the name of anybody."""


def removed_records(project: Project, ids: Iterable[str]) -> dict[str, Removed]:
    """What can be said of the records with these ids; what is no id is left out."""
    told: dict[str, Removed] = {}
    with open_store(project.paths) as store:
        finder = NameFinder(load_identities(store).values())
        for wanted in ids:
            found, place = find_record(store, wanted), last_place(store, wanted)
            if found is None or place is None:
                continue
            fields = (name for name in kinds()[found.kind].telling if found.values.get(name))
            name = next(fields, None)
            words = finder.masked(str(found.values[name])) if name else ""
            cell = place.cells.get(name or "") or str(place.row)
            told[wanted] = Removed(f"{place.sheet} › {cell}", words)
    return told
