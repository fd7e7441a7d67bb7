"""Which source a delivered file belongs to.

A source is a lineage of deliveries: a file belongs to it when at least half of its keys are known
there and most of those records are the same ones: alike (date, person and type), and, in a file
that stands elsewhere, with words or persons in common, so that two interviewers who both number
E01 to E30 on the same days stay two sources. A file is no version of one that still stands as it
was delivered: two files side by side are two sources.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.model.record import NamedTuple
from absr.store.incoming import is_unsigned, of_source, payload_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Mapping, Sequence

    from absr.store.incoming import Incoming

    Kin = Mapping[tuple[str, str], frozenset[tuple[str, str]]]
    """Kind and key of a record without parent → kind and key of each that belongs to it."""

_TELLING = 20
"""Characters from which on the words of a slip are hardly those of another."""


class Standing(NamedTuple):
    """Where a file stands, and what stands beside it."""

    home: frozenset[str] = frozenset()
    """Paths below the project at which it, or what it is the corrected copy of, was delivered."""
    beside: Container[str] = frozenset()
    """Contents of the other files that stand as they were delivered."""


ALONE = Standing()


class Lineage(NamedTuple):
    """The source of a file, and others that tell of the same things."""

    source: int
    others: tuple[int, ...] = ()


def lineage_of(
    db: sqlite3.Connection, sha256: str, incoming: Sequence[Incoming], standing: Standing
) -> Lineage:
    """The source of these records: a known one, else a new one.

    Sources whose file is gone, and of which this file holds every record, become one with it.
    """
    home = _free(db, _delivered_at(db, standing.home), standing, sha256)
    related = _related(db, incoming, home)
    found = _free(db, related, standing, sha256)
    same = db.execute("SELECT source FROM delivery WHERE sha256 = ?", (sha256,)).fetchone()
    known = _free(db, [same[0]], standing, sha256) if same and same[0] is not None else []
    at_home = [source for source in found if source in home]
    replaced = [source for source in home if not _shares(db, incoming, source)]
    best = (*known, *at_home, *found, *replaced)
    source = int(best[0]) if best else _new_source(db, sha256, incoming)
    keys = {(item.kind, item.key) for item in incoming if item.parent is None}
    others = [other for other in related if other != source]
    for other in dict.fromkeys((*home, *found)):
        if other != source and keys and keys >= _roots_of(db, other):
            _absorb(db, source, other)
            others = [one for one in others if one != other]
    return Lineage(source, tuple(others))


def is_delivered(db: sqlite3.Connection, standing: Standing) -> bool:
    """Whether an earlier version of a file was taken, and no other file stands for it since."""
    return bool(_free(db, _delivered_at(db, standing.home), standing))


def in_lineage(db: sqlite3.Connection, item: Incoming, lineage: Lineage) -> Incoming:
    """The record with the key that it has among the records of its source.

    A slip that nobody signed is known by its source; one that another file of the same slips
    holds is that one, not a second.
    """
    found = of_source(item, lineage.source)
    if found is item:
        return item
    for other in lineage.others:
        shared = of_source(item, other)
        row = db.execute(
            "SELECT 1 FROM record WHERE kind = ? AND parent = '' AND key = ?",
            (item.kind, shared.key),
        ).fetchone()
        if row is not None:
            return shared
    return found


def _delivered_at(db: sqlite3.Connection, paths: frozenset[str]) -> list[int]:
    """The sources whose newest delivery came from one of these paths."""
    rows = db.execute(
        "SELECT source.number FROM delivery CROSS JOIN source "
        "ON source.number = delivery.source AND source.sha256 = delivery.sha256 "
        "WHERE path IN (SELECT value FROM json_each(?)) ORDER BY source.number",
        (json.dumps(sorted(paths)),),
    )
    return [int(row[0]) for row in rows]


def _free(
    db: sqlite3.Connection, sources: Sequence[int], standing: Standing, sha256: str = ""
) -> list[int]:
    """Those of some sources whose newest delivery stands nowhere beside the file of this content.

    A source of which nothing is delivered is free too.
    """
    newest = (
        "SELECT delivery.sha256 FROM source JOIN delivery ON delivery.source = source.number "
        "AND delivery.sha256 = source.sha256 WHERE source.number = ?"
    )
    rows = [db.execute(newest, (source,)).fetchone() for source in sources]
    return [
        int(source)
        for source, row in zip(sources, rows, strict=True)
        if row is None or row[0] == sha256 or row[0] not in standing.beside
    ]


def _related(
    db: sqlite3.Connection, incoming: Sequence[Incoming], home: Sequence[int]
) -> list[int]:
    """The sources whose records these are, the one with most of them first."""
    roots = [item for item in incoming if item.parent is None]
    return _by_roots(db, incoming, roots, home) if roots else _by_children(db, incoming)


def _by_roots(
    db: sqlite3.Connection,
    incoming: Sequence[Incoming],
    roots: Sequence[Incoming],
    home: Sequence[int],
) -> list[int]:
    """The sources that hold half of these keys, most of them for the same thing."""
    shared: Counter[int] = Counter()
    same: Counter[int] = Counter()
    kin: Kin | None = None
    for item in roots:
        for source, record, payload in _known(db, item):
            kin = kin_of(incoming) if kin is None else kin
            shared[source] += 1
            same[source] += alike(item, payload) and (
                source in home or is_same(db, item, (record, payload), kin)
            )
    return [
        source
        for source, rows in same.most_common()
        if 2 * shared[source] >= min(len(roots), len(_roots_of(db, source)))
        and 2 * rows > shared[source]
    ]


def _known(db: sqlite3.Connection, item: Incoming) -> list[tuple[int, str, str]]:
    """Source, id and content of the records with this key.

    A slip that nobody signed tells its source only by its words: many give the same mark.
    """
    first, last = item.key, item.key
    if is_unsigned(item):
        if not any(isinstance(v, str) and len(v) >= _TELLING for v in item.values.values()):
            return []
        first, last = f"{item.key} @", f"{item.key} A"  # what stands between begins with `@`
    return db.execute(
        "SELECT evidence.source, record.id, record.payload FROM record JOIN evidence "
        "ON evidence.record = record.id "
        "WHERE kind = ? AND parent = '' AND key BETWEEN ? AND ?",
        (item.kind, first, last),
    ).fetchall()


def _roots_of(db: sqlite3.Connection, source: int) -> set[tuple[str, str]]:
    """Kind and key of the records without parent that a source holds."""
    rows = db.execute(
        "SELECT kind, key FROM evidence JOIN record ON record.id = evidence.record "
        "WHERE source = ? AND parent = ''",
        (source,),
    )
    return {(str(kind), str(key).partition(" @")[0]) for kind, key in rows}


def _shares(db: sqlite3.Connection, incoming: Sequence[Incoming], source: int) -> bool:
    """Whether a source holds a record with the number of one of these."""
    held = _roots_of(db, source)
    return any((item.kind, item.key) in held for item in incoming if item.parent is None)


def _by_children(db: sqlite3.Connection, incoming: Sequence[Incoming]) -> list[int]:
    """The sources of a file that only holds children (a list of persons), by their keys."""
    votes: Counter[int] = Counter()
    for item in incoming:
        rows = db.execute(
            "SELECT evidence.source FROM evidence "
            "JOIN record AS child ON child.id = evidence.record "
            "JOIN record AS root ON root.id = child.parent "
            "WHERE child.kind = ? AND child.key = ? AND root.kind = ? AND root.key = ?",
            (item.kind, item.key, kinds()[item.kind].parent or "", item.parent or ""),
        )
        votes.update(int(row[0]) for row in rows)
    return [source for source, count in votes.most_common() if 2 * count >= len(incoming)]


def _new_source(db: sqlite3.Connection, sha256: str, incoming: Sequence[Incoming]) -> int:
    kind = incoming[0].kind if incoming else ""
    cursor = db.execute("INSERT INTO source (kind, sha256) VALUES (?, ?)", (kind, sha256))
    return int(cursor.lastrowid or 0)


def _absorb(db: sqlite3.Connection, source: int, other: int) -> None:
    """Make the places and deliveries of another source those of this one."""
    db.execute(
        "UPDATE OR IGNORE record SET key = substr(key, 1, length(key) - length(?)) || ? "
        "WHERE parent = '' AND key LIKE ?",
        (f" @{other}", f" @{source}", f"% @{other}"),
    )
    db.execute("UPDATE OR IGNORE evidence SET source = ? WHERE source = ?", (source, other))
    db.execute("DELETE FROM evidence WHERE source = ?", (other,))
    db.execute("UPDATE delivery SET source = ? WHERE source = ?", (source, other))
    db.execute("DELETE FROM source WHERE number = ?", (other,))


# -- whether two records are one ------------------------------------------------------------


def alike(item: Incoming, payload: str) -> bool:
    """Whether most of the fields by which a record is known again agree."""
    names = kinds()[item.kind].alike
    mine, known = json.loads(payload_of(item)), json.loads(payload)
    agreed = sum(mine.get(name) == known.get(name) for name in names)
    return 2 * agreed > len(names) if names else True


def kin_of(incoming: Sequence[Incoming]) -> Kin:
    """What belongs to each record of a file that has no parent."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for item in incoming:
        if item.parent is not None:
            place = (kinds()[item.kind].parent or "", item.parent)
            found.setdefault(place, set()).add((item.kind, item.key))
    return {place: frozenset(kin) for place, kin in found.items()}


def has_kin(db: sqlite3.Connection, item: Incoming, record: str, kin: Kin) -> bool | None:
    """Whether something stands under both an item and a record; None when it cannot be said."""
    mine = kin.get((item.kind, item.key), frozenset())
    rows = db.execute(
        "SELECT kind, key FROM record WHERE parent = ? AND state = 'active'", (record,)
    )
    theirs = {(str(kind), str(key)) for kind, key in rows} if mine else set()
    if not {kind for kind, _ in mine} & {kind for kind, _ in theirs}:
        return None
    return bool(mine & theirs)


def is_same(db: sqlite3.Connection, item: Incoming, known: tuple[str, str], kin: Kin) -> bool:
    """Whether a record (id and content) is the one an item tells of, not another with its number.

    It is by what belongs to both; where nothing does, by most of what both say.
    """
    record, payload = known
    found = has_kin(db, item, record, kin)
    if found is not None:
        return found
    mine, theirs = json.loads(payload_of(item)), json.loads(payload)
    key = set(kinds()[item.kind].key)
    said = {name for name in mine.keys() & theirs.keys() if name not in key}
    equal = sum(mine[name] == theirs[name] for name in said)
    return 2 * equal > len(said) or (not said and alike(item, payload))
