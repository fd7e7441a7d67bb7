"""Records that bear a theme, under the theme that stands for it now; their sources stay as read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.settings import DECIDED_THEMES
from absr.store.evidence_ids import keep_id
from absr.store.incoming import written_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from absr.model.fields import Field, Kind
    from absr.model.theme_splits import ThemeSplits
    from absr.store.database import Store

    KeyOf = Callable[[Kind, Mapping[str, Any]], str]

_THEMED = ("themes", DECIDED_THEMES)


def theme_fields(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind that hold themes."""
    return tuple(column for column in kind.fields if column.values in _THEMED)


class Recoding:
    """Puts every record under the themes of today."""

    def __init__(self, now: Callable[[str], str], splits: ThemeSplits, key_of: KeyOf) -> None:
        """`now`: theme → the theme that stands for it; `key_of`: what tells a record from others.

        A record without a number is known by its words, its theme among them.
        """
        self._now = now
        self._splits = splits
        self._key_of = key_of

    def run(self, store: Store) -> None:
        """Recode what the store holds, withdrawn records too: they may come back."""
        for kind in kinds().values():
            fields = theme_fields(kind)
            if not fields:
                continue
            rows = store.connection.execute(
                "SELECT id, parent, key, payload FROM record WHERE kind = ? ORDER BY place",
                (kind.id,),
            ).fetchall()
            for row in rows:
                self._record(store, kind, fields, row)

    def _record(
        self, store: Store, kind: Kind, fields: Sequence[Field], row: tuple[str, str, str, str]
    ) -> None:
        record, parent, key, payload = row
        before = json.loads(payload)
        after = {**before, **dict(self._values(fields, before))}
        if kind.id == "statements" and after.get("themes"):
            after["themes"] = list(self._splits.settled(after["themes"], after.get("sub_theme")))
        if after == before:
            return
        store.connection.execute(
            "UPDATE record SET payload = ? WHERE id = ?", (written_values(after), record)
        )
        if key == self._key_of(kind, before):
            self._keep_key(store, kind, (record, parent, key), self._key_of(kind, after))

    def _values(self, fields: Sequence[Field], values: Mapping[str, Any]) -> Iterator[Any]:
        for column in fields:
            value = values.get(column.name)
            if not value:
                continue
            if column.value is ValueType.CHOICES:
                yield column.name, list(dict.fromkeys(map(self._now, value)))
            else:
                yield column.name, self._now(value)

    def _keep_key(self, store: Store, kind: Kind, place: tuple[str, str, str], key: str) -> None:
        """Know the record by its new theme; two that become the same stay apart as they were."""
        record, parent, before = place
        if key == before:
            return
        taken = store.connection.execute(
            "SELECT 1 FROM record WHERE kind = ? AND parent = ? AND key = ?",
            (kind.id, parent, key),
        ).fetchone()
        if taken is None:
            store.connection.execute("UPDATE record SET key = ? WHERE id = ?", (key, record))
            keep_id(store, kind.id, (parent, key), record)
