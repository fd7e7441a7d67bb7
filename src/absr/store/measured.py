"""Published values into the records: what is new, changed, gone or as before.

Each content of a file is a source of its own. A value is known by what it is: dataset, variable,
year and territory. Where two files give it differently, one stands, and then in its file only: a
number before a reason for its absence, a published value before a sum, the sum that lacks fewer
communes, else that of the file which came last, whatever the order in which they are read again.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.model.record import NamedTuple
from absr.store.evidence_ids import Minting
from absr.store.incoming import payload_of
from absr.store.merge import Change

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.store.database import Store
    from absr.store.incoming import Incoming

KEPT_KINDS = ("measurements", "priority_districts")
"""Kinds whose records come from such files only."""
BETWEEN = "|"
"""Parts the dataset, the variable, the year and the territory in the key of a record."""


class Kept(NamedTuple):
    """What a published file did to the store."""

    source: int
    added: int
    changed: int
    removed: int
    unchanged: int
    records: Mapping[str, int]
    changes: tuple[Change, ...]
    otherwise: Mapping[str, int]
    """File → how many of its values are otherwise in this one, whose values stand."""
    older: Mapping[str, int]
    """The same of files whose values stand."""


class _Known(NamedTuple):
    """A record as the store holds it."""

    id: str
    state: str
    payload: str


class _Place(NamedTuple):
    """Where a record stands in one source."""

    source: int
    values: tuple[str, str, str, int, str]
    """Content and name of the file, sheet, row, cells."""


def keep_published(store: Store, sha256: str, incoming: Sequence[Incoming]) -> Kept:
    """Write the differences between these records and those of the store, and tell them."""
    return _Keeping(store, sha256).run(incoming)


class _Keeping:
    """Keeps the values of one file."""

    def __init__(self, store: Store, sha256: str) -> None:
        self._db = store.connection
        self._sha256 = sha256
        self._minting = Minting(store)
        self._source = self._source_of(sha256)
        self._known = self._records()
        self._places = self._evidence()
        self._touched: set[str] = set()
        self._tally: Counter[str] = Counter()
        self._records_told: Counter[str] = Counter()
        self._changes: list[Change] = []
        self._otherwise: Counter[str] = Counter()
        self._older: Counter[str] = Counter()

    def run(self, incoming: Sequence[Incoming]) -> Kept:
        for item in incoming:
            self._take(item)
        self._minting.keep()
        self._withdraw()
        tally = self._tally
        return Kept(
            self._source,
            tally["added"],
            tally["changed"],
            tally["removed"],
            tally["unchanged"],
            dict(self._records_told),
            tuple(self._changes),
            dict(self._otherwise),
            dict(self._older),
        )

    def _source_of(self, sha256: str) -> int:
        row = self._db.execute("SELECT number FROM source WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None:
            return int(row[0])
        cursor = self._db.execute(
            "INSERT INTO source (kind, sha256) VALUES (?, ?)", (KEPT_KINDS[0], sha256)
        )
        return int(cursor.lastrowid or 0)

    def _records(self) -> dict[tuple[str, str], _Known]:
        rows = self._db.execute(
            "SELECT kind, key, id, state, payload FROM record WHERE kind IN (?, ?)", KEPT_KINDS
        )
        return {(kind, key): _Known(*rest) for kind, key, *rest in rows}

    def _evidence(self) -> dict[str, list[_Place]]:
        rows = self._db.execute(
            "SELECT record, source, evidence.sha256, file, sheet, row, cells FROM evidence "
            "JOIN record ON record.id = evidence.record WHERE kind IN (?, ?)",
            KEPT_KINDS,
        )
        found: dict[str, list[_Place]] = defaultdict(list)
        for record, source, *values in rows:
            found[record].append(_Place(source, tuple(values)))
        return found

    def _take(self, item: Incoming) -> None:
        known = self._known.get((item.kind, item.key))
        payload = payload_of(item)
        if known is None:
            self._add(item, payload)
        elif known.state == "withdrawn":
            self._db.execute(
                "UPDATE record SET state = 'active', payload = ? WHERE id = ?", (payload, known.id)
            )
            self._tell("added", item)
            self._stand(known.id, item)
        elif known.payload == payload:
            self._tally["unchanged"] += 1
            self._stand(known.id, item)
        else:
            self._differ(known, item, payload)
        self._records_told[item.kind] += 1

    def _add(self, item: Incoming, payload: str) -> None:
        record = self._minting.mint(item.kind, ("", item.key), self._touched)
        self._db.execute(
            "INSERT INTO record (id, kind, parent, key, state, payload) "
            "VALUES (?, ?, '', ?, 'active', ?)",
            (record, item.kind, item.key, payload),
        )
        self._tell("added", item)
        self._stand(record, item)

    def _differ(self, known: _Known, item: Incoming, payload: str) -> None:
        """A value that is known otherwise: the file that came last says what it is."""
        others = [one for one in self._places[known.id] if one.source != self._source]
        before, after = json.loads(known.payload), json.loads(payload)
        if others:
            last = max(others, key=lambda one: one.source)
            if (_weight(after), self._source) < (_weight(before), last.source):
                self._older[last.values[1]] += 1
                self._tally["unchanged"] += 1
                return
        for other in others:
            self._otherwise[other.values[1]] += 1
            self._db.execute(
                "DELETE FROM evidence WHERE record = ? AND source = ?", (known.id, other.source)
            )
        self._db.execute("UPDATE record SET payload = ? WHERE id = ?", (payload, known.id))
        was = (others or self._places[known.id])[-1:]
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                self._changes.append(
                    Change(
                        "changed",
                        item.kind,
                        _name(item),
                        name,
                        _plain(before.get(name)),
                        _plain(after.get(name)),
                        " › ".join(filter(None, (item.source.sheet, item.source.cell))),
                        was[0].values[1] if was else None,
                    )
                )
        self._tally["changed"] += 1
        self._stand(known.id, item)

    def _stand(self, record: str, item: Incoming) -> None:
        """Keep where a record stands in this file."""
        self._touched.add(record)
        source = item.source
        cells = json.dumps(dict(item.cells), sort_keys=True)
        place = (self._sha256, source.file, source.sheet or "", source.row or 0, cells)
        known = [one for one in self._places.get(record, ()) if one.source == self._source]
        if not known:
            self._db.execute(
                "INSERT INTO evidence (record, source, sha256, file, sheet, row, cells) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (record, self._source, *place),
            )
        elif known[0].values != place:
            self._db.execute(
                "UPDATE evidence SET sha256 = ?, file = ?, sheet = ?, row = ?, cells = ? "
                "WHERE record = ? AND source = ?",
                (*place, record, self._source),
            )

    def _withdraw(self) -> None:
        """Take out what the file gave with other settings and gives no more."""
        names = {known.id: key for key, known in self._known.items()}
        for record, places in self._places.items():
            mine = [one for one in places if one.source == self._source]
            if not mine or record in self._touched:
                continue
            self._db.execute(
                "DELETE FROM evidence WHERE record = ? AND source = ?", (record, self._source)
            )
            if len(places) == len(mine):
                kind, key = names[record]
                self._db.execute("UPDATE record SET state = 'withdrawn' WHERE id = ?", (record,))
                self._tally["removed"] += 1
                self._changes.append(
                    Change("removed", kind, " · ".join(filter(None, key.split(BETWEEN))))
                )

    def _tell(self, action: str, item: Incoming) -> None:
        self._tally[action] += 1
        self._changes.append(Change(action, item.kind, _name(item)))


def _weight(values: Mapping[str, object]) -> tuple[bool, bool, int]:
    """What makes one value stand before another: number, as published, fewest communes lacking."""
    without = values.get("without")
    return (
        not isinstance(values.get("measure"), str),
        values.get("communes") is None,
        -without if isinstance(without, int) else 0,
    )


def _name(item: Incoming) -> str:
    """What a record is called in the list of changes."""
    named = (str(item.values[name]) for name in kinds()[item.kind].key if item.values.get(name))
    return " · ".join(named)


def _plain(value: object) -> str | None:
    return None if value is None else str(value)
