"""One delivered file into the records: what is new, changed, gone or as before.

Keys, never file names, rows or clocks, decide what is the same.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.store.evidence_ids import Minting, keep_id
from absr.store.incoming import payload_of, written_cells
from absr.store.journal import NewRows
from absr.store.lineage import (
    ALONE,
    alike,
    has_kin,
    in_lineage,
    is_same,
    kin_of,
    lineage_of,
)
from absr.store.pairing import edited_pairs
from absr.store.permissions import narrowed
from absr.store.repeats import join_roots, repeated, same_number
from absr.store.rivals import differences, elsewhere, give_up, give_up_others

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.source import Source
    from absr.store.database import Store
    from absr.store.incoming import Incoming
    from absr.store.lineage import Kin, Standing
    from absr.store.rivals import Elsewhere

MOST_REMOVED = 0.20
"""Above this part of a source's records gone, nothing is withdrawn unless it is accepted.

absr's own mark: a file cut short by mistake must not empty the counts.
"""

_TOGETHER = 5_000
"""New records that are written at once: many of them would fill the memory."""
_OF_A_RECORD = "id, kind, parent, key, state, payload"
_OF_A_PLACE = "record, source, sha256, file, sheet, row, cells"
_NEW_PLACE = (
    "INSERT INTO evidence (record, source, sha256, file, sheet, row, cells) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


_STRENGTH = ("unchanged", "changed", "removed", "added")
"""What became of a record without parent, the strongest last."""


class Change(NamedTuple):
    """One difference with what was known; identities are named by their field only."""

    action: str
    kind: str
    ref: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    place: str | None = None
    """Sheet and cell of what is now said (`Propos › E4`)."""
    was_at: str | None = None
    """File, sheet and cell of what was said before."""


class Merged(NamedTuple):
    """What a file did to the store; the counts are of interviews and the like."""

    source: int
    added: int
    changed: int
    removed: int
    unchanged: int
    records: Mapping[str, int]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    refused: tuple[tuple[Source, str], ...]
    """Places of the records that were not taken, with the reason."""


class _Known(NamedTuple):
    """A record as the store holds it."""

    id: str
    kind: str
    parent: str
    key: str
    state: str
    payload: str


class _Progress:
    """What is found while the file is gone through."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str], str] = {}
        """(kind, key) of a record without parent → its id."""
        self.touched: set[str] = set()
        self.conflicts: set[tuple[str, str, str | None]] = set()
        """(kind, key, sheet) of refused records without parent; no sheet: on all of them."""
        self.met: dict[tuple[str, str, str], Incoming] = {}
        """(kind, id of the parent, key) → the record that the file told first."""
        self.roots: dict[str, str] = {}
        """Id of a record without parent → added, changed, removed or unchanged."""
        self.counts: Counter[str] = Counter()
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.fresh: dict[str, list[Incoming]] = defaultdict(list)
        """Parent id → records that have no equal in the store."""
        self.refused: list[tuple[Source, str]] = []
        self.edited: set[tuple[str, str, str]] = set()
        """(kind, id of the parent, key) of records that are old ones edited."""
        self.held: tuple[int, int] = (0, 0)
        """Records and interviews that the source held before this file."""
        self.new_roots: set[str] = set()
        self.new_records: list[tuple[str, str, str, str, str, str]] = []
        self.new_places: list[tuple[str, int, str, str, str, int, str]] = []


