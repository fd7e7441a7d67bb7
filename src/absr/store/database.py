"""The two databases of a project, opened as one: pseudonymised records, and identities.

Rollback journals and full synchronisation: a write-ahead log fails on network shares and in
read-only folders, where municipalities keep their files. One transaction commits both.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.store.files import make_folder, remove_file
from absr.store.lock import project_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from absr.store.paths import ProjectPaths

APPLICATION_ID = 0x61627372  # "absr"
_PATIENCE_SECONDS = 20
_CACHE_KIB = 32_768
"""Pages that are kept at most while something is written; few records take few of them."""
VERSIONS = {"main": 2, "private": 1}
"""Version of each stored format; a store of a newer one is never touched, an older one is
brought up to date when something is written. Main 2 keeps the decisions on the user's words."""

_MAIN = """
CREATE TABLE batch (
    number INTEGER PRIMARY KEY,
    action TEXT NOT NULL,
    at TEXT NOT NULL,
    absr TEXT NOT NULL,
    undone_by INTEGER REFERENCES batch,
    summary TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE TABLE delivery (
    place INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    source INTEGER,
    batch INTEGER NOT NULL,
    file TEXT NOT NULL,
    path TEXT NOT NULL,
    settings TEXT NOT NULL,
    answer TEXT NOT NULL
);
CREATE TABLE record (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
    payload TEXT NOT NULL
);
CREATE UNIQUE INDEX record_key ON record (kind, parent, key);
CREATE TABLE evidence (
    place INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    source INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    row INTEGER NOT NULL,
    cells TEXT NOT NULL,
    UNIQUE (record, source)
);
CREATE TABLE minted (
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, parent, key)
);
CREATE INDEX minted_id ON minted (id);
CREATE TABLE scaffold (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE TABLE output (
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    batch INTEGER NOT NULL,
    at TEXT NOT NULL,
    settings TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (path, sha256)
);
"""

_MAPPING = """
CREATE TABLE mapping (
    place INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    folded TEXT NOT NULL,
    written TEXT NOT NULL,
    meaning TEXT,
    batch INTEGER NOT NULL
)
"""
"""Decisions, each as it was taken; a meaning that is null forgets those before it."""

_PRIVATE = """
CREATE TABLE {schema}.secret (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE {schema}.identity (
    place INTEGER PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL
);
"""

JOURNALLED = {
    "main": ("source", "delivery", "record", "evidence", "mapping"),
    "private": ("identity",),
}
"""Tables whose every change is kept by triggers, so that undo can give it back.

Each has an integer primary key: the number that undo finds a row by survives a VACUUM.
"""

_CHANGE = """
CREATE TABLE {schema}.change (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    place INTEGER NOT NULL,
    before TEXT
);
CREATE TABLE {schema}.now (batch INTEGER NOT NULL);
INSERT INTO {schema}.now VALUES (0);
"""


class Store:
    """An open project store. Use `open_store`; close it when done."""

    def __init__(self, connection: sqlite3.Connection, paths: ProjectPaths) -> None:
        """Keep the connection and where the project stands."""
        self.connection = connection
        self.paths = paths
        self.written: list[Path] = []
        """Files that only this transaction names: removed when it is not committed."""

    @cached_property
    def has_identities(self) -> bool:
        """Whether the private store is there."""
        return _attached(self.connection)

    def close(self) -> None:
        """Close both databases."""
        self.connection.close()


@contextmanager
def open_store(paths: ProjectPaths, *, write: bool = False, dry: bool = False) -> Iterator[Store]:
    """The project's store; with `write`, under the project lock and inside one transaction.

    The transaction is committed when the block ends, rolled back when it raises. With `dry`
    the changes are made to a copy in memory and lost: nothing is written to the disk.
    """
    with store_faults(paths):
        if dry:
            store = Store(_copy_in_memory(paths), paths)
            try:
                yield store
            finally:
                store.close()
            return
        if not write:
            store = Store(_connect_to_read(paths), paths)
            try:
                yield store
            finally:
                store.close()
            return
        make_folder(paths.database.parent)
        with project_lock(paths.lock):
            store = Store(_connect_to_write(paths), paths)
            try:
                store.connection.execute("BEGIN IMMEDIATE")
                yield store
                if store.connection.in_transaction:  # else the block took its changes back
                    store.connection.execute("COMMIT")
                    store.written.clear()
            finally:
                if store.connection.in_transaction:
                    store.connection.execute("ROLLBACK")
                store.close()
                for path in store.written:
                    remove_file(path)


def _connect_to_read(paths: ProjectPaths) -> sqlite3.Connection:
    if not paths.database.is_file():
        return _empty()
    # Not opened read-only: what an interrupted command left half done must be rolled back first.
    connection = sqlite3.connect(paths.database, isolation_level=None, timeout=_PATIENCE_SECONDS)
    if not _check_version(connection, "main"):
        connection.close()
        return _empty()
    if paths.identities.is_file():
        connection.execute("ATTACH DATABASE ? AS private", (str(paths.identities),))
        if not _check_version(connection, "private"):
            connection.execute("DETACH DATABASE private")
    connection.execute("PRAGMA query_only = ON")
    return connection


