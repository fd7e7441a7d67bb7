"""The files that were delivered: their archived copies and what was made of them."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from absr.model.record import NamedTuple
from absr.store.files import remove_file, write_file

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

    from absr.store.database import Store


_FINGERPRINT = "[0-9a-f]{64}"


class Delivery(NamedTuple):
    """A delivered file and the answer that was given to it."""

    sha256: str
    source: int | None
    batch: int
    file: str
    path: str
    settings: str
    """Digest of the settings it was read with."""
    answer: Mapping[str, Any]


def find_delivery(store: Store, sha256: str) -> Delivery | None:
    """The delivery with this content, or None."""
    row = store.connection.execute(_SELECT + "WHERE delivery.sha256 = ?", (sha256,)).fetchone()
    return _delivery(row) if row else None


def delivery_at(store: Store, path: str) -> Delivery | None:
    """The last delivery from this path below the project, or None."""
    row = store.connection.execute(
        _SELECT + "WHERE path = ? ORDER BY batch DESC, place DESC LIMIT 1", (path,)
    ).fetchone()
    return _delivery(row) if row else None


def current_deliveries(store: Store) -> tuple[Delivery, ...]:
    """The newest delivery of each source, in order of arrival."""
    rows = store.connection.execute(
        _SELECT + "JOIN source ON source.number = delivery.source "
        "AND source.sha256 = delivery.sha256 ORDER BY delivery.source"
    )
    return tuple(_delivery(row) for row in rows)


def deliveries_in_use(store: Store) -> tuple[Delivery, ...]:
    """Every delivery in which an active record stands: its figures come from there."""
    rows = store.connection.execute(
        f"{_SELECT} WHERE delivery.sha256 IN "  # noqa: S608 -- nothing of the user's in it
        "(SELECT evidence.sha256 FROM evidence "
        "JOIN record ON record.id = evidence.record WHERE state = 'active') ORDER BY delivery.place"
    )
    return tuple(_delivery(row) for row in rows)


def current_places(store: Store) -> tuple[tuple[str, str], ...]:
    """Content and path of the newest delivery of each source."""
    rows = store.connection.execute(
        "SELECT delivery.sha256, path FROM delivery JOIN source ON source.number = delivery.source "
        "AND source.sha256 = delivery.sha256"
    )
    return tuple((str(sha256), str(path)) for sha256, path in rows)


def others_than(store: Store, seen: Container[str | None]) -> tuple[Delivery, ...]:
    """The current deliveries of the sources of which no content was `seen`."""
    rows = store.connection.execute(
        "SELECT source.sha256 FROM source JOIN delivery ON delivery.source = source.number "
        "AND delivery.sha256 = source.sha256 ORDER BY source.number"
    ).fetchall()
    found = (find_delivery(store, sha256) for (sha256,) in rows if sha256 not in seen)
    return tuple(delivery for delivery in found if delivery is not None)


def is_current(store: Store, delivery: Delivery) -> bool:
    """Whether no newer delivery of the same source has come since."""
    row = store.connection.execute(
        "SELECT 1 FROM source WHERE number = ? AND sha256 = ?", (delivery.source, delivery.sha256)
    ).fetchone()
    return row is not None


def is_corrected(store: Store, delivery: Delivery) -> bool:
    """Whether the annotated copy of this file was delivered since: that is the newer one."""
    if is_current(store, delivery):
        return False
    row = store.connection.execute(
        "SELECT path FROM delivery JOIN source ON source.number = delivery.source "
        "AND source.sha256 = delivery.sha256 WHERE source.number = ?",
        (delivery.source,),
    ).fetchone()
    folder = store.paths.to_correct.relative_to(store.paths.root).as_posix()
    return row is not None and str(row[0]).startswith(f"{folder}/")


_SELECT = (
    "SELECT delivery.sha256, delivery.source, batch, file, path, settings, answer FROM delivery "
)


def _delivery(row: tuple[Any, ...]) -> Delivery:
    sha256, source, batch, file, path, settings, answer = row
    return Delivery(sha256, source, batch, file, path, settings, json.loads(answer))


def keep_delivery(store: Store, delivery: Delivery) -> None:
    """Keep a delivery; the same content delivered again replaces its own line."""
    values = (
        delivery.source,
        delivery.batch,
        delivery.file,
        delivery.path,
        delivery.settings,
        json.dumps(delivery.answer, ensure_ascii=False),
        delivery.sha256,
    )
    cursor = store.connection.execute(
        "UPDATE delivery SET source = ?, batch = ?, file = ?, path = ?, settings = ?, answer = ? "
        "WHERE sha256 = ?",
        values,
    )
    if cursor.rowcount == 0:
        store.connection.execute(
            "INSERT INTO delivery (source, batch, file, path, settings, answer, sha256) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )


def archive_path(folder: Path, sha256: str, file: str) -> Path:
    """Where the archived copy of the delivered `file` with this content stands."""
    return folder / f"{sha256}{PurePath(file).suffix.lower() or '.xlsx'}"


def extract_path(folder: Path, sha256: str) -> Path:
    """Where the extract of a large published file stands, which is not archived whole."""
    return folder / f"{sha256}.csv"


def delivery_seen(store: Store, mark: str) -> Delivery | None:
    """The delivery of the file that bore this mark (`store.seen`), or None."""
    rows = store.connection.execute(
        f"{_SELECT} WHERE json_extract(answer, '$.seen') = ?",
        (mark,),
    )
    return next((_delivery(row) for row in rows), None)


def archive(folder: Path, sha256: str, file: str, data: bytes) -> Path | None:
    """Keep a copy of a delivered file; None when it is there already.

    The copy is not waited for: call `files.sync_files` before the transaction is committed.
    """
    return _archived(archive_path(folder, sha256, file), data)


def archive_extract(folder: Path, sha256: str, data: bytes) -> Path | None:
    """The same of the extract of a published file, sealed by a last line with its fingerprint."""
    return _archived(extract_path(folder, sha256), data + _seal(data))


def _seal(data: bytes) -> bytes:
    return f"# sha256 {hashlib.sha256(data).hexdigest()}\n".encode()


def is_archived_intact(folder: Path, sha256: str, file: str) -> bool:
    """Whether the copy of a delivered file is the file, byte for byte, or its extract as sealed."""
    copy, extract = archive_path(folder, sha256, file), extract_path(folder, sha256)
    if copy.is_file() and hashlib.sha256(copy.read_bytes()).hexdigest() == sha256:
        return True
    if not extract.is_file():
        return False
    data = extract.read_bytes()
    end = data.rfind(b"\n", 0, -1) + 1
    return data[end:] == _seal(data[:end])


def _archived(place: Path, data: bytes) -> Path | None:
    if place.exists() and place.read_bytes() == data:
        return None
    write_file(place, data, synced=False)
    return place


def sweep_archive(store: Store, folder: Path) -> None:
    """Remove the copies that an interrupted ingest left after the last commit.

    Nothing else is touched: what somebody put there, and copies that an older store named.
    """
    if not folder.is_dir():
        return
    rows = store.connection.execute(
        "SELECT sha256 FROM delivery UNION "
        "SELECT json_extract(before, '$.sha256') FROM change WHERE tbl = 'delivery'"
    )
    named = {str(row[0]) for row in rows}
    last_commit = store.paths.database.stat().st_mtime if store.paths.database.exists() else None
    if last_commit is None:
        return
    for copy in folder.iterdir():
        if copy.stem in named or not re.fullmatch(_FINGERPRINT, copy.stem) or not copy.is_file():
            continue
        if copy.stat().st_mtime > last_commit:  # older ones may be another store's evidence
            remove_file(copy)