class FileMerge:
    """Merges one file; call `run` once."""

    def __init__(
        self,
        store: Store,
        sha256: str,
        incoming: Sequence[Incoming],
        standing: Standing = ALONE,
        *,
        accept_removed: bool,
    ) -> None:
        """Prepare to merge the records of the file whose content has this sha256."""
        self._db = store.connection
        self._store = store
        self._sha256 = sha256
        self._told = self._incoming = incoming
        self._accept_removed = accept_removed
        self._p = _Progress()
        self._minting = Minting(store)
        self._standing = standing
        self._source = 0

    @cached_property
    def _kin(self) -> Kin:
        """What belongs to each record without parent."""
        return kin_of(self._told)

    def run(self) -> Merged:
        """Write the differences and give what they were."""
        lineage = lineage_of(self._db, self._sha256, self._incoming, self._standing)
        self._source = lineage.source
        self._incoming = [in_lineage(self._db, item, lineage) for item in self._incoming]
        self._p.held = self._held()
        roots, clashes = join_roots(self._incoming)
        for item, first in clashes:
            self._p.conflicts.add((item.kind, item.key, item.source.sheet))
            self._p.refused += _every_row(item, "conflict")
            self._p.problems.append(same_number(item, first.source.address))
        for item in roots:
            self._root(item)
        for item in self._incoming:
            if item.parent is not None:
                self._child(item)
        gone = self._gone() if any(self._p.held) else {}
        self._pair_edited(gone)
        self._pair_with_others(gone)
        for parent, items in self._p.fresh.items():
            for item in items:
                self._add(item, parent)
            if len(self._p.new_records) >= _TOGETHER:
                self._write_new()
        self._write_new()
        self._withdraw(gone)
        self._db.execute(
            "UPDATE source SET sha256 = ? WHERE number = ? AND sha256 <> ?",
            (self._sha256, self._source, self._sha256),
        )
        tally = Counter(self._p.roots.values())
        return Merged(
            self._source,
            tally["added"],
            tally["changed"],
            tally["removed"],
            tally["unchanged"],
            dict(self._p.counts),
            tuple(self._p.changes),
            tuple(self._p.problems),
            tuple(self._p.refused),
        )

    # -- records, one by one ----------------------------------------------------------------

    def _find(self, kind: str, parent: str, key: str) -> _Known | None:
        row = self._db.execute(
            "SELECT id, kind, parent, key, state, payload FROM record "
            "WHERE kind = ? AND parent = ? AND key = ?",
            (kind, parent, key),
        ).fetchone()
        return _Known(*row) if row else None

    def _root_id(self, item: Incoming) -> str | None:
        """Id of the parent of `item`, when it is known."""
        parent_kind = _above(item.kind)
        place = (parent_kind, item.parent or "")
        if (*place, None) in self._p.conflicts:
            return None
        if place not in self._p.ids:
            known = self._find(parent_kind, "", place[1])
            if known is None or known.state != "active":
                return None
            self._p.ids[place] = known.id
        return self._p.ids[place]

    def _root(self, item: Incoming) -> None:
        known = self._find(item.kind, "", item.key)
        if known is not None and known.state == "withdrawn" and not alike(item, known.payload):
            self._retire(known)
            known = None
        if known is None:
            self._p.ids[item.kind, item.key] = self._add(item, "")
        elif self._is_another(known, item):
            if _only_names(item):
                self._p.ids[item.kind, item.key] = known.id  # a sheet of what belongs to it
                return
            self._p.conflicts.add((item.kind, item.key, None))
            self._p.refused += _every_row(item, "conflict")
            others = elsewhere(self._db, known.id, self._source)
            self._p.problems.append(same_number(item, others[0].address(item.source.file)))
        else:
            self._p.ids[item.kind, item.key] = known.id
            self._meet(known, item)

    def _child(self, item: Incoming) -> None:
        root = (_above(item.kind), item.parent or "")
        conflicts = self._p.conflicts
        if conflicts and {(*root, None), (*root, item.source.sheet)} & conflicts:
            self._p.refused.append((item.source, "conflict"))
            return
        parent = self._root_id(item)
        if parent is None:
            self._p.refused.append((item.source, "unknown_interview"))
            self._p.problems.append(_unknown_parent(item))
            return
        first = self._p.met.setdefault((item.kind, parent, item.key), item)
        if first is not item:
            self._p.refused.append((item.source, "duplicate"))
            self._p.problems.append(repeated(item, first))
            return
        new = parent in self._p.new_roots
        known = None if new else self._find(item.kind, parent, item.key)
        if known is None:
            self._p.fresh[parent].append(item)
        else:
            self._meet(known, item)

    def _retire(self, known: _Known) -> None:
        """Free the number of a withdrawn record for another one: its id stays its own."""
        retired = f"{known.key} {known.id}"
        self._db.execute("UPDATE record SET key = ? WHERE id = ?", (retired, known.id))
        self._db.execute(
            "UPDATE minted SET key = ? WHERE kind = ? AND parent = '' AND key = ?",
            (retired, known.kind, known.key),
        )

    def _is_another(self, known: _Known, item: Incoming) -> bool:
        """Whether a record of other sources only has this number for something else."""
        if known.state != "active" or self._is_held(known.id):
            return False
        if not elsewhere(self._db, known.id, self._source):
            return False
        if known.payload == payload_of(item):
            return has_kin(self._db, item, known.id, self._kin) is False
        return _only_names(item) or not is_same(
            self._db, item, (known.id, known.payload), self._kin
        )

    def _is_held(self, record: str) -> bool:
        """Whether the earlier deliveries of this source held a record."""
        row = self._db.execute(
            "SELECT 1 FROM evidence WHERE record = ? AND source = ?", (record, self._source)
        ).fetchone()
        return row is not None

    def _meet(self, known: _Known, item: Incoming) -> None:
        """A record that is known: its place is renewed, its differences are kept."""
        payload = payload_of(item)
        root = known.parent or known.id
        if known.state == "withdrawn":
            self._db.execute(
                "UPDATE record SET state = 'active', payload = ? WHERE id = ?", (payload, known.id)
            )
            self._mark(root, "added" if not known.parent else "changed")
            self._p.changes.append(Change("added", item.kind, self._ref(item)))
        elif payload != known.payload:
            others = elsewhere(self._db, known.id, self._source)
            if others:
                self._differ(known, item, others)
                return
            self._changed(known, item, payload)
            self._mark(root, "changed")
        else:
            self._mark(root, "unchanged")
        if item.identity and self._keep_identity(known.id, item):
            self._mark(root, "changed")
        self._keep_place(known.id, item)

    def _differ(self, known: _Known, item: Incoming, others: Sequence[Elsewhere]) -> None:
        """What another file says otherwise stays, but no wider than what both permit; it is told.

        The record then stands in the file that says what is kept of it, and in no other.
        """
        self._p.problems += differences(item, known.payload, others[0])
        self._p.refused += _rows_of_its_own(item, self._incoming)
        before = json.loads(known.payload)
        less = narrowed(item.kind, before, item.values)
        self._p.touched.add(known.id)
        if less == before:
            give_up(self._db, known.id, self._source)
            self._mark(known.parent or known.id, "unchanged")
            return
        self._changed(known, item._replace(values=less), payload_of(item._replace(values=less)))
        self._mark(known.parent or known.id, "changed")
        give_up_others(self._db, known.id, others)
        self._keep_place(known.id, item)

    def _changed(self, known: _Known, item: Incoming, payload: str) -> None:
        self._db.execute("UPDATE record SET payload = ? WHERE id = ?", (payload, known.id))
        before, after = json.loads(known.payload), json.loads(payload)
        was = self._db.execute(
            "SELECT file, sheet, cells FROM evidence WHERE record = ? AND source = ?",
            (known.id, self._source),
        ).fetchone()
        for name in sorted(before.keys() | after.keys()):
            if name != "person" and before.get(name) != after.get(name):
                self._p.changes.append(
                    Change(
                        "changed",
                        item.kind,
                        self._ref(item),
                        name,
                        _shown(before.get(name)),
                        _shown(after.get(name)),
                        _spot(item.source.sheet, item.cells.get(name)),
                        was and _spot(was[0], was[1], json.loads(was[2]).get(name)),
                    )
                )

    def _add(self, item: Incoming, parent: str) -> str:
        progress, kind, source = self._p, item.kind, item.source
        record = self._minting.mint(kind, (parent, item.key), progress.touched)
        if not parent:
            progress.new_roots.add(record)
        new = (record, kind, parent, item.key, "active", payload_of(item))
        progress.new_records.append(new)
        if item.identity:
            self._keep_identity(record, item)
        progress.touched.add(record)
        progress.counts[kind] += 1
        progress.new_places.append((record, self._source, *self._place(item)))
        self._mark(parent or record, "changed" if parent else "added")
        progress.changes.append(Change("added", kind, _name(kind, item.values) or source.spot))
        return record

    def _keep_identity(self, record: str, item: Incoming) -> bool:
        """Keep names and contacts; True when they differ from what was known."""
        text = json.dumps(dict(sorted(item.identity.items())), ensure_ascii=False)
        row = self._db.execute(
            "SELECT payload FROM private.identity WHERE record = ?", (record,)
        ).fetchone()
        if row is not None and row[0] == text:
            return False
        statement = (
            "INSERT INTO private.identity (payload, record) VALUES (?, ?)"
            if row is None
            else "UPDATE private.identity SET payload = ? WHERE record = ?"
        )
        self._db.execute(statement, (text, record))
        if row is not None:
            before = json.loads(row[0])
            for name in sorted(before.keys() | item.identity.keys()):
                if before.get(name) != item.identity.get(name):
                    self._p.changes.append(Change("changed", item.kind, self._ref(item), name))
        return row is not None

    def _keep_place(self, record: str, item: Incoming) -> None:
        """Where the record stands in this source now."""
        self._p.touched.add(record)
        self._p.counts[item.kind] += 1
        place = self._place(item)
        key = (record, self._source)
        row = self._db.execute(
            "SELECT sha256, file, sheet, row, cells FROM evidence WHERE record = ? AND source = ?",
            key,
        ).fetchone()
        if row is None:
            self._db.execute(_NEW_PLACE, (*key, *place))
        elif row != place:
            self._db.execute(
                "UPDATE evidence SET sha256 = ?, file = ?, sheet = ?, row = ?, cells = ? "
                "WHERE record = ? AND source = ?",
                (*place, *key),
            )

    def _place(self, item: Incoming) -> tuple[str, str, str, int, str]:
        """Where a record stands in the file, as the store keeps it."""
        return (
            self._sha256,
            item.source.file,
            item.source.sheet or "",
            item.source.row or 0,
            written_cells(item.cells),
        )

    def _write_new(self) -> None:
        """Write the new records together: many times faster than one by one."""
        NewRows(self._store, "record", _OF_A_RECORD).write(self._p.new_records)
        NewRows(self._store, "evidence", _OF_A_PLACE).write(self._p.new_places)
        self._p.new_records.clear()
        self._p.new_places.clear()
        self._minting.keep()

    # -- what is gone, what was edited ------------------------------------------------------

    def _gone(self) -> dict[str, _Known]:
        """Records of this source that the file no longer holds."""
        rows = self._db.execute(
            "SELECT id, kind, parent, key, state, payload FROM record "
            "JOIN evidence ON evidence.record = record.id "
            "WHERE source = ? AND state = 'active' ORDER BY row, record.id",
            (self._source,),
        )
        known = (_Known(*row) for row in rows)
        return {
            record.id: record
            for record in known
            if record.id not in self._p.touched and record.kind not in self._unread_kinds()
        }

    def _unread_kinds(self) -> set[str]:
        """Kinds that are not read without the private store: they are not gone."""
        if self._store.has_identities:
            return set()
        return {kind.id for kind in kinds().values() if kind.holds_identities}

    def _pair_edited(self, gone: dict[str, _Known]) -> None:
        """A new text much like one that is gone, under the same parent, is that one edited."""
        if not gone:
            return
        by_parent: dict[tuple[str, str], list[_Known]] = defaultdict(list)
        for known in gone.values():
            if known.parent:
                by_parent[known.parent, known.kind].append(known)
        for parent, items in self._p.fresh.items():
            for kind in {item.kind for item in items}:
                old = {known.id: known for known in by_parent.get((parent, kind), ())}
                new = {n: _words(item.values) for n, item in enumerate(items) if item.kind == kind}
                words = {known.id: _words(json.loads(known.payload)) for known in old.values()}
                for place, record in edited_pairs(words, new).items():
                    del gone[record]
                    self._edit(old[record], items[place])
            self._p.fresh[parent] = [item for item in items if not self._is_settled(item, parent)]

    def _pair_with_others(self, gone: Mapping[str, _Known]) -> None:
        """A new text much like one that only other files hold is that one told otherwise."""
        for parent, items in self._p.fresh.items():
            if parent in self._p.new_roots or not elsewhere(self._db, parent, self._source):
                continue
            rows = self._db.execute(
                "SELECT id, kind, parent, key, state, payload FROM record "
                "WHERE parent = ? AND state = 'active'",
                (parent,),
            )
            known = {
                record.id: record
                for record in (_Known(*row) for row in rows)
                if record.id not in self._p.touched and record.id not in gone
            }
            for kind in {item.kind for item in items}:
                old = {r: _words(json.loads(k.payload)) for r, k in known.items() if k.kind == kind}
                new = {n: _words(item.values) for n, item in enumerate(items) if item.kind == kind}
                for place, record in edited_pairs(old, new).items():
                    self._p.edited.add((kind, parent, items[place].key))
                    self._differ_or_meet(known[record], items[place])
            self._p.fresh[parent] = [item for item in items if not self._is_settled(item, parent)]

    def _differ_or_meet(self, known: _Known, item: Incoming) -> None:
        """A text that was edited: told when another file still holds the former words."""
        others = elsewhere(self._db, known.id, self._source)
        if others and known.payload != payload_of(item):
            self._differ(known, item, others)
            return
        self._db.execute("UPDATE record SET key = ? WHERE id = ?", (item.key, known.id))
        keep_id(self._store, item.kind, (known.parent, item.key), known.id)
        self._meet(known, item)

    def _is_settled(self, item: Incoming, parent: str) -> bool:
        """Whether a new record was found to be an old one edited."""
        return (item.kind, parent, item.key) in self._p.edited

    def _edit(self, known: _Known, item: Incoming) -> None:
        self._p.edited.add((item.kind, known.parent, item.key))
        self._differ_or_meet(known, item)

    def _held(self) -> tuple[int, int]:
        """Active records of the source, and those among them without a parent."""
        row = self._db.execute(
            "SELECT count(*), coalesce(sum(parent = ''), 0) FROM evidence "
            "JOIN record ON record.id = evidence.record WHERE source = ? AND state = 'active'",
            (self._source,),
        ).fetchone()
        return int(row[0]), int(row[1])

    def _withdraw(self, gone: Mapping[str, _Known]) -> None:
        if not gone:
            return
        held, roots_held = self._p.held
        roots = sum(not known.parent for known in gone.values())
        much = len(gone) > MOST_REMOVED * held or roots > MOST_REMOVED * roots_held
        if much and not self._accept_removed:
            self._p.problems.append(self._too_many_gone(gone, held))
            return
        for known in gone.values():
            self._db.execute(
                "DELETE FROM evidence WHERE record = ? AND source = ?", (known.id, self._source)
            )
            elsewhere = self._db.execute(
                "SELECT 1 FROM evidence WHERE record = ?", (known.id,)
            ).fetchone()
            if elsewhere is None:
                self._db.execute("UPDATE record SET state = 'withdrawn' WHERE id = ?", (known.id,))
                self._mark(known.parent or known.id, "changed" if known.parent else "removed")
                ref = _name(known.kind, json.loads(known.payload)) or known.id
                self._p.changes.append(Change("removed", known.kind, ref))

    def _too_many_gone(self, gone: Mapping[str, _Known], held: int) -> Problem:
        roots = sum(1 for known in gone.values() if not known.parent)
        return Problem(
            "X204",
            Severity.WARNING,
            self._incoming[0].source.file if self._incoming else "",
            facts=(("gone", str(len(gone))), ("held", str(held)), ("interviews", str(roots))),
        )

    def _mark(self, root: str, status: str) -> None:
        """Keep the strongest status: added, then removed, then changed, then unchanged."""
        before = self._p.roots.get(root, "unchanged")
        if before != status or before == "unchanged":
            self._p.roots[root] = max(before, status, key=_STRENGTH.index)

    def _ref(self, item: Incoming) -> str:
        return _name(item.kind, item.values) or item.source.spot