def _empty() -> sqlite3.Connection:
    """A store without anything in it: none was made yet, or its making was interrupted."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _create(connection, "main")
    return connection


def _copy_in_memory(paths: ProjectPaths) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    main, private = _content(paths.database), _content(paths.identities)
    if private is not None or not main:
        connection.execute("ATTACH DATABASE ':memory:' AS private")
    for schema, content in (("main", main), ("private", private)):
        if content:
            connection.deserialize(content, name=schema)
            _check_version(connection, schema)
            _bring_up_to_date(connection, schema)
        elif schema == "main" or _attached(connection):
            _create(connection, schema)
    return connection


def _content(file: Path) -> bytes | None:
    """A whole database; empty when its making was interrupted, None when there is no file."""
    if not file.is_file():
        return None
    original = sqlite3.connect(file, timeout=_PATIENCE_SECONDS)
    try:
        pages = original.execute("PRAGMA page_count").fetchone()[0]
        return original.serialize() if pages else b""
    finally:
        original.close()


def _connect_to_write(paths: ProjectPaths) -> sqlite3.Connection:
    connection = sqlite3.connect(paths.database, isolation_level=None, timeout=_PATIENCE_SECONDS)
    connection.execute("PRAGMA temp_store = MEMORY")  # where triggers keep what they may undo
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    _settle(connection, "main")
    schemas = ["main"]
    if not _check_version(connection, "main") or paths.identities.is_file():
        make_folder(paths.identities.parent)
        connection.execute("ATTACH DATABASE ? AS private", (str(paths.identities),))
        _settle(connection, "private")
        schemas.append("private")
    new = [schema for schema in schemas if not _check_version(connection, schema)]
    if new:  # together: a store without its identities would refuse every name
        connection.execute("BEGIN IMMEDIATE")
        for schema in new:
            _create(connection, schema)
        if "main" in new and "private" in set(schemas) - set(new):
            # Its journal counts the batches of a store that is lost: no undo may reach them.
            connection.execute("DELETE FROM private.change")
        connection.execute("COMMIT")
    if _version(connection, "main") < VERSIONS["main"]:
        connection.execute("BEGIN IMMEDIATE")
        _bring_up_to_date(connection, "main")
        connection.execute("COMMIT")
    return connection


def _attached(connection: sqlite3.Connection) -> bool:
    return any(row[1] == "private" for row in connection.execute("PRAGMA database_list"))


def _settle(connection: sqlite3.Connection, schema: str) -> None:
    connection.execute(f"PRAGMA {schema}.synchronous = FULL")
    connection.execute(f"PRAGMA {schema}.secure_delete = ON")


def _check_version(connection: sqlite3.Connection, schema: str) -> bool:
    """False for an empty database, True for one of ours; a newer or foreign one is refused."""
    version, known = _version(connection, schema), VERSIONS[schema]
    application = connection.execute(f"PRAGMA {schema}.application_id").fetchone()[0]
    if version == 0 and application == 0:
        return False
    if application != APPLICATION_ID:
        raise Refusal("U304", exit_status=ExitStatus.NO_PROJECT)
    if version > known:
        raise Refusal(
            "U303", exit_status=ExitStatus.NO_PROJECT, found=str(version), known=str(known)
        )
    return True


def _version(connection: sqlite3.Connection, schema: str) -> int:
    return int(connection.execute(f"PRAGMA {schema}.user_version").fetchone()[0])


def _bring_up_to_date(connection: sqlite3.Connection, schema: str) -> None:
    """Add to a store of an older absr what it lacks; nothing that it holds is changed."""
    if schema != "main" or _version(connection, schema) == VERSIONS[schema]:
        return
    connection.execute(_MAPPING)
    for statement in _triggers(connection, schema, "mapping"):
        connection.execute(statement)
    connection.execute(f"PRAGMA {schema}.user_version = {VERSIONS[schema]}")


def _create(connection: sqlite3.Connection, schema: str) -> None:
    script = f"{_MAIN.strip()}\n{_MAPPING.strip()};\n"
    if schema == "private":
        script = _PRIVATE.format(schema=schema)
    for statement in (script + _CHANGE.format(schema=schema)).split(";\n"):
        if statement.strip():
            connection.execute(statement)
    for table in JOURNALLED[schema]:
        for statement in _triggers(connection, schema, table):
            connection.execute(statement)
    connection.execute(f"PRAGMA {schema}.application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA {schema}.user_version = {VERSIONS[schema]}")


def _triggers(connection: sqlite3.Connection, schema: str, table: str) -> list[str]:
    """What keeps the state of a row before each change of it."""
    columns = [row[1] for row in connection.execute(f"PRAGMA {schema}.table_info({table})")]
    before = "json_object(" + ", ".join(f"'{name}', OLD.{name}" for name in columns) + ")"
    return [
        f"CREATE TRIGGER {schema}.{table}_{event.lower()} AFTER {event} ON {table} BEGIN "  # noqa: S608 -- our own names
        f"INSERT INTO change (batch, tbl, place, before) "
        f"VALUES ((SELECT batch FROM now), '{table}', {row}.rowid, {kept}); END"
        for event, row, kept in (
            ("INSERT", "NEW", "NULL"),
            ("UPDATE", "OLD", before),
            ("DELETE", "OLD", before),
        )
    ]


class store_faults:  # noqa: N801 -- reads as a verb where it is used
    """Turns what SQLite reports of the machine into a `Refusal`."""

    def __init__(self, paths: ProjectPaths) -> None:
        """Keep the places named in the message."""
        self._paths = paths

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Raise the refusal that stands for a fault of the machine."""
        if not isinstance(error, sqlite3.Error):
            return
        text = str(error)
        code = next((code for words, code in _FAULTS if words in text), None)
        if code is None:
            return
        status = ExitStatus.NO_PROJECT if code == "U304" else ExitStatus.MACHINE
        path = str(self._paths.database)
        raise Refusal(code, exit_status=status, path=path, reason=text) from error


_FAULTS = (
    ("disk is full", "M601"),
    ("disk I/O error", "M607"),
    ("readonly database", "M602"),
    ("unable to open", "M602"),
    ("is locked", "M604"),
    ("not a database", "U304"),
    ("malformed", "U304"),
)
