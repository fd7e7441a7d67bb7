"""Which source a delivered file belongs to.

A source is a lineage of deliveries: a file belongs to it when at least half of its keys are known
there and most of those records are alike (same date, person and type), so that two interviewers
who both number E01 to E30 stay two sources.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.store.incoming import is_unsigned, payload_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from absr.store.incoming import Incoming

_TELLING = 20
"""Characters from which on the words of a slip are hardly those of another."""


def source_of(db: sqlite3.Connection, sha256: str, incoming: Sequence[Incoming]) -> int:
    """Number of the source of these records: a known one, else a new one."""
    same = db.execute("SELECT source FROM delivery WHERE sha256 = ?", (sha256,)).fetchone()
    if same is not None and same[0] is not None:
        return int(same[0])
    roots = [item for item in incoming if item.parent is None]
    known = _by_roots(db, roots) if roots else _by_children(db, incoming)
    return known or _new_source(db, sha256, incoming)


def _by_roots(db: sqlite3.Connection, roots: Sequence[Incoming]) -> int | None:
    """The source that holds half of these keys, most of them with the same content."""
    shared: Counter[int] = Counter()
    same: Counter[int] = Counter()
    for item in roots:
        for source, payload in _known(db, item):
            shared[source] += 1
            same[source] += alike(item, payload)
    for source, same_rows in same.most_common():
        fewest = min(len(roots), _roots_of(db, source))
        if 2 * shared[source] >= fewest and 2 * same_rows > shared[source]:
            return source
    return None


def _known(db: sqlite3.Connection, item: Incoming) -> list[tuple[int, str]]:
    """Source and content of the records with this key.

    A slip that nobody signed tells its source only by its words: many give the same mark.
    """
    first, last = item.key, item.key
    if is_unsigned(item):
        if not any(isinstance(v, str) and len(v) >= _TELLING for v in item.values.values()):
            return []
        first, last = f"{item.key} @", f"{item.key} A"  # what stands between begins with `@`
    return db.execute(
        "SELECT evidence.source, record.payload FROM record JOIN evidence "
        "ON evidence.record = record.id "
        "WHERE kind = ? AND parent = '' AND key BETWEEN ? AND ?",
        (item.kind, first, last),
    ).fetchall()


def _roots_of(db: sqlite3.Connection, source: int) -> int:
    row = db.execute(
        "SELECT count(*) FROM evidence JOIN record ON record.id = evidence.record "
        "WHERE source = ? AND parent = ''",
        (source,),
    ).fetchone()
    return int(row[0])


def _by_children(db: sqlite3.Connection, incoming: Sequence[Incoming]) -> int | None:
    """The source of a file that only holds children (a list of persons), by their keys."""
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
    best = votes.most_common(1)
    return best[0][0] if best and 2 * best[0][1] >= len(incoming) else None


def _new_source(db: sqlite3.Connection, sha256: str, incoming: Sequence[Incoming]) -> int:
    kind = incoming[0].kind if incoming else ""
    cursor = db.execute("INSERT INTO source (kind, sha256) VALUES (?, ?)", (kind, sha256))
    return int(cursor.lastrowid or 0)


def alike(item: Incoming, payload: str) -> bool:
    """Whether most of the fields by which a record is known again agree."""
    names = kinds()[item.kind].alike
    mine, known = json.loads(payload_of(item)), json.loads(payload)
    agreed = sum(mine.get(name) == known.get(name) for name in names)
    return 2 * agreed > len(names) if names else True