@cache
def _above(kind_id: str) -> str:
    """Id of the kind that records of this kind belong to; empty when there is none."""
    return kinds()[kind_id].parent or ""


def _name(kind: str, values: Mapping[str, object]) -> str:
    """The numbers by which a record is known, else its name; nothing when it has neither."""
    names = _naming(kind)
    return " · ".join(str(values[name]) for name in names if values.get(name)) if names else ""


@cache
def _naming(kind_id: str) -> tuple[str, ...]:
    """The fields that name a record of this kind: the numbers in its key, else its main one."""
    kind = kinds()[kind_id]
    numbers = tuple(name for name in kind.key if kind.field(name).value is ValueType.REF)
    return numbers or ((kind.main,) if kind.main else ())


def _every_row(item: Incoming, reason: str) -> list[tuple[Source, str]]:
    """The rows of a record that is not taken."""
    rows = item.rows or (item.source.row,)
    return [(item.source._replace(row=row), reason) for row in rows]


def _rows_of_its_own(item: Incoming, incoming: Sequence[Incoming]) -> list[tuple[Source, str]]:
    """The rows of a record whose differences are not taken, but for those that tell others."""
    told = {
        (other.source.sheet, other.source.row) for other in incoming if other.parent is not None
    }
    rows = _every_row(item, "conflict")
    if item.parent is not None:
        return rows
    return [(source, why) for source, why in rows if (source.sheet, source.row) not in told]


def _spot(*parts: str | None) -> str:
    return " › ".join(part for part in parts if part)


def _shown(value: object) -> str | None:
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    return None if value is None else str(value)


def _words(values: Mapping[str, object]) -> str:
    return " ".join(str(values.get(name) or "") for name in ("quote", "reformulation")).strip()


def _only_names(item: Incoming) -> bool:
    """Whether nothing is told of a record but its number."""
    return all(value is None for name, value in item.values.items() if name != "ref")


def _unknown_parent(item: Incoming) -> Problem:
    cell = item.source.row
    return Problem(
        "X205",
        Severity.ERROR,
        item.source.file,
        item.source.sheet,
        (item.cells.get("ref") or str(cell),),
        field="ref",
        value=item.parent_ref,
    )
